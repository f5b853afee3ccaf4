"""The register of interventions: for whom, how well underpinned, through what it should work, and until when."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.logboek import write_log
from app.services.nieuwecode import make_code
from app.services.voorwaarden import require_choice, require_text
from app.store.access.bereik import not_found
from app.store.tables import Beschikking, BeschikkingInterventie, Interventie, Wijkinzet
from app.toegang import require
from schemas.errors import NietGereedError, OngeldigeWaardeError
from schemas.keuzelijst import load_keuzelijst
from schemas.rollen import Recht
from schemas.vocabulary import Kwartaal

OUDSTE = 27
"""Until which age youth policy goes; the method may be widened by another number here."""


@dataclass(frozen=True)
class Interventieinvoer:
    """An offer: for whom, how well underpinned (`trede` 0–5), and through what it should work."""

    naam: str
    doelgroep: str
    leeftijd_van: int
    leeftijd_tot: int
    trede: int
    is_erkend: bool
    is_individueel: bool
    veranderlogica: str


def add_interventie(
    session: Session, gebruiker: Gebruiker, invoer: Interventieinvoer, *, nu: datetime
) -> Interventie:
    """Add an intervention under a code made of its name."""
    require(gebruiker, Recht.PARTIJ_BIJWERKEN)
    velden = _check(session, invoer)
    interventie = Interventie(code=make_code(session, Interventie, invoer.naam), **velden)
    session.add(interventie)
    session.flush()
    onderwerp = f"interventie {interventie.code}"
    write_log(session, gebruiker, "interventie_toegevoegd", onderwerp, nu=nu, trede=invoer.trede)
    return interventie


def change_interventie(
    session: Session, gebruiker: Gebruiker, code: str, invoer: Interventieinvoer, *, nu: datetime
) -> Interventie:
    """Keep an intervention up to date; the log keeps what each changed field was."""
    require(gebruiker, Recht.PARTIJ_BIJWERKEN)
    interventie = get_interventie(session, code)
    velden = _check(session, invoer, behalve=code)
    eerder = {
        f"eerder_{naam}": getattr(interventie, naam)
        for naam, waarde in velden.items()
        if getattr(interventie, naam) != waarde
    }
    for naam, waarde in velden.items():
        setattr(interventie, naam, waarde)
    session.flush()
    write_log(session, gebruiker, "interventie_gewijzigd", f"interventie {code}", nu=nu, **eerder)
    return interventie


def close_interventie(
    session: Session, gebruiker: Gebruiker, code: str, *, tot: Kwartaal, reden: str, nu: datetime
) -> Interventie:
    """Let nothing new be agreed on an intervention after a quarter; what was done stays to be read."""
    require(gebruiker, Recht.PARTIJ_BIJWERKEN)
    interventie = get_interventie(session, code)
    reden = require_text(reden, "Schrijf waarom deze interventie stopt.")
    if lopend := _running_after(session, code, str(tot)):
        raise NietGereedError(tuple(lopend))
    interventie.laatste_kwartaal, interventie.einde_reden = str(tot), reden
    session.flush()
    onderwerp = f"interventie {code}"
    write_log(session, gebruiker, "interventie_gesloten", onderwerp, nu=nu, tot=str(tot), reden=reden)
    return interventie


def reopen_interventie(session: Session, gebruiker: Gebruiker, code: str, *, nu: datetime) -> Interventie:
    """Let an intervention be used again."""
    require(gebruiker, Recht.PARTIJ_BIJWERKEN)
    interventie = get_interventie(session, code)
    eerder = interventie.laatste_kwartaal
    if eerder is None:
        raise NietGereedError(("Deze interventie is niet gesloten.",))
    interventie.laatste_kwartaal, interventie.einde_reden = None, ""
    session.flush()
    write_log(session, gebruiker, "interventie_heropend", f"interventie {code}", nu=nu, was_tot=eerder)
    return interventie


def get_interventie(session: Session, code: str) -> Interventie:
    """Return an intervention, or NietGevondenError."""
    interventie = session.get(Interventie, code)
    if interventie is None:
        raise not_found()
    return interventie


def _check(session: Session, invoer: Interventieinvoer, behalve: str = "") -> dict[str, str | int | bool]:
    """Return every field, or say what is missing or cannot be."""
    if not 0 <= invoer.leeftijd_van <= invoer.leeftijd_tot <= OUDSTE:
        raise OngeldigeWaardeError(f"De leeftijd loopt van laag naar hoog, van 0 tot en met {OUDSTE}.")
    require_choice(str(invoer.trede), load_keuzelijst("effectladder"), "de trede op de effectladder")
    if invoer.is_erkend and invoer.trede == 0:
        raise NietGereedError(("Een erkende interventie is ten minste goed beschreven: trede 1 of hoger.",))
    naam = require_text(invoer.naam, "Schrijf de naam van de interventie.")
    dubbel = select(Interventie.code).where(
        func.lower(Interventie.naam) == naam.lower(), Interventie.code != behalve
    )
    if session.scalar(dubbel) is not None:
        raise OngeldigeWaardeError(
            f"Er is al een interventie die '{naam}' heet. Wijzig die, of kies een andere naam."
        )
    return vars(invoer) | {
        "naam": naam,
        "doelgroep": require_text(invoer.doelgroep, "Schrijf voor wie de interventie is."),
        "veranderlogica": require_text(invoer.veranderlogica, "Schrijf waardoor dit zou moeten werken."),
    }


def _running_after(session: Session, code: str, kwartaal: str) -> list[str]:
    kenmerken = session.scalars(
        select(Beschikking.kenmerk)
        .join(BeschikkingInterventie, BeschikkingInterventie.beschikking_id == Beschikking.id)
        .where(BeschikkingInterventie.interventiecode == code, Beschikking.tot_kwartaal > kwartaal)
    )
    zinnen = [
        f"Beschikking {kenmerk} met deze interventie loopt daarna nog door." for kenmerk in sorted(kenmerken)
    ]
    inzet = select(Wijkinzet.id).where(
        Wijkinzet.interventiecode == code, func.coalesce(Wijkinzet.tot_kwartaal, "9999") > kwartaal
    )
    if session.scalar(inzet.limit(1)) is not None:
        zinnen.append("In het wijkbeeld staat dit werk nog zonder einde. Laat het daar stoppen.")
    return zinnen
