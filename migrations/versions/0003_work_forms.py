"""By what works are found again: the forms that references print of them, the keys of forms, and doubtful pairs.

Revision: 0003
After: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(sa.TEXT(collation="C"), "postgresql")
METHODS = ("exact", "name-variant", "year-mismatch", "ibid", "number", "unresolved", "by-hand")


def upgrade() -> None:
    """Make the three tables, and write the forms of what was loaded before."""
    create_work_form()
    create_work_block()
    create_work_doubt()
    # At its first use: the rules by which forms are folded are those of the program, whatever they are by then.
    from proceedings_db.database.loading.work_backfill import fill_forms  # noqa: PLC0415

    fill_forms(op.get_bind())


def downgrade() -> None:
    """Works and references stay linked as they are."""
    for table in ("work_doubt", "work_block", "work_form"):
        op.drop_table(table)


def create_work_form() -> None:
    op.create_table(
        "work_form",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("form_key", KEY, nullable=False),
        sa.Column("work_id", sa.Integer()),
        sa.Column("paper_id", sa.Integer()),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("authors", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer()),
        sa.Column("calendar", sa.Text()),
        sa.Column("csl_type", sa.Text()),
        sa.Column("container", sa.Text(), nullable=False),
        sa.Column("volume", sa.Text(), nullable=False),
        sa.Column("issue", sa.Text(), nullable=False),
        sa.Column("page_first", sa.Integer()),
        sa.Column("edition", sa.Text(), nullable=False),
        sa.Column("doi", sa.Text(), nullable=False),
        sa.Column("isbn", sa.Text(), nullable=False),
        sa.Column("is_fixed", sa.Boolean(), nullable=False),
        sa.Column("match_method", sa.Text()),
        sa.Column("match_confidence", sa.Float()),
        sa.PrimaryKeyConstraint("id", name="pk_work_form"),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name="fk_work_form_paper_id_paper", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["work_id"], ["work.id"], name="fk_work_form_work_id_work", ondelete="SET NULL"),
        sa.UniqueConstraint("form_key", name="uq_work_form_form_key"),
        sa.UniqueConstraint("paper_id", name="uq_work_form_paper_id"),
        sa.CheckConstraint(
            f"match_method IN ({', '.join(repr(method) for method in METHODS)})",
            name=op.f("ck_work_form_match_method"),
        ),
    )
    op.create_index("ix_work_form_work_id", "work_form", ["work_id"])


def create_work_block() -> None:
    op.create_table(
        "work_block",
        sa.Column("block_key", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("form_id", sa.Integer(), nullable=False, autoincrement=False),
        sa.PrimaryKeyConstraint("block_key", "form_id", name="pk_work_block"),
        sa.ForeignKeyConstraint(
            ["form_id"], ["work_form.id"], name="fk_work_block_form_id_work_form", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_work_block_form_id", "work_block", ["form_id"])


def create_work_doubt() -> None:
    op.create_table(
        "work_doubt",
        sa.Column("form_id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("other_id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("form_id", "other_id", name="pk_work_doubt"),
        sa.ForeignKeyConstraint(
            ["form_id"], ["work_form.id"], name="fk_work_doubt_form_id_work_form", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["other_id"], ["work_form.id"], name="fk_work_doubt_other_id_work_form", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_work_doubt_other_id", "work_doubt", ["other_id"])
