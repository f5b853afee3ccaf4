"""Add needs beside promises, letters by e-mail, and the address of an account."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "facilitering",
        sa.Column("toezegging_id", sa.Integer(), nullable=False),
        sa.Column("afspraak_id", sa.Integer(), nullable=True),
        sa.Column("behoefte", sa.Text(), nullable=False),
        sa.Column("gevraagd_door", sa.String(length=120), nullable=False),
        sa.Column("gevraagd_op", sa.Date(), nullable=False),
        sa.Column("effect", sa.Text(), nullable=False),
        sa.Column("effect_door", sa.String(length=120), nullable=False),
        sa.Column("effect_op", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["afspraak_id"], ["afspraak.id"], name=op.f("fk_facilitering_afspraak_id")),
        sa.ForeignKeyConstraint(
            ["toezegging_id"], ["toezegging.id"], name=op.f("fk_facilitering_toezegging_id")
        ),
        sa.PrimaryKeyConstraint("toezegging_id", name=op.f("pk_facilitering")),
    )
    op.create_table(
        "postbericht",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sleutel", sa.String(length=120), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(length=60), nullable=False),
        sa.Column("toezegging_id", sa.Integer(), nullable=True),
        sa.Column("titel", sa.String(length=200), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "wachtend",
                "bezig",
                "verstuurd",
                "geweigerd",
                "vervallen",
                name="poststatus",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versturen_vanaf", sa.DateTime(timezone=True), nullable=False),
        sa.Column("begonnen_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("verstuurd_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("pogingen", sa.Integer(), nullable=False),
        sa.Column("laatste_fout", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_postbericht_account_id")),
        sa.ForeignKeyConstraint(
            ["toezegging_id"], ["toezegging.id"], name=op.f("fk_postbericht_toezegging_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_postbericht")),
        sa.UniqueConstraint("sleutel", name=op.f("uq_postbericht_sleutel")),
    )
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.add_column(sa.Column("e_mail", sa.String(length=200), server_default="", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.drop_column("e_mail")
    op.drop_table("postbericht")
    op.drop_table("facilitering")
