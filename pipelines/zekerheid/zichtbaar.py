"""Can this be seen? The smallest change that can be told from chance, and what would make a smaller one visible."""

import math
from dataclasses import dataclass

from scipy import optimize, stats

from pipelines.zekerheid.grondslag import ALFA, KRACHT

# The spread of marks 1–10 when nothing better is known: about half of the marks within one point.
SPREIDING_CIJFER = 1.5


@dataclass(frozen=True)
class Maat:
    """A figure as it stands: its form, value, number per quarter, and for marks their spread."""

    vorm: str
    waarde: float
    n: float
    spreiding: float = SPREIDING_CIJFER


@dataclass(frozen=True)
class Optie:
    """One way to look: how many count, and the smallest change that then shows (None: none does)."""

    code: str
    n: float
    kleinste: float | None

    def shows(self, verschil: float) -> bool:
        """Answer whether a change of this size can be told from chance."""
        return self.kleinste is not None and verschil >= self.kleinste - 1e-9


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


def weigh_kwartalen(maat: Maat, richting: str, keer: int) -> Optie:
    """Return what shows when `keer` quarters are taken together, told per quarter again."""
    code = {1: "een_kwartaal", 2: "twee_kwartalen", 4: "vier_kwartalen"}[keer]
    n = maat.n * keer
    if maat.vorm in ("aandeel", "gemiddelde"):
        kleinste = smallest_visible_change(
            maat.vorm, waarde=maat.waarde, n=n, spreiding=maat.spreiding, richting=richting
        )
        return Optie(code, n, kleinste)
    # A count over two quarters is twice the count; what shows is told per quarter again.
    samen = maat.waarde * keer
    zichtbaar = smallest_visible_change(maat.vorm, waarde=samen, n=n, richting=richting)
    return Optie(code, n, None if zichtbaar is None else zichtbaar / keer)


def weigh_hoger(maat: Maat, richting: str) -> Optie:
    """Return what shows one level up, `maat` being the figure there."""
    return Optie("gebied", maat.n, weigh_kwartalen(maat, richting, 1).kleinste)


def weigh_andere_maat(aandeel: Maat, gemiddelde: Maat, richting: str) -> Optie:
    """Return which change of a share of marks shows when the mean of the same marks is looked at.

    A shift of the mean by d moves the share p to Φ(Φ⁻¹(p) + d / spread), if marks are roughly normal:
    cutting marks in two throws away what the mean keeps.
    """
    schuif = weigh_kwartalen(gemiddelde, richting, 1).kleinste
    if schuif is None or not 0 < aandeel.waarde < 1 or gemiddelde.spreiding <= 0:
        return Optie("gemiddelde", gemiddelde.n, None)
    teken = 1 if richting == "hoger" else -1
    nieuw = stats.norm.cdf(stats.norm.ppf(aandeel.waarde) + teken * schuif / gemiddelde.spreiding)
    return Optie("gemiddelde", gemiddelde.n, abs(float(nieuw) - aandeel.waarde))


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
