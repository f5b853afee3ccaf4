"""What a build needs from the store: the city as frames, and the accepted files."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from functools import partial
from typing import Any

import pandas as pd
from sqlalchemy import Executable, select
from sqlalchemy.orm import InstrumentedAttribute, Session, selectinload

from app.store.access.referentie import valid_referentiebestanden
from app.store.archive import Archive
from app.store.tables import (
    Aanlevering,
    Beschikking,
    BeschikkingGebied,
    BeschikkingInterventie,
    Focusfactor,
    Gesprek,
    Interventie,
    InterventieFactor,
    Partij,
    Tabel,
    Wijkgebeurtenis,
    Wijkinzet,
)
from pipelines.geladen import Geladen, extend_referentie
from pipelines.reference import Referentie
from pipelines.stad import KOLOMMEN_STAD, Aanleverbron, Stad
from schemas.leercyclus import AanleveringStatus, GesprekStatus
from schemas.vocabulary import Referentiesoort


@dataclass(frozen=True)
class Bronregel:
    """One accepted version as a build meets it, without its rows; equal lines give an equal build."""

    aanlevering_id: int
    partijcode: str
    kwartaal: str
    soort: str
    versie: int
    is_vastgesteld: bool
    bestandsnaam: str
    aantal_rijen: int
    rijen_sha256: str
    toelichting: str


@dataclass(frozen=True)
class Referentieregel:
    """One loaded reference file as a build meets it, without its rows."""

    soort: Referentiesoort
    sleutel: str
    naam: str
    versie: str
    bron: str
    licentie: str
    rijen_sha256: str


def load_stad(session: Session) -> Stad:
    """Load the frames in a fixed order, so that the same city gives the same build."""
    return Stad(
        partijen=_frame(session, "partijen", Partij),
        interventies=_frame(session, "interventies", Interventie),
        interventie_factor=_frame(session, "interventie_factor", InterventieFactor),
        gebeurtenissen=_load_gebeurtenissen(session),
        focusfactoren=_frame(session, "focusfactoren", Focusfactor),
        leverbereiken=_load_leverbereiken(session),
        wijkinzet=_frame(session, "wijkinzet", Wijkinzet),
    )


def load_bronregels(session: Session) -> tuple[Bronregel, ...]:
    """Load the newest submitted version per party, quarter and kind of file."""
    vraag = (
        select(Aanlevering)
        .where(Aanlevering.status == AanleveringStatus.INGEDIEND)
        .options(selectinload(Aanlevering.toelichtingen))
        .order_by(Aanlevering.partijcode, Aanlevering.kwartaal, Aanlevering.soort)
    )
    adopted = _load_adoption(session)
    return tuple(_bronregel(aanlevering, adopted) for aanlevering in session.scalars(vraag))


def load_bronregels_at(
    session: Session, aanlevering_ids: Sequence[int], op: datetime
) -> tuple[Bronregel, ...]:
    """Load the versions an earlier publication was made of, adopted or not as they were then."""
    vraag = (
        select(Aanlevering)
        .where(Aanlevering.id.in_(aanlevering_ids))
        .options(selectinload(Aanlevering.toelichtingen))
        .order_by(Aanlevering.partijcode, Aanlevering.kwartaal, Aanlevering.soort)
    )
    adopted = _load_adoption(session, op)
    return tuple(_bronregel(aanlevering, adopted) for aanlevering in session.scalars(vraag))


def load_bronnen(session: Session, archive: Archive) -> list[Aanleverbron]:
    """Load the accepted files with their checked rows."""
    return [to_bron(regel, archive) for regel in load_bronregels(session)]


def to_bron(regel: Bronregel, archive: Archive) -> Aanleverbron:
    """Add the way to its rows in the archive; they are read when they are needed."""
    velden = {naam: waarde for naam, waarde in vars(regel).items() if naam != "rijen_sha256"}
    return Aanleverbron(**velden, lees=partial(archive.get, regel.rijen_sha256), sha256=regel.rijen_sha256)


def load_referentieregels(session: Session) -> tuple[Referentieregel, ...]:
    """Load the loaded reference files that count."""
    velden = [veld.name for veld in fields(Referentieregel)]
    return tuple(
        Referentieregel(**{veld: getattr(bestand, veld) for veld in velden})
        for bestand in valid_referentiebestanden(session)
    )


def add_geladen(referentie: Referentie, regels: Sequence[Referentieregel], archive: Archive) -> Referentie:
    """Join the rows of the loaded files to the reference data of the product."""
    return extend_referentie(referentie, [to_geladen(regel, archive) for regel in regels])


def to_geladen(regel: Referentieregel, archive: Archive) -> Geladen:
    """Add the rows from the archive."""
    velden = {naam: waarde for naam, waarde in vars(regel).items() if naam != "rijen_sha256"}
    return Geladen(**velden, rijen=archive.get(regel.rijen_sha256))


def is_same_stad(een: Stad, ander: Stad) -> bool:
    """Answer whether two loads hold the same city."""
    return all(getattr(een, naam).equals(getattr(ander, naam)) for naam in KOLOMMEN_STAD)


def _frame(session: Session, naam: str, tabel: type[Tabel]) -> pd.DataFrame:
    kolommen: list[InstrumentedAttribute[Any]] = [getattr(tabel, kolom) for kolom in KOLOMMEN_STAD[naam]]
    return _read(session, select(*kolommen).order_by(*kolommen), KOLOMMEN_STAD[naam])


def _load_gebeurtenissen(session: Session) -> pd.DataFrame:
    """Load the events that hold; what was replaced or withdrawn breaks nothing any more."""
    namen = KOLOMMEN_STAD["gebeurtenissen"]
    kolommen: list[InstrumentedAttribute[Any]] = [getattr(Wijkgebeurtenis, naam) for naam in namen]
    vraag = select(*kolommen).where(Wijkgebeurtenis.vervallen_op.is_(None)).distinct()
    return _read(session, vraag.order_by(*kolommen), namen)


def _load_leverbereiken(session: Session) -> pd.DataFrame:
    kolommen = (
        Beschikking.partijcode,
        BeschikkingInterventie.interventiecode,
        BeschikkingGebied.regiocode,
        Beschikking.van_kwartaal,
        Beschikking.tot_kwartaal,
    )
    vraag = (
        select(*kolommen)
        .join(BeschikkingInterventie, BeschikkingInterventie.beschikking_id == Beschikking.id)
        .join(BeschikkingGebied, BeschikkingGebied.beschikking_id == Beschikking.id)
        .order_by(*kolommen)
    )
    return _read(session, vraag, KOLOMMEN_STAD["leverbereiken"])


def _read(session: Session, vraag: Executable, kolommen: Sequence[str]) -> pd.DataFrame:
    return pd.DataFrame([tuple(rij) for rij in session.execute(vraag)], columns=list(kolommen))


def _load_adoption(session: Session, tot: datetime | None = None) -> dict[tuple[str, str], datetime | None]:
    """Return per party and quarter when the last of its talks was adopted, up to `tot`; None while one is not."""
    vraag = select(Beschikking.partijcode, Gesprek.kwartaal, Gesprek.status, Gesprek.vastgesteld_op).join(
        Beschikking, Beschikking.id == Gesprek.beschikking_id
    )
    momenten: dict[tuple[str, str], list[datetime | None]] = {}
    for partijcode, kwartaal, status, op in session.execute(vraag):
        is_af = status is GesprekStatus.VASTGESTELD and (tot is None or (op is not None and op <= tot))
        momenten.setdefault((partijcode, kwartaal), []).append(op if is_af else None)
    return {sleutel: _last(waarden) for sleutel, waarden in momenten.items()}


def _last(momenten: Sequence[datetime | None]) -> datetime | None:
    bekend = [moment for moment in momenten if moment is not None]
    return max(bekend) if len(bekend) == len(momenten) else None


def _bronregel(aanlevering: Aanlevering, adopted: dict[tuple[str, str], datetime | None]) -> Bronregel:
    op = adopted.get((aanlevering.partijcode, aanlevering.kwartaal))
    # A correction after the talk is provisional again: nobody adopted it.
    is_vastgesteld = (
        op is not None and aanlevering.ingediend_op is not None and aanlevering.ingediend_op <= op
    )
    toelichtingen = sorted(aanlevering.toelichtingen, key=lambda t: t.regel)
    return Bronregel(
        aanlevering_id=aanlevering.id,
        partijcode=aanlevering.partijcode,
        kwartaal=aanlevering.kwartaal,
        soort=aanlevering.soort,
        versie=aanlevering.versie or 0,
        is_vastgesteld=is_vastgesteld,
        bestandsnaam=aanlevering.bestandsnaam,
        aantal_rijen=aanlevering.rijen_aantal,
        rijen_sha256=aanlevering.rijen_sha256 or "",
        toelichting=" ".join(dict.fromkeys(t.tekst for t in toelichtingen)),
    )
