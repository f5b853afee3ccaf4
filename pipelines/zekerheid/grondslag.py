"""What all methods share: the level of certainty of the whole product, and the types of their numbers."""

import numpy as np
import numpy.typing as npt

Getallen = npt.NDArray[np.float64]
Grenzen = tuple[Getallen, Getallen]

ALFA = 0.05
KRACHT = 0.80
