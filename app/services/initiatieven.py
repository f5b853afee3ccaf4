"""Initiatieven of the wijk: entered, moved along the steps of their kind, ended with an answer, and counted as a funnel."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.logboek import write_log
from app.services.persoonsgegevens import refuse_persoonsgegevens, require_words
from app.services.voorwaarden import require_choice, require_text, require_versie
from app.store.access import get_initiatief, visible_partijen
from app.store.access.bereik import require_regio
from app.store.tables import Initiatief, InitiatiefStap
from app.toegang import require
from schemas.errors import NietGereedError
from schemas.initiatief import Initiatiefsoort, load_initiatiefsoorten
from schemas.keuzelijst import load_keuzelijst
from schemas.rollen import Recht


@dataclass(frozen=True)
class Initiatiefinvoer:
    """What the wijk wants to start, who brings it, and what it needs."""

    soort: str
    regiocode: str
    titel: str
    omschrijving: str
    indiener: str
    bron: str
    is_eerste_keer: bool
    partijcode: str | None = None
    bedrag_euro: int | None = None
    uren: int | None = None
    dagdelen: int | None = None


@dataclass(frozen=True)
class Trede:
    """One step of the funnel: how many came this far, and how many ended here."""

    naam: str
    bereikt: int
    gestopt: int


def create_initiatief(
    session: Session,
    gebruiker: Gebruiker,
    invoer: Initiatiefinvoer,
    *,
    regiocodes: Collection[str],
    op: date,
    vandaag: date,
    nu: datetime,
) -> Initiatief:
    """Enter an initiative at the first step of its kind."""
    require(gebruiker, Recht.SIGNAAL_GEVEN)
    soorten = load_initiatiefsoorten()
    require_choice(invoer.soort, soorten, "de soort")
    regiocode = require_regio(invoer.regiocode, regiocodes, gebruiker)
    require_choice(invoer.bron, load_keuzelijst("signaal_bron"), "van wie het komt")
    velden = {**vars(invoer), "regiocode": regiocode}
    velden["titel"] = require_words(invoer.titel, "Geef het plan een naam.")
    velden["omschrijving"] = require_words(
        invoer.omschrijving, "Schrijf in een paar zinnen op wat het plan is."
    )
    velden["indiener"] = require_text(
        invoer.indiener, "Schrijf op welke groep of organisatie het plan heeft."
    )
    if op > vandaag:
        raise NietGereedError(("Kies een dag die is geweest.",))
    if invoer.partijcode is not None:
        require_choice(invoer.partijcode, {p.code for p in visible_partijen(session)}, "de organisatie")
    if any(getal is not None and getal < 0 for getal in (invoer.bedrag_euro, invoer.uren, invoer.dagdelen)):
        raise NietGereedError(("Geld, uren en dagdelen kunnen niet onder nul zijn.",))
    eerste = soorten[invoer.soort].stappen[0].code
    initiatief = Initiatief(
        **velden,
        account_id=gebruiker.id,
        gemaakt_door=gebruiker.naam,
        stappen=[InitiatiefStap(stap=eerste, bereikt_op=op, gezet_door=gebruiker.naam)],
    )
    session.add(initiatief)
    session.flush()
    write_log(
        session, gebruiker, "initiatief_ingediend", f"initiatief {initiatief.id}", nu=nu, soort=invoer.soort
    )
    return initiatief


def advance_initiatief(
    session: Session,
    gebruiker: Gebruiker,
    initiatief_id: int,
    *,
    stap: str,
    op: date,
    toelichting: str,
    vandaag: date,
    versie: int | None = None,
    nu: datetime,
) -> Initiatief:
    """Move an initiative to a later step of its kind."""
    initiatief = _get_running(session, gebruiker, initiatief_id, versie)
    soort = load_initiatiefsoorten()[initiatief.soort]
    huidig = initiatief.stappen[-1]
    if soort.rank(stap) <= soort.rank(huidig.stap):
        raise NietGereedError(("Kies een stap die verder is dan waar het plan nu staat.",))
    if not huidig.bereikt_op <= op <= vandaag:
        raise NietGereedError(("Kies een dag tussen de vorige stap en vandaag.",))
    refuse_persoonsgegevens(toelichting)
    initiatief.stappen.append(
        InitiatiefStap(stap=stap, bereikt_op=op, toelichting=toelichting.strip(), gezet_door=gebruiker.naam)
    )
    write_log(session, gebruiker, "initiatief_verder", f"initiatief {initiatief.id}", nu=nu, stap=stap)
    session.flush()
    return initiatief


def stop_initiatief(
    session: Session,
    gebruiker: Gebruiker,
    initiatief_id: int,
    *,
    reden: str,
    terugkoppeling: str,
    op: date,
    versie: int | None = None,
    nu: datetime,
) -> Initiatief:
    """End an initiative with the reason and what its people were told; an idea closes no other way (R-41)."""
    initiatief = _get_running(session, gebruiker, initiatief_id, versie)
    waarom = require_words(reden, "Schrijf op waarom dit plan niet verdergaat.")
    verteld = require_words(terugkoppeling, "Schrijf op wat u de indiener heeft verteld.")
    initiatief.gestopt_reden, initiatief.terugkoppeling, initiatief.gestopt_op = waarom, verteld, op
    write_log(session, gebruiker, "initiatief_gestopt", f"initiatief {initiatief.id}", nu=nu)
    session.flush()
    return initiatief


def count_funnel(soort: Initiatiefsoort, initiatieven: Iterable[Initiatief]) -> list[Trede]:
    """Count per step how many initiatives of this kind came so far or further, and how many ended there."""
    ver = [
        (max(soort.rank(s.stap) for s in i.stappen), i.gestopt_op is not None)
        for i in initiatieven
        if i.soort == soort.code
    ]
    return [
        Trede(
            stap.naam,
            bereikt=sum(rang >= nummer for rang, _ in ver),
            gestopt=sum(is_gestopt and rang == nummer for rang, is_gestopt in ver),
        )
        for nummer, stap in enumerate(soort.stappen)
    ]


def _get_running(
    session: Session, gebruiker: Gebruiker, initiatief_id: int, versie: int | None
) -> Initiatief:
    require(gebruiker, Recht.INITIATIEF_BIJWERKEN)
    initiatief = get_initiatief(session, gebruiker, initiatief_id)
    require_versie(initiatief.versie, versie)
    if initiatief.gestopt_op is not None:
        raise NietGereedError(("Dit plan is gestopt.",))
    return initiatief
