"""One set of equations in the solver (HiGHS), asked again and again for another corner."""

from typing import TYPE_CHECKING

import highspy
import numpy as np
import numpy.typing as npt
from highspy._core import _Highs
from scipy.sparse import csc_array

from schemas.errors import BouwError

if TYPE_CHECKING:
    from pipelines.ruimte import Stelsel

Getallen = npt.NDArray[np.float64]

RUIM = 1e7
"""More people than any count has: stands for no upper bound where a number is needed."""
OPTIES: dict[str, bool | int | str] = {
    "output_flag": False,
    "threads": 1,
    # The next corner starts where the last one ended: without presolve, and by primal steps.
    "presolve": "off",
    "solver": "simplex",
    "simplex_strategy": 4,
}


class StrijdigError(BouwError):
    """What is known contradicts itself: the counts must have changed in between."""

    def __init__(self) -> None:
        super().__init__("Wat er is gepubliceerd, spreekt elkaar tegen.")


class Programma:
    """The equations passed once; each question changes the costs only."""

    def __init__(self, stelsel: "Stelsel") -> None:
        matrix = csc_array(stelsel.matrix)
        hoog, breed = matrix.shape
        programma = highspy.HighsLp()
        programma.num_row_, programma.num_col_ = hoog, breed
        programma.col_cost_ = np.zeros(breed)
        programma.col_lower_ = stelsel.onder
        programma.col_upper_ = np.minimum(stelsel.boven, RUIM)
        programma.row_lower_ = programma.row_upper_ = stelsel.rechts
        programma.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        programma.a_matrix_.start_ = matrix.indptr
        programma.a_matrix_.index_ = matrix.indices
        programma.a_matrix_.value_ = matrix.data
        self._nummers = np.arange(breed, dtype=np.int32)
        # The class around this one prints a banner and calls Python back at every step.
        self._highs = _Highs()
        for naam, waarde in OPTIES.items():
            self._highs.setOptionValue(naam, waarde)
        self._highs.passModel(programma)

    def solve(self, gewicht: Getallen) -> Getallen:
        """Find the point that minimises `gewicht @ x`."""
        self._highs.changeColsCost(len(gewicht), self._nummers, gewicht)
        self._highs.run()
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise StrijdigError
        return np.array(self._highs.getSolution().col_value)
