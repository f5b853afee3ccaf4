"""The timeline of a place: what happened there, and what breaks a series."""

from datetime import date

import pandas as pd
from dash import html
from dash.development.base_component import Component

from app.components.getallen import show_dag
from app.components.knoppen import address, link
from app.components.tabellen import table
from app.components.vakken import empty_state
from app.pages.wijkbeeld_blik import Blik
from app.toegang import may
from schemas.keuzelijst import load_keuzelijst
from schemas.rollen import Recht


def show_tijdlijn(blik: Blik) -> Component:
    """Draw what happened here, newest first; breaks are named as such (R-16)."""
    frame = blik.context.marts.gebeurtenissen(blik.gebruiker, regiocode=blik.plaats.code)
    vastleggen = _record_link(blik)
    if frame.empty:
        return empty_state("Er zijn nog geen gebeurtenissen vastgelegd.", *vastleggen)
    soorten = load_keuzelijst("gebeurtenis_soort")
    rijen = [
        [
            html.Time(show_dag(datum), dateTime=datum.isoformat()),
            titel,
            soorten.get(soort, soort) + (": breuk, niet vergelijkbaar" if is_breuk else ""),
            ", ".join(blik.plaatsen.name(code) for code in codes),
        ]
        for (datum, titel, soort, is_breuk), codes in _events_once(frame).items()
    ]
    return html.Div(
        [
            table("Wat er gebeurde, nieuwste eerst", ["Wanneer", "Wat", "Soort", "Waar"], rijen),
            *vastleggen,
        ]
    )


def _record_link(blik: Blik) -> list[Component]:
    """Lead who keeps the register to it."""
    if not may(blik.gebruiker, Recht.GEBEURTENIS_BIJWERKEN):
        return []
    href = address("/gebeurtenissen", regio=blik.plaats.code)
    return [html.P(link("Leg een gebeurtenis vast, of verbeter er een", href), className="alleen-scherm")]


def _events_once(frame: pd.DataFrame) -> dict[tuple[date, str, str, bool], list[str]]:
    """Put the places of one event together: what happened in five gebieden on a day happened once."""
    per_gebeurtenis: dict[tuple[date, str, str, bool], list[str]] = {}
    kolommen = ["datum", "titel", "soort", "is_breuk", "regiocode"]
    for datum, titel, soort, is_breuk, regiocode in frame[kolommen].itertuples(index=False, name=None):
        per_gebeurtenis.setdefault((datum.date(), titel, soort, bool(is_breuk)), []).append(regiocode)
    return dict(reversed(per_gebeurtenis.items()))
