"""The part of Beheer about figures: what is published, what waits, and the button to publish."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from dash import html
from dash.development.base_component import Component

from app.components.formulier import Formulier
from app.components.getallen import show_getal, show_moment
from app.components.tabellen import table
from app.components.vakken import empty_state


class Publicatieregel(Protocol):
    """What is shown of a publication."""

    build_id: str
    codeversie: str
    gepubliceerd_op: datetime
    aanlevering_ids: list[int]


def show_publicaties(publicaties: Sequence[Publicatieregel], wachtend: int) -> list[Component]:
    """Show the newest publications and how many submitted files they do not hold yet."""
    formulier = Formulier("beheer", "publiceren")
    zin = (
        "Alle ingediende bestanden zitten in de cijfers."
        if not wachtend
        else f"Nog niet verwerkt: {show_getal(wachtend)} ingediende bestanden."
    )
    knop = formulier.draw(
        html.P(zin), knoppen=[formulier.button("publiceer", "Bereken en publiceer de cijfers")]
    )
    if not publicaties:
        return [knop, empty_state("Er zijn nog geen cijfers gepubliceerd.")]
    rijen = [
        [show_moment(p.gepubliceerd_op), p.build_id[:12], show_getal(len(p.aanlevering_ids)), p.codeversie]
        for p in publicaties
    ]
    return [knop, table("Laatste publicaties", ["Wanneer", "Kenmerk", "Bestanden", "Versie"], rijen)]
