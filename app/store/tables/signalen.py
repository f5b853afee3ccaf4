"""What people of the wijk saw, were asked and started: signalen, uitvragen and initiatieven (R-41)."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.store.tables.grondslag import CODE, Tabel, Tijdstip, code_van
from schemas.leercyclus import OverdrachtStatus, SignaalStatus, UitvraagStatus


class Signaal(Tabel):
    """Something seen in the wijk, in two fields; `eigenaar_id` decides, starts and answers the source (R-41).

    `bron` says whose voice it is; `namens` who spoke when somebody else wrote it down.
    """

    __tablename__ = "signaal"

    id: Mapped[int] = mapped_column(primary_key=True)
    tekst: Mapped[str] = mapped_column(Text)
    plaatstekst: Mapped[str] = mapped_column(String(200))
    regiocode: Mapped[str] = mapped_column(CODE)
    factor_id: Mapped[str] = mapped_column(CODE, default="")
    bron: Mapped[str] = mapped_column(CODE)
    namens: Mapped[str] = mapped_column(String(120), default="")
    melder_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    melder_partijcode: Mapped[str | None] = mapped_column(CODE)
    gemeld_door: Mapped[str] = mapped_column(String(120))
    gemeld_op: Mapped[datetime] = mapped_column(Tijdstip)
    status: Mapped[SignaalStatus] = mapped_column(code_van(SignaalStatus))
    eigenaar_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    eigenaar: Mapped[str] = mapped_column(String(120), default="")
    besluit: Mapped[str] = mapped_column(CODE, default="")
    besluit_tekst: Mapped[str] = mapped_column(Text, default="")
    besluit_op: Mapped[date | None]
    eerste_stap: Mapped[str] = mapped_column(Text, default="")
    eerste_stap_op: Mapped[date | None]
    terugkoppeling: Mapped[str] = mapped_column(Text, default="")
    teruggekoppeld_op: Mapped[date | None]
    teruggekoppeld_door: Mapped[str] = mapped_column(String(120), default="")
    versie: Mapped[int] = mapped_column(default=1)

    overdrachten: Mapped[list["SignaalOverdracht"]] = relationship(
        cascade="all, delete-orphan", order_by="SignaalOverdracht.id"
    )
    __mapper_args__ = {"version_id_col": versie}


class SignaalOverdracht(Tabel):
    """One request to take over a signaal; the owner changes only when it is accepted."""

    __tablename__ = "signaal_overdracht"

    id: Mapped[int] = mapped_column(primary_key=True)
    signaal_id: Mapped[int] = mapped_column(ForeignKey("signaal.id"))
    van_naam: Mapped[str] = mapped_column(String(120))
    naar_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    naar_naam: Mapped[str] = mapped_column(String(120))
    reden: Mapped[str] = mapped_column(Text)
    status: Mapped[OverdrachtStatus] = mapped_column(code_van(OverdrachtStatus))
    gevraagd_op: Mapped[datetime] = mapped_column(Tijdstip)
    beantwoord_op: Mapped[datetime | None] = mapped_column(Tijdstip)
    antwoord: Mapped[str] = mapped_column(Text, default="")


class Uitvraag(Tabel):
    """A question of the municipality to the wijk; not published without purpose, decider, budget yes or no
    and the day on which the wijk hears what was done with it (R-41)."""

    __tablename__ = "uitvraag"

    id: Mapped[int] = mapped_column(primary_key=True)
    regiocode: Mapped[str] = mapped_column(CODE)
    vraag: Mapped[str] = mapped_column(Text)
    doel: Mapped[str] = mapped_column(Text, default="")
    beslisser: Mapped[str] = mapped_column(String(120), default="")
    is_budget: Mapped[bool | None]
    antwoord_tot: Mapped[date | None]
    terugkoppeling_voor: Mapped[date | None]
    status: Mapped[UitvraagStatus] = mapped_column(code_van(UitvraagStatus))
    gemaakt_door: Mapped[str] = mapped_column(String(120))
    gemaakt_op: Mapped[datetime] = mapped_column(Tijdstip)
    gepubliceerd_op: Mapped[date | None]
    terugkoppeling: Mapped[str] = mapped_column(Text, default="")
    teruggekoppeld_op: Mapped[date | None]
    teruggekoppeld_door: Mapped[str] = mapped_column(String(120), default="")
    versie: Mapped[int] = mapped_column(default=1)

    antwoorden: Mapped[list["UitvraagAntwoord"]] = relationship(
        cascade="all, delete-orphan", order_by="UitvraagAntwoord.id"
    )
    __mapper_args__ = {"version_id_col": versie}


class UitvraagAntwoord(Tabel):
    """One answer to an uitvraag, in the words of who gave it."""

    __tablename__ = "uitvraag_antwoord"

    id: Mapped[int] = mapped_column(primary_key=True)
    uitvraag_id: Mapped[int] = mapped_column(ForeignKey("uitvraag.id"))
    tekst: Mapped[str] = mapped_column(Text)
    bron: Mapped[str] = mapped_column(CODE)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    gegeven_door: Mapped[str] = mapped_column(String(120))
    gegeven_op: Mapped[datetime] = mapped_column(Tijdstip)


class Initiatief(Tabel):
    """Something the wijk starts itself; `soort` and its steps are data in schemas/initiatieven.toml."""

    __tablename__ = "initiatief"

    id: Mapped[int] = mapped_column(primary_key=True)
    soort: Mapped[str] = mapped_column(CODE)
    regiocode: Mapped[str] = mapped_column(CODE)
    titel: Mapped[str] = mapped_column(String(200))
    omschrijving: Mapped[str] = mapped_column(Text)
    indiener: Mapped[str] = mapped_column(String(120))
    bron: Mapped[str] = mapped_column(CODE)
    is_eerste_keer: Mapped[bool]
    partijcode: Mapped[str | None] = mapped_column(ForeignKey("partij.code"))
    bedrag_euro: Mapped[int | None]
    uren: Mapped[int | None]
    dagdelen: Mapped[int | None]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    gemaakt_door: Mapped[str] = mapped_column(String(120))
    gestopt_op: Mapped[date | None]
    gestopt_reden: Mapped[str] = mapped_column(Text, default="")
    terugkoppeling: Mapped[str] = mapped_column(Text, default="")
    versie: Mapped[int] = mapped_column(default=1)

    stappen: Mapped[list["InitiatiefStap"]] = relationship(
        cascade="all, delete-orphan", order_by="InitiatiefStap.id"
    )
    __mapper_args__ = {"version_id_col": versie}


class InitiatiefStap(Tabel):
    """A step an initiative reached, on a day, with what was said then."""

    __tablename__ = "initiatief_stap"

    id: Mapped[int] = mapped_column(primary_key=True)
    initiatief_id: Mapped[int] = mapped_column(ForeignKey("initiatief.id"))
    stap: Mapped[str] = mapped_column(CODE)
    bereikt_op: Mapped[date]
    toelichting: Mapped[str] = mapped_column(Text, default="")
    gezet_door: Mapped[str] = mapped_column(String(120))
