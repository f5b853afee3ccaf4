"""A chart with everything that belongs to it: title, sentence, drawing, and the same numbers as a table."""

from collections.abc import Sequence
from typing import Any, cast

from dash import dcc, html
from dash.development.base_component import Component

from app.components.elementen import Inhoud, aria
from app.components.tabellen import table
from app.components.vakken import details

INSTELLING = {"displayModeBar": False, "responsive": True, "scrollZoom": False, "doubleClick": False}


def chart(
    titel: str,
    zin: str,
    figuur: dict[str, Any],
    *,
    koppen: Sequence[str],
    rijen: Sequence[Sequence[Inhoud]],
    hoogte: int = 230,
    noot: str = "",
) -> Component:
    """Draw a chart; the drawing is one image to a screen reader, the table says the numbers."""
    return html.Figure(
        [
            html.Figcaption([html.H3(titel), html.P(zin)]),
            html.Div(
                dcc.Graph(figure=figuur, config=cast("Any", INSTELLING), style={"height": f"{hoogte}px"}),
                role="img",
                **aria(label=f"{titel}. {zin}"),
            ),
            *([html.P(noot, className="noot")] if noot else []),
            details(
                "Bekijk als tabel",
                table(
                    titel,
                    koppen,
                    rijen,
                    getalkolommen=frozenset(range(1, 4)),
                    toont_bijschrift=False,
                ),
            ),
        ],
        className="vak grafiek",
    )
