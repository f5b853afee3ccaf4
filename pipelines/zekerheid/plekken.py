"""Places in a funnel: limits at each size, and where every place stands, coarse ones as the stretch they are."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipelines.zekerheid.grondslag import Getallen, Grenzen
from pipelines.zekerheid.trechter import (
    BINNEN,
    BUITEN,
    compute_trechter,
    compute_trechter_gemiddelde,
    measure_overdispersie,
    place_in_trechter,
)

PUNTEN = 60
"""At most so many sizes are drawn between the smallest and the largest place."""


@dataclass(frozen=True)
class Plek:
    """One visible place: its value lies from `laag` to `hoog`, which differ only when it is coarse."""

    n: float
    laag: float
    hoog: float
    is_hier: bool = False

    @property
    def midden(self) -> float:
        return (self.laag + self.hoog) / 2


@dataclass(frozen=True)
class Trechter:
    """The whole, the limits at a row of sizes, where each place stands, and how much more than chance they differ."""

    geheel: float
    n: Getallen
    binnen: Grenzen
    buiten: Grenzen
    standen: tuple[tuple[str, str], ...]
    overdispersie: float


def make_trechter(plekken: Sequence[Plek], geheel: float, *, spreiding: float | None = None) -> Trechter:
    """Lay places around the whole; with `spreiding` the figure is a mean, else a share."""
    eigen = np.array([p.n for p in plekken])
    fout = np.sqrt((geheel * (1 - geheel) if spreiding is None else spreiding**2) / eigen)
    # A coarse value is off by at most half its stretch, evenly.
    grof = np.array([p.hoog - p.laag for p in plekken]) / np.sqrt(12)
    z = (np.array([p.midden for p in plekken]) - geheel) / np.sqrt(fout**2 + grof**2)
    extra = measure_overdispersie(z)
    # Whole numbers of people: half a person has no binomial limits.
    n = np.unique(np.rint(np.linspace(max(1.0, eigen.min() * 0.8), eigen.max() * 1.05, PUNTEN))).astype(
        np.float64
    )

    def grenzen(aantal: Getallen, dekking: float) -> Grenzen:
        if spreiding is None:
            return compute_trechter(aantal, geheel, dekking=dekking, spreiding_extra=extra)
        return compute_trechter_gemiddelde(aantal, geheel, spreiding, dekking=dekking, spreiding_extra=extra)

    standen = [
        tuple(
            place_in_trechter(p.laag, p.hoog, float(onder[i]), float(boven[i]))
            for onder, boven in (grenzen(eigen, BINNEN), grenzen(eigen, BUITEN))
        )
        for i, p in enumerate(plekken)
    ]
    return Trechter(
        geheel, n, grenzen(n, BINNEN), grenzen(n, BUITEN), tuple((a, b) for a, b in standen), extra
    )
