"""Every figure of a place in one quarter as numbers, for who wants them all."""

from dash import html
from dash.development.base_component import Component

from app.components.cijfers import (
    Cijfer,
    describe_change,
    describe_count,
    describe_informant,
    describe_periode,
)
from app.components.elementen import Inhoud
from app.components.getallen import show_kwartaal, show_tussen, show_waarde
from app.components.knoppen import address, link
from app.components.tabellen import table
from app.components.uitweg import show_uitweg
from app.pages.wijkbeeld_blik import Blik

GEEN_OORDEEL = "Geen oordeel: meer of minder is niet vanzelf beter"


def show_all_figures(blik: Blik) -> Component:
    """Draw every outcome, output and precondition as numbers, outcomes first (R-10); each name leads to its source."""
    rijen = [c for c in blik.cijfers if c.soort in {"uitkomst", "prestatie", "voorwaarde"}]
    volgorde = {"uitkomst": 0, "prestatie": 1, "voorwaarde": 2}
    rijen.sort(
        key=lambda c: (volgorde[c.soort], c.indicatorcode, blik.intervention(c.interventiecode), c.informant)
    )
    return table(
        f"Alle cijfers van {blik.plaats.naam} in {show_kwartaal(blik.kwartaal)}, uitkomsten eerst",
        ["Indicator", "Interventie", "Wie zei het", "Waarde", "Tussen", "Gemeten (n)", "Verandering"],
        [_figure_row(blik, c) for c in rijen],
        getalkolommen=frozenset({3, 4, 5}),
    )


def _periode(cijfer: Cijfer) -> list[Component]:
    """Name a half-year or year: it is not the quarter of the page."""
    if cijfer.periode == "kwartaal":
        return []
    return [html.Span(describe_periode(cijfer), className="noot")]


def _figure_row(blik: Blik, cijfer: Cijfer) -> list[Inhoud]:
    indicator = blik.indicatoren[cijfer.indicatorcode]
    eenheid = indicator.eenheid
    if cijfer.is_onderdrukt:
        waarde: Inhoud = ["verborgen.", *show_uitweg(cijfer, blik.plaatsen.name, kwartaal=blik.kwartaal)]
        tussen = "–"
    else:
        grof = [html.Span(" grof afgerond", className="noot")] if cijfer.is_grof else []
        waarde = [show_waarde(cijfer.waarde, eenheid), *grof]
        tussen = show_tussen(cijfer.onder, cijfer.boven, eenheid)
    herkomst = link(indicator.naam, address("/cijfer", id=cijfer.cijfer_id))
    return [
        [herkomst, *_periode(cijfer)],
        blik.intervention(cijfer.interventiecode),
        describe_informant(cijfer) or "–",
        waarde,
        tussen,
        "–" if cijfer.is_onderdrukt else describe_count(cijfer),
        describe_change(cijfer) if indicator.hoger_is_beter is not None else GEEN_OORDEEL,
    ]
