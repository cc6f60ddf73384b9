"""The full-text index over the ``*_search`` tables: FTS5 on SQLite, ``tsvector`` on PostgreSQL.

Both index folded words, so neither engine's own idea of letters and stems comes into play. On SQLite the loader
keeps the index; there are no triggers, which Alembic would lose when it rebuilds a table. PostgreSQL keeps a
generated column by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from proceedings_db.database.keys import chunks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

INDEXES: Final = {
    "paper_fts": ("paper_search", "paper_id", ("title", "authors", "keywords", "body")),
    "reference_fts": ("reference_search", "reference_id", ("title", "authors", "body")),
    "person_fts": ("person_search", "person_id", ("names",)),
    "organization_fts": ("organization_search", "organization_id", ("names",)),
}
"""Index → the table it reads, the column of its row ids, the columns of text, the weightiest first."""

VECTOR: Final = "search_vector"
BODY_LIMIT: Final = 300_000
"""Characters of a text that PostgreSQL indexes: a ``tsvector`` holds 1 MB."""


def statements(dialect: str) -> list[str]:
    """Return the statements that make the index on ``sqlite`` or ``postgresql``."""
    made = []
    for index, (table, rowid, columns) in INDEXES.items():
        if dialect == "sqlite":
            # Datasette finds the table by `content="…"` in double quotes only.
            made.append(
                f'CREATE VIRTUAL TABLE {index} USING fts5({", ".join(columns)}, content="{table}", '
                f"content_rowid=\"{rowid}\", tokenize='unicode61 remove_diacritics 2')"
            )
            continue
        vectors = (
            f"setweight(to_tsvector('simple', left({column}, {BODY_LIMIT})), '{weight}')"
            for column, weight in zip(columns, "ABCD", strict=False)
        )
        made += [
            f"ALTER TABLE {table} ADD COLUMN {VECTOR} tsvector GENERATED ALWAYS AS ({' || '.join(vectors)}) STORED",
            f"CREATE INDEX ix_{table}_{VECTOR} ON {table} USING gin ({VECTOR})",
        ]
    return made


def create_search_index(connection: Connection) -> None:
    """Make the full-text index over the tables of folded words."""
    for statement in statements(connection.dialect.name):
        connection.exec_driver_sql(statement)


def is_search_index(name: str, kind: str) -> bool:
    """Return whether the object ``name`` of ``kind`` (table, column, index) belongs to the full-text index."""
    if kind == "table":
        return any(name == index or name.startswith(f"{index}_") for index in INDEXES)
    return VECTOR in name


def forget(connection: Connection, index: str, ids: Iterable[int]) -> None:
    """Take the rows ``ids`` out of ``index``; their old text must still stand in the table it reads."""
    _tell(connection, index, ids, into=f"{index}, ", select="'delete', ")


def remember(connection: Connection, index: str, ids: Iterable[int]) -> None:
    """Put the rows ``ids`` of the table that ``index`` reads into it."""
    _tell(connection, index, ids)


def _tell(connection: Connection, index: str, ids: Iterable[int], *, into: str = "", select: str = "") -> None:
    """Insert the rows as FTS5 wants them told; PostgreSQL keeps its index by itself."""
    if connection.dialect.name != "sqlite":
        return
    table, rowid, columns = INDEXES[index]
    listed = ", ".join(columns)
    for chunk in chunks(ids):
        connection.exec_driver_sql(
            f"INSERT INTO {index} ({into}rowid, {listed}) "
            f"SELECT {select}{rowid}, {listed} FROM {table} WHERE {rowid} IN ({', '.join('?' * len(chunk))})",
            tuple(chunk),
        )
