"""Shares: their interval, their difference, and whether that is more than chance."""

import numpy as np
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from pipelines.zekerheid.grondslag import ALFA, Getallen, Grenzen


def compute_wilson(teller: Getallen, noemer: Getallen) -> Grenzen:
    """Return the 95% Wilson interval of shares."""
    with np.errstate(divide="ignore", invalid="ignore"):
        onder, boven = proportion_confint(teller, noemer, alpha=ALFA, method="wilson")
    return np.clip(onder, 0, 1), np.clip(boven, 0, 1)


def compute_newcombe(
    teller: Getallen, noemer: Getallen, vorige_teller: Getallen, vorige_noemer: Getallen
) -> Grenzen:
    """Return the 95% interval of the difference of two shares (Newcombe 1998, method 10)."""
    with np.errstate(divide="ignore", invalid="ignore"):
        onder, boven = confint_proportions_2indep(
            teller,
            noemer,
            vorige_teller,
            vorige_noemer,
            compare="diff",
            method="newcomb",
            alpha=ALFA,
        )
    return np.asarray(onder), np.asarray(boven)


def compare_aandelen(
    teller: Getallen, noemer: Getallen, vorige_teller: Getallen, vorige_noemer: Getallen
) -> Getallen:
    """Return the two-sided p of two shares being equal (pooled z-test)."""
    with np.errstate(divide="ignore", invalid="ignore"):
        samen = (teller + vorige_teller) / (noemer + vorige_noemer)
        fout = np.sqrt(samen * (1 - samen) * (1 / noemer + 1 / vorige_noemer))
        z = (teller / noemer - vorige_teller / vorige_noemer) / fout
    return np.where(fout > 0, 2 * stats.norm.sf(np.abs(z)), 1.0)
