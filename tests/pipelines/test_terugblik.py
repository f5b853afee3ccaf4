"""Seen, not seen, or not yet to be said: the test of R-12 on published figures (R-40)."""

from dataclasses import replace

import numpy as np
import pytest

from pipelines.zekerheid.aandelen import compare_aandelen
from pipelines.zekerheid.terugblik import compute_p, judge_verwachting
from pipelines.zekerheid.verschil import Gemeten

TOEN = Gemeten(0.60, 60, 100, 0.50, 0.69)


def share(teller: int, n: int = 100) -> Gemeten:
    return Gemeten(teller / n, teller, n)


@pytest.mark.parametrize(
    ("nu", "richting", "verwacht", "gezien", "reden"),
    [
        (share(80), "hoger", None, "gezien", "meer_dan_toeval"),
        (share(80), "hoger", 0.75, "gezien", "meer_dan_toeval"),
        (share(80), "lager", 0.50, "niet_gezien", "andere_kant"),
        (share(40), "lager", 0.50, "gezien", "meer_dan_toeval"),
        (share(65), "hoger", None, "nog_niet_te_zeggen", "zonder_maat"),
        (share(65), "hoger", 0.70, "nog_niet_te_zeggen", "kan_toeval_zijn"),
        (share(61), "hoger", 0.90, "niet_gezien", "verwachting_past_niet"),
        (share(59), "lager", 0.30, "niet_gezien", "verwachting_past_niet"),
        # An expectation below where it already was asks for nothing.
        (share(61), "hoger", 0.55, "nog_niet_te_zeggen", "kan_toeval_zijn"),
        (Gemeten(None), "hoger", 0.70, "nog_niet_te_zeggen", "niet_te_toetsen"),
    ],
)
def test_shares_are_judged_by_direction_chance_and_expected_size(
    nu: Gemeten, richting: str, verwacht: float | None, gezien: str, reden: str
) -> None:
    bevonden = judge_verwachting("aandeel", nu, TOEN, richting=richting, verwacht=verwacht)
    assert (bevonden.gezien, bevonden.reden) == (gezien, reden)


def test_seen_but_less_than_expected_says_so() -> None:
    bevonden = judge_verwachting("aandeel", share(78), TOEN, richting="hoger", verwacht=0.99)
    assert (bevonden.gezien, bevonden.is_kleiner) == ("gezien", True)


def test_an_exact_share_has_the_p_of_the_build() -> None:
    build = compare_aandelen(*(np.array([x]) for x in (75.0, 100.0, 60.0, 100.0)))[0]
    assert compute_p("aandeel", share(75), TOEN) == pytest.approx(build)


def test_apart_margins_are_stricter_than_the_test() -> None:
    """Two margins that overlap may still differ by more than chance."""
    nu = Gemeten(0.74, 74, 100, 0.65, 0.82)
    assert nu.onder < TOEN.boven
    assert judge_verwachting("aandeel", nu, TOEN, richting="hoger").gezien == "gezien"


@pytest.mark.parametrize(
    ("nu", "toen", "gezien"),
    [
        (0.8, 0.2, "gezien"),
        (0.6, 0.4, "nog_niet_te_zeggen"),
        (0.5, 0.4, "nog_niet_te_zeggen"),
    ],
)
def test_a_coarse_share_is_judged_by_the_least_its_rounding_allows(
    nu: float, toen: float, gezien: str
) -> None:
    bevonden = judge_verwachting("aandeel", Gemeten(nu, None, 40), Gemeten(toen, None, 40), richting="hoger")
    assert (bevonden.gezien, bevonden.verschil) == (gezien, None)


def test_marks_are_judged_on_their_scale() -> None:
    toen = Gemeten(7.0, None, 80, 6.7, 7.3)
    nu = replace(toen, waarde=7.8, onder=7.5, boven=8.0)
    assert judge_verwachting("gemiddelde", nu, toen, richting="hoger", schaal=(1, 10)).gezien == "gezien"
    gelijk = judge_verwachting("gemiddelde", toen, toen, richting="hoger", verwacht=8.5, schaal=(1, 10))
    assert gelijk.gezien == "niet_gezien"
    zonder = replace(nu, onder=None, boven=None)
    assert judge_verwachting("gemiddelde", zonder, toen, richting="hoger").reden == "niet_te_toetsen"


@pytest.mark.parametrize(
    ("vorm", "nu", "verwacht", "gezien"),
    [
        ("aantal", Gemeten(60.0, 60, 60), None, "gezien"),
        ("aantal", Gemeten(33.0, 33, 33), 90.0, "niet_gezien"),
        ("aantal", Gemeten(33.0, 33, 33), 36.0, "nog_niet_te_zeggen"),
        ("dosis", Gemeten(0.06, None, 60), None, "gezien"),
        ("eigen", Gemeten(4.0, None, 60), None, "nog_niet_te_zeggen"),
    ],
)
def test_counts_are_judged_by_their_ratio(
    vorm: str, nu: Gemeten, verwacht: float | None, gezien: str
) -> None:
    toen = Gemeten(30.0, 30, 30) if vorm == "aantal" else Gemeten(0.03, None, 30)
    assert judge_verwachting(vorm, nu, toen, richting="hoger", verwacht=verwacht).gezien == gezien
