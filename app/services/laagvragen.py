"""Questions about an action to another layer of regie: asked with a date, answered by that layer (R-41)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.logboek import write_log
from app.services.voorwaarden import require_choice, require_status, require_text
from app.store.access import get_verbeteractie, visible_verbeteracties
from app.store.tables import Laagvraag, Verbeteractie
from app.toegang import may, require
from schemas.errors import GeenToegangError, NietGereedError, NietGevondenError
from schemas.keuzelijst import load_keuzelijst
from schemas.rollen import ROLLEN, Recht, get_rol

ANTWOORDENDEN = tuple(rol.code for rol in ROLLEN if Recht.LAAGVRAAG_BEANTWOORDEN in rol.rechten)
"""The roles a layer may be asked through."""


@dataclass(frozen=True)
class Laagvraaginvoer:
    """What is asked of which layer, through which role, and by when an answer is due."""

    naar_niveau: str
    rol: str
    tekst: str
    antwoord_voor: date


def ask_laag(
    session: Session,
    gebruiker: Gebruiker,
    verbeteractie_id: int,
    invoer: Laagvraaginvoer,
    *,
    vandaag: date,
    nu: datetime,
) -> Laagvraag:
    """Ask another layer than the one the action takes hold at; one open question per layer."""
    require(gebruiker, Recht.VERBETERACTIE_BIJWERKEN)
    actie = get_verbeteractie(session, gebruiker, verbeteractie_id)
    require_choice(invoer.naar_niveau, set(load_keuzelijst("niveau")) - {actie.niveau}, "laag")
    require_choice(invoer.rol, ANTWOORDENDEN, "rol")
    tekst = require_text(invoer.tekst, "Schrijf op wat u de andere laag vraagt.")
    if invoer.antwoord_voor <= vandaag:
        raise NietGereedError(("Kies een dag na vandaag waarop het antwoord er moet zijn.",))
    if any(v.naar_niveau == invoer.naar_niveau for v in open_vragen(actie)):
        raise NietGereedError(("Aan deze laag staat al een vraag open. Wacht op het antwoord.",))
    vraag = Laagvraag(
        van_niveau=actie.niveau,
        naar_niveau=invoer.naar_niveau,
        rol=invoer.rol,
        tekst=tekst,
        antwoord_voor=invoer.antwoord_voor,
        gevraagd_door=gebruiker.naam,
        gevraagd_op=nu,
    )
    actie.laagvragen.append(vraag)
    _log(session, gebruiker, "laagvraag_gesteld", actie, nu, naar=invoer.naar_niveau, rol=invoer.rol)
    session.flush()
    return vraag


def answer_laag(
    session: Session,
    gebruiker: Gebruiker,
    verbeteractie_id: int,
    vraag_id: int,
    *,
    besluit: str,
    antwoord: str,
    nu: datetime,
) -> Laagvraag:
    """Answer as the role that was asked; taking it up moves the action to that layer."""
    require(gebruiker, Recht.LAAGVRAAG_BEANTWOORDEN)
    actie = get_verbeteractie(session, gebruiker, verbeteractie_id)
    vraag = next((v for v in actie.laagvragen if v.id == vraag_id), None)
    if vraag is None:
        raise NietGevondenError("Deze vraag bestaat niet, of u kunt haar niet bekijken.")
    if not may_answer(gebruiker, vraag):
        raise GeenToegangError(f"Deze vraag is aan de {get_rol(vraag.rol).naam.lower()} gesteld.")
    require_status("open" if vraag.beantwoord_op is None else "beantwoord", ("open",), "beantwoord")
    require_choice(besluit, load_keuzelijst("laagantwoord"), "besluit")
    vraag.antwoord = require_text(antwoord, "Schrijf op wat uw laag doet, en waarom.")
    vraag.besluit, vraag.beantwoord_door, vraag.beantwoord_op = besluit, gebruiker.naam, nu
    if besluit == "opgepakt":
        actie.niveau = vraag.naar_niveau
    _log(session, gebruiker, "laagvraag_beantwoord", actie, nu, naar=vraag.naar_niveau, besluit=besluit)
    session.flush()
    return vraag


def may_answer(gebruiker: Gebruiker, vraag: Laagvraag) -> bool:
    """Answer whether this question was put to this person's role."""
    return may(gebruiker, Recht.LAAGVRAAG_BEANTWOORDEN) and gebruiker.rolcode == vraag.rol


def open_vragen(actie: Verbeteractie) -> list[Laagvraag]:
    """Return the questions of an action that have no answer yet."""
    return [vraag for vraag in actie.laagvragen if vraag.beantwoord_op is None]


def open_laagvragen(session: Session, gebruiker: Gebruiker) -> Iterator[tuple[Verbeteractie, Laagvraag]]:
    """Return every unanswered question about the actions this person may see."""
    for actie in visible_verbeteracties(session, gebruiker):
        for vraag in open_vragen(actie):
            yield actie, vraag


def _log(
    session: Session,
    gebruiker: Gebruiker,
    gebeurtenis: str,
    actie: Verbeteractie,
    nu: datetime,
    **details: str,
) -> None:
    write_log(session, gebruiker, gebeurtenis, f"verbeteractie {actie.id}", nu=nu, **details)
