"""The timeline of a place: what happened there, and what breaks a series."""

from datetime import date

import pandas as pd
from dash import html
from dash.development.base_component import Component

from app.components.getallen import show_dag
from app.components.tabellen import table
from app.components.vakken import empty_state
from app.pages.wijkbeeld_blik import Blik
from schemas.keuzelijst import load_keuzelijst


def show_tijdlijn(blik: Blik) -> Component:
    """Draw what happened here, newest first; breaks are named as such (R-16)."""
    frame = blik.context.marts.gebeurtenissen(blik.gebruiker, regiocode=blik.plaats.code)
    if frame.empty:
        return empty_state("Er zijn nog geen gebeurtenissen vastgelegd.")
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
    return table("Wat er gebeurde, nieuwste eerst", ["Wanneer", "Wat", "Soort", "Waar"], rijen)


def _events_once(frame: pd.DataFrame) -> dict[tuple[date, str, str, bool], list[str]]:
    """Put the places of one event together: what happened in five gebieden on a day happened once."""
    per_gebeurtenis: dict[tuple[date, str, str, bool], list[str]] = {}
    kolommen = ["datum", "titel", "soort", "is_breuk", "regiocode"]
    for datum, titel, soort, is_breuk, regiocode in frame[kolommen].itertuples(index=False, name=None):
        per_gebeurtenis.setdefault((datum.date(), titel, soort, bool(is_breuk)), []).append(regiocode)
    return dict(reversed(per_gebeurtenis.items()))
