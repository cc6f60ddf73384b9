"""Statements in plain SQL, values written as ``?``: to build and compile one anew costs more than to run it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy.exc import DBAPIError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Row

FEW: Final = 4
"""Rows up to which a plain INSERT costs less than the change to COPY and back."""


def run(connection: Connection, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Run ``statement`` once for each of ``rows``."""
    if rows:
        connection.exec_driver_sql(_marked(connection, statement), list(rows))


def fetch(connection: Connection, query: str, values: Iterable[Any] = ()) -> Sequence[Row[Any]]:
    """Return the rows of ``query``."""
    return connection.exec_driver_sql(_marked(connection, query), tuple(values)).all()


def insert(connection: Connection, table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert ``rows``, each the values of ``columns``; into PostgreSQL by COPY, which takes half of the time."""
    if connection.dialect.name == "postgresql" and len(rows) > FEW:
        _copy(connection, f"COPY {table} ({', '.join(columns)}) FROM STDIN", rows)
    else:
        run(connection, f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks(columns)})", rows)


def _copy(connection: Connection, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
    driver = connection.dialect.loaded_dbapi
    # Of psycopg's own, which the type of all drivers does not know.
    own: Any = connection.connection.cursor()
    try:
        with own as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except driver.Error as error:
        # As SQLAlchemy tells of the errors of all other statements.
        raise DBAPIError.instance(statement, None, error, driver.Error, dialect=connection.dialect) from error


def marks(values: Sequence[Any]) -> str:
    """Return the places of ``values`` in a list: ``?, ?, ?`` for three."""
    return ", ".join("?" * len(values))


def _marked(connection: Connection, statement: str) -> str:
    return statement if connection.dialect.paramstyle == "qmark" else statement.replace("?", "%s")
