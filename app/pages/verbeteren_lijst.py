"""Every action this person may see, as a list or on the board; and making one outside a talk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.formulier import Formulier
from app.components.getallen import show_kwartaal
from app.components.knoppen import address, link
from app.components.kop import section
from app.components.tabellen import table
from app.components.vakken import details, empty_state, note
from app.context import Context
from app.identity import Gebruiker
from app.pages.gesprek_stof import place_names
from app.pages.lessen_formulier import factor_names
from app.pages.verbeteractie_formulier import action_fields
from app.pages.verbeteren_bord import show_bord
from app.pages.verbeteren_keuze import BORD, ROUTE, Keuze, show_keuze
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

PAGINA = "verbeteren"
EXPORT = "/verbeteren/verbeteracties.csv"


def show_lijst(
    context: Context,
    session: Session,
    gebruiker: Gebruiker,
    keuze: Keuze,
    *,
    verschuif: str = "",
    naar: str = "",
) -> Component:
    """Draw the filters and the actions that pass them, in order of the quarter to look back in."""
    alle = visible_verbeteracties(session, gebruiker)
    if not alle:
        return section("Alle verbeteracties", empty_state("Er zijn nog geen verbeteracties vastgelegd."))
    namen = place_names(context)
    gekozen = [actie for actie in alle if keuze.passes(actie, context.kwartaal)]
    if keuze.weergave == BORD:
        onderweg = next((a for a in alle if str(a.id) == verschuif and a.fase.value != naar), None)
        inhoud = [
            show_bord(
                gebruiker,
                keuze,
                gekozen,
                namen,
                context.kwartaal,
                naar=next((fase for fase in Fase if fase.value == naar), None),
                verschuif=onderweg,
            )
        ]
    else:
        inhoud = _draw_list(gekozen, namen)
    return section(
        "Alle verbeteracties",
        show_keuze(keuze, alle, plaatsen=namen, factoren=factor_names(context)),
        _count(len(gekozen), len(alle)),
        *inhoud,
        html.P(
            html.A("Download als bestand (CSV)", href=EXPORT, download="verbeteracties.csv"),
            className="onder-lijst",
        ),
    )


def _count(gekozen: int, alle: int) -> Component:
    if gekozen == alle:
        return note(f"{alle} verbeteracties, op volgorde van het kwartaal waarin wij terugkijken.")
    return note(f"{gekozen} van de {alle} verbeteracties passen bij deze keuze.")


def _draw_list(acties: Sequence[Verbeteractie], namen: Mapping[str, str]) -> list[Component]:
    if not acties:
        return [empty_state("Bij deze keuze hoort geen verbeteractie.")]
    woorden = load_keuzelijst("fase")
    groepen = [(fase, [a for a in acties if a.fase is fase]) for fase in Fase]
    return [html.Div([html.H3(woorden[fase]), _table(deel, namen, fase)]) for fase, deel in groepen if deel]


def _table(acties: Sequence[Verbeteractie], namen: Mapping[str, str], fase: Fase) -> Component:
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
