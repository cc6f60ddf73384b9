"""What a problem suggests: the value that would settle it, as far as the program can tell.

Revision: 0005
After: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Problems of earlier loads suggest nothing; the next load of their volume tells."""
    with op.batch_alter_table("problem") as batch:
        batch.add_column(sa.Column("suggestion", sa.Text()))


def downgrade() -> None:
    """The suggestions go; the problems stay."""
    with op.batch_alter_table("problem") as batch:
        batch.drop_column("suggestion")
