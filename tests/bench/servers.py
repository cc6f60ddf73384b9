"""A PostgreSQL server of our own for benchmarks, and how long its processor works for us."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import perf_counter, process_time

from sqlalchemy import Engine, create_engine
from sqlalchemy.engine import make_url

from tests.postgresql import NoServerError, running_server


@contextmanager
def postgresql() -> Iterator[str | None]:
    """Give the URL of a server, or ``None`` where none can be started."""
    with ExitStack() as stack:
        try:
            url = stack.enter_context(running_server())
        except NoServerError:
            url = None
        yield url


def new_database(server: str, name: str) -> str:
    """Make an empty database, and return its URL."""
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def processor_clock(engine: Engine) -> Callable[[], float]:
    """Return a clock of the seconds that our processor works, and that of the process that serves our connection.

    Where that is on another machine, or no Linux, it is the clock on the wall.
    """
    if engine.dialect.name == "sqlite":
        return process_time
    with engine.connect() as connection:
        pid = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
    served = Path(f"/proc/{pid}/schedstat")
    if not served.is_file():
        return perf_counter
    return lambda: process_time() + int(served.read_text(encoding="ascii").split()[0]) / 1e9
