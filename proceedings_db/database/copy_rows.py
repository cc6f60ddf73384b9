"""The rows of one table on two sides: which differ, and how those of one side become those of the other."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Integer, UniqueConstraint, delete, select, tuple_

from proceedings_db.database.driver import insert, run
from proceedings_db.database.keys import chunks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from sqlalchemy import Column, ColumnElement, Connection, Table

Row = tuple[Any, ...]
Key = tuple[Any, ...]

AT_ONCE: Final = 2000
_TO_ITSELF: Final = {"organization": "parent_id"}
"""Columns that point to rows of their own table, which may not be there yet when a row is written."""


class Digest:
    """The number of the rows of a table, and the SHA-256 of all of them in the order of their keys."""

    def __init__(self) -> None:
        self.rows = 0
        self._digest = hashlib.sha256()

    def count(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Yield ``rows``, each counted and digested."""
        for row in rows:
            self._digest.update(repr(row).encode())
            self.rows += 1
            yield row

    @property
    def sha256(self) -> str:
        """The digest of the rows so far, in hexadecimal."""
        return self._digest.hexdigest()


@dataclass(slots=True)
class Difference:
    """The primary keys of rows that only the source has, that differ, and that only the target has.

    ``is_whole`` says that the target has none: all rows are to be added, and ``added`` does not list them. ``source``
    is the digest of the source's rows, once all of them were read.
    """

    is_whole: bool = False
    source: Digest = field(default_factory=Digest)
    added: list[Key] = field(default_factory=list)
    changed: list[Key] = field(default_factory=list)
    removed: list[Key] = field(default_factory=list)

    @property
    def is_none(self) -> bool:
        """Whether the rows were compared one by one and found equal."""
        return not (self.is_whole or self.added or self.changed or self.removed)

    def ids(self, *, added: bool = False, changed: bool = False, removed: bool = False) -> list[int]:
        """Return the first column of the keys asked for."""
        asked = ((added, self.added), (changed, self.changed), (removed, self.removed))
        return [key[0] for wanted, keys in asked if wanted for key in keys]


def iter_rows(table: Table, connection: Connection) -> Iterator[Row]:
    """Yield all rows in the order of their primary keys, which is the same on both engines, a few at a time."""
    rows = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=AT_ONCE)
    yield from map(tuple, connection.execute(rows))


def compare(table: Table, there: Connection, here: Connection) -> Difference:
    """Return what makes the rows ``here`` differ from those ``there``."""
    if here.execute(select(1).select_from(table).limit(1)).first() is None:
        return Difference(is_whole=True)
    at = [list(table.columns).index(column) for column in table.primary_key.columns]
    found = Difference()
    source, target = found.source.count(iter_rows(table, there)), iter_rows(table, here)
    wanted, held = next(source, None), next(target, None)
    while wanted is not None or held is not None:
        key = tuple(wanted[i] for i in at) if wanted is not None else None
        other = tuple(held[i] for i in at) if held is not None else None
        if other is None or (key is not None and key < other):
            found.added.append(key or ())
            wanted = next(source, None)
        elif key is None or other < key:
            found.removed.append(other)
            held = next(target, None)
        else:
            if wanted != held:
                found.changed.append(key)
            wanted, held = next(source, None), next(target, None)
    return found


def delete_rows(table: Table, here: Connection, keys: Sequence[Key]) -> None:
    """Delete the rows with ``keys``, and with them what points to nothing else."""
    for chunk in chunks(keys):
        here.execute(delete(table).where(_has_key(table, chunk)))


def park(table: Table, here: Connection, keys: Sequence[Key]) -> None:
    """Give rows that are about to change or go values that no row has, where values must be single."""
    parked = {_parking(column) for column in _single_columns(table)}
    if parked:
        statement = f"UPDATE {table.name} SET {', '.join(sorted(parked))} WHERE id = ?"
        run(here, statement, keys)


def put_rows(table: Table, there: Connection, here: Connection, difference: Difference, *, update: bool) -> None:
    """Write the rows that differ: those that changed as updates or, deleted before, as new ones."""
    columns = tuple(column.name for column in table.columns)
    if update:
        for rows in _read(table, there, difference.changed):
            _update(table, here, rows)
        added = difference.added
    else:
        added = sorted((*difference.added, *difference.changed))
    parts = (
        _parts(difference.source.count(iter_rows(table, there))) if difference.is_whole else _read(table, there, added)
    )
    own = _TO_ITSELF.get(table.name)
    pointing: list[Row] = []
    for rows in parts:
        if own is None:
            _insert(table, here, columns, rows)
            continue
        at, to = columns.index(own), columns.index("id")
        _insert(table, here, columns, [(*row[:at], None, *row[at + 1 :]) for row in rows])
        pointing += [(row[at], row[to]) for row in rows if row[at] is not None]
    run(here, f"UPDATE {table.name} SET {own} = ? WHERE id = ?", pointing)


def _update(table: Table, here: Connection, rows: Sequence[Row]) -> None:
    keys = [column.name for column in table.primary_key.columns]
    columns = [column.name for column in table.columns]
    others = [column for column in columns if column not in keys]
    order = [columns.index(column) for column in (*others, *keys)]
    set_to, where = ", ".join(f"{name} = ?" for name in others), " AND ".join(f"{name} = ?" for name in keys)
    run(here, f"UPDATE {table.name} SET {set_to} WHERE {where}", [tuple(row[at] for at in order) for row in rows])


def _insert(table: Table, here: Connection, columns: tuple[str, ...], rows: Sequence[Row]) -> None:
    if here.dialect.name != "postgresql":
        insert(here, table.name, columns, rows)
        return
    # psycopg's own cursor; SQLAlchemy types the least that any driver has.
    driver: Any = here.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({', '.join(columns)}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _read(table: Table, there: Connection, keys: Collection[Key]) -> Iterator[list[Row]]:
    for chunk in chunks(keys):
        rows = there.execute(select(table).where(_has_key(table, chunk)).order_by(*table.primary_key.columns))
        yield [tuple(row) for row in rows]


def _parts(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while part := list(islice(rows, AT_ONCE)):
        yield part


def _has_key(table: Table, keys: Collection[Key]) -> ColumnElement[bool]:
    columns = list(table.primary_key.columns)
    if len(columns) == 1:
        return columns[0].in_([key[0] for key in keys])
    return tuple_(*columns).in_(list(keys))


def _single_columns(table: Table) -> Iterator[Column[Any]]:
    """A column of each set of columns whose values are single, the primary key apart."""
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            columns = list(constraint.columns)
            if not any(column.primary_key for column in columns):
                yield columns[-1]


def _parking(column: Column[Any]) -> str:
    """What sets ``column`` to a value that no row has; ``~`` is in no key, and positions count from 1."""
    if column.nullable:
        return f"{column.name} = NULL"
    return f"{column.name} = -id" if isinstance(column.type, Integer) else f"{column.name} = '~' || id"
