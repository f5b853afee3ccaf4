"""Verbeteren: what came back first, then every action by phase, then the promises (R-40, R-43)."""

from dash import Dash, html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.kop import page_header
from app.context import Context
from app.identity import Gebruiker
from app.pages.inzendingen import parse_identifier, register_inzendingen
from app.pages.verbeteren_blad import show_blad
from app.pages.verbeteren_daden import DADEN
from app.pages.verbeteren_keuze import BORD, Keuze
from app.pages.verbeteren_lijst import show_lijst, show_nieuw
from app.pages.verbeteren_stof import load_terugblik
from app.pages.verbeteren_terug import show_teruggekomen
from app.pages.verbeteren_toezeggingen import show_toezegging, show_toezeggingen
from app.pages.verbeteren_wegwijzer import BORDROUTE, show_wegen
from app.store.access import get_toezegging, get_verbeteractie
from schemas.rollen import Recht

ROUTE = "/verbeteren"
NAAM = "Verbeteren"
RECHT = Recht.VERBETEREN_BEKIJKEN
PAGINA = "verbeteren"
ONDERTITEL = "Wat doen we, en hielp het? Gezien, niet gezien en nog niet te zeggen tellen even zwaar."


def layout(
    context: Context,
    gebruiker: Gebruiker,
    *,
    verbeteractie: str = "",
    toezegging: str = "",
    verschuif: str = "",
    naar: str = "",
    **vraag: str,
) -> Component:
    """Draw one action, one promise, the board, or the room."""
    keuze = Keuze(**{veld: vraag.get(veld, "") for veld in Keuze.__dataclass_fields__})
    with context.sessions() as session:
        if verbeteractie:
            actie = get_verbeteractie(session, gebruiker, parse_identifier(verbeteractie))
            return show_blad(context, session, gebruiker, load_terugblik(context, session, gebruiker, actie))
        if toezegging:
            gekozen = get_toezegging(session, gebruiker, parse_identifier(toezegging))
            return show_toezegging(context, session, gebruiker, gekozen)
        if keuze.weergave == BORD:
            return html.Div(
                [
                    page_header("Bord", kruimels=[(NAAM, ROUTE), ("Bord", None)], ondertitel=ONDERTITEL),
                    show_wegen(gebruiker, BORDROUTE),
                    show_lijst(context, session, gebruiker, keuze, verschuif=verschuif, naar=naar),
                ]
            )
        return show_kamer(context, session, gebruiker, keuze)


def show_kamer(context: Context, session: Session, gebruiker: Gebruiker, keuze: Keuze) -> Component:
    """Draw the room: returned actions, the list with its filters, promises, and making an action."""
    return html.Div(
        [
            page_header(NAAM, ondertitel=ONDERTITEL),
            show_wegen(gebruiker, ROUTE),
            show_teruggekomen(context, session, gebruiker),
            show_lijst(context, session, gebruiker, keuze),
            show_toezeggingen(context, session, gebruiker),
            *show_nieuw(context, session, gebruiker),
        ]
    )


def register(app: Dash, context: Context) -> None:
    """Add the callback of this page."""
    register_inzendingen(app, context, PAGINA, DADEN)
