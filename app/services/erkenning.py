"""Who had the idea, does it, pays it and helped: credit that may change, but never silently (R-44)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.logboek import write_log
from app.services.verbeteracties import check_erkenning
from app.services.voorwaarden import require_text, require_versie
from app.store.access import get_verbeteractie
from app.store.tables import Verbeteractie
from app.toegang import require
from schemas.rollen import Recht

ROLLEN = {
    "ideegever": "Idee van",
    "uitvoerder": "Uitgevoerd door",
    "financier": "Betaald door",
    "meedenkers": "Dacht mee",
}
"""The columns of credit with the words before them, in the order they are told."""


@dataclass(frozen=True)
class Erkenning:
    """Credit by role; `instemming` says how the idea giver agreed that another carries it out."""

    ideegever: str = ""
    uitvoerder: str = ""
    financier: str = ""
    meedenkers: str = ""
    instemming: str = ""


def save_erkenning(
    session: Session,
    gebruiker: Gebruiker,
    verbeteractie_id: int,
    erkenning: Erkenning,
    *,
    reden: str,
    versie: int | None = None,
    nu: datetime,
) -> Verbeteractie:
    """Change credit, with the reason and what stood there in the log."""
    require(gebruiker, Recht.VERBETERACTIE_BIJWERKEN)
    actie = get_verbeteractie(session, gebruiker, verbeteractie_id)
    require_versie(actie.versie, versie)
    waarom = require_text(reden, "Schrijf kort op waarom dit verandert.")
    check_erkenning(erkenning.ideegever, erkenning.uitvoerder, erkenning.instemming)
    eerder = {f"eerder_{rol}": getattr(actie, rol) for rol in vars(erkenning)}
    for rol, naam in vars(erkenning).items():
        setattr(actie, rol, naam.strip())
    write_log(
        session, gebruiker, "erkenning_gewijzigd", f"verbeteractie {actie.id}", nu=nu, reden=waarom, **eerder
    )
    session.flush()
    return actie


def describe_erkenning(actie: Verbeteractie) -> list[tuple[str, str]]:
    """Return who gets credit for what, as pairs of words; what nobody filled in is left out."""
    return [(woorden, getattr(actie, rol)) for rol, woorden in ROLLEN.items() if getattr(actie, rol)]
