"""Copy a database into another, SQLite or PostgreSQL, whole at first and then what changed, and prove it equal."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import null, select, union_all

from proceedings_db.database import migrate, search_index
from proceedings_db.database.copy_rows import Difference, Digest, compare, delete_rows, iter_parts, park, put_rows
from proceedings_db.database.engine import describe, reading, writing
from proceedings_db.database.errors import DatabaseError, NoTablesError
from proceedings_db.database.models import Base

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy import Connection, Engine, Row, Table

_TABLES: Final = Base.metadata.sorted_tables
_POINTED_TO: Final = {key.column.table.name for table in _TABLES for key in table.foreign_keys}
_SEARCHED: Final = {table: index for index, (table, _, _) in search_index.INDEXES.items()}


class OtherContentError(DatabaseError):
    """The target holds what the source has not: a copy would take it away."""

    explanation = (
        "it holds volumes, imports or later loads that the source has not, and a copy would undo them. Name another "
        "database, or say --replace"
    )


class SameDatabaseError(DatabaseError):
    """Source and target are one."""

    explanation = "this is the source itself. Name another database to copy to"


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
        replace: Whether volumes, imports and loads that only the target has may go.
        progress: Called with the name of each table before it is written.

    Raises:
        OtherContentError: ``target`` holds volumes, imports or loads of its own.
        DatabaseError: One of the two cannot be used, or the sides did not become equal; ``target`` is as it was.
    """
    if _is_same(source, target):
        raise SameDatabaseError(describe(target))
    if migrate.current(source) != migrate.head():
        raise NoTablesError(describe(source))
    if migrate.current(target) is None:
        migrate.upgrade(target)
    elif migrate.current(target) != migrate.head():
        raise RevisionError(describe(target))
    with reading(source) as there, writing(target) as here:
        if not replace:
            _require_known(there, here, describe(target))
        return _copy(there, here, describe(target), progress or (lambda _table: None))


def _is_same(source: Engine, target: Engine) -> bool:
    """Whether both are one file, or one database of a server by the same name."""
    if source is target:
        return True
    files = [Path(str(engine.url.database)) for engine in (source, target) if engine.dialect.name == "sqlite"]
    if not files:
        one, other = ((url.host, url.port, url.database, url.query) for url in (source.url, target.url))
        return one == other
    return len(files) == 2 and all(path.exists() for path in files) and files[0].samefile(files[1])


def _require_known(there: Connection, here: Connection, name: str) -> None:
    """Refuse to copy over what the source does not know of: a volume, a file of entries, or the last load of one.

    A load is known by when it was made or, made on each side by itself, by what it read.
    """
    known = {mark for load in _loads(there) for mark in _known_by(load)}
    foreign = {load.name for load in _loads(here) if known.isdisjoint(_known_by(load))}
    if foreign:
        raise OtherContentError(name, ", ".join(sorted(foreign)[:5]))


def _loads(connection: Connection) -> Sequence[Row[Any]]:
    """The volumes, once a load where they were loaded, and the files of entries."""
    volume, run, source = (Base.metadata.tables[table] for table in ("volume", "load_run", "source"))
    loaded = select(
        volume.c.key.label("name"), run.c.id, run.c.started_at, run.c.records_sha256, run.c.corrections_sha256
    )
    imported = select(source.c.path, null(), null(), source.c.sha256, null()).where(source.c.volume_id.is_(None))
    return connection.execute(union_all(loaded.outerjoin(run, run.c.volume_id == volume.c.id), imported)).all()


def _known_by(load: Row[Any]) -> Iterator[tuple[Any, ...]]:
    yield load.name, load.records_sha256, load.corrections_sha256
    if load.id is not None:
        yield load.name, load.id, load.started_at


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
        for _ in written.count(iter_parts(table, here)):
            pass
        if (written.rows, written.sha256) != (source.rows, source.sha256):
            raise CopyError(name, f"table {table.name}: {source.rows} rows there, {written.rows} here")
    added = source.rows if difference.is_whole else len(difference.added)
    return TableCopy(table.name, source.rows, added, len(difference.changed), len(difference.removed), source.sha256)
