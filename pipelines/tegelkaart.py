"""Where each place stands on the tile map: the layout is data, drawn by hand so that the city is recognised."""

from dataclasses import dataclass
from functools import cache

from pipelines.reference import REFERENTIE, load_tabel

SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True)
class Tegel:
    """One tile on the grid, counted from 1; `regiocode` is empty for water.

    `naam` is what stands on it: short, with a soft hyphen (`|` in the file) where it may break.
    """

    regiocode: str
    naam: str
    kolom: int
    rij: int
    breedte: int


@cache
def load_tegels() -> tuple[Tegel, ...]:
    """Load the layout of `tegelkaart.csv`, from the top left."""
    tabel = load_tabel(REFERENTIE, "tegelkaart.csv", getallen=("kolom", "rij", "breedte"))
    tegels = (
        Tegel(code, naam.replace("|", SOFT_HYPHEN), int(kolom), int(rij), int(breedte))
        for code, naam, kolom, rij, breedte in tabel.itertuples(index=False, name=None)
    )
    return tuple(sorted(tegels, key=lambda tegel: (tegel.rij, tegel.kolom)))
