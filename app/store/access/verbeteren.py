"""Which verbeteracties and promises a person may see."""

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, selectinload

from app.identity import Gebruiker
from app.store.access.bereik import beschikking_within, not_found, regio_within
from app.store.tables import Afspraak, Beschikking, Interventie, Toezegging, Verbeteractie
from schemas.rollen import Recht


def visible_verbeteracties(session: Session, gebruiker: Gebruiker) -> list[Verbeteractie]:
    """Return the verbeteracties within this person's reach, the first to look back at on top."""
    vraag = _verbeteracties(gebruiker).order_by(Verbeteractie.terugkijk_kwartaal, Verbeteractie.id)
    return list(session.scalars(vraag))


def get_verbeteractie(session: Session, gebruiker: Gebruiker, verbeteractie_id: int) -> Verbeteractie:
    """Return one verbeteractie, or NietGevondenError whether it is absent or not for this person."""
    gevonden = session.scalar(_verbeteracties(gebruiker).where(Verbeteractie.id == verbeteractie_id))
    if gevonden is None:
        raise not_found()
    return gevonden


def visible_toezeggingen(session: Session, gebruiker: Gebruiker) -> list[Toezegging]:
    """Return the promises within this person's reach, the first due on top."""
    vraag = _toezeggingen(gebruiker).order_by(Toezegging.vervalt_op, Toezegging.id)
    return list(session.scalars(vraag))


def get_toezegging(session: Session, gebruiker: Gebruiker, toezegging_id: int) -> Toezegging:
    """Return one promise, or NietGevondenError whether it is absent or not for this person."""
    gevonden = session.scalar(_toezeggingen(gebruiker).where(Toezegging.id == toezegging_id))
    if gevonden is None:
        raise not_found()
    return gevonden


def _verbeteracties(gebruiker: Gebruiker) -> Select[Verbeteractie]:
    return (
        select(Verbeteractie)
        .join(Verbeteractie.afspraak)
        .join(Afspraak.beschikking)
        .where(beschikking_within(gebruiker, Recht.VERBETEREN_BEKIJKEN))
        .where(regio_within(Verbeteractie.regiocode, gebruiker))
        .options(
            selectinload(Verbeteractie.oordelen),
            selectinload(Verbeteractie.laagvragen),
            selectinload(Verbeteractie.afspraak).options(
                selectinload(Afspraak.interventie).selectinload(Interventie.factoren),
                selectinload(Afspraak.beschikking).selectinload(Beschikking.partij),
            ),
        )
    )


def _toezeggingen(gebruiker: Gebruiker) -> Select[Toezegging]:
    binnen = beschikking_within(gebruiker, Recht.VERBETEREN_BEKIJKEN)
    return select(Toezegging).join(Beschikking, Beschikking.id == Toezegging.beschikking_id).where(binnen)
