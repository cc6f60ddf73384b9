"""Statements in plain SQL, values written as ``?``: to build and compile one anew costs more than to run it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Row


def run(connection: Connection, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Run ``statement`` once for each of ``rows``."""
    if rows:
        connection.exec_driver_sql(_marked(connection, statement), list(rows))


def fetch(connection: Connection, query: str, values: Iterable[Any] = ()) -> Sequence[Row[Any]]:
    """Return the rows of ``query``."""
    return connection.exec_driver_sql(_marked(connection, query), tuple(values)).all()


def marks(values: Sequence[Any]) -> str:
    """Return the places of ``values`` in a list: ``?, ?, ?`` for three."""
    return ", ".join("?" * len(values))


def _marked(connection: Connection, statement: str) -> str:
    return statement if connection.dialect.paramstyle == "qmark" else statement.replace("?", "%s")
