"""Rows numbered by what is equal in them, and parts matched with their whole by such a number."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

Plekken = npt.NDArray[np.int64]


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
    som = np.zeros(len(frame), dtype=np.int64)
    for kolom in kolommen:
        nummer, codes = pd.factorize(frame[kolom], use_na_sentinel=False)
        som = som * len(codes) + nummer
        # Kept small, so that no product of sizes runs over.
        som = np.unique(som, return_inverse=True)[1].astype(np.int64)
    return som
