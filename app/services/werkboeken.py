"""Files a provider takes home: the own original, and the same file marked for repair (R-02)."""

import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath

from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.geldigheid import choose_counting, last_quarter
from app.services.leveringen import Leveropdracht, build_levering
from app.store.access import get_aanlevering, visible_beschikkingen
from app.store.access.bereik import not_found
from app.store.archive import Archive
from app.store.tables import Aanlevering, Afspraak
from app.toegang import require
from pipelines.levering import Celherstel
from pipelines.reference import Referentie
from pipelines.sjabloon_vraag import Vraag
from schemas.aanlevering import soortmodules
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


def make_sjabloon(
    lezend: Session,
    archive: Archive,
    gebruiker: Gebruiker,
    soort: str,
    kwartaal: Kwartaal,
    *,
    referentie: Referentie,
) -> Download:
    """Return a template for the own partij: what its agreements ask in this quarter, filled with what is known."""
    require(gebruiker, Recht.AANLEVERING_DOEN)
    if soort not in soortmodules() or gebruiker.partijcode is None:
        raise not_found()
    # Imported late, as above.
    from pipelines.sjabloon import write_sjabloon

    opdracht = Leveropdracht(partijcode=gebruiker.partijcode, kwartaal=kwartaal, soort=soort)
    levering = build_levering(lezend, archive, opdracht, referentie)
    inhoud = write_sjabloon(soort, levering, list_vragen(lezend, gebruiker, kwartaal))
    return Download(f"sjabloon_{soort}_{kwartaal}.xlsx", inhoud)


def list_vragen(lezend: Session, gebruiker: Gebruiker, kwartaal: Kwartaal) -> tuple[Vraag, ...]:
    """Return what the agreements of the own partij ask in a quarter, with their passports."""
    return tuple(
        to_vraag(afspraak)
        for beschikking in visible_beschikkingen(lezend, gebruiker)
        if beschikking.van_kwartaal <= str(kwartaal) <= beschikking.tot_kwartaal
        for afspraak in choose_counting(beschikking.afspraken, str(kwartaal))
    )


def to_vraag(afspraak: Afspraak) -> Vraag:
    """Return what one afspraak asks, in the words of its passport."""
    return Vraag(
        indicatorcode=afspraak.indicatorcode,
        interventiecode=afspraak.interventiecode,
        interventienaam=afspraak.interventie.naam,
        doel=afspraak.doel,
        gevraagd_door=afspraak.gevraagd_door,
        wie_ziet=afspraak.wie_ziet,
        wanneer_goed=afspraak.wanneer_goed,
        gevolgen=(afspraak.gevolg_professional, afspraak.gevolg_organisatie, afspraak.gevolg_contract),
        lasten_uren=afspraak.lasten_uren or 0.0,
        tot_kwartaal=last_quarter(afspraak),
        ook=tuple(c for c in (afspraak.tegenindicator, afspraak.randvoorwaarde_indicator) if c),
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
