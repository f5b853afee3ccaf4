"""Which needs stand beside promises a person may see, and the letters a beheerder may see (never their text)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.store.access.verbeteren import visible_toezeggingen
from app.store.tables import Account, Facilitering, Postbericht, Toezegging
from app.toegang import may
from schemas.leercyclus import PostStatus
from schemas.rollen import Recht


@dataclass(frozen=True)
class Postregel:
    """One letter as a beheerder sees it: to whom and how it went, not what it says."""

    id: int
    naam: str
    soort: str
    status: PostStatus
    versturen_vanaf: datetime
    verstuurd_op: datetime | None
    pogingen: int
    laatste_fout: str


def visible_faciliteringen(session: Session, gebruiker: Gebruiker) -> Mapping[int, Facilitering]:
    """Return the needs beside the promises this person may see, by the number of the promise."""
    zichtbaar = {t.id for t in visible_toezeggingen(session, gebruiker)}
    return {f.toezegging_id: f for f in session.scalars(select(Facilitering)) if f.toezegging_id in zichtbaar}


def visible_hulp(
    session: Session, gebruiker: Gebruiker, afspraak_id: int
) -> Sequence[tuple[Toezegging, Facilitering]]:
    """Return the promises that should help one figure, the first due on top."""
    per_toezegging = visible_faciliteringen(session, gebruiker)
    return [
        (t, per_toezegging[t.id])
        for t in visible_toezeggingen(session, gebruiker)
        if t.id in per_toezegging and per_toezegging[t.id].afspraak_id == afspraak_id
    ]


def visible_post(session: Session, gebruiker: Gebruiker, *, maximum: int) -> list[Postregel]:
    """Return what waits and was refused first, then the newest, to who manages users; to others nothing."""
    if not may(gebruiker, Recht.GEBRUIKERS_BEHEREN):
        return []
    vraag = select(Postbericht, Account.naam).join(Account, Account.id == Postbericht.account_id)
    volgorde = Postbericht.status.in_([PostStatus.WACHTEND, PostStatus.BEZIG, PostStatus.GEWEIGERD]).desc()
    rijen = session.execute(vraag.order_by(volgorde, Postbericht.id.desc()).limit(maximum))
    return [
        Postregel(
            b.id, naam, b.soort, b.status, b.versturen_vanaf, b.verstuurd_op, b.pogingen, b.laatste_fout
        )
        for b, naam in rijen
    ]


def count_post(session: Session) -> dict[str, int]:
    """Count the letters per status; a count says nothing of anybody."""
    geteld = Counter(session.scalars(select(Postbericht.status)))
    return {status.value: geteld[status] for status in PostStatus}
