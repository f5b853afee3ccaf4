"""What happened with the answers a wijkpartner gave: back to who was asked (R-41)."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.getallen import show_dag, show_kwartaal
from app.components.kop import section
from app.components.tabellen import table
from app.components.vakken import note
from app.context import Context
from app.identity import Gebruiker
from app.pages.gesprek_stof import place_names
from app.store.access import visible_interventies, visible_vervolg
from app.store.access.vervolg import Vervolg
from schemas.indicator import load_indicatoren
from schemas.keuzelijst import load_keuzelijst

HOOGSTENS = 12
GEVOLGEN = {
    "actie": "Er komt een verbeteractie. Later kijken aanbieder en gemeente of die hielp.",
    "afspraak": "Iemand zegde toe iets te doen, met een datum.",
    "geen_actie": "Er verandert nu niets. De reden is opgeschreven.",
}


def show_vervolg(context: Context, session: Session, gebruiker: Gebruiker) -> list[Component]:
    """Draw what followed on the newest own answers; nothing while no talk about them was adopted."""
    vervolg = visible_vervolg(session, gebruiker)
    if not vervolg:
        return []
    namen = {i.code: i.naam for i in visible_interventies(session)}
    plaatsen = place_names(context)
    rijen = [
        [
            _name(v, namen, plaatsen),
            load_keuzelijst("herkenning")[v.antwoord],
            f"{show_kwartaal(v.kwartaal)}, vastgesteld op {show_dag(v.vastgesteld_op.date())}"
            if v.vastgesteld_op
            else show_kwartaal(v.kwartaal),
            GEVOLGEN[v.gevolg],
        ]
        for v in vervolg[:HOOGSTENS]
    ]
    meer = len(vervolg) - len(rijen)
    return [
        section(
            "Wat er met uw antwoorden gebeurde",
            html.P("Aanbieder en gemeente bespraken deze cijfers. Uw antwoord lag daarbij op tafel."),
            table(
                "Het nieuwste gesprek bovenaan",
                ["Cijfer", "U zei", "Gesprek", "Wat eruit volgde"],
                rijen,
            ),
            *([note(f"En nog {meer} eerdere antwoorden.")] if meer > 1 else []),
            note(
                "Wat er in het gesprek gezegd is, staat hier niet: dat blijft bij wie erbij was. Vraag uw gebiedsadviseur ernaar."
            ),
            id_="vervolg",
        )
    ]


def _name(v: Vervolg, namen: dict[str, str], plaatsen: dict[str, str]) -> str:
    indicator = load_indicatoren()[v.indicatorcode].naam
    return f"{indicator}, {namen.get(v.interventiecode, v.interventiecode)}, {plaatsen.get(v.regiocode, v.regiocode)}"
