"""The text of a file under our own column names, and where each cell stands in the provider's file."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from pipelines.ruw import RIJ
from schemas.bevinding import Plaats

BLAD = "_blad"
TABEL = "_tabel"
LETTER = "_letter"
KOP = "_kop"
NR = "_nr"
MAAND = "maand"
"""Internal column of tellingen: the month of a count that covers less than the quarter."""


@dataclass(frozen=True)
class Kolomplaats:
    """The letter and header of a column; both empty when the value came from above the header."""

    letter: str
    kop: str


@dataclass(frozen=True)
class Bron:
    """`tekst` has `_nr`, `_tabel`, `_blad`, `_rij` and one String column per field found.

    `_letter` and `_kop` are present when the cell of `aantal` differs per row (an unpivoted table).
    """

    tekst: pl.DataFrame
    plaatsen: Mapping[tuple[int, str], Kolomplaats]

    @property
    def kolommen(self) -> frozenset[str]:
        """The fields the file has in any of its tables."""
        return frozenset(self.tekst.columns)

    def plaatsen_van(self, nrs: pl.Series, veld: str) -> list[Plaats]:
        """Return where the cells of a field stand, for rows by number, in that order."""
        nodig = [naam for naam in (TABEL, BLAD, RIJ, LETTER, KOP) if naam in self.tekst.columns]
        rijen = self.tekst.select(pl.col(nodig).gather(nrs))
        letters, koppen = self._kolom_per_rij(rijen, veld)
        return [
            Plaats(blad, rij if letter else None, letter, kop)
            for blad, rij, letter, kop in zip(rijen[BLAD], rijen[RIJ], letters, koppen, strict=True)
        ]

    def _kolom_per_rij(self, rijen: pl.DataFrame, veld: str) -> tuple[list[str], list[str]]:
        gevonden = [self.plaatsen.get((tabel, veld)) for tabel in rijen[TABEL]]
        letters = [plaats.letter if plaats else "" for plaats in gevonden]
        koppen = [plaats.kop if plaats else "" for plaats in gevonden]
        if LETTER not in rijen.columns or veld != "aantal":
            return letters, koppen
        eigen = zip(rijen[LETTER], rijen[KOP], letters, koppen, strict=True)
        paren = [(eigen_l or letter, eigen_k or kop) for eigen_l, eigen_k, letter, kop in eigen]
        return [paar[0] for paar in paren], [paar[1] for paar in paren]
