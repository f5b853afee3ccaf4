"""How heavy a check weighs for one beschikking: set with a reason, withdrawn, never deleted (R-05, R-21)."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.logboek import write_log
from app.services.voorwaarden import require_choice, require_text
from app.store.access import get_beschikking
from app.store.access.bereik import not_found
from app.store.tables import Regelniveau
from app.toegang import require
from schemas.bevinding import Ernst
from schemas.errors import NietGereedError
from schemas.regelcatalogus import list_aanpasbaar
from schemas.rollen import Recht


def set_regelniveau(
    session: Session,
    gebruiker: Gebruiker,
    beschikking_id: int,
    *,
    regel: str,
    ernst: str,
    reden: str,
    nu: datetime,
) -> Regelniveau:
    """Weigh one rule otherwise for new checks of files under this beschikking; the weight before is withdrawn."""
    require(gebruiker, Recht.REGELNIVEAU_BIJWERKEN)
    beschikking = get_beschikking(session, gebruiker, beschikking_id)
    regel = require_choice(regel, list_aanpasbaar(), "de controle")
    gekozen = Ernst(require_choice(ernst, (e.value for e in Ernst), "hoe zwaar"))
    reden = require_text(reden, "Schrijf op waarom deze controle hier anders weegt.")
    geldig = _find_valid(session, beschikking_id, regel)
    if (geldig[0].ernst.value if geldig else list_aanpasbaar()[regel].ernst) == gekozen.value:
        raise NietGereedError((f"Deze controle is hier al een {gekozen.value}.",))
    for eerder in geldig:
        eerder.ingetrokken_op = nu
    niveau = Regelniveau(
        beschikking_id=beschikking.id,
        regel=regel,
        ernst=gekozen,
        reden=reden,
        gezet_door=gebruiker.naam,
        gezet_op=nu,
    )
    session.add(niveau)
    session.flush()
    _log(session, gebruiker, "regelniveau_gezet", niveau, nu)
    return niveau


def withdraw_regelniveau(
    session: Session, gebruiker: Gebruiker, regelniveau_id: int, *, nu: datetime
) -> Regelniveau:
    """Let a rule weigh as declared again; what was checked meanwhile stays as it was."""
    require(gebruiker, Recht.REGELNIVEAU_BIJWERKEN)
    niveau = session.get(Regelniveau, regelniveau_id)
    if niveau is None:
        raise not_found()
    get_beschikking(session, gebruiker, niveau.beschikking_id)
    if niveau.ingetrokken_op is not None:
        raise NietGereedError(("Deze aanpassing is al ingetrokken.",))
    niveau.ingetrokken_op = nu
    _log(session, gebruiker, "regelniveau_ingetrokken", niveau, nu)
    session.flush()
    return niveau


def _find_valid(session: Session, beschikking_id: int, regel: str) -> Sequence[Regelniveau]:
    vraag = select(Regelniveau).where(
        Regelniveau.beschikking_id == beschikking_id,
        Regelniveau.regel == regel,
        Regelniveau.ingetrokken_op.is_(None),
    )
    return session.scalars(vraag.with_for_update()).all()


def _log(session: Session, gebruiker: Gebruiker, gebeurtenis: str, niveau: Regelniveau, nu: datetime) -> None:
    onderwerp = f"beschikking {niveau.beschikking_id}"
    details = {"regel": niveau.regel, "ernst": niveau.ernst.value, "reden": niveau.reden}
    write_log(session, gebruiker, gebeurtenis, onderwerp, nu=nu, **details)
