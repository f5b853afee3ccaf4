"""Sentences on paper begin with a capital and end before the next one begins."""

import pytest

from app.queries.cijferrij import Cijfer
from app.reports.afspraakregel import describe_measured
from app.reports.verslag import describe_actie
from app.store.tables import Verbeteractie
from schemas.indicator import load_indicatoren


@pytest.mark.parametrize(
    ("periode", "is_grof", "zin"),
    [
        ("kwartaal", False, "K2 2025, gemeten bij 30."),
        ("halfjaar", False, "Eerste helft 2025, gemeten bij 30."),
        ("halfjaar", True, "Eerste helft 2025, gemeten bij 30; grof afgerond."),
    ],
)
def test_when_and_among_how_many_is_a_sentence(periode: str, is_grof: bool, zin: str) -> None:
    indicator = load_indicatoren()["zonder_hulp_verder"]
    cijfer = Cijfer(
        "zonder_hulp_verder",
        "uitkomst",
        "aandeel",
        "WK059915",
        "2025-K2",
        "boom",
        "klimrek",
        "*",
        waarde=0.4,
        n=30.0,
        periode=periode,
        is_grof=is_grof,
    )
    assert describe_measured(cijfer, indicator) == zin


@pytest.mark.parametrize(
    ("geschreven", "op_papier"), [("het helpt", "het helpt."), ("Helpt het?", "Helpt het?")]
)
def test_a_reason_ends_before_who_does_it(geschreven: str, op_papier: str) -> None:
    actie = Verbeteractie(titel="t", omdat=geschreven, eigenaar="De Boom", terugkijk_kwartaal="2026-K3")
    assert describe_actie(actie)["omdat"] == op_papier
