"""Open a database, and begin a transaction in it, the one way that is safe on both engines."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import StaticPool, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from proceedings_db.database.errors import DatabaseError, NotFoundError, ReadOnlyError, explained
from proceedings_db.records import ProceedingsError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine

WAIT: Final = 30
"""Seconds to wait for another writer before saying that the database is locked."""

_WAIT_OPTION: Final = "proceedings_db_wait"
_WRITES_OPTION: Final = "proceedings_db_writes"

LOADER_LOCK: Final = 0x50524F43
"""The number of the advisory lock that writers of one PostgreSQL database take in turn."""


def open_engine(url: str, *, create: bool = True, wait: float = WAIT, wal: bool = False) -> Engine:
    """Return the engine of the database at ``url``, foreign keys on.

    Args:
        url: ``sqlite:///proceedings.db``, or ``postgresql://…``.
        create: Whether a missing SQLite file may come into being; reading commands say no.
        wait: Seconds to wait for a lock.
        wal: Keep an SQLite file in write-ahead mode. It helps where people read while volumes are loaded; the file is
            then no longer one file, and cannot be read from a read-only folder, so it is not the default.

    Raises:
        NotFoundError: The file is missing and ``create`` is false, or its folder is.
        ProceedingsError: ``url`` is none, or of an engine we do not know.
    """
    parsed = _parse(url)
    with explained(describe(parsed)):
        if parsed.get_backend_name() == "sqlite":
            return _open_sqlite(parsed, create=create, wait=wait, wal=wal)
        options = {_WAIT_OPTION: wait}
        return create_engine(parsed, connect_args={"connect_timeout": max(int(wait), 1)}, execution_options=options)


@contextmanager
def opened(database: str | Engine, *, create: bool = False) -> Iterator[Engine]:
    """Give the engine of ``database``, closed in the end if it was opened here.

    Raises:
        ProceedingsError: As :func:`open_engine`.
    """
    if not isinstance(database, str):
        yield database
        return
    engine = open_engine(database, create=create)
    try:
        yield engine
    finally:
        engine.dispose()


def describe(url: str | URL | Engine) -> str:
    """Return the name of a database for messages: the file, or the URL without its password."""
    parsed = make_url(url) if isinstance(url, str) else url if isinstance(url, URL) else url.url
    if parsed.get_backend_name() == "sqlite" and parsed.database:
        return str(parsed.database)
    return str(parsed.render_as_string(hide_password=True))


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection whose statements all see one state of the database.

    Raises:
        DatabaseError: What is wrong with the database.
    """
    with explained(describe(engine)), engine.connect() as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give the one writing connection: the block is a transaction, whole or not at all, and no other writer is in.

    Raises:
        DatabaseError: What is wrong with the database.
    """
    with explained(describe(engine)), engine.connect() as plain:
        connection = plain.execution_options(**{_WRITES_OPTION: True})
        with connection.begin():
            if engine.dialect.name == "postgresql":
                wait = connection.get_execution_options().get(_WAIT_OPTION, WAIT)
                connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{int(wait * 1000)}ms'")
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOADER_LOCK})")
            yield connection


@contextmanager
def migrating_connection(engine: Engine) -> Iterator[Connection]:
    """Give a writing connection on which foreign keys are off: a table that Alembic rebuilds would empty its children.

    SQLite ignores the pragma inside a transaction, so it is set before the first statement, and reset after the last.
    """
    if engine.dialect.name != "sqlite":
        with writing(engine) as connection:
            yield connection
        return
    with explained(describe(engine)), engine.connect() as plain:
        driver = plain.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys = OFF")
        try:
            with plain.execution_options(**{_WRITES_OPTION: True}).begin():
                yield plain
        finally:
            driver.execute("PRAGMA foreign_keys = ON")


def _parse(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise ProceedingsError(f"{url}: not the URL of a database. Write sqlite:///FILE or postgresql://…") from error
    if parsed.get_backend_name() not in ("sqlite", "postgresql"):
        raise ProceedingsError(f"{describe(parsed)}: only SQLite and PostgreSQL are supported.")
    return parsed


def _require_file(path: Path, *, create: bool) -> None:
    try:
        is_there = path.parent.is_dir() and not path.is_dir() and (create or path.exists())
    except PermissionError as error:
        raise ReadOnlyError(str(path), "its folder may not be entered") from error
    if not is_there:
        raise NotFoundError(str(path))


def _open_sqlite(url: URL, *, create: bool, wait: float, wal: bool) -> Engine:
    in_memory = url.database in (None, "", ":memory:")
    # A URI («file:…?mode=ro») says itself whether the file may be made.
    if not in_memory and "uri" not in url.query:
        _require_file(Path(str(url.database)), create=create)
    pool: dict[str, Any] = {"poolclass": StaticPool} if in_memory else {}
    arguments = {"isolation_level": None, "timeout": wait, "check_same_thread": not in_memory}
    engine = create_engine(url, connect_args=arguments, **pool)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own connection
        connection.execute("PRAGMA foreign_keys = ON")
        # The next best would let a power cut right after a commit bring the rollback journal, and what was, back.
        connection.execute("PRAGMA synchronous = EXTRA")
        if wal:
            connection.execute("PRAGMA journal_mode = WAL")

    # The driver would begin late, and commit before DDL; so it is told nothing, and we begin ourselves.
    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES_OPTION)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


__all__ = ["DatabaseError", "describe", "migrating_connection", "open_engine", "opened", "reading", "writing"]
