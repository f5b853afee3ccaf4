"""Tijdelijk beheersbaar: good enough for now, with the day to look again; a new look is no failure (R-40)."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.logboek import write_log
from app.services.voorwaarden import require_text, require_versie
from app.store.access import get_verbeteractie
from app.store.tables import Verbeteractie
from app.toegang import require
from schemas.errors import NietGereedError
from schemas.leercyclus import Fase
from schemas.rollen import Recht


def set_herziening(
    session: Session,
    gebruiker: Gebruiker,
    verbeteractie_id: int,
    herzien_op: date | None,
    *,
    toelichting: str,
    versie: int | None = None,
    vandaag: date,
    nu: datetime,
) -> Verbeteractie:
    """Call an action manageable until a day, choose a new day, or (None) say it no longer needs a look."""
    require(gebruiker, Recht.VERBETERACTIE_BIJWERKEN)
    actie = get_verbeteractie(session, gebruiker, verbeteractie_id)
    require_versie(actie.versie, versie)
    reden = require_text(toelichting, "Schrijf kort op waarom dit voorlopig genoeg is, of waarom niet meer.")
    if herzien_op is not None and herzien_op <= vandaag:
        raise NietGereedError(("Kies een dag na vandaag om opnieuw te kijken.",))
    if herzien_op is not None and actie.fase is Fase.LOSGELATEN:
        raise NietGereedError(("Deze verbeteractie is losgelaten. Zet haar eerst in een andere fase.",))
    actie.herzien_op = herzien_op
    write_log(
        session,
        gebruiker,
        "herziening_gezet",
        f"verbeteractie {actie.id}",
        nu=nu,
        herzien_op=herzien_op.isoformat() if herzien_op else None,
        reden=reden,
    )
    session.flush()
    return actie
