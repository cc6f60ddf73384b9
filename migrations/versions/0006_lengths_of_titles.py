"""How long titles and names are, so that a search finds the shortest first, and an index of the years of references.

Revision: 0006
After: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from proceedings_db.text.search_words import fold_words

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

COLUMNS = {
    "paper": ("title", "authors", "keywords", "body"),
    "reference": ("title", "authors", "body"),
    "person": ("names",),
    "organization": ("names",),
}
KNOWN_BY = {
    "paper": "SELECT id, title FROM paper",
    "person": "SELECT p.id, CASE WHEN n.person_id IS NULL THEN p.key"
    " ELSE coalesce(n.literal, coalesce(n.given, '') || ' ' || coalesce(n.family, '')) END FROM person p"
    " LEFT JOIN person_name n ON n.person_id = p.id AND n.position = 1",
    "organization": "SELECT id, name FROM organization",
}
"""The title or the name by which a record is known; a reference by its title, and without one by all of it."""

VECTOR, HEAD_VECTOR = "search_vector", "head_search_vector"
BOUNDS = (6, 8, 11, 15, 20, 27, 36, 48)
AT_ONCE = 5000


def upgrade() -> None:
    """The index is made anew, since a column is added to it."""
    drop_index(VECTOR)
    for entity in COLUMNS:
        op.add_column(f"{entity}_search", sa.Column("letters", sa.Integer(), server_default="0", nullable=False))
        op.add_column(f"{entity}_search", sa.Column("within", sa.Text(), server_default="", nullable=False))
        measure(entity)
    for entity, columns in COLUMNS.items():
        make_index(entity, (*columns, "within"))
    op.create_index("ix_reference_year_gregorian", "reference", ["year_gregorian"])


def downgrade() -> None:
    """The words stay as they are."""
    op.drop_index("ix_reference_year_gregorian", "reference")
    drop_index(VECTOR, HEAD_VECTOR)
    for entity, columns in COLUMNS.items():
        with op.batch_alter_table(f"{entity}_search") as batch:
            batch.drop_column("within")
            batch.drop_column("letters")
        make_index(entity, columns)


def measure(entity: str) -> None:
    """Count the letters of what each record is known by, some thousands at a time, and tell their bounds."""
    connection = op.get_bind()
    if entity == "reference":
        folded = "CASE WHEN title = '' THEN body ELSE title END"
        op.execute(f"UPDATE reference_search SET letters = length(replace({folded}, ' ', ''))")
    else:
        known = sa.text(f"SELECT * FROM ({KNOWN_BY[entity]}) AS known WHERE id > :last ORDER BY id LIMIT {AT_ONCE}")
        update = sa.text(f"UPDATE {entity}_search SET letters = :letters WHERE {entity}_id = :id")
        last = -1
        while rows := connection.execute(known, {"last": last}).all():
            counted = [(row[0], len(fold_words(row[1]).replace(" ", ""))) for row in rows]
            connection.execute(update, [{"id": identity, "letters": letters} for identity, letters in counted])
            last = rows[-1][0]
    bounds = " || ".join(f"CASE WHEN letters <= {bound} THEN 'qxw{bound} ' ELSE '' END" for bound in BOUNDS)
    op.execute(f"UPDATE {entity}_search SET within = trim({bounds})")


def drop_index(*vectors: str) -> None:
    for entity, columns in COLUMNS.items():
        if op.get_bind().dialect.name == "sqlite":
            op.execute(f"DROP TABLE {entity}_fts")
            continue
        for vector in vectors:
            if vector == VECTOR or "body" in columns:
                op.execute(f"DROP INDEX ix_{entity}_search_{vector}")
                op.execute(f"ALTER TABLE {entity}_search DROP COLUMN {vector}")


def make_index(entity: str, columns: tuple[str, ...]) -> None:
    """FTS5 on SQLite; on PostgreSQL one vector of all words, and from this revision on one without the bodies'."""
    table = f"{entity}_search"
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            f'CREATE VIRTUAL TABLE {entity}_fts USING fts5({", ".join(columns)}, content="{table}", '
            f"content_rowid=\"{entity}_id\", tokenize='unicode61 remove_diacritics 2')"
        )
        op.execute(f"INSERT INTO {entity}_fts ({entity}_fts) VALUES ('rebuild')")
        return
    make_vector(table, VECTOR, columns)
    if {"body", "within"} <= set(columns):
        make_vector(table, HEAD_VECTOR, tuple(column for column in columns if column != "body"))


def make_vector(table: str, vector: str, columns: tuple[str, ...]) -> None:
    """A generated column of words, the weightiest text first, and its index."""
    is_measured = columns[-1] == "within"
    texts = columns[:-1] if is_measured else columns
    words = " || ".join(
        f"setweight(to_tsvector('simple', left({column}, 300000)), '{weight}')"
        for column, weight in zip(texts, "ABCD", strict=False)
    )
    if is_measured:
        words += " || to_tsvector('simple', within)"
    waiting = " WITH (gin_pending_list_limit = 256)" if is_measured else ""
    op.execute(f"ALTER TABLE {table} ADD COLUMN {vector} tsvector GENERATED ALWAYS AS ({words}) STORED")
    op.execute(f"CREATE INDEX ix_{table}_{vector} ON {table} USING gin ({vector}){waiting}")
