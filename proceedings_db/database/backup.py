"""A copy of an SQLite file that is whole, whatever is being written to it meanwhile."""

from __future__ import annotations

import sqlite3
import stat
import time
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import exc, select

from proceedings_db.database.engine import WAIT, describe, opened
from proceedings_db.database.errors import DamagedError, DatabaseError, LockedError, explained
from proceedings_db.database.models import Base
from proceedings_db.output import open_output_file
from proceedings_db.records import ProceedingsError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine


class ServerBackupError(DatabaseError):
    """A server's database is backed up by the server's own program."""

    explanation = "only SQLite files are copied here. Use `pg_dump --format=custom --file=FILE URL`, and `pg_restore`"


def backup(database: str | Engine, target: str | Path, *, force: bool = False, wait: float = WAIT) -> Path:
    """Copy the SQLite file of ``database`` to ``target`` by SQLite's own backup, and return its path.

    A writer may be at work: the copy is the file as it was between two transactions. It takes its name when it is
    whole and was checked, and is one file, whatever the mode of the journal.

    Args:
        database: The engine, or the URL, of an SQLite file.
        target: The file to make.
        force: Whether a file of that name may be overwritten.
        wait: Seconds to wait for a writer that lets nobody read.

    Raises:
        ProceedingsError: ``target`` is there already, or is the database itself.
        DatabaseError: The database is on a server, cannot be read, or is damaged; or there is no room for the copy.
        OSError: The folder of ``target`` may not be written to.
    """
    with opened(database) as engine:
        if engine.dialect.name != "sqlite":
            raise ServerBackupError(describe(engine))
        path, source = Path(target), Path(describe(engine))
        if path.exists() and path.samefile(source):
            raise ProceedingsError(f"{path}: this is the database itself. Name another file.")
        if path.is_dir() or (path.exists() and not force):
            raise ProceedingsError(f"{path}: there is such a file already. Name another one, or say --force.")
        if not path.parent.is_dir():
            raise ProceedingsError(f"{path}: there is no such folder.")
        rights = stat.S_IMODE(source.stat().st_mode)
        with open_output_file(path, mode=rights) as draft, _explained(engine):
            _copy(engine, draft, wait)
    return path


def backup_before_change(engine: Engine, revision: str | None) -> Path | None:
    """Back up an SQLite file that holds volumes beside itself, and return the path; ``None`` where nothing is to lose.

    The file is named for the revision that it holds: ``proceedings.db.backup-0003``, then ``-2`` and so on.

    Raises:
        DatabaseError: The copy cannot be made; so nothing else should be done to the database either.
    """
    name = engine.url.database
    if engine.dialect.name != "sqlite" or not name or name == ":memory:" or revision is None or not _has_rows(engine):
        return None
    stem = f"{name}.backup-{revision}"
    free = next(path for path in _numbered(stem) if not path.exists())
    return backup(engine, free)


def _numbered(stem: str) -> Iterator[Path]:
    yield Path(stem)
    number = 2
    while True:
        yield Path(f"{stem}-{number}")
        number += 1


def _has_rows(engine: Engine) -> bool:
    with _explained(engine), engine.connect() as connection:
        tables = (Base.metadata.tables[name] for name in ("volume", "paper"))
        return any(connection.execute(select(1).select_from(table).limit(1)).first() for table in tables)


def _copy(engine: Engine, draft: Path, wait: float) -> None:
    deadline = time.monotonic() + wait

    def watch(status: int, _remaining: int, _total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > deadline:
            raise LockedError(describe(engine))

    with engine.connect() as connection, closing(sqlite3.connect(draft)) as copy:
        source = connection.connection.driver_connection
        assert isinstance(source, sqlite3.Connection)
        # All pages in one step: a writer in between would make SQLite begin again and again.
        source.backup(copy, pages=-1, progress=watch)
        copy.execute("PRAGMA journal_mode = DELETE")
        fault = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
        if fault != "ok":
            raise DamagedError(describe(engine), fault)


@contextmanager
def _explained(engine: Engine) -> Iterator[None]:
    """Say of the driver's own errors, which SQLAlchemy has not seen, what they mean too."""
    with explained(describe(engine)):
        try:
            yield
        except sqlite3.Error as error:
            raise exc.OperationalError("backup", None, error) from error
