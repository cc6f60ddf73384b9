"""Copy a database into another, SQLite or PostgreSQL, whole at first and then what changed, and prove it equal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from proceedings_db.database import migrate, search_index
from proceedings_db.database.copy_rows import Difference, Digest, compare, delete_rows, iter_rows, park, put_rows
from proceedings_db.database.engine import describe, reading, writing
from proceedings_db.database.errors import DatabaseError, NoTablesError
from proceedings_db.database.models import Base

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection, Engine, Table

_TABLES: Final = Base.metadata.sorted_tables
_POINTED_TO: Final = {key.column.table.name for table in _TABLES for key in table.foreign_keys}
_SEARCHED: Final = {table: index for index, (table, _, _) in search_index.INDEXES.items()}


class OtherContentError(DatabaseError):
    """The target holds volumes that the source has not: a copy would take them away."""

    explanation = (
        "it holds volumes that the source has not, which a copy would remove. Name another one, or say --replace"
    )


class RevisionError(DatabaseError):
    """The target's tables are not those of this program."""

    explanation = "its tables are of another revision than the source's. Run `db upgrade` on it"


class CopyError(DatabaseError):
    """The copy is not what was copied; nothing was written."""

    explanation = "the copy did not become equal to the source, and was undone. Please report this"


@dataclass(frozen=True, slots=True)
class TableCopy:
    """What a copy did to one table: rows added, changed and removed, and what proves the two sides equal."""

    table: str
    rows: int
    added: int
    changed: int
    removed: int
    sha256: str


def copy_database(
    source: Engine, target: Engine, *, replace: bool = False, progress: Callable[[str], None] | None = None
) -> list[TableCopy]:
    """Make ``target`` equal to ``source`` in one transaction, and return what was done to each table.

    Rows that are equal already are not written. Every table that was written to is read again, counted and digested,
    and must come out as the source's; ``sha256`` is the same for the same rows on either engine.

    Args:
        source: A database at our revision; all of it is read in one state.
        target: A database at our revision, or an empty one.
        replace: Whether volumes that only the target has may go.
        progress: Called with the name of each table before it is written.

    Raises:
        OtherContentError: ``target`` holds volumes of its own.
        DatabaseError: One of the two cannot be used, or the sides did not become equal; ``target`` is as it was.
    """
    if migrate.current(source) != migrate.head():
        raise NoTablesError(describe(source))
    if migrate.current(target) is None:
        migrate.upgrade(target)
    elif migrate.current(target) != migrate.head():
        raise RevisionError(describe(target))
    with reading(source) as there, writing(target) as here:
        if not replace:
            _require_same_volumes(there, here, describe(target))
        return _copy(there, here, describe(target), progress or (lambda _table: None))


def _require_same_volumes(there: Connection, here: Connection, name: str) -> None:
    volume = Base.metadata.tables["volume"]
    known = select(volume.c.id, volume.c.key)
    ours = {(row.id, row.key) for row in here.execute(known)}
    foreign = ours - {(row.id, row.key) for row in there.execute(known)}
    if foreign:
        raise OtherContentError(name, ", ".join(sorted(key for _, key in foreign)[:5]))


def _copy(there: Connection, here: Connection, name: str, tell: Callable[[str], None]) -> list[TableCopy]:
    differences = {table.name: compare(table, there, here) for table in _TABLES}
    # What nothing points to goes first and comes last, so that no key of a row in between points to nothing.
    for table in reversed(_TABLES):
        difference = differences[table.name]
        if table.name in _SEARCHED and not difference.is_whole:
            search_index.forget(here, _SEARCHED[table.name], difference.ids(changed=True, removed=True))
        if table.name in _POINTED_TO:
            park(table, here, [*difference.changed, *difference.removed])
        else:
            delete_rows(table, here, [*difference.changed, *difference.removed])
    for table in _TABLES:
        tell(table.name)
        difference = differences[table.name]
        put_rows(table, there, here, difference, update=table.name in _POINTED_TO)
        if table.name in _SEARCHED:
            _index(here, _SEARCHED[table.name], difference)
    for table in reversed(_TABLES):
        if table.name in _POINTED_TO:
            delete_rows(table, here, differences[table.name].removed)
    if here.dialect.name == "postgresql":
        # Without it the planner takes a freshly filled table for an empty one, and reads all of it for a search.
        here.exec_driver_sql("ANALYZE")
    return [_prove(table, here, differences[table.name], name) for table in _TABLES]


def _index(here: Connection, index: str, difference: Difference) -> None:
    if not difference.is_whole:
        search_index.remember(here, index, difference.ids(changed=True, added=True))
    elif here.dialect.name == "sqlite":
        here.exec_driver_sql(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")


def _prove(table: Table, here: Connection, difference: Difference, name: str) -> TableCopy:
    """Read again what was written, and say what was done; rows that were compared and left alone are equal."""
    source = difference.source
    if not difference.is_none:
        written = Digest()
        for _ in written.count(iter_rows(table, here)):
            pass
        if (written.rows, written.sha256) != (source.rows, source.sha256):
            raise CopyError(name, f"table {table.name}: {source.rows} rows there, {written.rows} here")
    added = source.rows if difference.is_whole else len(difference.added)
    return TableCopy(table.name, source.rows, added, len(difference.changed), len(difference.removed), source.sha256)
