"""The rows of one table on two sides: which differ, and how those of one side become those of the other."""

from __future__ import annotations

import hashlib
import json
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Integer, UniqueConstraint, delete, exc, select, tuple_

from proceedings_db.database.driver import insert, run
from proceedings_db.database.keys import chunks
from proceedings_db.database.loading.rows import key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from sqlalchemy import Column, ColumnElement, Connection, Table

Row = tuple[Any, ...]
Key = tuple[Any, ...]

AT_ONCE: Final = 2000

_to_json: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Digest:
    """The number of the rows of a table, and the SHA-256 of all of them.

    What is digested is a JSON array a row, each on a line of its own in UTF-8, in the order of their keys: the same on
    either engine, with any Python, and for whoever writes the rows so with another program.
    """

    def __init__(self) -> None:
        self.rows = 0
        self._digest = hashlib.sha256()

    def count(self, parts: Iterable[list[Row]]) -> Iterator[list[Row]]:
        """Yield ``parts``, the rows of each counted and digested."""
        for rows in parts:
            self.rows += len(rows)
            self._digest.update("".join(f"{_to_json(row)}\n" for row in rows).encode())
            yield rows

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

    def note(self, wanted: dict[Key, Row], held: dict[Key, Row]) -> None:
        """Note what makes the rows that are ``held`` differ from those ``wanted``."""
        self.added += wanted.keys() - held.keys()
        self.removed += held.keys() - wanted.keys()
        self.changed += (key for key in wanted.keys() & held.keys() if wanted[key] != held[key])


def iter_parts(table: Table, connection: Connection) -> Iterator[list[Row]]:
    """Yield all rows, a part at a time, in the order of their primary keys, which is the same on both engines."""
    rows = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=AT_ONCE)
    for part in connection.execute(rows).partitions():
        yield [tuple(row) for row in part]


def compare(table: Table, there: Connection, here: Connection) -> Difference:
    """Return what makes the rows ``here`` differ from those ``there``."""
    if here.execute(select(1).select_from(table).limit(1)).first() is None:
        return Difference(is_whole=True)
    found, to_key = Difference(), _to_key(table)
    source, target = found.source.count(iter_parts(table, there)), iter_parts(table, here)
    wanted, held = next(source, []), next(target, [])
    while wanted and held:
        size = min(len(wanted), len(held))
        if wanted[:size] == held[:size]:
            to_wanted = to_held = size
        else:
            # What lies beyond the last key that both sides have come to may have its like in the next part.
            last = min(to_key(wanted[-1]), to_key(held[-1]))
            to_wanted, to_held = (bisect_right(rows, last, key=to_key) for rows in (wanted, held))
            found.note({to_key(row): row for row in wanted[:to_wanted]}, {to_key(row): row for row in held[:to_held]})
        wanted = wanted[to_wanted:] or next(source, [])
        held = held[to_held:] or next(target, [])
    found.added += map(to_key, chain(wanted, chain.from_iterable(source)))
    found.removed += map(to_key, chain(held, chain.from_iterable(target)))
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
    changed, added = difference.changed, difference.added
    if not update:
        changed, added = [], [*added, *changed]
    whole = difference.source.count(iter_parts(table, there)) if difference.is_whole else _read(table, there, added)
    own = _own_pointer(table)
    pointing: list[Row] = []
    for write, parts in ((_update, _read(table, there, changed)), (_insert, whole)):
        for rows in parts:
            write(table, here, rows if own is None else _point_nowhere(table, own, rows, pointing))
    # Only now are all rows there that one of the same table may point to.
    run(here, f"UPDATE {table.name} SET {own} = ? WHERE id = ?", pointing)


def _point_nowhere(table: Table, own: str, rows: Sequence[Row], pointing: list[Row]) -> list[Row]:
    """Return ``rows`` without what they point to in their own table, and keep that with their id in ``pointing``."""
    at, to = (table.columns.keys().index(name) for name in (own, "id"))
    pointing += [(row[at], row[to]) for row in rows if row[at] is not None]
    return [(*row[:at], None, *row[at + 1 :]) for row in rows]


def _update(table: Table, here: Connection, rows: Sequence[Row]) -> None:
    keys = [column.name for column in table.primary_key.columns]
    columns = table.columns.keys()
    others = [column for column in columns if column not in keys]
    order = [columns.index(column) for column in (*others, *keys)]
    set_to, where = ", ".join(f"{name} = ?" for name in others), " AND ".join(f"{name} = ?" for name in keys)
    run(here, f"UPDATE {table.name} SET {set_to} WHERE {where}", [tuple(row[at] for at in order) for row in rows])


def _insert(table: Table, here: Connection, rows: Sequence[Row]) -> None:
    try:
        insert(here, table.name, table.columns.keys(), rows)
    except exc.DBAPIError as error:
        refused = _refused(rows, str(error.orig))
        if refused:
            error.statement = f"{table.name}, row {', '.join(map(str, _to_key(table)(refused)))}"
        raise


def _refused(rows: Sequence[Row], message: str) -> Row | None:
    """The row at fault: PostgreSQL names its line in what is copied, the driver nothing at all."""
    if line := re.search(r"COPY \w+, line (\d+)", message):
        return rows[int(line[1]) - 1]
    return next((row for row in rows if any("\0" in value for value in row if isinstance(value, str))), None)


def _read(table: Table, there: Connection, keys: Collection[Key]) -> Iterator[list[Row]]:
    for chunk in chunks(keys):
        rows = there.execute(select(table).where(_has_key(table, chunk)).order_by(*table.primary_key.columns))
        yield [tuple(row) for row in rows]


def _to_key(table: Table) -> Callable[[Row], Key]:
    """Return the function from a row to its primary key."""
    return key_of(tuple(table.columns.keys()), tuple(table.primary_key.columns.keys()))


def _has_key(table: Table, keys: Collection[Key]) -> ColumnElement[bool]:
    columns = list(table.primary_key.columns)
    if len(columns) == 1:
        return columns[0].in_([key[0] for key in keys])
    return tuple_(*columns).in_(list(keys))


def _own_pointer(table: Table) -> str | None:
    """The column that points to rows of its own table, where there is one: a row may be written before its parent."""
    return next((key.parent.name for key in table.foreign_keys if key.column.table is table), None)


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
