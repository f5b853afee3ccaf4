"""The part of Beheer about e-mail: whether it is set, what waits, and what went wrong; never what a letter says."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from dash import html
from dash.development.base_component import Component

from app.components.formulier import Formulier
from app.components.getallen import show_moment
from app.components.tabellen import table
from app.components.vakken import empty_state, note
from app.settings import Settings
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import PostStatus

SOORTEN = {"herinnering": "herinnering aan een toezegging", "weekbericht": "weekbericht"}
OPNIEUW = (PostStatus.WACHTEND, PostStatus.GEWEIGERD)


class Postrij(Protocol):
    """What is shown of a letter."""

    @property
    def id(self) -> int: ...
    @property
    def naam(self) -> str: ...
    @property
    def soort(self) -> str: ...
    @property
    def status(self) -> PostStatus: ...
    @property
    def versturen_vanaf(self) -> datetime: ...
    @property
    def verstuurd_op(self) -> datetime | None: ...
    @property
    def pogingen(self) -> int: ...
    @property
    def laatste_fout(self) -> str: ...


def show_post(settings: Settings, aantallen: Mapping[str, int], regels: Sequence[Postrij]) -> list[Component]:
    """Say whether e-mail is set, count per standing, and list what waits or was refused first."""
    if settings.smtp:
        stand = f"Berichten gaan via {settings.smtp}, van {settings.afzender}."
    else:
        stand = (
            "Er is geen mailserver ingesteld (WIJKSPIEGEL_SMTP). Wat er van mensen gevraagd wordt, "
            "staat op hun Start."
        )
    standen = load_keuzelijst("post_status")
    telling = ", ".join(f"{standen[code].lower()}: {aantal}" for code, aantal in aantallen.items() if aantal)
    if not regels:
        return [html.P(stand), empty_state("Er is nog geen bericht geschreven.")]
    return [
        html.P(f"{stand} {telling[:1].upper()}{telling[1:]}."),
        table(
            "Berichten, wat wacht of werd geweigerd eerst",
            ["Aan", "Wat", "Stand", "Wat er misging", "Doen"],
            [_row(regel, standen) for regel in regels],
        ),
        note("Een bericht gaat niet verloren als de mailserver weg is: het wordt later opnieuw geprobeerd."),
    ]


def _row(regel: Postrij, standen: Mapping[str, str]) -> list[Component | str]:
    return [
        regel.naam,
        SOORTEN.get(regel.soort, regel.soort),
        f"{standen[regel.status].lower()}{_moment(regel)}",
        _trouble(regel),
        _retry(regel),
    ]


def _moment(regel: Postrij) -> str:
    """Say when it went, or from when it goes."""
    if regel.verstuurd_op:
        return f", {show_moment(regel.verstuurd_op)}"
    if regel.status is PostStatus.WACHTEND:
        return f" tot {show_moment(regel.versturen_vanaf)}"
    return ""


def _trouble(regel: Postrij) -> str:
    if not regel.laatste_fout:
        return "–"
    keren = f" ({regel.pogingen} keer geprobeerd)" if regel.pogingen > 1 else ""
    return f"{regel.laatste_fout}{keren}"


def _retry(regel: Postrij) -> Component | str:
    """Offer another try of what went wrong; a letter whose day has not come is left to its day."""
    if regel.status not in OPNIEUW or not regel.pogingen:
        return "–"
    formulier = Formulier("beheer", "post", str(regel.id))
    return formulier.draw(
        knoppen=[
            formulier.button(
                "opnieuw",
                "Nu proberen",
                is_hoofd=False,
                naam=f"Probeer het bericht aan {regel.naam} nu opnieuw",
            )
        ]
    )
