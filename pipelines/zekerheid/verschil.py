"""The difference between two quarters with its margin, from what was published of both."""

from dataclasses import dataclass

import numpy as np

from pipelines.zekerheid.aandelen import compute_newcombe
from pipelines.zekerheid.aantallen import compute_verhouding
from pipelines.zekerheid.gemiddelden import (
    Beschrijving,
    compute_welch,
    find_schaal_spreiding,
    find_spreiding,
)
from pipelines.zekerheid.grondslag import Grenzen


@dataclass(frozen=True)
class Gemeten:
    """One published figure; absent is None, and `teller` is absent when a share is coarse."""

    waarde: float | None
    teller: float | None = None
    n: float | None = None
    onder: float | None = None
    boven: float | None = None


def compute_verschil(
    vorm: str, nu: Gemeten, toen: Gemeten, *, schaal: tuple[float, float] | None = None
) -> tuple[float, float] | None:
    """Return the 95% interval of the difference; of counts that of their ratio. None when it cannot be told.

    `schaal` are the ends of a scale of marks.
    """
    if vorm == "aandeel":
        return _shares(nu, toen)
    if vorm == "gemiddelde":
        return _means(nu, toen, schaal)
    if vorm == "aantal" and nu.waarde is not None and toen.waarde is not None and nu.waarde + toen.waarde > 0:
        return _pair(compute_verhouding(np.array([nu.waarde]), np.array([toen.waarde])))
    return None


def _shares(nu: Gemeten, toen: Gemeten) -> tuple[float, float] | None:
    delen = [nu.teller, nu.n, toen.teller, toen.n]
    if any(deel is None for deel in delen):
        return None
    a, b, c, d = (np.array([deel], dtype=float) for deel in delen)
    return _pair(compute_newcombe(a, b, c, d))


def _means(nu: Gemeten, toen: Gemeten, schaal: tuple[float, float] | None) -> tuple[float, float] | None:
    a, b = describe_gemeten(nu, schaal), describe_gemeten(toen, schaal)
    return _pair(compute_welch(a, b)) if a and b else None


def describe_gemeten(gemeten: Gemeten, schaal: tuple[float, float] | None) -> Beschrijving | None:
    """Return mean, spread and number of a published mean, the spread found back from its margin."""
    if gemeten.waarde is None or gemeten.onder is None or gemeten.boven is None or (gemeten.n or 0) < 2:
        return None
    n = float(gemeten.n or 0)
    if schaal:
        spreiding = find_schaal_spreiding(gemeten.onder, gemeten.boven, n, begin=schaal[0], eind=schaal[1])
    else:
        spreiding = find_spreiding(gemeten.onder, gemeten.boven, n)
    return np.array([gemeten.waarde]), np.array([spreiding]), np.array([n])


def _pair(grenzen: Grenzen) -> tuple[float, float]:
    return float(grenzen[0][0]), float(grenzen[1][0])
