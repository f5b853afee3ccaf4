"""Every action this person may see, by phase, with filters in the address; and making one outside a talk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.elementen import Inhoud, aria
from app.components.formulier import Formulier
from app.components.getallen import show_kwartaal
from app.components.knoppen import address, link
from app.components.kop import section
from app.components.tabellen import table
from app.components.vakken import details, empty_state
from app.context import Context
from app.identity import Gebruiker
from app.pages.gesprek_stof import place_names
from app.pages.verbeteractie_formulier import action_fields
from app.services.geldigheid import choose_counting
from app.services.gereedheid import label_of
from app.store.access import visible_beschikkingen, visible_verbeteracties
from app.store.access.bereik import is_regio_within
from app.toegang import may
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import Fase
from schemas.rollen import Recht

if TYPE_CHECKING:
    from app.store.tables import Verbeteractie

ROUTE = "/verbeteren"
PAGINA = "verbeteren"
GEBIED_TEKENS = 6
"""A code such as BU05991570 lies in WK059915: the first six digits name the gebied."""


def show_lijst(
    context: Context, session: Session, gebruiker: Gebruiker, *, fase: str, gebied: str
) -> Component:
    """Draw the filters and, per phase, the actions that pass them."""
    alle = visible_verbeteracties(session, gebruiker)
    namen = place_names(context)
    gekozen = [
        v
        for v in alle
        if (not fase or v.fase.value == fase) and (not gebied or gebied_of(v.regiocode) == gebied)
    ]
    if not alle:
        return section("Alle verbeteracties", empty_state("Er zijn nog geen verbeteracties vastgelegd."))
    woorden = load_keuzelijst("fase")
    groepen = [(f, [v for v in gekozen if v.fase is f]) for f in Fase]
    return section(
        "Alle verbeteracties",
        _filters(alle, namen, fase, gebied),
        *([] if gekozen else [empty_state("Bij deze keuze hoort geen verbeteractie.")]),
        *(html.Div([html.H3(woorden[f]), _table(acties, namen, f)]) for f, acties in groepen if acties),
    )


def gebied_of(regiocode: str) -> str:
    """Return the gebied a place lies in, by its digits."""
    return f"WK{regiocode[2 : 2 + GEBIED_TEKENS]}"


def _filters(alle: Sequence[Verbeteractie], namen: dict[str, str], fase: str, gebied: str) -> Component:
    gebieden = sorted({gebied_of(v.regiocode) for v in alle}, key=lambda code: namen.get(code, code))
    fasen = [("", "alle fasen"), *((code, woord.lower()) for code, woord in load_keuzelijst("fase").items())]
    plekken = [("", "alle gebieden"), *((code, namen.get(code, code)) for code in gebieden)]
    return html.Nav(
        [
            _choice(
                "Fase",
                [(tekst, address(ROUTE, fase=code, gebied=gebied), code == fase) for code, tekst in fasen],
            ),
            *(
                [
                    _choice(
                        "Gebied",
                        [
                            (tekst, address(ROUTE, fase=fase, gebied=code), code == gebied)
                            for code, tekst in plekken
                        ],
                    )
                ]
                if len(gebieden) > 1
                else []
            ),
        ],
        className="filters",
        **aria(label="Kies welke verbeteracties u ziet"),
    )


def _choice(naam: str, keuzes: Sequence[tuple[str, str, bool]]) -> Component:
    delen: list[Inhoud] = [html.Span(f"{naam}: ")]
    for tekst, href, is_gekozen in keuzes:
        delen.append(html.Strong(tekst) if is_gekozen else link(tekst, href))
        delen.append(" ")
    return html.P(delen)


def _table(acties: Sequence[Verbeteractie], namen: dict[str, str], fase: Fase) -> Component:
    oordelen = load_keuzelijst("gezien")
    return table(
        f"Verbeteracties in de fase {load_keuzelijst('fase')[fase].lower()}",
        ["Verbeteractie", "Gaat over", "Plaats", "Wie", "Terugkijken", "Laatste oordeel"],
        [
            [
                link(v.titel, address(ROUTE, verbeteractie=v.id)),
                label_of(v.afspraak),
                namen.get(v.regiocode, v.regiocode),
                v.eigenaar,
                show_kwartaal(v.terugkijk_kwartaal),
                oordelen[v.oordelen[-1].gezien].lower() if v.oordelen else "nog geen",
            ]
            for v in acties
        ],
        toont_bijschrift=False,
    )


def show_nieuw(context: Context, session: Session, gebruiker: Gebruiker) -> list[Component]:
    """Offer making an action outside a talk."""
    if not may(gebruiker, Recht.VERBETERACTIE_BIJWERKEN):
        return []
    namen = place_names(context)
    keuzes = [
        (f"{afspraak.id}/{g.regiocode}", f"{label_of(afspraak)} · {namen.get(g.regiocode, g.regiocode)}")
        for b in visible_beschikkingen(session, gebruiker)
        for afspraak in choose_counting(b.afspraken, str(context.kwartaal))
        for g in b.gebieden
        if is_regio_within(g.regiocode, gebruiker)
    ]
    if not keuzes:
        return []
    formulier = Formulier(PAGINA, "nieuw", stand=str(len(visible_verbeteracties(session, gebruiker))))
    velden = formulier.draw(
        formulier.select("afspraak", "Bij welke afspraak en waar?", keuzes),
        *action_fields(formulier, context.kwartaal, None),
        knoppen=[
            formulier.button("leg_vast", "Leg de verbeteractie vast"),
            formulier.button("toets", "Kan dit gezien worden?", is_hoofd=False),
        ],
    )
    return [section("Buiten een gesprek", details("Leg een nieuwe verbeteractie vast", velden))]
