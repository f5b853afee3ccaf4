"""What only a beheerder sees: accounts, the log and the state of builds."""

from sqlalchemy import ColumnElement, func, or_, select, true
from sqlalchemy.orm import Session, selectinload

from app.identity import Gebruiker
from app.store.tables import Account, Beschikking, Logregel, Publicatie
from app.toegang import may
from schemas.rollen import Recht


def visible_accounts(session: Session, gebruiker: Gebruiker) -> list[Account]:
    """Return all accounts by name, to who manages them; to others none."""
    if not may(gebruiker, Recht.GEBRUIKERS_BEHEREN):
        return []
    vraag = select(Account).options(selectinload(Account.regios), selectinload(Account.beschikkingen))
    return list(session.scalars(vraag.order_by(Account.naam)))


def visible_logregels(
    session: Session, gebruiker: Gebruiker, *, maximum: int = 500, bevat: str = "", na: int = 0
) -> list[Logregel]:
    """Return the newest lines of the log after the first `na`, to who may read it; `bevat` narrows them."""
    if not may(gebruiker, Recht.LOG_BEKIJKEN):
        return []
    vraag = select(Logregel).where(_holds(bevat)).order_by(Logregel.tijdstip.desc(), Logregel.id.desc())
    return list(session.scalars(vraag.offset(na).limit(maximum)))


def count_logregels(session: Session, gebruiker: Gebruiker, *, bevat: str = "") -> int:
    """Count the lines of the log, for who may read it; `bevat` narrows them."""
    if not may(gebruiker, Recht.LOG_BEKIJKEN):
        return 0
    return session.scalar(select(func.count(Logregel.id)).where(_holds(bevat))) or 0


def _holds(bevat: str) -> ColumnElement[bool]:
    """Narrow to who did it, what was done or about what."""
    if not bevat:
        return true()
    kolommen = (Logregel.gebruiker, Logregel.gebeurtenis, Logregel.onderwerp)
    return or_(*(kolom.icontains(bevat, autoescape=True) for kolom in kolommen))


def visible_publicaties(session: Session, gebruiker: Gebruiker, *, maximum: int = 10) -> list[Publicatie]:
    """Return the newest publications, to who may publish; to others none."""
    if not may(gebruiker, Recht.PUBLICEREN):
        return []
    return list(session.scalars(select(Publicatie).order_by(Publicatie.id.desc()).limit(maximum)))


def visible_themas(session: Session, gebruiker: Gebruiker) -> dict[str, frozenset[int]]:
    """Return the beschikkingen of each theme, to who makes accounts; their content stays out of sight."""
    if not may(gebruiker, Recht.GEBRUIKERS_BEHEREN):
        return {}
    themas: dict[str, set[int]] = {}
    for beschikking_id, account in session.execute(select(Beschikking.id, Beschikking.account)):
        themas.setdefault(account, set()).add(beschikking_id)
    return {thema: frozenset(ids) for thema, ids in sorted(themas.items())}
