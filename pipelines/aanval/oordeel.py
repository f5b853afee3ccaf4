"""When a range is too narrow: the same judgement for who hides and for who attacks."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipelines.ruimte import NUL
from schemas.onderdrukking import protect_deel

Bits = npt.NDArray[np.bool_]
Getallen = npt.NDArray[np.float64]
Plekken = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Maatstaf:
    """Per count: is it the part of a share and of which whole, and is it an answer (of which nobody may be told)."""

    is_deel: Bits
    geheel: Getallen
    is_antwoord: Bits
    drempel: int

    @property
    def breedte(self) -> Getallen:
        """Return how far the possible values of each count must span."""
        return np.where(self.is_deel, protect_deel(self.geheel, self.drempel), float(self.drempel))

    def can_be_small(self, van: Getallen, tot: Getallen) -> Bits:
        """Answer per count whether within this range it, or what is left of its whole, may be a small number.

        Nobody may be told of a count; that nobody answered this way may not.
        """
        klein = (van < self.drempel) | (self.is_deel & (self.geheel < tot + self.drempel))
        return np.asarray(klein & ((tot > 0) | self.is_antwoord))

    def is_nauw(self, van: Getallen, tot: Getallen) -> Bits:
        """Answer per count whether this range is too narrow."""
        return np.asarray((tot - van < self.breedte - NUL) & self.can_be_small(van, tot))

    def pick(self, welke: Bits | Plekken) -> "Maatstaf":
        """Keep some of the counts."""
        return Maatstaf(self.is_deel[welke], self.geheel[welke], self.is_antwoord[welke], self.drempel)
