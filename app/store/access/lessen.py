"""Which lessons a person may read: released by their writer, or of the own side and the own place (R-35)."""

from sqlalchemy import ColumnElement, Select, and_, exists, false, or_, select
from sqlalchemy.orm import Session, selectinload

from app.identity import Gebruiker
from app.store.access.bereik import beschikking_within, not_found, regio_within
from app.store.access.leerbijeenkomsten import leerbijeenkomst_within
from app.store.tables import Beschikking, Leerbijeenkomst, Les
from app.toegang import may
from schemas.leercyclus import Vrijgave
from schemas.rollen import Recht


def visible_lessen(
    session: Session, gebruiker: Gebruiker, *, verbeteractie_id: int | None = None
) -> list[Les]:
    """Return the lessons this person may read, newest first; replaced texts are left out."""
    vraag = _lessen(gebruiker).where(Les.vervallen_op.is_(None))
    if verbeteractie_id is not None:
        vraag = vraag.where(Les.verbeteractie_id == verbeteractie_id)
    return list(session.scalars(vraag.order_by(Les.geschreven_op.desc(), Les.id.desc())))


def get_les(session: Session, gebruiker: Gebruiker, les_id: int) -> Les:
    """Return one lesson, or NietGevondenError whether it is absent, replaced or not for this person."""
    vraag = _lessen(gebruiker).where(Les.id == les_id, Les.vervallen_op.is_(None))
    les = session.scalar(vraag)
    if les is None:
        raise not_found()
    return les


def has_les(session: Session, verbeteractie_id: int) -> bool:
    """Answer whether an action left a lesson, whoever may read it."""
    return bool(session.scalar(select(exists().where(Les.verbeteractie_id == verbeteractie_id))))


def may_change_les(session: Session, gebruiker: Gebruiker, les: Les) -> bool:
    """Answer whether this person works on the side, and in the place or session, that wrote the lesson."""
    if not may(gebruiker, Recht.LES_SCHRIJVEN) or les.kant != gebruiker.kant:
        return False
    return bool(session.scalar(select(exists().where(Les.id == les.id, _at_home(gebruiker)))))


def _lessen(gebruiker: Gebruiker) -> Select[Les]:
    return (
        select(Les)
        .where(_readable(gebruiker))
        .options(selectinload(Les.verbeteractie), selectinload(Les.beschikking))
    )


def _readable(gebruiker: Gebruiker) -> ColumnElement[bool]:
    if not may(gebruiker, Recht.VERBETEREN_BEKIJKEN):
        return false()
    openbaar = Les.vrijgave == Vrijgave.OPENBAAR
    # Who writes no lessons, such as an accounthouder, reads what was released to everybody only.
    if not may(gebruiker, Recht.LES_SCHRIJVEN):
        return openbaar
    aan_tafel = or_(Les.vrijgave == Vrijgave.GESPREK, Les.kant == gebruiker.kant)
    return or_(openbaar, and_(_at_home(gebruiker), aan_tafel))


def _at_home(gebruiker: Gebruiker) -> ColumnElement[bool]:
    """Return the condition that a lesson comes from a beschikking and place, or a session, of this person."""
    eigen_beschikking = exists().where(
        Beschikking.id == Les.beschikking_id, beschikking_within(gebruiker, Recht.VERBETEREN_BEKIJKEN)
    )
    uit_bijeenkomst = exists().where(
        Leerbijeenkomst.id == Les.leerbijeenkomst_id, leerbijeenkomst_within(gebruiker)
    )
    return or_(and_(eigen_beschikking, regio_within(Les.regiocode, gebruiker)), uit_bijeenkomst)
