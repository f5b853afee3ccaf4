"""The way through the room Verbeteren: its pages as links, for who may open them."""

from dash import html
from dash.development.base_component import Component

from app.components.elementen import aria
from app.components.knoppen import link
from app.identity import Gebruiker
from app.toegang import may
from schemas.rollen import Recht

BORDROUTE = "/verbeteren?weergave=bord"
WEGEN = (
    ("Verbeteracties", "/verbeteren", Recht.VERBETEREN_BEKIJKEN),
    ("Bord", BORDROUTE, Recht.VERBETEREN_BEKIJKEN),
    ("Lessen", "/lessen", Recht.VERBETEREN_BEKIJKEN),
    ("Leerbijeenkomsten", "/leerbijeenkomsten", Recht.LEERBIJEENKOMST_BEKIJKEN),
    ("Toezeggingen", "/toezeggingen", Recht.VERBETEREN_BEKIJKEN),
    ("Signalen", "/signalen", Recht.SIGNAAL_BEKIJKEN),
    ("Uitvragen", "/uitvragen", Recht.SIGNAAL_BEKIJKEN),
    ("Initiatieven", "/initiatieven", Recht.SIGNAAL_BEKIJKEN),
    ("Leerklimaat", "/leerklimaat", Recht.LEERKLIMAAT_BEKIJKEN),
    ("Leren wij?", "/leren", Recht.LEREN_BEKIJKEN),
    ("Overdracht", "/overdracht", Recht.OVERDRACHT_BEKIJKEN),
)
"""Name, address and right of each page; a page is no room of its own, so none is in the menu."""


def show_wegen(gebruiker: Gebruiker, hier: str) -> Component:
    """Draw the pages of this room next to each other, the present one marked."""
    return html.Nav(
        html.Ul(
            [
                html.Li(
                    html.A(naam, href=route, **aria(current="page")) if route == hier else link(naam, route)
                )
                for naam, route, recht in WEGEN
                if may(gebruiker, recht)
            ]
        ),
        className="wegen",
        **aria(label="In Verbeteren"),
    )
