"""The register of parties: added, corrected, closed and opened again by a beheerder; read by all who work with it."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.logboek import write_log
from app.services.nieuwecode import make_code
from app.services.voorwaarden import require_choice, require_text
from app.store.access.bereik import not_found
from app.store.tables import Alliantielid, Beschikking, Interventie, Partij, Wijkinzet
from app.toegang import require
from schemas.errors import NietGereedError, OngeldigeWaardeError
from schemas.keuzelijst import load_keuzelijst
from schemas.rollen import Recht
from schemas.vocabulary import Kwartaal

GEMEENTE, ALLIANTIE = "gemeente", "alliantie"


def add_partij(session: Session, gebruiker: Gebruiker, *, naam: str, soort: str, nu: datetime) -> Partij:
    """Add a party under a code made of its name; a name can be there only once."""
    require(gebruiker, Recht.PARTIJ_BIJWERKEN)
    naam, soort = _check(session, naam, soort)
    partij = Partij(code=make_code(session, Partij, naam), naam=naam, soort=soort)
    session.add(partij)
    session.flush()
    write_log(session, gebruiker, "partij_toegevoegd", f"partij {partij.code}", nu=nu, soort=soort)
    return partij


def change_partij(
    session: Session, gebruiker: Gebruiker, code: str, *, naam: str, soort: str, nu: datetime
) -> Partij:
    """Correct the name or kind of a party; its code stays, and the log keeps what was there."""
    require(gebruiker, Recht.PARTIJ_BIJWERKEN)
    partij = get_partij(session, code)
    naam, soort = _check(session, naam, soort, behalve=code)
    if partij.soort == ALLIANTIE != soort and _running_members(session, code):
        raise NietGereedError(("Beëindig eerst de leden: alleen een alliantie heeft leden.",))
    eerder = {"eerdere_naam": partij.naam, "eerdere_soort": partij.soort}
    partij.naam, partij.soort = naam, soort
    session.flush()
    write_log(session, gebruiker, "partij_gewijzigd", f"partij {code}", nu=nu, **eerder)
    return partij


def close_partij(
    session: Session, gebruiker: Gebruiker, code: str, *, tot: Kwartaal, reden: str, nu: datetime
) -> Partij:
    """Let nothing new be agreed with a party after a quarter; what it did stays to be read."""
    require(gebruiker, Recht.PARTIJ_BIJWERKEN)
    partij = get_partij(session, code)
    reden = require_text(reden, "Schrijf waarom deze partij stopt.")
    if partij.soort == GEMEENTE:
        raise OngeldigeWaardeError("De gemeente zelf kan niet worden gesloten.")
    if lopend := list(_running_after(session, code, str(tot))):
        raise NietGereedError(tuple(lopend))
    partij.laatste_kwartaal, partij.einde_reden = str(tot), reden
    session.flush()
    write_log(session, gebruiker, "partij_gesloten", f"partij {code}", nu=nu, tot=str(tot), reden=reden)
    return partij


def reopen_partij(session: Session, gebruiker: Gebruiker, code: str, *, nu: datetime) -> Partij:
    """Let a party take part again."""
    require(gebruiker, Recht.PARTIJ_BIJWERKEN)
    partij = get_partij(session, code)
    eerder = partij.laatste_kwartaal
    if eerder is None:
        raise NietGereedError(("Deze partij is niet gesloten.",))
    partij.laatste_kwartaal, partij.einde_reden = None, ""
    session.flush()
    write_log(session, gebruiker, "partij_heropend", f"partij {code}", nu=nu, was_tot=eerder)
    return partij


def get_partij(session: Session, code: str) -> Partij:
    """Return a party, or NietGevondenError."""
    partij = session.get(Partij, code)
    if partij is None:
        raise not_found()
    return partij


def require_open(ding: Partij | Interventie, kwartaal: str) -> None:
    """Refuse what begins after the last quarter of a party or intervention."""
    if ding.laatste_kwartaal is not None and kwartaal > ding.laatste_kwartaal:
        label = Kwartaal.parse(ding.laatste_kwartaal).label
        raise NietGereedError((f"{ding.naam} is gesloten na {label}.",))


def _check(session: Session, naam: str, soort: str, behalve: str = "") -> tuple[str, str]:
    naam = require_text(naam, "Schrijf de naam van de partij.")
    soort = require_choice(soort, load_keuzelijst("partij_soort"), "de soort partij")
    dubbel = select(Partij.code).where(func.lower(Partij.naam) == naam.lower(), Partij.code != behalve)
    if session.scalar(dubbel) is not None:
        raise OngeldigeWaardeError(
            f"Er is al een partij die '{naam}' heet. Wijzig die, of kies een andere naam."
        )
    return naam, soort


def _running_after(session: Session, code: str, kwartaal: str) -> list[str]:
    """Say what still goes on after a quarter, and what to do about it."""
    beschikkingen = session.scalars(
        select(Beschikking.kenmerk).where(Beschikking.partijcode == code, Beschikking.tot_kwartaal > kwartaal)
    ).all()
    inzet = session.scalar(
        select(func.count())
        .select_from(Wijkinzet)
        .where(Wijkinzet.partijcode == code, func.coalesce(Wijkinzet.tot_kwartaal, "9999") > kwartaal)
    )
    leden = session.scalar(
        select(func.count())
        .select_from(Alliantielid)
        .where(
            (Alliantielid.partijcode == code) | (Alliantielid.alliantie_partijcode == code),
            func.coalesce(Alliantielid.tot_kwartaal, "9999") > kwartaal,
        )
    )
    zinnen = [f"Beschikking {kenmerk} loopt daarna nog door." for kenmerk in sorted(beschikkingen)]
    if inzet:
        zinnen.append("In het wijkbeeld staat nog werk van deze partij zonder einde. Laat het daar stoppen.")
    if leden:
        zinnen.append("Een lidmaatschap van een alliantie loopt daarna nog door. Beëindig dat eerst.")
    return zinnen


def _running_members(session: Session, code: str) -> bool:
    open_ = select(Alliantielid.id).where(
        Alliantielid.alliantie_partijcode == code, Alliantielid.tot_kwartaal.is_(None)
    )
    return session.scalar(open_.limit(1)) is not None
