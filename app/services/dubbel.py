"""The same thing sent twice by one person, as a double click does: found, so that it is recorded once."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.store.tables.grondslag import Tabel

Rij = TypeVar("Rij", bound=Tabel)
BINNEN = timedelta(seconds=30)
"""Nobody types the same sentences twice within half a minute; a button is easily pressed twice."""


def find_double(
    session: Session,
    tabel: type[Rij],
    velden: Mapping[str, Any],
    *,
    tijdstip: InstrumentedAttribute[datetime] | InstrumentedAttribute[datetime | None],
    nu: datetime,
) -> Rij | None:
    """Return the row this person made just now with all the same fields."""
    vraag = select(tabel).where(tijdstip > nu - BINNEN).filter_by(**velden).limit(1)
    return session.scalar(vraag)
