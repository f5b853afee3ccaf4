"""The suppression rule (R-17) as data: the threshold, the coarse step, and the rule in words."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from schemas.errors import DeclaratieError

DREMPEL = 10
DREMPEL_MINIMAAL = 5
GROF_STAP = 0.1
DEEL_RUIM = 1.5
FIJN_VANAF = 3
"""So many thresholds a group must hold for a coarse share to be in tenths; in a smaller one it is in fifths."""
Getallen = npt.NDArray[np.float64]


def protect_deel(geheel: Getallen, drempel: int) -> Getallen:
    """Return how far the possible counts behind a coarse share of a shown whole must span.

    The rounding leaves at least two counts in a group below one and a half thresholds or of unknown size, three above.
    """
    return np.where(geheel >= DEEL_RUIM * drempel, 2.0, 1.0)


@dataclass(frozen=True)
class Onderdrukkingsregel:
    """Counts of people below `drempel` are hidden; a share that would give one away is shown coarse.

    A count of 1 to drempel-1 is hidden and 0 is shown. A share or mean needs a noemer of at least
    drempel. When teller or the rest is 0 to drempel-1 the share is rounded to `grof_stap` and kept
    within [grof_stap, 1 - grof_stap], without its counts. `zin` is the rule as users read it.
    """

    drempel: int
    grof_stap: float
    zin: str

    def hides(self, aantal: float) -> bool:
        """Answer whether a count of people may not be shown."""
        return 0 < aantal < self.drempel

    def is_grof(self, teller: float, noemer: float) -> bool:
        """Answer whether a share of people must be shown coarse."""
        return teller < self.drempel or noemer - teller < self.drempel


def make_onderdrukkingsregel(drempel: int = DREMPEL) -> Onderdrukkingsregel:
    """Make the rule for a threshold, or refuse one that protects nobody."""
    if drempel < DREMPEL_MINIMAAL:
        raise DeclaratieError(
            f"onderdrukking: drempel {drempel} is te laag; kies {DREMPEL_MINIMAAL} of hoger."
        )
    return Onderdrukkingsregel(
        drempel,
        GROF_STAP,
        f"Aantallen van 1 tot en met {drempel - 1} tonen we niet, en ook niet wat zo'n aantal zou "
        "verraden, zoals het verschil met een totaal. Een aandeel of gemiddelde tonen we vanaf "
        f"{drempel} trajecten. Zou een aandeel een klein aantal verraden, dan ronden we af op tientallen procenten.",
    )
