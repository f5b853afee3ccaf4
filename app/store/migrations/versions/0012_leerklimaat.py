"""Add the pulse: rounds, who answered, and apart from that what was answered."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0012"
down_revision: str | None = "0011"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "pulsronde",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("puls", sa.String(length=60), nullable=False),
        sa.Column("naam", sa.String(length=120), nullable=False),
        sa.Column("van", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date(), nullable=False),
        sa.Column("geopend_door", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pulsronde")),
    )
    op.create_table(
        "pulsantwoord",
        sa.Column("sleutel", sa.String(length=32), nullable=False),
        sa.Column("ronde_id", sa.Integer(), nullable=False),
        sa.Column("groep", sa.String(length=60), nullable=False),
        sa.Column("stelling", sa.String(length=60), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("bewijs", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["ronde_id"], ["pulsronde.id"], name=op.f("fk_pulsantwoord_ronde_id")),
        sa.PrimaryKeyConstraint("sleutel", name=op.f("pk_pulsantwoord")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "pulsdeelname",
        sa.Column("ronde_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_pulsdeelname_account_id")),
        sa.ForeignKeyConstraint(["ronde_id"], ["pulsronde.id"], name=op.f("fk_pulsdeelname_ronde_id")),
        sa.PrimaryKeyConstraint("ronde_id", "account_id", name=op.f("pk_pulsdeelname")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("pulsdeelname")
    op.drop_table("pulsantwoord")
    op.drop_table("pulsronde")
