"""The page of one action: what was thought, what was seen, what was learned, and moving its phase (R-40)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from app.components.formulier import Formulier, explained
from app.components.getallen import show_kwartaal, show_moment
from app.components.knoppen import address, link
from app.components.kop import page_header, section
from app.components.tabellen import definition_list
from app.components.vakken import card, details, empty_state, note
from app.context import Context
from app.identity import Gebruiker
from app.pages.gesprek_stof import place_names
from app.pages.verbeteractie_formulier import niveau_word
from app.pages.verbeteren_stof import Terugblik
from app.pages.verbeteren_terug import (
    describe_expectation,
    show_bewijs,
    show_oordeelformulier,
)
from app.toegang import may
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import OVERGANGEN_FASE, Fase
from schemas.rollen import Recht

if TYPE_CHECKING:
    from app.store.tables import Oordeel, Verbeteractie

ROUTE = "/verbeteren"
PAGINA = "verbeteren"


def show_blad(context: Context, gebruiker: Gebruiker, terugblik: Terugblik) -> Component:
    """Draw the page of one action."""
    actie = terugblik.verbeteractie
    plaats = place_names(context).get(actie.regiocode, actie.regiocode)
    return html.Div(
        [
            page_header(
                actie.titel,
                kruimels=[
                    ("Verbeteren", ROUTE),
                    (f"{terugblik.beschikking.titel} · {terugblik.beschikking.partij.naam} · {plaats}", None),
                ],
                ondertitel=f"{load_keuzelijst('fase')[actie.fase]}. {actie.eigenaar}; wij kijken terug in {show_kwartaal(actie.terugkijk_kwartaal)}.",
            ),
            section("Wat wij dachten", card(None, _thought(terugblik))),
            section("Wat er gebeurde", show_bewijs(terugblik), *_verdict(context, gebruiker, terugblik)),
            section("Wat wij ervan vonden", _history(actie)),
            *_move(gebruiker, actie),
        ]
    )


def _thought(terugblik: Terugblik) -> Component:
    actie = terugblik.verbeteractie
    return definition_list(
        [
            ("Probleem", actie.probleem),
            ("Wat wij anders doen", actie.oplossing),
            ("Verwachting", describe_expectation(terugblik)),
            ("Start", show_kwartaal(actie.start_kwartaal)),
            ("Grijpt aan op", niveau_word(actie.niveau)),
            ("Dacht mee", actie.meedenkers),
            ("Vastgelegd door", f"{actie.gemaakt_door}, {show_moment(actie.gemaakt_op)}"),
            ("Uit gesprek", _talk(actie)),
        ]
    )


def _talk(actie: Verbeteractie) -> Component | None:
    if actie.gesprek_id is None:
        return None
    return link("Naar het gesprek", address("/gesprek", gesprek=actie.gesprek_id))


def _verdict(context: Context, gebruiker: Gebruiker, terugblik: Terugblik) -> list[Component]:
    formulier = show_oordeelformulier(context, gebruiker, terugblik)
    if formulier:
        return [card("Uw oordeel", *formulier)]
    if terugblik.wacht:
        return [note("Deze verbeteractie wacht op een oordeel van de gebiedsadviseur of de aanbieder.")]
    return []


def _history(actie: Verbeteractie) -> Component:
    if not actie.oordelen:
        return empty_state(
            f"Er is nog geen oordeel. Deze verbeteractie komt terug in {show_kwartaal(actie.terugkijk_kwartaal)}."
        )
    return html.Div([_draw_oordeel(oordeel) for oordeel in reversed(actie.oordelen)], className="stapel")


def _draw_oordeel(oordeel: Oordeel) -> Component:
    return card(
        dict(explained("gezien"))[oordeel.gezien],
        html.P(f"{load_keuzelijst('vervolg')[oordeel.vervolg]}. Les: {oordeel.les}"),
        *([note(f"Toen stond er: {oordeel.cijfers['zin']}")] if oordeel.cijfers.get("zin") else []),
        note(f"{oordeel.gegeven_door}, {show_moment(oordeel.gegeven_op)}"),
        soort=show_kwartaal(oordeel.kwartaal),
    )


def _move(gebruiker: Gebruiker, actie: Verbeteractie) -> list[Component]:
    """Offer moving to another phase, back as well: reopening is no failure."""
    if not may(gebruiker, Recht.VERBETERACTIE_BIJWERKEN):
        return []
    formulier = Formulier(PAGINA, "fase", str(actie.id), stand=actie.fase.value)
    fasen = dict(explained("fase"))
    keuzes = [(fase.value, fasen[fase]) for fase in Fase if fase in OVERGANGEN_FASE[actie.fase]]
    velden = formulier.draw(
        formulier.choice("fase", "Naar welke fase?", keuzes),
        formulier.text("reden", "Waarom?", rijen=2),
        formulier.hidden("versie", actie.versie),
        knoppen=[formulier.button("verschuif", "Verschuif", is_hoofd=False)],
    )
    nu = html.P(f"Nu: {fasen[actie.fase]}.")
    return [section("Fase", card(None, nu, details("Naar een andere fase", velden)))]
