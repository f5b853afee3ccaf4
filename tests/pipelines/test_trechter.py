"""The funnel: its limits, when it is widened, and where a coarse value stands."""

import numpy as np
import pytest
from scipy import stats

from pipelines.zekerheid.trechter import (
    BINNEN,
    BUITEN,
    compute_trechter,
    compute_trechter_gemiddelde,
    measure_overdispersie,
    place_in_trechter,
)


def test_limits_lie_between_the_exact_binomial_quantiles() -> None:
    """Spiegelhalter (2005), A.1.1: interpolated, so never a whole person from the exact quantile."""
    n = np.arange(10.0, 400)
    for dekking, staart in ((BINNEN, 0.025), (BUITEN, 0.001)):
        onder, boven = compute_trechter(n, 0.7, dekking=dekking)
        assert np.all(np.abs(onder * n - stats.binom.ppf(staart, n, 0.7)) <= 1)
        assert np.all(np.abs(boven * n - stats.binom.ppf(1 - staart, n, 0.7)) <= 1)
        assert np.all((onder >= 0) & (boven <= 1))


def test_the_funnel_narrows_and_the_outer_one_is_wider() -> None:
    n = np.array([20.0, 80, 320])
    binnen, buiten = (compute_trechter(n, 0.6, dekking=d) for d in (BINNEN, BUITEN))
    assert np.all(np.diff(binnen[1] - binnen[0]) < 0)
    assert np.all((buiten[0] < binnen[0]) & (buiten[1] > binnen[1]))
    onder, boven = compute_trechter_gemiddelde(n, 7.5, 1.5, dekking=BINNEN)
    assert (boven - onder).tolist() == pytest.approx((2 * 1.959964 * 1.5 / np.sqrt(n)).tolist())


def test_places_that_only_differ_by_chance_fall_inside() -> None:
    """Of 5,000 places of 60 people about 5% lie outside the inner lines and 0.2% outside the outer."""
    teller = np.random.default_rng(5).binomial(60, 0.7, 5000)
    buiten = {}
    for dekking in (BINNEN, BUITEN):
        onder, boven = compute_trechter(np.array([60.0]), 0.7, dekking=dekking)
        buiten[dekking] = float(np.mean((teller / 60 < onder) | (teller / 60 > boven)))
    assert buiten[BINNEN] == pytest.approx(0.05, abs=0.02)
    assert buiten[BUITEN] < 0.005


def test_places_that_differ_more_than_chance_widen_the_funnel() -> None:
    rng = np.random.default_rng(7)
    assert measure_overdispersie(rng.normal(0, 1, 60)) == 1.0
    breed = measure_overdispersie(rng.normal(0, 2.5, 60))
    assert breed > 2
    assert measure_overdispersie(np.array([3.0, -3.0] * 4)) == 1.0
    n = np.array([50.0])
    smal, wijd = (compute_trechter(n, 0.5, dekking=BINNEN, spreiding_extra=x) for x in (1.0, breed))
    assert wijd[0][0] < smal[0][0] < smal[1][0] < wijd[1][0]


def test_one_outlier_among_many_places_is_no_overdispersion() -> None:
    assert measure_overdispersie(np.array([*np.linspace(-1, 1, 29), 9.0])) == 1.0


@pytest.mark.parametrize(
    ("laag", "hoog", "plek"),
    [
        (0.7, 0.7, "binnen"),
        (0.9, 0.9, "erboven"),
        (0.4, 0.4, "eronder"),
        (0.75, 0.85, "onbekend"),
        (0.55, 0.65, "binnen"),
    ],
)
def test_a_coarse_value_is_only_placed_when_all_of_it_lies_on_one_side(
    laag: float, hoog: float, plek: str
) -> None:
    assert place_in_trechter(laag, hoog, 0.5, 0.8) == plek
