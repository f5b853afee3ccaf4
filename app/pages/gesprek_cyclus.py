"""The quality cycle of one talk in four steps, with what is missing in words (R-33)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.elementen import aria
from app.services.cyclus import compute_cyclus
from schemas.vocabulary import Kwartaal

if TYPE_CHECKING:
    from app.store.tables import Gesprek


def show_cyclus(session: Session, gesprek: Gesprek, kwartaal: Kwartaal) -> Component:
    """Draw the four steps of the quality cycle and say what is missing; `kwartaal` is that of today."""
    stand = compute_cyclus(session, gesprek, kwartaal)
    stappen = (
        ("Gemeten", stand.gemeten),
        ("Geduid", stand.geduid),
        ("Consequentie", stand.consequentie),
        ("Opgevolgd", stand.opgevolgd),
    )
    regels = [
        html.Li([naam, html.Small("klaar" if is_klaar else "nog niet")], className="af" if is_klaar else "")
        for naam, is_klaar in stappen
    ]
    return html.Div(
        [
            html.Ol(regels, className="stappen cyclus", **aria(label="Kwaliteitscyclus")),
            html.P(stand.zin, className="noot"),
        ]
    )
