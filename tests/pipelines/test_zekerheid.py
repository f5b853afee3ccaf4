"""Statistics against values that others published."""

import math

import numpy as np
import pytest

from pipelines.zekerheid.aandelen import compare_aandelen, compute_newcombe, compute_wilson
from pipelines.zekerheid.aantallen import compare_aantallen, compute_garwood, compute_verhouding
from pipelines.zekerheid.gemiddelden import (
    compare_gemiddelden,
    compute_schaal_interval,
    compute_spreiding,
    compute_t_interval,
    compute_welch,
    find_schaal_spreiding,
    find_spreiding,
)
from pipelines.zekerheid.veelkijken import correct_veel_kijken
from pipelines.zinnen import interval_in_woorden, verandering_in_woorden


def test_wilson_equals_newcombe_1998_table_1() -> None:
    """Newcombe (1998), Statistics in Medicine 17:857, method 3: 81/263, 15/148, 0/20, 1/29."""
    onder, boven = compute_wilson(np.array([81.0, 15, 0, 1]), np.array([263.0, 148, 20, 29]))
    assert np.round(onder, 4).tolist() == [0.2553, 0.0624, 0.0, 0.0061]
    assert np.round(boven, 4).tolist() == [0.3662, 0.1605, 0.1611, 0.1718]


def test_difference_equals_newcombe_1998_method_10() -> None:
    """Newcombe (1998), Statistics in Medicine 17:873, contrast (a) 56/70 minus 48/80, method 10."""
    onder, boven = compute_newcombe(*(np.array([x, x]) for x in (56.0, 70.0, 48.0, 80.0)))
    assert np.round(onder, 4).tolist() == [0.0524] * 2
    assert np.round(boven, 4).tolist() == [0.3339] * 2


def test_t_interval_equals_nist_zarr13() -> None:
    """NIST/SEMATECH e-Handbook 1.3.5.2, ZARR13.DAT: 9.258242 to 9.264679."""
    onder, boven = compute_t_interval(np.array([9.261460]), np.array([0.022789]), np.array([195.0]))
    assert onder[0] == pytest.approx(9.258242, abs=2e-6)
    assert boven[0] == pytest.approx(9.264679, abs=2e-6)


def test_spread_from_sums_equals_the_definition() -> None:
    scores = np.array([6.0, 7, 7, 9, 10])
    spreiding = compute_spreiding(
        np.array([scores.sum()]), np.array([(scores**2).sum()]), np.array([float(len(scores))])
    )
    assert spreiding[0] == pytest.approx(scores.std(ddof=1))


def test_welch_equals_nist_auto83b() -> None:
    """NIST/SEMATECH e-Handbook 1.3.5.3, AUTO83B.DAT: unequal variances give T = -12.94627 with 136.9 df."""
    from scipy import stats

    p = compare_gemiddelden(
        (np.array([20.14458]), np.array([6.41470]), np.array([249.0])),
        (np.array([30.48101]), np.array([6.10771]), np.array([79.0])),
    )
    assert p[0] == pytest.approx(2 * stats.t.sf(12.94627, 136.8750), rel=1e-3)


def test_equal_scores_without_spread_do_not_differ_and_different_ones_do() -> None:
    vast = np.zeros(2), np.full(2, 12.0)
    p = compare_gemiddelden((np.array([8.0, 8.0]), *vast), (np.array([8.0, 7.0]), *vast))
    assert p.tolist() == [1.0, 0.0]


def test_two_shares_equal_the_chi_square_of_the_two_by_two_table() -> None:
    from scipy import stats

    verwacht = stats.chi2_contingency([[56, 14], [48, 32]], correction=False).pvalue
    p = compare_aandelen(*(np.array([float(x)]) for x in (56, 70, 48, 80)))
    assert p[0] == pytest.approx(verwacht)


def test_counts_differ_only_when_far_apart() -> None:
    p = compare_aantallen(np.array([100.0, 60.0]), np.array([90.0, 20.0]))
    assert p[0] > 0.4
    assert p[1] < 0.001


BENJAMINI_HOCHBERG_1995 = (0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240)


def test_looking_many_times_equals_benjamini_hochberg_1995() -> None:
    """J. R. Stat. Soc. B 57:289, 15 hypotheses of section 3.2: the four smallest are rejected."""
    p = np.array([*BENJAMINI_HOCHBERG_1995, 0.4262, 0.5719, 0.6528, 0.7590, 1.0])
    staat = correct_veel_kijken(p[::-1], np.zeros(15, dtype=np.int64))[::-1]
    assert staat.tolist() == [True] * 4 + [False] * 11


def test_each_family_is_corrected_by_itself() -> None:
    p = np.array([0.03, 0.03, *[0.9] * 9])
    assert correct_veel_kijken(p, np.array([0, 1, *[1] * 9])).tolist() == [True] + [False] * 10
    assert correct_veel_kijken(np.array([]), np.array([], dtype=np.int64)).tolist() == []


def test_spread_is_found_back_from_a_shown_interval() -> None:
    onder, boven = compute_t_interval(np.array([7.5]), np.array([1.3]), np.array([40.0]))
    assert find_spreiding(float(onder[0]), float(boven[0]), 40) == pytest.approx(1.3)


def test_spread_is_found_back_from_a_shown_interval_of_marks() -> None:
    onder, boven = compute_schaal_interval(
        np.array([7.5]), np.array([1.3]), np.array([40.0]), begin=1, eind=10
    )
    assert find_schaal_spreiding(onder[0], boven[0], 40, begin=1, eind=10) == pytest.approx(1.3)


def test_an_interval_of_marks_stays_on_its_scale_and_is_a_point_when_all_are_equal() -> None:
    onder, boven = compute_schaal_interval(
        np.array([9.8, 10.0, 1.0]), np.array([0.6, 0.0, 0.0]), np.array([12.0] * 3), begin=1, eind=10
    )
    assert 8.5 < onder[0] < 9.8 < boven[0] < 10
    assert onder[1:].tolist() == boven[1:].tolist() == [10.0, 1.0]


def test_an_interval_of_skewed_marks_holds_its_promise_where_a_plain_t_does_not() -> None:
    """Half of the marks a 10, now and then a 1: 4,000 groups of ten, the reason for the choice in ADR 29."""
    kans = np.array([0.02, 0, 0, 0.01, 0.02, 0.03, 0.05, 0.12, 0.25, 0.5])
    cijfers = np.arange(1.0, 11)
    groepen = np.random.default_rng(29).choice(cijfers, size=(4000, 10), p=kans)
    beschrijving = groepen.mean(1), groepen.std(1, ddof=1), np.full(4000, 10.0)
    echt = float(kans @ cijfers)

    def dekking(grenzen: tuple[np.ndarray, np.ndarray]) -> float:
        return float(np.mean((grenzen[0] <= echt) & (echt <= grenzen[1])))

    assert dekking(compute_schaal_interval(*beschrijving, begin=1, eind=10)) > 0.93
    assert dekking(compute_t_interval(*beschrijving)) < 0.90


def test_the_difference_of_means_agrees_with_its_test() -> None:
    """Where Welch's p is 5%, one end of his interval is zero."""
    nu, toen = (
        (np.array([m]), np.array([s]), np.array([n])) for m, s, n in ((7.9, 1.2, 30.0), (7.1, 1.6, 40.0))
    )
    onder, _ = compute_welch(nu, toen)
    assert (compare_gemiddelden(nu, toen)[0] < 0.05) == (onder[0] > 0)
    schuif = (np.array([7.9 - onder[0]]), *nu[1:])
    assert compare_gemiddelden(schuif, toen)[0] == pytest.approx(0.05)
    vast = tuple(np.array([x]) for x in (8.0, 0.0, 12.0))
    assert [float(g[0]) for g in compute_welch(vast, vast)] == [0.0, 0.0]


def test_a_rate_equals_garwood_1936() -> None:
    """Biometrika 28, as in every table since: 0 gives 0–3.69, 1 gives 0.03–5.57, 10 gives 4.80–18.39."""
    onder, boven = compute_garwood(np.array([0.0, 1, 10]))
    assert np.round(onder, 2).tolist() == [0.0, 0.03, 4.8]
    assert np.round(boven, 2).tolist() == [3.69, 5.57, 18.39]
    assert compute_garwood(np.array([10.0]), 2.0)[1][0] == pytest.approx(boven[2] / 2)


def test_two_counts_equal_the_exact_conditional_test_of_another_library() -> None:
    from scipy import stats

    paren = ((100, 90), (60, 20), (3, 9), (0, 4), (5, 5))
    p = compare_aantallen(*(np.array(kolom, dtype=float) for kolom in zip(*paren, strict=True)))
    assert p == pytest.approx([stats.binomtest(a, a + b, 0.5).pvalue for a, b in paren])


def test_the_ratio_of_counts_agrees_with_its_test() -> None:
    onder, boven = compute_verhouding(np.array([60.0, 10, 4, 0]), np.array([20.0, 12, 0, 4]))
    assert onder[0] > 1
    assert onder[1] < 1 < boven[1]
    assert np.isinf(boven[2])
    assert onder[3] == 0


@pytest.mark.parametrize(
    ("vorm", "onder", "boven", "woorden"),
    [
        ("aandeel", 0.62, 0.88, "tussen 6 en 9 van de 10"),
        ("aandeel", 0.60, 0.90, "tussen 6 en 9 van de 10"),
        ("aandeel", 0.0, 0.16, "minder dan 2 van de 10"),
        ("aandeel", 0.81, 1.0, "meer dan 8 van de 10"),
        ("aandeel", 0.02, 0.98, "nog van alles mogelijk"),
        ("gemiddelde", 7.1, 7.9, "tussen 7,1 en 7,9"),
        ("gemiddelde", 8.0, 8.0, "8,0"),
        ("aantal", math.nan, math.nan, ""),
    ],
)
def test_interval_is_said_in_plain_words(vorm: str, onder: float, boven: float, woorden: str) -> None:
    assert interval_in_woorden(vorm, onder, boven) == woorden


def test_change_is_said_in_plain_words() -> None:
    assert verandering_in_woorden("duidelijk_beter", "2025-K2") == "duidelijk beter dan in K2 2025"
    assert "toeval" in verandering_in_woorden("niet_te_onderscheiden")
