"""Rows numbered by what is equal in them, and parts matched with their whole by such a number."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

Plekken = npt.NDArray[np.int64]

RUIMTE = 2**62
"""No product of sizes may run over this."""


def match(op: Plekken, delen: Plekken, gehelen: Plekken) -> tuple[Plekken, Plekken]:
    """Return the parts that have a whole with the same number in `op`, and those wholes."""
    gehelen = gehelen[np.argsort(op[gehelen], kind="stable")]
    if not len(gehelen):
        return gehelen, gehelen
    plek = np.minimum(np.searchsorted(op[gehelen], op[delen]), len(gehelen) - 1)
    past = op[gehelen[plek]] == op[delen]
    return delen[past], gehelen[plek[past]]


def number_rijen(frame: pd.DataFrame, kolommen: Sequence[str]) -> Plekken:
    """Number the rows by these columns: equal rows, equal number."""
    som, ruimte = np.zeros(len(frame), dtype=np.int64), 1
    for kolom in kolommen:
        nummer, codes = pd.factorize(frame[kolom], use_na_sentinel=False)
        if ruimte * len(codes) > RUIMTE:
            som = squeeze(som)
            ruimte = int(som.max()) + 1
        som = som * len(codes) + nummer
        ruimte *= len(codes)
    return squeeze(som)


def squeeze(nummers: Plekken) -> Plekken:
    """Number what is there without gaps, in order."""
    return np.unique(nummers, return_inverse=True)[1].astype(np.int64)
