"""The two questions about rights: `may` answers, `require` refuses."""

from app.identity import Gebruiker
from schemas.errors import GeenToegangError
from schemas.rollen import Recht


def may(gebruiker: Gebruiker, recht: Recht) -> bool:
    """Answer whether the role of this person holds the right."""
    return recht in gebruiker.rol.rechten


def require(gebruiker: Gebruiker, recht: Recht) -> None:
    """Refuse with GeenToegangError when the role lacks the right."""
    if not may(gebruiker, recht):
        raise GeenToegangError(f"Als {gebruiker.rol.naam.lower()} kunt u dit niet doen of bekijken.")
