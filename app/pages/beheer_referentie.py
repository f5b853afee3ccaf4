"""The part of Beheer about reference files: what was loaded, by whom, what counts, and taking it back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from dash import html
from dash.development.base_component import Component

from app.components.formulier import Formulier
from app.components.getallen import show_getal, show_moment
from app.components.tabellen import definition_list
from app.components.vakken import card, details, empty_state
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import ReferentieStatus
from schemas.vocabulary import Referentiesoort

MEESTE_NAMEN = 20


class Referentieregel(Protocol):
    """What is shown of a loaded file."""

    id: int
    soort: Referentiesoort
    naam: str
    bron: str
    licentie: str
    versie: str
    bestandsnaam: str
    sha256: str
    aantal_rijen: int
    verslag: dict[str, Any]
    status: ReferentieStatus
    vervangt_id: int | None
    geladen_door: str
    geladen_op: datetime
    ingetrokken_door: str
    ingetrokken_op: datetime | None
    reden: str


def show_referentie(bestanden: Sequence[Referentieregel]) -> list[Component]:
    """Show what counts as cards, and earlier versions below."""
    uitleg = html.P(
        "Cijfers, grenzen en factoren van anderen. Wat u intrekt, blijft bewaard en kunt u terugzetten. "
        "Daarna berekent Wijkspiegel de cijfers opnieuw."
    )
    if not bestanden:
        return [
            uitleg,
            empty_state(
                "Er is nog niets geladen. Laden gaat op de opdrachtregel, bijvoorbeeld met "
                "wijkspiegel context laden BESTAND. De cijfers van 2020 die bij Wijkspiegel horen, tellen wel mee."
            ),
        ]
    geldig = [bestand for bestand in bestanden if bestand.status is ReferentieStatus.GELDIG]
    eerder = [bestand for bestand in bestanden if bestand.status is not ReferentieStatus.GELDIG]
    return [
        uitleg,
        *(show_bestand(bestand) for bestand in geldig),
        *([details("Eerdere bestanden", *(show_bestand(bestand) for bestand in eerder))] if eerder else []),
    ]


def show_bestand(bestand: Referentieregel) -> Component:
    """Show one version with its source, who loaded it, what was read, and the form to change it."""
    soort = load_keuzelijst("referentiesoort")[bestand.soort.value]
    status = load_keuzelijst("referentie_status")[bestand.status.value]
    intrekking = (
        f"{bestand.ingetrokken_door}, {show_moment(bestand.ingetrokken_op)}: {bestand.reden}"
        if bestand.ingetrokken_op
        else ""
    )
    gegevens = definition_list(
        [
            ("Bron", f"{bestand.bron} ({bestand.licentie})"),
            ("Over", bestand.versie),
            ("Bestand", f"{bestand.bestandsnaam}, {show_getal(bestand.aantal_rijen)} regels gelezen"),
            ("Geladen", f"{bestand.geladen_door}, {show_moment(bestand.geladen_op)}"),
            ("Vervangt", f"nummer {bestand.vervangt_id}" if bestand.vervangt_id else ""),
            ("Ingetrokken", intrekking),
            ("Kenmerk", bestand.sha256[:12]),
        ]
    )
    return card(
        f"{bestand.id}. {bestand.naam}",
        gegevens,
        *show_verslag(bestand),
        show_form(bestand),
        soort=f"{soort}: {status}",
    )


def show_form(bestand: Referentieregel) -> Component:
    """Offer the one step this version can take."""
    formulier = Formulier("beheer", "referentie", sleutel=str(bestand.id), stand=bestand.status.value)
    if bestand.status is not ReferentieStatus.GELDIG:
        knop = formulier.button("terugzetten", "Laat weer meetellen", is_hoofd=False)
        return formulier.draw(knoppen=[knop])
    reden = formulier.line("reden", "Waarom mag dit bestand niet meer meetellen?")
    knop = formulier.button("intrekken", "Trek in", is_hoofd=False)
    return details("Trek dit bestand in", formulier.draw(reden, knoppen=[knop]))


def show_verslag(bestand: Referentieregel) -> list[Component]:
    """Show what was left out and assumed when the file was read (R-03); each kind of file says what it has."""
    delen = [
        (
            kop,
            [f"{naam}: {hint}" for naam, hint in waarde.items()]
            if isinstance(waarde, dict)
            else list(waarde),
        )
        for sleutel, kop in (
            ("niet_gebruikt", "Niet gebruikt, want geen cijfer vraagt erom"),
            ("plaatsen_onbekend", "Plaatsen die wij niet kennen"),
            ("onleesbaar", "Niet te lezen, en dus onbekend"),
            ("aangenomen", "Aangenomen"),
        )
        if (waarde := bestand.verslag.get(sleutel))
    ]
    if not delen:
        return []
    inhoud = [
        html.Div([html.P(html.Strong(kop)), html.Ul([html.Li(r) for r in _first(regels)])])
        for kop, regels in delen
    ]
    return [details("Wat er is gelezen en overgeslagen", *inhoud)]


def _first(regels: Sequence[str]) -> list[str]:
    meer = len(regels) - MEESTE_NAMEN
    return [*regels[:MEESTE_NAMEN], *([f"… en {show_getal(meer)} meer"] if meer > 0 else [])]
