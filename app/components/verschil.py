"""The difference with the quarter before, as an interval in words (R-11, R-12)."""

import math
from collections.abc import Sequence

from app.components.cijfers import Cijfer
from app.components.getallen import show_getal, show_kwartaal
from pipelines.zekerheid.verschil import Gemeten, compute_verschil
from schemas.indicator import CIJFERSCHAAL, Indicator


def describe_verschil(reeks: Sequence[Cijfer], cijfer: Cijfer, indicator: Indicator) -> str:
    """Say between which values the difference lies; empty when nothing was compared or it cannot be told."""
    toen = next((c for c in reeks if c.kwartaal == cijfer.vorig_kwartaal), None)
    if toen is None or cijfer.vorige_waarde is None:
        return ""
    grenzen = compute_verschil(indicator.vorm, _measured(cijfer), _measured(toen), schaal=scale_of(indicator))
    if grenzen is None:
        return ""
    return f"Verschil met {show_kwartaal(toen.kwartaal)}: {show_grenzen(*grenzen, indicator)}."


def scale_of(indicator: Indicator) -> tuple[float, float] | None:
    """Return the ends of the scale of a mark; other means have none."""
    return CIJFERSCHAAL if indicator.eenheid == "cijfer" else None


def show_grenzen(onder: float, boven: float, indicator: Indicator) -> str:
    """Write the limits of a difference in the unit people speak of."""
    if indicator.vorm == "aantal":
        return _times(onder, boven)
    if indicator.vorm == "aandeel":
        return f"tussen {show_plus(onder * 100)} en {show_plus(boven * 100)} procentpunt"
    return f"tussen {show_plus(onder, decimalen=1)} en {show_plus(boven, decimalen=1)} punt"


def _times(onder: float, boven: float) -> str:
    if math.isinf(boven):
        return f"minstens {show_getal(onder, decimalen=1)} keer zoveel"
    return f"tussen {show_getal(onder, decimalen=1)} en {show_getal(boven, decimalen=1)} keer zoveel"


def show_plus(waarde: float, *, decimalen: int = 0) -> str:
    """Write a difference with its sign, `+5` or `−3`; nothing is 0."""
    afgerond = round(waarde, decimalen)
    teken = "+" if afgerond > 0 else "−" if afgerond < 0 else ""
    return f"{teken}{show_getal(abs(afgerond), decimalen=decimalen)}"


def _measured(cijfer: Cijfer) -> Gemeten:
    if cijfer.is_onderdrukt or cijfer.is_grof:
        return Gemeten(None)
    return Gemeten(cijfer.waarde, cijfer.teller, cijfer.n, cijfer.onder, cijfer.boven)
