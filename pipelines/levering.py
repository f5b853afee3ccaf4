"""What a check must know besides the file: who delivers, for which quarter, compared with what."""

from dataclasses import dataclass

import polars as pl

from pipelines.inleesprofiel import Inleesprofiel
from pipelines.reference import Referentie
from pipelines.regioindex import Regioindex
from schemas.catalogus import Catalogus, Leverbereik
from schemas.vocabulary import Kwartaal


@dataclass(frozen=True)
class Celherstel:
    """One cell that a person changed on the page, on top of the original; `blad` is empty for CSV.

    `oud` is what the person saw in it, None when that need not be compared. A `cel` without a letter is
    a whole row that does not count, and `nieuw` says why.
    """

    blad: str
    cel: str
    nieuw: str
    oud: str | None = None


@dataclass(frozen=True)
class EerdereLevering:
    """The checked rows of an accepted file of the same party and kind, of an earlier quarter."""

    kwartaal: Kwartaal
    soort: str
    rijen: pl.DataFrame


@dataclass(frozen=True)
class Levering:
    """One delivery; `soort` is None when the headers must tell it.

    `bevestig_voorstellen` uses every safe proposal and leaves an opmerking at each guessed cell (R-06).
    """

    soort: str | None
    partijcode: str
    kwartaal: Kwartaal
    referentie: Referentie
    catalogus: Catalogus
    bevestig_voorstellen: bool = False
    wijzigingen: tuple[Celherstel, ...] = ()
    eerder: tuple[EerdereLevering, ...] = ()
    profielen: tuple[Inleesprofiel, ...] = ()
    """How earlier files of this party were read, the newest first."""
    profiel: Inleesprofiel | None = None
    """The one of them that fits this file; set once the file is read."""
    vorm: str = ""
    """The fingerprint of this file; set once the file is read."""

    @property
    def regioindex(self) -> Regioindex:
        """The place names and codes as they held in the quarter of this delivery."""
        return self.referentie.index_of(self.kwartaal.jaar)


def valid_leverbereiken(levering: Levering) -> tuple[Leverbereik, ...]:
    """Return the agreements of the delivering party that hold in the quarter."""
    kwartaal = str(levering.kwartaal)
    return tuple(
        bereik
        for bereik in levering.catalogus.leverbereiken
        if bereik.partijcode == levering.partijcode and bereik.van_kwartaal <= kwartaal <= bereik.tot_kwartaal
    )
