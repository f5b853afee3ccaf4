"""What was learned, in which context, and the sessions in which providers learn from each other (R-42)."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.store.tables.afspraken import Beschikking
from app.store.tables.grondslag import CODE, Tabel, Tijdstip, code_van
from app.store.tables.verbeteren import Verbeteractie
from schemas.leercyclus import BijeenkomstStatus, Gezien, Vrijgave


class Les(Tabel):
    """What worked or did not, here because …; the writer chooses who may read it (R-35).

    It comes from a verbeteractie, with its beschikking, or from a leerbijeenkomst. A better text is a new
    row that names the one it replaces. "Geborgd" has a place of use and an owner.
    """

    __tablename__ = "les"

    id: Mapped[int] = mapped_column(primary_key=True)
    verbeteractie_id: Mapped[int | None] = mapped_column(ForeignKey("verbeteractie.id"))
    beschikking_id: Mapped[int | None] = mapped_column(ForeignKey("beschikking.id"))
    leerbijeenkomst_id: Mapped[int | None] = mapped_column(ForeignKey("leerbijeenkomst.id"))
    regiocode: Mapped[str] = mapped_column(CODE)
    factor_id: Mapped[str] = mapped_column(CODE)
    doelgroep: Mapped[str] = mapped_column(String(200))
    titel: Mapped[str] = mapped_column(String(200))
    tekst: Mapped[str] = mapped_column(Text)
    omdat: Mapped[str] = mapped_column(Text)
    voorwaarden: Mapped[str] = mapped_column(Text)
    bewijssoort: Mapped[str] = mapped_column(CODE)
    gezien: Mapped[Gezien] = mapped_column(code_van(Gezien))
    belemmering: Mapped[str] = mapped_column(CODE, default="")
    vrijgave: Mapped[Vrijgave] = mapped_column(code_van(Vrijgave))
    kant: Mapped[str] = mapped_column(CODE)
    geschreven_door: Mapped[str] = mapped_column(String(120))
    geschreven_op: Mapped[datetime] = mapped_column(Tijdstip)
    gebruiksplek: Mapped[str] = mapped_column(Text, default="")
    borgeigenaar: Mapped[str] = mapped_column(String(120), default="")
    geborgd_door: Mapped[str] = mapped_column(String(120), default="")
    geborgd_op: Mapped[datetime | None] = mapped_column(Tijdstip)
    vervangt_id: Mapped[int | None] = mapped_column(ForeignKey("les.id"))
    vervallen_op: Mapped[datetime | None] = mapped_column(Tijdstip)
    versie: Mapped[int] = mapped_column(default=1)

    verbeteractie: Mapped[Verbeteractie | None] = relationship()
    beschikking: Mapped[Beschikking | None] = relationship()
    __mapper_args__ = {"version_id_col": versie}


class Leerbijeenkomst(Tabel):
    """A session across providers on one factor: its agenda is made from what they share; minutes after it."""

    __tablename__ = "leerbijeenkomst"

    id: Mapped[int] = mapped_column(primary_key=True)
    factor_id: Mapped[str] = mapped_column(CODE)
    titel: Mapped[str] = mapped_column(String(200))
    gepland_op: Mapped[date]
    plaats: Mapped[str] = mapped_column(String(200))
    status: Mapped[BijeenkomstStatus] = mapped_column(code_van(BijeenkomstStatus))
    deelnemers: Mapped[str] = mapped_column(Text, default="")
    verslag: Mapped[str] = mapped_column(Text, default="")
    gemaakt_door: Mapped[str] = mapped_column(String(120))
    gemaakt_op: Mapped[datetime] = mapped_column(Tijdstip)
    versie: Mapped[int] = mapped_column(default=1)

    partijen: Mapped[list["LeerbijeenkomstPartij"]] = relationship(
        cascade="all, delete-orphan", order_by="LeerbijeenkomstPartij.partijcode"
    )
    leervragen: Mapped[list["Leervraag"]] = relationship(
        cascade="all, delete-orphan", order_by="Leervraag.id"
    )
    __mapper_args__ = {"version_id_col": versie}


class LeerbijeenkomstPartij(Tabel):
    """One invited party; its figures are there only while it agrees, as it saw them when it did."""

    __tablename__ = "leerbijeenkomst_partij"

    leerbijeenkomst_id: Mapped[int] = mapped_column(ForeignKey("leerbijeenkomst.id"), primary_key=True)
    partijcode: Mapped[str] = mapped_column(ForeignKey("partij.code"), primary_key=True)
    toestemming: Mapped[bool | None]
    gegeven_door: Mapped[str] = mapped_column(String(120), default="")
    gegeven_op: Mapped[datetime | None] = mapped_column(Tijdstip)
    cijfers: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)


class Leervraag(Tabel):
    """An open question a participant puts on the agenda."""

    __tablename__ = "leervraag"

    id: Mapped[int] = mapped_column(primary_key=True)
    leerbijeenkomst_id: Mapped[int] = mapped_column(ForeignKey("leerbijeenkomst.id"))
    tekst: Mapped[str] = mapped_column(Text)
    gesteld_door: Mapped[str] = mapped_column(String(120))
    gesteld_op: Mapped[datetime] = mapped_column(Tijdstip)
