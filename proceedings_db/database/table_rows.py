"""Every table and view as rows, some thousands at a time, for those who take the whole database elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

from sqlalchemy import Boolean, Float, Integer, column, inspect, select, table

from proceedings_db.database.engine import reading
from proceedings_db.database.models import Base
from proceedings_db.database.views import VIEWS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Engine, Select
    from sqlalchemy.types import TypeEngine

ColumnKind = Literal["integer", "text", "number", "flag"]

AT_ONCE: Final = 10_000
"""Rows of one batch."""

_COUNTS: Final = ("papers", "times_cited", "papers_citing", "reference_position", "line")


def table_names() -> list[str]:
    """Return the names of all tables but those of the full-text search, then those of the views."""
    return [name for name in Base.metadata.tables if not name.endswith("_search")] + list(VIEWS)


def column_kinds(engine: Engine, name: str) -> dict[str, ColumnKind]:
    """Return the columns of a table or a view in their order, each with the kind of its values.

    A view has no types of its own on SQLite: a column has the kind of the columns of that name.
    """
    if name in Base.metadata.tables:
        return {held.name: _kind(held.type) for held in Base.metadata.tables[name].columns}
    known = {held.name: _kind(held.type) for model in Base.metadata.tables.values() for held in model.columns}
    known |= dict.fromkeys(_COUNTS, "integer")
    names = (held["name"] for held in inspect(engine).get_columns(name))
    return {held: known.get(held, "text") for held in names}


def iter_table_rows(engine: Engine, name: str, columns: Sequence[str]) -> Iterator[Sequence[Sequence[Any]]]:
    """Give the rows of a table or a view, those of a table in the order of its key.

    Raises:
        DatabaseError: The database cannot be read.
    """
    query: Select[Any]
    if name in Base.metadata.tables:
        model = Base.metadata.tables[name]
        query = select(model).order_by(*model.primary_key.columns)
    else:
        query = select(table(name, *(column(held) for held in columns)))
    with reading(engine) as connection:
        yield from connection.execute(query.execution_options(yield_per=AT_ONCE)).partitions()


def _kind(kind: TypeEngine[Any]) -> ColumnKind:
    if isinstance(kind, Boolean):
        return "flag"
    if isinstance(kind, Integer):
        return "integer"
    return "number" if isinstance(kind, Float) else "text"
