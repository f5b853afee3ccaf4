"""Loading reference files: a newer version replaces an older one, and each step can be taken back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.logboek import write_log
from app.services.voorwaarden import require_status, require_text
from app.store.access import get_referentiebestand
from app.store.archive import Archive
from app.store.tables import Referentiebestand
from app.toegang import require
from schemas.leercyclus import OVERGANGEN_REFERENTIE, ReferentieStatus
from schemas.rollen import Recht
from schemas.vocabulary import Referentiesoort


@dataclass(frozen=True)
class Lading:
    """One read file, ready to be kept: the original, its rows as CSV, and what the reader reported.

    A file replaces the one that counts with the same `soort` and `sleutel`.
    """

    soort: Referentiesoort
    sleutel: str
    naam: str
    bron: str
    licentie: str
    versie: str
    bestandsnaam: str
    inhoud: bytes
    rijen: bytes
    aantal_rijen: int
    verslag: Mapping[str, Any]


@dataclass(frozen=True)
class Ladinguitkomst:
    """The version that counts now; not new when this very file with the same words was already loaded."""

    bestand: Referentiebestand
    is_nieuw: bool
    vervangen: Referentiebestand | None = None


def load_referentiebestand(
    session: Session, archive: Archive, gebruiker: Gebruiker, lading: Lading, *, nu: datetime
) -> Ladinguitkomst:
    """Keep a file and let it count from the next build; what it replaces is kept as well."""
    require(gebruiker, Recht.REFERENTIE_BEHEREN)
    nieuw = _to_row(archive, gebruiker, lading, nu)
    eerder = _find_valid(session, lading.soort, lading.sleutel)
    if eerder is not None and _is_same(eerder, nieuw):
        return Ladinguitkomst(eerder, is_nieuw=False)
    if eerder is not None:
        _set_status(eerder, ReferentieStatus.VERVANGEN)
        nieuw.vervangt_id = eerder.id
        # The old one steps back first: of one key only one may count.
        session.flush()
    session.add(nieuw)
    session.flush()
    _log(session, gebruiker, "referentiebestand_geladen", nieuw, nu)
    return Ladinguitkomst(nieuw, is_nieuw=True, vervangen=eerder)


def withdraw_referentiebestand(
    session: Session, gebruiker: Gebruiker, referentiebestand_id: int, reden: str, *, nu: datetime
) -> Referentiebestand | None:
    """Let a file count no longer, with a reason; return the version before it, which counts again."""
    require(gebruiker, Recht.REFERENTIE_BEHEREN)
    bestand = get_referentiebestand(session, gebruiker, referentiebestand_id)
    reden = require_text(reden, "Schrijf op waarom dit bestand niet meer mag meetellen.")
    _set_status(bestand, ReferentieStatus.INGETROKKEN)
    bestand.ingetrokken_door, bestand.ingetrokken_op, bestand.reden = gebruiker.naam, nu, reden
    session.flush()
    _log(session, gebruiker, "referentiebestand_ingetrokken", bestand, nu)
    vorige = session.get(Referentiebestand, bestand.vervangt_id) if bestand.vervangt_id else None
    if vorige is None or vorige.status is not ReferentieStatus.VERVANGEN:
        return None
    _set_status(vorige, ReferentieStatus.GELDIG)
    session.flush()
    _log(session, gebruiker, "referentiebestand_teruggezet", vorige, nu)
    return vorige


def restore_referentiebestand(
    session: Session, gebruiker: Gebruiker, referentiebestand_id: int, *, nu: datetime
) -> Referentiebestand:
    """Let an earlier version count again; the one that counts now steps back for it."""
    require(gebruiker, Recht.REFERENTIE_BEHEREN)
    bestand = get_referentiebestand(session, gebruiker, referentiebestand_id)
    require_status(bestand.status, _from(ReferentieStatus.GELDIG), ReferentieStatus.GELDIG)
    if (huidig := _find_valid(session, bestand.soort, bestand.sleutel)) is not None:
        _set_status(huidig, ReferentieStatus.VERVANGEN)
        session.flush()
    _set_status(bestand, ReferentieStatus.GELDIG)
    bestand.ingetrokken_door, bestand.ingetrokken_op, bestand.reden = "", None, ""
    session.flush()
    _log(session, gebruiker, "referentiebestand_teruggezet", bestand, nu)
    return bestand


def _to_row(archive: Archive, gebruiker: Gebruiker, lading: Lading, nu: datetime) -> Referentiebestand:
    return Referentiebestand(
        soort=lading.soort,
        sleutel=require_text(lading.sleutel, "Zeg welk bestand dit vervangt."),
        naam=require_text(lading.naam, "Geef het bestand een naam."),
        bron=require_text(lading.bron, "Zeg uit welke bron dit bestand komt."),
        licentie=require_text(lading.licentie, "Zeg onder welke licentie dit bestand gebruikt mag worden."),
        versie=lading.versie,
        bestandsnaam=lading.bestandsnaam,
        sha256=archive.put(lading.inhoud),
        rijen_sha256=archive.put(lading.rijen),
        aantal_rijen=lading.aantal_rijen,
        verslag=dict(lading.verslag),
        status=ReferentieStatus.GELDIG,
        geladen_door=gebruiker.naam,
        geladen_op=nu,
    )


def _find_valid(session: Session, soort: Referentiesoort, sleutel: str) -> Referentiebestand | None:
    vraag = select(Referentiebestand).where(
        Referentiebestand.soort == soort,
        Referentiebestand.sleutel == sleutel,
        Referentiebestand.status == ReferentieStatus.GELDIG,
    )
    return session.scalar(vraag.with_for_update())


def _is_same(een: Referentiebestand, ander: Referentiebestand) -> bool:
    velden = ("sha256", "rijen_sha256", "naam", "bron", "licentie", "versie")
    return all(getattr(een, veld) == getattr(ander, veld) for veld in velden)


def _from(naar: ReferentieStatus) -> list[ReferentieStatus]:
    return [van for van, naars in OVERGANGEN_REFERENTIE.items() if naar in naars]


def _set_status(bestand: Referentiebestand, naar: ReferentieStatus) -> None:
    require_status(bestand.status, _from(naar), naar)
    bestand.status = naar


def _log(
    session: Session, gebruiker: Gebruiker, gebeurtenis: str, bestand: Referentiebestand, nu: datetime
) -> None:
    write_log(
        session,
        gebruiker,
        gebeurtenis,
        f"referentiebestand {bestand.id}",
        nu=nu,
        soort=bestand.soort.value,
        sleutel=bestand.sleutel,
        versie=bestand.versie,
        sha256=bestand.sha256,
        reden=bestand.reden,
    )
