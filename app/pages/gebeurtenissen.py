"""Gebeurtenissen: the register of what happened in a place, kept by adviser and beheerder (R-16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import Dash, html
from dash.development.base_component import Component

from app.components.getallen import show_dag, show_moment
from app.components.knoppen import address, link
from app.components.kop import page_header, section
from app.components.plaatsen import Plaatsen, read_plaatsen
from app.components.plaatskeuzes import list_plaatskeuzes
from app.components.tabellen import definition_list, table
from app.components.vakken import card, empty_state, note, notice
from app.context import Context
from app.identity import Gebruiker
from app.pages.gebeurtenis_formulier import show_formulier, show_intrekken
from app.pages.gebeurtenissen_daden import DADEN
from app.pages.inzendingen import parse_identifier, register_inzendingen
from app.store.access import (
    earlier_gebeurtenissen,
    get_gebeurtenis,
    visible_gebeurtenissen,
    visible_interventies,
)
from schemas.keuzelijst import load_breuksoorten, load_keuzelijst
from schemas.rollen import Recht

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.store.tables import Wijkgebeurtenis

ROUTE = "/gebeurtenissen"
NAAM = "Gebeurtenissen"
RECHT = Recht.GEBEURTENIS_BIJWERKEN
UITLEG = (
    "Wat er in een wijk gebeurt, staat bij de cijfers: op de tijdlijn, in de grafieken en in het gesprek. "
    "Sommige gebeurtenissen maken cijfers onvergelijkbaar."
)


def layout(
    context: Context, gebruiker: Gebruiker, *, gebeurtenis: str = "", regio: str = "", **_: str
) -> Component:
    """Draw the register with the form for a new event, or one event with its versions."""
    plaatsen = read_plaatsen(context.marts.regios())
    with context.sessions() as session:
        interventies = {i.code: i.naam for i in visible_interventies(session)}
        if gebeurtenis:
            gevonden = get_gebeurtenis(session, gebruiker, parse_identifier(gebeurtenis))
            eerdere = earlier_gebeurtenissen(session, gebruiker, gevonden)
            return show_gebeurtenis(gevonden, eerdere, plaatsen, gebruiker, interventies)
        alle = visible_gebeurtenissen(session, gebruiker)
        return html.Div(
            [
                page_header(NAAM, ondertitel=UITLEG),
                section(
                    "Leg een gebeurtenis vast", show_nieuw(context, plaatsen, gebruiker, interventies, regio)
                ),
                section("Vastgelegd", show_register(alle, plaatsen, interventies)),
            ]
        )


def show_nieuw(
    context: Context,
    plaatsen: Plaatsen,
    gebruiker: Gebruiker,
    interventies: Mapping[str, str],
    regio: str,
) -> Component:
    """Draw the form for a new event, and say what a break does before anybody makes one."""
    keuzes = list_plaatskeuzes(plaatsen, gebruiker)
    if not keuzes:
        return empty_state("Er zijn nog geen plaatsen: die komen met de eerste cijfers.")
    return html.Div(
        [
            notice(
                "Een andere aanbieder, of een andere definitie of indeling, is een breuk.",
                html.P(
                    "Cijfers van voor en na deze dag vergelijken we niet meer: niet in deze plaats, en niet in wat "
                    "daarbinnen ligt. Valt de dag midden in een kwartaal, dan vergelijken we dat kwartaal met geen "
                    "enkel ander. In de grafiek komt een streeplijn met de reden."
                ),
            ),
            show_formulier(
                keuzes,
                interventies,
                naam="nieuw",
                sleutel="0",
                regio=regio if regio in dict(keuzes) else "",
                datum=context.vandaag().isoformat(),
            ),
        ]
    )


def show_register(
    gebeurtenissen: Sequence[Wijkgebeurtenis], plaatsen: Plaatsen, interventies: Mapping[str, str]
) -> Component:
    """Draw the events that hold, newest first."""
    if not gebeurtenissen:
        return empty_state("Er is nog niets vastgelegd.")
    soorten, breuken = load_keuzelijst("gebeurtenis_soort"), load_breuksoorten()
    rijen = [
        [
            link(g.titel, address(ROUTE, gebeurtenis=g.id)),
            show_dag(g.datum),
            plaatsen.name(g.regiocode),
            soorten.get(g.soort, g.soort) + (" (breuk)" if g.soort in breuken else ""),
            interventies.get(g.interventiecode or "", "hele plaats"),
        ]
        for g in gebeurtenissen
    ]
    return table("Gebeurtenissen, nieuwste eerst", ["Wat", "Wanneer", "Waar", "Soort", "Waarover"], rijen)


def show_gebeurtenis(
    gebeurtenis: Wijkgebeurtenis,
    eerdere: Sequence[Wijkgebeurtenis],
    plaatsen: Plaatsen,
    gebruiker: Gebruiker,
    interventies: Mapping[str, str],
) -> Component:
    """Draw one event with its earlier versions, and the forms to correct or withdraw it while it holds."""
    geldt = gebeurtenis.vervallen_op is None
    keuzes = list_plaatskeuzes(plaatsen, gebruiker)
    return html.Div(
        [
            page_header(gebeurtenis.titel, kruimels=[(NAAM, ROUTE), (gebeurtenis.titel, None)]),
            card(None, _facts(gebeurtenis, plaatsen, interventies)),
            *(
                [
                    section(
                        "Verbeteren", show_formulier(keuzes, interventies, naam="verbeter", van=gebeurtenis)
                    ),
                    section("Intrekken", show_intrekken(gebeurtenis)),
                ]
                if geldt
                else [note("Deze versie geldt niet meer.")]
            ),
            *(
                [
                    section(
                        "Eerdere versies",
                        *(card(oud.titel, _facts(oud, plaatsen, interventies)) for oud in eerdere),
                    )
                ]
                if eerdere
                else []
            ),
        ]
    )


def _facts(gebeurtenis: Wijkgebeurtenis, plaatsen: Plaatsen, interventies: Mapping[str, str]) -> Component:
    soort = load_keuzelijst("gebeurtenis_soort").get(gebeurtenis.soort, gebeurtenis.soort)
    breuk = ": breuk, ervoor en erna vergelijken we niet" if gebeurtenis.soort in load_breuksoorten() else ""
    op = f", {show_moment(gebeurtenis.gemaakt_op)}" if gebeurtenis.gemaakt_op else ""
    vervallen = gebeurtenis.vervallen_op
    return definition_list(
        [
            ("Waar", plaatsen.name(gebeurtenis.regiocode)),
            ("Wanneer", show_dag(gebeurtenis.datum)),
            ("Soort", f"{soort}{breuk}"),
            ("Waarover", interventies.get(gebeurtenis.interventiecode or "", "de hele plaats")),
            ("Vastgelegd door", f"{gebeurtenis.gemaakt_door}{op}" if gebeurtenis.gemaakt_door else None),
            ("Vervallen", f"{gebeurtenis.vervallen_door}, {show_moment(vervallen)}" if vervallen else None),
            ("Waarom", gebeurtenis.reden),
        ]
    )


def register(app: Dash, context: Context) -> None:
    """Answer the forms of this page."""
    register_inzendingen(app, context, "gebeurtenissen", DADEN)
