"""The calendar of Start: the talks to come, the own next step in each, and the file for one's own calendar."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from app.components.getallen import show_dag
from app.components.knoppen import address, link
from app.components.kop import section
from app.components.tabellen import table
from app.components.vakken import empty_state
from app.context import Context
from app.identity import Gebruiker
from app.pages.gesprek_stof import place_names
from app.services.gereedheid import label_gesprek
from app.services.kalender import volgende_stap
from app.store.access import visible_gesprekken
from app.toegang import may
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import GEHOUDEN, GesprekStatus
from schemas.rollen import Recht

if TYPE_CHECKING:
    from app.store.tables import Gesprek

KOPPEN = ("Gesprek", "Gebied", "Aanbieder", "Gesprek op", "Uw volgende stap", "Stand")
TITEL = "Gesprekken die komen of lopen"
AGENDA = "/gesprek/agenda.ics"


def show_kalender(context: Context, gebruiker: Gebruiker) -> list[Component]:
    """Draw the open talks by date, for who may see talks."""
    if not may(gebruiker, Recht.GESPREK_BEKIJKEN):
        return []
    vandaag = context.vandaag()
    with context.sessions() as session:
        komend = sorted(
            (g for g in visible_gesprekken(session, gebruiker) if g.status is not GesprekStatus.VASTGESTELD),
            key=lambda g: (g.gesprek_op, g.id),
        )
        namen = place_names(context)
        rijen = [_row(g, gebruiker, vandaag, namen) for g in komend]
    if not rijen:
        return [section(TITEL, empty_state("Er is geen gesprek gepland."))]
    tabel = table("Gesprekken op volgorde van datum", KOPPEN, rijen, toont_bijschrift=False)
    return [section(TITEL, tabel, html.P(show_agendalink(AGENDA, "Zet alle dagen in uw eigen agenda")))]


def show_volgend_gesprek(context: Context, gebruiker: Gebruiker) -> list[Component]:
    """Lead who comes for a talk straight to it: the first that is still to be held, above everything else asked."""
    if not may(gebruiker, Recht.GESPREK_BEKIJKEN):
        return []
    with context.sessions() as session:
        komend = [
            g
            for g in visible_gesprekken(session, gebruiker)
            if g.status not in GEHOUDEN and g.gesprek_op >= context.vandaag()
        ]
        if not komend:
            return []
        eerste = min(komend, key=lambda g: (g.gesprek_op, g.tijd or time.max, g.id))
        naam = link(label_gesprek(eerste), address("/gesprek", gesprek=eerste.id))
        plaats = place_names(context).get(eerste.regiocode, eerste.regiocode)
        tijd = f" om {eerste.tijd:%H:%M}" if eerste.tijd else ""
        waar = f", {eerste.locatie}" if eerste.locatie else ""
    zin = f" ({plaats}), {show_dag(eerste.gesprek_op)}{tijd}{waar}."
    return [html.P([html.Strong("Uw volgende gesprek: "), naam, zin], className="zin")]


def show_agendalink(href: str, tekst: str) -> Component:
    """Draw the link to an .ics file."""
    return html.A(f"{tekst} (.ics)", href=href, download="")


def _row(
    gesprek: Gesprek, gebruiker: Gebruiker, vandaag: date, namen: Mapping[str, str]
) -> list[Component | str]:
    return [
        link(label_gesprek(gesprek), address("/gesprek", gesprek=gesprek.id)),
        namen.get(gesprek.regiocode, gesprek.regiocode),
        gesprek.beschikking.partij.naam,
        show_dag(gesprek.gesprek_op),
        describe_next(gesprek, gebruiker, vandaag),
        load_keuzelijst("gesprek_status")[gesprek.status],
    ]


def describe_next(gesprek: Gesprek, gebruiker: Gebruiker, vandaag: date) -> str:
    """Say what waits for this person in this talk, and by when."""
    stap = volgende_stap(gesprek, gebruiker, vandaag)
    if stap is None:
        return "niets meer"
    is_daad = stap.stap.code not in ("openen", "gesprek")
    return f"{stap.stap.naam}, {'voor' if is_daad else 'op'} {show_dag(stap.op)}"
