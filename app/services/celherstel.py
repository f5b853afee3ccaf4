"""Cells repaired on the page: kept as changes on top of the original, checked again at once (R-01, R-04)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.hercontrole import (
    Hercontrole,
    active_wijzigingen,
    as_celherstel,
    get_to_change,
    log_aanlevering,
    recheck,
)
from app.store.access.bereik import not_found
from app.store.archive import Archive
from app.store.sessions import sessions_beside
from app.store.tables import Aanlevering, Celwijziging
from app.toegang import require
from pipelines.celherstel import HERSTELBARE_RIJEN, is_hele_rij, parse_adres
from pipelines.levering import Celherstel
from pipelines.reference import Referentie
from schemas.errors import GelijktijdigeWijzigingError, NietGereedError, OngeldigeWaardeError
from schemas.rollen import Recht

MEEST = 500
LANGST = 500
KOLOMNAAM = 200


@dataclass(frozen=True)
class Herstelling:
    """One cell as a person saw it and as it must become; a whole row (`cel` is `23`) gets the reason."""

    blad: str
    cel: str
    oud: str
    nieuw: str


def repair_cellen(
    session: Session,
    archive: Archive,
    gebruiker: Gebruiker,
    aanlevering_id: int,
    herstellingen: Sequence[Herstelling],
    *,
    referentie: Referentie,
    nu: datetime,
) -> Aanlevering:
    """Lay the repairs over the original, check it again, and keep them; personal data refuses them all."""
    require(gebruiker, Recht.AANLEVERING_DOEN)
    _require_sensible(herstellingen)
    koppen: dict[tuple[str, str], str] = {}

    def wijzig(gelezen: Aanlevering) -> list[Celherstel]:
        koppen.update(_koppen(gelezen))
        return _with_herstellingen(gelezen, herstellingen)

    aanlevering, _ = recheck(
        session, archive, gebruiker, aanlevering_id, Hercontrole(wijzig=wijzig), referentie=referentie, nu=nu
    )
    for herstelling in herstellingen:
        letter, _ = parse_adres(herstelling.cel)
        _keep(aanlevering, herstelling, koppen.get((herstelling.blad, letter), ""), gebruiker, nu)
    log_aanlevering(session, gebruiker, "cellen_hersteld", aanlevering, nu, aantal=len(herstellingen))
    session.flush()
    return aanlevering


def undo_celwijziging(
    session: Session,
    archive: Archive,
    gebruiker: Gebruiker,
    aanlevering_id: int,
    celwijziging_id: int,
    *,
    referentie: Referentie,
    nu: datetime,
) -> Aanlevering:
    """Put one cell back as it came in and check again; that it was changed stays on record."""
    require(gebruiker, Recht.AANLEVERING_DOEN)
    with sessions_beside(session)() as lezend:
        _find_wijziging(get_to_change(lezend, gebruiker, aanlevering_id), celwijziging_id)
    hercontrole = Hercontrole(
        wijzig=lambda gelezen: as_celherstel(
            [w for w in active_wijzigingen(gelezen) if w.id != celwijziging_id]
        )
    )
    aanlevering, _ = recheck(
        session, archive, gebruiker, aanlevering_id, hercontrole, referentie=referentie, nu=nu
    )
    wijziging = _find_wijziging(aanlevering, celwijziging_id)
    wijziging.ingetrokken_op = nu
    log_aanlevering(session, gebruiker, "herstel_ingetrokken", aanlevering, nu, cel=wijziging.cel)
    session.flush()
    return aanlevering


def _require_sensible(herstellingen: Sequence[Herstelling]) -> None:
    if not herstellingen:
        raise OngeldigeWaardeError("U heeft nog niets gewijzigd.")
    if len(herstellingen) > MEEST:
        raise OngeldigeWaardeError(
            f"U kunt hier ten hoogste {MEEST} cellen tegelijk herstellen. Verbeter het bestand zelf."
        )
    if any(len(h.nieuw) > LANGST for h in herstellingen):
        raise OngeldigeWaardeError(f"In een cel passen ten hoogste {LANGST} tekens.")
    if any(is_hele_rij(h.cel) and not h.nieuw.strip() for h in herstellingen):
        raise OngeldigeWaardeError("Schrijf op waarom deze rij niet meetelt.")


def _with_herstellingen(aanlevering: Aanlevering, herstellingen: Sequence[Herstelling]) -> list[Celherstel]:
    """Return every change that will hold; a cell that was changed meanwhile is not overwritten."""
    if aanlevering.rapport.get("rijen", 0) > HERSTELBARE_RIJEN:
        raise NietGereedError(("Dit bestand is te groot om hier te herstellen. Verbeter het bestand zelf.",))
    eerder = {(w.blad, w.cel): w for w in active_wijzigingen(aanlevering)}
    blijft = as_celherstel(
        [w for plek, w in eerder.items() if plek not in {(h.blad, h.cel) for h in herstellingen}]
    )
    return [*blijft, *(_as_celherstel(h, eerder.get((h.blad, h.cel))) for h in herstellingen)]


def _as_celherstel(herstelling: Herstelling, eerder: Celwijziging | None) -> Celherstel:
    if eerder is not None and eerder.nieuw != herstelling.oud:
        raise GelijktijdigeWijzigingError(
            f"Cel {herstelling.cel} is intussen in een ander venster hersteld. Laad de pagina opnieuw."
        )
    oud = eerder.oud if eerder is not None else herstelling.oud
    return Celherstel(herstelling.blad, herstelling.cel, herstelling.nieuw, oud)


def _koppen(aanlevering: Aanlevering) -> dict[tuple[str, str], str]:
    """Return the header of every column the person could change."""
    return {
        (rij["blad"], letter): kop
        for rij in aanlevering.rapport.get("celrijen", [])
        for letter, kop, _ in rij["cellen"]
    }


def _find_wijziging(aanlevering: Aanlevering, celwijziging_id: int) -> Celwijziging:
    for wijziging in active_wijzigingen(aanlevering):
        if wijziging.id == celwijziging_id:
            return wijziging
    raise not_found()


def _keep(
    aanlevering: Aanlevering, herstelling: Herstelling, kolomnaam: str, gebruiker: Gebruiker, nu: datetime
) -> None:
    """Keep a change; what it replaces is withdrawn, and a cell that is as it came in again needs none."""
    vorige = next(
        (
            w
            for w in active_wijzigingen(aanlevering)
            if (w.blad, w.cel) == (herstelling.blad, herstelling.cel)
        ),
        None,
    )
    oud = herstelling.oud
    if vorige is not None:
        oud, vorige.ingetrokken_op = vorige.oud, nu
    if herstelling.nieuw.strip() == oud and not is_hele_rij(herstelling.cel):
        return
    aanlevering.wijzigingen.append(
        Celwijziging(
            blad=herstelling.blad,
            cel=herstelling.cel,
            kolomnaam=kolomnaam[:KOLOMNAAM],
            oud=oud,
            nieuw=herstelling.nieuw.strip(),
            gewijzigd_door=gebruiker.naam,
            gewijzigd_op=nu,
        )
    )
