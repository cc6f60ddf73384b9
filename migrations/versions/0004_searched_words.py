"""Names of people and bodies to be searched, and searched texts as words alone, with what names sound like.

Revision: 0004
After: 0003
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from alembic import op

from proceedings_db.text.search_words import fold_sounds, fold_words, is_sound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TEXTS = {
    "paper": ("title", "authors", "keywords", "body"),
    "reference": ("title", "authors", "body"),
}
NAMES = {"person": ("names",), "organization": ("names",)}
FAMILIES = {
    "paper": "SELECT paper_id, coalesce(family, literal) FROM authorship"
    " WHERE paper_id BETWEEN :first AND :last ORDER BY paper_id",
    "reference": "SELECT reference_id, coalesce(family, literal) FROM reference_name"
    " WHERE reference_id BETWEEN :first AND :last ORDER BY reference_id",
}
PEOPLE = (
    "SELECT n.person_id, p.key, n.given, n.family, n.literal FROM person_name n JOIN person p ON p.id = n.person_id"
    " ORDER BY n.person_id, n.position"
)
BODIES = (
    "SELECT o.id, o.key, o.name, n.name FROM organization o LEFT JOIN organization_name n ON n.organization_id = o.id"
    " ORDER BY o.id, n.position"
)
AT_ONCE = 5000


def upgrade() -> None:
    """The index is made anew: what it reads changes in every row."""
    drop_index(TEXTS)
    for entity in NAMES:
        op.create_table(
            f"{entity}_search",
            sa.Column(f"{entity}_id", sa.Integer(), nullable=False, autoincrement=False),
            sa.Column("names", sa.Text(), nullable=False),
            sa.PrimaryKeyConstraint(f"{entity}_id", name=f"pk_{entity}_search"),
        )
    for entity, columns in TEXTS.items():
        rewrite(entity, columns, lambda row, families: to_words(row, columns, families))  # noqa: B023 - called at once
    insert_names("person", PEOPLE, to_person_names)
    insert_names("organization", BODIES, to_body_names)
    make_index(TEXTS | NAMES)


def downgrade() -> None:
    """The words stay without their punctuation, which no search looked at; the next load writes it again."""
    drop_index(TEXTS | NAMES)
    for entity in NAMES:
        op.drop_table(f"{entity}_search")
    for entity, columns in TEXTS.items():
        rewrite(entity, columns, lambda row, _families: without_sounds(row, columns))  # noqa: B023 - called at once
    make_index(TEXTS)


def rewrite(entity: str, columns: tuple[str, ...], change: Callable[[Any, list[str]], dict[str, str]]) -> None:
    """Change the searched text of every row, some thousands at a time."""
    connection = op.get_bind()
    rows = sa.text(f"SELECT * FROM {entity}_search WHERE {entity}_id > :last ORDER BY {entity}_id LIMIT {AT_ONCE}")
    listed = ", ".join(f"{column} = :{column}" for column in columns)
    update = sa.text(f"UPDATE {entity}_search SET {listed} WHERE {entity}_id = :id")
    last = -1
    while found := connection.execute(rows, {"last": last}).mappings().all():
        identity = f"{entity}_id"
        span = {"first": found[0][identity], "last": found[-1][identity]}
        families: dict[int, list[str]] = {}
        for owner, family in connection.execute(sa.text(FAMILIES[entity]), span):
            families.setdefault(owner, []).append(family)
        changed = [{"id": row[identity]} | change(row, families.get(row[identity], [])) for row in found]
        connection.execute(update, changed)
        last = span["last"]


def to_words(row: Mapping[str, str], columns: tuple[str, ...], families: list[str]) -> dict[str, str]:
    words = {column: fold_words(row[column]) for column in columns}
    return words | {"authors": f"{words['authors']} {fold_sounds(families)}".strip()}


def without_sounds(row: Mapping[str, str], columns: tuple[str, ...]) -> dict[str, str]:
    return {column: " ".join(word for word in row[column].split() if not is_sound(word)) for column in columns}


def insert_names(entity: str, query: str, to_names: Callable[[list[Any]], str]) -> None:
    """Insert the names of every person or body: all its spellings, and its key."""
    connection = op.get_bind()
    insert = sa.text(f"INSERT INTO {entity}_search ({entity}_id, names) VALUES (:id, :names)")
    found = connection.execute(sa.text(query)).all()
    named = ({"id": identity, "names": to_names(list(rows))} for identity, rows in groupby(found, lambda row: row[0]))
    for some in in_parts(named):
        connection.execute(insert, some)


def in_parts(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    part: list[dict[str, Any]] = []
    for row in rows:
        part.append(row)
        if len(part) == AT_ONCE:
            yield part
            part = []
    if part:
        yield part


def to_person_names(rows: list[Any]) -> str:
    displayed = [row.literal or " ".join(filter(None, (row.given, row.family))) for row in rows]
    sounds = fold_sounds(row.family or row.literal or "" for row in rows)
    return f"{once(*displayed, rows[0].key)} {sounds}".strip()


def to_body_names(rows: list[Any]) -> str:
    return once(rows[0][2], *(row[3] or "" for row in rows), rows[0].key)


def once(*names: str) -> str:
    """The names folded, one after the other, each once."""
    return " ".join(dict.fromkeys(filter(None, map(fold_words, names))))


def drop_index(entities: Iterable[str]) -> None:
    for entity in entities:
        if op.get_bind().dialect.name == "sqlite":
            op.execute(f"DROP TABLE {entity}_fts")
        else:
            op.execute(f"DROP INDEX ix_{entity}_search_search_vector")
            op.execute(f"ALTER TABLE {entity}_search DROP COLUMN search_vector")


def make_index(entities: dict[str, tuple[str, ...]]) -> None:
    """FTS5 on SQLite; on PostgreSQL a generated column, the weightiest text first."""
    for entity, columns in entities.items():
        table = f"{entity}_search"
        if op.get_bind().dialect.name == "sqlite":
            op.execute(
                f'CREATE VIRTUAL TABLE {entity}_fts USING fts5({", ".join(columns)}, content="{table}", '
                f"content_rowid=\"{entity}_id\", tokenize='unicode61 remove_diacritics 2')"
            )
            op.execute(f"INSERT INTO {entity}_fts ({entity}_fts) VALUES ('rebuild')")
        else:
            vector = " || ".join(
                f"setweight(to_tsvector('simple', left({column}, 300000)), '{weight}')"
                for column, weight in zip(columns, "ABCD", strict=False)
            )
            op.execute(f"ALTER TABLE {table} ADD COLUMN search_vector tsvector GENERATED ALWAYS AS ({vector}) STORED")
            op.execute(f"CREATE INDEX ix_{table}_search_vector ON {table} USING gin (search_vector)")
