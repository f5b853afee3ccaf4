"""Add to a publication what it was made of besides files and code, so that a page can tell that this changed."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0015"
down_revision: str | None = "0014"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.add_column("publicatie", sa.Column("grondslag", sa.String(64), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("publicatie", schema=None) as batch_op:
        batch_op.drop_column("grondslag")
