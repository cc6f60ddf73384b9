"""One SELECT of a user: its columns and rows."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from proceedings_db.database.engine import reading

if TYPE_CHECKING:
    from sqlalchemy import Engine


def run_query(engine: Engine, sql: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Return the column names and the rows that a SELECT gives, the same on both engines: numbers are int or float.

    Raises:
        DatabaseError: The database cannot be read.
    """
    with reading(engine) as connection:
        result = connection.execute(text(sql))
        return list(result.keys()), [tuple(map(_plain, row)) for row in result]


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a column holds
    """PostgreSQL rounds and sums to decimals, which SQLite does not have."""
    return float(value) if isinstance(value, Decimal) else value
