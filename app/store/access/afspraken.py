"""Which beschikkingen, afspraken, parties and choices of a wijk a person may see."""

from typing import TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, selectinload

from app.identity import Gebruiker
from app.store.access.bereik import beschikking_within, not_found
from app.store.tables import (
    Afspraak,
    Alliantielid,
    Beschikking,
    Doelbijstelling,
    Focusfactor,
    Interventie,
    MaatschappelijkOogmerk,
    Partij,
    Regelniveau,
    Verlenging,
    Wijkinzet,
    Wijkopname,
)
from schemas.rollen import Recht

Rij = TypeVar("Rij", Wijkopname, Doelbijstelling, Verlenging)


def visible_beschikkingen(session: Session, gebruiker: Gebruiker) -> list[Beschikking]:
    """Return the beschikkingen within this person's reach, by kenmerk (never by a figure, R-13)."""
    vraag = (
        select(Beschikking)
        .where(beschikking_within(gebruiker, Recht.AFSPRAKEN_BEKIJKEN))
        .options(
            selectinload(Beschikking.partij),
            selectinload(Beschikking.gebieden),
            selectinload(Beschikking.interventies),
            selectinload(Beschikking.afspraken).selectinload(Afspraak.interventie),
        )
        .order_by(Beschikking.kenmerk)
    )
    return list(session.scalars(vraag))


def running_beschikkingen(session: Session, kwartaal: str) -> list[Beschikking]:
    """Return every beschikking of a quarter by kenmerk, for who runs this machine; no person is given these rows."""
    vraag = (
        select(Beschikking)
        .where(Beschikking.van_kwartaal <= kwartaal, Beschikking.tot_kwartaal >= kwartaal)
        .options(selectinload(Beschikking.gebieden))
        .order_by(Beschikking.kenmerk)
    )
    return list(session.scalars(vraag))


def get_beschikking(session: Session, gebruiker: Gebruiker, beschikking_id: int) -> Beschikking:
    """Return one beschikking, or NietGevondenError whether it is absent or not for this person."""
    zichtbaar = beschikking_within(gebruiker, Recht.AFSPRAKEN_BEKIJKEN)
    beschikking = session.scalar(select(Beschikking).where(Beschikking.id == beschikking_id, zichtbaar))
    if beschikking is None:
        raise not_found()
    return beschikking


def visible_regelniveaus(session: Session, gebruiker: Gebruiker, beschikking_id: int) -> list[Regelniveau]:
    """Return how rules were weighed for one beschikking, newest first, withdrawn ones too."""
    zichtbaar = beschikking_within(gebruiker, Recht.AFSPRAKEN_BEKIJKEN)
    eigen = select(Beschikking.id).where(Beschikking.id == beschikking_id, zichtbaar)
    vraag = select(Regelniveau).where(Regelniveau.beschikking_id.in_(eigen))
    return list(session.scalars(vraag.order_by(Regelniveau.id.desc())))


def get_afspraak(session: Session, gebruiker: Gebruiker, afspraak_id: int) -> Afspraak:
    """Return one afspraak of a beschikking this person may see."""
    zichtbaar = beschikking_within(gebruiker, Recht.AFSPRAKEN_BEKIJKEN)
    vraag = select(Afspraak).join(Afspraak.beschikking).where(Afspraak.id == afspraak_id, zichtbaar)
    afspraak = session.scalar(vraag)
    if afspraak is None:
        raise not_found()
    return afspraak


def visible_wijkopnamen(session: Session, gebruiker: Gebruiker, beschikking_id: int) -> list[Wijkopname]:
    """Return what wijken drew under one beschikking, newest first, what was given back too."""
    return list(session.scalars(_under(Wijkopname, gebruiker, beschikking_id)))


def visible_doelbijstellingen(
    session: Session, gebruiker: Gebruiker, beschikking_id: int
) -> list[Doelbijstelling]:
    """Return the later words of a goal, newest first."""
    return list(session.scalars(_under(Doelbijstelling, gebruiker, beschikking_id)))


def visible_verlengingen(session: Session, gebruiker: Gebruiker, beschikking_id: int) -> list[Verlenging]:
    """Return the extensions of a beschikking, newest first."""
    return list(session.scalars(_under(Verlenging, gebruiker, beschikking_id)))


def _under(tabel: type[Rij], gebruiker: Gebruiker, beschikking_id: int) -> Select[Rij]:
    zichtbaar = beschikking_within(gebruiker, Recht.AFSPRAKEN_BEKIJKEN)
    eigen = select(Beschikking.id).where(Beschikking.id == beschikking_id, zichtbaar)
    return select(tabel).where(tabel.beschikking_id.in_(eigen)).order_by(tabel.id.desc())


def visible_alliantieleden(session: Session) -> list[Alliantielid]:
    """Return the members of alliances over time; who works with whom is no secret."""
    vraag = select(Alliantielid).order_by(Alliantielid.alliantie_partijcode, Alliantielid.van_kwartaal)
    return list(session.scalars(vraag))


def visible_partijen(session: Session) -> list[Partij]:
    """Return the parties by name; who works in the city is no secret, so every role sees all."""
    return list(session.scalars(select(Partij).order_by(Partij.naam)))


def delivering_partijen(session: Session) -> list[Partij]:
    """Return the parties that may deliver files: not those of which the wijk only told what they do."""
    verteld = select(Wijkinzet.partijcode).where(Wijkinzet.partijcode.not_in(select(Beschikking.partijcode)))
    return list(session.scalars(select(Partij).where(Partij.code.not_in(verteld)).order_by(Partij.naam)))


def visible_interventies(session: Session) -> list[Interventie]:
    """Return the offer of the city by name; every role sees all."""
    return list(session.scalars(select(Interventie).order_by(Interventie.naam)))


def visible_focusfactoren(session: Session, regiocode: str) -> list[Focusfactor]:
    """Return what a wijk chose to work on; part of the wijkbeeld every role may open."""
    vraag = select(Focusfactor).where(Focusfactor.regiocode == regiocode).order_by(Focusfactor.factor_id)
    return list(session.scalars(vraag))


def visible_wijkinzet(session: Session, regiocode: str) -> list[Wijkinzet]:
    """Return what was told about a gebied, ended things too; who works where is no secret."""
    vraag = select(Wijkinzet).where(Wijkinzet.regiocode == regiocode)
    return list(session.scalars(vraag.order_by(Wijkinzet.van_kwartaal, Wijkinzet.id)))


def visible_oogmerken(session: Session, regiocode: str) -> list[MaatschappelijkOogmerk]:
    """Return what the partners of a wijk want to reach, newest first."""
    vraag = (
        select(MaatschappelijkOogmerk)
        .where(MaatschappelijkOogmerk.regiocode == regiocode)
        .order_by(MaatschappelijkOogmerk.vastgesteld_op.desc())
    )
    return list(session.scalars(vraag))
