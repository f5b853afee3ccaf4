"""Keep versions of an afspraak with the quarters they count in, and what happens to a beschikking later."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

TEKST = ("invloed", "oogmerk", "aanleiding", "overleg", "spoed_reden", "einde_reden")
NAAM = ("getoetst_door", "gemaakt_door", "aangekondigd_door", "bevestigd_door")
MOMENT = ("gemaakt_op", "aangekondigd_op", "bevestigd_op")


def upgrade() -> None:
    _make_tables()
    with op.batch_alter_table("beschikking_interventie") as tabel:
        tabel.add_column(sa.Column("regime", sa.String(length=60), nullable=True))
    op.execute(
        "update beschikking_interventie set regime = (select b.regime from beschikking b "
        "where b.id = beschikking_interventie.beschikking_id)"
    )
    with op.batch_alter_table("beschikking_interventie") as tabel:
        tabel.alter_column("regime", existing_type=sa.String(length=60), nullable=False)
    with op.batch_alter_table("beschikking") as tabel:
        for naam in ("afdeling", "toets_door"):
            tabel.add_column(sa.Column(naam, sa.String(length=120), nullable=False, server_default=""))
        for naam in ("lokaal_budget_euro", "verlengingen_hoogstens", "verlenging_kwartalen"):
            tabel.add_column(sa.Column(naam, sa.Integer(), nullable=False, server_default="0"))
        tabel.add_column(sa.Column("toets_op", sa.Date(), nullable=True))
        tabel.add_column(sa.Column("toets_tekst", sa.Text(), nullable=False, server_default=""))
        tabel.drop_column("regime")
    _widen_afspraak()


def _make_tables() -> None:
    op.create_table(
        "alliantielid",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("alliantie_partijcode", sa.String(length=60), nullable=False),
        sa.Column("partijcode", sa.String(length=60), nullable=False),
        sa.Column("van_kwartaal", sa.String(length=7), nullable=False),
        sa.Column("tot_kwartaal", sa.String(length=7), nullable=True),
        sa.ForeignKeyConstraint(
            ["alliantie_partijcode"], ["partij.code"], name=op.f("fk_alliantielid_alliantie_partijcode")
        ),
        sa.ForeignKeyConstraint(["partijcode"], ["partij.code"], name=op.f("fk_alliantielid_partijcode")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alliantielid")),
    )
    _make_of_beschikking(
        "wijkopname",
        sa.Column("soort", sa.String(length=60), nullable=False),
        sa.Column("regiocode", sa.String(length=60), nullable=False),
        sa.Column("kwartaal", sa.String(length=7), nullable=False),
        sa.Column("aantal", sa.Integer(), nullable=False),
        sa.Column("inhoud", sa.Text(), nullable=False),
        sa.Column("gevraagd_door", sa.String(length=200), nullable=False),
        sa.Column("vervallen_door", sa.String(length=120), nullable=False),
        sa.Column("vervallen_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reden", sa.Text(), nullable=False),
    )
    _make_of_beschikking(
        "doelbijstelling",
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("van_kwartaal", sa.String(length=7), nullable=False),
    )
    _make_of_beschikking(
        "verlenging",
        sa.Column("vorig_kwartaal", sa.String(length=7), nullable=False),
        sa.Column("tot_kwartaal", sa.String(length=7), nullable=False),
        sa.Column("reden", sa.Text(), nullable=False),
    )


def _make_of_beschikking(naam: str, *kolommen: sa.Column[object]) -> None:
    """Make a table of rows under a beschikking, each with its author and time."""
    op.create_table(
        naam,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("beschikking_id", sa.Integer(), nullable=False),
        *kolommen,
        sa.Column("gemaakt_door", sa.String(length=120), nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["beschikking_id"], ["beschikking.id"], name=op.f(f"fk_{naam}_beschikking_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{naam}")),
    )


def _widen_afspraak() -> None:
    """What counted goes on counting from the start of its beschikking; what did not is withdrawn, not lost."""
    with op.batch_alter_table("afspraak") as tabel:
        for naam in TEKST:
            tabel.add_column(sa.Column(naam, sa.Text(), nullable=False, server_default=""))
        for naam in NAAM:
            tabel.add_column(sa.Column(naam, sa.String(length=120), nullable=False, server_default=""))
        for naam in MOMENT:
            tabel.add_column(sa.Column(naam, sa.DateTime(timezone=True), nullable=True))
        tabel.add_column(sa.Column("status", sa.String(length=40), nullable=True))
        tabel.add_column(sa.Column("van_kwartaal", sa.String(length=7), nullable=True))
        tabel.add_column(sa.Column("laatste_kwartaal", sa.String(length=7), nullable=True))
        tabel.add_column(sa.Column("vervangt_id", sa.Integer(), nullable=True))
        tabel.alter_column("lasten_uren", existing_type=sa.Double(), nullable=True)
    op.execute(
        "update afspraak set van_kwartaal = (select b.van_kwartaal from beschikking b "
        "where b.id = afspraak.beschikking_id)"
    )
    op.execute("update afspraak set status = case when is_actief then 'bevestigd' else 'ingetrokken' end")
    with op.batch_alter_table("afspraak") as tabel:
        tabel.alter_column("status", existing_type=sa.String(length=40), nullable=False)
        tabel.alter_column("van_kwartaal", existing_type=sa.String(length=7), nullable=False)
        tabel.create_foreign_key(op.f("fk_afspraak_vervangt_id"), "afspraak", ["vervangt_id"], ["id"])
        tabel.drop_column("is_actief")


def downgrade() -> None:
    with op.batch_alter_table("afspraak") as tabel:
        tabel.add_column(sa.Column("is_actief", sa.Boolean(), nullable=True))
    op.execute("update afspraak set is_actief = (status = 'bevestigd' and laatste_kwartaal is null)")
    op.execute("update afspraak set lasten_uren = 0 where lasten_uren is null")
    with op.batch_alter_table("afspraak") as tabel:
        tabel.drop_constraint(op.f("fk_afspraak_vervangt_id"), type_="foreignkey")
        tabel.alter_column("is_actief", existing_type=sa.Boolean(), nullable=False)
        tabel.alter_column("lasten_uren", existing_type=sa.Double(), nullable=False)
        for naam in (*TEKST, *NAAM, *MOMENT, "status", "van_kwartaal", "laatste_kwartaal", "vervangt_id"):
            tabel.drop_column(naam)
    with op.batch_alter_table("beschikking") as tabel:
        tabel.add_column(sa.Column("regime", sa.String(length=60), nullable=True))
    op.execute(
        "update beschikking set regime = coalesce((select min(i.regime) from beschikking_interventie i "
        "where i.beschikking_id = beschikking.id), 'basisaanbod')"
    )
    with op.batch_alter_table("beschikking") as tabel:
        tabel.alter_column("regime", existing_type=sa.String(length=60), nullable=False)
        for naam in ("afdeling", "toets_door", "toets_op", "toets_tekst", "lokaal_budget_euro"):
            tabel.drop_column(naam)
        for naam in ("verlengingen_hoogstens", "verlenging_kwartalen"):
            tabel.drop_column(naam)
    with op.batch_alter_table("beschikking_interventie") as tabel:
        tabel.drop_column("regime")
    for naam in ("verlenging", "doelbijstelling", "wijkopname", "alliantielid"):
        op.drop_table(naam)
