"""The terms a provider confirmed once: remembered, replaced, withdrawn, never deleted (R-06)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.logboek import write_log
from app.store.access.bereik import not_found
from app.store.tables import Koppeling
from app.toegang import require
from schemas.catalogus import Bevestiging, Catalogus
from schemas.rollen import Recht


def withdraw_koppeling(
    session: Session, gebruiker: Gebruiker, koppeling_id: int, *, nu: datetime
) -> Koppeling:
    """Forget a confirmed term from now on; what was checked with it stays as it was (R-06)."""
    require(gebruiker, Recht.AANLEVERING_DOEN)
    koppeling = session.get(Koppeling, koppeling_id)
    if koppeling is None or koppeling.partijcode != gebruiker.partijcode:
        raise not_found()
    koppeling.ingetrokken_op = nu
    write_log(session, gebruiker, "koppeling_ingetrokken", f"koppeling {koppeling.id}", nu=nu)
    session.flush()
    return koppeling


def with_bevestigingen(catalogus: Catalogus, nieuwe: Sequence[Bevestiging]) -> Catalogus:
    """Return the catalogue as if these terms were confirmed already."""
    vervangen = {(b.veld, b.term) for b in nieuwe}
    blijft = [b for b in catalogus.bevestigingen if (b.veld, b.term) not in vervangen]
    return replace(catalogus, bevestigingen=(*blijft, *nieuwe))


def remember(
    session: Session, gebruiker: Gebruiker, partijcode: str, bevestiging: Bevestiging, nu: datetime
) -> None:
    """Keep what a term means; an older meaning is withdrawn."""
    forget_term(session, partijcode, bevestiging.veld, bevestiging.term, nu)
    session.add(
        Koppeling(partijcode=partijcode, **vars(bevestiging), bevestigd_door=gebruiker.naam, bevestigd_op=nu)
    )


def forget_term(session: Session, partijcode: str, veld: str, term: str, nu: datetime) -> None:
    """Withdraw what a term means for a party, when it means anything."""
    geldig = select(Koppeling).where(
        Koppeling.partijcode == partijcode,
        Koppeling.veld == veld,
        Koppeling.term == term,
        Koppeling.ingetrokken_op.is_(None),
    )
    for koppeling in session.scalars(geldig):
        koppeling.ingetrokken_op = nu
