"""Add to a publication where is kept what it and earlier ones told of small numbers."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0014"
down_revision: str | None = "0013"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.add_column("publicatie", sa.Column("geheugen", sa.JSON(), nullable=False, server_default="{}"))


def downgrade() -> None:
    with op.batch_alter_table("publicatie", schema=None) as batch_op:
        batch_op.drop_column("geheugen")
