"""Keep who recorded an event, and its earlier and withdrawn versions."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    with op.batch_alter_table("wijkgebeurtenis") as tabel:
        tabel.add_column(sa.Column("gemaakt_door", sa.String(length=120), nullable=False, server_default=""))
        tabel.add_column(sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=True))
        tabel.add_column(sa.Column("vervangt_id", sa.Integer(), nullable=True))
        tabel.add_column(
            sa.Column("vervallen_door", sa.String(length=120), nullable=False, server_default="")
        )
        tabel.add_column(sa.Column("vervallen_op", sa.DateTime(timezone=True), nullable=True))
        tabel.add_column(sa.Column("reden", sa.Text(), nullable=False, server_default=""))
        tabel.create_foreign_key(
            op.f("fk_wijkgebeurtenis_vervangt_id"), "wijkgebeurtenis", ["vervangt_id"], ["id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("wijkgebeurtenis") as tabel:
        tabel.drop_constraint(op.f("fk_wijkgebeurtenis_vervangt_id"), type_="foreignkey")
        for kolom in ("reden", "vervallen_op", "vervallen_door", "vervangt_id", "gemaakt_op", "gemaakt_door"):
            tabel.drop_column(kolom)
