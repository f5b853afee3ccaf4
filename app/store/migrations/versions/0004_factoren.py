"""Add what is known of a link between intervention and factor, how a focus was chosen and ended, and offer of the wijk."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

TREDE = "(select trede from interventie where interventie.code = interventie_factor.interventiecode)"


def upgrade() -> None:
    with op.batch_alter_table("interventie_factor") as tabel:
        tabel.add_column(sa.Column("trede", sa.Integer(), nullable=False, server_default="0"))
        tabel.add_column(sa.Column("onderbouwing", sa.Text(), nullable=False, server_default=""))
        tabel.add_column(sa.Column("bron", sa.Text(), nullable=False, server_default=""))
        tabel.add_column(sa.Column("is_voorlopig", sa.Boolean(), nullable=False, server_default=sa.true()))
    # Until somebody says more of a link, its rung is that of the intervention.
    op.execute(f"update interventie_factor set trede = {TREDE}")  # noqa: S608 -- own names
    with op.batch_alter_table("focusfactor") as tabel:
        tabel.add_column(sa.Column("leeftijd_van", sa.Integer(), nullable=False, server_default="0"))
        tabel.add_column(sa.Column("leeftijd_tot", sa.Integer(), nullable=False, server_default="27"))
        tabel.add_column(sa.Column("gekozen_door", sa.String(length=120), nullable=False, server_default=""))
        tabel.add_column(sa.Column("gekozen_op", sa.DateTime(timezone=True), nullable=True))
        tabel.add_column(sa.Column("einde_reden", sa.Text(), nullable=False, server_default=""))
        tabel.add_column(
            sa.Column("beeindigd_door", sa.String(length=120), nullable=False, server_default="")
        )
        tabel.add_column(sa.Column("beeindigd_op", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "wijkinzet",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("regiocode", sa.String(length=60), nullable=False),
        sa.Column("partijcode", sa.String(length=60), nullable=False),
        sa.Column("interventiecode", sa.String(length=60), nullable=False),
        sa.Column("van_kwartaal", sa.String(length=7), nullable=False),
        sa.Column("tot_kwartaal", sa.String(length=7), nullable=True),
        sa.Column("verteld_door", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["interventiecode"], ["interventie.code"], name=op.f("fk_wijkinzet_interventiecode")
        ),
        sa.ForeignKeyConstraint(["partijcode"], ["partij.code"], name=op.f("fk_wijkinzet_partijcode")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wijkinzet")),
        sa.UniqueConstraint(
            "regiocode", "partijcode", "interventiecode", "van_kwartaal", name=op.f("uq_wijkinzet_regiocode")
        ),
    )


def downgrade() -> None:
    op.drop_table("wijkinzet")
    with op.batch_alter_table("focusfactor") as tabel:
        for kolom in (
            "beeindigd_op",
            "beeindigd_door",
            "einde_reden",
            "gekozen_op",
            "gekozen_door",
            "leeftijd_tot",
            "leeftijd_van",
        ):
            tabel.drop_column(kolom)
    with op.batch_alter_table("interventie_factor") as tabel:
        for kolom in ("is_voorlopig", "bron", "onderbouwing", "trede"):
            tabel.drop_column(kolom)
