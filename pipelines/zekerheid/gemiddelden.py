"""Means: their interval, also on a scale with ends, their difference, and whether that is more than chance."""

import numpy as np
from scipy import special, stats

from pipelines.zekerheid.grondslag import ALFA, Getallen, Grenzen

Beschrijving = tuple[Getallen, Getallen, Getallen]
"""Mean, spread and number."""


def compute_spreiding(som: Getallen, kwadraat: Getallen, aantal: Getallen) -> Getallen:
    """Return the sample standard deviation from sum, sum of squares and number."""
    with np.errstate(divide="ignore", invalid="ignore"):
        variantie = (kwadraat - som * som / aantal) / (aantal - 1)
    # A hair below zero is rounding: all scores were the same.
    return np.sqrt(np.maximum(variantie, 0))


def compute_t_interval(gemiddelde: Getallen, spreiding: Getallen, aantal: Getallen) -> Grenzen:
    """Return the 95% t-interval of means; without at least two scores there is none."""
    marge = compute_marge(spreiding, aantal)
    return gemiddelde - marge, gemiddelde + marge


def compute_marge(spreiding: Getallen, aantal: Getallen) -> Getallen:
    """Return half the width of a t-interval."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(stats.t.ppf(1 - ALFA / 2, aantal - 1) * spreiding / np.sqrt(aantal))


def compute_schaal_interval(
    gemiddelde: Getallen, spreiding: Getallen, aantal: Getallen, *, begin: float, eind: float
) -> Grenzen:
    """Return the 95% interval of means of marks between `begin` and `eind`.

    A t-interval on the log odds of the place on the scale, taken back to the scale (delta method):
    it never passes an end, and for skewed marks it holds its 95% where a plain t or a BCa bootstrap
    does not (ADR 29). At an end all marks are equal and there is no width.
    """
    lengte = eind - begin
    plek = (gemiddelde - begin) / lengte
    with np.errstate(divide="ignore", invalid="ignore"):
        marge = compute_marge(spreiding, aantal) / lengte / (plek * (1 - plek))
        onder, boven = (special.expit(special.logit(plek) + teken * marge) for teken in (-1, 1))
    op_eind = (plek <= 0) | (plek >= 1)
    return (
        np.where(op_eind, gemiddelde, begin + lengte * onder),
        np.where(op_eind, gemiddelde, begin + lengte * boven),
    )


def find_spreiding(onder: float, boven: float, aantal: float) -> float:
    """Return the spread behind a shown t-interval of a mean."""
    return float((boven - onder) / 2 * np.sqrt(aantal) / stats.t.ppf(1 - ALFA / 2, aantal - 1))


def find_schaal_spreiding(onder: float, boven: float, aantal: float, *, begin: float, eind: float) -> float:
    """Return the spread behind a shown interval of a mean of marks."""
    plekken = [(grens - begin) / (eind - begin) for grens in (onder, boven)]
    if min(plekken) <= 0 or max(plekken) >= 1:
        return find_spreiding(onder, boven, aantal)
    laag, hoog = special.logit(plekken)
    midden = float(special.expit((laag + hoog) / 2))
    marge = (hoog - laag) / 2 * (eind - begin) * midden * (1 - midden)
    return find_spreiding(-float(marge), float(marge), aantal)


def compute_welch(nu: Beschrijving, vorige: Beschrijving) -> Grenzen:
    """Return the 95% interval of the difference of two means (Welch 1947)."""
    (gemiddelde, spreiding, aantal), (vorig_gemiddelde, vorige_spreiding, vorig_aantal) = nu, vorige
    with np.errstate(divide="ignore", invalid="ignore"):
        a, b = spreiding**2 / aantal, vorige_spreiding**2 / vorig_aantal
        graden = (a + b) ** 2 / (a**2 / (aantal - 1) + b**2 / (vorig_aantal - 1))
        marge = stats.t.ppf(1 - ALFA / 2, graden) * np.sqrt(a + b)
    # Without any spread there is no chance, and no width.
    marge = np.where(a + b == 0, 0.0, marge)
    verschil = gemiddelde - vorig_gemiddelde
    return np.asarray(verschil - marge), np.asarray(verschil + marge)


def compare_gemiddelden(nu: Beschrijving, vorige: Beschrijving) -> Getallen:
    """Return the two-sided p of two means being equal (Welch)."""
    with np.errstate(divide="ignore", invalid="ignore"):
        p = stats.ttest_ind_from_stats(*nu, *vorige, equal_var=False).pvalue
    # Without any spread there is no chance: different means differ.
    return np.where(np.isnan(p), np.where(nu[0] == vorige[0], 1.0, 0.0), p)
