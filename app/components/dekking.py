"""How much was measured, beside how much of it the period before: a fall is told, for a difference may come from it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.components.cijfers import Cijfer
from app.components.getallen import show_aandeel

DALING = 0.15
"""From so much less on it is told: below it the coverage moves by itself from quarter to quarter."""


def find_dalingen(cijfers: Sequence[Cijfer], vorige: Sequence[Cijfer]) -> Mapping[str, float]:
    """Return per figure, by its id, the coverage it fell from; only where it fell clearly."""
    toen = {c.cijfer_id: c.dekking for c in vorige}
    gevonden = {}
    for cijfer in cijfers:
        eerder = toen.get(replace(cijfer, kwartaal=cijfer.vorig_kwartaal).cijfer_id)
        if eerder is None or cijfer.dekking is None or cijfer.is_onderdrukt:
            continue
        if eerder - cijfer.dekking >= DALING:
            gevonden[cijfer.cijfer_id] = eerder
    return gevonden


def describe_dekking(cijfer: Cijfer, gevallen_van: float | None) -> str:
    """Say how much was measured: `49% gemeten, vorig halfjaar 84%`; empty when that is not known."""
    if cijfer.dekking is None:
        return ""
    zin = f"{show_aandeel(cijfer.dekking)} gemeten"
    return zin if gevallen_van is None else f"{zin}, vorig {cijfer.periode} {show_aandeel(gevallen_van)}"


def describe_dalingen(namen: Sequence[str]) -> str:
    """Warn once above a table, naming where much less was measured."""
    if not namen:
        return ""
    return (
        f"Let op: bij {'; '.join(namen)} is veel minder gemeten dan in de periode ervoor. "
        "Een verschil kan ook daardoor komen."
    )
