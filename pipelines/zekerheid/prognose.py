"""To the end of the year: what the quarters so far let one expect, with a prediction interval."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from scipy import stats

from pipelines.zekerheid.grondslag import ALFA
from schemas.vocabulary import Kwartaal

T = TypeVar("T")
MINSTENS = 2
"""With one quarter nothing is known of how much quarters differ."""
JAAR = 4


@dataclass(frozen=True)
class Prognose:
    """What a period is expected to end at and between which values (95%); `nog` quarters are to come."""

    tot_nu: float
    verwacht: float
    onder: float
    boven: float
    nog: int
    is_seizoen: bool = False


def forecast_aantal(per: Mapping[str, float], kwartalen: Sequence[str]) -> Prognose | None:
    """Forecast the count over `kwartalen` from one unbroken stretch of visible quarters.

    The quarters to come have the rate of the quarters so far, or the rhythm of the year before when
    that is complete. They vary as a negative binomial: Poisson, wider by how unsure the rate is and
    by how much more than Poisson the quarters so far differ. None when `explain_geen` gives a reason.
    """
    if explain_geen(per, kwartalen):
        return None
    nu, nog = split_periode(per, kwartalen)
    tot_nu = sum(per[k] for k in nu)
    seizoen = _seizoen(per, nu, nog)
    verwacht, onzeker = seizoen or _tempo(per, len(nog))
    # With a rhythm the difference between quarters is explained, and one year cannot tell the two apart.
    extra = 1.0 if seizoen else measure_extra(list(per.values()))
    onder, boven = _negatief_binomiaal(verwacht, extra * (verwacht + onzeker * verwacht**2))
    return Prognose(tot_nu, tot_nu + verwacht, tot_nu + onder, tot_nu + boven, len(nog), seizoen is not None)


def forecast_aandeel(per: Mapping[str, tuple[float, float]], kwartalen: Sequence[str]) -> Prognose | None:
    """Forecast the share over `kwartalen` from teller and noemer of one unbroken stretch.

    The quarters to come are as large as those so far; their teller is beta-binomial given what was
    seen, so it is unsure both by chance and by how well the share is known.
    """
    if explain_geen(per, kwartalen):
        return None
    nu, nog = split_periode(per, kwartalen)
    teller, noemer = (sum(paar[i] for paar in per.values()) for i in (0, 1))
    teller_nu, noemer_nu = (sum(per[k][i] for k in nu) for i in (0, 1))
    komend = round(noemer / len(per) * len(nog))
    nieuw = stats.betabinom(komend, teller + 0.5, noemer - teller + 0.5)
    onder, boven = (
        float((teller_nu + nieuw.ppf(p)) / (noemer_nu + komend)) for p in (ALFA / 2, 1 - ALFA / 2)
    )
    verwacht = (teller_nu + komend * teller / noemer) / (noemer_nu + komend)
    return Prognose(teller_nu / noemer_nu, verwacht, onder, boven, len(nog))


def explain_geen(per: Mapping[str, T], kwartalen: Sequence[str]) -> str:
    """Say by code why there is no forecast: om, niets, gat or te_kort; empty when there can be one."""
    nu, nog = split_periode(per, kwartalen)
    if not nu:
        return "niets"
    if not nog:
        return "om"
    if len(nu) + len(nog) < len(kwartalen):
        return "gat"
    return "te_kort" if len(per) < MINSTENS else ""


def split_periode(per: Mapping[str, T], kwartalen: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the visible quarters of a period, and those after the last of them."""
    nu = [k for k in kwartalen if k in per]
    return nu, [k for k in kwartalen if nu and k > nu[-1]]


def measure_extra(waarden: Sequence[float]) -> float:
    """Return how much more than Poisson quarters differ (Pearson's χ² per degree of freedom, at least 1)."""
    reeks = np.array(waarden, dtype=float)
    gemiddelde = reeks.mean()
    if gemiddelde <= 0:
        return 1.0
    return max(1.0, float(((reeks - gemiddelde) ** 2).sum() / gemiddelde / (len(reeks) - 1)))


def _tempo(per: Mapping[str, float], nog: int) -> tuple[float, float]:
    """Return what the quarters to come add up to, and how unsure that is (relative variance)."""
    som = sum(per.values())
    return som / len(per) * nog, 1 / max(som, 0.5)


def _seizoen(per: Mapping[str, float], nu: Sequence[str], nog: Sequence[str]) -> tuple[float, float] | None:
    """Return the same by the rhythm of the year before; None unless that year is complete."""
    toen_nu, toen_nog = ([str(Kwartaal.parse(k).plus(-JAAR)) for k in deel] for deel in (nu, nog))
    if len(nu) + len(nog) < JAAR or not {*toen_nu, *toen_nog} <= set(per):
        return None
    a, b, c = (sum(per[k] for k in deel) for deel in (nu, toen_nu, toen_nog))
    return (a * c / b, 1 / a + 1 / b + 1 / c) if min(a, b, c) > 0 else None


def _negatief_binomiaal(verwacht: float, variantie: float) -> tuple[float, float]:
    """Return the 95% prediction limits of a count with this mean and variance (variance above mean)."""
    if verwacht <= 0:
        return 0.0, 0.0
    kans = verwacht / variantie
    verdeling = stats.nbinom(verwacht * kans / (1 - kans), kans)
    return float(verdeling.ppf(ALFA / 2)), float(verdeling.ppf(1 - ALFA / 2))
