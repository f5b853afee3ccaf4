"""Add what people of the wijk saw, were asked and started."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "uitvraag",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("regiocode", sa.String(length=60), nullable=False),
        sa.Column("vraag", sa.Text(), nullable=False),
        sa.Column("doel", sa.Text(), nullable=False),
        sa.Column("beslisser", sa.String(length=120), nullable=False),
        sa.Column("is_budget", sa.Boolean(), nullable=True),
        sa.Column("antwoord_tot", sa.Date(), nullable=True),
        sa.Column("terugkoppeling_voor", sa.Date(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "concept", "gepubliceerd", "afgesloten", name="uitvraagstatus", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("gemaakt_door", sa.String(length=120), nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gepubliceerd_op", sa.Date(), nullable=True),
        sa.Column("terugkoppeling", sa.Text(), nullable=False),
        sa.Column("teruggekoppeld_op", sa.Date(), nullable=True),
        sa.Column("teruggekoppeld_door", sa.String(length=120), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_uitvraag")),
    )
    op.create_table(
        "initiatief",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(length=60), nullable=False),
        sa.Column("regiocode", sa.String(length=60), nullable=False),
        sa.Column("titel", sa.String(length=200), nullable=False),
        sa.Column("omschrijving", sa.Text(), nullable=False),
        sa.Column("indiener", sa.String(length=120), nullable=False),
        sa.Column("bron", sa.String(length=60), nullable=False),
        sa.Column("is_eerste_keer", sa.Boolean(), nullable=False),
        sa.Column("partijcode", sa.String(length=60), nullable=True),
        sa.Column("bedrag_euro", sa.Integer(), nullable=True),
        sa.Column("uren", sa.Integer(), nullable=True),
        sa.Column("dagdelen", sa.Integer(), nullable=True),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("gemaakt_door", sa.String(length=120), nullable=False),
        sa.Column("gestopt_op", sa.Date(), nullable=True),
        sa.Column("gestopt_reden", sa.Text(), nullable=False),
        sa.Column("terugkoppeling", sa.Text(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_initiatief_account_id")),
        sa.ForeignKeyConstraint(["partijcode"], ["partij.code"], name=op.f("fk_initiatief_partijcode")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_initiatief")),
    )
    op.create_table(
        "signaal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("plaatstekst", sa.String(length=200), nullable=False),
        sa.Column("regiocode", sa.String(length=60), nullable=False),
        sa.Column("factor_id", sa.String(length=60), nullable=False),
        sa.Column("bron", sa.String(length=60), nullable=False),
        sa.Column("namens", sa.String(length=120), nullable=False),
        sa.Column("melder_id", sa.Integer(), nullable=False),
        sa.Column("melder_partijcode", sa.String(length=60), nullable=True),
        sa.Column("gemeld_door", sa.String(length=120), nullable=False),
        sa.Column("gemeld_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "ontvangen",
                "opgepakt",
                "besloten",
                "gestart",
                "afgesloten",
                name="signaalstatus",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("eigenaar_id", sa.Integer(), nullable=True),
        sa.Column("eigenaar", sa.String(length=120), nullable=False),
        sa.Column("besluit", sa.String(length=60), nullable=False),
        sa.Column("besluit_tekst", sa.Text(), nullable=False),
        sa.Column("besluit_op", sa.Date(), nullable=True),
        sa.Column("eerste_stap", sa.Text(), nullable=False),
        sa.Column("eerste_stap_op", sa.Date(), nullable=True),
        sa.Column("terugkoppeling", sa.Text(), nullable=False),
        sa.Column("teruggekoppeld_op", sa.Date(), nullable=True),
        sa.Column("teruggekoppeld_door", sa.String(length=120), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["eigenaar_id"], ["account.id"], name=op.f("fk_signaal_eigenaar_id")),
        sa.ForeignKeyConstraint(["melder_id"], ["account.id"], name=op.f("fk_signaal_melder_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signaal")),
    )
    op.create_table(
        "uitvraag_antwoord",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uitvraag_id", sa.Integer(), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("bron", sa.String(length=60), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("gegeven_door", sa.String(length=120), nullable=False),
        sa.Column("gegeven_op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_uitvraag_antwoord_account_id")),
        sa.ForeignKeyConstraint(
            ["uitvraag_id"], ["uitvraag.id"], name=op.f("fk_uitvraag_antwoord_uitvraag_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_uitvraag_antwoord")),
    )
    op.create_table(
        "initiatief_stap",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("initiatief_id", sa.Integer(), nullable=False),
        sa.Column("stap", sa.String(length=60), nullable=False),
        sa.Column("bereikt_op", sa.Date(), nullable=False),
        sa.Column("toelichting", sa.Text(), nullable=False),
        sa.Column("gezet_door", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(
            ["initiatief_id"], ["initiatief.id"], name=op.f("fk_initiatief_stap_initiatief_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_initiatief_stap")),
    )
    op.create_table(
        "signaal_overdracht",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("signaal_id", sa.Integer(), nullable=False),
        sa.Column("van_naam", sa.String(length=120), nullable=False),
        sa.Column("naar_id", sa.Integer(), nullable=False),
        sa.Column("naar_naam", sa.String(length=120), nullable=False),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "gevraagd", "aanvaard", "geweigerd", name="overdrachtstatus", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("gevraagd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("beantwoord_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("antwoord", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["naar_id"], ["account.id"], name=op.f("fk_signaal_overdracht_naar_id")),
        sa.ForeignKeyConstraint(
            ["signaal_id"], ["signaal.id"], name=op.f("fk_signaal_overdracht_signaal_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signaal_overdracht")),
    )


def downgrade() -> None:
    op.drop_table("signaal_overdracht")
    op.drop_table("initiatief_stap")
    op.drop_table("uitvraag_antwoord")
    op.drop_table("signaal")
    op.drop_table("initiatief")
    op.drop_table("uitvraag")
