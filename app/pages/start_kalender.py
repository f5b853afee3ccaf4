"""The calendar of Start: the talks to come, with the days counted back from each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash.development.base_component import Component

from app.components.getallen import show_dag
from app.components.knoppen import address, link
from app.components.kop import section
from app.components.tabellen import table
from app.components.vakken import empty_state
from app.context import Context
from app.identity import Gebruiker
from app.services.gereedheid import label_gesprek
from app.services.start import AANLEVERTIJD, LEESTIJD
from app.store.access import visible_gesprekken
from app.toegang import may
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import GesprekStatus
from schemas.rollen import Recht

if TYPE_CHECKING:
    from app.store.tables import Gesprek

KOPPEN = ("Gesprek", "Aanbieder", "Aanleveren voor", "Lezen voor", "Gesprek op", "Stand")


def show_kalender(context: Context, gebruiker: Gebruiker) -> list[Component]:
    """Draw the open talks by date, for who may see talks."""
    if not may(gebruiker, Recht.GESPREK_BEKIJKEN):
        return []
    with context.sessions() as session:
        komend = sorted(
            (g for g in visible_gesprekken(session, gebruiker) if g.status is not GesprekStatus.VASTGESTELD),
            key=lambda g: (g.gesprek_op, g.id),
        )
        rijen = [_row(g) for g in komend]
    if not rijen:
        return [section("Gesprekken die komen of lopen", empty_state("Er is geen gesprek gepland."))]
    tabel = table("Gesprekken op volgorde van datum", KOPPEN, rijen, toont_bijschrift=False)
    return [section("Gesprekken die komen of lopen", tabel)]


def _row(gesprek: Gesprek) -> list[Component | str]:
    return [
        link(label_gesprek(gesprek), address("/gesprek", gesprek=gesprek.id)),
        gesprek.beschikking.partij.naam,
        show_dag(gesprek.gesprek_op - AANLEVERTIJD),
        show_dag(gesprek.gesprek_op - LEESTIJD),
        show_dag(gesprek.gesprek_op),
        load_keuzelijst("gesprek_status")[gesprek.status],
    ]
