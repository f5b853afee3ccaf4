"""A provider for several gebieden whose participants all live in one place probably filled in its own address."""

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Regel, Vorm

MINSTENS = 20


def overtreding(feiten: Feiten) -> pl.Expr | None:
    """Tell all rows when at least twenty lie in one place, and several gebieden were agreed."""
    if len({gebied for bereik in feiten.bereiken for gebied in bereik.gebieden}) < 2:
        return None
    regio = pl.col("regio")
    return regio.is_not_null() & (regio.drop_nulls().n_unique() == 1) & (regio.count() >= MINSTENS)


REGEL = Regel(
    code="alles_op_een_plaats",
    soorten=("trajecten", "tellingen"),
    veld="regio",
    boodschap="Alle rijen ({aantal}) liggen in dezelfde wijk, terwijl de beschikking over meer gebieden gaat.",
    herstel="Controleer of dit de wijk is waar de jongeren wonen, en niet die van uw kantoor of locatie.",
    ernst=Ernst.OPMERKING,
    toegestaan="de wijk van elke deelnemer",
    overtreding=overtreding,
    voldoet=tuple({"regio": f"BU{i % 2}"} for i in range(24)),
    breekt=tuple({"regio": "BU1"} for _ in range(20)),
    vorm=Vorm.PER_BESTAND,
    trap=Trap.AFSPRAKEN,
    is_los=True,
    voorbeeld="twintig rijen in Tarwewijk, bij een beschikking voor Charlois en Feijenoord",
)
