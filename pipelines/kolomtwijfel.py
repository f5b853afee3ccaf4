"""Columns that a header made a field and whose cells say otherwise, while the cells of another column fit."""

from dataclasses import dataclass

from pipelines.inleesprofiel import Kopwijze
from pipelines.kolommen import Kolomplan
from pipelines.levering import Levering
from pipelines.ruw import RuweTabel
from pipelines.waardeproef import SPREKEND, Waardeproef, try_waarden

HERKEND = frozenset({Kopwijze.SYNONIEM, Kopwijze.GELIJKENIS})
"""How a column may be wrong: our own word and what a person confirmed are not doubted."""
MEESTE_PROEVEN = 40


@dataclass(frozen=True)
class Twijfel:
    """The field, the column read as it now, and the column whose cells are what the field asks for."""

    veld: str
    nu: int
    beter: int
    proef: Waardeproef


def doubt_kolommen(tabel: RuweTabel, plan: Kolomplan, levering: Levering) -> tuple[Twijfel, ...]:
    """Return the fields that seem to be in another column than the one whose header we know."""
    velden = plan.soort.velden
    geraden = {
        k.veld: k.positie for k in plan.keuzes if k.hoe in HERKEND and velden[k.veld].soort in SPREKEND
    }
    vrij = [p for p in plan.over if p not in plan.afgedaan][:MEESTE_PROEVEN]
    if not geraden or not vrij:
        return ()
    twijfels = (
        Twijfel(proef.veld, geraden[proef.veld], positie, proef)
        for positie in vrij
        for proef in try_waarden(tabel, positie, {naam: velden[naam] for naam in geraden}, levering)
        if not try_waarden(tabel, geraden[proef.veld], {proef.veld: velden[proef.veld]}, levering, vanaf=0.0)
    )
    # The first column that fits better is asked about; a second one is seen when that answer is given.
    return tuple({twijfel.veld: twijfel for twijfel in reversed(tuple(twijfels))}.values())
