"""Actions that came back, in the talk itself: after the overdue promises, before the afspraken (R-36, R-40)."""

from dash import html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.kop import section
from app.components.vakken import note
from app.context import Context
from app.pages.gesprek_stof import Gespreksstof
from app.pages.verbeteren_stof import load_terugblik
from app.pages.verbeteren_terug import show_terugblikken
from app.services.verbeteracties import is_waiting
from schemas.leercyclus import GesprekStatus


def show_terug(context: Context, session: Session, stof: Gespreksstof) -> list[Component]:
    """Draw what this talk has to judge, with its evidence and the form; nothing when nothing came back."""
    if stof.gesprek.status is GesprekStatus.VASTGESTELD:
        return []
    terug = [actie for actie in stof.verbeteracties if is_waiting(actie, context.kwartaal)]
    if not terug:
        return []
    kop = note(
        "Deze verbeteracties kwamen terug. Gezien, niet gezien en nog niet te zeggen tellen even zwaar."
    )
    blikken = [load_terugblik(context, session, stof.gebruiker, actie) for actie in terug]
    return [
        section(
            "Hielp het?",
            kop,
            html.Div(show_terugblikken(context, stof.gebruiker, blikken), className="stapel"),
            id_="terug",
        )
    ]
