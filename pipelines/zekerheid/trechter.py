"""The funnel: how far a place may lie from the whole by chance alone, given its size (Spiegelhalter 2005)."""

import numpy as np
from scipy import stats

from pipelines.zekerheid.grondslag import Getallen, Grenzen

BINNEN, BUITEN = 0.95, 0.998
"""The two funnels: 1 in 20 places lies outside the inner one by chance, 1 in 500 outside the outer one."""
SNOEI = 0.1
"""Share of places at each end drawn in before overdispersion is measured: outliers are no overdispersion."""


GENOEG = 10
"""With fewer places one that really differs looks like all of them differing."""


def compute_trechter(
    noemer: Getallen, geheel: float, *, dekking: float, spreiding_extra: float = 1.0
) -> Grenzen:
    """Return the limits for shares around the share of the whole.

    Exact binomial quantiles, interpolated so that the funnel is smooth (Spiegelhalter 2005, A.1.1).
    With overdispersion (`spreiding_extra` > 1) the normal form, √ of it wider (A.3).
    """
    if spreiding_extra > 1:
        z = stats.norm.ppf((1 + dekking) / 2)
        marge = z * np.sqrt(spreiding_extra * geheel * (1 - geheel) / noemer)
        return np.clip(geheel - marge, 0, 1), np.clip(geheel + marge, 0, 1)
    staart = (1 - dekking) / 2
    onder, boven = (_interpolate(noemer, geheel, p) for p in (staart, 1 - staart))
    return np.clip(onder, 0, 1), np.clip(boven, 0, 1)


def _interpolate(noemer: Getallen, geheel: float, p: float) -> Getallen:
    r = stats.binom.ppf(p, noemer, geheel)
    boven, kans = stats.binom.cdf(r, noemer, geheel), stats.binom.pmf(r, noemer, geheel)
    with np.errstate(divide="ignore", invalid="ignore"):
        alfa = np.where(kans > 0, (boven - p) / kans, 0.0)
    return np.asarray((r - alfa) / noemer)


def compute_trechter_gemiddelde(
    aantal: Getallen, geheel: float, spreiding: float, *, dekking: float, spreiding_extra: float = 1.0
) -> Grenzen:
    """Return the limits for means around the mean of the whole (normal form)."""
    marge = stats.norm.ppf((1 + dekking) / 2) * spreiding * np.sqrt(max(1.0, spreiding_extra) / aantal)
    return geheel - marge, geheel + marge


def measure_overdispersie(z: Getallen) -> float:
    """Return how much more places differ than chance: the mean of the squared, winsorised z-scores.

    1.0 when it is not clearly more (Spiegelhalter 2005, A.3: only when above 1 + 2 × √(2 / number)), or
    when there are too few places to say.
    """
    aantal = len(z)
    if aantal < GENOEG:
        return 1.0
    laag, hoog = np.quantile(z, [SNOEI, 1 - SNOEI])
    phi = float(np.mean(np.clip(z, laag, hoog) ** 2))
    return phi if phi > 1 + 2 * np.sqrt(2 / aantal) else 1.0


def place_in_trechter(laag: float, hoog: float, onder: float, boven: float) -> str:
    """Say where a value known to lie from `laag` to `hoog` stands: binnen, erboven, eronder or onbekend.

    A coarsely rounded value is a stretch; when a limit runs through it, it cannot be told.
    """
    if laag > boven:
        return "erboven"
    if hoog < onder:
        return "eronder"
    return "binnen" if laag >= onder and hoog <= boven else "onbekend"
