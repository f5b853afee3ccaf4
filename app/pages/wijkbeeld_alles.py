"""Every figure of a place in one quarter as numbers, for who wants them all."""

from dash.development.base_component import Component

from app.components.cijfers import Cijfer, describe_change, describe_count, describe_informant
from app.components.elementen import Inhoud
from app.components.getallen import show_tussen, show_waarde
from app.components.tabellen import table
from app.pages.wijkbeeld_blik import Blik

GEEN_OORDEEL = "Geen oordeel: meer of minder is niet vanzelf beter"


def show_all_figures(blik: Blik) -> Component:
    """Draw every outcome, output and precondition as numbers, outcomes first (R-10)."""
    rijen = [c for c in blik.cijfers if c.soort in {"uitkomst", "prestatie", "voorwaarde"}]
    volgorde = {"uitkomst": 0, "prestatie": 1, "voorwaarde": 2}
    rijen.sort(
        key=lambda c: (volgorde[c.soort], c.indicatorcode, blik.intervention(c.interventiecode), c.informant)
    )
    return table(
        f"Alle cijfers van {blik.plaats.naam} in dit kwartaal, uitkomsten eerst",
        ["Indicator", "Interventie", "Wie zei het", "Waarde", "Tussen", "Gemeten (n)", "Verandering"],
        [_figure_row(blik, c) for c in rijen],
        getalkolommen=frozenset({3, 4, 5}),
    )


def _figure_row(blik: Blik, cijfer: Cijfer) -> list[Inhoud]:
    indicator = blik.indicatoren[cijfer.indicatorcode]
    eenheid = indicator.eenheid
    if cijfer.is_onderdrukt:
        waarde, tussen = "verborgen", "–"
    else:
        waarde = show_waarde(cijfer.waarde, eenheid)
        tussen = show_tussen(cijfer.onder, cijfer.boven, eenheid)
    return [
        indicator.naam,
        blik.intervention(cijfer.interventiecode),
        describe_informant(cijfer) or "–",
        waarde,
        tussen,
        "–" if cijfer.is_onderdrukt else describe_count(cijfer),
        describe_change(cijfer) if indicator.hoger_is_beter is not None else GEEN_OORDEEL,
    ]
