"""Add reference files somebody loads: context figures, boundaries and factor models."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

IS_GELDIG = sa.text("status = 'geldig'")


def upgrade() -> None:
    op.create_table(
        "referentiebestand",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "soort",
            sa.Enum("context", "geo", "factorenmodel", name="referentiesoort", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("sleutel", sa.String(length=120), nullable=False),
        sa.Column("naam", sa.String(length=200), nullable=False),
        sa.Column("bron", sa.Text(), nullable=False),
        sa.Column("licentie", sa.String(length=120), nullable=False),
        sa.Column("versie", sa.String(length=60), nullable=False),
        sa.Column("bestandsnaam", sa.String(length=255), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("rijen_sha256", sa.String(length=64), nullable=False),
        sa.Column("aantal_rijen", sa.Integer(), nullable=False),
        sa.Column("verslag", sa.JSON(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "geldig", "vervangen", "ingetrokken", name="referentiestatus", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("vervangt_id", sa.Integer(), nullable=True),
        sa.Column("geladen_door", sa.String(length=120), nullable=False),
        sa.Column("geladen_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ingetrokken_door", sa.String(length=120), nullable=False),
        sa.Column("ingetrokken_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["vervangt_id"], ["referentiebestand.id"], name=op.f("fk_referentiebestand_vervangt_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referentiebestand")),
    )
    op.create_index(
        "uq_referentiebestand_geldig",
        "referentiebestand",
        ["soort", "sleutel"],
        unique=True,
        sqlite_where=IS_GELDIG,
        postgresql_where=IS_GELDIG,
    )


def downgrade() -> None:
    op.drop_table("referentiebestand")
