"""Hiding until the attack finds nothing: what still follows is proved, and each proof loses one of its grounds."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from pipelines.aanval.oordeel import Maatstaf
from pipelines.onderdrukking.figuren import (
    Figuren,
    bound_aantallen,
    find_delen,
    find_gezien,
    hide_verder,
    price_aantallen,
)
from pipelines.onderdrukking.keuze import choose
from pipelines.onderdrukking.redenen import Grens, Versmalling, narrow
from pipelines.onderdrukking.samenhang import Samenhang
from pipelines.programma import Programma
from pipelines.ruimte import NUL, Stelsel, drop_ruim, split_bundels
from pipelines.tonen import Verborgen
from schemas.errors import BouwError

Bits = npt.NDArray[np.bool_]
Getallen = npt.NDArray[np.float64]
Plekken = npt.NDArray[np.int64]

RONDES = 60
ZUINIG = 10
"""As many rounds hide as little as can be; later ones whatever a leak rests on."""
HOEKEN = 14
TRAAG = 0.8
ZAAD = 599
VEEL = 10
"""While sums alone give this many counts of a part away, the solver is not asked yet: most proofs are short."""
RESTPRIJS = 0.05
LEK = "Kleine aantallen blijven af te leiden uit wat er samen wordt gepubliceerd; er is niets gepubliceerd."


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

    def visit(self, nummers: Plekken, punt: Getallen) -> None:
        """Remember a possible point."""
        self.laag[nummers] = np.minimum(self.laag[nummers], punt)
        self.hoog[nummers] = np.maximum(self.hoog[nummers], punt)


def hide_samen(
    figuren: Figuren, samenhang: Samenhang, is_antwoord: Bits, verborgen: Verborgen, nodig: Bits
) -> Verborgen:
    """Hide more until, in the parts that are needed, no hidden count that may be small follows too narrowly.

    What is hidden more leaves every point possible that was, so ranges once found stay.
    """
    onderzoek = start_onderzoek(figuren, samenhang, is_antwoord)
    leden = sort_leden(samenhang)
    druk = nodig
    for ronde in range(RONDES):
        grenzen = bound_aantallen(figuren, verborgen)
        versmald = narrow_knopen(samenhang, grenzen, druk)
        bewijzen = [(knoop, bewijs) for knoop, bewijs in prove_alles(onderzoek, versmald, grenzen, druk)]
        kan = can_hide(figuren, samenhang, grenzen)
        gronden = [(knoop, frozenset(k for k in bewijs if kan[k])) for knoop, bewijs in bewijzen]
        # What follows from how counts are built up alone, follows whatever is hidden; the attack afterwards judges it.
        gronden = [(knoop, grond) for knoop, grond in gronden if grond]
        if not gronden:
            return verborgen
        druk = np.zeros_like(druk)
        druk[samenhang.deel[[knoop for knoop, _ in gronden]]] = True
        kosten = price_aantallen(figuren, verborgen).price(*grenzen)
        stap = {knoop: pick_leden(leden[knoop], grenzen) for _, grond in gronden for knoop in grond}
        # A little each, so that of what costs nothing no more is hidden than needed.
        prijs = {knoop: float(kosten[eigen].sum()) + RESTPRIJS for knoop, eigen in stap.items()}
        # The last few leaks hang on many figures at once: then all of those go.
        gekozen = choose([grond for _, grond in gronden], prijs) if ronde < ZUINIG else set(prijs)
        nummers = np.concatenate([stap[knoop] for knoop in sorted(gekozen)])
        verborgen = hide_verder(figuren, verborgen, nummers, grenzen)
    raise BouwError(LEK)


def start_onderzoek(figuren: Figuren, samenhang: Samenhang, is_antwoord: Bits) -> Onderzoek:
    """Choose the counts to protect: those somebody knows to exist, and that may be small for who knows the range."""
    is_deel, geheel = find_delen(figuren)
    # Of a part that only says how many answered, the rest tells nothing of anyone.
    geheel = np.where(is_deel & ~is_antwoord, np.inf, geheel)
    maatstaf = Maatstaf(is_deel, geheel, is_antwoord, figuren.drempel)
    aantal, ruim = figuren.aantal, 2.0 * figuren.drempel
    # A range below the threshold that holds a small number holds none of twice the threshold.
    klein = (aantal < ruim) | (is_deel & (geheel - aantal < ruim))
    gevraagd = np.zeros(len(aantal), dtype=bool)
    gevraagd[figuren.gevraagd[figuren.gevraagd >= 0]] = True
    for nummers in (figuren.teller, figuren.noemer):
        gevraagd[nummers[nummers >= 0]] = False
    doel = klein & ~gevraagd & (samenhang.knoop >= 0) & (find_gezien(figuren) | (aantal > 0))
    return Onderzoek(
        samenhang,
        maatstaf.pick(doel),
        np.flatnonzero(doel),
        samenhang.punt.copy(),
        samenhang.punt.copy(),
    )


def sort_leden(samenhang: Samenhang) -> list[Plekken]:
    """List the counts of each node."""
    nummers = np.flatnonzero(samenhang.knoop >= 0)
    op = nummers[np.argsort(samenhang.knoop[nummers], kind="stable")]
    grenzen = np.searchsorted(samenhang.knoop[op], np.arange(1, samenhang.aantal_knopen))
    return np.split(op, grenzen)


def narrow_knopen(samenhang: Samenhang, grenzen: tuple[Getallen, Getallen], druk: Bits) -> Versmalling:
    """Narrow what is published of each node by all sums, in the parts that are not at rest yet."""
    nummers = np.flatnonzero(samenhang.knoop >= 0)
    onder = samenhang.spread(nummers, grenzen[0], laag=True)
    boven = samenhang.spread(nummers, grenzen[1], laag=False)
    los = (boven > onder) & druk[samenhang.deel]
    rijen = np.zeros(samenhang.matrix.shape[0], dtype=bool)
    rijen[samenhang.rij[los[samenhang.matrix.indices]]] = True
    return narrow(samenhang.matrix, onder, boven, rijen)


def can_hide(figuren: Figuren, samenhang: Samenhang, grenzen: tuple[Getallen, Getallen]) -> Bits:
    """Answer per node whether something of it is still shown."""
    nummers = np.flatnonzero((samenhang.knoop >= 0) & np.isfinite(grenzen[1]) & find_gezien(figuren))
    kan = np.zeros(len(samenhang.punt), dtype=bool)
    kan[samenhang.knoop[nummers]] = True
    return kan


def pick_leden(leden: Plekken, grenzen: tuple[Getallen, Getallen]) -> Plekken:
    """Keep of the counts on one node those that tell most: hiding the others does not help while these are shown."""
    onder, boven = (grens[leden] for grens in grenzen)
    exact = leden[onder == boven]
    return exact if len(exact) else leden[np.isfinite(boven)]


def prove_alles(
    onderzoek: Onderzoek, versmald: Versmalling, grenzen: tuple[Getallen, Getallen], druk: Bits
) -> Iterator[tuple[int, set[int]]]:
    """Prove of each node that follows too narrowly from which published nodes it does."""
    deel = onderzoek.samenhang.deel
    doel = (grenzen[1] > grenzen[0])[onderzoek.doel] & druk[deel[onderzoek.knoop]]
    nauw = onderzoek.find_nauw(versmald.onder, versmald.boven) & doel
    knopen = np.unique(onderzoek.knoop[nauw])
    for knoop in knopen.tolist():
        yield knoop, versmald.explain([(knoop, True), (knoop, False)])
    rustig = np.bincount(deel[knopen], minlength=len(druk)) < VEEL
    yield from prove_met_programma(onderzoek, versmald, doel & ~nauw & rustig[deel[onderzoek.knoop]])


def prove_met_programma(
    onderzoek: Onderzoek, versmald: Versmalling, doel: Bits
) -> Iterator[tuple[int, set[int]]]:
    """Prove what follows only from several equations at once, by linear programming."""
    van, tot = (grens[onderzoek.knoop] for grens in (versmald.onder, versmald.boven))
    doel = doel & onderzoek.maatstaf.can_be_small(van, tot)
    doel &= onderzoek.find_nauw(onderzoek.laag, onderzoek.hoog)
    if not doel.any():
        return
    omvang = len(onderzoek.laag)
    breedte = np.zeros(omvang)
    np.maximum.at(breedte, onderzoek.knoop[doel], onderzoek.maatstaf.breedte[doel])
    nul = np.zeros(versmald.matrix.shape[0])
    slap = np.arange(omvang) >= onderzoek.samenhang.aantal_knopen
    stelsel = drop_ruim(Stelsel(versmald.matrix, nul, versmald.onder, versmald.boven, slap))
    verdacht: list[tuple[int, list[Grens]]] = []
    # Each by itself: what is hidden in one quarter may not hang on which others are in the build.
    for rijen, nummers, deel in split_bundels(stelsel, breedte > 0, bundel=1):
        verdacht.extend(explore(onderzoek, deel, versmald.matrix[rijen], nummers, breedte[nummers]))
    nauw = np.zeros(omvang, dtype=bool)
    nauw[onderzoek.knoop[doel & onderzoek.find_nauw(onderzoek.laag, onderzoek.hoog)]] = True
    yield from ((knoop, versmald.explain(gronden)) for knoop, gronden in verdacht if nauw[knoop])


def explore(
    onderzoek: Onderzoek,
    deel: Stelsel,
    heel: csr_array,
    nummers: Plekken,
    breedte: Getallen,
) -> Iterator[tuple[int, list[Grens]]]:
    """Look at corners that push all at once, then one by one; yield what stays narrow, and by which bounds.

    `heel` is the same equations as `deel` over all nodes: also those that are fixed.
    """
    generator = np.random.default_rng(ZAAD)
    programma = Programma(deel)

    def find_open() -> Plekken:
        ruimte = onderzoek.hoog[nummers] - onderzoek.laag[nummers]
        return np.flatnonzero((breedte > 0) & (ruimte < breedte - NUL))

    over = find_open()
    for _ in range(HOEKEN):
        gewicht = np.zeros(len(nummers))
        gewicht[over] = generator.standard_normal(len(over))
        for richting in (gewicht, -gewicht):
            onderzoek.visit(nummers, programma.solve(richting))
        eerst, over = len(over), find_open()
        # What a corner does not open any more is asked by itself.
        if not len(over) or len(over) > TRAAG * eerst:
            break
    for nummer in find_open().tolist():
        gronden: list[Grens] = []
        for teken in (1.0, -1.0):
            knoop = nummers[nummer]
            if onderzoek.hoog[knoop] - onderzoek.laag[knoop] >= breedte[nummer] - NUL:
                break
            gewicht = np.zeros(len(nummers))
            gewicht[nummer] = teken
            onderzoek.visit(nummers, programma.solve(gewicht))
            gronden.extend(list_gronden(heel, programma.prijzen, int(knoop), teken))
        else:
            if onderzoek.hoog[knoop] - onderzoek.laag[knoop] < breedte[nummer] - NUL:
                yield int(knoop), gronden


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
