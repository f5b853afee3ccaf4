"""The register of parties, members of alliances and interventions: kept by a beheerder, read by all."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.logboek import write_log
from app.services.voorwaarden import require_choice, require_text
from app.store.access.bereik import not_found
from app.store.tables import Alliantielid, Interventie, Partij
from app.toegang import require
from schemas.errors import NietGereedError, OngeldigeWaardeError
from schemas.keuzelijst import load_keuzelijst
from schemas.rollen import Recht
from schemas.vocabulary import Kwartaal, Partijcode

ALLIANTIE = "alliantie"
OUDSTE = 27
"""Until which age youth policy goes; the method may be widened by another number here."""


@dataclass(frozen=True)
class Interventieinvoer:
    """An offer: for whom, how well underpinned (`trede` 0–5), and through what it should work."""

    code: str
    naam: str
    doelgroep: str
    leeftijd_van: int
    leeftijd_tot: int
    trede: int
    is_erkend: bool
    is_individueel: bool
    veranderlogica: str


def save_partij(
    session: Session, gebruiker: Gebruiker, code: str, *, naam: str, soort: str, nu: datetime
) -> Partij:
    """Add a party, or correct its name and kind; a code never changes."""
    require(gebruiker, Recht.PARTIJ_BIJWERKEN)
    naam = require_text(naam, "Schrijf de naam van de partij.")
    soort = require_choice(soort, load_keuzelijst("partij_soort"), "de soort partij")
    partij = session.get(Partij, Partijcode.parse(code))
    eerder = partij.naam if partij else ""
    if partij is None:
        partij = Partij(code=code, naam=naam, soort=soort)
        session.add(partij)
    partij.naam, partij.soort = naam, soort
    session.flush()
    write_log(session, gebruiker, "partij_bewaard", f"partij {code}", nu=nu, eerder=eerder, soort=soort)
    return partij


def add_alliantielid(
    session: Session,
    gebruiker: Gebruiker,
    alliantie: str,
    partijcode: str,
    *,
    van: Kwartaal,
    tot: Kwartaal | None,
    nu: datetime,
) -> Alliantielid:
    """Let a party be a member of an alliance over some quarters."""
    require(gebruiker, Recht.PARTIJ_BIJWERKEN)
    geheel, lid = session.get(Partij, alliantie), session.get(Partij, partijcode)
    if geheel is None or lid is None or geheel.soort != ALLIANTIE:
        raise not_found()
    if lid.soort == ALLIANTIE:
        raise OngeldigeWaardeError("Een alliantie kan geen lid zijn van een alliantie.")
    if tot is not None and tot < van:
        raise OngeldigeWaardeError("Het laatste kwartaal ligt voor het eerste.")
    rij = Alliantielid(
        alliantie_partijcode=alliantie,
        partijcode=partijcode,
        van_kwartaal=str(van),
        tot_kwartaal=str(tot) if tot else None,
    )
    session.add(rij)
    session.flush()
    write_log(
        session, gebruiker, "alliantielid_toegevoegd", f"partij {alliantie}", nu=nu, partijcode=partijcode
    )
    return rij


def end_alliantielid(
    session: Session, gebruiker: Gebruiker, alliantielid_id: int, *, tot: Kwartaal, nu: datetime
) -> Alliantielid:
    """Let a membership end after a quarter; it stays to be read."""
    require(gebruiker, Recht.PARTIJ_BIJWERKEN)
    rij = session.get(Alliantielid, alliantielid_id)
    if rij is None:
        raise not_found()
    if str(tot) < rij.van_kwartaal:
        raise OngeldigeWaardeError("Het laatste kwartaal ligt voor het eerste.")
    rij.tot_kwartaal = str(tot)
    onderwerp = f"partij {rij.alliantie_partijcode}"
    write_log(session, gebruiker, "alliantielid_beeindigd", onderwerp, nu=nu, partijcode=rij.partijcode)
    session.flush()
    return rij


def save_interventie(
    session: Session, gebruiker: Gebruiker, invoer: Interventieinvoer, *, nu: datetime
) -> Interventie:
    """Add an intervention, or keep it up to date; a code never changes."""
    require(gebruiker, Recht.PARTIJ_BIJWERKEN)
    velden = vars(invoer) | _check(invoer)
    interventie = session.get(Interventie, Partijcode.parse(invoer.code))
    eerder = interventie.trede if interventie else None
    if interventie is None:
        interventie = Interventie(**velden)
        session.add(interventie)
    for naam, waarde in velden.items():
        setattr(interventie, naam, waarde)
    session.flush()
    onderwerp = f"interventie {invoer.code}"
    write_log(
        session, gebruiker, "interventie_bewaard", onderwerp, nu=nu, eerdere_trede=eerder, trede=invoer.trede
    )
    return interventie


def _check(invoer: Interventieinvoer) -> dict[str, str]:
    if not 0 <= invoer.leeftijd_van <= invoer.leeftijd_tot <= OUDSTE:
        raise OngeldigeWaardeError(f"De leeftijd loopt van laag naar hoog, van 0 tot en met {OUDSTE}.")
    require_choice(str(invoer.trede), load_keuzelijst("effectladder"), "de trede op de effectladder")
    if invoer.is_erkend and invoer.trede == 0:
        raise NietGereedError(("Een erkende interventie is ten minste goed beschreven: trede 1 of hoger.",))
    return {
        "naam": require_text(invoer.naam, "Schrijf de naam van de interventie."),
        "doelgroep": require_text(invoer.doelgroep, "Schrijf voor wie de interventie is."),
        "veranderlogica": require_text(invoer.veranderlogica, "Schrijf waardoor dit zou moeten werken."),
    }
