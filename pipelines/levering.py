"""What a check must know besides the file: who delivers, for which quarter, compared with what."""

from dataclasses import dataclass

from pipelines.reference import Referentie
from schemas.catalogus import Catalogus, Leverbereik
from schemas.vocabulary import Kwartaal


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


def valid_leverbereiken(levering: Levering) -> tuple[Leverbereik, ...]:
    """Return the agreements of the delivering party that hold in the quarter."""
    kwartaal = str(levering.kwartaal)
    return tuple(
        bereik
        for bereik in levering.catalogus.leverbereiken
        if bereik.partijcode == levering.partijcode and bereik.van_kwartaal <= kwartaal <= bereik.tot_kwartaal
    )
