"""Page parts that stand still become one component; what lives, and the way to it, stays."""

import json

import pytest
from dash import dcc, html
from plotly.utils import PlotlyJSONEncoder

from app.components.elementen import aria
from app.components.vast import Vast, freeze, write
from app.main import PAGES
from app.pages.aanleveren_verschuiving import draw_verschuivingen


def names(inhoud: object) -> list[str]:
    """Return the kinds of components of a frozen tree, those inside what stands still left out."""
    kinderen = getattr(inhoud, "children", None)
    eigen = [type(inhoud).__name__] if not isinstance(inhoud, (str, list)) and inhoud is not None else []
    deelrij = inhoud if isinstance(inhoud, list) else kinderen if isinstance(kinderen, list) else [kinderen]
    return eigen + [naam for deel in deelrij if deel is not None for naam in names(deel)]


def test_words_tables_and_links_become_one_part() -> None:
    rijen = [html.Tr([html.Td(n), html.Td(dcc.Link("ga", href="/start"))]) for n in range(200)]
    assert names(freeze(html.Div([html.H1("Kop"), html.Table(rijen)]))) == ["Vast"]


@pytest.mark.parametrize(
    "levend",
    [
        html.Button("Doe", id={"type": "knop", "naam": "a"}),
        html.Section("Anker", id="anker"),
        dcc.Store(id="s"),
        dcc.Upload(),
        html.Div([html.P("tekst"), html.Span("melding", id="melding")]),
    ],
)
def test_what_a_callback_or_an_anchor_reaches_stays_a_component(levend: object) -> None:
    bladen = freeze(html.Div([html.P("voor"), html.P("nog een"), levend, html.P("na")]))
    kinderen = bladen.children
    assert [type(kind) for kind in kinderen] == [Vast, type(levend), Vast]
    assert [deel["type"] for deel in kinderen[0].inhoud] == ["P", "P"]


def test_nothing_of_an_element_is_lost_on_the_way() -> None:
    deel = html.Td(
        "8", colSpan=2, className="getal", title=None, style={"minHeight": "4px"}, **aria(label="acht")
    )
    assert write(deel) == {
        "type": "Td",
        "props": {
            "children": "8",
            "colSpan": 2,
            "className": "getal",
            "style": {"minHeight": "4px"},
            "aria-label": "acht",
        },
    }
    assert json.loads(json.dumps(freeze([deel]), cls=PlotlyJSONEncoder))[0]["namespace"] == "app"


def test_a_page_that_only_explains_has_few_components_left() -> None:
    uitleg = next(pagina for pagina in PAGES if pagina.NAAM == "Uitleg")
    blad = uitleg.layout(None, None, rekenwijze="trechter")  # type: ignore[arg-type] # a method page needs neither
    assert len(names(freeze(blad))) < 5


def test_a_thousand_figures_that_move_are_one_component() -> None:
    rijen = [["Nut", "Klimrek", "Charlois", "7,1", "7,4"] for _ in range(1000)]
    getekend = draw_verschuivingen(rijen, 3)
    assert [type(deel).__name__ for deel in getekend.children] == ["Vast"]
    tekst = str(getekend.to_plotly_json())
    assert "1.000 cijfers veranderen. 3 cijfers blijven verborgen" in tekst
    assert "Toon de andere 988 cijfers" in tekst
