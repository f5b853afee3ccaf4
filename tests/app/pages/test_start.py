"""Start: what is asked is told by when it is due, and what comes first stays first."""

from datetime import date

from app.pages.start import BINNENKORT, DAARNA, VOORBIJ, group_by_time
from app.services.gevraagd import Gevraagd

VANDAAG = date(2026, 1, 14)


def ask(dag: int, titel: str = "") -> Gevraagd:
    return Gevraagd(titel or f"Dag {dag}", "", date(2026, 1, dag), "/", "Doe")


def test_what_is_asked_is_put_together_by_when_it_is_due_in_the_order_given() -> None:
    eigen, vorig = ask(13, "Toezegging van de gemeente"), ask(5)
    groepen = group_by_time([eigen, vorig, ask(14), ask(21), ask(22)], VANDAAG)
    assert groepen == {VOORBIJ: [eigen, vorig], BINNENKORT: [ask(14), ask(21)], DAARNA: [ask(22)]}


def test_a_time_at_which_nothing_is_asked_is_not_named() -> None:
    assert list(group_by_time([ask(30)], VANDAAG)) == [DAARNA]
