"""Which hidden counts still follow exactly from everything that is shown, sums included."""

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array, csc_array, eye_array
from scipy.sparse.linalg import splu

Bits = npt.NDArray[np.bool_]
Plekken = npt.NDArray[np.int64]

RIDGE = 1e-9
NUL = 1e-6
# The ridge leaves about 1e-9 of a cell that cannot move; one that can moves by far more.
PROEVEN = 2
ZAAD = 599


def find_afleidbaar(verborgen: Bits, totaal: Plekken, lijn: Plekken, deel: Plekken) -> Bits:
    """Find the hidden nodes with one possible value only; `totaal` per line, `lijn` and `deel` per part.

    Every line says: hidden parts minus hidden total is a known number. A node is determined when
    no solution of these equations with zero right-hand side moves it; random solutions tell, because
    a node that can move stands still in all of them with probability nought.
    """
    afleidbaar = np.zeros_like(verborgen)
    if len(lijn):
        # Nodes in no line stay out: nothing is known about them.
        plekken = np.union1d(totaal[verborgen[totaal]], deel[verborgen[deel]])
        vergelijkingen = build_vergelijkingen(verborgen, plekken, totaal, lijn, deel)
        afleidbaar[plekken] = (np.abs(random_beweging(vergelijkingen)) < NUL).all(axis=1)
    return afleidbaar


def build_vergelijkingen(
    verborgen: Bits, plekken: Plekken, totaal: Plekken, lijn: Plekken, deel: Plekken
) -> csc_array:
    """Write one equation per line that has a hidden part: +1 for each part, -1 for a hidden total."""
    nummer = np.full(len(verborgen), -1, dtype=np.int64)
    nummer[plekken] = np.arange(len(plekken))
    stil = verborgen[deel]
    lijnen, rij = np.unique(lijn[stil], return_inverse=True)
    dicht = np.flatnonzero(verborgen[totaal[lijnen]])
    rijen = np.concatenate([rij, dicht])
    kolommen = np.concatenate([nummer[deel[stil]], nummer[totaal[lijnen[dicht]]]])
    waarden = np.concatenate([np.ones(len(rij)), -np.ones(len(dicht))])
    return csc_array(coo_array((waarden, (rijen, kolommen)), shape=(len(lijnen), len(plekken))))


def random_beweging(vergelijkingen: csc_array) -> npt.NDArray[np.float64]:
    """Project a few fixed random vectors on the solutions of `vergelijkingen @ x = 0`, one per column."""
    lengte, breedte = vergelijkingen.shape
    start = np.random.default_rng(ZAAD).standard_normal((breedte, PROEVEN))
    if lengte == 0:
        return start
    gram = csc_array(vergelijkingen @ vergelijkingen.T + RIDGE * eye_array(lengte))
    oplossing = splu(gram, permc_spec="MMD_AT_PLUS_A", options={"SymmetricMode": True}).solve(
        vergelijkingen @ start
    )
    return np.asarray(start - vergelijkingen.T @ oplossing)
