"""From a figure to how it was computed: the (i) under a chart leads to the pages of its methods."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from app.components.elementen import Inhoud, aria
from app.components.knoppen import address, link
from schemas.indicator import Indicator
from schemas.rekenwijze import load_rekenwijzen

MARGES = {
    "aandeel": "marge_aandeel",
    "gemiddelde": "marge_gemiddelde",
    "eigen": "marge_middelste",
    "dosis": "dosis",
}
VAN_MEETFOUT = frozenset({"effect_verbeterd", "effect_verslechterd"})
"""Quantities that count whose change is more than the error of the instrument."""
VERSCHILLEN = {
    "aandeel": "verschil_aandelen",
    "gemiddelde": "verschil_gemiddelden",
    "aantal": "verschil_aantallen",
}


def methods_of(indicator: Indicator, *, met_lijnen: bool = False) -> list[str]:
    """Return the methods behind a series of this indicator: margin, difference, verdict, lines."""
    marge = "marge_cijfer" if indicator.eenheid == "cijfer" else MARGES.get(indicator.vorm)
    verschil = VERSCHILLEN.get(indicator.vorm)
    codes = [
        marge,
        "meetfout" if indicator.teller in VAN_MEETFOUT else None,
        verschil,
        "toeval_aandelen" if indicator.vorm == "aandeel" else None,
        "veel_cijfers" if verschil else None,
        "lijnen" if met_lijnen else None,
    ]
    return [code for code in codes if code]


def method_links(codes: Sequence[str]) -> Component:
    """Draw the (i) with a link per method."""
    namen = load_rekenwijzen()
    return html.P(
        [
            html.Span("i", className="info", **aria(hidden="true")),
            "Zo berekend: ",
            *_joined([link(namen[code].naam, address("/uitleg", rekenwijze=code)) for code in codes]),
            ".",
        ],
        className="noot",
    )


def _joined(links: Sequence[Component]) -> list[Inhoud]:
    return [deel for nummer, een in enumerate(links) for deel in ([", ", een] if nummer else [een])]
