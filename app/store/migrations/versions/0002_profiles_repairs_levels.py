"""Add how files are read per shape, cells repaired on the page, and the weight of a rule per beschikking."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "inleesprofiel",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partijcode", sa.String(length=60), nullable=False),
        sa.Column("soort", sa.String(length=60), nullable=False),
        sa.Column("vorm", sa.String(length=64), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("inhoud", sa.JSON(), nullable=False),
        sa.Column("aanleiding", sa.Text(), nullable=False),
        sa.Column("gemaakt_door", sa.String(length=120), nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("vervallen_op", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["partijcode"], ["partij.code"], name=op.f("fk_inleesprofiel_partijcode")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inleesprofiel")),
        sa.UniqueConstraint("partijcode", "vorm", "versie", name=op.f("uq_inleesprofiel_partijcode")),
    )
    op.create_table(
        "celwijziging",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("aanlevering_id", sa.Integer(), nullable=False),
        sa.Column("blad", sa.String(length=200), nullable=False),
        sa.Column("cel", sa.String(length=20), nullable=False),
        sa.Column("kolomnaam", sa.String(length=200), nullable=False),
        sa.Column("oud", sa.Text(), nullable=False),
        sa.Column("nieuw", sa.Text(), nullable=False),
        sa.Column("gewijzigd_door", sa.String(length=120), nullable=False),
        sa.Column("gewijzigd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ingetrokken_op", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["aanlevering_id"], ["aanlevering.id"], name=op.f("fk_celwijziging_aanlevering_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_celwijziging")),
    )
    op.create_table(
        "regelniveau",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("beschikking_id", sa.Integer(), nullable=False),
        sa.Column("regel", sa.String(length=60), nullable=False),
        sa.Column(
            "ernst",
            sa.Enum("fout", "waarschuwing", "opmerking", name="ernst", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("gezet_door", sa.String(length=120), nullable=False),
        sa.Column("gezet_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ingetrokken_op", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["beschikking_id"], ["beschikking.id"], name=op.f("fk_regelniveau_beschikking_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_regelniveau")),
    )


def downgrade() -> None:
    op.drop_table("regelniveau")
    op.drop_table("celwijziging")
    op.drop_table("inleesprofiel")
