"""Bounds narrowed equation by equation, remembering by which: so that one can say which shown figures give a count away."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from pipelines.ruimte import NUL, sum_others

Bits = npt.NDArray[np.bool_]
Getallen = npt.NDArray[np.float64]
Rijen = npt.NDArray[np.int32]
Grens = tuple[int, bool]
"""A node and which of its bounds: True the lower, False the upper."""

RONDES = 40


@dataclass(frozen=True)
class Versmalling:
    """Bounds per node, and per round which equation moved the lower and the upper bound (-1: none)."""

    matrix: csr_array
    onder: Getallen
    boven: Getallen
    rondes: list[tuple[Rijen, Rijen]]

    def explain(self, grenzen: Iterable[Grens]) -> set[int]:
        """Find the nodes whose published bounds these bounds follow from."""
        bron: set[int] = set()
        gezien: set[Grens] = set()
        stapel = [(knoop, is_onder, len(self.rondes)) for knoop, is_onder in grenzen]
        while stapel:
            knoop, is_onder, voor = stapel.pop()
            if (knoop, is_onder) in gezien:
                continue
            gezien.add((knoop, is_onder))
            ronde, rij = self._find_reden(knoop, voor, is_onder=is_onder)
            if rij < 0:
                bron.add(knoop)
            else:
                stapel.extend((*grens, ronde) for grens in self._list_oorzaken(rij, knoop, is_onder=is_onder))
        return bron

    def _find_reden(self, knoop: int, voor: int, *, is_onder: bool) -> tuple[int, int]:
        """Find the last equation before a round that moved this bound."""
        for ronde in range(voor - 1, -1, -1):
            rij = self.rondes[ronde][0 if is_onder else 1][knoop]
            if rij >= 0:
                return ronde, int(rij)
        return -1, -1

    def _list_oorzaken(self, rij: int, knoop: int, *, is_onder: bool) -> Iterable[Grens]:
        """List the bounds of the other nodes in an equation that bound this one."""
        van, tot = self.matrix.indptr[rij], self.matrix.indptr[rij + 1]
        knopen, waarden = self.matrix.indices[van:tot].tolist(), self.matrix.data[van:tot].tolist()
        eigen = waarden[knopen.index(knoop)]
        for ander, waarde in zip(knopen, waarden, strict=True):
            if ander != knoop:
                # Terms of the same sign move against each other.
                yield ander, (not is_onder) if waarde * eigen > 0 else is_onder


def narrow(matrix: csr_array, onder: Getallen, boven: Getallen, rijen: Bits) -> Versmalling:
    """Narrow the bounds by these equations until nothing moves, or long enough: nothing outside them is possible."""
    alle = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    rondes: list[tuple[Rijen, Rijen]] = []
    for _ in range(RONDES):
        neem = rijen[alle]
        rij, kolom, plus = alle[neem], matrix.indices[neem], matrix.data[neem] > 0
        # Each term lies between `laag` and `hoog`; what the others leave is a bound on this one.
        laag = np.where(plus, onder[kolom], -boven[kolom])
        hoog = np.where(plus, boven[kolom], -onder[kolom])
        minstens = -sum_others(hoog, rij, matrix.shape[0])
        hoogstens = -sum_others(laag, rij, matrix.shape[0])
        laagst, hoogst = np.where(plus, minstens, -hoogstens), np.where(plus, hoogstens, -minstens)
        op, neer = onder.copy(), boven.copy()
        np.maximum.at(op, kolom, laagst)
        np.minimum.at(neer, kolom, hoogst)
        stijgt, daalt = op > onder + NUL, neer < boven - NUL
        if not stijgt.any() and not daalt.any():
            break
        op, neer = np.where(stijgt, op, onder), np.where(daalt, neer, boven)
        rondes.append(
            (
                mark_rijen(rij, kolom, stijgt[kolom] & (laagst >= op[kolom] - NUL), len(onder)),
                mark_rijen(rij, kolom, daalt[kolom] & (hoogst <= neer[kolom] + NUL), len(onder)),
            )
        )
        onder, boven = op, neer
        # An equation in which nothing moved says nothing new.
        rijen = np.zeros(matrix.shape[0], dtype=bool)
        rijen[alle[(stijgt | daalt)[matrix.indices]]] = True
    return Versmalling(matrix, onder, boven, rondes)


def mark_rijen(rij: npt.NDArray[np.int64], kolom: npt.NDArray[np.int32], welke: Bits, omvang: int) -> Rijen:
    """Return per node the equation that moved it, or -1."""
    reden = np.full(omvang, -1, dtype=np.int32)
    reden[kolom[welke]] = rij[welke]
    return reden
