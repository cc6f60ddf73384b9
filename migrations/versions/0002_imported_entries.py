"""Files of entries beside volumes of text, and what an imported entry says that no other table has a column for.

Revision: 0002
After: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(sa.TEXT(collation="C"), "postgresql")
# The tables whose rows say which file they were read in.
PLACED = (
    "conference_organization",
    "paper",
    "paper_text",
    "section",
    "caption",
    "authorship",
    "affiliation",
    "mention",
    "reference",
    "citation",
    "problem",
)


def upgrade() -> None:
    """A file of entries is of no volume; a run that reads one says which, and how far it came."""
    with op.batch_alter_table("source") as batch:
        batch.alter_column("volume_id", existing_type=sa.Integer(), nullable=True)
    with op.batch_alter_table("load_run") as batch:
        batch.alter_column("volume_id", existing_type=sa.Integer(), nullable=True)
        batch.add_column(sa.Column("path", sa.Text()))
        batch.add_column(sa.Column("entries", sa.Integer()))
    op.create_table(
        "paper_field",
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("variable", KEY, nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("paper_id", "variable", name="pk_paper_field"),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name="fk_paper_field_paper_id_paper", ondelete="CASCADE"),
    )


def downgrade() -> None:
    """The papers that were imported stay; where they stood in their file, and how the imports went, goes."""
    op.drop_table("paper_field")
    op.execute("DELETE FROM problem WHERE load_run_id IN (SELECT id FROM load_run WHERE volume_id IS NULL)")
    op.execute("DELETE FROM load_run WHERE volume_id IS NULL")
    for table in PLACED:
        op.execute(
            f"UPDATE {table} SET source_id = NULL WHERE source_id IN (SELECT id FROM source WHERE volume_id IS NULL)"
        )
    op.execute("DELETE FROM source WHERE volume_id IS NULL")
    with op.batch_alter_table("load_run") as batch:
        batch.drop_column("entries")
        batch.drop_column("path")
        batch.alter_column("volume_id", existing_type=sa.Integer(), nullable=False)
    with op.batch_alter_table("source") as batch:
        batch.alter_column("volume_id", existing_type=sa.Integer(), nullable=False)
