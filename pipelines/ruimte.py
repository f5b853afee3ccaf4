"""How far hidden counts can move under everything that is known of them: by propagation and by linear programming."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy.sparse import csc_array, csr_array
from scipy.sparse.csgraph import connected_components

from pipelines.programma import RUIM, Programma, StrijdigError

Bits = npt.NDArray[np.bool_]
Getallen = npt.NDArray[np.float64]
Plekken = npt.NDArray[np.int64]

RONDES = 100
HOEKEN = 12
"""Corners looked at in every direction together, before each unknown is looked at by itself."""
BUNDEL = 400
"""Small separate parts are solved together up to this many unknowns: a call costs more than they do."""
NUL = 1e-6
ZAAD = 599


@dataclass(frozen=True)
class Stelsel:
    """`matrix @ x = rechts` with `onder <= x <= boven`, x whole numbers of people.

    `slap` marks what fills up one equation each (coefficient 1) and is no count.
    """

    matrix: csr_array
    rechts: Getallen
    onder: Getallen
    boven: Getallen
    slap: Bits

    def only(self, rijen: Plekken, kolommen: Plekken) -> "Stelsel":
        """Keep these equations and unknowns."""
        return Stelsel(
            self.matrix[rijen][:, kolommen],
            self.rechts[rijen],
            self.onder[kolommen],
            self.boven[kolommen],
            self.slap[kolommen],
        )


def propagate(stelsel: Stelsel) -> tuple[Getallen, Getallen]:
    """Narrow the bounds equation by equation until nothing moves: nothing outside them is possible."""
    onder, boven = stelsel.onder.copy(), stelsel.boven.copy()
    matrix, omvang = stelsel.matrix, stelsel.matrix.shape[0]
    rij = np.repeat(np.arange(omvang), np.diff(matrix.indptr))
    kolom, plus = matrix.indices, matrix.data > 0
    for _ in range(RONDES):
        # Each term lies between `laag` and `hoog`; what the others leave is a bound on this one.
        laag = np.where(plus, onder[kolom], -boven[kolom])
        hoog = np.where(plus, boven[kolom], -onder[kolom])
        minstens = stelsel.rechts[rij] - sum_others(hoog, rij, omvang)
        hoogstens = stelsel.rechts[rij] - sum_others(laag, rij, omvang)
        op, neer = onder.copy(), boven.copy()
        np.maximum.at(op, kolom, np.where(plus, minstens, -hoogstens))
        np.minimum.at(neer, kolom, np.where(plus, hoogstens, -minstens))
        op, neer = np.ceil(op - NUL), np.floor(neer + NUL)
        if (op == onder).all() and (neer == boven).all():
            break
        onder, boven = op, neer
    return onder, boven


def sum_others(termen: Getallen, rij: Plekken, omvang: int) -> Getallen:
    """Sum per term the other terms of its row; an infinite one among them makes it infinite."""
    eindig = np.isfinite(termen)
    som = np.bincount(rij, weights=np.where(eindig, termen, 0), minlength=omvang)
    oneindig = np.bincount(rij, weights=~eindig, minlength=omvang)
    teken = np.sign(termen[~eindig][0]) if not eindig.all() else 1.0
    return np.where(oneindig[rij] - ~eindig > 0, teken * np.inf, som[rij] - np.where(eindig, termen, 0))


def measure_ruimte(
    stelsel: Stelsel, doel: Bits, breedte: Getallen, punt: Getallen | None = None
) -> tuple[Getallen, Getallen]:
    """Return bounds per unknown, between which it can certainly move; exact where they are narrower than `breedte`.

    Only for those in `doel`; for the others they say nothing. `punt` is a solution, when one is known.
    Refuses bounds that contradict each other.
    """
    buiten_onder, buiten_boven = propagate(stelsel)
    if (buiten_onder > buiten_boven + NUL).any():
        raise StrijdigError
    onder, boven = begin_at(punt, len(doel))
    vast = buiten_boven - buiten_onder < NUL
    onder[vast], boven[vast] = buiten_onder[vast], buiten_boven[vast]
    nauwer = drop_ruim(replace(stelsel, onder=buiten_onder, boven=buiten_boven))
    for _, nummers, deel in split_bundels(nauwer, doel & ~vast):
        eigen = None if punt is None else punt[nummers]
        onder[nummers], boven[nummers] = explore(deel, doel[nummers], breedte[nummers], eigen)
    return onder, boven


def drop_ruim(stelsel: Stelsel) -> Stelsel:
    """Empty the equations that bounds alone already hold: whatever the counts are, there is filling for it.

    They hang together what has nothing to do with each other any more.
    """
    matrix = stelsel.matrix
    omvang = matrix.shape[0]
    rij = np.repeat(np.arange(omvang), np.diff(matrix.indptr))
    kolom, slap = matrix.indices, stelsel.slap[matrix.indices]
    heeft = np.bincount(rij[slap], minlength=omvang) > 0
    hoog = np.where(matrix.data > 0, stelsel.boven[kolom], -stelsel.onder[kolom])
    hoog = np.where(slap, 0.0, np.minimum(hoog, RUIM))
    ruim = heeft & (np.bincount(rij, weights=hoog, minlength=omvang) <= stelsel.rechts + NUL)
    data = np.where(ruim[rij], 0.0, matrix.data)
    leeg = csr_array((data, matrix.indices.copy(), matrix.indptr.copy()), shape=matrix.shape)
    leeg.eliminate_zeros()
    return replace(stelsel, matrix=leeg, rechts=np.where(ruim, 0.0, stelsel.rechts))


def begin_at(punt: Getallen | None, omvang: int) -> tuple[Getallen, Getallen]:
    """Start from one known solution, or from none."""
    if punt is None:
        return np.full(omvang, np.inf), np.full(omvang, -np.inf)
    return punt.copy(), punt.copy()


def split_bundels(
    stelsel: Stelsel, doel: Bits, *, bundel: int = BUNDEL
) -> Iterator[tuple[Plekken, Plekken, Stelsel]]:
    """Take out what is fixed, split the rest where it has nothing to do with each other, and bundle small parts."""
    los = np.flatnonzero(stelsel.boven - stelsel.onder > NUL)
    if not doel.any():
        return
    vast = np.where(stelsel.boven - stelsel.onder > NUL, 0.0, stelsel.onder)
    over = replace(stelsel, rechts=stelsel.rechts - stelsel.matrix @ vast)
    kolommen = csc_array(over.matrix)[:, los]
    hoog, breed = kolommen.shape
    rij = kolommen.indices
    kolom = np.repeat(np.arange(breed), np.diff(kolommen.indptr))
    verband = csr_array((np.ones(len(rij)), (rij, hoog + kolom)), shape=(hoog + breed, hoog + breed))
    _, groep = connected_components(verband, directed=False)
    nodig = np.unique(groep[hoog:][doel[los]])
    grootte = np.bincount(groep[hoog:])[nodig]
    bundel_van = np.full(groep.max() + 1, -1)
    bundel_van[nodig] = np.cumsum(grootte) // bundel
    van_rij, van_kolom = bundel_van[groep[:hoog]], bundel_van[groep[hoog:]]
    rijen, kolommen_van = sort_op(van_rij), sort_op(van_kolom)
    for nummer, eigen in kolommen_van.items():
        if nummer >= 0:
            hier = rijen.get(nummer, np.zeros(0, dtype=np.int64))
            yield hier, los[eigen], over.only(hier, los[eigen])


def sort_op(groep: Plekken) -> dict[int, Plekken]:
    """Return the places of each number, in order."""
    volgorde = np.argsort(groep, kind="stable")
    nummers, begin = np.unique(groep[volgorde], return_index=True)
    return dict(zip(nummers.tolist(), np.split(volgorde, begin[1:]), strict=True))


def explore(
    stelsel: Stelsel, doel: Bits, breedte: Getallen, punt: Getallen | None
) -> tuple[Getallen, Getallen]:
    """Look at corners that push all narrow unknowns at once, then at what is left one by one."""
    generator = np.random.default_rng(ZAAD)
    programma = Programma(stelsel)
    onder, boven = begin_at(punt, len(doel))

    def visit(gewicht: Getallen) -> None:
        nonlocal onder, boven
        hoek = programma.solve(gewicht)
        onder, boven = np.minimum(onder, hoek), np.maximum(boven, hoek)

    for ronde in range(HOEKEN):
        nauw = doel & ~(boven - onder >= breedte - NUL)
        if not nauw.any():
            break
        # The first corners push all alike, later ones a few hard.
        gewicht = np.where(nauw, generator.random(len(doel)) ** (1 + ronde), 0.0)
        visit(gewicht)
        visit(-gewicht)
    for nummer in np.flatnonzero(doel & ~(boven - onder >= breedte - NUL)):
        if boven[nummer] - onder[nummer] < breedte[nummer] - NUL:
            alleen = np.zeros(len(doel))
            alleen[nummer] = 1.0
            visit(alleen)
            visit(-alleen)
    return onder, boven
