"""Clusters of tiles on a grid: each gebied with its buurten, where the layout says, else under the rest."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipelines.tegelkaart import Tegel


@dataclass(frozen=True)
class Vak:
    """A rectangle on the grid: first column and row, counted from 1, and how far it reaches."""

    kolom: int
    rij: int
    breedte: int
    hoogte: int = 1


@dataclass(frozen=True)
class Cluster:
    """One gebied: its rectangle on the map, and the place and short name of each tile within it."""

    gebiedcode: str
    vak: Vak
    tegels: Mapping[str, Vak]
    namen: Mapping[str, str]


def make_clusters(tegels: Sequence[Tegel], buurten: Mapping[str, Sequence[str]]) -> list[Cluster]:
    """Arrange every gebied with its buurten; what the layout does not know comes under the map."""
    plek = {tegel.regiocode: tegel for tegel in tegels if tegel.regiocode}
    onderaan = max((tegel.rij for tegel in tegels), default=0) + 1
    uit = []
    for gebied, codes in buurten.items():
        bekend = gebied in plek and all(code in plek for code in codes)
        cluster = _drawn(gebied, codes, plek) if bekend else _stacked(gebied, codes, onderaan)
        onderaan += 0 if bekend else cluster.vak.hoogte
        uit.append(cluster)
    return sorted(uit, key=lambda c: (c.vak.rij, c.vak.kolom))


def find_water(tegels: Sequence[Tegel]) -> list[tuple[str, Vak]]:
    """Return the water with its name."""
    return [(t.naam, Vak(t.kolom, t.rij, t.breedte)) for t in tegels if not t.regiocode]


def _drawn(gebied: str, codes: Sequence[str], plek: Mapping[str, Tegel]) -> Cluster:
    eigen = [plek[code] for code in (gebied, *codes)]
    links, boven = min(t.kolom for t in eigen), min(t.rij for t in eigen)
    rechts, onder = max(t.kolom + t.breedte for t in eigen), max(t.rij for t in eigen)
    return Cluster(
        gebied,
        Vak(links, boven, rechts - links, onder - boven + 1),
        {t.regiocode: Vak(t.kolom - links + 1, t.rij - boven + 1, t.breedte) for t in eigen},
        {t.regiocode: t.naam for t in eigen},
    )


def _stacked(gebied: str, codes: Sequence[str], rij: int) -> Cluster:
    breedte = max(2, math.ceil(math.sqrt(len(codes))))
    tegels = {gebied: Vak(1, 1, breedte)}
    tegels |= {code: Vak(i % breedte + 1, i // breedte + 2, 1) for i, code in enumerate(codes)}
    return Cluster(gebied, Vak(1, rij, breedte, 1 + math.ceil(len(codes) / breedte)), tegels, {})
