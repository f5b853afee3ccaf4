"""Which recorded events a person may manage."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.store.access.bereik import not_found, regio_within
from app.store.tables import Wijkgebeurtenis
from app.toegang import may
from schemas.rollen import Recht


def visible_gebeurtenissen(session: Session, gebruiker: Gebruiker) -> list[Wijkgebeurtenis]:
    """Return the events that hold in own places, newest first, to who manages them; to others none."""
    if not may(gebruiker, Recht.GEBEURTENIS_BIJWERKEN):
        return []
    vraag = select(Wijkgebeurtenis).where(
        regio_within(Wijkgebeurtenis.regiocode, gebruiker), Wijkgebeurtenis.vervallen_op.is_(None)
    )
    return list(session.scalars(vraag.order_by(Wijkgebeurtenis.datum.desc(), Wijkgebeurtenis.id.desc())))


def get_gebeurtenis(session: Session, gebruiker: Gebruiker, gebeurtenis_id: int) -> Wijkgebeurtenis:
    """Return one event of any version, or NietGevondenError whether it is absent or not for this person."""
    vraag = select(Wijkgebeurtenis).where(
        Wijkgebeurtenis.id == gebeurtenis_id, regio_within(Wijkgebeurtenis.regiocode, gebruiker)
    )
    gevonden = session.scalar(vraag.with_for_update())
    if gevonden is None or not may(gebruiker, Recht.GEBEURTENIS_BIJWERKEN):
        raise not_found()
    return gevonden


def earlier_gebeurtenissen(
    session: Session, gebruiker: Gebruiker, gebeurtenis: Wijkgebeurtenis
) -> list[Wijkgebeurtenis]:
    """Return the versions before this one that lie in own places, the newest first."""
    eerdere, nummer = [], gebeurtenis.vervangt_id
    while nummer is not None:
        eerder = session.get_one(Wijkgebeurtenis, nummer)
        nummer = eerder.vervangt_id
        binnen = select(Wijkgebeurtenis.id).where(
            Wijkgebeurtenis.id == eerder.id, regio_within(Wijkgebeurtenis.regiocode, gebruiker)
        )
        eerdere += [eerder] if session.scalar(binnen) else []
    return eerdere
