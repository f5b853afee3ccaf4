"""The cells that were changed on the page: what was there, what is there now, who and when, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from app.components.formulier import Formulier
from app.components.getallen import show_moment
from app.components.tabellen import table
from app.components.vakken import details
from schemas.leercyclus import AanleveringStatus

if TYPE_CHECKING:
    from app.store.tables import Aanlevering, Celwijziging

PAGINA = "aanleveren"
OPEN_TOT = 12


def active_changes(aanlevering: Aanlevering) -> list[Celwijziging]:
    """Return the changes that hold."""
    return [wijziging for wijziging in aanlevering.wijzigingen if wijziging.ingetrokken_op is None]


def show_wijzigingen(aanlevering: Aanlevering) -> list[Component]:
    """List the changes on the original; each can be undone until the file is submitted."""
    wijzigingen = active_changes(aanlevering)
    if not wijzigingen:
        return []
    kan_terug = aanlevering.status is AanleveringStatus.ONTVANGEN
    koppen = ["Cel", "In uw bestand", "Wordt", "Wie en wanneer", *(["Terug"] if kan_terug else [])]
    rijen = [
        [
            describe_plaats(wijziging),
            wijziging.oud or "leeg" if _is_cel(wijziging) else "",
            (wijziging.nieuw or "leeg") if _is_cel(wijziging) else f"telt niet mee: {wijziging.nieuw}",
            f"{wijziging.gewijzigd_door}, {show_moment(wijziging.gewijzigd_op)}",
            *([_undo(aanlevering, wijziging)] if kan_terug else []),
        ]
        for wijziging in wijzigingen
    ]
    aantal = "1 wijziging" if len(wijzigingen) == 1 else f"{len(wijzigingen)} wijzigingen"
    tabel = table("Wat u op deze pagina wijzigde", koppen, rijen, toont_bijschrift=False)
    uitleg = html.P("Uw bestand zelf blijft zoals u het stuurde. Deze wijzigingen leggen wij eroverheen.")
    return [
        details(
            f"Wat u op deze pagina wijzigde ({aantal})", uitleg, tabel, is_open=len(wijzigingen) <= OPEN_TOT
        )
    ]


def describe_plaats(wijziging: Celwijziging) -> str:
    """Say where a change is, as the person sees it in the file."""
    blad = f"blad {wijziging.blad}, " if wijziging.blad else ""
    plek = f"cel {wijziging.cel}" if _is_cel(wijziging) else f"rij {wijziging.cel}"
    kolom = f", kolom {wijziging.kolomnaam}" if wijziging.kolomnaam else ""
    tekst = f"{blad}{plek}{kolom}"
    return tekst[:1].upper() + tekst[1:]


def _is_cel(wijziging: Celwijziging) -> bool:
    return not wijziging.cel.isdecimal()


def _undo(aanlevering: Aanlevering, wijziging: Celwijziging) -> Component:
    formulier = Formulier(PAGINA, "terug", f"{aanlevering.id}-{wijziging.id}")
    naam = f"Draai terug: {describe_plaats(wijziging)}"
    return formulier.draw(knoppen=[formulier.button("terug", "Draai terug", is_hoofd=False, naam=naam)])
