"""The tables, indexes and views as SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy.schema import CreateIndex, CreateTable

from proceedings_db.database import search_index
from proceedings_db.database.engine import reading
from proceedings_db.database.errors import NoTablesError
from proceedings_db.database.models import Base
from proceedings_db.database.views import view_statements

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

# What FTS5 keeps its index in is no part of the schema; neither is what SQLite makes by itself.
_SQLITE: Final = """
    SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL
    ORDER BY CASE type WHEN 'table' THEN 1 WHEN 'index' THEN 2 ELSE 3 END, rowid
"""


def schema_sql(engine: Engine) -> str:
    """Return the statements that make the tables, indexes and views of the database, each ending in a semicolon.

    Raises:
        DatabaseError: The database cannot be read, or has no tables yet.
    """
    with reading(engine) as connection:
        statements = _of_sqlite(connection) if engine.dialect.name == "sqlite" else _of_postgresql(connection)
    if not statements:
        raise NoTablesError(str(engine.url.database))
    return "".join(f"{statement.strip()};\n\n" for statement in statements)


def _of_sqlite(connection: Connection) -> list[str]:
    shadows = tuple(f"{index}_" for index in search_index.INDEXES)
    return [sql for name, sql in connection.exec_driver_sql(_SQLITE) if not name.startswith(shadows)]


def _of_postgresql(connection: Connection) -> list[str]:
    """PostgreSQL keeps no text of its tables; those of our revision are the models'."""
    connection.exec_driver_sql("SELECT 1 FROM volume LIMIT 1")
    tables = Base.metadata.sorted_tables
    made = [str(CreateTable(table).compile(dialect=connection.dialect)) for table in tables]
    indexes = sorted((index for table in tables for index in table.indexes), key=lambda index: str(index.name))
    made += [str(CreateIndex(index).compile(dialect=connection.dialect)) for index in indexes]
    return [*made, *search_index.statements("postgresql"), *view_statements("postgresql")]
