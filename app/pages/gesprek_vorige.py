"""What came of the talk before this one: conclusions, actions, promises, and the municipality's own part (R-33)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.elementen import Inhoud
from app.components.getallen import show_dag, show_kwartaal
from app.components.knoppen import address, link
from app.components.kop import section
from app.components.tabellen import definition_list, link_list
from app.components.vakken import card, details
from app.pages.gesprek_stof import Gespreksstof
from app.services.gereedheid import active_afspraken, label_of
from app.services.nakoming import describe_terugkijk, describe_toezegging
from app.store.access import (
    visible_conclusies,
    visible_gesprekken,
    visible_toezeggingen,
    visible_verbeteracties,
)
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import GesprekStatus

if TYPE_CHECKING:
    from app.store.tables import Conclusie, Gesprek, Toezegging, Verbeteractie

VOORAF = "Wat wij vorige keer afspraken"


def show_vorige(session: Session, stof: Gespreksstof) -> list[Component]:
    """Draw what the last adopted talk led to and how that stands now; nothing before the first talk."""
    vorige = find_vorige(session, stof)
    if vorige is None:
        return []
    acties = [v for v in visible_verbeteracties(session, stof.gebruiker) if v.gesprek_id == vorige.id]
    toezeggingen = [t for t in visible_toezeggingen(session, stof.gebruiker) if t.gesprek_id == vorige.id]
    namen = {a.id: label_of(a) for a in active_afspraken(session, vorige)}
    conclusies = [
        (namen.get(c.afspraak_id, ""), c) for c in visible_conclusies(session, stof.gebruiker, vorige)
    ]
    wanneer = f"{show_kwartaal(vorige.kwartaal)}, gesprek van {show_dag(vorige.gesprek_op)}"
    return [
        section(
            VOORAF,
            html.P(link(wanneer, address("/gesprek", gesprek=vorige.id)), className="zin"),
            html.Div(
                [
                    card("Wat zou er gebeuren, en hoe staat het nu?", _follow_up(stof, acties, toezeggingen)),
                    *_own_part(vorige),
                ],
                className="twee",
            ),
            *_conclusions(conclusies),
            id_="vorige",
        )
    ]


def find_vorige(session: Session, stof: Gespreksstof) -> Gesprek | None:
    """Return the last adopted talk of the same beschikking, or of the one it follows, in the same place."""
    dit = stof.gesprek
    eerdere = {dit.beschikking_id, dit.beschikking.voorganger_id}
    return next(
        (
            g
            for g in visible_gesprekken(session, stof.gebruiker)
            if g.beschikking_id in eerdere
            and g.regiocode == dit.regiocode
            and g.kwartaal < dit.kwartaal
            and g.status is GesprekStatus.VASTGESTELD
        ),
        None,
    )


def _follow_up(
    stof: Gespreksstof, acties: Sequence[Verbeteractie], toezeggingen: Sequence[Toezegging]
) -> Component:
    if not acties and not toezeggingen:
        return html.P("Uit dat gesprek kwamen geen verbeteracties of toezeggingen.")
    fasen = load_keuzelijst("fase")
    regels: list[list[Inhoud]] = [
        [
            link(a.titel, address("/verbeteren", verbeteractie=a.id)),
            f": {fasen[a.fase].lower()}. {describe_terugkijk(a)}",
        ]
        for a in acties
    ]
    regels += [
        [
            link(t.tekst.rstrip("."), address("/verbeteren", toezegging=t.id)),
            f": {describe_toezegging(t, stof.vandaag)}, toegezegd voor {show_dag(t.vervalt_op)}.",
        ]
        for t in toezeggingen
    ]
    return link_list(regels)


def _own_part(vorige: Gesprek) -> list[Component]:
    return (
        [card("Het eigen deel van de gemeente toen", html.P(vorige.eigen_deel))] if vorige.eigen_deel else []
    )


def _conclusions(conclusies: Sequence[tuple[str, Conclusie]]) -> list[Component]:
    """Fold what was concluded on each afspraak: it is read before the talk, not during it."""
    if not conclusies:
        return []
    gevolgen = load_keuzelijst("gevolg")
    kaarten = [
        card(
            naam,
            definition_list(
                [
                    ("Conclusie", c.tekst),
                    ("Verschil van mening", c.verschil),
                    ("Besluit", c.besluit),
                    ("Gevolg", gevolgen.get(c.gevolg)),
                    ("Reden", c.gevolg_reden),
                ]
            ),
        )
        for naam, c in conclusies
    ]
    return [details("Lees de conclusies van toen", html.Div(kaarten, className="stapel"))]
