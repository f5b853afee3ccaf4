"""In which quarters an afspraak counts (R-21); every page, talk, report and interface asks here."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.store.tables import Afspraak
from schemas.indicator import load_indicatoren
from schemas.leercyclus import AfspraakStatus

SOORTVOLGORDE = {"uitkomst": 0, "prestatie": 1}


def counts_in(afspraak: Afspraak, kwartaal: str) -> bool:
    """Answer whether an afspraak counts in a quarter such as `2025-K3`.

    It does from its first quarter to its last, once the party answered; an urgent one does not wait for that.
    """
    is_rond = afspraak.status is AfspraakStatus.BEVESTIGD
    is_spoed = afspraak.status is AfspraakStatus.AANGEKONDIGD and bool(afspraak.spoed_reden)
    return (is_rond or is_spoed) and afspraak.van_kwartaal <= kwartaal <= last_quarter(afspraak)


def last_quarter(afspraak: Afspraak) -> str:
    """Return the last quarter it counts: as agreed, or earlier when it was ended or replaced."""
    return min(afspraak.tot_kwartaal, afspraak.laatste_kwartaal or afspraak.tot_kwartaal)


def choose_counting(afspraken: Iterable[Afspraak], kwartaal: str) -> list[Afspraak]:
    """Return those that count in a quarter, outcome before output (R-10)."""
    return order_afspraken(a for a in afspraken if counts_in(a, kwartaal))


def order_afspraken(afspraken: Iterable[Afspraak]) -> list[Afspraak]:
    """Put outcomes before outputs, then in the order they were made (R-10)."""
    indicatoren = load_indicatoren()

    def rang(afspraak: Afspraak) -> tuple[int, int]:
        indicator = indicatoren.get(afspraak.indicatorcode)
        return SOORTVOLGORDE.get(indicator.soort if indicator else "", 2), afspraak.id

    return sorted(afspraken, key=rang)


def afspraken_in(session: Session, beschikking_id: int, kwartaal: str) -> list[Afspraak]:
    """Return the afspraken of a beschikking that count in a quarter; who asks has checked the right to see it."""
    vraag = (
        select(Afspraak)
        .where(Afspraak.beschikking_id == beschikking_id)
        .options(joinedload(Afspraak.interventie), joinedload(Afspraak.beschikking))
    )
    return choose_counting(session.scalars(vraag), kwartaal)
