"""Each method once more by another road: printed numbers, another library, or fractions by hand."""

import itertools
import math
from fractions import Fraction

import numpy as np
import pytest
from scipy import integrate, stats
from statsmodels.stats.proportion import power_proportions_2indep
from statsmodels.stats.rates import confint_poisson
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

from pipelines.zekerheid.aandelen import compute_newcombe, compute_wilson
from pipelines.zekerheid.aantallen import compute_garwood, compute_verhouding
from pipelines.zekerheid.gemiddelden import compute_schaal_interval, compute_welch
from pipelines.zekerheid.lijnen import make_lijnen
from pipelines.zekerheid.meetfout import compute_meetfout, compute_rci
from pipelines.zekerheid.prognose import forecast_aandeel, forecast_aantal
from pipelines.zekerheid.trechter import BUITEN, compute_trechter, measure_overdispersie
from pipelines.zekerheid.veelkijken import correct_veel_kijken
from pipelines.zekerheid.zichtbaar import smallest_visible_change

Z = 1.959963984540054


def a(*getallen: float) -> np.ndarray:
    return np.array(getallen, dtype=float)


def wilson_by_hand(x: int, n: int) -> tuple[float, float]:
    """Wilson (1927): the two shares p at which |x/n − p| is z standard errors of p: a square equation."""
    return tuple(  # type: ignore[return-value]
        float(w) for w in sorted(np.roots([1 + Z * Z / n, -(2 * x / n + Z * Z / n), (x / n) ** 2]).real)
    )


def test_wilson_solves_its_own_equation_and_equals_the_scipy_of_others() -> None:
    for x, n in ((81, 263), (15, 148), (1, 29), (7, 12), (12, 12)):
        zelf = [float(g[0]) for g in compute_wilson(a(x), a(n))]
        assert zelf == pytest.approx(wilson_by_hand(x, n))
        assert zelf == pytest.approx(stats.binomtest(x, n).proportion_ci(method="wilson"))


# Newcombe (1998), Statistics in Medicine 17:873, table II, method 10, as printed (four decimals).
NEWCOMBE_1998_TABEL_II = {
    (56, 70, 48, 80): (0.0524, 0.3339),
    (9, 10, 3, 10): (0.1705, 0.8090),
    (6, 7, 2, 7): (0.0582, 0.8062),
    (5, 56, 0, 29): (-0.0381, 0.1926),
    (0, 10, 0, 20): (-0.1611, 0.2775),
    (0, 10, 0, 10): (-0.2775, 0.2775),
    (10, 10, 0, 20): (0.6791, 1.0),
    (10, 10, 0, 10): (0.6075, 1.0),
}


def test_every_difference_of_newcombe_1998_table_ii_is_found() -> None:
    onder, boven = compute_newcombe(*(a(*kolom) for kolom in zip(*NEWCOMBE_1998_TABEL_II, strict=True)))
    assert list(zip(np.round(onder, 4), np.round(boven, 4), strict=True)) == [
        pytest.approx(grenzen) for grenzen in NEWCOMBE_1998_TABEL_II.values()
    ]


def test_the_ratio_of_counts_is_the_clopper_pearson_of_newcombe_1998_as_odds() -> None:
    """Newcombe (1998), Statistics in Medicine 17:857, table I, method 5: 81/263, 15/148 and 1/29."""
    onder, boven = compute_verhouding(a(81, 15, 1), a(263 - 81, 148 - 15, 29 - 1))
    assert np.round(onder / (1 + onder), 4).tolist() == [0.2527, 0.0578, 0.0009]
    assert np.round(boven / (1 + boven), 4).tolist() == [0.3676, 0.1617, 0.1776]
    # 10 of 20, exact by scipy: 0.2720 and 0.7280, so 0.3735 and 2.6770 times as many.
    grenzen = stats.binomtest(10, 20).proportion_ci(method="exact")
    assert [float(g[0]) for g in compute_verhouding(a(10), a(10))] == pytest.approx(
        [grenzen.low / (1 - grenzen.low), grenzen.high / (1 - grenzen.high)]
    )


def test_a_rate_leaves_exactly_two_and_a_half_percent_in_each_tail() -> None:
    """Garwood (1936) by its definition, and by statsmodels' exact interval."""
    for x in (1, 10, 25):
        onder, boven = (float(g[0]) for g in compute_garwood(a(x)))
        assert sum(math.exp(-onder) * onder**k / math.factorial(k) for k in range(x)) == pytest.approx(0.975)
        assert sum(math.exp(-boven) * boven**k / math.factorial(k) for k in range(x + 1)) == pytest.approx(
            0.025
        )
        assert (onder, boven) == pytest.approx(confint_poisson(x, 1, method="exact-c"))


def test_the_reliable_change_of_jacobson_and_truax_1991() -> None:
    """J. Consult. Clin. Psychol. 59:12, p. 14: SD 7.5 and r 0.80 give S_diff 4.74; 32.5 to 47.5 is 3.16."""
    assert round(float(compute_meetfout(7.5, 0.80)), 2) == 4.74
    assert round(float(compute_rci(32.5, 47.5, sd=7.5, betrouwbaarheid=0.80)), 2) == 3.16
    assert float(compute_rci(47.5, 32.5, sd=7.5, betrouwbaarheid=0.80)) == pytest.approx(
        -15 / (7.5 * math.sqrt(0.4))
    )


def funnel_by_hand(n: int, aandeel: Fraction, p: Fraction) -> float:
    """Spiegelhalter (2005), A.1.1, in whole fractions: (r − α) / n with α = (P(X ≤ r) − p) / P(X = r)."""
    kansen = [math.comb(n, k) * aandeel**k * (1 - aandeel) ** (n - k) for k in range(n + 1)]
    samen = list(itertools.accumulate(kansen))
    r = next(k for k, kans in enumerate(samen) if kans >= p)
    return float((r - (samen[r] - p) / kansen[r]) / n)


@pytest.mark.parametrize(
    ("n", "aandeel"), [(20, Fraction(1, 2)), (35, Fraction(7, 10)), (60, Fraction(1, 5))]
)
def test_both_funnels_equal_the_formula_in_fractions(n: int, aandeel: Fraction) -> None:
    for dekking, staart in ((0.95, Fraction(1, 40)), (BUITEN, Fraction(1, 1000))):
        onder, boven = (float(g[0]) for g in compute_trechter(a(n), float(aandeel), dekking=dekking))
        assert onder == pytest.approx(funnel_by_hand(n, aandeel, staart), abs=1e-6)
        assert boven == pytest.approx(funnel_by_hand(n, aandeel, 1 - staart), abs=1e-6)


def test_overdispersion_by_hand() -> None:
    """Spiegelhalter (2005), A.3.2: z-scores beyond the 10% and 90% quantiles drawn in, squared, averaged.

    Ten places, z = −4 … 5: the quantiles are −3.1 and 4.1.
    """
    z = a(-4, -3, -2, -1, 0, 1, 2, 3, 4, 5)
    gesnoeid = [-3.1, -3, -2, -1, 0, 1, 2, 3, 4, 4.1]
    assert measure_overdispersie(z) == pytest.approx(sum(g * g for g in gesnoeid) / 10)


def test_the_lines_of_a_series_equal_nist_6_3_2_2() -> None:
    """NIST/SEMATECH e-Handbook 6.3.2.2: mean 50.81, mean moving range 1.8778, limits 45.8159 and 55.8041."""
    reeks = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
    sprongen = [abs(nu - toen) for toen, nu in itertools.pairwise(reeks)]
    assert round(sum(sprongen) / 9, 4) == 1.8778
    lijnen = make_lijnen(reeks)
    assert lijnen is not None
    assert [round(x, 4) for x in (lijnen.midden, lijnen.onder, lijnen.boven)] == [50.81, 45.8159, 55.8041]
    # d2 of two draws is the mean of |x − y| of two standard normal draws: 2 / √π.
    assert round(2 / math.sqrt(math.pi), 3) == 1.128


def test_looking_many_times_equals_the_scipy_of_others() -> None:
    p = np.random.default_rng(3).beta(0.3, 1, 40)
    verwacht = stats.false_discovery_control(p) <= 0.05
    assert 0 < verwacht.sum() < 40
    assert correct_veel_kijken(p, np.zeros(40, dtype=np.int64)).tolist() == verwacht.tolist()


def test_the_difference_of_means_equals_statsmodels_on_the_scores_themselves() -> None:
    rng = np.random.default_rng(11)
    nu, toen = rng.normal(7.5, 1, 30), rng.normal(7, 2, 45)
    grenzen = CompareMeans(DescrStatsW(nu), DescrStatsW(toen)).tconfint_diff(usevar="unequal")
    delen = ((a(x.mean()), a(x.std(ddof=1)), a(len(x))) for x in (nu, toen))
    assert [float(g[0]) for g in compute_welch(*delen)] == pytest.approx(grenzen)


def test_the_interval_of_a_mark_by_hand() -> None:
    """t of 97.5% with 11 degrees of freedom is 2.2010 (any table); the rest is in the page of the method."""
    q = 8.2 / 9
    marge = 2.200985 * 1.4 / math.sqrt(12) / 9 / (q * (1 - q))
    midden = math.log(q / (1 - q))
    met_de_hand = [1 + 9 / (1 + math.exp(-(midden + teken * marge))) for teken in (-1, 1)]
    grenzen = compute_schaal_interval(a(9.2), a(1.4), a(12), begin=1, eind=10)
    assert [float(g[0]) for g in grenzen] == pytest.approx(met_de_hand, abs=1e-5)


def test_a_visible_change_has_the_power_statsmodels_gives_it() -> None:
    """Of 60% against 70% with 356 per group: 80%; one person fewer is not enough."""
    assert (
        power_proportions_2indep(0.10, 0.60, 356).power
        > 0.8
        > power_proportions_2indep(0.10, 0.60, 355).power
    )
    kleinste = smallest_visible_change("aandeel", waarde=0.60, n=356)
    assert kleinste == pytest.approx(0.10, abs=2e-4)


KWARTALEN = [f"2025-K{i}" for i in range(1, 5)]


def test_the_forecast_of_a_count_equals_its_gamma_mixture_added_up() -> None:
    """50 and 50 so far: the rate is gamma (shape 100); Poisson counts over it, added up one by one."""

    def kans(k: int) -> float:
        def dichtheid(tempo: float) -> float:
            gamma = 99 * math.log(tempo) - tempo - math.lgamma(100)
            return math.exp(gamma + k * math.log(tempo) - tempo - math.lgamma(k + 1))

        return float(integrate.quad(dichtheid, 30, 220)[0])

    samen = list(itertools.accumulate(kans(k) for k in range(160)))
    onder, boven = (next(k for k, p in enumerate(samen) if p >= grens) for grens in (0.025, 0.975))
    prognose = forecast_aantal({"2025-K1": 50.0, "2025-K2": 50.0}, KWARTALEN)
    assert prognose is not None
    assert (prognose.onder, prognose.boven) == (100 + onder, 100 + boven) == (174, 229)


def test_the_forecast_of_a_share_equals_its_beta_mixture_added_up() -> None:
    """80 of 100 so far and 100 to come: P(T = k) = C(100, k) B(k + 80.5, 120.5 − k) / B(80.5, 20.5)."""

    def log_beta(x: float, y: float) -> float:
        return math.lgamma(x) + math.lgamma(y) - math.lgamma(x + y)

    samen = list(
        itertools.accumulate(
            math.comb(100, k) * math.exp(log_beta(k + 80.5, 120.5 - k) - log_beta(80.5, 20.5))
            for k in range(101)
        )
    )
    onder, boven = (next(k for k, p in enumerate(samen) if p >= grens) for grens in (0.025, 0.975))
    prognose = forecast_aandeel({"2025-K1": (40.0, 50.0), "2025-K2": (40.0, 50.0)}, KWARTALEN)
    assert prognose is not None
    assert (prognose.onder, prognose.boven) == pytest.approx(((80 + onder) / 200, (80 + boven) / 200))
