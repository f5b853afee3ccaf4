"""What a rounded figure tells of the count behind it; the rounding itself stands in `beoordeling.py`."""

import numpy as np
import numpy.typing as npt

from pipelines.beoordeling import DOSISSTAPPEN, round_grof
from schemas.onderdrukking import FIJN_VANAF

Getallen = npt.NDArray[np.float64]


def bound_grof(waarde: Getallen, noemer: Getallen, *, drempel: int) -> tuple[Getallen, Getallen]:
    """Return the smallest and largest count that a coarse share of a known whole may stand for; without any, all of it.

    A share is coarse beside a small one too, so that a coarse 0.9 is not always nearly all.
    """
    half = np.where(noemer >= FIJN_VANAF * drempel, 0.05, 0.1)
    eerste = np.where(waarde <= 0.1, 0.0, (waarde - half) * noemer)
    laatste = np.where(waarde >= 0.9, noemer, (waarde + half) * noemer)
    # Which of the counts around such an edge are still rounded to it, rounding itself says.
    tellers = np.concatenate(
        [np.round(rand)[:, None] + np.arange(-2, 3) for rand in (eerste, laatste)], axis=1
    ).clip(0, noemer[:, None])
    geheel = np.broadcast_to(noemer[:, None], tellers.shape)
    afgerond = np.round(round_grof(tellers / np.maximum(geheel, 1), geheel, drempel=drempel), 2)
    past = np.abs(afgerond - waarde[:, None]) < 0.005
    is_geen = ~past.any(axis=1)
    laagste = np.where(past, tellers, np.inf).min(axis=1, initial=np.inf)
    hoogste = np.where(past, tellers, 0.0).max(axis=1, initial=0.0)
    return np.where(is_geen, 0.0, laagste), np.where(is_geen, noemer, hoogste)


def bound_dosis(waarde: Getallen, noemer: Getallen, *, drempel: int) -> tuple[Getallen, Getallen]:
    """Return the smallest and largest count that a rounded dose of a known target group may stand for."""
    # The step follows from the target group; half of it on either side, and a thousandth for the last digit.
    fijn = np.array(DOSISSTAPPEN)
    past = noemer[:, None] * fijn >= drempel
    stap = np.where(past.any(axis=1), fijn[past.argmax(axis=1)], fijn[-1])
    speling = stap / 2 + 0.0005
    return np.maximum(np.floor((waarde - speling) * noemer), 0), np.ceil((waarde + speling) * noemer)
