"""What only a beheerder sees: accounts and the log."""

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.identity import Gebruiker
from app.store.tables import Account, Logregel
from app.toegang import may
from schemas.rollen import Recht


def visible_accounts(session: Session, gebruiker: Gebruiker) -> list[Account]:
    """Return all accounts by name, to who manages them; to others none."""
    if not may(gebruiker, Recht.GEBRUIKERS_BEHEREN):
        return []
    vraag = select(Account).options(selectinload(Account.regios), selectinload(Account.beschikkingen))
    return list(session.scalars(vraag.order_by(Account.naam)))


def visible_logregels(session: Session, gebruiker: Gebruiker, *, maximum: int = 500) -> list[Logregel]:
    """Return the newest lines of the log, to who may read it; to others none."""
    if not may(gebruiker, Recht.LOG_BEKIJKEN):
        return []
    return list(session.scalars(select(Logregel).order_by(Logregel.id.desc()).limit(maximum)))
