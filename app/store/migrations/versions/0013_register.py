"""Let a party and an intervention be closed after a quarter, with the reason; what they did stays."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0013"
down_revision: str | None = "0012"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    for naam in ("partij", "interventie"):
        with op.batch_alter_table(naam) as tabel:
            tabel.add_column(sa.Column("laatste_kwartaal", sa.String(length=7), nullable=True))
            tabel.add_column(sa.Column("einde_reden", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    for naam in ("partij", "interventie"):
        with op.batch_alter_table(naam) as tabel:
            tabel.drop_column("einde_reden")
            tabel.drop_column("laatste_kwartaal")
