"""The sections of one outcome: its table with recognition, and the series of the figure that was chosen in it."""

from dash import html
from dash.development.base_component import Component

from app.components.cijfers import Cijfer
from app.components.vakken import note
from app.pages.wijkbeeld_afspraken import find_streven
from app.pages.wijkbeeld_blik import Blik
from app.pages.wijkbeeld_herkenning import show_herkenning
from app.pages.wijkbeeld_reeks import show_reeks
from app.pages.wijkbeeld_uitkomsten import chosen_indicator, outcome_rows, show_uitkomsten
from app.store.access import visible_herkenningen


def show_uitkomstdeel(blik: Blik) -> Component:
    """Draw the outcome asked for, and ask a wijkpartner whether it is recognised."""
    code = chosen_indicator(blik, blik.vraag.get("indicator", ""))
    with blik.context.sessions() as session:
        herkenningen = visible_herkenningen(
            session, blik.gebruiker, regiocode=blik.plaats.code, kwartaal=blik.kwartaal
        )
    herkenning = show_herkenning(blik, rows_of(blik))
    return html.Div(
        [
            show_uitkomsten(blik, code, blik.afspraken, herkenningen),
            *([herkenning] if herkenning else []),
        ]
    )


def show_reeksdeel(blik: Blik) -> Component:
    """Draw the series of the figure asked for."""
    gekozen = choose_row(blik)
    if gekozen is None:
        return note(
            f"Van {blik.plaats.naam} is dit kwartaal geen uitkomst te tonen, en dus ook geen lijn door de tijd."
        )
    streven = find_streven(blik, blik.afspraken, gekozen.indicatorcode, gekozen.interventiecode)
    return show_reeks(blik, gekozen, doel=streven.waarde if streven else None)


def choose_row(blik: Blik) -> Cijfer | None:
    """Return the figure whose series is asked for, else the one with most answers that can be shown."""
    interventie, informant = blik.vraag.get("interventie", ""), blik.vraag.get("informant", "")
    rijen = rows_of(blik)
    gevraagd = [c for c in rijen if c.interventiecode == interventie and informant in {"", c.informant}]
    zichtbaar = [c for c in rijen if not c.is_onderdrukt]
    if gevraagd:
        return gevraagd[0]
    return max(zichtbaar, key=lambda c: c.n or 0.0, default=None)


def rows_of(blik: Blik) -> list[Cijfer]:
    code = chosen_indicator(blik, blik.vraag.get("indicator", ""))
    return outcome_rows(blik, code) if code else []
