"""One SELECT of a user: its columns and rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from proceedings_db.database.engine import reading

if TYPE_CHECKING:
    from sqlalchemy import Engine


def run_query(engine: Engine, sql: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Return the column names and the rows that a SELECT gives.

    Raises:
        DatabaseError: The database cannot be read.
    """
    with reading(engine) as connection:
        result = connection.execute(text(sql))
        return list(result.keys()), [tuple(row) for row in result]
