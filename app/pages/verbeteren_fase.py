"""Where an action stands and how it came there; moving it, forward and back: reopening is no failure (R-40)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from app.components.formulier import Formulier, explained
from app.components.getallen import show_moment
from app.components.kop import section
from app.components.tabellen import table
from app.components.vakken import card, details, note
from app.identity import Gebruiker
from app.toegang import may
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import OVERGANGEN_FASE, Fase
from schemas.rollen import Recht

if TYPE_CHECKING:
    from app.store.tables import Verbeteractie

PAGINA = "verbeteren"


def show_fase(gebruiker: Gebruiker, actie: Verbeteractie) -> Component:
    """Draw the phase, every step so far, and the form to move."""
    nu = html.P(f"Nu: {dict(explained('fase'))[actie.fase]}.")
    return section("Fase", card(None, nu, *_steps(actie), *_move(gebruiker, actie)), id_="fase")


def _steps(actie: Verbeteractie) -> list[Component]:
    if not actie.fasestappen:
        return [note("Deze verbeteractie staat nog in haar eerste fase.")]
    fasen = load_keuzelijst("fase")
    rijen = [
        [show_moment(s.gezet_op), f"{fasen[s.van]} → {fasen[s.naar]}", s.reden, s.gezet_door]
        for s in reversed(actie.fasestappen)
    ]
    return [table("Stappen tot nu toe", ["Wanneer", "Stap", "Waarom", "Door"], rijen)]


def _move(gebruiker: Gebruiker, actie: Verbeteractie) -> list[Component]:
    if not may(gebruiker, Recht.VERBETERACTIE_BIJWERKEN):
        return []
    formulier = Formulier(PAGINA, "fase", str(actie.id), stand=f"{actie.fase.value}-{actie.versie}")
    fasen = dict(explained("fase"))
    keuzes = [(fase.value, fasen[fase]) for fase in Fase if fase in OVERGANGEN_FASE[actie.fase]]
    velden = formulier.draw(
        formulier.choice("fase", "Naar welke fase?", keuzes),
        formulier.text("reden", "Waarom?", hulp="Terug naar een eerdere fase mag ook.", rijen=2),
        formulier.hidden("versie", actie.versie),
        knoppen=[formulier.button("verschuif", "Verschuif", is_hoofd=False)],
    )
    return [details("Naar een andere fase", velden)]
