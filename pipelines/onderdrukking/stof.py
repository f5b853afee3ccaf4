"""What a build decides on: its counts and figures, of all periods or of some."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipelines.tonen import Verborgen

Plekken = npt.NDArray[np.int64]
Codes = npt.NDArray[np.object_]


@dataclass(frozen=True)
class Plek:
    """The places of some tellingen and klassen in the tables they were taken from, `omvang` the number of tellingen there."""

    telling: Plekken
    klasse: Plekken
    omvang: int

    @property
    def cel(self) -> Plekken:
        """Return their places in the list of tellingen with the klassen behind them."""
        return np.concatenate([self.telling, self.omvang + self.klasse])

    def put(self, deel: Verborgen, geheel: Verborgen) -> Verborgen:
        """Put what was decided of these in its place among all."""
        bits = {veld.name: getattr(geheel, veld.name).copy() for veld in fields(Verborgen)}
        for naam, eigen in bits.items():
            eigen[self.klasse if naam.startswith("klasse") else self.telling] = getattr(deel, naam)
        return Verborgen(**bits)


@dataclass(frozen=True)
class Cijferstof:
    """The tables from which a build decides what to hide, each in order of its number."""

    telling: pd.DataFrame
    klassetelling: pd.DataFrame
    vergelijking: pd.DataFrame
    definitie: pd.DataFrame
    regio: pd.DataFrame
    bron: pd.DataFrame

    @property
    def perioden(self) -> frozenset[str]:
        """Return every period there are counts of."""
        return frozenset(self.telling["kwartaal"].unique())

    def only(self, perioden: Collection[str]) -> tuple["Cijferstof", Plek]:
        """Keep the counts of these periods and the figures about them, numbered anew; say where they stood."""
        telling, klasse, figuur = (
            np.flatnonzero(np.isin(van, list(perioden))) for van in self._find_perioden()
        )
        return self._take(telling, klasse, figuur)

    def split(self) -> Iterator[tuple[str, "Cijferstof", Plek]]:
        """Take the periods apart, each numbered anew, and say where its counts stood: no sum runs over two periods."""
        plekken = [split_op(van) for van in self._find_perioden()]
        geen = np.zeros(0, dtype=np.int64)
        for periode in sorted(plekken[0]):
            yield periode, *self._take(*(waar.get(periode, geen) for waar in plekken))

    def _find_perioden(self) -> tuple[Codes, Codes, Codes]:
        """Find the period of each telling, klassetelling and figure."""
        telling, klasse = (
            tabel["kwartaal"].to_numpy(dtype=object) for tabel in (self.telling, self.klassetelling)
        )
        return telling, klasse, telling[self.vergelijking["teller_nr"].to_numpy(dtype=np.int64)]

    def _take(self, telling: Plekken, klasse: Plekken, figuur: Plekken) -> tuple["Cijferstof", Plek]:
        """Keep these rows, numbered anew."""
        nieuw = np.full(len(self.telling) + 1, -1)
        nieuw[telling] = np.arange(len(telling))
        figuren, klassen = self.vergelijking.iloc[figuur], self.klassetelling.iloc[klasse]
        nummers = {
            naam: nieuw[figuren[naam].fillna(-1).to_numpy(dtype=np.int64)]
            for naam in ("teller_nr", "noemer_nr", "gevraagd_nr")
        }
        deel = replace(
            self,
            telling=self.telling.iloc[telling].reset_index(drop=True).assign(nr=np.arange(len(telling))),
            klassetelling=klassen.reset_index(drop=True).assign(
                nr=np.arange(len(klasse)), geheel_nr=nieuw[klassen["geheel_nr"].to_numpy(dtype=np.int64)]
            ),
            vergelijking=figuren.reset_index(drop=True).assign(
                **{naam: np.where(nr < 0, np.nan, nr) for naam, nr in nummers.items()}
            ),
        )
        return deel, Plek(telling, klasse, len(self.telling))


def split_op(codes: Codes) -> dict[str, Plekken]:
    """Return the places of each code, in order."""
    nummer, namen = pd.factorize(codes)
    volgorde = np.argsort(nummer, kind="stable")
    grenzen = np.searchsorted(nummer[volgorde], np.arange(1, len(namen)))
    return dict(zip(namen.tolist(), np.split(volgorde, grenzen), strict=True)) if len(namen) else {}
