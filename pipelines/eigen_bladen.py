"""Sheets that Wijkspiegel itself puts in a workbook: known again on the way back, and never read as a table."""

from collections.abc import Mapping

import polars as pl

from pipelines.raster import Raster, column_letter
from pipelines.ruw import RIJ, Leesnotitie, LosseTekst

WAT_TE_DOEN = "Wat te doen"
KEUZELIJSTEN = "Keuzelijsten"
WAAROM = "Waarom wij dit vragen"
MERK: Mapping[str, str] = {
    WAT_TE_DOEN: "Wat te doen: zo herstelt u dit bestand",
    KEUZELIJSTEN: "Keuzelijsten van Wijkspiegel",
    WAAROM: "Waarom wij dit vragen, en wie het ziet",
}
"""The text of the first cell of each of our sheets."""


LANGSTE_BLADNAAM = 31
VERBODEN_IN_BLADNAAM = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))


def fit_bladnaam(naam: str) -> str:
    """Return the name of a sheet as a workbook allows it; what fits stays as it is."""
    return naam.translate(VERBODEN_IN_BLADNAAM).strip("'")[:LANGSTE_BLADNAAM]


def is_eigen_blad(blad: str, eerste_cel: object) -> bool:
    """Tell whether a sheet is ours; a provider's own sheet may bear the same name, not also our first cell.

    A number behind the name (`Wat te doen1`) is what programs add when the name was taken.
    """
    return any(blad.startswith(naam) and eerste_cel == merk for naam, merk in MERK.items())


def is_eigen_raster(raster: Raster) -> bool:
    """Tell whether a grid is a sheet of ours."""
    boven = raster.cellen.filter(pl.col(RIJ) == 1)
    return boven.height > 0 and "k0" in boven.columns and is_eigen_blad(raster.blad, boven["k0"][0])


def note_eigen_blad(raster: Raster) -> Leesnotitie:
    """Say that a sheet of ours was passed by (R-03)."""
    zin = f"Blad {raster.blad} is van Wijkspiegel zelf en is niet gelezen."
    return Leesnotitie("eigen_blad", zin, blad=raster.blad)


def search_eigen_blad(raster: Raster) -> tuple[LosseTekst, ...]:
    """Return every cell for the privacy stop: somebody may have typed between our lines (R-04)."""
    return tuple(
        LosseTekst(raster.blad, f"{column_letter(int(naam[1:]))}{rij}", tekst)
        for naam in raster.kolommen
        for rij, tekst in raster.cellen.select(RIJ, naam).drop_nulls().iter_rows()
    )
