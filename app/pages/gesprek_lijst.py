"""The own talks with their state in words, in order of date (never of figures), and planning one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.formulier import Formulier
from app.components.getallen import show_dag, show_kwartaal
from app.components.knoppen import address, link
from app.components.kop import page_header, section
from app.components.tabellen import table
from app.components.vakken import details, empty_state, note
from app.context import Context
from app.identity import Gebruiker
from app.pages.gesprek_kalender import time_and_place
from app.pages.gesprek_stof import place_names
from app.services.gesprek_plannen import unplanned
from app.store.access import visible_beschikkingen, visible_gesprekken
from app.store.access.bereik import is_regio_within
from app.toegang import may
from schemas.gesprekskalender import load_gesprekskalender
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import GesprekStatus
from schemas.rollen import Recht

if TYPE_CHECKING:
    from app.store.tables import Gesprek

ROUTE = "/gesprek"
PAGINA = "gesprek"
AANLEVERDAGEN = load_gesprekskalender().dag("aanleveren").werkdagen_ervoor


def show_lijst(context: Context, session: Session, gebruiker: Gebruiker) -> Component:
    """Draw the talks that are still open first, the adopted ones folded."""
    gesprekken = visible_gesprekken(session, gebruiker)
    namen = place_names(context)
    lopend = sorted(
        (g for g in gesprekken if g.status is not GesprekStatus.VASTGESTELD),
        key=lambda g: (g.gesprek_op, g.id),
    )
    klaar = [g for g in gesprekken if g.status is GesprekStatus.VASTGESTELD]
    return html.Div(
        [
            page_header(
                "Gesprek",
                ondertitel="Wat betekenen de cijfers? U schrijft elk een lezing, opent ze samen en besluit wat volgt.",
            ),
            section("Gesprekken die komen of lopen", _table(lopend, namen, "Op volgorde van datum")),
            *([_adopted(klaar, namen)] if klaar else []),
            *_planning(context, session, gebruiker, namen),
        ]
    )


def _adopted(gesprekken: Sequence[Gesprek], namen: dict[str, str]) -> Component:
    aantal = f"Toon {len(gesprekken)} vastgestelde gesprekken" if len(gesprekken) > 1 else "Toon het gesprek"
    return section(
        "Eerder vastgesteld", details(aantal, _table(gesprekken, namen, "Nieuwste kwartaal bovenaan"))
    )


def _table(gesprekken: Sequence[Gesprek], namen: dict[str, str], bijschrift: str) -> Component:
    if not gesprekken:
        return empty_state("Er is op dit moment geen gesprek dat uw aandacht vraagt.")
    return table(
        bijschrift,
        ["Gesprek", "Aanbieder", "Gebied", "Kwartaal", "Datum", "Stand"],
        [
            [
                link(g.beschikking.titel, address(ROUTE, gesprek=g.id)),
                g.beschikking.partij.naam,
                namen.get(g.regiocode, g.regiocode),
                show_kwartaal(g.kwartaal),
                show_dag(g.gesprek_op),
                load_keuzelijst("gesprek_status")[g.status],
            ]
            for g in gesprekken
        ],
    )


def _planning(
    context: Context, session: Session, gebruiker: Gebruiker, namen: dict[str, str]
) -> list[Component]:
    """Offer the form to plan a talk to who leads talks."""
    if not may(gebruiker, Recht.GESPREK_VOEREN):
        return []
    formulier = Formulier(PAGINA, "plannen", stand=str(len(visible_gesprekken(session, gebruiker))))
    plekken = [
        (f"{b.id}/{g.regiocode}", f"{b.titel} · {b.partij.naam} · {namen.get(g.regiocode, g.regiocode)}")
        for b in visible_beschikkingen(session, gebruiker)
        for g in b.gebieden
        if is_regio_within(g.regiocode, gebruiker)
    ]
    kwartalen = [context.kwartaal.plus(-n) for n in range(4)]
    velden = formulier.draw(
        formulier.select("plek", "Waarover en waar?", plekken),
        formulier.select(
            "kwartaal",
            "Over welk kwartaal?",
            [(str(k), k.label) for k in kwartalen],
            waarde=str(context.kwartaal.plus(-1)),
        ),
        formulier.line(
            "datum",
            "Datum van het gesprek",
            soort="date",
            hulp=f"De andere dagen tellen wij terug, zoals de aanleverdatum: {AANLEVERDAGEN} werkdagen ervoor.",
        ),
        *time_and_place(formulier, "", ""),
        knoppen=[formulier.button("plan", "Plan het gesprek")],
    )
    alle = _plan_all(context, session, gebruiker, namen)
    return [section("Een gesprek plannen", *alle, details("Plan een nieuw gesprek", velden))]


def _plan_all(
    context: Context, session: Session, gebruiker: Gebruiker, namen: dict[str, str]
) -> list[Component]:
    """Offer to plan at once what the last quarter still lacks; nothing when every talk is there."""
    kwartaal = context.kwartaal.plus(-1)
    zonder = unplanned(session, gebruiker, str(kwartaal))
    if not zonder:
        return []
    formulier = Formulier(PAGINA, "plannen_alle", str(kwartaal), stand=str(len(zonder)))
    keuzes = [
        (f"{b.id}/{code}", f"{b.titel} · {b.partij.naam} · {namen.get(code, code)}") for b, code in zonder
    ]
    wat = "is 1 gesprek" if len(zonder) == 1 else f"zijn {len(zonder)} gesprekken"
    return [
        note(f"Over {kwartaal.label} {wat} nog niet gepland."),
        details(
            f"Plan alle gesprekken over {kwartaal.label} in één keer",
            formulier.draw(
                formulier.checks(
                    "plekken", "Welke gesprekken?", keuzes, waarden=[code for code, _ in keuzes]
                ),
                formulier.line(
                    "datum", "Eerste dag", soort="date", hulp="Daarna nemen wij de volgende werkdagen."
                ),
                formulier.line("per_dag", "Hoeveel gesprekken op een dag?", soort="number", waarde=2),
                knoppen=[formulier.button("plan", "Plan deze gesprekken")],
            ),
        ),
    ]
