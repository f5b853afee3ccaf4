"""The attack itself: for each hidden count what an outsider can derive, and whether that is too narrow."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipelines.aanval.lezen import DEEL, GEVRAAGD, SLEUTEL
from pipelines.aanval.oordeel import Maatstaf
from pipelines.aanval.stelsel import Bron, build_stelsel
from pipelines.programma import StrijdigError
from pipelines.ruimte import NUL, measure_ruimte, propagate
from schemas.samenstelling import REACTIES

Getallen = npt.NDArray[np.float64]

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
    maatstaf = make_maatstaf(cellen, drempel=drempel)
    breedte = np.concatenate([maatstaf.breedte, np.zeros(len(stelsel.onder) - omvang)])
    buiten = tuple(grens[:omvang] for grens in propagate(stelsel))
    # What cannot be small by the bounds that follow directly needs no closer look.
    doel = np.zeros(len(breedte), dtype=bool)
    doel[:omvang] = verborgen & maatstaf.can_be_small(*buiten)
    binnen = tuple(grens[:omvang] for grens in measure_ruimte(stelsel, doel, breedte))
    # Adding nought makes a nought of minus nought.
    van, tot = (
        np.where(doel[:omvang], rond(eigen), ruim) + 0.0
        for eigen, ruim, rond in zip(binnen, buiten, (lift, sink), strict=True)
    )
    nauw = maatstaf.is_nauw(van, tot) & doel[:omvang]
    namen = np.array([bron.naam for bron in bronnen])
    uitkomst = cellen.assign(
        bron=namen[cellen["bron"].to_numpy()],
        soort=np.where(maatstaf.is_deel, "deel", "aantal"),
        van=van,
        tot=tot,
        gevraagd=maatstaf.breedte,
        oordeel=np.where(nauw, TE_NAUW, VEILIG),
    )
    return uitkomst.loc[verborgen, UITKOMST].reset_index(drop=True)


def make_maatstaf(cellen: pd.DataFrame, *, drempel: int) -> Maatstaf:
    """Say of each count what it must be protected against."""
    is_deel = (cellen["rol"] == DEEL).to_numpy()
    reactie = cellen["grootheid"].isin(REACTIES).to_numpy()
    geheel = np.where(reactie, np.inf, cellen["geheel"].to_numpy(dtype=float))
    return Maatstaf(is_deel, geheel, is_deel & ~reactie, drempel)


def lift(grens: Getallen) -> Getallen:
    """Round a lower bound up to whole people."""
    return np.ceil(grens - NUL)


def sink(grens: Getallen) -> Getallen:
    """Round an upper bound down to whole people."""
    return np.floor(grens + NUL)
