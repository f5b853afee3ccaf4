"""Files a provider takes home: the own original, and the same file marked for repair (R-02)."""

import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath

from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.leveringen import Leveropdracht, build_levering
from app.store.access import get_aanlevering
from app.store.archive import Archive
from app.store.tables import Aanlevering
from app.toegang import require
from pipelines.levering import Celherstel
from pipelines.reference import Referentie
from schemas.rollen import Recht
from schemas.vocabulary import Kwartaal

LANGSTE_NAAM = 120
VREEMD_IN_NAAM = frozenset('<>:"/\\|?*')


@dataclass(frozen=True)
class Download:
    """A file to send: a name that is safe to save under, and the bytes."""

    bestandsnaam: str
    inhoud: bytes


def get_origineel(lezend: Session, archive: Archive, gebruiker: Gebruiker, aanlevering_id: int) -> Download:
    """Return the file as it came in, to the partij that sent it."""
    require(gebruiker, Recht.AANLEVERING_DOEN)
    aanlevering = get_aanlevering(lezend, gebruiker, aanlevering_id)
    return Download(safe_naam(aanlevering.bestandsnaam), archive.get(aanlevering.sha256))


def make_werkboek(
    lezend: Session,
    archive: Archive,
    gebruiker: Gebruiker,
    aanlevering_id: int,
    *,
    referentie: Referentie,
) -> Download:
    """Return the own file marked: faulty cells coloured and explained, with drop-downs and a list to work down."""
    require(gebruiker, Recht.AANLEVERING_DOEN)
    # Imported late: writing a workbook brings openpyxl, which no page needs.
    from pipelines.werkboek import write_werkboek

    aanlevering = get_aanlevering(lezend, gebruiker, aanlevering_id)
    levering = build_levering(lezend, archive, _opdracht(aanlevering), referentie)
    inhoud = write_werkboek(
        archive.get(aanlevering.sha256), aanlevering.bestandsnaam, aanlevering.rapport, levering
    )
    return Download(f"{_stam(aanlevering.bestandsnaam)}_gemarkeerd.xlsx", inhoud)


def _opdracht(aanlevering: Aanlevering) -> Leveropdracht:
    return Leveropdracht(
        partijcode=aanlevering.partijcode,
        kwartaal=Kwartaal.parse(aanlevering.kwartaal),
        soort=aanlevering.soort or None,
        wijzigingen=tuple(
            Celherstel(w.blad, w.cel, w.nieuw) for w in aanlevering.wijzigingen if w.ingetrokken_op is None
        ),
    )


def safe_naam(bestandsnaam: str) -> str:
    """Return a name without folders, control characters and signs that Windows refuses; never empty."""
    los = PureWindowsPath(PurePosixPath(bestandsnaam).name).name
    tekens = (t for t in los if t not in VREEMD_IN_NAAM and not unicodedata.category(t).startswith("C"))
    naam = "".join(tekens).strip(" .")
    stam, punt, soort = naam.rpartition(".")
    if not punt or len(soort) > 8:
        return naam[:LANGSTE_NAAM] or "bestand"
    return f"{stam[:LANGSTE_NAAM]}.{soort}"


def _stam(bestandsnaam: str) -> str:
    naam = safe_naam(bestandsnaam)
    return naam.rpartition(".")[0] or naam
