"""The papers that cite a work stand in the index itself: works are counted over all lists without reading an entry.

Revision: 0007
After: 0006
"""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

BEFORE, AFTER = "ix_reference_work_id", "ix_reference_work_id_paper_id"


def upgrade() -> None:
    """One index takes the place of another; the views are made anew, as after every step."""
    op.drop_index(BEFORE, "reference")
    op.create_index(AFTER, "reference", ["work_id", "paper_id"])


def downgrade() -> None:
    """The shorter index comes back."""
    op.drop_index(AFTER, "reference")
    op.create_index(BEFORE, "reference", ["work_id"])
