"""The log every use-case writes to, in the same transaction as its change (R-50)."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.store.tables import Logregel

Logwaarde = str | int | float | bool | None


def write_log(
    session: Session,
    gebruiker: Gebruiker,
    gebeurtenis: str,
    onderwerp: str,
    *,
    nu: datetime,
    **details: Logwaarde,
) -> None:
    """Add one line; `details` are codes, numbers and reasons, never the text of a reading or story."""
    session.add(
        Logregel(
            tijdstip=nu,
            gebruiker=gebruiker.naam,
            rol=gebruiker.rolcode,
            gebeurtenis=gebeurtenis,
            onderwerp=onderwerp,
            details=details,
        )
    )
