"""What is hidden, and what that leaves of each figure: shown, coarse or not at all."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from schemas.klassen import MET_AANDEEL
from schemas.onderdrukking import FIJN_VANAF

Bits = npt.NDArray[np.bool_]
Getallen = npt.NDArray[np.float64]
Plekken = npt.NDArray[np.int64]

GETELD = ("aandeel", "gemiddelde", "eigen")
"""Forms of which the noemer is a number of people that is shown with them."""


@dataclass(frozen=True)
class Verborgen:
    """Per telling: hidden as a count, as the teller of a share, and also as a coarse share.

    Per klassetelling: hidden as a count, and also as a coarse share of its total.
    """

    telling: Bits
    teller: Bits
    aandeel: Bits
    klasse: Bits
    klasse_aandeel: Bits


@dataclass(frozen=True)
class Beeld:
    """Per figure: hidden, coarse, shown without its teller, and may its eligible number be shown."""

    onderdrukt: Bits
    grof: Bits
    teller_dicht: Bits
    gevraagd_open: Bits


def decide(v: pd.DataFrame, verborgen: Verborgen, *, drempel: int) -> Beeld:
    """Say what may be seen of each figure (rows of `vergelijking`)."""
    vorm = v["vorm"].to_numpy()
    teller, noemer, gevraagd = (
        v[k].to_numpy(dtype=float, na_value=np.nan) for k in ("teller", "noemer", "gevraagd")
    )
    geteld, aandeel = np.isin(vorm, GETELD), vorm == "aandeel"
    teller_dicht = pick(verborgen.teller, v["teller_nr"])
    noemer_dicht = pick(verborgen.telling, v["noemer_nr"]) | (
        aandeel & pick(verborgen.aandeel, v["teller_nr"])
    )
    onderdrukt = np.select(
        [geteld, vorm == "dosis"],
        [noemer_dicht, pick(verborgen.telling, v["teller_nr"])],
        default=teller_dicht,
    ) | (geteld & (noemer < drempel))
    n = np.where(geteld, noemer, np.where(teller_dicht, np.nan, teller))
    # The eligible of a dose are its noemer; of a count there are none.
    gevraagd_open = (
        v["gevraagd_nr"].notna().to_numpy()
        & ~pick(verborgen.telling, v["gevraagd_nr"])
        & (gevraagd >= drempel)
        & (n <= gevraagd)
    )
    return Beeld(onderdrukt, aandeel & teller_dicht & ~onderdrukt, teller_dicht, gevraagd_open & ~onderdrukt)


def find_met_aandeel(klassen: pd.DataFrame) -> Bits:
    """Find the klassetellingen that may be shown as a share of their total."""
    return np.asarray(klassen["grootheid"].isin(MET_AANDEEL))


def find_grove_klassen(
    met_aandeel: Bits, geheel_nr: Plekken, geheel: Getallen, verborgen: Verborgen, *, drempel: int
) -> Bits:
    """Find the klassetellingen that are shown as a coarse share only: of a total that is shown itself.

    Only of a group in which that is in tenths: four classes in fifths would say next to nothing.
    """
    toont = ~verborgen.telling[geheel_nr] & (geheel >= FIJN_VANAF * drempel)
    return np.asarray(met_aandeel & verborgen.klasse & ~verborgen.klasse_aandeel & toont)


def pick(bits: Bits, nummers: "pd.Series[int]") -> Bits:
    """Look up a bit per figure; without a number it is off."""
    nr = nummers.fillna(-1).to_numpy(dtype=np.int64)
    return np.asarray((nr >= 0) & bits[nr]) if len(bits) else np.zeros(len(nr), dtype=bool)
