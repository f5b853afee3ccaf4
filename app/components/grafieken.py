"""A chart with everything that belongs to it: title, sentence, drawing, and the same numbers as a table."""

import hashlib
from collections.abc import Sequence
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from app.components.elementen import Inhoud, aria
from app.components.rekenwijzen import method_links
from app.components.tabellen import table
from app.components.vakken import details

DATA = "app-grafiek-data"
PLEK = "app-grafiek"
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
    rekenwijzen: Sequence[str] = (),
    is_open: bool = True,
) -> Component:
    """Draw a chart; the drawing is one image to a screen reader, the table says the numbers.

    `rekenwijzen`: codes of the methods behind it, each with a page in Uitleg. Without `is_open` the words stand
    there and the drawing comes on demand; on paper it is always there.
    """
    naam = hashlib.sha256(f"{titel}{zin}{figuur}".encode()).hexdigest()[:12]
    tekening = [
        html.Div(
            [
                # The drawing comes after the words: a page must not wait for Plotly to be read.
                dcc.Store(
                    id={"type": DATA, "naam": naam},
                    data={"figuur": figuur, "config": INSTELLING, "hoogte": hoogte},
                ),
                html.Div(id={"type": PLEK, "naam": naam}, style={"minHeight": f"{hoogte}px"}),
            ],
            role="img",
            **aria(label=f"{titel}. {zin}"),
        ),
        *([html.P(noot, className="noot")] if noot else []),
        *([method_links(rekenwijzen)] if rekenwijzen else []),
    ]
    return html.Figure(
        [
            html.Figcaption([html.H3(titel), html.P(zin)]),
            *(tekening if is_open else [details("Bekijk de tekening", *tekening, klasse="tekening")]),
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
