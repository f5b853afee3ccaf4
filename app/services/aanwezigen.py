"""Who sits at the table: one row per seat, by layer and sector, so that two people who add lose nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.gesprekken import AAN_TAFEL, mark_held
from app.services.logboek import write_log
from app.services.voorwaarden import require_choice, require_status, require_text
from app.store.access import get_gesprek
from app.store.access.bereik import not_found
from app.store.tables import Aanwezige, Gesprek
from app.toegang import require
from schemas.keuzelijst import load_keuzelijst
from schemas.rollen import Recht


@dataclass(frozen=True)
class Aanwezigeinvoer:
    """One seat: layer, sector, in what role, and on whose behalf."""

    laag: str
    sector: str
    wie: str
    namens: str = ""


def add_aanwezige(
    session: Session, gebruiker: Gebruiker, gesprek_id: int, invoer: Aanwezigeinvoer, *, nu: datetime
) -> Aanwezige:
    """Add one seat; the first makes the talk count as held. The same seat told twice is one seat."""
    gesprek = _get_at_table(session, gebruiker, gesprek_id)
    require_choice(invoer.laag, load_keuzelijst("laag"), "laag")
    require_choice(invoer.sector, load_keuzelijst("sector"), "sector")
    velden = {
        "gesprek_id": gesprek.id,
        "laag": invoer.laag,
        "sector": invoer.sector,
        "wie": require_text(invoer.wie, "Schrijf wie er aan tafel zat: de rol, geen naam."),
        "namens": invoer.namens.strip()[:200],
    }
    aanwezige = session.scalar(select(Aanwezige).filter_by(**velden))
    if aanwezige is not None:
        return aanwezige
    aanwezige = Aanwezige(**velden, gemeld_door=gebruiker.naam, gemeld_op=nu)
    session.add(aanwezige)
    mark_held(session, gebruiker, gesprek, nu)
    write_log(
        session,
        gebruiker,
        "aanwezige_gemeld",
        f"gesprek {gesprek.id}",
        nu=nu,
        laag=invoer.laag,
        sector=invoer.sector,
    )
    session.flush()
    return aanwezige


def drop_aanwezige(
    session: Session, gebruiker: Gebruiker, gesprek_id: int, aanwezige_id: int, *, nu: datetime
) -> None:
    """Take back a seat that was told by mistake."""
    gesprek = _get_at_table(session, gebruiker, gesprek_id)
    aanwezige = session.scalar(
        select(Aanwezige).where(Aanwezige.id == aanwezige_id, Aanwezige.gesprek_id == gesprek.id)
    )
    if aanwezige is None:
        raise not_found()
    session.delete(aanwezige)
    write_log(
        session,
        gebruiker,
        "aanwezige_weggehaald",
        f"gesprek {gesprek.id}",
        nu=nu,
        laag=aanwezige.laag,
        sector=aanwezige.sector,
        wie=aanwezige.wie,
    )
    session.flush()


def describe_aanwezigen(aanwezigen: Iterable[Aanwezige]) -> str:
    """Name everybody at the table in one sentence part, in the order in which they were told."""
    sectoren = load_keuzelijst("sector")
    return "; ".join(_describe(a, sectoren) for a in aanwezigen)


def _describe(aanwezige: Aanwezige, sectoren: dict[str, str]) -> str:
    sector = sectoren.get(aanwezige.sector, "").lower()
    namens = f", namens {aanwezige.namens}" if aanwezige.namens else ""
    return f"{aanwezige.wie}{namens} ({sector})" if sector else f"{aanwezige.wie}{namens}"


def missing_lagen(aanwezigen: Iterable[Aanwezige]) -> tuple[str, ...]:
    """Return the layers nobody at the table speaks from, as labels: a talk goes through the layers (S4-51)."""
    gezien = {a.laag for a in aanwezigen}
    return tuple(label for code, label in load_keuzelijst("laag").items() if code not in gezien)


def _get_at_table(session: Session, gebruiker: Gebruiker, gesprek_id: int) -> Gesprek:
    require(gebruiker, Recht.GESPREK_VOEREN)
    gesprek = get_gesprek(session, gebruiker, gesprek_id)
    require_status(gesprek.status, AAN_TAFEL, "aanwezigen melden")
    return gesprek
