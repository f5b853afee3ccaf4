"""Two counts of the same thing in the same place are added together."""

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Regel


def overtreding(_: Feiten) -> pl.Expr | None:
    """Tell the second and later count of the same quantity, intervention, place and period."""
    sleutel = ("kwartaal", "interventie", "regio", "grootheid", "maand")
    bekend = pl.all_horizontal(pl.col("interventie", "regio", "grootheid").is_not_null())
    return bekend & ~pl.struct(*sleutel).is_first_distinct()


REGEL = Regel(
    code="telling_dubbel",
    soorten=("tellingen",),
    veld="aantal",
    boodschap="Dit staat er al: dezelfde interventie, wijk en soort aantal komt eerder in het bestand voor. Wij tellen ze bij elkaar op.",
    herstel="Verwijder de dubbele rij. Zijn het twee groepen, licht dan toe dat ze bij elkaar horen.",
    ernst=Ernst.WAARSCHUWING,
    toegestaan="elk aantal één keer",
    overtreding=overtreding,
    voldoet=(
        {
            "kwartaal": "2025-K3",
            "interventie": "a",
            "regio": "BU1",
            "grootheid": "x",
            "maand": None,
            "aantal": 3,
        },
        {
            "kwartaal": "2025-K3",
            "interventie": "a",
            "regio": "BU2",
            "grootheid": "x",
            "maand": None,
            "aantal": 3,
        },
        {
            "kwartaal": "2025-K3",
            "interventie": "a",
            "regio": None,
            "grootheid": "x",
            "maand": None,
            "aantal": 3,
        },
    ),
    breekt=(
        {
            "kwartaal": "2025-K3",
            "interventie": "a",
            "regio": "BU1",
            "grootheid": "x",
            "maand": None,
            "aantal": 8,
        },
    ),
    velden=("kwartaal", "interventie", "regio", "grootheid", "maand"),
    trap=Trap.TABELLEN,
    voorbeeld="twee rijen met deelnemers van Taalmaatjes in Hillesluis",
)
