"""Which signalen, uitvragen and initiatieven a person may see; text of others reaches only who handles it."""

from sqlalchemy import ColumnElement, Select, and_, false, or_, select
from sqlalchemy.orm import Session, selectinload

from app.identity import Gebruiker
from app.store.access.bereik import not_found, regio_within
from app.store.tables import Account, Initiatief, Signaal, SignaalOverdracht, Uitvraag
from app.toegang import may
from schemas.leercyclus import OverdrachtStatus, UitvraagStatus
from schemas.rollen import ROLLEN, Bereik, Recht


def visible_signalen(session: Session, gebruiker: Gebruiker) -> list[Signaal]:
    """Return the signalen of this person, the oldest on top: waiting longest is asked first."""
    return list(session.scalars(_signalen(gebruiker).order_by(Signaal.gemeld_op, Signaal.id)))


def get_signaal(session: Session, gebruiker: Gebruiker, signaal_id: int) -> Signaal:
    """Return one signaal, or NietGevondenError whether it is absent or not for this person."""
    gevonden = session.scalar(_signalen(gebruiker).where(Signaal.id == signaal_id))
    if gevonden is None:
        raise not_found()
    return gevonden


def handles_regio(gebruiker: Gebruiker) -> bool:
    """Answer whether this person handles whatever is reported in own places, not only what was handed over."""
    return may(gebruiker, Recht.SIGNAAL_BEHANDELEN) and gebruiker.rol.bereik is Bereik.EIGEN_REGIOS


def visible_ontvangers(session: Session, gebruiker: Gebruiker) -> list[Account]:
    """Return who may be asked to take over a signaal, by name; who works in the city is no secret."""
    if not may(gebruiker, Recht.SIGNAAL_BEHANDELEN):
        return []
    rollen = [rol.code for rol in ROLLEN if Recht.SIGNAAL_BEHANDELEN in rol.rechten]
    vraag = select(Account).where(
        Account.rol.in_(rollen), Account.is_actief.is_(True), Account.id != gebruiker.id
    )
    return list(session.scalars(vraag.order_by(Account.naam, Account.id)))


def visible_uitvragen(session: Session, gebruiker: Gebruiker) -> list[Uitvraag]:
    """Return the uitvragen of own places, the newest on top; a draft only to who makes them."""
    return list(session.scalars(_uitvragen(gebruiker).order_by(Uitvraag.id.desc())))


def get_uitvraag(session: Session, gebruiker: Gebruiker, uitvraag_id: int) -> Uitvraag:
    """Return one uitvraag, or NietGevondenError whether it is absent or not for this person."""
    gevonden = session.scalar(_uitvragen(gebruiker).where(Uitvraag.id == uitvraag_id))
    if gevonden is None:
        raise not_found()
    return gevonden


def visible_initiatieven(session: Session, gebruiker: Gebruiker) -> list[Initiatief]:
    """Return the initiatieven of own places, by title; what the wijk starts is no secret within the wijk."""
    return list(session.scalars(_initiatieven(gebruiker).order_by(Initiatief.titel, Initiatief.id)))


def get_initiatief(session: Session, gebruiker: Gebruiker, initiatief_id: int) -> Initiatief:
    """Return one initiatief, or NietGevondenError whether it is absent or not for this person."""
    gevonden = session.scalar(_initiatieven(gebruiker).where(Initiatief.id == initiatief_id))
    if gevonden is None:
        raise not_found()
    return gevonden


def _signalen(gebruiker: Gebruiker) -> Select[Signaal]:
    return select(Signaal).where(_own_signaal(gebruiker)).options(selectinload(Signaal.overdrachten))


def _own_signaal(gebruiker: Gebruiker) -> ColumnElement[bool]:
    """Own: reported by me or my party, owned by me, asked of me, or reported where I handle what comes in."""
    if not may(gebruiker, Recht.SIGNAAL_BEKIJKEN):
        return false()
    gevraagd = Signaal.overdrachten.any(
        and_(
            SignaalOverdracht.naar_id == gebruiker.id,
            SignaalOverdracht.status != OverdrachtStatus.GEWEIGERD,
        )
    )
    eigen = [Signaal.melder_id == gebruiker.id, Signaal.eigenaar_id == gebruiker.id, gevraagd]
    if gebruiker.partijcode is not None:
        eigen.append(Signaal.melder_partijcode == gebruiker.partijcode)
    if handles_regio(gebruiker):
        eigen.append(regio_within(Signaal.regiocode, gebruiker))
    return or_(*eigen)


def _uitvragen(gebruiker: Gebruiker) -> Select[Uitvraag]:
    vraag = (
        select(Uitvraag)
        .where(regio_within(Uitvraag.regiocode, gebruiker))
        .options(selectinload(Uitvraag.antwoorden))
    )
    if may(gebruiker, Recht.UITVRAAG_BIJWERKEN):
        return vraag
    mag = may(gebruiker, Recht.SIGNAAL_BEKIJKEN)
    return vraag.where(Uitvraag.status != UitvraagStatus.CONCEPT if mag else false())


def _initiatieven(gebruiker: Gebruiker) -> Select[Initiatief]:
    binnen = (
        regio_within(Initiatief.regiocode, gebruiker) if may(gebruiker, Recht.SIGNAAL_BEKIJKEN) else false()
    )
    return select(Initiatief).where(binnen).options(selectinload(Initiatief.stappen))
