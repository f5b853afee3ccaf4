"""What departments and informal partners do in a gebied without a beschikking: told by the adviser, ended, kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.logboek import write_log
from app.services.nieuwecode import make_code
from app.services.partijen import require_open
from app.services.voorwaarden import require_choice, require_text
from app.store.access.bereik import is_regio_within, not_found
from app.store.tables import Interventie, InterventieFactor, Partij, Wijkinzet
from app.toegang import require
from schemas.errors import NietGereedError, OngeldigeWaardeError
from schemas.rollen import Recht
from schemas.vocabulary import Kwartaal, Regiocode, Regioniveau

SOORTEN = ("gemeentelijke_afdeling", "informele_partner")
OUDSTE = 27


@dataclass(frozen=True)
class Inzetinvoer:
    """Who does what for which ages in which gebied, at which factor, since when, and why that helps."""

    regiocode: str
    partijnaam: str
    partijsoort: str
    naam: str
    leeftijd_van: int
    leeftijd_tot: int
    factor_id: str
    onderbouwing: str
    van_kwartaal: Kwartaal


def tell_wijkinzet(
    session: Session, gebruiker: Gebruiker, invoer: Inzetinvoer, *, namen: Mapping[str, str], nu: datetime
) -> Wijkinzet:
    """Record it, with a party and an offer of their own when these are new; told again, only the factor is added.

    `namen` are the factors that may be named, by code.
    """
    require(gebruiker, Recht.WIJKINZET_BIJWERKEN)
    _require_gebied(gebruiker, invoer.regiocode)
    require_choice(invoer.factor_id, namen, "de factor")
    onderbouwing = require_text(invoer.onderbouwing, "Schrijf op waarom dit aan de factor bijdraagt.")
    if not 0 <= invoer.leeftijd_van <= invoer.leeftijd_tot <= OUDSTE:
        raise OngeldigeWaardeError(f"Kies leeftijden van 0 tot en met {OUDSTE}, de jongste eerst.")
    partij = _find_or_add_partij(session, invoer)
    interventie = _find_or_add_interventie(session, invoer, onderbouwing)
    for ding in (partij, interventie):
        require_open(ding, str(invoer.van_kwartaal))
    if invoer.factor_id not in {deel.factor_id for deel in interventie.factoren}:
        deel = InterventieFactor(
            factor_id=invoer.factor_id, trede=interventie.trede, onderbouwing=onderbouwing
        )
        interventie.factoren.append(deel)
    inzet = _find_running(session, invoer.regiocode, partij.code, interventie.code)
    if inzet is None:
        inzet = Wijkinzet(
            regiocode=invoer.regiocode,
            partijcode=partij.code,
            interventiecode=interventie.code,
            van_kwartaal=str(invoer.van_kwartaal),
            verteld_door=gebruiker.naam,
        )
        session.add(inzet)
    session.flush()
    _log(session, gebruiker, "wijkinzet_verteld", inzet, nu, factor_id=invoer.factor_id)
    return inzet


def end_wijkinzet(
    session: Session, gebruiker: Gebruiker, wijkinzet_id: int, *, tot_kwartaal: Kwartaal, nu: datetime
) -> Wijkinzet:
    """Let it count no longer after a quarter; earlier quarters keep it."""
    require(gebruiker, Recht.WIJKINZET_BIJWERKEN)
    inzet = session.get(Wijkinzet, wijkinzet_id)
    if inzet is None:
        raise not_found()
    _require_gebied(gebruiker, inzet.regiocode)
    if inzet.tot_kwartaal is not None:
        raise NietGereedError(("Dit was al gestopt.",))
    if str(tot_kwartaal) < inzet.van_kwartaal:
        raise NietGereedError((f"Dit begon in {Kwartaal.parse(inzet.van_kwartaal).label}.",))
    inzet.tot_kwartaal = str(tot_kwartaal)
    session.flush()
    _log(session, gebruiker, "wijkinzet_beeindigd", inzet, nu, tot_kwartaal=inzet.tot_kwartaal)
    return inzet


def _require_gebied(gebruiker: Gebruiker, regiocode: str) -> None:
    code = Regiocode.parse(regiocode)
    if code.niveau is not Regioniveau.GEBIED or not is_regio_within(code, gebruiker):
        raise not_found()


def _find_or_add_partij(session: Session, invoer: Inzetinvoer) -> Partij:
    naam = require_text(invoer.partijnaam, "Schrijf op wie dit doet.")
    bekend = session.scalar(select(Partij).where(func.lower(Partij.naam) == naam.lower()))
    if bekend is not None:
        return bekend
    soort = require_choice(invoer.partijsoort, SOORTEN, "de soort partij")
    partij = Partij(code=make_code(session, Partij, naam), naam=naam, soort=soort)
    session.add(partij)
    session.flush()
    return partij


def _find_or_add_interventie(session: Session, invoer: Inzetinvoer, onderbouwing: str) -> Interventie:
    naam = require_text(invoer.naam, "Schrijf op wat zij doen, in een paar woorden.")
    bekend = session.scalar(select(Interventie).where(func.lower(Interventie.naam) == naam.lower()))
    if bekend is not None:
        return bekend
    interventie = Interventie(
        code=make_code(session, Interventie, naam),
        naam=naam,
        doelgroep=f"{invoer.leeftijd_van} tot en met {invoer.leeftijd_tot} jaar",
        leeftijd_van=invoer.leeftijd_van,
        leeftijd_tot=invoer.leeftijd_tot,
        # Nobody described or examined it yet.
        trede=0,
        is_erkend=False,
        is_individueel=False,
        veranderlogica=onderbouwing,
    )
    session.add(interventie)
    session.flush()
    return interventie


def _find_running(
    session: Session, regiocode: str, partijcode: str, interventiecode: str
) -> Wijkinzet | None:
    vraag = select(Wijkinzet).where(
        Wijkinzet.regiocode == regiocode,
        Wijkinzet.partijcode == partijcode,
        Wijkinzet.interventiecode == interventiecode,
        Wijkinzet.tot_kwartaal.is_(None),
    )
    return session.scalar(vraag)


def _log(
    session: Session,
    gebruiker: Gebruiker,
    gebeurtenis: str,
    inzet: Wijkinzet,
    nu: datetime,
    **details: str | None,
) -> None:
    velden = {
        "regiocode": inzet.regiocode,
        "partijcode": inzet.partijcode,
        "interventiecode": inzet.interventiecode,
    }
    write_log(session, gebruiker, gebeurtenis, f"wijkinzet {inzet.id}", nu=nu, **velden, **details)
    session.flush()
