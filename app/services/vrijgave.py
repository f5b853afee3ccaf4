"""Moving how far a text may travel: only by who wrote it, and always in the log (R-35)."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.logboek import write_log
from app.services.voorwaarden import require_status
from app.store.access import get_gesprek, visible_lezingen, visible_verhalen
from app.store.access.bereik import not_found
from app.store.tables import Lezing, Verhaal
from app.toegang import require
from schemas.errors import GeenToegangError
from schemas.leercyclus import OVERGANGEN_VRIJGAVE, LezingStatus, Vrijgave
from schemas.rollen import Recht

LEZING, VERHAAL = "lezing", "verhaal"


def move_vrijgave(
    session: Session,
    gebruiker: Gebruiker,
    gesprek_id: int,
    soort: str,
    tekst_id: int,
    *,
    naar: Vrijgave,
    nu: datetime,
) -> Lezing | Verhaal:
    """Let a submitted reading or a story travel further, or call it back to the talk."""
    require(gebruiker, Recht.LEZING_SCHRIJVEN)
    tekst = _get_tekst(session, gebruiker, gesprek_id, soort, tekst_id)
    if not may_move(gebruiker, tekst):
        raise GeenToegangError("Alleen wie deze tekst schreef, bepaalt wie hem mag lezen.")
    require_status(naar, OVERGANGEN_VRIJGAVE[tekst.vrijgave], naar)
    van, tekst.vrijgave = tekst.vrijgave, naar
    write_log(
        session,
        gebruiker,
        "vrijgave_verschoven",
        f"gesprek {gesprek_id}, {soort} {tekst_id}",
        nu=nu,
        van=van.value,
        naar=naar.value,
    )
    session.flush()
    return tekst


def may_move(gebruiker: Gebruiker, tekst: Lezing | Verhaal) -> bool:
    """Answer whether this person wrote the text, and it is no draft any more: a draft has its own form."""
    is_klaar = isinstance(tekst, Verhaal) or tekst.status is LezingStatus.INGEDIEND
    return is_klaar and tekst.account_id == gebruiker.id


def _get_tekst(
    session: Session, gebruiker: Gebruiker, gesprek_id: int, soort: str, tekst_id: int
) -> Lezing | Verhaal:
    gesprek = get_gesprek(session, gebruiker, gesprek_id)
    teksten: list[Lezing] | list[Verhaal] = (
        visible_lezingen(session, gebruiker, gesprek)
        if soort == LEZING
        else visible_verhalen(session, gebruiker, gesprek)
    )
    tekst = next((t for t in teksten if t.id == tekst_id), None)
    if tekst is None:
        raise not_found()
    return tekst
