"""A code for something new, made of its name: codes are stored and never change, names may."""

import re
import unicodedata

from sqlalchemy.orm import Session

from app.store.tables import Interventie, Partij

LANGSTE = 34
"""Leaves room for a number behind it."""
ZONDER_LETTER = "x_"
"""A code begins with a letter; a name such as `3D-lab` does not."""


def make_code(session: Session, tabel: type[Partij | Interventie], naam: str) -> str:
    """Make a code of a name that no other of its kind has."""
    kaal = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode().lower()
    kern = re.sub(r"[^a-z0-9]+", "_", kaal).strip("_")
    kern = (kern if kern[:1].isalpha() and len(kern) > 1 else f"{ZONDER_LETTER}{kern}")[:LANGSTE].strip("_")
    code, volgnummer = kern, 2
    while session.get(tabel, code) is not None:
        code, volgnummer = f"{kern}_{volgnummer}", volgnummer + 1
    return code
