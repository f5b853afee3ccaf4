"""Which learning sessions a person may open: advisers all of them, a provider those it is invited to."""

from sqlalchemy import ColumnElement, false, select, true
from sqlalchemy.orm import Session, selectinload

from app.identity import Gebruiker
from app.store.access.bereik import not_found
from app.store.tables import Leerbijeenkomst, LeerbijeenkomstPartij
from app.toegang import may
from schemas.rollen import Bereik, Recht


def visible_leerbijeenkomsten(session: Session, gebruiker: Gebruiker) -> list[Leerbijeenkomst]:
    """Return the sessions of this person, the newest day first."""
    vraag = (
        select(Leerbijeenkomst)
        .where(leerbijeenkomst_within(gebruiker))
        .options(selectinload(Leerbijeenkomst.partijen), selectinload(Leerbijeenkomst.leervragen))
    )
    return list(session.scalars(vraag.order_by(Leerbijeenkomst.gepland_op.desc(), Leerbijeenkomst.id)))


def get_leerbijeenkomst(session: Session, gebruiker: Gebruiker, leerbijeenkomst_id: int) -> Leerbijeenkomst:
    """Return one session, or NietGevondenError whether it is absent or not for this person."""
    vraag = select(Leerbijeenkomst).where(
        Leerbijeenkomst.id == leerbijeenkomst_id, leerbijeenkomst_within(gebruiker)
    )
    bijeenkomst = session.scalar(vraag)
    if bijeenkomst is None:
        raise not_found()
    return bijeenkomst


def leerbijeenkomst_within(gebruiker: Gebruiker) -> ColumnElement[bool]:
    """Return the condition on Leerbijeenkomst: learning goes across gebieden, so an adviser sees them all."""
    if not may(gebruiker, Recht.LEERBIJEENKOMST_BEKIJKEN):
        return false()
    if gebruiker.rol.bereik is not Bereik.EIGEN_PARTIJ:
        return true()
    return Leerbijeenkomst.partijen.any(LeerbijeenkomstPartij.partijcode == gebruiker.partijcode)
