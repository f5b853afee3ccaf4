"""Counts: the interval of the rate behind one, and whether two come from one rate."""

import numpy as np
from scipy import stats

from pipelines.zekerheid.grondslag import ALFA, Getallen, Grenzen


def compute_garwood(aantal: Getallen, blootstelling: Getallen | float = 1.0) -> Grenzen:
    """Return the exact 95% interval of a rate: `aantal` events in `blootstelling` (Garwood 1936)."""
    with np.errstate(divide="ignore", invalid="ignore"):
        onder = stats.chi2.ppf(ALFA / 2, 2 * aantal) / 2
        boven = stats.chi2.ppf(1 - ALFA / 2, 2 * (aantal + 1)) / 2
    return np.where(aantal > 0, onder, 0.0) / blootstelling, boven / blootstelling


def compare_aantallen(aantal: Getallen, vorige: Getallen) -> Getallen:
    """Return the exact two-sided p of two counts coming from one rate (Przyborowski and Wilenski 1940).

    Given their sum, the smaller of two equal rates is binomial with a half; the tail is doubled.
    """
    staart = stats.binom.cdf(np.minimum(aantal, vorige), aantal + vorige, 0.5)
    return np.asarray(np.minimum(1.0, 2 * staart))


def compute_verhouding(aantal: Getallen, vorige: Getallen, blootstelling: Getallen | float = 1.0) -> Grenzen:
    """Return the exact 95% interval of the ratio of two rates, `blootstelling` being that of now to then.

    Given their sum the first count is binomial: its Clopper-Pearson limits, as odds, are the ratio.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        onder = np.where(aantal > 0, stats.beta.ppf(ALFA / 2, aantal, vorige + 1), 0.0)
        boven = np.where(vorige > 0, stats.beta.ppf(1 - ALFA / 2, aantal + 1, vorige), 1.0)
        return onder / (1 - onder) / blootstelling, boven / (1 - boven) / blootstelling
