"""The change calendar (R-21): what begins, changes or ends, from when, why, and whether the party knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dash.development.base_component import Component

from app.components.getallen import show_dag, show_kwartaal
from app.components.knoppen import address, link
from app.components.kop import section
from app.components.streefwaarde import describe_streefwaarde
from app.components.tabellen import table
from app.components.vakken import empty_state
from app.services.geldigheid import last_quarter
from app.services.gereedheid import label_of
from schemas.leercyclus import AfspraakStatus
from schemas.vocabulary import Kwartaal

if TYPE_CHECKING:
    from app.store.tables import Afspraak, Beschikking

ROUTE = "/afspraken"


@dataclass(frozen=True, order=True)
class Wijziging:
    """One line of the calendar."""

    kwartaal: str
    wat: str
    waarom: str
    stand: str
    href: str


def show_kalender(beschikkingen: Sequence[Beschikking], nu: Kwartaal, *, met_concept: bool) -> Component:
    """Draw what is about to change; concepts only for who makes them."""
    wijzigingen = sorted(
        w for b in beschikkingen for a in b.afspraken for w in _of_afspraak(a, nu, met_concept=met_concept)
    )
    if not wijzigingen:
        return section(
            "Wat er verandert",
            empty_state("Er verandert niets. Iets nieuws gaat op zijn vroegst in het volgende kwartaal in."),
            id_="kalender",
        )
    rijen = [
        [
            link(w.wat, w.href),
            show_kwartaal(w.kwartaal) if w.kwartaal else "nog niet bekend",
            w.waarom,
            w.stand,
        ]
        for w in wijzigingen
    ]
    return section(
        "Wat er verandert",
        table("Wijzigingen op volgorde van kwartaal", ["Wat", "Vanaf", "Waarom", "Hoe ver"], rijen),
        id_="kalender",
    )


def _of_afspraak(afspraak: Afspraak, nu: Kwartaal, *, met_concept: bool) -> list[Wijziging]:
    naam, href = label_of(afspraak), address(ROUTE, beschikking=afspraak.beschikking_id, afspraak=afspraak.id)
    soort = "Nieuwe versie" if afspraak.vervangt_id else "Nieuw"
    regels = []
    if afspraak.status is AfspraakStatus.CONCEPT and met_concept:
        regels.append(
            Wijziging("", f"{soort}: {naam}", afspraak.aanleiding, "concept, telt nergens mee", href)
        )
    if afspraak.status is AfspraakStatus.AANGEKONDIGD:
        regels.append(
            Wijziging(afspraak.van_kwartaal, f"{soort}: {naam}", _why(afspraak), _waiting(afspraak), href)
        )
    is_later = afspraak.status is AfspraakStatus.BEVESTIGD and afspraak.van_kwartaal > str(nu)
    if is_later and afspraak.bevestigd_op is not None:
        regels.append(
            Wijziging(afspraak.van_kwartaal, f"{soort}: {naam}", _why(afspraak), _answered(afspraak), href)
        )
    if (
        afspraak.laatste_kwartaal
        and last_quarter(afspraak) >= str(nu)
        and afspraak.laatste_kwartaal < afspraak.tot_kwartaal
    ):
        na = str(Kwartaal.parse(afspraak.laatste_kwartaal).plus(1))
        regels.append(Wijziging(na, f"Eindigt: {naam}", afspraak.einde_reden, "staat vast", href))
    return regels


def _why(afspraak: Afspraak) -> str:
    spoed = f" Spoed: {afspraak.spoed_reden}" if afspraak.spoed_reden else ""
    return f"{afspraak.aanleiding} {describe_streefwaarde(afspraak).zin}{spoed}"


def _waiting(afspraak: Afspraak) -> str:
    op = f" op {show_dag(afspraak.aangekondigd_op.date())}" if afspraak.aangekondigd_op else ""
    wacht = f"wacht op antwoord van {afspraak.beschikking.partij.naam}"
    return f"aangekondigd{op}; {'geldt al, ' if afspraak.spoed_reden else ''}{wacht}"


def _answered(afspraak: Afspraak) -> str:
    op = f" op {show_dag(afspraak.bevestigd_op.date())}" if afspraak.bevestigd_op else ""
    return f"{afspraak.beschikking.partij.naam} {'maakte bezwaar' if afspraak.bezwaar else 'weet ervan'}{op}"
