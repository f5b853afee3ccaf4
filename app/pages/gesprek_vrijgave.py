"""How far a text travels, said at each text, with the choice to change it for who wrote it (R-35)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash.development.base_component import Component

from app.components.formulier import Formulier
from app.components.vakken import details, note
from app.pages.gesprek_stof import Gespreksstof
from app.services.vrijgave import LEZING, VERHAAL, may_move
from schemas.keuzelijst import load_keuzelijst, load_keuzes
from schemas.leercyclus import OVERGANGEN_VRIJGAVE, LezingStatus

if TYPE_CHECKING:
    from app.store.tables import Lezing, Verhaal

PAGINA = "gesprek"


def show_vrijgave(stof: Gespreksstof, soort: str, tekst: Lezing | Verhaal) -> list[Component]:
    """Say who may read a text; offer to change that to its writer."""
    woord = load_keuzelijst("vrijgave")[tekst.vrijgave]
    zin = note(f"Wie mag dit lezen: {woord[0].lower()}{woord[1:]}.")
    if not may_move(stof.gebruiker, tekst):
        return [zin]
    sleutel = f"{stof.gesprek.id}-{soort}-{tekst.id}"
    formulier = Formulier(PAGINA, "vrijgave", sleutel, stand=tekst.vrijgave.value)
    keuzes = [(k.code, f"{k.label}: {k.hulp}") for k in load_keuzes("vrijgave") if k.code in _goals(tekst)]
    velden = formulier.draw(
        formulier.choice("naar", "Wie mag dit lezen?", keuzes),
        knoppen=[formulier.button("verschuif", "Verander wie dit mag lezen", is_hoofd=False)],
    )
    return [zin, details("Verander wie dit mag lezen", velden)]


def _goals(tekst: Lezing | Verhaal) -> frozenset[str]:
    return frozenset(naar.value for naar in OVERGANGEN_VRIJGAVE[tekst.vrijgave])


def show_vrijgave_lezing(stof: Gespreksstof, lezing: Lezing) -> list[Component]:
    """Say it of a reading; a draft tells it in its own form."""
    return show_vrijgave(stof, LEZING, lezing) if lezing.status is LezingStatus.INGEDIEND else []


def show_vrijgave_verhaal(stof: Gespreksstof, verhaal: Verhaal) -> list[Component]:
    """Say it of a story."""
    return show_vrijgave(stof, VERHAAL, verhaal)
