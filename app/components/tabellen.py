"""Tables and lists with the relations a screen reader needs: caption, scope, dt and dd."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from app.components.elementen import Inhoud, data


def table(
    bijschrift: str,
    koppen: Sequence[str | Component],
    rijen: Sequence[Sequence[Inhoud]],
    *,
    getalkolommen: frozenset[int] = frozenset(),
    toont_bijschrift: bool = True,
    rijklassen: Sequence[str] = (),
    is_dicht: bool = False,
) -> Component:
    """Draw a table whose first column heads its rows; columns in `getalkolommen` are right-aligned.

    On a narrow screen each row becomes a block and `data-kop` repeats the column's head; a close one (`is_dicht`),
    with few and short columns, stays a table.
    """
    namen = [kop if isinstance(kop, str) else "" for kop in koppen]
    klassen = list(rijklassen) or [""] * len(rijen)
    return html.Div(
        html.Table(
            [
                html.Caption(bijschrift, className="" if toont_bijschrift else "alleen-voorlezen"),
                html.Thead(
                    html.Tr(
                        [
                            html.Th(kop, scope="col", className="num" if i in getalkolommen else "")
                            for i, kop in enumerate(koppen)
                        ]
                    )
                ),
                html.Tbody(
                    [
                        _row(rij, namen, getalkolommen, klasse)
                        for rij, klasse in zip(rijen, klassen, strict=True)
                    ]
                ),
            ],
            className="tabel dicht" if is_dicht else "tabel",
        ),
        className="tabhouder",
    )


def _row(
    rij: Sequence[Inhoud], namen: Sequence[str], getalkolommen: frozenset[int], klasse: str
) -> Component:
    kop, *cellen = rij
    return html.Tr(
        [
            html.Th(kop, scope="row"),
            *(
                html.Td(cel, className="num" if i in getalkolommen else "", **data(kop=namen[i]))
                for i, cel in enumerate(cellen, start=1)
            ),
        ],
        className=klasse,
    )


def definition_list(paren: Sequence[tuple[str, Inhoud]]) -> Component:
    """Draw terms with what is said about them; pairs without a value are left out."""
    return html.Dl(
        [html.Div([html.Dt(term), html.Dd(waarde)]) for term, waarde in paren if waarde not in (None, "")],
        className="gegevens",
    )


def link_list(punten: Sequence[Inhoud]) -> Component:
    """Draw a plain list of links or sentences."""
    return html.Ul([html.Li(punt) for punt in punten], className="lijst")
