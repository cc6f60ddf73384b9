"""The first tables, with their full-text index.

Revision: 0001
After: nothing
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

Kind = sa.types.TypeEngine[Any] | type[sa.types.TypeEngine[Any]]

# The order of bytes on both engines, whatever the locale of a PostgreSQL server.
KEY = sa.Text().with_variant(sa.TEXT(collation="C"), "postgresql")
NAME_ROLES = ("author", "editor", "translator")
MATCH_METHODS = ("exact", "name-variant", "year-mismatch", "ibid", "number", "unresolved", "by-hand")
FULL_TEXT = {
    "paper_fts": ("paper_search", "paper_id", ("title", "authors", "keywords", "body")),
    "reference_fts": ("reference_search", "reference_id", ("title", "authors", "body")),
}


def upgrade() -> None:
    """Make the tables, those first that others point to."""
    create_meetings()
    create_papers()
    create_people()
    create_references()
    create_decisions()
    create_search_text()
    create_full_text_index()


def downgrade() -> None:
    """Drop everything, those first that point to others."""
    if op.get_bind().dialect.name == "sqlite":
        for index in FULL_TEXT:
            op.execute(f"DROP TABLE {index}")
    for table in reversed(TABLES):
        op.drop_table(table)


def create_meetings() -> None:
    """Organisations, meetings, volumes and their files."""
    create_organization()
    create_organization_name()
    create_series()
    create_conference()
    create_volume()
    create_source()
    create_load_run()
    create_conference_organization()


def create_organization() -> None:
    op.create_table(
        "organization",
        *must(sa.Integer, "id"),
        *must(KEY, "key"),
        *must(sa.Text, "name"),
        *must(KEY, "name_key", "sort_key"),
        *may(sa.Integer, "parent_id"),
        *may(sa.Text, "ror"),
        primary("organization", "id"),
        points("organization", "parent_id", "organization", "SET NULL"),
        unique("organization", "key"),
    )
    index("organization", "name_key")
    index("organization", "parent_id")
    index("organization", "ror")


def create_organization_name() -> None:
    op.create_table(
        "organization_name",
        *must(sa.Integer, "organization_id", "position"),
        *must(sa.Text, "name"),
        *may(sa.Text, "language"),
        *must(KEY, "name_key"),
        *must(sa.Boolean, "is_inferred"),
        primary("organization_name", "organization_id", "position"),
        points("organization_name", "organization_id", "organization", "CASCADE"),
    )
    index("organization_name", "name_key")


def create_series() -> None:
    op.create_table(
        "series",
        *must(sa.Integer, "id"),
        *must(KEY, "key"),
        *must(sa.Text, "name"),
        *must(KEY, "name_key"),
        *may(sa.Text, "issn"),
        primary("series", "id"),
        unique("series", "key"),
    )
    index("series", "name_key")


def create_conference() -> None:
    op.create_table(
        "conference",
        *must(sa.Integer, "id"),
        *must(KEY, "key"),
        *may(sa.Integer, "series_id"),
        *must(sa.Text, "name", "name_as_printed"),
        *must(KEY, "name_key"),
        *may(sa.Integer, "ordinal"),
        *may(
            sa.Text, "date_as_printed", "date_other_as_printed", "calendar", "start_date", "end_date", "place", "venue"
        ),
        primary("conference", "id"),
        points("conference", "series_id", "series", "SET NULL"),
        unique("conference", "key"),
        one_of("conference", "calendar", "jalali", "gregorian", "hijri"),
    )
    index("conference", "name_key")
    index("conference", "series_id")


def create_volume() -> None:
    op.create_table(
        "volume",
        *must(sa.Integer, "id"),
        *must(KEY, "key"),
        *may(sa.Integer, "conference_id"),
        *must(sa.Text, "title", "title_as_printed"),
        *may(sa.Text, "number"),
        *must(sa.Text, "language"),
        *may(sa.Integer, "year"),
        *may(sa.Text, "year_as_printed", "publisher_as_printed"),
        *may(sa.Integer, "publisher_id"),
        *may(sa.Text, "isbn"),
        primary("volume", "id"),
        points("volume", "conference_id", "conference", "SET NULL"),
        points("volume", "publisher_id", "organization", "SET NULL"),
        unique("volume", "key"),
    )
    index("volume", "conference_id")
    index("volume", "isbn")
    index("volume", "publisher_id")


def create_source() -> None:
    op.create_table(
        "source",
        *must(sa.Integer, "id", "volume_id"),
        *must(sa.Text, "path"),
        *must(sa.Integer, "position"),
        *must(sa.Text, "sha256"),
        primary("source", "id"),
        points("source", "volume_id", "volume", "CASCADE"),
        unique("source", "volume_id", "path"),
    )


def create_load_run() -> None:
    op.create_table(
        "load_run",
        *must(sa.Integer, "id", "volume_id"),
        *must(sa.Text, "loader_version"),
        *may(sa.Text, "corrections_sha256"),
        *must(sa.Text, "records_sha256", "started_at"),
        *may(sa.Text, "finished_at"),
        *must(sa.Text, "status"),
        primary("load_run", "id"),
        points("load_run", "volume_id", "volume", "CASCADE"),
        one_of("load_run", "status", "running", "done", "failed"),
    )
    index("load_run", "volume_id")


def create_conference_organization() -> None:
    op.create_table(
        "conference_organization",
        *must(sa.Integer, "conference_id"),
        *must(KEY, "role"),
        *must(sa.Integer, "position"),
        *must(sa.Text, "name_as_printed", "name"),
        *may(sa.Integer, "organization_id", "line_start", "line_end", "char_start", "char_end", "source_id"),
        primary("conference_organization", "conference_id", "role", "position"),
        points("conference_organization", "conference_id", "conference", "CASCADE"),
        points("conference_organization", "organization_id", "organization", "SET NULL"),
        points("conference_organization", "source_id", "source", "SET NULL"),
        one_of("conference_organization", "role", "organizer", "partner", "sponsor"),
    )
    index("conference_organization", "organization_id")
    index("conference_organization", "source_id")


def create_papers() -> None:
    """Papers and what stands in them."""
    create_paper()
    create_paper_text()
    create_paper_keyword()
    create_section()
    create_caption()


def create_paper() -> None:
    op.create_table(
        "paper",
        *must(sa.Integer, "id"),
        *must(KEY, "key", "citation_key"),
        *may(sa.Integer, "volume_id"),
        *must(sa.Integer, "position"),
        *must(sa.Text, "type", "csl_type", "title", "title_as_printed"),
        *must(KEY, "title_key", "sort_key"),
        *must(sa.Text, "language"),
        *may(sa.Text, "section"),
        *may(sa.Integer, "page_first", "page_last"),
        *must(sa.Boolean, "page_last_inferred"),
        *may(sa.Text, "pages_as_printed", "received_as_printed", "accepted_as_printed", "doi"),
        *must(sa.Float, "confidence"),
        *may(sa.Integer, "line_start", "line_end", "char_start", "char_end", "source_id"),
        primary("paper", "id"),
        points("paper", "source_id", "source", "SET NULL"),
        points("paper", "volume_id", "volume", "CASCADE"),
        unique("paper", "citation_key"),
        unique("paper", "key"),
        unique("paper", "volume_id", "position"),
        one_of("paper", "type", "paper", "front-matter", "other"),
    )
    index("paper", "doi")
    index("paper", "source_id")
    index("paper", "title_key")


def create_paper_text() -> None:
    op.create_table(
        "paper_text",
        *must(sa.Integer, "paper_id"),
        *must(KEY, "kind", "language"),
        *must(sa.Text, "text"),
        *may(sa.Integer, "line_start", "line_end", "char_start", "char_end", "source_id"),
        primary("paper_text", "paper_id", "kind", "language"),
        points("paper_text", "paper_id", "paper", "CASCADE"),
        points("paper_text", "source_id", "source", "SET NULL"),
        one_of("paper_text", "kind", "title", "subtitle", "abstract"),
    )
    index("paper_text", "source_id")


def create_paper_keyword() -> None:
    op.create_table(
        "paper_keyword",
        *must(sa.Integer, "paper_id"),
        *must(KEY, "language"),
        *must(sa.Integer, "position"),
        *must(sa.Text, "keyword", "as_printed"),
        *must(KEY, "keyword_key"),
        primary("paper_keyword", "paper_id", "language", "position"),
        points("paper_keyword", "paper_id", "paper", "CASCADE"),
    )
    index("paper_keyword", "keyword_key")


def create_section() -> None:
    op.create_table(
        "section",
        *must(sa.Integer, "id", "paper_id", "position", "level"),
        *may(sa.Text, "label_as_printed"),
        *must(sa.Text, "heading", "heading_as_printed", "text"),
        *may(sa.Integer, "line_start", "line_end", "char_start", "char_end", "source_id"),
        primary("section", "id"),
        points("section", "paper_id", "paper", "CASCADE"),
        points("section", "source_id", "source", "SET NULL"),
        unique("section", "paper_id", "position"),
    )
    index("section", "source_id")


def create_caption() -> None:
    op.create_table(
        "caption",
        *must(sa.Integer, "id", "paper_id", "position"),
        *must(sa.Text, "kind"),
        *may(sa.Text, "label_as_printed"),
        *must(sa.Text, "text"),
        *may(sa.Integer, "line_start", "line_end", "char_start", "char_end", "source_id"),
        primary("caption", "id"),
        points("caption", "paper_id", "paper", "CASCADE"),
        points("caption", "source_id", "source", "SET NULL"),
        unique("caption", "paper_id", "position"),
        one_of("caption", "kind", "table", "figure"),
    )
    index("caption", "source_id")


def create_people() -> None:
    """People, and authors as printed."""
    create_person()
    create_person_name()
    create_authorship()
    create_affiliation()
    create_mention()


def create_person() -> None:
    op.create_table(
        "person",
        *must(sa.Integer, "id"),
        *must(KEY, "key"),
        *must(sa.Boolean, "is_verified"),
        *may(sa.Text, "orcid", "note"),
        primary("person", "id"),
        unique("person", "key"),
        unique("person", "orcid"),
    )


def create_person_name() -> None:
    op.create_table(
        "person_name",
        *must(sa.Integer, "person_id", "position"),
        *may(sa.Text, "given", "family", "literal"),
        *must(sa.Text, "script"),
        *must(KEY, "name_key", "block_key", "sort_key"),
        *must(sa.Boolean, "is_inferred"),
        primary("person_name", "person_id", "position"),
        points("person_name", "person_id", "person", "CASCADE"),
        unique("person_name", "person_id", "name_key", "script"),
    )
    index("person_name", "block_key")
    index("person_name", "name_key")


def create_authorship() -> None:
    op.create_table(
        "authorship",
        *must(sa.Integer, "id"),
        *must(KEY, "key"),
        *must(sa.Integer, "paper_id"),
        *must(sa.Text, "role"),
        *must(sa.Integer, "position"),
        *must(sa.Text, "name_as_printed"),
        *may(sa.Text, "honorific", "given", "family", "literal"),
        *must(KEY, "name_key"),
        *may(sa.Boolean, "is_corresponding", "is_presenter"),
        *may(sa.Text, "email"),
        *may(sa.Integer, "person_id", "organization_id"),
        *may(sa.Text, "match_method"),
        *may(sa.Float, "match_confidence"),
        *must(sa.Float, "confidence"),
        *may(sa.Integer, "line_start", "line_end", "char_start", "char_end", "source_id"),
        primary("authorship", "id"),
        points("authorship", "organization_id", "organization", "SET NULL"),
        points("authorship", "paper_id", "paper", "CASCADE"),
        points("authorship", "person_id", "person", "SET NULL"),
        points("authorship", "source_id", "source", "SET NULL"),
        unique("authorship", "key"),
        unique("authorship", "paper_id", "role", "position"),
        check("authorship", "family_or_literal", "family IS NOT NULL OR literal IS NOT NULL"),
        one_of("authorship", "match_method", *MATCH_METHODS),
        one_of("authorship", "role", *NAME_ROLES),
    )
    index("authorship", "name_key")
    index("authorship", "organization_id")
    index("authorship", "person_id")
    index("authorship", "source_id")


def create_affiliation() -> None:
    op.create_table(
        "affiliation",
        *must(sa.Integer, "authorship_id", "position"),
        *must(sa.Text, "as_printed"),
        *may(sa.Text, "rank", "department", "organization"),
        *may(sa.Integer, "organization_id", "line_start", "line_end", "char_start", "char_end", "source_id"),
        primary("affiliation", "authorship_id", "position"),
        points("affiliation", "authorship_id", "authorship", "CASCADE"),
        points("affiliation", "organization_id", "organization", "SET NULL"),
        points("affiliation", "source_id", "source", "SET NULL"),
    )
    index("affiliation", "organization_id")
    index("affiliation", "source_id")


def create_mention() -> None:
    op.create_table(
        "mention",
        *must(sa.Integer, "id"),
        *may(sa.Integer, "paper_id", "authorship_id", "conference_id"),
        *may(KEY, "role"),
        *may(sa.Integer, "position"),
        *must(sa.Text, "place"),
        *may(sa.Text, "language"),
        *must(sa.Text, "text"),
        *may(sa.Integer, "line_start", "line_end", "char_start", "char_end", "source_id"),
        primary("mention", "id"),
        points("mention", "authorship_id", "authorship", "CASCADE"),
        sa.ForeignKeyConstraint(
            ["conference_id", "role", "position"],
            [
                "conference_organization.conference_id",
                "conference_organization.role",
                "conference_organization.position",
            ],
            name="fk_mention_conference_id_conference_organization",
            ondelete="CASCADE",
        ),
        points("mention", "paper_id", "paper", "CASCADE"),
        points("mention", "source_id", "source", "SET NULL"),
        check(
            "mention",
            "one_target",
            "CASE WHEN paper_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN authorship_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN conference_id IS NULL THEN 0 ELSE 1 END = 1",
        ),
    )
    index("mention", "authorship_id")
    index("mention", "conference_id", "role", "position")
    index("mention", "paper_id")
    index("mention", "source_id")


def create_references() -> None:
    """Works, references and citations."""
    create_work()
    create_reference()
    create_reference_name()
    create_reference_field()
    create_citation()


def create_work() -> None:
    op.create_table(
        "work",
        *must(sa.Integer, "id"),
        *must(KEY, "key"),
        *may(sa.Text, "title"),
        *must(KEY, "title_key", "family_key"),
        *may(sa.Integer, "year", "paper_id"),
        primary("work", "id"),
        points("work", "paper_id", "paper", "SET NULL"),
        unique("work", "key"),
        unique("work", "paper_id"),
    )
    index("work", "title_key")


def create_reference() -> None:
    op.create_table(
        "reference",
        *must(sa.Integer, "id"),
        *must(KEY, "key"),
        *must(sa.Integer, "paper_id", "position"),
        *may(sa.Text, "label_as_printed"),
        *must(sa.Text, "raw_text"),
        *may(
            sa.Text,
            "language",
            "csl_type",
            "title",
            "container_title",
            "event",
            "genre",
            "publisher",
            "publisher_place",
            "edition",
            "volume",
            "issue",
            "number",
            "page",
            "number_of_pages",
            "date_as_printed",
        ),
        *may(sa.Integer, "year"),
        *may(sa.Text, "calendar", "year_suffix", "original_date", "url", "doi", "isbn", "accessed", "note"),
        *must(sa.Boolean, "et_al"),
        *may(
            sa.Integer, "year_gregorian", "page_first", "page_last", "edition_number", "volume_number", "issue_number"
        ),
        *must(sa.Float, "confidence"),
        *may(sa.Integer, "work_id"),
        *may(sa.Text, "match_method"),
        *may(sa.Float, "match_confidence"),
        *may(sa.Integer, "line_start", "line_end", "char_start", "char_end", "source_id"),
        primary("reference", "id"),
        points("reference", "paper_id", "paper", "CASCADE"),
        points("reference", "source_id", "source", "SET NULL"),
        points("reference", "work_id", "work", "SET NULL"),
        unique("reference", "id", "paper_id"),
        unique("reference", "key"),
        unique("reference", "paper_id", "position"),
        one_of("reference", "calendar", "jalali", "gregorian", "hijri"),
        one_of("reference", "match_method", *MATCH_METHODS),
    )
    index("reference", "doi")
    index("reference", "source_id")
    index("reference", "work_id")


def create_reference_name() -> None:
    op.create_table(
        "reference_name",
        *must(sa.Integer, "reference_id"),
        *must(KEY, "role"),
        *must(sa.Integer, "position"),
        *may(sa.Text, "honorific", "given", "family", "literal"),
        *must(KEY, "family_key"),
        primary("reference_name", "reference_id", "role", "position"),
        points("reference_name", "reference_id", "reference", "CASCADE"),
        check("reference_name", "family_or_literal", "family IS NOT NULL OR literal IS NOT NULL"),
        one_of("reference_name", "role", *NAME_ROLES),
    )
    index("reference_name", "family_key")


def create_reference_field() -> None:
    op.create_table(
        "reference_field",
        *must(sa.Integer, "reference_id"),
        *must(KEY, "field"),
        *must(sa.Integer, "char_start", "char_end"),
        *must(sa.Float, "confidence"),
        primary("reference_field", "reference_id", "field", "char_start"),
        points("reference_field", "reference_id", "reference", "CASCADE"),
    )


def create_citation() -> None:
    op.create_table(
        "citation",
        *must(sa.Integer, "id"),
        *must(KEY, "key"),
        *must(sa.Integer, "paper_id"),
        *may(sa.Integer, "section_id"),
        *must(sa.Integer, "cluster", "position"),
        *must(sa.Text, "raw_text", "style"),
        *may(sa.Text, "authors_as_printed"),
        *must(sa.Boolean, "et_al"),
        *may(sa.Text, "year_as_printed", "year_suffix", "label"),
        *must(sa.Boolean, "is_ibid"),
        *may(sa.Text, "locator", "locator_label", "context"),
        *may(sa.Integer, "reference_id"),
        *must(sa.Text, "match_method"),
        *may(sa.Float, "match_confidence"),
        *may(sa.Integer, "line_start", "line_end", "char_start", "char_end", "source_id"),
        primary("citation", "id"),
        points("citation", "paper_id", "paper", "CASCADE"),
        sa.ForeignKeyConstraint(
            ["reference_id", "paper_id"],
            ["reference.id", "reference.paper_id"],
            name="fk_citation_reference_id_reference",
        ),
        points("citation", "section_id", "section", "SET NULL"),
        points("citation", "source_id", "source", "SET NULL"),
        unique("citation", "key"),
        unique("citation", "paper_id", "cluster", "position"),
        one_of("citation", "match_method", *MATCH_METHODS),
        one_of("citation", "style", "parenthetical", "narrative", "numeric", "footnote"),
    )
    index("citation", "reference_id", "paper_id")
    index("citation", "section_id")
    index("citation", "source_id")


def create_decisions() -> None:
    """Corrections, problems, and keys whose records are gone."""
    op.create_table(
        "correction",
        *must(sa.Integer, "id", "volume_id", "line"),
        *must(sa.Text, "action", "entity", "entity_key"),
        *may(sa.Text, "field", "expected", "value"),
        *must(sa.Text, "reason", "status"),
        primary("correction", "id"),
        points("correction", "volume_id", "volume", "CASCADE"),
        unique("correction", "volume_id", "line"),
        one_of("correction", "action", "set", "add", "remove", "merge", "split", "link", "unlink"),
        one_of("correction", "status", "pending", "applied", "stale"),
    )
    op.create_table(
        "problem",
        *must(sa.Integer, "id", "load_run_id"),
        *may(sa.Integer, "source_id"),
        *must(sa.Text, "code", "severity"),
        *may(sa.Text, "entity"),
        *may(KEY, "entity_key"),
        *may(sa.Text, "field"),
        *may(sa.Integer, "line_start", "line_end", "char_start", "char_end"),
        *may(sa.Text, "raw_text"),
        *must(sa.Text, "message"),
        *may(sa.Text, "remedy"),
        *may(sa.Float, "confidence"),
        primary("problem", "id"),
        points("problem", "load_run_id", "load_run", "CASCADE"),
        points("problem", "source_id", "source", "SET NULL"),
        one_of("problem", "severity", "error", "warning", "info"),
    )
    index("problem", "code")
    index("problem", "entity_key")
    index("problem", "load_run_id")
    index("problem", "source_id")
    op.create_table(
        "retired_key",
        *must(KEY, "scope", "key", "match_key"),
        *may(KEY, "citation_key"),
        primary("retired_key", "scope", "key"),
        unique("retired_key", "citation_key"),
    )
    index("retired_key", "scope", "match_key")


def create_search_text() -> None:
    """The folded text that the full-text index reads."""
    op.create_table(
        "paper_search",
        *must(sa.Integer, "paper_id"),
        *must(sa.Text, "title", "authors", "keywords", "body"),
        primary("paper_search", "paper_id"),
        points("paper_search", "paper_id", "paper", "CASCADE"),
    )
    op.create_table(
        "reference_search",
        *must(sa.Integer, "reference_id"),
        *must(sa.Text, "title", "authors", "body"),
        primary("reference_search", "reference_id"),
        points("reference_search", "reference_id", "reference", "CASCADE"),
    )


def create_full_text_index() -> None:
    """FTS5 over the folded text on SQLite; on PostgreSQL a generated column, the weightiest text first."""
    for name, (table, rowid, columns) in FULL_TEXT.items():
        if op.get_bind().dialect.name == "sqlite":
            op.execute(
                f'CREATE VIRTUAL TABLE {name} USING fts5({", ".join(columns)}, content="{table}", '
                f"content_rowid=\"{rowid}\", tokenize='unicode61 remove_diacritics 2')"
            )
        else:
            vector = " || ".join(
                f"setweight(to_tsvector('simple', left({column}, 300000)), '{weight}')"
                for column, weight in zip(columns, "ABCD", strict=False)
            )
            op.execute(f"ALTER TABLE {table} ADD COLUMN search_vector tsvector GENERATED ALWAYS AS ({vector}) STORED")
            op.execute(f"CREATE INDEX ix_{table}_search_vector ON {table} USING gin (search_vector)")


def must(kind: Kind, *names: str) -> list[sa.Column[Any]]:
    """Columns of one type that are never null."""
    return [sa.Column(name, kind, nullable=False, autoincrement=False) for name in names]


def may(kind: Kind, *names: str) -> list[sa.Column[Any]]:
    """Columns of one type that may be null."""
    return [sa.Column(name, kind) for name in names]


def primary(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=f"uq_{table}_{'_'.join(columns)}")


def points(table: str, column: str, target: str, ondelete: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=f"fk_{table}_{column}_{target}", ondelete=ondelete)


def check(table: str, name: str, condition: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))


def one_of(table: str, column: str, *values: str) -> sa.CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return check(table, column, f"{column} IN ({listed})")


def index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


TABLES = (
    "organization",
    "organization_name",
    "series",
    "conference",
    "volume",
    "source",
    "load_run",
    "conference_organization",
    "paper",
    "paper_text",
    "paper_keyword",
    "section",
    "caption",
    "person",
    "person_name",
    "authorship",
    "affiliation",
    "mention",
    "work",
    "reference",
    "reference_name",
    "reference_field",
    "citation",
    "correction",
    "problem",
    "retired_key",
    "paper_search",
    "reference_search",
)
