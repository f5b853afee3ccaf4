"""Totals in which one party has nearly everybody: whoever is that party, knows the others by subtraction (R-17)."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from schemas.vocabulary import ALLE

Getallen = npt.NDArray[np.float64]

PLEK = ["grootheid", "regiocode", "kwartaal", "informant"]


def count_anderen(telling: pd.DataFrame) -> Getallen:
    """Return per telling of all parties together how many are not of its largest party; NaN for every other telling.

    The dominance rule of statistical disclosure control with one insider (Hundepool e.a., 2012, §4.2.2).
    A party has its interventies together, also where that sum is not a telling itself.
    """
    rijen = telling[[*PLEK, "partijcode", "interventiecode", "aantal"]].astype(
        dict.fromkeys([*PLEK, "partijcode", "interventiecode"], "str")
    )
    is_samen = (rijen["partijcode"] == ALLE).to_numpy()
    eigen, samen = rijen[~is_samen], rijen[is_samen]
    per_interventie = eigen.groupby([*PLEK, "interventiecode"])["aantal"].max()
    per_partij = eigen.groupby([*PLEK, "partijcode"])["aantal"].sum().groupby(PLEK).max()
    over_alles = (samen["interventiecode"] == ALLE).to_numpy()
    grootste = np.where(
        over_alles,
        per_partij.reindex(pd.MultiIndex.from_frame(samen[PLEK])).to_numpy(),
        per_interventie.reindex(pd.MultiIndex.from_frame(samen[[*PLEK, "interventiecode"]])).to_numpy(),
    )
    anderen = np.full(len(telling), np.nan)
    anderen[is_samen] = samen["aantal"].to_numpy(dtype=float, na_value=np.nan) - grootste
    return anderen
