"""All rows of a database, to be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select, text

from proceedings_db.database.models import Base
from proceedings_db.database.search_index import INDEXES
from proceedings_db.database.search_names import read_searched_names

if TYPE_CHECKING:
    from sqlalchemy import Engine

Dump = dict[str, list[tuple[Any, ...]]]
RUNS = ("load_run",)
"""What tells one load from the next, and nothing of the volume."""


def dump(engine: Engine, *without: str) -> Dump:
    """Every row of every table, ordered, but for the tables named."""
    with engine.connect() as connection:
        return {
            name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key.columns))]
            for name, table in Base.metadata.tables.items()
            if name not in without
        }


def values(engine: Engine, query: str, **named: Any) -> list[Any]:
    """The rows of a query; those of one column as plain values."""
    with engine.connect() as connection:
        rows = [tuple(row) for row in connection.execute(text(query), named)]
    return [row[0] for row in rows] if rows and len(rows[0]) == 1 else rows


def check_index(engine: Engine) -> None:
    """Compare what is searched with what it was made of: the names that there are, and on SQLite the index itself.

    FTS5 raises where the index differs from the text.
    """
    with engine.begin() as connection:
        for entity in ("person", "organization"):
            ids = list(connection.scalars(text(f"SELECT id FROM {entity}")))
            stored = connection.execute(text(f"SELECT {entity}_id, names, letters, within FROM {entity}_search"))
            assert {row[0]: tuple(row[1:]) for row in stored} == read_searched_names(connection, entity, ids)
        if engine.dialect.name == "sqlite":
            for index in INDEXES:
                connection.exec_driver_sql(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
