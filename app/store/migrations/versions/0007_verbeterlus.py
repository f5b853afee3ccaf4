"""Let actions return: goal type, credit, experiment, steps, questions to a layer; keep lessons and learning sessions."""

import json
from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

TIJDSTIP = sa.DateTime(timezone=True)
TEKSTEN = ("instemming", "vervolgplan")
NAMEN = ("ideegever", "uitvoerder", "financier", "experiment_eigenaar")
CODES = {"doelsoort": "werkwijze", "verandert": "routine", "belemmering": ""}


def upgrade() -> None:
    _widen_verbeteractie()
    _make_opvolging()
    _make_leerbijeenkomst()
    _make_les()


def _widen_verbeteractie() -> None:
    with op.batch_alter_table("verbeteractie") as tabel:
        for kolom, waarde in CODES.items():
            tabel.add_column(sa.Column(kolom, sa.String(length=60), nullable=False, server_default=waarde))
        for kolom in NAMEN:
            tabel.add_column(sa.Column(kolom, sa.String(length=120), nullable=False, server_default=""))
        for kolom in TEKSTEN:
            tabel.add_column(sa.Column(kolom, sa.Text(), nullable=False, server_default=""))
        tabel.add_column(sa.Column("is_experiment", sa.Boolean(), nullable=False, server_default=sa.false()))
        tabel.add_column(sa.Column("experiment_tot", sa.String(length=7), nullable=True))
        tabel.add_column(sa.Column("herzien_op", sa.Date(), nullable=True))


def _make_opvolging() -> None:
    fasestap = op.create_table(
        "fasestap",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("verbeteractie_id", sa.Integer(), nullable=False),
        sa.Column("van", sa.String(length=40), nullable=False),
        sa.Column("naar", sa.String(length=40), nullable=False),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("gezet_door", sa.String(length=120), nullable=False),
        sa.Column("gezet_op", TIJDSTIP, nullable=False),
        sa.ForeignKeyConstraint(
            ["verbeteractie_id"], ["verbeteractie.id"], name=op.f("fk_fasestap_verbeteractie_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fasestap")),
    )
    _copy_steps_from_log(fasestap)
    op.create_table(
        "laagvraag",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("verbeteractie_id", sa.Integer(), nullable=False),
        sa.Column("van_niveau", sa.String(length=60), nullable=False),
        sa.Column("naar_niveau", sa.String(length=60), nullable=False),
        sa.Column("rol", sa.String(length=60), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("antwoord_voor", sa.Date(), nullable=False),
        sa.Column("gevraagd_door", sa.String(length=120), nullable=False),
        sa.Column("gevraagd_op", TIJDSTIP, nullable=False),
        sa.Column("besluit", sa.String(length=60), nullable=False),
        sa.Column("antwoord", sa.Text(), nullable=False),
        sa.Column("beantwoord_door", sa.String(length=120), nullable=False),
        sa.Column("beantwoord_op", TIJDSTIP, nullable=True),
        sa.ForeignKeyConstraint(
            ["verbeteractie_id"], ["verbeteractie.id"], name=op.f("fk_laagvraag_verbeteractie_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_laagvraag")),
    )


def _copy_steps_from_log(fasestap: sa.Table) -> None:
    """Keep the steps made so far: until now only the log knew them."""
    bind = op.get_bind()
    regels = bind.execute(
        sa.text(
            "select onderwerp, gebruiker, tijdstip, details from logregel "
            "where gebeurtenis = 'fase_verschoven' order by id"
        ).columns(tijdstip=TIJDSTIP)
    ).all()
    for onderwerp, gebruiker, tijdstip, details in regels:
        stap = json.loads(details) if isinstance(details, str) else details
        bind.execute(
            fasestap.insert().values(
                verbeteractie_id=int(onderwerp.removeprefix("verbeteractie ")),
                van=stap["van"],
                naar=stap["naar"],
                reden=stap["reden"],
                gezet_door=gebruiker,
                gezet_op=tijdstip,
            )
        )


def _make_leerbijeenkomst() -> None:
    op.create_table(
        "leerbijeenkomst",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("factor_id", sa.String(length=60), nullable=False),
        sa.Column("titel", sa.String(length=200), nullable=False),
        sa.Column("gepland_op", sa.Date(), nullable=False),
        sa.Column("plaats", sa.String(length=200), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("deelnemers", sa.Text(), nullable=False),
        sa.Column("verslag", sa.Text(), nullable=False),
        sa.Column("gemaakt_door", sa.String(length=120), nullable=False),
        sa.Column("gemaakt_op", TIJDSTIP, nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leerbijeenkomst")),
    )
    op.create_table(
        "leerbijeenkomst_partij",
        sa.Column("leerbijeenkomst_id", sa.Integer(), nullable=False),
        sa.Column("partijcode", sa.String(length=60), nullable=False),
        sa.Column("toestemming", sa.Boolean(), nullable=True),
        sa.Column("gegeven_door", sa.String(length=120), nullable=False),
        sa.Column("gegeven_op", TIJDSTIP, nullable=True),
        sa.Column("cijfers", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["leerbijeenkomst_id"],
            ["leerbijeenkomst.id"],
            name=op.f("fk_leerbijeenkomst_partij_leerbijeenkomst_id"),
        ),
        sa.ForeignKeyConstraint(
            ["partijcode"], ["partij.code"], name=op.f("fk_leerbijeenkomst_partij_partijcode")
        ),
        sa.PrimaryKeyConstraint("leerbijeenkomst_id", "partijcode", name=op.f("pk_leerbijeenkomst_partij")),
    )
    op.create_table(
        "leervraag",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("leerbijeenkomst_id", sa.Integer(), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("gesteld_door", sa.String(length=120), nullable=False),
        sa.Column("gesteld_op", TIJDSTIP, nullable=False),
        sa.ForeignKeyConstraint(
            ["leerbijeenkomst_id"], ["leerbijeenkomst.id"], name=op.f("fk_leervraag_leerbijeenkomst_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leervraag")),
    )


def _make_les() -> None:
    verwijzingen = {
        "verbeteractie_id": "verbeteractie",
        "beschikking_id": "beschikking",
        "leerbijeenkomst_id": "leerbijeenkomst",
        "vervangt_id": "les",
    }
    op.create_table(
        "les",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(kolom, sa.Integer(), nullable=True) for kolom in verwijzingen),
        sa.Column("regiocode", sa.String(length=60), nullable=False),
        sa.Column("factor_id", sa.String(length=60), nullable=False),
        sa.Column("doelgroep", sa.String(length=200), nullable=False),
        sa.Column("titel", sa.String(length=200), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("omdat", sa.Text(), nullable=False),
        sa.Column("voorwaarden", sa.Text(), nullable=False),
        sa.Column("bewijssoort", sa.String(length=60), nullable=False),
        sa.Column("gezien", sa.String(length=40), nullable=False),
        sa.Column("belemmering", sa.String(length=60), nullable=False),
        sa.Column("vrijgave", sa.String(length=40), nullable=False),
        sa.Column("kant", sa.String(length=60), nullable=False),
        sa.Column("geschreven_door", sa.String(length=120), nullable=False),
        sa.Column("geschreven_op", TIJDSTIP, nullable=False),
        sa.Column("gebruiksplek", sa.Text(), nullable=False),
        sa.Column("borgeigenaar", sa.String(length=120), nullable=False),
        sa.Column("geborgd_door", sa.String(length=120), nullable=False),
        sa.Column("geborgd_op", TIJDSTIP, nullable=True),
        sa.Column("vervallen_op", TIJDSTIP, nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        *(
            sa.ForeignKeyConstraint([kolom], [f"{tabel}.id"], name=op.f(f"fk_les_{kolom}"))
            for kolom, tabel in verwijzingen.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_les")),
    )


def downgrade() -> None:
    for naam in (
        "les",
        "leervraag",
        "leerbijeenkomst_partij",
        "leerbijeenkomst",
        "laagvraag",
        "fasestap",
    ):
        op.drop_table(naam)
    with op.batch_alter_table("verbeteractie") as tabel:
        for kolom in ("herzien_op", "experiment_tot", "is_experiment", *TEKSTEN, *NAMEN, *CODES):
            tabel.drop_column(kolom)
