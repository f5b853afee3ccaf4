"""One set of equations in the solver (HiGHS), asked again and again for another corner."""

from typing import TYPE_CHECKING

import highspy
import numpy as np
import numpy.typing as npt
from highspy._core import _Highs
from scipy.sparse import csc_array, csr_array

from schemas.errors import BouwError

if TYPE_CHECKING:
    from pipelines.ruimte import Stelsel

Bits = npt.NDArray[np.bool_]
Getallen = npt.NDArray[np.float64]
Plekken = npt.NDArray[np.int64]

MERKZAAD = 5990005
HALF = 0.5
RUIM = 1e7
"""More people than any count has: stands for no upper bound where a number is needed."""
OPTIES: dict[str, bool | int | str] = {
    "output_flag": False,
    "threads": 1,
    # The next corner starts where the last one ended.
    "presolve": "off",
    "solver": "simplex",
}
PRIMAAL, DUAAL = 4, 1
"""Steps of the simplex method: primal for a corner close by, dual where many are pushed at once and all moves."""
VEEL = 50
OPTIES_SCHETS: dict[str, bool | int | str] = {
    "output_flag": False,
    "threads": 1,
    "presolve": "on",
    "solver": "ipm",
    "run_crossover": "off",
}


class StrijdigError(BouwError):
    """What is known contradicts itself: the counts must have changed in between."""

    def __init__(self) -> None:
        super().__init__("Wat er is gepubliceerd, spreekt elkaar tegen.")


class Programma:
    """The equations passed once; each question changes the costs only.

    With `is_schets` the answer is a point inside: nearly as far as can be gone, sooner, and without a proof.
    """

    def __init__(self, stelsel: "Stelsel", *, is_schets: bool = False) -> None:
        self.is_schets = is_schets
        matrix = csc_array(stelsel.matrix)
        slap = find_slap(matrix, stelsel)
        houd = np.flatnonzero(~slap)
        self._omvang, self._houd = matrix.shape[1], houd.astype(np.int32)
        self._hoog = matrix.shape[0]
        laag, hoog = loosen_rijen(matrix, stelsel, slap)
        matrix = matrix[:, houd]
        self._rijen = find_eerste(matrix, laag, hoog)
        matrix = csc_array(csr_array(matrix)[self._rijen])
        programma = highspy.HighsLp()
        programma.num_row_, programma.num_col_ = matrix.shape
        programma.col_cost_ = np.zeros(len(houd))
        programma.col_lower_ = stelsel.onder[houd]
        programma.col_upper_ = np.minimum(stelsel.boven[houd], RUIM)
        programma.row_lower_, programma.row_upper_ = laag[self._rijen], hoog[self._rijen]
        programma.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        programma.a_matrix_.start_ = matrix.indptr
        programma.a_matrix_.index_ = matrix.indices
        programma.a_matrix_.value_ = matrix.data
        self._nummers = np.arange(len(houd), dtype=np.int32)
        # The class around this one prints a banner and calls Python back at every step.
        self._highs = _Highs()
        for naam, waarde in (OPTIES_SCHETS if is_schets else OPTIES).items():
            self._highs.setOptionValue(naam, waarde)
        self._highs.passModel(programma)

    def solve(self, gewicht: Getallen) -> Getallen:
        """Find the point that minimises `gewicht @ x`; what only fills up an equation stays nought in it."""
        is_veel = np.count_nonzero(gewicht) > VEEL
        self._highs.setOptionValue("simplex_strategy", DUAAL if is_veel else PRIMAAL)
        self._highs.changeColsCost(len(self._nummers), self._nummers, gewicht[self._houd])
        self._highs.run()
        if self.is_schets and self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            # A point inside that did not become sharp: walk along the corners after all.
            self._highs.setOptionValue("solver", "simplex")
            self._highs.run()
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise StrijdigError
        self._laatste = self._highs.getSolution()
        punt = np.zeros(self._omvang)
        punt[self._houd] = self._laatste.col_value
        return punt

    @property
    def prijzen(self) -> Getallen:
        """Return what each equation weighs in the proof that the last point cannot be passed (its dual value)."""
        prijzen = np.zeros(self._hoog)
        prijzen[self._rijen] = self._laatste.row_dual
        return prijzen


def find_slap(matrix: csc_array, stelsel: "Stelsel") -> Bits:
    """Find the columns that only fill up one equation: the solver takes those as room in the equation itself."""
    if not matrix.nnz:
        return np.zeros(matrix.shape[1], dtype=bool)
    eerste = np.minimum(matrix.indptr[:-1], matrix.nnz - 1)
    alleen = (np.diff(matrix.indptr) == 1) & stelsel.slap
    rij = matrix.indices[eerste]
    # One per equation.
    uniek = np.zeros(matrix.shape[1], dtype=bool)
    nummers = np.flatnonzero(alleen)
    uniek[nummers[np.unique(rij[nummers], return_index=True)[1]]] = True
    return uniek


def loosen_rijen(matrix: csc_array, stelsel: "Stelsel", slap: Bits) -> tuple[Getallen, Getallen]:
    """Give each equation the room of its filling column: `a @ x + s = r` with `s` in [l, u] is `r - u <= a @ x <= r - l`."""
    laag, hoog = stelsel.rechts.copy(), stelsel.rechts.copy()
    nummers = np.flatnonzero(slap)
    rij = matrix.indices[matrix.indptr[nummers]]
    laag[rij] -= np.minimum(stelsel.boven[nummers], RUIM)
    hoog[rij] -= stelsel.onder[nummers]
    return laag, hoog


def find_eerste(matrix: csc_array, laag: Getallen, hoog: Getallen) -> Plekken:
    """Find the equations that say something no earlier one says: without what is fixed many are the same."""
    merk = np.random.default_rng(MERKZAAD).random(matrix.shape[1])
    som = np.round(matrix @ merk, 9)
    volgorde = np.lexsort((hoog, laag, som))
    sleutel = np.column_stack([som, laag, hoog])[volgorde]
    is_eerste = np.ones(len(som), dtype=bool)
    is_eerste[1:] = (sleutel[1:] != sleutel[:-1]).any(axis=1)
    return np.sort(volgorde[is_eerste])


def cover_best(vak: Bits, prijs: Getallen, *, knopen: int) -> Bits | None:
    """Choose columns so that each row of `vak` holds one, at the lowest price; None when not found in `knopen` branches."""
    matrix = csc_array(vak.astype(np.float64))
    hoog, breed = vak.shape
    programma = highspy.HighsLp()
    programma.num_row_, programma.num_col_ = hoog, breed
    programma.col_cost_ = prijs
    programma.col_lower_, programma.col_upper_ = np.zeros(breed), np.ones(breed)
    programma.row_lower_, programma.row_upper_ = np.ones(hoog), np.full(hoog, float(breed))
    programma.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    programma.a_matrix_.start_ = matrix.indptr
    programma.a_matrix_.index_ = matrix.indices
    programma.a_matrix_.value_ = matrix.data
    programma.integrality_ = [highspy.HighsVarType.kInteger] * breed
    highs = _Highs()
    for naam, waarde in {"output_flag": False, "threads": 1, "mip_max_nodes": knopen}.items():
        highs.setOptionValue(naam, waarde)
    highs.passModel(programma)
    highs.run()
    oplossing = highs.getSolution()
    return np.array(oplossing.col_value) > HALF if oplossing.value_valid else None
