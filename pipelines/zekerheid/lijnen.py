"""The XmR chart: how far a series moves by itself, and which quarters stand out from that (Shewhart, Wheeler)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

GENOEG = 12
"""From so many quarters the lines say what is usual; before, from `PROEF` on, they are lines on trial."""
PROEF = 5
NAAST_ELKAAR = 8
"""So many quarters in a row on one side of the middle are no chance."""
D2 = 1.128
"""Expected range of two draws in standard deviations: 3 / 1.128 is the 2.66 of the handbooks."""


@dataclass(frozen=True)
class Lijnen:
    """The lines of one unbroken stretch, and the positions in it that stand out."""

    midden: float
    onder: float
    boven: float
    is_proef: bool
    buiten: tuple[int, ...] = ()
    rij: tuple[int, ...] = ()

    @property
    def opvallend(self) -> tuple[int, ...]:
        """Every position that stands out, for either reason."""
        return tuple(sorted({*self.buiten, *self.rij}))


def make_lijnen(
    waarden: Sequence[float | None], *, begin: float | None = None, eind: float | None = None
) -> Lijnen | None:
    """Return the lines of one stretch without breaks; None stands for a hidden quarter.

    With fewer than PROEF visible quarters, or no two next to each other, there are no lines.
    The lines stay within the scale from `begin` to `eind`.
    """
    reeks = np.array([np.nan if w is None else w for w in waarden], dtype=float)
    sprongen = np.abs(np.diff(reeks))
    sprongen = sprongen[~np.isnan(sprongen)]
    aantal = int(np.count_nonzero(~np.isnan(reeks)))
    if aantal < PROEF or not len(sprongen):
        return None
    midden = float(np.nanmean(reeks))
    marge = 3 / D2 * float(sprongen.mean())
    onder, boven = midden - marge, midden + marge
    is_proef = aantal < GENOEG
    return Lijnen(
        midden,
        onder if begin is None else max(begin, onder),
        boven if eind is None else min(eind, boven),
        is_proef,
        # Outside by more than rounding.
        tuple(int(i) for i in np.flatnonzero(np.abs(reeks - midden) > marge + 1e-9)),
        () if is_proef else find_rij(reeks, midden),
    )


def find_rij(reeks: "np.typing.NDArray[np.float64]", midden: float) -> tuple[int, ...]:
    """Return the positions in a run of NAAST_ELKAAR or more on one side; a hidden quarter ends a run."""
    gevonden: list[int] = []
    lopend: list[int] = []
    vorige_kant = 0
    for plek, waarde in enumerate(reeks):
        kant = 0 if np.isnan(waarde) else int(np.sign(waarde - midden))
        lopend = [*lopend, plek] if kant and kant == vorige_kant else [plek] if kant else []
        vorige_kant = kant
        if len(lopend) == NAAST_ELKAAR:
            gevonden += lopend
        elif len(lopend) > NAAST_ELKAAR:
            gevonden.append(plek)
    return tuple(gevonden)
