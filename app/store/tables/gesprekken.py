"""What it means: the talk, its sealed readings, stories, recognition, conclusions."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.store.tables.afspraken import Afspraak, Beschikking
from app.store.tables.grondslag import CODE, KWARTAAL, Tabel, Tijdstip, code_van
from schemas.leercyclus import GesprekStatus, LezingStatus, Vrijgave


class Gesprek(Tabel):
    """One talk: beschikking × gebied × quarter; `eigen_deel` is the municipality's own reflection (R-33)."""

    __tablename__ = "gesprek"
    __table_args__ = (UniqueConstraint("beschikking_id", "regiocode", "kwartaal"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    beschikking_id: Mapped[int] = mapped_column(ForeignKey("beschikking.id"))
    regiocode: Mapped[str] = mapped_column(CODE)
    kwartaal: Mapped[str] = mapped_column(KWARTAAL)
    status: Mapped[GesprekStatus] = mapped_column(code_van(GesprekStatus))
    gesprek_op: Mapped[date]
    tijd: Mapped[time | None]
    locatie: Mapped[str] = mapped_column(String(120), default="")
    eigen_deel: Mapped[str] = mapped_column(Text, default="")
    geopend_op: Mapped[datetime | None] = mapped_column(Tijdstip)
    vastgesteld_op: Mapped[datetime | None] = mapped_column(Tijdstip)
    vastgesteld_door: Mapped[str | None] = mapped_column(String(120))
    versie: Mapped[int] = mapped_column(default=1)

    beschikking: Mapped[Beschikking] = relationship()
    aanwezigen: Mapped[list["Aanwezige"]] = relationship(order_by="Aanwezige.id")
    # No relationship to Lezing: readings come only through app.store.access, which keeps the seal.
    __mapper_args__ = {"version_id_col": versie}


class Aanwezige(Tabel):
    """Who was at the table: layer and sector, in what role and on whose behalf; never a personal name."""

    __tablename__ = "aanwezige"

    id: Mapped[int] = mapped_column(primary_key=True)
    gesprek_id: Mapped[int] = mapped_column(ForeignKey("gesprek.id"))
    laag: Mapped[str] = mapped_column(CODE)
    sector: Mapped[str] = mapped_column(CODE)
    wie: Mapped[str] = mapped_column(Text)
    namens: Mapped[str] = mapped_column(String(200), default="")
    gemeld_door: Mapped[str] = mapped_column(String(120))
    gemeld_op: Mapped[datetime] = mapped_column(Tijdstip)


class Lezing(Tabel):
    """One side's reading of one afspraak; `kant` is aanbieder or gemeente, `antwoorden` by step of the method.

    `cijfers` holds the numbers as the writer saw them, from build `build_id`.
    """

    __tablename__ = "lezing"
    __table_args__ = (UniqueConstraint("gesprek_id", "afspraak_id", "kant"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    gesprek_id: Mapped[int] = mapped_column(ForeignKey("gesprek.id"))
    afspraak_id: Mapped[int] = mapped_column(ForeignKey("afspraak.id"))
    kant: Mapped[str] = mapped_column(CODE)
    status: Mapped[LezingStatus] = mapped_column(code_van(LezingStatus))
    vrijgave: Mapped[Vrijgave] = mapped_column(code_van(Vrijgave))
    methode: Mapped[str] = mapped_column(CODE)
    antwoorden: Mapped[dict[str, str]] = mapped_column(JSON)
    twijfel: Mapped[str] = mapped_column(Text, default="")
    andere_verklaring: Mapped[str] = mapped_column(Text, default="")
    belemmering: Mapped[str] = mapped_column(CODE, default="")
    factor_id: Mapped[str] = mapped_column(CODE, default="")
    build_id: Mapped[str] = mapped_column(String(64), default="")
    cijfers: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    geschreven_door: Mapped[str] = mapped_column(String(120))
    geschreven_op: Mapped[datetime] = mapped_column(Tijdstip)
    ingediend_op: Mapped[datetime | None] = mapped_column(Tijdstip)
    versie: Mapped[int] = mapped_column(default=1)

    afspraak: Mapped[Afspraak] = relationship()
    __mapper_args__ = {"version_id_col": versie}


class Verhaal(Tabel):
    """A story beside a figure (R-31); empty `tekst` with `is_geen_verhaal` is the explicit "geen verhaal".

    With `is_tegenverhaal` it was asked for because all stories agreed; with both, it was looked for in vain.
    """

    __tablename__ = "verhaal"

    id: Mapped[int] = mapped_column(primary_key=True)
    gesprek_id: Mapped[int] = mapped_column(ForeignKey("gesprek.id"))
    afspraak_id: Mapped[int] = mapped_column(ForeignKey("afspraak.id"))
    kant: Mapped[str] = mapped_column(CODE)
    bron: Mapped[str] = mapped_column(CODE)
    tekst: Mapped[str] = mapped_column(Text)
    toestemming: Mapped[str] = mapped_column(String(200), default="")
    confrontatie: Mapped[str] = mapped_column(CODE, default="")
    is_geen_verhaal: Mapped[bool] = mapped_column(default=False)
    is_tegenverhaal: Mapped[bool] = mapped_column(default=False)
    thema: Mapped[str] = mapped_column(String(120), default="")
    factor_id: Mapped[str] = mapped_column(CODE, default="")
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    vrijgave: Mapped[Vrijgave] = mapped_column(code_van(Vrijgave))
    geschreven_door: Mapped[str] = mapped_column(String(120))
    geschreven_op: Mapped[datetime] = mapped_column(Tijdstip)


class Herkenning(Tabel):
    """A wijkpartner's herkend / deels / niet_herkend, with why (R-34)."""

    __tablename__ = "herkenning"
    __table_args__ = (
        UniqueConstraint("regiocode", "kwartaal", "indicatorcode", "interventiecode", "account_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    regiocode: Mapped[str] = mapped_column(CODE)
    kwartaal: Mapped[str] = mapped_column(KWARTAAL)
    indicatorcode: Mapped[str] = mapped_column(CODE)
    interventiecode: Mapped[str] = mapped_column(CODE)
    antwoord: Mapped[str] = mapped_column(CODE)
    waarom: Mapped[str] = mapped_column(Text)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    gegeven_door: Mapped[str] = mapped_column(String(120))
    gegeven_op: Mapped[datetime] = mapped_column(Tijdstip)


class Conclusie(Tabel):
    """Per afspraak in a talk: joint or a recorded difference, with its consequence (R-30, R-33).

    `ingeleverd` is what is given up for the decision. `gevolg` is actie, afspraak or geen_actie; `beslisrecht` is gemeente (geld) or samen (inhoud).
    """

    __tablename__ = "conclusie"
    __table_args__ = (UniqueConstraint("gesprek_id", "afspraak_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    gesprek_id: Mapped[int] = mapped_column(ForeignKey("gesprek.id"))
    afspraak_id: Mapped[int] = mapped_column(ForeignKey("afspraak.id"))
    is_gezamenlijk: Mapped[bool]
    tekst: Mapped[str] = mapped_column(Text)
    verschil: Mapped[str] = mapped_column(Text, default="")
    besluit: Mapped[str] = mapped_column(Text, default="")
    beslisrecht: Mapped[str] = mapped_column(CODE, default="samen")
    ingeleverd: Mapped[str] = mapped_column(Text, default="")
    gevolg: Mapped[str] = mapped_column(CODE)
    gevolg_reden: Mapped[str] = mapped_column(Text, default="")
    geschreven_door: Mapped[str] = mapped_column(String(120))
    geschreven_op: Mapped[datetime] = mapped_column(Tijdstip)
    versie: Mapped[int] = mapped_column(default=1)

    afspraak: Mapped[Afspraak] = relationship()
    __mapper_args__ = {"version_id_col": versie}
