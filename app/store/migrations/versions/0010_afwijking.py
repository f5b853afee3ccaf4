"""Keep open deviations with their reasons, what was done with a rule, and which afspraak leaves for another."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    with op.batch_alter_table("afspraak") as tabel:
        tabel.add_column(sa.Column("verdringt_id", sa.Integer(), nullable=True))
        tabel.create_foreign_key(op.f("fk_afspraak_verdringt_id"), "afspraak", ["verdringt_id"], ["id"])
    op.create_table(
        "afwijking",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("beschikking_id", sa.Integer(), nullable=False),
        sa.Column("afspraak_id", sa.Integer(), nullable=True),
        sa.Column("kwartaal", sa.String(length=7), nullable=False),
        sa.Column("werkregel", sa.String(length=60), nullable=False),
        sa.Column("klasse", sa.String(length=60), nullable=False),
        sa.Column("moment", sa.String(length=60), nullable=False),
        sa.Column("afgesproken", sa.Text(), nullable=False),
        sa.Column("anders", sa.Text(), nullable=False),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("besluitnemer", sa.String(length=120), nullable=False),
        sa.Column("kant", sa.String(length=60), nullable=False),
        sa.Column("vrijgave", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("uitkomst", sa.String(length=60), nullable=False),
        sa.Column("uitkomst_toelichting", sa.Text(), nullable=False),
        sa.Column("besloten_door", sa.String(length=120), nullable=False),
        sa.Column("besloten_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("gemaakt_door", sa.String(length=120), nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_afwijking_account_id")),
        sa.ForeignKeyConstraint(["afspraak_id"], ["afspraak.id"], name=op.f("fk_afwijking_afspraak_id")),
        sa.ForeignKeyConstraint(
            ["beschikking_id"], ["beschikking.id"], name=op.f("fk_afwijking_beschikking_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_afwijking")),
    )
    op.create_table(
        "regelherziening",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("werkregel", sa.String(length=60), nullable=False),
        sa.Column("kwartaal", sa.String(length=7), nullable=False),
        sa.Column("besluit", sa.String(length=60), nullable=False),
        sa.Column("toelichting", sa.Text(), nullable=False),
        sa.Column("van_kwartaal", sa.String(length=7), nullable=True),
        sa.Column("gemaakt_door", sa.String(length=120), nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_regelherziening")),
    )


def downgrade() -> None:
    op.drop_table("regelherziening")
    op.drop_table("afwijking")
    with op.batch_alter_table("afspraak") as tabel:
        tabel.drop_constraint(op.f("fk_afspraak_verdringt_id"), type_="foreignkey")
        tabel.drop_column("verdringt_id")
