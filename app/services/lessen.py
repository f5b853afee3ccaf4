"""Lessons: written with their context, released by their writer, made lasting with a place and an owner (R-35, R-42)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.dubbel import find_double
from app.services.logboek import write_log
from app.services.voorwaarden import require_choice, require_text, require_versie
from app.store.access import get_verbeteractie
from app.store.access.leerbijeenkomsten import get_leerbijeenkomst
from app.store.access.lessen import get_les, may_change_les
from app.store.tables import Les
from app.toegang import require
from schemas.errors import GeenToegangError, NietGereedError, OngeldigeWaardeError
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import BijeenkomstStatus, Gezien, Vrijgave
from schemas.rollen import Recht


@dataclass(frozen=True)
class Lesinvoer:
    """What was learned and what makes it true here: why, under which conditions, and how it is known."""

    titel: str
    tekst: str
    omdat: str
    voorwaarden: str
    bewijssoort: str
    gezien: Gezien
    factor_id: str
    doelgroep: str
    vrijgave: Vrijgave
    belemmering: str = ""


def write_les(
    session: Session, gebruiker: Gebruiker, verbeteractie_id: int, invoer: Lesinvoer, *, nu: datetime
) -> Les:
    """Write a lesson from an action, stopped or going on."""
    require(gebruiker, Recht.LES_SCHRIJVEN)
    actie = get_verbeteractie(session, gebruiker, verbeteractie_id)
    les = Les(
        verbeteractie_id=actie.id,
        beschikking_id=actie.afspraak.beschikking_id,
        regiocode=actie.regiocode,
        **_fields(gebruiker, invoer),
        geschreven_op=nu,
    )
    return _keep(session, gebruiker, les, invoer, nu=nu)


def write_les_of_session(
    session: Session,
    gebruiker: Gebruiker,
    leerbijeenkomst_id: int,
    invoer: Lesinvoer,
    *,
    regiocode: str,
    nu: datetime,
) -> Les:
    """Write a lesson that a held session gave; everybody at the table may read it at least."""
    require(gebruiker, Recht.LES_SCHRIJVEN)
    bijeenkomst = get_leerbijeenkomst(session, gebruiker, leerbijeenkomst_id)
    if bijeenkomst.status is not BijeenkomstStatus.GEHOUDEN:
        raise NietGereedError(("Schrijf eerst het verslag; daarna volgen de lessen.",))
    if invoer.vrijgave is Vrijgave.EIGEN:
        raise OngeldigeWaardeError("Een les uit een leerbijeenkomst is ten minste voor wie erbij was.")
    les = Les(
        leerbijeenkomst_id=bijeenkomst.id,
        regiocode=regiocode,
        **_fields(gebruiker, invoer),
        geschreven_op=nu,
    )
    return _keep(session, gebruiker, les, invoer, nu=nu)


def revise_les(
    session: Session,
    gebruiker: Gebruiker,
    les_id: int,
    invoer: Lesinvoer,
    *,
    versie: int | None = None,
    nu: datetime,
) -> Les:
    """Replace a lesson of the own side by a better text; the earlier one stays, out of sight."""
    oud = _own_les(session, gebruiker, les_id, versie)
    nieuw = Les(
        verbeteractie_id=oud.verbeteractie_id,
        beschikking_id=oud.beschikking_id,
        leerbijeenkomst_id=oud.leerbijeenkomst_id,
        regiocode=oud.regiocode,
        gebruiksplek=oud.gebruiksplek,
        borgeigenaar=oud.borgeigenaar,
        geborgd_door=oud.geborgd_door,
        geborgd_op=oud.geborgd_op,
        vervangt_id=oud.id,
        **_fields(gebruiker, invoer),
        geschreven_op=nu,
    )
    oud.vervallen_op = nu
    return _keep(session, gebruiker, nieuw, invoer, nu=nu)


def secure_les(
    session: Session,
    gebruiker: Gebruiker,
    les_id: int,
    *,
    gebruiksplek: str,
    borgeigenaar: str,
    versie: int | None = None,
    nu: datetime,
) -> Les:
    """Make a lesson "geborgd": only with where it is used and who keeps it alive (R-42)."""
    les = _own_les(session, gebruiker, les_id, versie)
    les.gebruiksplek = require_text(gebruiksplek, "Schrijf op waar deze les in het werk wordt gebruikt.")
    les.borgeigenaar = require_text(borgeigenaar, "Schrijf op wie ervoor zorgt dat dit zo blijft.")
    les.geborgd_door, les.geborgd_op = gebruiker.naam, nu
    write_log(session, gebruiker, "les_geborgd", f"les {les.id}", nu=nu)
    session.flush()
    return les


def _own_les(session: Session, gebruiker: Gebruiker, les_id: int, versie: int | None) -> Les:
    require(gebruiker, Recht.LES_SCHRIJVEN)
    les = get_les(session, gebruiker, les_id)
    if not may_change_les(session, gebruiker, les):
        raise GeenToegangError("Alleen de kant die deze les schreef, kan haar veranderen of borgen.")
    require_versie(les.versie, versie)
    return les


def _fields(gebruiker: Gebruiker, invoer: Lesinvoer) -> dict[str, object]:
    return {**vars(invoer), "kant": gebruiker.kant, "geschreven_door": gebruiker.naam}


def _keep(session: Session, gebruiker: Gebruiker, les: Les, invoer: Lesinvoer, *, nu: datetime) -> Les:
    check_les(invoer)
    velden = {
        naam: getattr(les, naam)
        for naam in ("verbeteractie_id", "leerbijeenkomst_id", "titel", "tekst", "omdat", "geschreven_door")
    }
    dubbel = find_double(session, Les, velden, tijdstip=Les.geschreven_op, nu=nu)
    if dubbel is not None:
        return dubbel
    session.add(les)
    session.flush()
    # The text stays out of the log: who may read it is for its writer to say.
    write_log(
        session,
        gebruiker,
        "les_herschreven" if les.vervangt_id else "les_geschreven",
        f"les {les.id}",
        nu=nu,
        vrijgave=les.vrijgave.value,
    )
    return les


def check_les(invoer: Lesinvoer) -> None:
    """Refuse a lesson without its context."""
    require_text(invoer.titel, "Geef de les een titel.")
    require_text(invoer.tekst, "Schrijf op wat u leerde.")
    require_text(invoer.omdat, "Schrijf op waarom dit hier wel of niet werkt.")
    require_text(
        invoer.voorwaarden, "Schrijf op wat ervoor nodig is: zonder voorwaarden is de les niet over te nemen."
    )
    require_text(invoer.factor_id, "Kies bij welke factor deze les hoort.")
    require_text(invoer.doelgroep, "Schrijf op over wie deze les gaat.")
    require_choice(invoer.bewijssoort, load_keuzelijst("bewijssoort"), "bewijs")
    require_choice(invoer.belemmering, ("", *load_keuzelijst("belemmering")), "belemmering")
