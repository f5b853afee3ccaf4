"""Give talks a time, attendance by layer, saved and adopted versions that only grow, and readings their context."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

VERSIETABELLEN = ("tekstversie", "gespreksversie")
# Whoever wrote a text moves its release level: known where exactly one account bears the name.
SCHRIJVER = """update {tabel} set account_id = (
    select min(account.id) from account where account.naam = {tabel}.geschreven_door
    having count(*) = 1)"""
AANWEZIGEN = """insert into aanwezige (gesprek_id, laag, sector, wie, namens, gemeld_door, gemeld_op)
    select id, '', '', deelnemers, '', coalesce(vastgesteld_door, ''), coalesce(vastgesteld_op, geopend_op, current_timestamp)
    from gesprek where deelnemers <> ''"""


def upgrade() -> None:
    _make_tables()
    op.execute(AANWEZIGEN)
    with op.batch_alter_table("gesprek") as tabel:
        tabel.add_column(sa.Column("tijd", sa.Time(), nullable=True))
        tabel.add_column(_tekst("locatie", sa.String(length=120)))
        tabel.drop_column("deelnemers")
    for naam in ("lezing", "verhaal"):
        with op.batch_alter_table(naam) as tabel:
            tabel.add_column(_tekst("factor_id", sa.String(length=60)))
            tabel.add_column(sa.Column("account_id", sa.Integer(), nullable=True))
            tabel.create_foreign_key(op.f(f"fk_{naam}_account_id"), "account", ["account_id"], ["id"])
        op.execute(SCHRIJVER.format(tabel=naam))
    with op.batch_alter_table("verhaal") as tabel:
        tabel.add_column(_tekst("thema", sa.String(length=120)))
        tabel.add_column(
            sa.Column("is_tegenverhaal", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    with op.batch_alter_table("conclusie") as tabel:
        tabel.add_column(_tekst("ingeleverd", sa.Text()))
    for naam in VERSIETABELLEN:
        for opdracht in _triggers(naam)[op.get_bind().dialect.name]:
            op.execute(opdracht)


def _tekst(naam: str, soort: sa.types.TypeEngine[str]) -> sa.Column[str]:
    return sa.Column(naam, soort, nullable=False, server_default="")


def _make_tables() -> None:
    op.create_table(
        "aanwezige",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gesprek_id", sa.Integer(), nullable=False),
        sa.Column("laag", sa.String(length=60), nullable=False),
        sa.Column("sector", sa.String(length=60), nullable=False),
        sa.Column("wie", sa.Text(), nullable=False),
        sa.Column("namens", sa.String(length=200), nullable=False),
        sa.Column("gemeld_door", sa.String(length=120), nullable=False),
        sa.Column("gemeld_op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["gesprek_id"], ["gesprek.id"], name=op.f("fk_aanwezige_gesprek_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aanwezige")),
    )
    op.create_table(
        "tekstversie",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gesprek_id", sa.Integer(), nullable=False),
        sa.Column("afspraak_id", sa.Integer(), nullable=True),
        sa.Column("onderdeel", sa.String(length=60), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("is_botsing", sa.Boolean(), nullable=False),
        sa.Column("lost_op_id", sa.Integer(), nullable=True),
        sa.Column("velden", sa.JSON(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("geschreven_door", sa.String(length=120), nullable=False),
        sa.Column("geschreven_op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["gesprek_id"], ["gesprek.id"], name=op.f("fk_tekstversie_gesprek_id")),
        sa.ForeignKeyConstraint(["afspraak_id"], ["afspraak.id"], name=op.f("fk_tekstversie_afspraak_id")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_tekstversie_account_id")),
        sa.ForeignKeyConstraint(["lost_op_id"], ["tekstversie.id"], name=op.f("fk_tekstversie_lost_op_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tekstversie")),
    )
    op.create_index(op.f("ix_tekstversie_gesprek_id"), "tekstversie", ["gesprek_id"])
    op.create_table(
        "gespreksversie",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gesprek_id", sa.Integer(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("inhoud", sa.JSON(), nullable=False),
        sa.Column("build_id", sa.String(length=64), nullable=False),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("vastgesteld_door", sa.String(length=120), nullable=False),
        sa.Column("vastgesteld_op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["gesprek_id"], ["gesprek.id"], name=op.f("fk_gespreksversie_gesprek_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gespreksversie")),
        sa.UniqueConstraint("gesprek_id", "versie", name=op.f("uq_gespreksversie_gesprek_id")),
    )


def _triggers(naam: str) -> dict[str, tuple[str, ...]]:
    """Refuse every change of a row that was written, as for the log."""
    weiger = f"begin select raise(abort, '{naam} is append-only'); end"
    return {
        "sqlite": tuple(
            f"create trigger {naam}_geen_{daad} before {daad} on {naam} {weiger}"
            for daad in ("update", "delete")
        ),
        "postgresql": (
            f"create function {naam}_weiger() returns trigger language plpgsql as "
            f"$$ begin raise exception '{naam} is append-only'; end $$",
            f"create trigger {naam}_geen_wijziging before update or delete on {naam} "
            f"for each row execute function {naam}_weiger()",
            f"create trigger {naam}_geen_leging before truncate on {naam} "
            f"for each statement execute function {naam}_weiger()",
        ),
    }


def downgrade() -> None:
    for naam in VERSIETABELLEN:
        op.drop_table(naam)
        if op.get_bind().dialect.name == "postgresql":
            op.execute(f"drop function {naam}_weiger()")
    with op.batch_alter_table("conclusie") as tabel:
        tabel.drop_column("ingeleverd")
    with op.batch_alter_table("verhaal") as tabel:
        tabel.drop_column("is_tegenverhaal")
        tabel.drop_column("thema")
    for naam in ("verhaal", "lezing"):
        with op.batch_alter_table(naam) as tabel:
            tabel.drop_constraint(op.f(f"fk_{naam}_account_id"), type_="foreignkey")
            tabel.drop_column("account_id")
            tabel.drop_column("factor_id")
    with op.batch_alter_table("gesprek") as tabel:
        tabel.add_column(_tekst("deelnemers", sa.Text()))
        tabel.drop_column("locatie")
        tabel.drop_column("tijd")
    op.drop_table("aanwezige")
