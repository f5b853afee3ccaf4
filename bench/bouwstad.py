"""An invented city of any size for the benchmark of the build: parties, interventions and their checked files.

A *meting* here is one row of an accepted file (a trajectory as one quarter describes it). The places are
those of Rotterdam; everything else is drawn by chance, the same each time. More rows means more trajectories
per cell: places, parties, interventions and quarters stay, so that the number of figures hardly grows. Some
buurten of a party have many young people and some very few, so that there is something to hide at every size.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd
import polars as pl

from pipelines.reference import Referentie
from pipelines.rijenopslag import write_rijen
from pipelines.stad import KOLOMMEN_STAD, Aanleverbron, Stad
from schemas.vocabulary import Kwartaal

PARTIJEN = 20
INTERVENTIES = 1
PLAATSEN = 7
"""Buurten in which one party works; the same every quarter."""
KRIMP = 0.5
"""Of each next buurt of a party as part of the one before: the last of seven has a sixty-fourth of the first."""
KWARTALEN = 12
"""From the first quarter of which figures are shown: three years, as long as a contract runs."""
EERSTE = Kwartaal(2023, 3)
REDENEN = ("volgens_plan", "voortijdig_negatief", "voortijdig_overig", "doorverwezen", "onbekend")
KANSEN = (0.6, 0.1, 0.1, 0.1, 0.1)
TOELEIDINGEN = ("gemeente", "school", "zelf", "aanbieder")
INFORMANTEN = ("jongere", "ouder")
ANTWOORDEN = ("ja", "nee", "weet_niet")
BIJ_EINDE = ("einddatum", "reden_einde", "nut", "informant", "zonder_hulp_verder")


@dataclass(frozen=True)
class Maat:
    """How many rows a city delivers in all."""

    rijen: int

    @property
    def per_bestand(self) -> int:
        """Rows in one file: of one party in one quarter."""
        return max(1, self.rijen // (KWARTALEN * PARTIJEN))


def make_stad() -> Stad:
    """Return the invented parties and their interventions; every first one is individual help."""
    partijen = [f"partij_{p:02}" for p in range(PARTIJEN)]
    interventies = [f"{partij}_{i}" for partij in partijen for i in range(INTERVENTIES)]
    rijen: dict[str, list[tuple[object, ...]]] = {
        "partijen": [(code, code.title(), "aanbieder") for code in partijen],
        "interventies": [
            (code, code.title(), "jongeren", 8, 17, 2, True, code.endswith("_0")) for code in interventies
        ],
        "interventie_factor": [(code, "CTC-08", 2, "", "verzonnen", False) for code in interventies],
    }
    return Stad(
        **{naam: pd.DataFrame(rijen.get(naam, []), columns=list(k)) for naam, k in KOLOMMEN_STAD.items()}
    )


def write_bronnen(maat: Maat, referentie: Referentie, map_: Path) -> Iterator[Aanleverbron]:
    """Write every file of every party, oldest quarter first."""
    regios = referentie.regios
    buurten = regios.loc[(regios["niveau"] == "buurt") & regios["is_woongebied"], "code"].to_numpy(dtype=str)
    for k in range(KWARTALEN):
        for p in range(PARTIJEN):
            nummer = k * PARTIJEN + p + 1
            plaatsen = np.random.default_rng(p).choice(buurten, PLAATSEN, replace=False)
            kwartaal = EERSTE.plus(k)
            tabel = make_trajecten(maat.per_bestand, f"partij_{p:02}", kwartaal, plaatsen, seed=nummer)
            pad = map_ / f"{nummer:04}.parquet"
            with pad.open("wb") as bestand:
                write_rijen(tabel, bestand)
            yield Aanleverbron(
                aanlevering_id=nummer,
                partijcode=f"partij_{p:02}",
                kwartaal=str(kwartaal),
                soort="trajecten",
                versie=1,
                is_vastgesteld=True,
                bestandsnaam=pad.name,
                aantal_rijen=tabel.height,
                sha256=hashlib.sha256(pad.read_bytes()).hexdigest(),
                lees=partial(Path.read_bytes, pad),
            )


def make_trajecten(
    rijen: int, partij: str, kwartaal: Kwartaal, plaatsen: "np.typing.NDArray[np.str_]", *, seed: int
) -> pl.DataFrame:
    """Draw the trajectories of one file; half of them ended in the quarter and answered."""
    kans = np.random.default_rng(seed)
    eerste = np.datetime64(kwartaal.eerste_dag)
    drukte = KRIMP ** np.arange(len(plaatsen))
    tabel = pl.DataFrame(
        {
            "traject_id": [f"T{i:07}" for i in range(rijen)],
            "interventie": kans.choice([f"{partij}_{i}" for i in range(INTERVENTIES)], rijen),
            "regio": kans.choice(plaatsen, rijen, p=drukte / drukte.sum()),
            "kwartaal": [str(kwartaal)] * rijen,
            "leeftijd": kans.integers(6, 19, rijen),
            "leeftijdsgroep": [None] * rijen,
            "toeleiding": kans.choice(TOELEIDINGEN, rijen),
            "startdatum": eerste - kans.integers(0, 180, rijen),
            "einddatum": eerste + kans.integers(0, 90, rijen),
            "reden_einde": kans.choice(REDENEN, rijen, p=KANSEN),
            "bijeenkomsten": kans.integers(1, 14, rijen),
            "nut": kans.integers(40, 101, rijen) / 10,
            "informant": kans.choice(INFORMANTEN, rijen),
            "zonder_hulp_verder": kans.choice(ANTWOORDEN, rijen),
            "_blad": [""] * rijen,
            "_rij": np.arange(2, rijen + 2),
        },
        schema_overrides={"leeftijdsgroep": pl.String, "startdatum": pl.Date, "einddatum": pl.Date},
    )
    beeindigd = pl.Series(kans.random(rijen) < 0.5)
    return tabel.with_columns(pl.when(beeindigd).then(pl.col(list(BIJ_EINDE))).name.keep())
