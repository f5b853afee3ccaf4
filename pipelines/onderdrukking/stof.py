"""What a build decides on: its counts and figures, of all periods or of some."""

from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipelines.tonen import Verborgen

Plekken = npt.NDArray[np.int64]


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
        bits = {naam: getattr(geheel, naam).copy() for naam in ("telling", "teller", "aandeel", "klasse")}
        for naam, eigen in bits.items():
            eigen[self.klasse if naam == "klasse" else self.telling] = getattr(deel, naam)
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
        telling, klasse = (
            np.flatnonzero(tabel["kwartaal"].isin(list(perioden)))
            for tabel in (self.telling, self.klassetelling)
        )
        nieuw = np.full(len(self.telling) + 1, -1)
        nieuw[telling] = np.arange(len(telling))
        nummers = {
            naam: nieuw[self.vergelijking[naam].fillna(-1).to_numpy(dtype=np.int64)]
            for naam in ("teller_nr", "noemer_nr", "gevraagd_nr")
        }
        blijft = nummers["teller_nr"] >= 0
        over = {naam: np.where(nr < 0, np.nan, nr)[blijft] for naam, nr in nummers.items()}
        klassen = self.klassetelling.iloc[klasse]
        deel = replace(
            self,
            telling=self.telling.iloc[telling].reset_index(drop=True).assign(nr=np.arange(len(telling))),
            klassetelling=klassen.reset_index(drop=True).assign(
                nr=np.arange(len(klasse)), geheel_nr=nieuw[klassen["geheel_nr"].to_numpy(dtype=np.int64)]
            ),
            vergelijking=self.vergelijking[blijft].reset_index(drop=True).assign(**over),
        )
        return deel, Plek(telling, klasse, len(self.telling))
