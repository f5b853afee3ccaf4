"""The difference with the quarter before, as an interval in words (R-11, R-12)."""

import math
from collections.abc import Sequence

from app.components.cijfers import Cijfer, describe_periode
from app.components.getallen import show_getal
from pipelines.zekerheid.verschil import Gemeten, compute_verschil
from schemas.indicator import CIJFERSCHAAL, Indicator

EENHEIDSWOORDEN = {
    "cijfer": (" punt", 1),
    "dagen": (" dagen", 0),
    "standaardafwijking": (" keer de gewone spreiding", 1),
}
"""How a difference of means is named, with how many decimals."""


def describe_verschil(reeks: Sequence[Cijfer], cijfer: Cijfer, indicator: Indicator) -> str:
    """Say between which values the difference lies; empty when nothing was compared, or too little was delivered."""
    toen = next((c for c in reeks if c.kwartaal == cijfer.vorig_kwartaal), None)
    if toen is None or cijfer.vorige_waarde is None or cijfer.verandering == "te_weinig_gegevens":
        return ""
    grenzen = find_grenzen(toen, cijfer, indicator)
    if grenzen is None:
        return ""
    return f"Verschil met {describe_periode(toen)}: {show_grenzen(*grenzen, indicator)}."


def find_grenzen(toen: Cijfer, nu: Cijfer, indicator: Indicator) -> tuple[float, float] | None:
    """Return the 95% limits of the difference of two published figures; None when it cannot be told."""
    return compute_verschil(indicator.vorm, _measured(nu), _measured(toen), schaal=scale_of(indicator))


def scale_of(indicator: Indicator) -> tuple[float, float] | None:
    """Return the ends of the scale of a mark; other means have none."""
    return CIJFERSCHAAL if indicator.eenheid == "cijfer" else None


def show_grenzen(onder: float, boven: float, indicator: Indicator) -> str:
    """Write the limits of a difference in the unit people speak of."""
    if indicator.vorm == "aantal":
        return _times(onder, boven)
    if indicator.vorm == "aandeel":
        return f"tussen {show_plus(onder * 100)} en {show_plus(boven * 100)} procentpunt"
    woord, decimalen = EENHEIDSWOORDEN.get(indicator.eenheid, ("", 1))
    return f"tussen {show_plus(onder, decimalen=decimalen)} en {show_plus(boven, decimalen=decimalen)}{woord}"


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
