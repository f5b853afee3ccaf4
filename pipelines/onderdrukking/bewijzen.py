"""What follows only from several equations at once: asked of the solver, with a proof."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from pipelines.aanval.oordeel import Maatstaf
from pipelines.onderdrukking.redenen import Grens, Versmalling
from pipelines.onderdrukking.samenhang import Samenhang
from pipelines.programma import Programma
from pipelines.ruimte import NUL, Stelsel, drop_ruim, split_bundels

Bits = npt.NDArray[np.bool_]
Getallen = npt.NDArray[np.float64]
Plekken = npt.NDArray[np.int64]
Bewijs = tuple[int, set[int]]
"""A node that follows too narrowly, and the published nodes it follows from."""

DRADEN = 2
GROOT = 6_000
"""From this many unknown counts on, walking from corner to corner takes too long."""
HOEKEN, TRAAG, WEINIG = 60, 0.8, 5
"""How often all are pushed at once; the part that may be left for that to go on, or else how many it must open.

Then each is asked by itself.
"""
HOEKEN_GROOT, TRAAG_GROOT = 40, 0.97
"""The same for a large part, of which each by itself would take too long."""
KRINGEN = 3
ZAAD = 599


@dataclass
class Onderzoek:
    """What is asked (per node how wide it must be able to move), and between which points it was seen to move."""

    samenhang: Samenhang
    maatstaf: Maatstaf
    doel: Plekken
    laag: Getallen
    hoog: Getallen

    @property
    def knoop(self) -> Plekken:
        """Return the node of each count in `doel`."""
        return self.samenhang.knoop[self.doel]

    def find_nauw(self, onder: Getallen, boven: Getallen) -> Bits:
        """Answer per count in `doel` whether these bounds per node are too narrow for it."""
        return self.maatstaf.is_nauw(np.ceil(onder[self.knoop] - NUL), np.floor(boven[self.knoop] + NUL))

    def is_ruim(self) -> Bits:
        """Answer per count in `doel` whether it was seen to move as far as is asked."""
        return np.asarray(self.hoog[self.knoop] - self.laag[self.knoop] >= self.maatstaf.breedte - NUL)

    def visit(self, nummers: Plekken, punt: Getallen) -> None:
        """Remember a possible point."""
        self.laag[nummers] = np.minimum(self.laag[nummers], punt)
        self.hoog[nummers] = np.maximum(self.hoog[nummers], punt)


def prove_met_programma(
    onderzoek: Onderzoek, versmald: Versmalling, doel: Bits, kan: Bits, *, genoeg: int
) -> Iterator[Bewijs]:
    """Prove what follows only from several equations at once, by linear programming; `kan`: can a node be hidden.

    Of one part no more than `genoeg` that one can do something about: many leaks rest on the same few grounds.
    """
    van, tot = (grens[onderzoek.knoop] for grens in (versmald.onder, versmald.boven))
    doel = doel & onderzoek.maatstaf.can_be_small(van, tot)
    # Of what was seen to move less: not whether it may be small, for it may go further than it was seen to.
    doel &= ~onderzoek.is_ruim()
    if not doel.any():
        return
    omvang = len(onderzoek.laag)
    breedte = np.zeros(omvang)
    np.maximum.at(breedte, onderzoek.knoop[doel], onderzoek.maatstaf.breedte[doel])
    nul = np.zeros(versmald.matrix.shape[0])
    slap = np.arange(omvang) >= onderzoek.samenhang.aantal_knopen
    stelsel = drop_ruim(Stelsel(versmald.matrix, nul, versmald.onder, versmald.boven, slap))
    vraag = Vraag(onderzoek, versmald, doel, onderzoek.knoop, breedte, kan, genoeg)
    # Each by itself: what is hidden in one quarter may not hang on which others are in the build. Parts have no
    # node together, and the solver lets other threads go on.
    with ThreadPoolExecutor(DRADEN) as draden:
        antwoorden = list(draden.map(partial(ask_deel, vraag), split_bundels(stelsel, breedte > 0, bundel=1)))
    yield from (bewijs for bewijzen in antwoorden for bewijs in bewijzen)


@dataclass(frozen=True)
class Vraag:
    """What one round asks: of which counts (`doel`, each on a `knoop`), and how wide a node must be (0: not asked).

    `kan`: can a node be hidden; `genoeg`: so many proofs of one part that rest on such a node.
    """

    onderzoek: Onderzoek
    versmald: Versmalling
    doel: Bits
    knoop: Plekken
    breedte: Getallen
    kan: Bits
    genoeg: int

    def is_nauw(self, knoop: int) -> bool:
        """Answer whether a count on this node follows too narrowly from how far it was seen to move."""
        hier = np.flatnonzero(self.doel & (self.knoop == knoop))
        van, tot = (np.full(len(hier), grens[knoop]) for grens in (self.onderzoek.laag, self.onderzoek.hoog))
        return bool(self.onderzoek.maatstaf.pick(hier).is_nauw(np.ceil(van - NUL), np.floor(tot + NUL)).any())


@dataclass(frozen=True)
class Stuk:
    """One part in the solver: its equations over all nodes, also the fixed ones, its free nodes and what each must span."""

    programma: Programma
    heel: csr_array
    nummers: Plekken
    breedte: Getallen

    @property
    def is_groot(self) -> bool:
        """Answer whether there are too many unknowns to walk from corner to corner."""
        return self.programma.is_schets

    @property
    def rij(self) -> Plekken:
        """Return the equation of each coefficient in `heel`."""
        return np.repeat(np.arange(self.heel.shape[0]), np.diff(self.heel.indptr))

    def find_open(self, onderzoek: Onderzoek) -> Plekken:
        """Find the places in `nummers` that were not yet seen to move far enough."""
        ruimte = onderzoek.hoog[self.nummers] - onderzoek.laag[self.nummers]
        return np.flatnonzero((self.breedte > 0) & (ruimte < self.breedte - NUL))


def ask_deel(vraag: Vraag, deel: tuple[Plekken, Plekken, Stelsel]) -> list[Bewijs]:
    """Ask one part, and prove what follows too narrowly in it."""
    rijen, nummers, stelsel = deel
    breedte = vraag.breedte[nummers]
    if is_vrij(stelsel):
        stretch(vraag.onderzoek, nummers, breedte)
    programma = Programma(stelsel, is_schets=int((~stelsel.slap).sum()) > GROOT)
    stuk = Stuk(programma, vraag.versmald.matrix[rijen], nummers, breedte)
    over = push_samen(vraag.onderzoek, stuk)
    if stuk.is_groot:
        return [(k, list_omtrek(stuk, vraag.versmald, k, vraag.kan)) for k in nummers[over].tolist()]
    return list(prove_een_voor_een(vraag, stuk, over))


def prove_een_voor_een(vraag: Vraag, stuk: Stuk, over: Plekken) -> Iterator[Bewijs]:
    """Prove what stays narrow, until there are enough proofs that can lose a ground."""
    gehad = 0
    for knoop, gronden in ask_een_voor_een(vraag.onderzoek, stuk, over):
        if vraag.is_nauw(knoop):
            bron = vraag.versmald.explain(gronden)
            yield knoop, bron
            gehad += any(vraag.kan[grond] for grond in bron)
            if gehad == vraag.genoeg:
                return


def is_vrij(stelsel: Stelsel) -> bool:
    """Answer whether nothing is published of a part: any number of times what is possible is then possible too."""
    return not stelsel.rechts.any() and not stelsel.onder.any() and not np.isfinite(stelsel.boven).any()


def stretch(onderzoek: Onderzoek, nummers: Plekken, breedte: Getallen) -> None:
    """Visit nothing at all, and so many times the true counts that the smallest of them has moved far enough."""
    punt = onderzoek.samenhang.punt[nummers]
    onderzoek.visit(nummers, np.zeros(len(nummers)))
    onderzoek.visit(nummers, (breedte.max() + 1) * punt)


def push_samen(onderzoek: Onderzoek, stuk: Stuk) -> Plekken:
    """Push all at once, each in a direction drawn by chance, until that opens too few; return what is left."""
    generator = np.random.default_rng(ZAAD)
    hoeken, traag = (HOEKEN_GROOT, TRAAG_GROOT) if stuk.is_groot else (HOEKEN, TRAAG)
    over = stuk.find_open(onderzoek)
    for _ in range(hoeken):
        gewicht = np.zeros(len(stuk.nummers))
        gewicht[over] = generator.standard_normal(len(over))
        for richting in (gewicht, -gewicht):
            onderzoek.visit(stuk.nummers, stuk.programma.solve(richting))
        eerst, over = len(over), stuk.find_open(onderzoek)
        if not len(over) or (len(over) > traag * eerst and eerst - len(over) < WEINIG):
            break
    return over


def ask_een_voor_een(onderzoek: Onderzoek, stuk: Stuk, over: Plekken) -> Iterator[tuple[int, list[Grens]]]:
    """Push each by itself, both ways; yield what stays narrow, and by which bounds."""
    for nummer in over.tolist():
        knoop = int(stuk.nummers[nummer])
        gronden: list[Grens] = []
        for teken in (1.0, -1.0):
            if onderzoek.hoog[knoop] - onderzoek.laag[knoop] >= stuk.breedte[nummer] - NUL:
                break
            gewicht = np.zeros(len(stuk.nummers))
            gewicht[nummer] = teken
            onderzoek.visit(stuk.nummers, stuk.programma.solve(gewicht))
            gronden.extend(list_gronden(stuk.heel, stuk.programma.prijzen, knoop, teken))
        else:
            if onderzoek.hoog[knoop] - onderzoek.laag[knoop] < stuk.breedte[nummer] - NUL:
                yield knoop, gronden


def list_omtrek(stuk: Stuk, versmald: Versmalling, knoop: int, kan: Bits) -> set[int]:
    """List the published nodes that the bounds of the nodes around this one follow from, so far out that one can be hidden.

    Proving what a large part tells of a node would take too long: what stands around it is hidden, sooner or later
    all of it, and that is more than a proof would ask.
    """
    kring = np.array([knoop])
    bron: set[int] = set()
    for _ in range(KRINGEN):
        rijen = np.isin(stuk.heel.indices, kring)
        eigen = np.isin(stuk.rij, stuk.rij[rijen])
        kring = np.unique(stuk.heel.indices[eigen])
        bron = versmald.explain([(ander, is_onder) for ander in kring.tolist() for is_onder in (True, False)])
        if any(kan[ander] for ander in bron):
            break
    return bron


def list_gronden(matrix: csr_array, prijzen: Getallen, knoop: int, teken: float) -> list[Grens]:
    """List the bounds that a proof by duality rests on: every node whose reduced cost is not nought."""
    rijen = np.flatnonzero(np.abs(prijzen) > NUL)
    rest: dict[int, float] = {knoop: teken}
    for rij in rijen.tolist():
        van, tot = matrix.indptr[rij], matrix.indptr[rij + 1]
        for ander, waarde in zip(
            matrix.indices[van:tot].tolist(), matrix.data[van:tot].tolist(), strict=True
        ):
            rest[ander] = rest.get(ander, 0.0) - prijzen[rij] * waarde
    return [(ander, waarde > 0) for ander, waarde in rest.items() if abs(waarde) > NUL]
