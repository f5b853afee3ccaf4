"""Two people saved the same text at once: both texts beside each other, and a proposal to edit (optimistic locking)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from app.components.formulier import Formulier
from app.components.getallen import show_moment
from app.components.tabellen import definition_list
from app.components.vakken import notice
from app.services.samenvoegen import Samenvoeging
from schemas.keuzelijst import load_keuzelijsten

if TYPE_CHECKING:
    from app.store.tables import Tekstversie

LEGE_KEUZES = {"is_gezamenlijk": {"ja": "Ja", "nee": "Nee"}}


def show_botsing(
    formulier: Formulier,
    botsing: Tekstversie,
    uitslag: Samenvoeging,
    velden: Sequence[Component],
    namen: Mapping[str, str],
) -> Component:
    """Draw what is stored, what this person wrote, and the form with both in it."""
    return html.Div(
        [
            notice(
                "Iemand anders bewaarde deze tekst tegelijk met u.",
                html.P("Beide teksten zijn bewaard. Hieronder staat een voorstel waarin ze samen staan."),
                *_choices(uitslag, namen),
            ),
            html.Div(
                [
                    _side("Wat er nu staat", uitslag.opgeslagen, namen),
                    _side(f"Wat u schreef, {show_moment(botsing.geschreven_op)}", uitslag.eigen, namen),
                ],
                className="twee",
            ),
            html.H4("Voorstel: beide teksten samen"),
            formulier.draw(
                *velden,
                formulier.hidden("botsing", botsing.id),
                knoppen=[
                    formulier.button("bewaar", "Bewaar de samengevoegde tekst"),
                    formulier.button("laat_staan", "Laat staan wat er staat", is_hoofd=False),
                ],
            ),
        ],
        className="botsing",
    )


def _choices(uitslag: Samenvoeging, namen: Mapping[str, str]) -> list[Component]:
    if not uitslag.keuzes:
        return []
    welke = ", ".join(f"\u201c{namen.get(veld, veld)}\u201d" for veld in uitslag.keuzes)
    return [
        html.P(f"U koos iets anders dan er staat bij {welke}. In het voorstel staat de keuze van de ander.")
    ]


def _side(titel: str, velden: Mapping[str, str], namen: Mapping[str, str]) -> Component:
    paren = [(naam, _say(veld, velden.get(veld, ""))) for veld, naam in namen.items()]
    return html.Section([html.H4(titel), definition_list(paren)], className="vak")


def _say(veld: str, waarde: str) -> str:
    """Say a stored code in words; other text as it is."""
    if veld in LEGE_KEUZES:
        return LEGE_KEUZES[veld].get(waarde, waarde)
    lijst = load_keuzelijsten().get(veld)
    return next((k.label for k in lijst.keuzes if k.code == waarde), waarde) if lijst else waarde
