"""The attack itself: for each hidden count what an outsider can derive, and whether that is too narrow."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from pipelines.aanval.lezen import DEEL, GEVRAAGD, SLEUTEL
from pipelines.aanval.stelsel import Bron, build_stelsel
from pipelines.programma import StrijdigError
from pipelines.ruimte import NUL, measure_ruimte
from schemas.onderdrukking import protect_deel
from schemas.vocabulary import ALLE

SCORES = "nut_aantal"
VEILIG, TE_NAUW = "veilig", "te nauw"
UITKOMST = [*SLEUTEL, "bron", "soort", "van", "tot", "gevraagd", "oordeel"]


def attack(bronnen: Sequence[Bron], *, drempel: int) -> pd.DataFrame:
    """Derive an interval per hidden count (columns UITKOMST); earlier figures that contradict later ones are left out."""
    try:
        return attack_samen(bronnen, drempel=drempel)
    except StrijdigError:
        if len(bronnen) == 1:
            raise
        # A count was defined otherwise in between: nothing follows from putting the two beside each other.
        delen = [attack_samen([bron], drempel=drempel) for bron in bronnen]
        return pd.concat(delen, ignore_index=True)


def attack_samen(bronnen: Sequence[Bron], *, drempel: int) -> pd.DataFrame:
    """Derive the intervals from all of these together."""
    cellen, stelsel = build_stelsel(bronnen)
    omvang = len(cellen)
    verborgen = (stelsel.boven > stelsel.onder)[:omvang] & (cellen["rol"] != GEVRAAGD).to_numpy()
    is_deel = (cellen["rol"] == DEEL).to_numpy()
    breedte = np.where(is_deel, protect_deel(cellen["geheel"].to_numpy(dtype=float), drempel), float(drempel))
    doel, vol = (
        np.concatenate([x, np.zeros(len(stelsel.onder) - omvang, x.dtype)]) for x in (verborgen, breedte)
    )
    onder, boven = measure_ruimte(stelsel, doel, vol)
    # Adding nought makes a nought of minus nought.
    van, tot = np.ceil(onder[:omvang] - NUL) + 0.0, np.floor(boven[:omvang] + NUL) + 0.0
    geheel = cellen["geheel"].to_numpy(dtype=float)
    kan_klein = (van < drempel) | (is_deel & (geheel - tot < drempel))
    # Nobody may be told of a count; that nobody answered this way may not.
    is_antwoord = is_deel | ((cellen["grootheid"] == SCORES) & (cellen["klasse"] != ALLE)).to_numpy()
    kan_klein &= (tot > 0) | is_antwoord
    nauw = (tot - van < breedte - NUL) & kan_klein
    namen = np.array([bron.naam for bron in bronnen])
    uitkomst = cellen.assign(
        bron=namen[cellen["bron"].to_numpy()],
        soort=np.where(is_deel, "deel", "aantal"),
        van=van,
        tot=tot,
        gevraagd=breedte,
        oordeel=np.where(nauw, TE_NAUW, VEILIG),
    )
    return uitkomst.loc[verborgen, UITKOMST].reset_index(drop=True)
