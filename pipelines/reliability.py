"""How sure a figure is, and whether a change is more than chance (R-11, R-12, R-24); pure functions."""

import math

import numpy as np
import numpy.typing as npt
from scipy import optimize, stats
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

Getallen = npt.NDArray[np.float64]
Grenzen = tuple[Getallen, Getallen]

ALFA = 0.05
KRACHT = 0.80
# The spread of marks 1–10 when nothing better is known: about half of the marks within one point.
SPREIDING_CIJFER = 1.5


def compute_wilson(teller: Getallen, noemer: Getallen) -> Grenzen:
    """Return the 95% Wilson interval of shares."""
    with np.errstate(divide="ignore", invalid="ignore"):
        onder, boven = proportion_confint(teller, noemer, alpha=ALFA, method="wilson")
    return np.clip(onder, 0, 1), np.clip(boven, 0, 1)


def compute_spreiding(som: Getallen, kwadraat: Getallen, aantal: Getallen) -> Getallen:
    """Return the sample standard deviation from sum, sum of squares and number."""
    with np.errstate(divide="ignore", invalid="ignore"):
        variantie = (kwadraat - som * som / aantal) / (aantal - 1)
    # A hair below zero is rounding: all scores were the same.
    return np.sqrt(np.maximum(variantie, 0))


def compute_t_interval(gemiddelde: Getallen, spreiding: Getallen, aantal: Getallen) -> Grenzen:
    """Return the 95% t-interval of means; without at least two scores there is none."""
    with np.errstate(divide="ignore", invalid="ignore"):
        marge = stats.t.ppf(1 - ALFA / 2, aantal - 1) * spreiding / np.sqrt(aantal)
    return gemiddelde - marge, gemiddelde + marge


def compute_newcombe(
    teller: float, noemer: float, vorige_teller: float, vorige_noemer: float
) -> tuple[float, float]:
    """Return the 95% interval of the difference of two shares (Newcombe 1998, method 10)."""
    onder, boven = confint_proportions_2indep(
        teller, noemer, vorige_teller, vorige_noemer, compare="diff", method="newcomb", alpha=ALFA
    )
    return float(onder), float(boven)


def compare_aandelen(
    teller: Getallen, noemer: Getallen, vorige_teller: Getallen, vorige_noemer: Getallen
) -> Getallen:
    """Return the two-sided p of two shares being equal (pooled z-test)."""
    with np.errstate(divide="ignore", invalid="ignore"):
        samen = (teller + vorige_teller) / (noemer + vorige_noemer)
        fout = np.sqrt(samen * (1 - samen) * (1 / noemer + 1 / vorige_noemer))
        z = (teller / noemer - vorige_teller / vorige_noemer) / fout
    return np.where(fout > 0, 2 * stats.norm.sf(np.abs(z)), 1.0)


def compare_gemiddelden(
    nu: tuple[Getallen, Getallen, Getallen], vorige: tuple[Getallen, Getallen, Getallen]
) -> Getallen:
    """Return the two-sided p of two means being equal (Welch), each as mean, spread and number."""
    with np.errstate(divide="ignore", invalid="ignore"):
        p = stats.ttest_ind_from_stats(*nu, *vorige, equal_var=False).pvalue
    # Without any spread there is no chance: different means differ.
    return np.where(np.isnan(p), np.where(nu[0] == vorige[0], 1.0, 0.0), p)


def compare_aantallen(aantal: Getallen, vorige: Getallen) -> Getallen:
    """Return the two-sided p of two counts coming from one rate (normal form of the conditional test)."""
    with np.errstate(divide="ignore", invalid="ignore"):
        z = (aantal - vorige) / np.sqrt(aantal + vorige)
    return np.where(aantal + vorige > 0, 2 * stats.norm.sf(np.abs(z)), 1.0)


def correct_veel_kijken(p: Getallen, familie: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Say which differences stand after looking many times (Benjamini–Hochberg within each family)."""
    if not len(p):
        return np.zeros(0, dtype=bool)
    volgorde = np.lexsort((p, familie))
    gesorteerd, groep = p[volgorde], familie[volgorde]
    eerste = np.r_[True, groep[1:] != groep[:-1]]
    begin = np.flatnonzero(eerste)
    grootte = np.diff(np.r_[begin, len(p)])
    rang = np.arange(len(p)) - np.repeat(begin, grootte) + 1
    haalt = gesorteerd <= ALFA * rang / np.repeat(grootte, grootte)
    # The largest rank that holds carries all below it.
    hoogste = np.maximum.reduceat(np.where(haalt, rang, 0), begin)
    staat = np.empty(len(p), dtype=bool)
    staat[volgorde] = rang <= np.repeat(hoogste, grootte)
    return staat


def smallest_visible_change(
    vorm: str,
    *,
    waarde: float,
    n: float,
    n_vorig: float | None = None,
    spreiding: float = SPREIDING_CIJFER,
    richting: str = "hoger",
) -> float | None:
    """Return the smallest change that n can tell from chance (R-24: two-sided 5%, power 80%).

    For an `aandeel` waarde and result are shares, for a `gemiddelde` marks, for an `aantal` or
    `dosis` counts, waarde being the count. None: no change in this direction is large enough.
    """
    n_vorig = n if n_vorig is None else n_vorig
    if min(n, n_vorig) < 1:
        return None
    if vorm == "gemiddelde":
        return _z_samen() * spreiding * math.sqrt(1 / n + 1 / n_vorig)
    if vorm == "aandeel":
        return _zichtbaar_aandeel(waarde, n, n_vorig, richting)
    return _zichtbaar_aantal(waarde, richting)


def spreiding_of(onder: float, boven: float, n: float) -> float:
    """Return the spread behind a shown interval of a mean."""
    return float((boven - onder) / 2 * math.sqrt(n) / stats.t.ppf(1 - ALFA / 2, n - 1))


def _z_samen() -> float:
    return float(stats.norm.ppf(1 - ALFA / 2) + stats.norm.ppf(KRACHT))


def _zichtbaar_aandeel(waarde: float, n: float, n_vorig: float, richting: str) -> float | None:
    teken = 1.0 if richting == "hoger" else -1.0
    ruimte = 1 - waarde if richting == "hoger" else waarde

    def tekort(verschil: float) -> float:
        ander = waarde + teken * verschil
        samen = (waarde * n_vorig + ander * n) / (n + n_vorig)
        toeval = math.sqrt(samen * (1 - samen) * (1 / n + 1 / n_vorig))
        eigen = math.sqrt(max(0.0, waarde * (1 - waarde) / n_vorig + ander * (1 - ander) / n))
        return verschil - float(stats.norm.ppf(1 - ALFA / 2)) * toeval - float(stats.norm.ppf(KRACHT)) * eigen

    if ruimte <= 0 or tekort(ruimte) < 0:
        return None
    return float(optimize.brentq(tekort, 1e-9, ruimte)) if tekort(1e-9) < 0 else 0.0


def _zichtbaar_aantal(waarde: float, richting: str) -> float | None:
    # Counts vary as the square root: |√a − √b| ≥ z/√2 can be seen.
    wortel = math.sqrt(waarde) + (1 if richting == "hoger" else -1) * _z_samen() / math.sqrt(2)
    return abs(wortel * wortel - waarde) if wortel >= 0 else None
