"""The full-text index over the ``*_search`` tables: FTS5 on SQLite, ``tsvector`` on PostgreSQL.

Both index folded words, so neither engine's own idea of letters and stems comes into play. On SQLite the loader
keeps the index; there are no triggers, which Alembic would lose when it rebuilds a table. PostgreSQL keeps
generated columns by itself: one of all words, and one without those of the body, since its index does not know which
column a word is in, and would have to read every text that has a word of a title anywhere.

The shortest titles come first, so each row has the number of its title's letters, and as words of the index the
bounds that it keeps within: of a word that half of all titles have, the shortest titles are found without the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypedDict

from proceedings_db.database.keys import chunks
from proceedings_db.text.search_words import WITHIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection

INDEXES: Final = {
    "paper_fts": ("paper_search", "paper_id", ("title", "authors", "keywords", "body", "within")),
    "reference_fts": ("reference_search", "reference_id", ("title", "authors", "body", "within")),
    "person_fts": ("person_search", "person_id", ("names", "within")),
    "organization_fts": ("organization_search", "organization_id", ("names", "within")),
}
"""Index → the table it reads, the column of its row ids, the columns of words: of text, the weightiest first, then of
the bounds of its length."""

VECTOR: Final = "search_vector"
HEAD_VECTOR: Final = "head_search_vector"
BODY: Final = "body"
WAITING: Final = 256
"""Kilobytes of new words that may wait in PostgreSQL's list."""

BOUNDS: Final = (6, 8, 11, 15, 20, 27, 36, 48)
"""Numbers of letters that titles keep within, each about a third more than the one before."""

WEIGHTS: Final = "ABCD"
BODY_LIMIT: Final = 300_000
"""Characters of a text that PostgreSQL indexes: a ``tsvector`` holds 1 MB."""


def to_bound(letters: int) -> str:
    """Return the word of the index that all texts of at most ``letters`` letters have, one of :data:`BOUNDS`."""
    return f"{WITHIN}{letters}"


class Length(TypedDict):
    """How long folded words are, as the columns of a table that is searched."""

    letters: int
    within: str


def measure_words(words: str) -> Length:
    """Return how long the folded ``words`` are: 30 letters are within 36 and 48."""
    letters = len(words.replace(" ", ""))
    return {"letters": letters, "within": " ".join(to_bound(bound) for bound in BOUNDS if letters <= bound)}


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
        made += _vector_statements(table, VECTOR, columns)
        if BODY in columns:
            made += _vector_statements(table, HEAD_VECTOR, [column for column in columns if column != BODY])
    return made


def _vector_statements(table: str, vector: str, columns: Sequence[str]) -> Iterator[str]:
    *texts, within = columns
    weighed = [
        f"setweight(to_tsvector('simple', left({column}, {BODY_LIMIT})), '{weight}')"
        for column, weight in zip(texts, WEIGHTS, strict=False)
    ]
    written = " || ".join((*weighed, f"to_tsvector('simple', {within})"))
    yield f"ALTER TABLE {table} ADD COLUMN {vector} tsvector GENERATED ALWAYS AS ({written}) STORED"
    # Words that still wait in the list of those to be put in their places are read one by one by each search.
    yield f"CREATE INDEX ix_{table}_{vector} ON {table} USING gin ({vector}) WITH (gin_pending_list_limit = {WAITING})"


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
