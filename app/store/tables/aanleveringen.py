"""The receipt of every file, its justifications, remembered terms, and what was published."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.store.tables.grondslag import CODE, KWARTAAL, Tabel, Tijdstip, code_van
from schemas.bevinding import Ernst
from schemas.leercyclus import AanleveringStatus


class Aanlevering(Tabel):
    """One file, one partij, one quarter, one soort, one version; immutable once ingediend (R-01).

    `sha256` addresses the original and `rijen_sha256` the Parquet of checked rows in the archive;
    `rapport` is the report as the provider saw it (the JSON of `wijkspiegel controleer`).
    """

    __tablename__ = "aanlevering"
    __table_args__ = (UniqueConstraint("partijcode", "kwartaal", "soort", "versie"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    partijcode: Mapped[str] = mapped_column(ForeignKey("partij.code"))
    kwartaal: Mapped[str] = mapped_column(KWARTAAL)
    soort: Mapped[str] = mapped_column(CODE)
    # Given on submitting, so that an abandoned upload leaves no hole in the numbering.
    versie: Mapped[int | None]
    status: Mapped[AanleveringStatus] = mapped_column(code_van(AanleveringStatus))
    bestandsnaam: Mapped[str] = mapped_column(String(255))
    sha256: Mapped[str] = mapped_column(String(64))
    rijen_sha256: Mapped[str | None] = mapped_column(String(64))
    rijen_aantal: Mapped[int] = mapped_column(default=0)
    rapport: Mapped[dict[str, Any]] = mapped_column(JSON)
    correctie_reden: Mapped[str] = mapped_column(Text, default="")
    ontvangen_op: Mapped[datetime] = mapped_column(Tijdstip)
    ontvangen_door: Mapped[str] = mapped_column(String(120))
    ingediend_op: Mapped[datetime | None] = mapped_column(Tijdstip)
    ingediend_door: Mapped[str | None] = mapped_column(String(120))

    toelichtingen: Mapped[list["BevindingToelichting"]] = relationship(cascade="all, delete-orphan")
    wijzigingen: Mapped[list["Celwijziging"]] = relationship(order_by="Celwijziging.id")


class BevindingToelichting(Tabel):
    """The justification of a warning, per cause; shown at every figure it touches (R-05)."""

    __tablename__ = "bevinding_toelichting"
    __table_args__ = (UniqueConstraint("aanlevering_id", "regel"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    aanlevering_id: Mapped[int] = mapped_column(ForeignKey("aanlevering.id"))
    regel: Mapped[str] = mapped_column(CODE)
    tekst: Mapped[str] = mapped_column(Text)
    geschreven_door: Mapped[str] = mapped_column(String(120))
    geschreven_op: Mapped[datetime] = mapped_column(Tijdstip)


class Koppeling(Tabel):
    """A provider's own term and the code a person confirmed for it; withdrawn, never deleted (R-06).

    `veld` is the field name (`regio`, `interventie`, `reden_einde`, …) or `kolomkop` for a header.
    """

    __tablename__ = "koppeling"

    id: Mapped[int] = mapped_column(primary_key=True)
    partijcode: Mapped[str] = mapped_column(ForeignKey("partij.code"))
    veld: Mapped[str] = mapped_column(CODE)
    term: Mapped[str] = mapped_column(String(200))
    code: Mapped[str] = mapped_column(CODE)
    bevestigd_door: Mapped[str] = mapped_column(String(120))
    bevestigd_op: Mapped[datetime] = mapped_column(Tijdstip)
    ingetrokken_op: Mapped[datetime | None] = mapped_column(Tijdstip)


class Inleesprofiel(Tabel):
    """How files of one shape from one partij are read: a version, replaced or put back, never deleted (R-06).

    `vorm` is the fingerprint of the file's shape; `inhoud` holds headers, terms, sheets, constants and unpivot.
    The newest version of a (partijcode, vorm) counts, unless `vervallen_op` is set.
    """

    __tablename__ = "inleesprofiel"
    __table_args__ = (UniqueConstraint("partijcode", "vorm", "versie"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    partijcode: Mapped[str] = mapped_column(ForeignKey("partij.code"))
    soort: Mapped[str] = mapped_column(CODE)
    vorm: Mapped[str] = mapped_column(String(64))
    versie: Mapped[int]
    inhoud: Mapped[dict[str, Any]] = mapped_column(JSON)
    aanleiding: Mapped[str] = mapped_column(Text, default="")
    gemaakt_door: Mapped[str] = mapped_column(String(120))
    gemaakt_op: Mapped[datetime] = mapped_column(Tijdstip)
    vervallen_op: Mapped[datetime | None] = mapped_column(Tijdstip)


class Celwijziging(Tabel):
    """One cell repaired on the page: a change on top of the original, which stays as it came in (R-01).

    `blad` is empty for CSV; `cel` is the address as seen in the file, such as C23.
    """

    __tablename__ = "celwijziging"

    id: Mapped[int] = mapped_column(primary_key=True)
    aanlevering_id: Mapped[int] = mapped_column(ForeignKey("aanlevering.id"))
    blad: Mapped[str] = mapped_column(String(200), default="")
    cel: Mapped[str] = mapped_column(String(20))
    kolomnaam: Mapped[str] = mapped_column(String(200), default="")
    oud: Mapped[str] = mapped_column(Text)
    nieuw: Mapped[str] = mapped_column(Text)
    gewijzigd_door: Mapped[str] = mapped_column(String(120))
    gewijzigd_op: Mapped[datetime] = mapped_column(Tijdstip)
    ingetrokken_op: Mapped[datetime | None] = mapped_column(Tijdstip)


class Regelniveau(Tabel):
    """How heavy one rule weighs for the files of one beschikking; withdrawn, never deleted (R-05)."""

    __tablename__ = "regelniveau"

    id: Mapped[int] = mapped_column(primary_key=True)
    beschikking_id: Mapped[int] = mapped_column(ForeignKey("beschikking.id"))
    regel: Mapped[str] = mapped_column(CODE)
    ernst: Mapped[Ernst] = mapped_column(code_van(Ernst))
    reden: Mapped[str] = mapped_column(Text)
    gezet_door: Mapped[str] = mapped_column(String(120))
    gezet_op: Mapped[datetime] = mapped_column(Tijdstip)
    ingetrokken_op: Mapped[datetime | None] = mapped_column(Tijdstip)


class Publicatie(Tabel):
    """The commit point of a build: readers open the file of the newest row."""

    __tablename__ = "publicatie"

    id: Mapped[int] = mapped_column(primary_key=True)
    build_id: Mapped[str] = mapped_column(String(64))
    bestandsnaam: Mapped[str] = mapped_column(String(120))
    codeversie: Mapped[str] = mapped_column(String(40))
    gepubliceerd_op: Mapped[datetime] = mapped_column(Tijdstip)
    aanlevering_ids: Mapped[list[int]] = mapped_column(JSON)
    # Per period under which key is kept what was told of it up to and including this build.
    geheugen: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    # What it was made of besides files and code, hashed; empty of a publication from before this was kept.
    grondslag: Mapped[str] = mapped_column(String(64), default="", server_default="")
