"""What waits for the next build: submitted files, and other changes that figures follow from."""

from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import select

from app.queries.stand import Stand
from app.store.instellingen import count_unpublished
from app.store.sessions import Sessions
from app.store.stad import load_referentieregels, load_stad
from app.store.tables import Logregel
from pipelines.samenvatting import hash_grondslag, reference_version

LAATSTE_REGELS = 20
"""So many of the newest lines of the log tell that nothing happened since: a number may be written late."""


@dataclass(frozen=True)
class Achterstand:
    """How many submitted files the newest figures do not hold yet, and whether something else changed since."""

    aanleveringen: int
    is_anders: bool


def find_achterstand(sessions: Sessions, stand: Stand | None) -> Achterstand:
    """Compare what there is now with what the shown figures were made of."""
    with sessions() as session:
        aanleveringen = count_unpublished(session)
        vraag = select(Logregel.id).order_by(Logregel.id.desc()).limit(LAATSTE_REGELS)
        regels = tuple(session.scalars(vraag))
    # A publication of before this was kept cannot be compared.
    is_bekend = stand is not None and bool(stand.grondslag)
    is_anders = is_bekend and stand is not None and _hash_at(sessions, regels) != stand.grondslag
    return Achterstand(aanleveringen, is_anders)


@lru_cache(maxsize=16)
def _hash_at(sessions: Sessions, _: tuple[int, ...]) -> str:
    """Hash once per state of the log: every change writes a line in its own transaction (R-50)."""
    with sessions() as session:
        return hash_grondslag(load_stad(session), reference_version(), load_referentieregels(session))
