"""Which talks a person may see, and the seal on readings and stories (R-30, R-35)."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, exists, false, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.identity import Gebruiker
from app.store.access.bereik import beschikking_within, not_found, regio_within
from app.store.tables import (
    Beschikking,
    BeschikkingInterventie,
    Conclusie,
    Gesprek,
    Herkenning,
    Lezing,
    Verhaal,
)
from app.toegang import may
from schemas.leercyclus import GesprekStatus, LezingStatus, Vrijgave
from schemas.rollen import Bereik, Recht

GEOPENDE = frozenset({GesprekStatus.GEOPEND, GesprekStatus.GEVOERD, GesprekStatus.VASTGESTELD})
"""The statuses in which the seal is broken."""


def visible_gesprekken(session: Session, gebruiker: Gebruiker) -> list[Gesprek]:
    """Return the talks within this person's reach, newest quarter first."""
    vraag = select(Gesprek).join(Gesprek.beschikking).where(_gesprek_within(gebruiker))
    return list(session.scalars(vraag.order_by(Gesprek.kwartaal.desc(), Gesprek.gesprek_op, Gesprek.id)))


def get_gesprek(session: Session, gebruiker: Gebruiker, gesprek_id: int) -> Gesprek:
    """Return one talk, or NietGevondenError whether it is absent or not for this person."""
    vraag = select(Gesprek).join(Gesprek.beschikking)
    gesprek = session.scalar(vraag.where(Gesprek.id == gesprek_id, _gesprek_within(gebruiker)))
    if gesprek is None:
        raise not_found()
    return gesprek


def visible_lezingen(session: Session, gebruiker: Gebruiker, gesprek: Gesprek) -> list[Lezing]:
    """Return the readings of this talk that are not sealed for this person."""
    return visible_lezingen_of(session, gebruiker, [gesprek])


def visible_lezingen_of(
    session: Session, gebruiker: Gebruiker, gesprekken: Sequence[Gesprek]
) -> list[Lezing]:
    """Return the readings of these talks that are not sealed for this person, in one question."""
    vrij = and_(Lezing.status == LezingStatus.INGEDIEND, _released(Lezing.vrijgave, gebruiker))
    vraag = (
        select(Lezing)
        .join(Gesprek, Gesprek.id == Lezing.gesprek_id)
        .join(Gesprek.beschikking)
        .where(Gesprek.id.in_([g.id for g in gesprekken]), _gesprek_within(gebruiker))
        .where(or_(_own_side(Lezing.kant, gebruiker), vrij))
    )
    return list(session.scalars(vraag.order_by(Lezing.gesprek_id, Lezing.afspraak_id, Lezing.kant)))


def visible_verhalen(session: Session, gebruiker: Gebruiker, gesprek: Gesprek) -> list[Verhaal]:
    """Return the stories of this talk: of the own side, or released and opened."""
    vraag = (
        select(Verhaal)
        .join(Gesprek, Gesprek.id == Verhaal.gesprek_id)
        .join(Gesprek.beschikking)
        .where(Gesprek.id == gesprek.id, _gesprek_within(gebruiker))
        .where(or_(_own_side(Verhaal.kant, gebruiker), _released(Verhaal.vrijgave, gebruiker)))
    )
    return list(session.scalars(vraag.order_by(Verhaal.afspraak_id, Verhaal.id)))


def visible_conclusies(session: Session, gebruiker: Gebruiker, gesprek: Gesprek) -> list[Conclusie]:
    """Return the conclusions; who does not sit at the table sees them once the talk is adopted."""
    af = true() if _sits_at_table(gebruiker) else Gesprek.status == GesprekStatus.VASTGESTELD
    vraag = (
        select(Conclusie)
        .join(Gesprek, Gesprek.id == Conclusie.gesprek_id)
        .join(Gesprek.beschikking)
        .where(Gesprek.id == gesprek.id, _gesprek_within(gebruiker), af)
    )
    return list(session.scalars(vraag.order_by(Conclusie.afspraak_id)))


def visible_herkenningen(
    session: Session, gebruiker: Gebruiker, *, regiocode: str | None = None, kwartaal: str | None = None
) -> list[Herkenning]:
    """Return what wijkpartners recognise: in own places, or about own interventions (R-34)."""
    vraag = select(Herkenning).where(
        regio_within(Herkenning.regiocode, gebruiker), _about_own_interventies(gebruiker)
    )
    if regiocode is not None:
        vraag = vraag.where(Herkenning.regiocode == regiocode)
    if kwartaal is not None:
        vraag = vraag.where(Herkenning.kwartaal == kwartaal)
    return list(session.scalars(vraag.order_by(Herkenning.id)))


def _sits_at_table(gebruiker: Gebruiker) -> bool:
    return may(gebruiker, Recht.LEZING_SCHRIJVEN)


def _gesprek_within(gebruiker: Gebruiker) -> ColumnElement[bool]:
    binnen = beschikking_within(gebruiker, Recht.GESPREK_BEKIJKEN)
    return and_(binnen, regio_within(Gesprek.regiocode, gebruiker))


def _own_side(kant: InstrumentedAttribute[str], gebruiker: Gebruiker) -> ColumnElement[bool]:
    """An accounthouder is of the municipality, but does not write: it has no side here (R-35)."""
    return kant == gebruiker.kant if _sits_at_table(gebruiker) else false()


def _released(vrijgave: InstrumentedAttribute[Vrijgave], gebruiker: Gebruiker) -> ColumnElement[bool]:
    """Return the condition that the seal is broken and the writer lets the text come this far."""
    ver_genoeg = {Vrijgave.GESPREK, Vrijgave.OPENBAAR} if _sits_at_table(gebruiker) else {Vrijgave.OPENBAAR}
    return and_(Gesprek.status.in_(GEOPENDE), vrijgave.in_(ver_genoeg))


def _about_own_interventies(gebruiker: Gebruiker) -> ColumnElement[bool]:
    match gebruiker.rol.bereik:
        case Bereik.EIGEN_REGIOS | Bereik.ALLES:
            return true()
        case Bereik.EIGEN_PARTIJ | Bereik.EIGEN_BESCHIKKINGEN:
            return exists().where(
                BeschikkingInterventie.interventiecode == Herkenning.interventiecode,
                BeschikkingInterventie.beschikking_id == Beschikking.id,
                beschikking_within(gebruiker, Recht.AFSPRAKEN_BEKIJKEN),
            )
