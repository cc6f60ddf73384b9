"""What can be wrong with a database, said so that the reader knows what to do."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from sqlalchemy import exc

from proceedings_db.records import ProceedingsError

if TYPE_CHECKING:
    from collections.abc import Iterator


class DatabaseError(ProceedingsError):
    """A database that cannot be used as asked; ``url`` names it, without its password."""

    explanation = "the database cannot be used. Check it, or restore it from a backup"

    def __init__(self, url: str, detail: str = "") -> None:
        self.url = url
        super().__init__(f"{url}: {self.explanation}" + (f" ({detail})" if detail else ""))


class NotFoundError(DatabaseError):
    """There is no such file or folder."""

    explanation = "there is no such database. Check the name and the folder, or make one with `db upgrade` or `load`"


class NotADatabaseError(DatabaseError):
    """The file is something else than an SQLite database."""

    explanation = "the file is not a database. Name another file; this one was not touched"


class DamagedError(DatabaseError):
    """The file is a database whose content contradicts itself."""

    explanation = "the file is damaged. Restore it from a backup, or load the volumes into a new database"


class ForeignTablesError(DatabaseError):
    """The database holds tables that are not ours."""

    explanation = "the database belongs to another program. Name another one; this one was not touched"


class NoTablesError(DatabaseError):
    """The database was never migrated, or by an older version of the program."""

    explanation = "the tables are missing or older than this program. Run `proceedings-db db upgrade`"


class NewerDatabaseError(DatabaseError):
    """The database was migrated by a newer version of the program."""

    explanation = "the database was made by a newer version of proceedings-db. Install that version"


class ReadOnlyError(DatabaseError):
    """The file, its folder or the account may not be written to."""

    explanation = (
        "the database cannot be written to. Give write access to the file and its folder, or copy it elsewhere"
    )


class LockedError(DatabaseError):
    """Another process holds the database."""

    explanation = "another program is writing to the database. Wait until it has finished, then try again"


class DiskFullError(DatabaseError):
    """No room for what was to be written; everything committed before is still there."""

    explanation = "the disk is full, and what was being written was undone. Free some space and try again"


class DiskError(DatabaseError):
    """The system would not read or write the file: a quota, a failing disk, a share that went away."""

    explanation = (
        "the disk failed or its quota is used up. Nothing of this was written; look after the disk, then try again"
    )


class UnreachableError(DatabaseError):
    """The server does not answer or refuses the login, or its driver is not installed."""

    explanation = (
        "the server cannot be reached, or went away and undid what was not finished. Check the URL, and that the server"
        " runs and its driver is installed; then try again"
    )


class UnstorableError(DatabaseError):
    """A value that the engine cannot hold: half a character, a NUL, or more than one of its indexes takes."""

    explanation = "it cannot hold one of the values, and nothing was written. Mend or shorten that where it comes from"


class ContradictionError(DatabaseError):
    """Records that contradict each other: two at one position, a link to nothing."""

    explanation = "the records of the volume contradict each other, and nothing of it was loaded. Please report this"


class MigrationError(DatabaseError):
    """A migration failed; the database is as it was."""

    explanation = "the migration failed and was undone; the database is as it was before. Please report this"


_SQLITE: Final[dict[int, type[DatabaseError]]] = {
    sqlite3.SQLITE_NOTADB: NotADatabaseError,
    sqlite3.SQLITE_CORRUPT: DamagedError,
    sqlite3.SQLITE_READONLY: ReadOnlyError,
    sqlite3.SQLITE_PERM: ReadOnlyError,
    sqlite3.SQLITE_BUSY: LockedError,
    sqlite3.SQLITE_LOCKED: LockedError,
    sqlite3.SQLITE_FULL: DiskFullError,
    sqlite3.SQLITE_CANTOPEN: NotFoundError,
    sqlite3.SQLITE_IOERR: DiskError,
}
# What has the code of an error in our own SQL and is none: tables that are not there, a file whose bytes are damaged.
_SQLITE_MESSAGES: Final[dict[str, type[DatabaseError]]] = {
    "no such table": NoTablesError,
    "no such column": NoTablesError,
    "Could not decode to UTF-8": DamagedError,
    "unrecognized column option": DamagedError,
    "vtable constructor failed": DamagedError,
}
# SQLSTATE: the code or the class of codes, as PostgreSQL's appendix A lists them.
_POSTGRESQL: Final[dict[str, type[DatabaseError]]] = {
    "55P03": LockedError,
    "57014": LockedError,
    "40P01": LockedError,
    "22003": UnstorableError,
    "22021": UnstorableError,
    "22P05": UnstorableError,
    "54": UnstorableError,
    "25006": ReadOnlyError,
    "42501": ReadOnlyError,
    "53100": DiskFullError,
    "58": DiskError,
    "42P01": NoTablesError,
    "42703": NoTablesError,
    "XX001": DamagedError,
    "XX002": DamagedError,
    "3D000": NotFoundError,
    "08": UnreachableError,
    "28": UnreachableError,
    "57P": UnreachableError,
}


def explain(error: exc.DBAPIError, url: str) -> DatabaseError | None:
    """Return what the driver's ``error`` means for the database at ``url``, or ``None`` where it is a fault of ours."""
    cause = error.orig
    if isinstance(error, exc.IntegrityError):
        return ContradictionError(url, str(cause).strip().partition("\n")[0])
    detail = str(cause).strip().splitlines()[0] if str(cause).strip() else ""
    if isinstance(cause, sqlite3.Error):
        # The low byte is the primary result code, the rest of the number says more about it.
        kind = _SQLITE.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF)
        if kind is None:
            kind = next((told for begin, told in _SQLITE_MESSAGES.items() if detail.startswith(begin)), None)
        return kind(url, detail) if kind else None
    state = getattr(cause, "sqlstate", None)
    if state is None:
        # The driver itself refuses a text, or the server did not answer at all.
        refused = {exc.DataError: UnstorableError, exc.OperationalError: UnreachableError}
        kind = next((told for raised, told in refused.items() if isinstance(error, raised)), None)
    else:
        kind = next((_POSTGRESQL[state[:size]] for size in (5, 3, 2) if state[:size] in _POSTGRESQL), None)
    if kind is UnstorableError and error.statement:
        detail = f"{error.statement.partition(' (')[0][:60]}: {detail}"
    return kind(url, detail) if kind else None


@contextmanager
def explained(url: str) -> Iterator[None]:
    """Turn the driver's errors inside the block into ours.

    Raises:
        DatabaseError: The one that says what is wrong.
    """
    try:
        yield
    except exc.DBAPIError as error:
        ours = explain(error, url)
        if ours is None:
            raise
        raise ours from error
    except UnicodeEncodeError as error:
        raise UnstorableError(url, f"half a character in {error.object[:60]!r}") from error
    except exc.NoSuchModuleError as error:
        raise UnreachableError(url, str(error)) from error
    except ModuleNotFoundError as error:
        detail = f"its driver {error.name} is not installed: pip install 'proceedings-db[postgresql]'"
        raise UnreachableError(url, detail) from error
