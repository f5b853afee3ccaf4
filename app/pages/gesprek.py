"""Gesprek: the own talks, and one talk from overdue promise to adopted conclusion (R-30, R-33, R-36)."""

from dash import Dash, html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.getallen import show_dag, show_kwartaal
from app.components.kop import page_header, section
from app.context import Context
from app.identity import Gebruiker
from app.pages.gesprek_afspraak import show_afspraak
from app.pages.gesprek_daden import DADEN
from app.pages.gesprek_kalender import show_kalender
from app.pages.gesprek_lijst import show_lijst
from app.pages.gesprek_opening import show_opvallend, show_toezeggingen_over_tijd
from app.pages.gesprek_sluiten import show_cyclus, show_sluiten
from app.pages.gesprek_stof import Gespreksstof, load_stof
from app.pages.gesprek_terug import show_terug
from app.pages.gesprek_wegwijzer import show_wegwijzer
from app.pages.inzendingen import parse_identifier, register_inzendingen
from app.pages.papieren import show_kaartknop
from schemas.keuzelijst import load_keuzelijst
from schemas.rollen import Recht

ROUTE = "/gesprek"
NAAM = "Gesprek"
RECHT = Recht.GESPREK_BEKIJKEN
PAGINA = "gesprek"


def layout(context: Context, gebruiker: Gebruiker, *, gesprek: str = "", **_: str) -> Component:
    """Draw the list, or the talk in the address."""
    with context.sessions() as session:
        if not gesprek:
            return show_lijst(context, session, gebruiker)
        stof = load_stof(context, session, gebruiker, parse_identifier(gesprek))
        return show_gesprek(context, session, stof)


def show_gesprek(context: Context, session: Session, stof: Gespreksstof) -> Component:
    """Draw one talk in the order in which it is held (R-36)."""
    gesprek, beschikking = stof.gesprek, stof.gesprek.beschikking
    return html.Div(
        [
            page_header(
                f"Kwartaalgesprek {show_kwartaal(gesprek.kwartaal)}",
                kruimels=[
                    (NAAM, ROUTE),
                    (f"{beschikking.titel} · {beschikking.partij.naam} · {stof.plaatsnaam}", None),
                ],
                ondertitel=_subtitle(stof),
            ),
            *show_kaartknop(
                stof.gebruiker, beschikking.id, regiocode=gesprek.regiocode, kwartaal=gesprek.kwartaal
            ),
            show_cyclus(context, session, gesprek),
            show_kalender(stof),
            section("Hier beginnen we", *show_toezeggingen_over_tijd(session, stof), show_opvallend(stof)),
            *show_terug(context, session, stof),
            show_wegwijzer(stof),
            *(show_afspraak(context, stof, afspraak) for afspraak in stof.afspraken),
            show_sluiten(session, stof),
        ]
    )


def _subtitle(stof: Gespreksstof) -> str:
    gesprek = stof.gesprek
    tijd = f" om {gesprek.tijd:%H:%M}" if gesprek.tijd else ""
    plaats = f", {gesprek.locatie}" if gesprek.locatie else ""
    return f"{show_dag(gesprek.gesprek_op)}{tijd}{plaats}: {load_keuzelijst('gesprek_status')[gesprek.status].lower()}."


def register(app: Dash, context: Context) -> None:
    """Add the callback of this page."""
    register_inzendingen(app, context, PAGINA, DADEN)
