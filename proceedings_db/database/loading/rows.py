"""Rows as they are and as they are to be; only the difference is written."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from proceedings_db.database.driver import insert, run
from proceedings_db.database.errors import ContradictionError
from proceedings_db.database.models import Base

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sqlalchemy import Connection, Row

Key = tuple[Any, ...]
Values = tuple[Any, ...]

_UNIQUE_POSITION: Final = {"paper", "section", "caption", "authorship", "reference", "citation"}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows of a table a load added, changed, removed and left as they were."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.added + other.added,
            self.changed + other.changed,
            self.removed + other.removed,
            self.unchanged + other.unchanged,
        )

    def then(self, later: Counts) -> Counts:
        """Return what two loads of the same rows did together."""
        kept = max(self.unchanged - later.changed - later.removed, 0)
        return Counts(self.added + later.added, self.changed + later.changed, self.removed + later.removed, kept)


class Rows:
    """The rows of one table that belong to one volume, ``old`` in the database and ``new`` after the load."""

    def __init__(self, table: str) -> None:
        model = Base.metadata.tables[table]
        self.name = table
        self.columns = tuple(model.columns.keys())
        self.key_columns = tuple(model.primary_key.columns.keys())
        self.old: dict[Key, Values] = {}
        self.new: dict[Key, Values] = {}
        self._values: Callable[[Mapping[str, Any]], Values] = itemgetter(*self.columns)
        self._key = key_of(self.columns, self.key_columns)
        self._at = {column: index for index, column in enumerate(self.columns)}

    def remember(self, rows: Iterable[Row[Any]]) -> None:
        """Take ``rows``, selected with all columns in the order of the model, for the old ones."""
        for row in rows:
            values = tuple(row)
            self.old[self._key(values)] = values

    def put(self, values: Mapping[str, Any]) -> None:
        """Ask for a row; every column must be named.

        Raises:
            ContradictionError: Another row with the same primary key was asked for: one of the two would be lost.
        """
        row = self._values(values)
        key = self._key(row)
        if key in self.new:
            raise ContradictionError(self.name, f"two rows with {', '.join(self.key_columns)} = {key}")
        self.new[key] = row

    def value(self, row: Values, column: str) -> Any:  # noqa: ANN401 - whatever the column holds
        """Return the value of ``column`` in ``row``."""
        return row[self._at[column]]

    @property
    def added(self) -> list[Values]:
        """The rows that are not there yet, in the order they were asked for."""
        return [row for key, row in self.new.items() if key not in self.old] if self.old else list(self.new.values())

    @property
    def changed(self) -> list[tuple[Values, Values]]:
        """The rows that differ, each as it is and as it is to be."""
        return [(self.old[key], row) for key, row in self.new.items() if key in self.old and self.old[key] != row]

    @property
    def removed(self) -> list[Values]:
        """The rows that are asked for no longer."""
        return [row for key, row in self.old.items() if key not in self.new]

    def touched(self, column: str) -> set[Any]:
        """Return the values of ``column`` in all rows that come, change or go, the old values included."""
        at = self._at[column]
        values = {row[at] for row in (*self.added, *self.removed)}
        for old, new in self.changed:
            values |= {old[at], new[at]}
        values.discard(None)
        return values

    def count(self) -> Counts:
        """Return how many rows are added, changed, removed and unchanged."""
        added, changed = len(self.added), len(self.changed)
        return Counts(added, changed, len(self.removed), len(self.new) - added - changed)

    def write(self, connection: Connection) -> None:
        """Insert what is new and update what differs; what goes is deleted by :meth:`delete`, after all tables."""
        changed, removed = self.changed, self.removed
        if self.name in _UNIQUE_POSITION:
            self._park(connection, changed, removed)
        others = [column for column in self.columns if column not in self.key_columns]
        if changed and others:
            order = itemgetter(*(self._at[column] for column in (*others, *self.key_columns)))
            run(
                connection,
                f"UPDATE {self.name} SET {_equal(others)} WHERE {_equal(self.key_columns, ' AND ')}",
                [order(new) for _, new in changed],
            )
        insert(connection, self.name, self.columns, self.added)

    def delete(self, connection: Connection) -> None:
        """Delete what is asked for no longer."""
        where = _equal(self.key_columns, " AND ")
        run(connection, f"DELETE FROM {self.name} WHERE {where}", [self._key(row) for row in self.removed])

    def _park(self, connection: Connection, changed: list[tuple[Values, Values]], removed: list[Values]) -> None:
        """Move rows whose position is about to be taken out of the way: uniqueness is checked row by row."""
        at = self._at["position"]
        moving = [old for old, new in changed if old[at] != new[at] or self.name == "citation"]
        run(
            connection,
            f"UPDATE {self.name} SET position = -id WHERE id = ?",
            [self._key(row) for row in (*moving, *removed)],
        )


def _equal(columns: Iterable[str], between: str = ", ") -> str:
    return between.join(f"{column} = ?" for column in columns)


def key_of(columns: tuple[str, ...], key_columns: tuple[str, ...]) -> Callable[[Values], Key]:
    """Return the function from the values of a row to its primary key, always a tuple."""
    if len(key_columns) == 1:
        at = columns.index(key_columns[0])
        return lambda values: (values[at],)
    return itemgetter(*(columns.index(column) for column in key_columns))
