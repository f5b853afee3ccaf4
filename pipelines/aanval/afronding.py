"""What a rounded figure tells of the count behind it; the rounding itself stands in `beoordeling.py`."""

import numpy as np
import numpy.typing as npt

from pipelines.beoordeling import DOSISSTAPPEN, round_grof

Getallen = npt.NDArray[np.float64]


def bound_grof(waarde: Getallen, noemer: Getallen, *, drempel: int) -> tuple[Getallen, Getallen]:
    """Return the smallest and largest count that a coarse share of a known whole may stand for."""
    paren, welk = np.unique(np.stack([np.round(waarde, 2), noemer]), axis=1, return_inverse=True)
    grenzen = np.array([list_tellers(w, n, drempel=drempel) for w, n in paren.T]).reshape(-1, 2)
    return grenzen[welk.reshape(-1), 0], grenzen[welk.reshape(-1), 1]


def list_tellers(waarde: float, noemer: float, *, drempel: int) -> tuple[float, float]:
    """Return the first and last count of 0 to `noemer` that is shown as `waarde`; without any, all of them.

    A share is coarse beside a small one too, so that a coarse 0.9 is not always nearly all.
    """
    tellers = np.arange(int(noemer) + 1, dtype=float)
    afgerond = np.round(round_grof(tellers / noemer, np.full(len(tellers), noemer), drempel=drempel), 2)
    past = np.flatnonzero(np.abs(afgerond - waarde) < 0.001)
    return (float(past[0]), float(past[-1])) if len(past) else (0.0, noemer)


def bound_dosis(waarde: Getallen, noemer: Getallen, *, drempel: int) -> tuple[Getallen, Getallen]:
    """Return the smallest and largest count that a rounded dose of a known target group may stand for."""
    # The step follows from the target group; half of it on either side, and a thousandth for the last digit.
    fijn = np.array(DOSISSTAPPEN)
    past = noemer[:, None] * fijn >= drempel
    stap = np.where(past.any(axis=1), fijn[past.argmax(axis=1)], fijn[-1])
    speling = stap / 2 + 0.0005
    return np.maximum(np.floor((waarde - speling) * noemer), 0), np.ceil((waarde + speling) * noemer)
