"""Which figures to hide so that every proof loses one of its grounds, at the lowest cost: a weighted cover."""

from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np

from pipelines.programma import cover_best

EXACT = 40
"""Up to this many grounds that hang together the best choice is reckoned; beyond it each next one is the cheapest."""
KNOPEN = 500
"""Branches the solver may look at: a bound that is the same on every machine, unlike seconds."""

Bewijzen = Sequence[frozenset[int]]


def choose(bewijzen: Collection[frozenset[int]], prijs: Mapping[int, float]) -> set[int]:
    """Choose grounds so that each proof holds one of them, cheaply; what hangs together is chosen together."""
    gekozen, over = strip(bewijzen, prijs)
    for groep in split_groepen(sorted(over, key=sorted)):
        stap = choose_greedy(groep, prijs)
        # No cover is cheaper than the cheapest ground of the dearest proof.
        minstens = max(min(prijs[grond] for grond in bewijs) for bewijs in groep)
        kosten = sum(prijs[grond] for grond in stap)
        if kosten > minstens and len(frozenset().union(*groep)) <= EXACT:
            stap = choose_best(groep, prijs) or stap
        gekozen |= stap
    return gekozen


def strip(
    bewijzen: Collection[frozenset[int]], prijs: Mapping[int, float]
) -> tuple[set[int], set[frozenset[int]]]:
    """Take the grounds that some cheapest cover certainly holds; return them and what is left to choose."""
    gekozen: set[int] = set()
    over = set(bewijzen)
    while True:
        over = keep_kleinste(over)
        enig = {grond for bewijs in over if len(bewijs) == 1 for grond in bewijs}
        gekozen |= enig
        over = {bewijs for bewijs in over if not bewijs & enig}
        zwak = find_zwak(over, prijs)
        if not zwak:
            return gekozen, over
        over = {bewijs - zwak for bewijs in over}


def keep_kleinste(bewijzen: Collection[frozenset[int]]) -> set[frozenset[int]]:
    """Leave out each proof that holds another one: who breaks that, breaks it too."""
    per_eerste: dict[int, list[frozenset[int]]] = {}
    for bewijs in sorted(bewijzen, key=len):
        if not any(klein <= bewijs for grond in bewijs for klein in per_eerste.get(grond, ())):
            per_eerste.setdefault(min(bewijs), []).append(bewijs)
    return {bewijs for groep in per_eerste.values() for bewijs in groep}


def find_zwak(bewijzen: Collection[frozenset[int]], prijs: Mapping[int, float]) -> set[int]:
    """Find the grounds beside which, in all their proofs, stands one that costs no more and breaks no fewer."""
    per_grond: dict[int, list[frozenset[int]]] = {}
    for bewijs in bewijzen:
        for grond in bewijs:
            per_grond.setdefault(grond, []).append(bewijs)
    rang = {grond: (prijs[grond], -len(eigen), grond) for grond, eigen in per_grond.items()}
    return {
        grond
        for grond, eigen in per_grond.items()
        if any(rang[ander] < rang[grond] for ander in frozenset.intersection(*eigen))
    }


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
    vak = np.array([[grond in bewijs for grond in gronden] for bewijs in bewijzen])
    kies = cover_best(vak, np.array([prijs[grond] for grond in gronden]), knopen=KNOPEN)
    return set() if kies is None else {gronden[plek] for plek in np.flatnonzero(kies)}
