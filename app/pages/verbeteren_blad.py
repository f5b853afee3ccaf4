"""The page of one action: what was thought, what was seen, what was learned, and how it goes on (R-40)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.formulier import explained
from app.components.getallen import show_dag, show_kwartaal, show_moment
from app.components.knoppen import address, link
from app.components.kop import page_header, section
from app.components.tabellen import definition_list
from app.components.vakken import card, empty_state, note
from app.context import Context
from app.identity import Gebruiker
from app.pages.gesprek_stof import place_names
from app.pages.lessen_formulier import show_lessen_of
from app.pages.verbeteractie_formulier import niveau_word
from app.pages.verbeteren_eer import show_beheersbaar, show_eer
from app.pages.verbeteren_fase import show_fase
from app.pages.verbeteren_lagen import show_lagen
from app.pages.verbeteren_stof import Terugblik
from app.pages.verbeteren_terug import (
    describe_expectation,
    show_bewijs,
    show_oordeelformulier,
)
from schemas.keuzelijst import load_keuzelijst

if TYPE_CHECKING:
    from app.store.tables import Oordeel, Verbeteractie

ROUTE = "/verbeteren"
PAGINA = "verbeteren"


def show_blad(context: Context, session: Session, gebruiker: Gebruiker, terugblik: Terugblik) -> Component:
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
                ondertitel=_standing(actie),
            ),
            section("Wat wij dachten", card(None, _thought(terugblik))),
            section("Wat er gebeurde", show_bewijs(terugblik), *_verdict(context, gebruiker, terugblik)),
            section("Wat wij ervan vonden", _history(actie, wacht=terugblik.wacht)),
            show_lessen_of(context, session, gebruiker, actie),
            show_fase(gebruiker, actie),
            show_lagen(context, gebruiker, actie),
            show_beheersbaar(context, gebruiker, actie),
            show_eer(gebruiker, actie),
        ]
    )


def _standing(actie: Verbeteractie) -> str:
    fase = load_keuzelijst("fase")[actie.fase]
    tijdelijk = f" Tijdelijk beheersbaar tot {show_dag(actie.herzien_op)}." if actie.herzien_op else ""
    terug = show_kwartaal(actie.terugkijk_kwartaal)
    return f"{fase}. {actie.eigenaar.rstrip('.')}; wij kijken terug in {terug}.{tijdelijk}"


def _thought(terugblik: Terugblik) -> Component:
    actie = terugblik.verbeteractie
    return definition_list(
        [
            ("Probleem", actie.probleem),
            ("Wat wij anders doen", actie.oplossing),
            ("Verwachting", describe_expectation(terugblik)),
            ("Start", show_kwartaal(actie.start_kwartaal)),
            ("Soort doel", load_keuzelijst("doelsoort").get(actie.doelsoort, actie.doelsoort)),
            ("Wat verandert", load_keuzelijst("verandert").get(actie.verandert, actie.verandert)),
            ("Grijpt aan op", niveau_word(actie.niveau)),
            ("Zit in de weg", load_keuzelijst("belemmering").get(actie.belemmering)),
            ("Experiment", _experiment(actie)),
            ("Vastgelegd door", f"{actie.gemaakt_door}, {show_moment(actie.gemaakt_op)}"),
            ("Uit gesprek", _talk(actie)),
        ]
    )


def _experiment(actie: Verbeteractie) -> str | None:
    if not actie.is_experiment:
        return None
    tot = f"tot en met {show_kwartaal(actie.experiment_tot)}" if actie.experiment_tot else "zonder einddatum"
    return f"Ja, van {actie.experiment_eigenaar}, {tot}. Als het werkt: {actie.vervolgplan}"


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


def _history(actie: Verbeteractie, *, wacht: bool) -> Component:
    if not actie.oordelen:
        komt = "kwam" if wacht else "komt"
        return empty_state(
            f"Er is nog geen oordeel. Deze verbeteractie {komt} terug in {show_kwartaal(actie.terugkijk_kwartaal)}."
        )
    return html.Div([_draw_oordeel(oordeel) for oordeel in reversed(actie.oordelen)], className="stapel")


def _draw_oordeel(oordeel: Oordeel) -> Component:
    anders = oordeel.cijfers.get("bevonden") not in (None, oordeel.gezien.value)
    return card(
        dict(explained("gezien"))[oordeel.gezien],
        html.P(f"{load_keuzelijst('vervolg')[oordeel.vervolg]}. Les: {oordeel.les}"),
        *([note(f"Toen stond er: {oordeel.cijfers['zin']}")] if oordeel.cijfers.get("zin") else []),
        *([note("Dit oordeel is een ander dan wat de cijfers toen zeiden.")] if anders else []),
        note(f"{oordeel.gegeven_door}, {show_moment(oordeel.gegeven_op)}"),
        soort=show_kwartaal(oordeel.kwartaal),
    )
