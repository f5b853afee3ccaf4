"""One table for how long things take: the middle number of days of each stretch, and over how many."""

from collections.abc import Sequence

from dash.development.base_component import Component

from app.components.getallen import GEEN_WAARDE, show_getal
from app.components.tabellen import table
from app.services.doorlooptijden import Doorlooptijd

MIDDEN = "De middelste: de helft ging sneller, de helft langzamer. Wat nog wacht, telt niet mee in de dagen."


def show_tijden(bijschrift: str, kop: str, tijden: Sequence[Doorlooptijd]) -> Component:
    """Draw the stretches in the order they are gone through."""
    return table(
        bijschrift,
        [kop, "Middelste aantal dagen", "Over", "Wacht nog"],
        [[t.naam, _days(t.midden), show_getal(t.aantal), show_getal(t.wachtend)] for t in tijden],
        getalkolommen=frozenset({1, 2, 3}),
    )


def _days(midden: float | None) -> str:
    return GEEN_WAARDE if midden is None else show_getal(midden, decimalen=int(midden % 1 > 0))
