"""Which figures to hide so that every proof loses one of its grounds, at the lowest cost: a weighted cover."""

from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

EXACT = 40
"""Up to this many grounds that hang together the best choice is reckoned; beyond it each next one is the cheapest."""
KNOPEN = 500
"""Branches the solver may look at: a bound that is the same on every machine, unlike seconds."""
HALF = 0.5

Bewijzen = Sequence[frozenset[int]]


def choose(bewijzen: Collection[frozenset[int]], prijs: Mapping[int, float]) -> set[int]:
    """Choose grounds so that each proof holds one of them, cheaply; what hangs together is chosen together."""
    gekozen: set[int] = set()
    for groep in split_groepen(sorted(set(bewijzen), key=sorted)):
        stap = choose_greedy(groep, prijs)
        # No cover is cheaper than the cheapest ground of the dearest proof.
        minstens = max(min(prijs[grond] for grond in bewijs) for bewijs in groep)
        kosten = sum(prijs[grond] for grond in stap)
        if kosten > minstens and len(frozenset().union(*groep)) <= EXACT:
            stap = choose_best(groep, prijs) or stap
        gekozen |= stap
    return gekozen


def split_groepen(bewijzen: Bewijzen) -> Iterator[list[frozenset[int]]]:
    """Split proofs that share no ground, not even through others."""
    per_grond: dict[int, list[int]] = {}
    for nummer, bewijs in enumerate(bewijzen):
        for grond in bewijs:
            per_grond.setdefault(grond, []).append(nummer)
    over = set(range(len(bewijzen)))
    while over:
        stapel, groep = [min(over)], []
        over.remove(stapel[0])
        while stapel:
            nummer = stapel.pop()
            groep.append(nummer)
            buren = {ander for grond in bewijzen[nummer] for ander in per_grond[grond]} & over
            over -= buren
            stapel.extend(sorted(buren))
        yield [bewijzen[nummer] for nummer in sorted(groep)]


def choose_greedy(bewijzen: Bewijzen, prijs: Mapping[int, float]) -> set[int]:
    """Choose again and again the ground that costs least per proof it takes away; equal: the first."""
    per_grond: dict[int, set[int]] = {}
    for nummer, bewijs in enumerate(bewijzen):
        for grond in bewijs:
            per_grond.setdefault(grond, set()).add(nummer)
    gekozen: set[int] = set()
    while per_grond:
        beste = min(per_grond, key=lambda grond: (prijs[grond] / len(per_grond[grond]), grond))
        gekozen.add(beste)
        for nummer in list(per_grond[beste]):
            for grond in bewijzen[nummer]:
                per_grond[grond].discard(nummer)
                if not per_grond[grond]:
                    del per_grond[grond]
    return gekozen


def choose_best(bewijzen: Bewijzen, prijs: Mapping[int, float]) -> set[int]:
    """Return the cheapest cover by integer programming (HiGHS); empty when it was not found within its bound."""
    gronden = sorted(frozenset().union(*bewijzen))
    vak = np.array([[grond in bewijs for grond in gronden] for bewijs in bewijzen], dtype=float)
    uitkomst = milp(
        np.array([prijs[grond] for grond in gronden]),
        constraints=LinearConstraint(vak, lb=1),
        integrality=np.ones(len(gronden)),
        bounds=Bounds(0, 1),
        options={"node_limit": KNOPEN},
    )
    if uitkomst.x is None:
        return set()
    return {grond for grond, kies in zip(gronden, uitkomst.x, strict=True) if kies > HALF}
