"""Which files, remembered terms and publications a person may see."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, Select, and_, false, select, true
from sqlalchemy.orm import Session, selectinload

from app.identity import Gebruiker
from app.store.access.bereik import not_found
from app.store.tables import Aanlevering, Inleesprofiel, Koppeling, Publicatie
from app.toegang import may
from schemas.leercyclus import AanleveringStatus
from schemas.rollen import Bereik, Recht

DEFINITIEF = frozenset({AanleveringStatus.INGEDIEND, AanleveringStatus.VERVANGEN})


def visible_aanleveringen(
    session: Session, gebruiker: Gebruiker, *, kwartaal: str | None = None
) -> list[Aanlevering]:
    """Return the files within this person's reach, newest first; an accounthouder sees only submitted ones."""
    vraag = _aanleveringen(gebruiker)
    if kwartaal is not None:
        vraag = vraag.where(Aanlevering.kwartaal == kwartaal)
    return list(session.scalars(vraag.order_by(Aanlevering.ontvangen_op.desc(), Aanlevering.id.desc())))


def get_aanlevering(session: Session, gebruiker: Gebruiker, aanlevering_id: int) -> Aanlevering:
    """Return one file's receipt, or NietGevondenError whether it is absent or not for this person."""
    gevonden = session.scalar(_aanleveringen(gebruiker).where(Aanlevering.id == aanlevering_id))
    if gevonden is None:
        raise not_found()
    return gevonden


def visible_bewijzen(
    session: Session, gebruiker: Gebruiker, nummers: Collection[int]
) -> dict[int, Aanlevering]:
    """Return the receipts behind a figure by number, for whoever may see figures of single parties."""
    vraag = select(Aanlevering).where(
        Aanlevering.id.in_(nummers), Aanlevering.status.in_(DEFINITIEF), _behind_cijfers(gebruiker)
    )
    rijen = session.scalars(vraag.options(selectinload(Aanlevering.toelichtingen)))
    return {rij.id: rij for rij in rijen}


def visible_koppelingen(session: Session, gebruiker: Gebruiker) -> list[Koppeling]:
    """Return the terms this provider confirmed and did not withdraw (R-06)."""
    eigen = and_(Koppeling.partijcode == gebruiker.partijcode, Koppeling.ingetrokken_op.is_(None))
    zichtbaar = eigen if may(gebruiker, Recht.AANLEVERING_DOEN) else false()
    return list(session.scalars(select(Koppeling).where(zichtbaar).order_by(Koppeling.veld, Koppeling.term)))


def visible_inleesprofielen(session: Session, gebruiker: Gebruiker) -> list[Inleesprofiel]:
    """Return every version of how files of the own party are read, the newest first (R-06)."""
    volgorde = (Inleesprofiel.gemaakt_op.desc(), Inleesprofiel.id.desc())
    return list(session.scalars(_profielen(gebruiker).order_by(*volgorde)))


def get_inleesprofiel(session: Session, gebruiker: Gebruiker, profiel_id: int) -> Inleesprofiel:
    """Return one version, or NietGevondenError whether it is absent or of another party."""
    gevonden = session.scalar(_profielen(gebruiker).where(Inleesprofiel.id == profiel_id))
    if gevonden is None:
        raise not_found()
    return gevonden


def _profielen(gebruiker: Gebruiker) -> Select[Inleesprofiel]:
    is_eigen = Inleesprofiel.partijcode == gebruiker.partijcode
    return select(Inleesprofiel).where(is_eigen if may(gebruiker, Recht.AANLEVERING_DOEN) else false())


def visible_publicatie(session: Session) -> Publicatie | None:
    """Return the newest publication; which build is current is no secret."""
    return session.scalar(select(Publicatie).order_by(Publicatie.id.desc()).limit(1))


def publicatie_before(session: Session, publicatie: Publicatie | None) -> Publicatie | None:
    """Return the publication before this one."""
    if publicatie is None:
        return None
    vraag = select(Publicatie).where(Publicatie.id < publicatie.id).order_by(Publicatie.id.desc())
    return session.scalar(vraag.limit(1))


def published_builds(session: Session) -> list[str]:
    """Return the file names of every publication, oldest first."""
    return list(session.scalars(select(Publicatie.bestandsnaam).order_by(Publicatie.id)))


def _aanleveringen(gebruiker: Gebruiker) -> Select[Aanlevering]:
    erbij = (selectinload(Aanlevering.toelichtingen), selectinload(Aanlevering.wijzigingen))
    return select(Aanlevering).where(_within(gebruiker)).options(*erbij)


def _behind_cijfers(gebruiker: Gebruiker) -> ColumnElement[bool]:
    """Return the condition by which the receipt of a file may stand with its figure (R-11)."""
    match gebruiker.rol.bereik:
        case Bereik.EIGEN_PARTIJ:
            return Aanlevering.partijcode == gebruiker.partijcode
        case Bereik.EIGEN_BESCHIKKINGEN:
            return Aanlevering.partijcode.in_({partijcode for partijcode, _ in gebruiker.levert})
        case Bereik.EIGEN_REGIOS:
            return true() if may(gebruiker, Recht.AFSPRAKEN_BEKIJKEN) else false()
        case Bereik.ALLES:
            return true()


def _within(gebruiker: Gebruiker) -> ColumnElement[bool]:
    if not may(gebruiker, Recht.AANLEVERING_BEKIJKEN):
        return false()
    match gebruiker.rol.bereik:
        case Bereik.EIGEN_PARTIJ:
            return Aanlevering.partijcode == gebruiker.partijcode
        case Bereik.EIGEN_BESCHIKKINGEN:
            partijen = {partijcode for partijcode, _ in gebruiker.levert}
            return and_(Aanlevering.partijcode.in_(partijen), Aanlevering.status.in_(DEFINITIEF))
        case Bereik.EIGEN_REGIOS | Bereik.ALLES:
            return false()
