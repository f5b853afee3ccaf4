"""What we will do and whether it helped: verbeteracties, their verdicts, promises; and the log."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.store.tables.afspraken import Afspraak
from app.store.tables.grondslag import CODE, KWARTAAL, Tabel, Tijdstip, code_van
from app.store.tables.opvolging import Fasestap, Laagvraag
from schemas.leercyclus import Fase, Gezien, ToezeggingStatus, Vervolg


class Verbeteractie(Tabel):
    """Problem and solution apart; because–therefore–we expect; back in `terugkijk_kwartaal` (R-40).

    `verwachte_richting` is hoger or lager, `verwachte_waarde` in the indicator's unit.
    """

    __tablename__ = "verbeteractie"

    id: Mapped[int] = mapped_column(primary_key=True)
    gesprek_id: Mapped[int | None] = mapped_column(ForeignKey("gesprek.id"))
    afspraak_id: Mapped[int] = mapped_column(ForeignKey("afspraak.id"))
    regiocode: Mapped[str] = mapped_column(CODE)
    titel: Mapped[str] = mapped_column(String(200))
    probleem: Mapped[str] = mapped_column(Text)
    oplossing: Mapped[str] = mapped_column(Text)
    omdat: Mapped[str] = mapped_column(Text)
    eigenaar: Mapped[str] = mapped_column(String(120))
    meedenkers: Mapped[str] = mapped_column(Text, default="")
    niveau: Mapped[str] = mapped_column(CODE, default="proces")
    doelsoort: Mapped[str] = mapped_column(CODE, default="werkwijze", server_default="werkwijze")
    verandert: Mapped[str] = mapped_column(CODE, default="routine", server_default="routine")
    belemmering: Mapped[str] = mapped_column(CODE, default="", server_default="")
    # Credit; `meedenkers` are the contributors.
    ideegever: Mapped[str] = mapped_column(String(120), default="", server_default="")
    uitvoerder: Mapped[str] = mapped_column(String(120), default="", server_default="")
    financier: Mapped[str] = mapped_column(String(120), default="", server_default="")
    instemming: Mapped[str] = mapped_column(Text, default="", server_default="")
    # An experiment has an owner, a term, and what follows when it works.
    is_experiment: Mapped[bool] = mapped_column(default=False, server_default=false())
    experiment_eigenaar: Mapped[str] = mapped_column(String(120), default="", server_default="")
    experiment_tot: Mapped[str | None] = mapped_column(KWARTAAL)
    vervolgplan: Mapped[str] = mapped_column(Text, default="", server_default="")
    # "Tijdelijk beheersbaar": good enough for now, to be looked at again on this day.
    herzien_op: Mapped[date | None]
    fase: Mapped[Fase] = mapped_column(code_van(Fase))
    verwachte_richting: Mapped[str] = mapped_column(CODE)
    verwachte_waarde: Mapped[float | None]
    start_kwartaal: Mapped[str] = mapped_column(KWARTAAL)
    terugkijk_kwartaal: Mapped[str] = mapped_column(KWARTAAL)
    gemaakt_door: Mapped[str] = mapped_column(String(120))
    gemaakt_op: Mapped[datetime] = mapped_column(Tijdstip)
    versie: Mapped[int] = mapped_column(default=1)

    afspraak: Mapped[Afspraak] = relationship()
    oordelen: Mapped[list["Oordeel"]] = relationship(cascade="all, delete-orphan", order_by="Oordeel.id")
    fasestappen: Mapped[list["Fasestap"]] = relationship(cascade="all, delete-orphan", order_by="Fasestap.id")
    laagvragen: Mapped[list["Laagvraag"]] = relationship(
        cascade="all, delete-orphan", order_by="Laagvraag.id"
    )
    __mapper_args__ = {"version_id_col": versie}


class Oordeel(Tabel):
    """The verdict when an action came back, with the evidence as seen then; versions add up, none is lost."""

    __tablename__ = "oordeel"

    id: Mapped[int] = mapped_column(primary_key=True)
    verbeteractie_id: Mapped[int] = mapped_column(ForeignKey("verbeteractie.id"))
    kwartaal: Mapped[str] = mapped_column(KWARTAAL)
    gezien: Mapped[Gezien] = mapped_column(code_van(Gezien))
    vervolg: Mapped[Vervolg] = mapped_column(code_van(Vervolg))
    les: Mapped[str] = mapped_column(Text)
    cijfers: Mapped[dict[str, Any]] = mapped_column(JSON)
    gegeven_door: Mapped[str] = mapped_column(String(120))
    gegeven_op: Mapped[datetime] = mapped_column(Tijdstip)


class Toezegging(Tabel):
    """A promise by any party, the municipality included (R-43)."""

    __tablename__ = "toezegging"

    id: Mapped[int] = mapped_column(primary_key=True)
    beschikking_id: Mapped[int] = mapped_column(ForeignKey("beschikking.id"))
    gesprek_id: Mapped[int | None] = mapped_column(ForeignKey("gesprek.id"))
    partijcode: Mapped[str] = mapped_column(ForeignKey("partij.code"))
    tekst: Mapped[str] = mapped_column(Text)
    vervalt_op: Mapped[date]
    status: Mapped[ToezeggingStatus] = mapped_column(code_van(ToezeggingStatus))
    afgedaan_op: Mapped[date | None]
    afgedaan_toelichting: Mapped[str] = mapped_column(Text, default="")
    vervolg_van_id: Mapped[int | None] = mapped_column(ForeignKey("toezegging.id"))
    gemaakt_door: Mapped[str] = mapped_column(String(120))
    gemaakt_op: Mapped[datetime] = mapped_column(Tijdstip)


class Logregel(Tabel):
    """Append-only, by trigger on both databases (R-50); `details` never holds the text of a reading."""

    __tablename__ = "logregel"

    id: Mapped[int] = mapped_column(primary_key=True)
    tijdstip: Mapped[datetime] = mapped_column(Tijdstip)
    gebruiker: Mapped[str] = mapped_column(String(120))
    rol: Mapped[str] = mapped_column(CODE)
    gebeurtenis: Mapped[str] = mapped_column(CODE)
    onderwerp: Mapped[str] = mapped_column(String(200))
    details: Mapped[dict[str, Any]] = mapped_column(JSON)
