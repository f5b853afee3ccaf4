"""Looking many times: which differences stand when a page or a talk looks at all of them together (R-12)."""

import numpy as np
import numpy.typing as npt

from pipelines.zekerheid.grondslag import ALFA, Getallen


def correct_veel_kijken(p: Getallen, familie: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Say which differences stand after looking many times (Benjamini–Hochberg 1995 within each family).

    Own code: statsmodels takes one family at a time, and a build has tens of thousands.
    """
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
