"""Stories beside a figure, or the explicit choice for no story (R-31)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.dubbel import find_double
from app.services.gesprekken import get_afspraak_of
from app.services.logboek import write_log
from app.services.voorwaarden import require_choice, require_status, require_text
from app.store.access import get_gesprek
from app.store.tables import Verhaal
from app.toegang import require
from schemas.leercyclus import GesprekStatus, Vrijgave
from schemas.rollen import Recht

BRONNEN = ("jongere", "ouder", "professional", "bewoner")
CONFRONTATIES = ("klopt", "wringt", "legt_uit")
GEEN_BRON = "geen"


@dataclass(frozen=True)
class Verhaalinvoer:
    """A story with its source and consent; with `is_geen_verhaal` only an optional reason in `tekst`."""

    tekst: str = ""
    bron: str = ""
    toestemming: str = ""
    confrontatie: str = ""
    is_geen_verhaal: bool = False
    vrijgave: Vrijgave = Vrijgave.GESPREK
    thema: str = ""
    factor_id: str = ""
    is_tegenverhaal: bool = False


def save_verhaal(
    session: Session,
    gebruiker: Gebruiker,
    gesprek_id: int,
    afspraak_id: int,
    invoer: Verhaalinvoer,
    *,
    nu: datetime,
) -> Verhaal:
    """Add a story to one afspraak of a talk that is not adopted yet; counter-stories simply add up."""
    require(gebruiker, Recht.LEZING_SCHRIJVEN)
    gesprek = get_gesprek(session, gebruiker, gesprek_id)
    require_status(gesprek.status, set(GesprekStatus) - {GesprekStatus.VASTGESTELD}, "verhaal toevoegen")
    afspraak = get_afspraak_of(session, gebruiker, gesprek, afspraak_id)
    _check(invoer)
    velden = vars(invoer) | {
        "bron": invoer.bron or GEEN_BRON,
        "gesprek_id": gesprek.id,
        "afspraak_id": afspraak.id,
        "kant": gebruiker.kant,
        "account_id": gebruiker.id,
        "geschreven_door": gebruiker.naam,
    }
    dubbel = find_double(session, Verhaal, velden, tijdstip=Verhaal.geschreven_op, nu=nu)
    if dubbel is not None:
        return dubbel
    verhaal = Verhaal(**velden, geschreven_op=nu)
    session.add(verhaal)
    write_log(
        session,
        gebruiker,
        "verhaal_bewaard",
        f"gesprek {gesprek.id}, afspraak {afspraak.id}",
        nu=nu,
        is_geen_verhaal=invoer.is_geen_verhaal,
        vrijgave=invoer.vrijgave.value,
    )
    session.flush()
    return verhaal


def wants_tegenverhaal(verhalen: Sequence[Verhaal]) -> bool:
    """Answer whether all stories say the same of the figure and nobody looked for another (R-31)."""
    verteld = [v for v in verhalen if not v.is_geen_verhaal]
    gezocht = any(v.is_tegenverhaal for v in verhalen)
    return bool(verteld) and not gezocht and len({v.confrontatie == "wringt" for v in verteld}) == 1


def _check(invoer: Verhaalinvoer) -> None:
    if invoer.confrontatie:
        require_choice(invoer.confrontatie, CONFRONTATIES, "verhaal en cijfer")
    if invoer.is_geen_verhaal:
        if invoer.is_tegenverhaal:
            require_text(invoer.tekst, "Schrijf waar u naar een ander verhaal zocht.")
        return
    require_text(invoer.tekst, "Schrijf het verhaal op, of kies 'geen verhaal'.")
    require_choice(invoer.bron, BRONNEN, "bron van het verhaal")
    require_text(invoer.toestemming, "Schrijf op wie toestemming gaf om dit verhaal te gebruiken.")
