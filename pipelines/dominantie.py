"""Totals in which one party has nearly everybody: whoever is that party, knows the others by subtraction (R-17)."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipelines.rijnummers import number_rijen
from schemas.vocabulary import ALLE

Getallen = npt.NDArray[np.float64]
Plekken = npt.NDArray[np.int64]

PLEK = ["grootheid", "regiocode", "kwartaal", "informant"]


def count_anderen(telling: pd.DataFrame) -> Getallen:
    """Return per telling of all parties together how many are not of its largest party; NaN for every other telling.

    The dominance rule of statistical disclosure control with one insider (Hundepool e.a., 2012, §4.2.2).
    A party has its interventies together, also where that sum is not a telling itself.
    """
    aantal = telling["aantal"].to_numpy(dtype=float, na_value=np.nan)
    plek = number_rijen(telling, PLEK)
    per_plek = telling[["partijcode", "interventiecode"]].assign(plek=plek)
    interventie, partij = (
        number_rijen(per_plek, ["plek", f"{wie}code"]) for wie in ("interventie", "partij")
    )
    is_samen = (telling["partijcode"] == ALLE).to_numpy()
    eigen = np.flatnonzero(~is_samen)
    som = np.zeros(len(telling))
    np.add.at(som, partij[eigen], np.nan_to_num(aantal[eigen]))
    grootste = np.where(
        (telling["interventiecode"] == ALLE).to_numpy(),
        find_hoogste(plek, eigen, som[partij]),
        find_hoogste(interventie, eigen, aantal),
    )
    return np.where(is_samen, aantal - grootste, np.nan)


def find_hoogste(groep: Plekken, eigen: Plekken, waarde: Getallen) -> Getallen:
    """Return per row the highest value of the rows `eigen` in its group; NaN where there are none."""
    hoogste = np.full(len(groep), np.nan)
    np.fmax.at(hoogste, groep[eigen], waarde[eigen])
    return hoogste[groep]
