"""Who works together in an alliance, over which quarters: added and ended, never wiped."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.logboek import write_log
from app.services.partijen import ALLIANTIE, get_partij, require_open
from app.store.access.bereik import not_found
from app.store.tables import Alliantielid
from app.toegang import require
from schemas.errors import NietGereedError, OngeldigeWaardeError
from schemas.rollen import Recht
from schemas.vocabulary import Kwartaal

OMGEKEERD = "Het laatste kwartaal ligt voor het eerste."
EINDELOOS = "9999-K4"


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
    """Let a party be a member of an alliance over some quarters; two memberships never overlap."""
    require(gebruiker, Recht.PARTIJ_BIJWERKEN)
    geheel, lid = get_partij(session, alliantie), get_partij(session, partijcode)
    if geheel.soort != ALLIANTIE:
        raise not_found()
    if lid.soort == ALLIANTIE:
        raise OngeldigeWaardeError("Een alliantie kan geen lid zijn van een alliantie.")
    if tot is not None and tot < van:
        raise OngeldigeWaardeError(OMGEKEERD)
    require_open(geheel, str(van))
    require_open(lid, str(van))
    _refuse_overlap(session, alliantie, partijcode, str(van), str(tot) if tot else EINDELOOS)
    rij = Alliantielid(
        alliantie_partijcode=alliantie,
        partijcode=partijcode,
        van_kwartaal=str(van),
        tot_kwartaal=str(tot) if tot else None,
    )
    session.add(rij)
    session.flush()
    onderwerp = f"partij {alliantie}"
    velden = {"partijcode": partijcode, "van": str(van), "tot": rij.tot_kwartaal}
    write_log(session, gebruiker, "alliantielid_toegevoegd", onderwerp, nu=nu, **velden)
    return rij


def end_alliantielid(
    session: Session, gebruiker: Gebruiker, alliantielid_id: int, *, tot: Kwartaal, nu: datetime
) -> Alliantielid:
    """Let a membership end after a quarter; it stays to be read."""
    require(gebruiker, Recht.PARTIJ_BIJWERKEN)
    rij = session.get(Alliantielid, alliantielid_id)
    if rij is None:
        raise not_found()
    if rij.tot_kwartaal is not None:
        raise NietGereedError(("Dit lidmaatschap was al beëindigd.",))
    if str(tot) < rij.van_kwartaal:
        raise OngeldigeWaardeError(OMGEKEERD)
    rij.tot_kwartaal = str(tot)
    onderwerp = f"partij {rij.alliantie_partijcode}"
    velden = {"partijcode": rij.partijcode, "tot": str(tot)}
    write_log(session, gebruiker, "alliantielid_beeindigd", onderwerp, nu=nu, **velden)
    session.flush()
    return rij


def _refuse_overlap(session: Session, alliantie: str, partijcode: str, van: str, tot: str) -> None:
    vraag = select(Alliantielid).where(
        Alliantielid.alliantie_partijcode == alliantie,
        Alliantielid.partijcode == partijcode,
        Alliantielid.van_kwartaal <= tot,
        func.coalesce(Alliantielid.tot_kwartaal, EINDELOOS) >= van,
    )
    if session.scalar(vraag.limit(1)) is not None:
        raise OngeldigeWaardeError("Deze partij is in (een deel van) die tijd al lid.")
