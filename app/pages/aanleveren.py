"""Aanleveren: one file in three steps on one page; the address carries the upload (R-01)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import Dash, html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.kop import page_header
from app.components.vakken import empty_state
from app.context import Context
from app.identity import Gebruiker
from app.pages.aanleveren_bestanden import show_sjablonen
from app.pages.aanleveren_daden import DADEN, PAGINA
from app.pages.aanleveren_historie import show_historie, show_stand_per_partij
from app.pages.aanleveren_ontvangst import register_upload
from app.pages.aanleveren_profiel import show_profiel
from app.pages.aanleveren_stappen import show_bestand, show_indienen, show_rapport
from app.pages.aanleveren_verschuiving import register_voorvertoning
from app.pages.aanleveren_voorstellen import show_onthouden
from app.pages.inzendingen import parse_identifier, register_inzendingen
from app.store.access import get_aanlevering, visible_aanleveringen
from app.toegang import may
from schemas.rollen import Recht
from schemas.vocabulary import Kwartaal

if TYPE_CHECKING:
    from app.store.tables import Aanlevering

ROUTE = "/aanleveren"
NAAM = "Aanleveren"
RECHT = Recht.AANLEVERING_BEKIJKEN


def layout(
    context: Context,
    gebruiker: Gebruiker,
    *,
    aanlevering: str = "",
    kwartaal: str = "",
    profiel: str = "",
    **_: str,
) -> Component:
    """Draw the page; who does not deliver sees only what was delivered."""
    with context.sessions() as session:
        if profiel:
            return show_profiel(session, gebruiker, parse_identifier(profiel))
        if not may(gebruiker, Recht.AANLEVERING_DOEN):
            return show_overzicht(session, gebruiker)
        huidig = get_aanlevering(session, gebruiker, parse_identifier(aanlevering)) if aanlevering else None
        gekozen = huidig.kwartaal if huidig else str(Kwartaal.parse(kwartaal)) if kwartaal else ""
        te_leveren = gekozen or str(context.kwartaal.plus(-1))
        return html.Div(
            [
                page_header("Aanleveren", ondertitel=_subtitle(huidig)),
                show_bestand(context, huidig, gekozen),
                *([] if huidig else [show_sjablonen(context, gebruiker, te_leveren)]),
                *([show_rapport(session, gebruiker, huidig)] if huidig else []),
                *([show_indienen(session, gebruiker, huidig)] if huidig else []),
                show_historie(session, gebruiker, te_leveren),
                *show_onthouden(session, gebruiker),
            ]
        )


def _subtitle(huidig: Aanlevering | None) -> str:
    if huidig is None:
        return "U kiest een bestand, kijkt wat wij lazen, en dient het in. Pas bij stap 3 telt het mee."
    return f"{huidig.bestandsnaam}, voor {Kwartaal.parse(huidig.kwartaal).label}"


def show_overzicht(session: Session, gebruiker: Gebruiker) -> Component:
    """Draw what was delivered, for an accounthouder: that it came and when, never what is in it."""
    aanleveringen = visible_aanleveringen(session, gebruiker)
    if not aanleveringen:
        inhoud = empty_state("Er is nog niets aangeleverd bij uw beschikkingen.")
    else:
        inhoud = show_stand_per_partij(session, aanleveringen)
    return html.Div(
        [
            page_header(
                "Aanleveren",
                ondertitel="Wat de aanbieders van uw beschikkingen hebben ingediend. U ziet de stand, niet de inhoud.",
            ),
            inhoud,
        ]
    )


def register(app: Dash, context: Context) -> None:
    """Add the callbacks of this page."""
    register_upload(app, context)
    register_voorvertoning(app, context)
    register_inzendingen(app, context, PAGINA, DADEN)
