"""What the whole installation shares: the demo mark, a fixed date, and what waits for the next build."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.tables import Aanlevering, Instelling, Publicatie
from schemas.leercyclus import AanleveringStatus


def get_instelling(session: Session, naam: str) -> str:
    """Return the value of a shared setting; empty when it was never set."""
    return session.scalar(select(Instelling.waarde).where(Instelling.naam == naam)) or ""


def get_vandaag(session: Session, echt: date) -> date:
    """Return the fixed date of demo and tests, or the real one."""
    vast = get_instelling(session, "vandaag")
    return date.fromisoformat(vast) if vast else echt


def get_nu(session: Session, echt: datetime) -> datetime:
    """Return the real time of day on the day of `get_vandaag`, so that "today" and "just now" agree."""
    return datetime.combine(get_vandaag(session, echt.date()), echt.timetz())


def count_unpublished(session: Session) -> int:
    """Count submitted files that the newest published build does not hold; a count tells nobody whose they are."""
    gepubliceerd = session.scalar(select(Publicatie.aanlevering_ids).order_by(Publicatie.id.desc()).limit(1))
    ingediend = session.scalars(
        select(Aanlevering.id).where(Aanlevering.status == AanleveringStatus.INGEDIEND)
    )
    return len(set(ingediend) - set(gepubliceerd or []))
