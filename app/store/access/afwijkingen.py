"""Which deviations a person may see: the own side all, the table what was released, an accounthouder what is public."""

from sqlalchemy import ColumnElement, and_, false, func, or_, select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.store.access.bereik import beschikking_within, not_found
from app.store.tables import Afwijking, Beschikking, Regelherziening
from app.toegang import may, require
from schemas.leercyclus import Vrijgave
from schemas.rollen import Bereik, Recht


def visible_afwijkingen(session: Session, gebruiker: Gebruiker) -> list[Afwijking]:
    """Return the deviations within this person's reach that were released this far, newest first."""
    vraag = select(Afwijking).join(Afwijking.beschikking).where(_within(gebruiker))
    return list(session.scalars(vraag.order_by(Afwijking.id.desc())))


def get_afwijking(session: Session, gebruiker: Gebruiker, afwijking_id: int) -> Afwijking:
    """Return one deviation, or NietGevondenError whether it is absent or not for this person."""
    vraag = select(Afwijking).join(Afwijking.beschikking)
    gevonden = session.scalar(vraag.where(Afwijking.id == afwijking_id, _within(gebruiker)))
    if gevonden is None:
        raise not_found()
    return gevonden


def count_per_werkregel(session: Session, gebruiker: Gebruiker) -> dict[str, int]:
    """Count the released deviations per rule; no text and no place, so who reviews rules may know it."""
    require(gebruiker, Recht.REGEL_HERZIEN)
    vraag = (
        select(Afwijking.werkregel, func.count())
        .where(Afwijking.vrijgave != Vrijgave.EIGEN)
        .group_by(Afwijking.werkregel)
    )
    return {rij[0]: rij[1] for rij in session.execute(vraag)}


def visible_herzieningen(session: Session) -> list[Regelherziening]:
    """Return what was done with rules, newest first; a rule is no secret."""
    return list(session.scalars(select(Regelherziening).order_by(Regelherziening.id.desc())))


def _within(gebruiker: Gebruiker) -> ColumnElement[bool]:
    """A beheerder reviews rules and reads no deviation; who writes sees the own side and what was released."""
    if gebruiker.rol.bereik is Bereik.ALLES:
        return false()
    binnen = beschikking_within(gebruiker, Recht.AFWIJKING_BEKIJKEN)
    if not may(gebruiker, Recht.AFWIJKING_SCHRIJVEN):
        return and_(binnen, Afwijking.vrijgave == Vrijgave.OPENBAAR)
    eigen = and_(Afwijking.kant == gebruiker.kant, Beschikking.id == Afwijking.beschikking_id)
    return and_(binnen, or_(eigen, Afwijking.vrijgave != Vrijgave.EIGEN))
