"""Partijen: who there is, who works together, and which interventions there are; kept by a beheerder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import Dash, html
from dash.development.base_component import Component

from app.components.factoren import describe_leeftijd
from app.components.getallen import show_kwartaal
from app.components.knoppen import address, link
from app.components.kop import page_header, section
from app.components.tabellen import table
from app.components.vakken import details, empty_state
from app.context import Context
from app.identity import Gebruiker
from app.pages.interventie_blad import show_interventie
from app.pages.inzendingen import register_inzendingen
from app.pages.partij_blad import show_partij
from app.pages.partijen_daden import DADEN
from app.pages.partijen_formulieren import ROUTE, show_interventieformulier, show_partijformulier
from app.store.access import visible_alliantieleden, visible_interventies, visible_partijen
from app.toegang import may
from schemas.keuzelijst import load_keuzelijst
from schemas.rollen import Recht

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.store.tables import Interventie, Partij

NAAM = "Partijen"
RECHT = Recht.PARTIJ_BEKIJKEN
__all__ = ["NAAM", "RECHT", "ROUTE", "layout", "register"]


def layout(
    context: Context, gebruiker: Gebruiker, *, partij: str = "", interventie: str = "", **_: str
) -> Component:
    """Draw one party, one intervention, or both lists with the forms to add."""
    with context.sessions() as session:
        partijen, interventies = visible_partijen(session), visible_interventies(session)
        if partij:
            return show_partij(context, gebruiker, partijen, visible_alliantieleden(session), partij)
        if interventie:
            return show_interventie(context, gebruiker, interventies, interventie)
        mag = may(gebruiker, Recht.PARTIJ_BIJWERKEN)
        return html.Div(
            [
                page_header(
                    NAAM,
                    ondertitel="Wie er in de stad met de jeugd werkt, wie samen één afspraak heeft, en met welke aanpak.",
                ),
                section(
                    "Partijen",
                    list_partijen(partijen),
                    *([details("Nieuwe partij", show_partijformulier())] if mag else []),
                ),
                section(
                    "Interventies",
                    list_interventies(interventies),
                    *([details("Nieuwe interventie", show_interventieformulier())] if mag else []),
                ),
            ]
        )


def list_partijen(partijen: Sequence[Partij]) -> Component:
    """Draw the parties by name."""
    if not partijen:
        return empty_state("Er zijn nog geen partijen.")
    soorten = load_keuzelijst("partij_soort")
    rijen = [
        [link(p.naam, address(ROUTE, partij=p.code)), soorten.get(p.soort, p.soort), describe_stand(p)]
        for p in partijen
    ]
    return table("Partijen op naam", ["Naam", "Soort", "Stand"], rijen, toont_bijschrift=False)


def list_interventies(interventies: Sequence[Interventie]) -> Component:
    """Draw the interventions by name: an order of what works best would be a ranking (R-13)."""
    if not interventies:
        return empty_state("Er zijn nog geen interventies.")
    treden = load_keuzelijst("effectladder")
    rijen = [
        [
            link(i.naam, address(ROUTE, interventie=i.code)),
            i.doelgroep,
            describe_leeftijd(i.leeftijd_van, i.leeftijd_tot),
            treden.get(str(i.trede), str(i.trede)),
            "ja" if i.is_erkend else "nee",
            describe_stand(i),
        ]
        for i in interventies
    ]
    koppen = ["Naam", "Voor wie", "Leeftijd", "Hoe goed onderbouwd", "Erkend", "Stand"]
    return table("Interventies op naam", koppen, rijen, toont_bijschrift=False)


def describe_stand(ding: Partij | Interventie) -> str:
    """Say whether something new may be agreed on it."""
    return f"gesloten na {show_kwartaal(ding.laatste_kwartaal)}" if ding.laatste_kwartaal else "open"


def register(app: Dash, context: Context) -> None:
    """Answer the forms of this page."""
    register_inzendingen(app, context, "partijen", DADEN)
