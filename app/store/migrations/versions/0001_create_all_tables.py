"""Create all tables, and let the log only grow (R-50)."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

LOG_SQLITE = (
    """create trigger logregel_geen_wijziging before update on logregel
    begin select raise(abort, 'logregel is append-only'); end""",
    """create trigger logregel_geen_verwijdering before delete on logregel
    begin select raise(abort, 'logregel is append-only'); end""",
)
LOG_POSTGRESQL = (
    """create function logregel_weiger() returns trigger language plpgsql as
    $$ begin raise exception 'logregel is append-only'; end $$""",
    """create trigger logregel_geen_wijziging before update or delete on logregel
    for each row execute function logregel_weiger()""",
    """create trigger logregel_geen_leging before truncate on logregel
    for each statement execute function logregel_weiger()""",
)
LOG_TRIGGERS = {"sqlite": LOG_SQLITE, "postgresql": LOG_POSTGRESQL}


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("inlognaam", sa.String(length=120), nullable=False),
        sa.Column("naam", sa.String(length=120), nullable=False),
        sa.Column("rol", sa.String(length=60), nullable=False),
        sa.Column("partijcode", sa.String(length=60), nullable=True),
        sa.Column("organisatie", sa.String(length=120), nullable=False),
        sa.Column("wachtwoord_hash", sa.String(length=200), nullable=False),
        sa.Column("sessieteken", sa.String(length=40), nullable=False),
        sa.Column("is_actief", sa.Boolean(), nullable=False),
        sa.Column("mislukte_pogingen", sa.Integer(), nullable=False),
        sa.Column("geblokkeerd_tot", sa.DateTime(timezone=True), nullable=True),
        sa.Column("laatst_gezien_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("vorig_bezoek_op", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("inlognaam", name=op.f("uq_account_inlognaam")),
    )
    op.create_table(
        "focusfactor",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("regiocode", sa.String(length=60), nullable=False),
        sa.Column("factor_id", sa.String(length=60), nullable=False),
        sa.Column("van_kwartaal", sa.String(length=7), nullable=False),
        sa.Column("tot_kwartaal", sa.String(length=7), nullable=True),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_focusfactor")),
        sa.UniqueConstraint("regiocode", "factor_id", "van_kwartaal", name=op.f("uq_focusfactor_regiocode")),
    )
    op.create_table(
        "instelling",
        sa.Column("naam", sa.String(length=60), nullable=False),
        sa.Column("waarde", sa.Text(), nullable=False),
        sa.Column("gewijzigd_op", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("naam", name=op.f("pk_instelling")),
    )
    op.create_table(
        "interventie",
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("naam", sa.String(length=120), nullable=False),
        sa.Column("doelgroep", sa.String(length=200), nullable=False),
        sa.Column("leeftijd_van", sa.Integer(), nullable=False),
        sa.Column("leeftijd_tot", sa.Integer(), nullable=False),
        sa.Column("trede", sa.Integer(), nullable=False),
        sa.Column("is_erkend", sa.Boolean(), nullable=False),
        sa.Column("is_individueel", sa.Boolean(), nullable=False),
        sa.Column("veranderlogica", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_interventie")),
    )
    op.create_table(
        "logregel",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tijdstip", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gebruiker", sa.String(length=120), nullable=False),
        sa.Column("rol", sa.String(length=60), nullable=False),
        sa.Column("gebeurtenis", sa.String(length=60), nullable=False),
        sa.Column("onderwerp", sa.String(length=200), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_logregel")),
    )
    op.create_table(
        "maatschappelijk_oogmerk",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("regiocode", sa.String(length=60), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("vastgesteld_door", sa.String(length=200), nullable=False),
        sa.Column("vastgesteld_op", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_maatschappelijk_oogmerk")),
    )
    op.create_table(
        "partij",
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("naam", sa.String(length=120), nullable=False),
        sa.Column("soort", sa.String(length=60), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_partij")),
    )
    op.create_table(
        "publicatie",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("build_id", sa.String(length=64), nullable=False),
        sa.Column("bestandsnaam", sa.String(length=120), nullable=False),
        sa.Column("codeversie", sa.String(length=40), nullable=False),
        sa.Column("gepubliceerd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("aanlevering_ids", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publicatie")),
    )
    op.create_table(
        "wijkgebeurtenis",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("regiocode", sa.String(length=60), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("soort", sa.String(length=60), nullable=False),
        sa.Column("titel", sa.String(length=200), nullable=False),
        sa.Column("interventiecode", sa.String(length=60), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wijkgebeurtenis")),
    )
    op.create_table(
        "aanlevering",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partijcode", sa.String(length=60), nullable=False),
        sa.Column("kwartaal", sa.String(length=7), nullable=False),
        sa.Column("soort", sa.String(length=60), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "ontvangen",
                "ingediend",
                "vervangen",
                "ingetrokken",
                name="aanleveringstatus",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("bestandsnaam", sa.String(length=255), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("rijen_sha256", sa.String(length=64), nullable=True),
        sa.Column("rijen_aantal", sa.Integer(), nullable=False),
        sa.Column("rapport", sa.JSON(), nullable=False),
        sa.Column("correctie_reden", sa.Text(), nullable=False),
        sa.Column("ontvangen_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ontvangen_door", sa.String(length=120), nullable=False),
        sa.Column("ingediend_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ingediend_door", sa.String(length=120), nullable=True),
        sa.ForeignKeyConstraint(["partijcode"], ["partij.code"], name=op.f("fk_aanlevering_partijcode")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aanlevering")),
        sa.UniqueConstraint(
            "partijcode", "kwartaal", "soort", "versie", name=op.f("uq_aanlevering_partijcode")
        ),
    )
    op.create_table(
        "account_regio",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("regiocode", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_account_regio_account_id")),
        sa.PrimaryKeyConstraint("account_id", "regiocode", name=op.f("pk_account_regio")),
    )
    op.create_table(
        "beschikking",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kenmerk", sa.String(length=60), nullable=False),
        sa.Column("titel", sa.String(length=200), nullable=False),
        sa.Column("partijcode", sa.String(length=60), nullable=False),
        sa.Column("account", sa.String(length=120), nullable=False),
        sa.Column("van_kwartaal", sa.String(length=7), nullable=False),
        sa.Column("tot_kwartaal", sa.String(length=7), nullable=False),
        sa.Column("budget_euro", sa.Integer(), nullable=False),
        sa.Column("regime", sa.String(length=60), nullable=False),
        sa.Column("doeltekst", sa.Text(), nullable=False),
        sa.Column("vrije_inzet_aantal", sa.Integer(), nullable=False),
        sa.Column("voorganger_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["partijcode"], ["partij.code"], name=op.f("fk_beschikking_partijcode")),
        sa.ForeignKeyConstraint(
            ["voorganger_id"], ["beschikking.id"], name=op.f("fk_beschikking_voorganger_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_beschikking")),
        sa.UniqueConstraint("kenmerk", name=op.f("uq_beschikking_kenmerk")),
    )
    op.create_table(
        "herkenning",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("regiocode", sa.String(length=60), nullable=False),
        sa.Column("kwartaal", sa.String(length=7), nullable=False),
        sa.Column("indicatorcode", sa.String(length=60), nullable=False),
        sa.Column("interventiecode", sa.String(length=60), nullable=False),
        sa.Column("antwoord", sa.String(length=60), nullable=False),
        sa.Column("waarom", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("gegeven_door", sa.String(length=120), nullable=False),
        sa.Column("gegeven_op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_herkenning_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_herkenning")),
        sa.UniqueConstraint(
            "regiocode",
            "kwartaal",
            "indicatorcode",
            "interventiecode",
            "account_id",
            name=op.f("uq_herkenning_regiocode"),
        ),
    )
    op.create_table(
        "interventie_factor",
        sa.Column("interventiecode", sa.String(length=60), nullable=False),
        sa.Column("factor_id", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(
            ["interventiecode"], ["interventie.code"], name=op.f("fk_interventie_factor_interventiecode")
        ),
        sa.PrimaryKeyConstraint("interventiecode", "factor_id", name=op.f("pk_interventie_factor")),
    )
    op.create_table(
        "koppeling",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partijcode", sa.String(length=60), nullable=False),
        sa.Column("veld", sa.String(length=60), nullable=False),
        sa.Column("term", sa.String(length=200), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("bevestigd_door", sa.String(length=120), nullable=False),
        sa.Column("bevestigd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ingetrokken_op", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["partijcode"], ["partij.code"], name=op.f("fk_koppeling_partijcode")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_koppeling")),
    )
    op.create_table(
        "account_beschikking",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("beschikking_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_account_beschikking_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["beschikking_id"], ["beschikking.id"], name=op.f("fk_account_beschikking_beschikking_id")
        ),
        sa.PrimaryKeyConstraint("account_id", "beschikking_id", name=op.f("pk_account_beschikking")),
    )
    op.create_table(
        "afspraak",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("beschikking_id", sa.Integer(), nullable=False),
        sa.Column("indicatorcode", sa.String(length=60), nullable=False),
        sa.Column("interventiecode", sa.String(length=60), nullable=False),
        sa.Column("informant", sa.String(length=60), nullable=False),
        sa.Column("doel", sa.String(length=60), nullable=False),
        sa.Column("gevraagd_door", sa.String(length=120), nullable=False),
        sa.Column("gevolg_professional", sa.Text(), nullable=False),
        sa.Column("gevolg_organisatie", sa.Text(), nullable=False),
        sa.Column("gevolg_contract", sa.Text(), nullable=False),
        sa.Column("lasten_uren", sa.Double(), nullable=False),
        sa.Column("wie_ziet", sa.Text(), nullable=False),
        sa.Column("wanneer_goed", sa.Text(), nullable=False),
        sa.Column("hoe_te_omzeilen", sa.Text(), nullable=False),
        sa.Column("tegenindicator", sa.String(length=60), nullable=False),
        sa.Column("tot_kwartaal", sa.String(length=7), nullable=False),
        sa.Column("streefwaarde", sa.Double(), nullable=True),
        sa.Column("herkomst", sa.String(length=60), nullable=False),
        sa.Column("formule", sa.Text(), nullable=False),
        sa.Column("bezwaar", sa.Text(), nullable=False),
        sa.Column("wijkreden", sa.Text(), nullable=False),
        sa.Column("randvoorwaarde", sa.Text(), nullable=False),
        sa.Column("randvoorwaarde_indicator", sa.String(length=60), nullable=True),
        sa.Column("randvoorwaarde_afgesproken", sa.Double(), nullable=True),
        sa.Column("is_leerafspraak", sa.Boolean(), nullable=False),
        sa.Column("is_actief", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["beschikking_id"], ["beschikking.id"], name=op.f("fk_afspraak_beschikking_id")
        ),
        sa.ForeignKeyConstraint(
            ["interventiecode"], ["interventie.code"], name=op.f("fk_afspraak_interventiecode")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_afspraak")),
    )
    op.create_table(
        "beschikking_gebied",
        sa.Column("beschikking_id", sa.Integer(), nullable=False),
        sa.Column("regiocode", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(
            ["beschikking_id"], ["beschikking.id"], name=op.f("fk_beschikking_gebied_beschikking_id")
        ),
        sa.PrimaryKeyConstraint("beschikking_id", "regiocode", name=op.f("pk_beschikking_gebied")),
    )
    op.create_table(
        "beschikking_interventie",
        sa.Column("beschikking_id", sa.Integer(), nullable=False),
        sa.Column("interventiecode", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(
            ["beschikking_id"], ["beschikking.id"], name=op.f("fk_beschikking_interventie_beschikking_id")
        ),
        sa.ForeignKeyConstraint(
            ["interventiecode"], ["interventie.code"], name=op.f("fk_beschikking_interventie_interventiecode")
        ),
        sa.PrimaryKeyConstraint("beschikking_id", "interventiecode", name=op.f("pk_beschikking_interventie")),
    )
    op.create_table(
        "bevinding_toelichting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("aanlevering_id", sa.Integer(), nullable=False),
        sa.Column("regel", sa.String(length=60), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("geschreven_door", sa.String(length=120), nullable=False),
        sa.Column("geschreven_op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanlevering_id"], ["aanlevering.id"], name=op.f("fk_bevinding_toelichting_aanlevering_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bevinding_toelichting")),
        sa.UniqueConstraint("aanlevering_id", "regel", name=op.f("uq_bevinding_toelichting_aanlevering_id")),
    )
    op.create_table(
        "gesprek",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("beschikking_id", sa.Integer(), nullable=False),
        sa.Column("regiocode", sa.String(length=60), nullable=False),
        sa.Column("kwartaal", sa.String(length=7), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "gepland",
                "lezen",
                "geopend",
                "gevoerd",
                "vastgesteld",
                name="gesprekstatus",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("gesprek_op", sa.Date(), nullable=False),
        sa.Column("deelnemers", sa.Text(), nullable=False),
        sa.Column("eigen_deel", sa.Text(), nullable=False),
        sa.Column("geopend_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("vastgesteld_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("vastgesteld_door", sa.String(length=120), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["beschikking_id"], ["beschikking.id"], name=op.f("fk_gesprek_beschikking_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gesprek")),
        sa.UniqueConstraint(
            "beschikking_id", "regiocode", "kwartaal", name=op.f("uq_gesprek_beschikking_id")
        ),
    )
    op.create_table(
        "conclusie",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gesprek_id", sa.Integer(), nullable=False),
        sa.Column("afspraak_id", sa.Integer(), nullable=False),
        sa.Column("is_gezamenlijk", sa.Boolean(), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("verschil", sa.Text(), nullable=False),
        sa.Column("besluit", sa.Text(), nullable=False),
        sa.Column("beslisrecht", sa.String(length=60), nullable=False),
        sa.Column("gevolg", sa.String(length=60), nullable=False),
        sa.Column("gevolg_reden", sa.Text(), nullable=False),
        sa.Column("geschreven_door", sa.String(length=120), nullable=False),
        sa.Column("geschreven_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["afspraak_id"], ["afspraak.id"], name=op.f("fk_conclusie_afspraak_id")),
        sa.ForeignKeyConstraint(["gesprek_id"], ["gesprek.id"], name=op.f("fk_conclusie_gesprek_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conclusie")),
        sa.UniqueConstraint("gesprek_id", "afspraak_id", name=op.f("uq_conclusie_gesprek_id")),
    )
    op.create_table(
        "lezing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gesprek_id", sa.Integer(), nullable=False),
        sa.Column("afspraak_id", sa.Integer(), nullable=False),
        sa.Column("kant", sa.String(length=60), nullable=False),
        sa.Column(
            "status",
            sa.Enum("concept", "ingediend", name="lezingstatus", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column(
            "vrijgave",
            sa.Enum("eigen", "gesprek", "openbaar", name="vrijgave", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("methode", sa.String(length=60), nullable=False),
        sa.Column("antwoorden", sa.JSON(), nullable=False),
        sa.Column("twijfel", sa.Text(), nullable=False),
        sa.Column("andere_verklaring", sa.Text(), nullable=False),
        sa.Column("belemmering", sa.String(length=60), nullable=False),
        sa.Column("build_id", sa.String(length=64), nullable=False),
        sa.Column("cijfers", sa.JSON(), nullable=False),
        sa.Column("geschreven_door", sa.String(length=120), nullable=False),
        sa.Column("geschreven_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ingediend_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["afspraak_id"], ["afspraak.id"], name=op.f("fk_lezing_afspraak_id")),
        sa.ForeignKeyConstraint(["gesprek_id"], ["gesprek.id"], name=op.f("fk_lezing_gesprek_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lezing")),
        sa.UniqueConstraint("gesprek_id", "afspraak_id", "kant", name=op.f("uq_lezing_gesprek_id")),
    )
    op.create_table(
        "toezegging",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("beschikking_id", sa.Integer(), nullable=False),
        sa.Column("gesprek_id", sa.Integer(), nullable=True),
        sa.Column("partijcode", sa.String(length=60), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("vervalt_op", sa.Date(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "open",
                "nagekomen",
                "te_laat_nagekomen",
                "herzien",
                "niet_nagekomen",
                name="toezeggingstatus",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("afgedaan_op", sa.Date(), nullable=True),
        sa.Column("afgedaan_toelichting", sa.Text(), nullable=False),
        sa.Column("vervolg_van_id", sa.Integer(), nullable=True),
        sa.Column("gemaakt_door", sa.String(length=120), nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["beschikking_id"], ["beschikking.id"], name=op.f("fk_toezegging_beschikking_id")
        ),
        sa.ForeignKeyConstraint(["gesprek_id"], ["gesprek.id"], name=op.f("fk_toezegging_gesprek_id")),
        sa.ForeignKeyConstraint(["partijcode"], ["partij.code"], name=op.f("fk_toezegging_partijcode")),
        sa.ForeignKeyConstraint(
            ["vervolg_van_id"], ["toezegging.id"], name=op.f("fk_toezegging_vervolg_van_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_toezegging")),
    )
    op.create_table(
        "verbeteractie",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gesprek_id", sa.Integer(), nullable=True),
        sa.Column("afspraak_id", sa.Integer(), nullable=False),
        sa.Column("regiocode", sa.String(length=60), nullable=False),
        sa.Column("titel", sa.String(length=200), nullable=False),
        sa.Column("probleem", sa.Text(), nullable=False),
        sa.Column("oplossing", sa.Text(), nullable=False),
        sa.Column("omdat", sa.Text(), nullable=False),
        sa.Column("eigenaar", sa.String(length=120), nullable=False),
        sa.Column("meedenkers", sa.Text(), nullable=False),
        sa.Column("niveau", sa.String(length=60), nullable=False),
        sa.Column(
            "fase",
            sa.Enum(
                "variatie", "selectie", "retentie", "losgelaten", name="fase", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("verwachte_richting", sa.String(length=60), nullable=False),
        sa.Column("verwachte_waarde", sa.Double(), nullable=True),
        sa.Column("start_kwartaal", sa.String(length=7), nullable=False),
        sa.Column("terugkijk_kwartaal", sa.String(length=7), nullable=False),
        sa.Column("gemaakt_door", sa.String(length=120), nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["afspraak_id"], ["afspraak.id"], name=op.f("fk_verbeteractie_afspraak_id")),
        sa.ForeignKeyConstraint(["gesprek_id"], ["gesprek.id"], name=op.f("fk_verbeteractie_gesprek_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verbeteractie")),
    )
    op.create_table(
        "verhaal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gesprek_id", sa.Integer(), nullable=False),
        sa.Column("afspraak_id", sa.Integer(), nullable=False),
        sa.Column("kant", sa.String(length=60), nullable=False),
        sa.Column("bron", sa.String(length=60), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("toestemming", sa.String(length=200), nullable=False),
        sa.Column("confrontatie", sa.String(length=60), nullable=False),
        sa.Column("is_geen_verhaal", sa.Boolean(), nullable=False),
        sa.Column(
            "vrijgave",
            sa.Enum("eigen", "gesprek", "openbaar", name="vrijgave", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("geschreven_door", sa.String(length=120), nullable=False),
        sa.Column("geschreven_op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["afspraak_id"], ["afspraak.id"], name=op.f("fk_verhaal_afspraak_id")),
        sa.ForeignKeyConstraint(["gesprek_id"], ["gesprek.id"], name=op.f("fk_verhaal_gesprek_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verhaal")),
    )
    op.create_table(
        "oordeel",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("verbeteractie_id", sa.Integer(), nullable=False),
        sa.Column("kwartaal", sa.String(length=7), nullable=False),
        sa.Column(
            "gezien",
            sa.Enum(
                "gezien", "niet_gezien", "nog_niet_te_zeggen", name="gezien", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column(
            "vervolg",
            sa.Enum("doorgaan", "versterken", "stoppen", name="vervolg", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("les", sa.Text(), nullable=False),
        sa.Column("cijfers", sa.JSON(), nullable=False),
        sa.Column("gegeven_door", sa.String(length=120), nullable=False),
        sa.Column("gegeven_op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["verbeteractie_id"], ["verbeteractie.id"], name=op.f("fk_oordeel_verbeteractie_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_oordeel")),
    )
    for opdracht in LOG_TRIGGERS[op.get_bind().dialect.name]:
        op.execute(opdracht)


def downgrade() -> None:
    op.drop_table("oordeel")
    op.drop_table("verhaal")
    op.drop_table("verbeteractie")
    op.drop_table("toezegging")
    op.drop_table("lezing")
    op.drop_table("conclusie")
    op.drop_table("gesprek")
    op.drop_table("bevinding_toelichting")
    op.drop_table("beschikking_interventie")
    op.drop_table("beschikking_gebied")
    op.drop_table("afspraak")
    op.drop_table("account_beschikking")
    op.drop_table("koppeling")
    op.drop_table("interventie_factor")
    op.drop_table("herkenning")
    op.drop_table("beschikking")
    op.drop_table("account_regio")
    op.drop_table("aanlevering")
    op.drop_table("wijkgebeurtenis")
    op.drop_table("publicatie")
    op.drop_table("partij")
    op.drop_table("maatschappelijk_oogmerk")
    op.drop_table("logregel")
    op.drop_table("interventie")
    op.drop_table("instelling")
    op.drop_table("focusfactor")
    op.drop_table("account")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("drop function logregel_weiger()")
