"""Statistics against values that others published."""

import math

import numpy as np
import pytest

from pipelines.reliability import (
    compare_aandelen,
    compare_aantallen,
    compare_gemiddelden,
    compute_newcombe,
    compute_spreiding,
    compute_t_interval,
    compute_wilson,
    correct_veel_kijken,
    smallest_visible_change,
    spreiding_of,
)
from pipelines.zinnen import interval_in_woorden, verandering_in_woorden


def test_wilson_equals_newcombe_1998_table_1() -> None:
    """Newcombe (1998), Statistics in Medicine 17:857, method 3: 81/263, 15/148, 0/20, 1/29."""
    onder, boven = compute_wilson(np.array([81.0, 15, 0, 1]), np.array([263.0, 148, 20, 29]))
    assert np.round(onder, 4).tolist() == [0.2553, 0.0624, 0.0, 0.0061]
    assert np.round(boven, 4).tolist() == [0.3662, 0.1605, 0.1611, 0.1718]


def test_difference_equals_newcombe_1998_method_10() -> None:
    """Newcombe (1998), Statistics in Medicine 17:873, contrast (a) 56/70 minus 48/80, method 10."""
    onder, boven = compute_newcombe(56, 70, 48, 80)
    assert (round(onder, 4), round(boven, 4)) == (0.0524, 0.3339)


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


def test_visible_change_equals_published_sample_sizes() -> None:
    """Fleiss (1981) without correction: .60 against .70 asks 356 per group; Cohen (1988): d = .5 asks 63."""
    assert smallest_visible_change("aandeel", waarde=0.6, n=356) == pytest.approx(0.1, abs=1e-3)
    assert smallest_visible_change("gemiddelde", waarde=7, n=63, spreiding=1) == pytest.approx(0.5, abs=2e-3)


def test_what_cannot_be_seen_is_none() -> None:
    assert smallest_visible_change("aandeel", waarde=0.9, n=10) is None
    assert smallest_visible_change("aandeel", waarde=0.9, n=10, richting="lager") == pytest.approx(
        0.575, abs=1e-3
    )
    assert smallest_visible_change("gemiddelde", waarde=7, n=0) is None
    assert smallest_visible_change("aandeel", waarde=1.0, n=50) is None
    assert smallest_visible_change("aantal", waarde=1, n=1, richting="lager") is None


def test_visible_change_of_a_count_grows_with_its_root() -> None:
    verschil = smallest_visible_change("aantal", waarde=100, n=100)
    assert verschil is not None
    assert 40 < verschil < 45


def test_spread_is_found_back_from_a_shown_interval() -> None:
    onder, boven = compute_t_interval(np.array([7.5]), np.array([1.3]), np.array([40.0]))
    assert spreiding_of(float(onder[0]), float(boven[0]), 40) == pytest.approx(1.3)


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
