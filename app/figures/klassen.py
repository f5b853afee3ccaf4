"""Value classes of a map: at most five, with round borders, from low to high; no class is good or bad."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

MEESTE_KLASSEN = 5
STAPPEN = {
    "aandeel": (0.02, 0.05, 0.1, 0.2, 0.25),
    "cijfer": (0.1, 0.2, 0.5, 1.0, 2.0),
    "km": (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0),
}
"""Steps people read easily, per unit; other units take 1, 2, 2,5 and 5 times a power of ten."""


@dataclass(frozen=True)
class Klasse:
    """Values from `onder` up to `boven`; the last class also holds its upper border."""

    nummer: int
    onder: float
    boven: float


def make_klassen(waarden: Sequence[float], eenheid: str) -> tuple[Klasse, ...]:
    """Cut the span of the values with the smallest readable step that needs five classes or fewer."""
    if not waarden:
        return ()
    laag, hoog = min(waarden), max(waarden)
    for stap in _steps(eenheid, hoog - laag):
        begin = math.floor(laag / stap + 1e-9)
        aantal = max(1, math.ceil(hoog / stap - 1e-9) - begin)
        if aantal <= MEESTE_KLASSEN:
            break
    return tuple(
        Klasse(i + 1, round((begin + i) * stap, 6), round((begin + i + 1) * stap, 6)) for i in range(aantal)
    )


def find_klasse(waarde: float, klassen: Sequence[Klasse]) -> int:
    """Return the number of the class of a value."""
    return next((klasse.nummer for klasse in klassen if waarde < klasse.boven - 1e-9), klassen[-1].nummer)


def shade_of(nummer: int, aantal: int) -> int:
    """Spread few classes over the five shades, so that two classes still differ clearly."""
    return nummer if aantal == 1 else 1 + round((nummer - 1) * (MEESTE_KLASSEN - 1) / (aantal - 1))


def _steps(eenheid: str, bereik: float) -> Sequence[float]:
    if eenheid in STAPPEN:
        return STAPPEN[eenheid]
    macht = 10.0 ** math.floor(math.log10(max(bereik / MEESTE_KLASSEN, 1.0)))
    return [factor * schaal for schaal in (macht, macht * 10) for factor in (1.0, 2.0, 2.5, 5.0)]
