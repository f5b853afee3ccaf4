"""Deviating openly (R-37): logged before or after, released by its writer, decided by class, never held against anyone."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.dubbel import find_double
from app.services.logboek import write_log
from app.services.voorwaarden import require_choice, require_status, require_text
from app.store.access import get_afspraak, get_afwijking, get_beschikking
from app.store.access.bereik import not_found
from app.store.tables import Afwijking, Regelherziening
from app.toegang import require
from schemas.errors import GeenToegangError, OngeldigeWaardeError
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import AfwijkingStatus, Vrijgave
from schemas.rollen import Bereik, Recht
from schemas.vocabulary import Kwartaal

BUDGET = "budget"
VERANDERT = "verandert"


@dataclass(frozen=True)
class Afwijkinginvoer:
    """From which rule, what was agreed, what is done instead and why; `besluitnemer` says who decided it."""

    beschikking_id: int
    werkregel: str
    klasse: str
    moment: str
    afgesproken: str
    anders: str
    reden: str
    besluitnemer: str
    vrijgave: Vrijgave = Vrijgave.GESPREK
    afspraak_id: int | None = None


def log_afwijking(
    session: Session, gebruiker: Gebruiker, invoer: Afwijkinginvoer, *, kwartaal: Kwartaal, nu: datetime
) -> Afwijking:
    """Record a deviation; the log says that there is one, never what."""
    require(gebruiker, Recht.AFWIJKING_SCHRIJVEN)
    beschikking = get_beschikking(session, gebruiker, invoer.beschikking_id)
    over = get_afspraak(session, gebruiker, invoer.afspraak_id) if invoer.afspraak_id else None
    if over is not None and over.beschikking_id != beschikking.id:
        raise not_found()
    velden = vars(invoer) | _check(invoer) | {"account_id": gebruiker.id}
    dubbel = find_double(session, Afwijking, velden, tijdstip=Afwijking.gemaakt_op, nu=nu)
    if dubbel is not None:
        return dubbel
    afwijking = Afwijking(
        **velden,
        kwartaal=str(kwartaal),
        kant=gebruiker.kant,
        status=AfwijkingStatus.OPEN,
        gemaakt_door=gebruiker.naam,
        gemaakt_op=nu,
    )
    session.add(afwijking)
    session.flush()
    _log(session, gebruiker, "afwijking_vastgelegd", afwijking, nu)
    return afwijking


def release_afwijking(
    session: Session, gebruiker: Gebruiker, afwijking_id: int, vrijgave: Vrijgave, *, nu: datetime
) -> Afwijking:
    """Move how far a deviation may travel; only its writer may, and each move is logged (R-35)."""
    require(gebruiker, Recht.AFWIJKING_SCHRIJVEN)
    afwijking = get_afwijking(session, gebruiker, afwijking_id)
    if afwijking.account_id != gebruiker.id:
        raise GeenToegangError("Alleen wie dit schreef, bepaalt wie het mag lezen.")
    afwijking.vrijgave = vrijgave
    _log(session, gebruiker, "afwijking_vrijgegeven", afwijking, nu)
    session.flush()
    return afwijking


def decide_afwijking(
    session: Session,
    gebruiker: Gebruiker,
    afwijking_id: int,
    *,
    uitkomst: str,
    toelichting: str,
    nu: datetime,
) -> Afwijking:
    """Answer a deviation: about money the accounthouder, about the rest the adviser; never its own writer."""
    require(gebruiker, Recht.AFWIJKING_BESLISSEN)
    afwijking = get_afwijking(session, gebruiker, afwijking_id)
    if not may_decide(gebruiker, afwijking):
        raise GeenToegangError(
            "Over geld beslist de accounthouder, over de rest de gebiedsadviseur; niemand over wat hij zelf schreef."
        )
    require_status(afwijking.status, (AfwijkingStatus.OPEN,), AfwijkingStatus.BESLOTEN)
    afwijking.uitkomst = require_choice(uitkomst, load_keuzelijst("afwijking_uitkomst"), "wat is besloten")
    afwijking.uitkomst_toelichting = require_text(toelichting, "Schrijf op waarom u zo besluit.")
    afwijking.status = AfwijkingStatus.BESLOTEN
    afwijking.besloten_door, afwijking.besloten_op = gebruiker.naam, nu
    _log(session, gebruiker, "afwijking_besloten", afwijking, nu)
    session.flush()
    return afwijking


def may_decide(gebruiker: Gebruiker, afwijking: Afwijking) -> bool:
    """Answer whether this person decides about this class."""
    is_accounthouder = gebruiker.rol.bereik is Bereik.EIGEN_BESCHIKKINGEN
    return is_accounthouder is (afwijking.klasse == BUDGET) and afwijking.account_id != gebruiker.id


def review_werkregel(
    session: Session,
    gebruiker: Gebruiker,
    werkregel: str,
    *,
    besluit: str,
    toelichting: str,
    kwartaal: Kwartaal,
    nu: datetime,
) -> Regelherziening:
    """Decide in a quarter what to do with a rule; a change starts with the next one (R-21)."""
    require(gebruiker, Recht.REGEL_HERZIEN)
    herziening = Regelherziening(
        werkregel=require_choice(werkregel, load_keuzelijst("werkregel"), "de regel"),
        kwartaal=str(kwartaal),
        besluit=require_choice(besluit, load_keuzelijst("regelherziening"), "wat u met de regel doet"),
        toelichting=require_text(toelichting, "Schrijf op waarom, en wat er eventueel verandert."),
        van_kwartaal=str(kwartaal.plus(1)) if besluit == VERANDERT else None,
        gemaakt_door=gebruiker.naam,
        gemaakt_op=nu,
    )
    session.add(herziening)
    session.flush()
    onderwerp = f"regelherziening {herziening.id}"
    write_log(session, gebruiker, "regel_herzien", onderwerp, nu=nu, werkregel=werkregel, besluit=besluit)
    return herziening


def _check(invoer: Afwijkinginvoer) -> dict[str, str]:
    """Check the choices and texts, and return the texts without the space around them."""
    for veld, lijst in (
        ("werkregel", "werkregel"),
        ("klasse", "afwijking_klasse"),
        ("moment", "afwijking_moment"),
    ):
        require_choice(getattr(invoer, veld), load_keuzelijst(lijst), veld)
    if invoer.klasse == BUDGET and invoer.vrijgave is not Vrijgave.OPENBAAR:
        raise OngeldigeWaardeError(
            "Over geld beslist de accounthouder. Kies daarom 'openbaar', of bespreek het eerst in het gesprek."
        )
    return {
        "afgesproken": require_text(invoer.afgesproken, "Schrijf op wat er was afgesproken."),
        "anders": require_text(invoer.anders, "Schrijf op wat u in plaats daarvan doet of deed."),
        "reden": require_text(invoer.reden, "Schrijf op waarom."),
        "besluitnemer": require_text(invoer.besluitnemer, "Schrijf op wie dit besloot, met de functie."),
    }


def _log(
    session: Session, gebruiker: Gebruiker, gebeurtenis: str, afwijking: Afwijking, nu: datetime
) -> None:
    onderwerp = f"afwijking {afwijking.id}"
    write_log(session, gebruiker, gebeurtenis, onderwerp, nu=nu, vrijgave=afwijking.vrijgave.value)
