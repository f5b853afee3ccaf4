"""The shape of a counted quantity: from here on there are no participants any more."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from schemas.vocabulary import Kwartaal

SLEUTEL = ("interventiecode", "regiocode", "informant")
METING = pl.Schema(
    {
        "grootheid": pl.String(),
        "partijcode": pl.String(),
        "interventiecode": pl.String(),
        "regiocode": pl.String(),
        "kwartaal": pl.String(),
        "informant": pl.String(),
        "aantal": pl.Float64(),
    }
)
"""Columns of a meting; a null `aantal` is an eligible number that nobody delivered."""
TELLING = pl.Schema(
    {
        "bestand": pl.UInt32(),
        "grootheid": pl.Categorical(),
        "interventiecode": pl.Categorical(),
        "regiocode": pl.Categorical(),
        "informant": pl.Categorical(),
        "waarde": pl.Int32(),
        "aantal": pl.Float64(),
    }
)
"""Columns of what is counted in files, `bestand` its place among them.

`waarde` is null, or the value of which `aantal` is the number: a middle value needs the spread.
"""

INFORMANT_ONBEKEND = "onbekend"
# A light count of marks has no sum: kept apart so that no mean is taken over half of the parties.
INFORMANT_ALS_GROEP = "niet_bijgehouden"


@dataclass(frozen=True)
class Rijenbestand:
    """The checked rows of one file and the quarter it is about."""

    kwartaal: Kwartaal
    rijen: pl.DataFrame


def stack_rijen(bestanden: Sequence[Rijenbestand], kolommen: pl.Schema) -> pl.DataFrame:
    """Put files under each other, with which file a row is of and the first and last day of its quarter."""
    hoogten = [bestand.rijen.height for bestand in bestanden]
    dagen = {
        "eerste_dag": [bestand.kwartaal.eerste_dag for bestand in bestanden],
        "laatste_dag": [bestand.kwartaal.laatste_dag for bestand in bestanden],
    }
    nummers = pl.Series(np.repeat(np.arange(len(bestanden), dtype=np.uint32), hoogten), dtype=pl.UInt32)
    leeg = pl.DataFrame(schema=kolommen)
    samen = pl.concat(
        [leeg, *(bestand.rijen.select(kolommen.keys()).cast(kolommen) for bestand in bestanden)]
    )
    return samen.with_columns(
        nummers.alias("bestand"),
        *(pl.Series(naam, dag, dtype=pl.Date).gather(nummers) for naam, dag in dagen.items()),
    )


def finish_telling(delen: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """Put counted parts together in the columns of a telling."""
    leeg = pl.DataFrame(schema=TELLING)
    geheel = (deel if "waarde" in deel.columns else deel.with_columns(waarde=None) for deel in delen)
    return pl.concat([leeg, *(deel.select(TELLING.keys()).cast(TELLING) for deel in geheel)])
