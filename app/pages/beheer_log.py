"""The part of Beheer about the log: the newest lines, narrowed by a word."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from dash import html
from dash.development.base_component import Component

from app.components.formulier import Formulier
from app.components.getallen import show_getal, show_moment
from app.components.knoppen import link
from app.components.tabellen import table
from app.components.vakken import empty_state, note
from schemas.rollen import ROL_VAN_CODE

HASH = re.compile(r"[0-9a-f]{64}")
KENMERK = 12


class Logboekregel(Protocol):
    """What is shown of a line."""

    tijdstip: datetime
    gebruiker: str
    rol: str
    gebeurtenis: str
    onderwerp: str
    details: dict[str, Any]


def show_log(regels: Sequence[Logboekregel], zoek: str, maximum: int) -> list[Component]:
    """Show lines with the field that narrows them."""
    formulier = Formulier("beheer", "log", stand=zoek or "alles")
    veld = formulier.line(
        "zoek", "Zoek op persoon, gebeurtenis of onderwerp", waarde=zoek, hulp="Bijvoorbeeld: aanlevering."
    )
    kop = formulier.draw(veld, knoppen=[formulier.button("filter", "Zoek in het logboek", is_hoofd=False)])
    alles = [note(link("Toon het hele logboek", "/beheer"))] if zoek else []
    if not regels:
        return [kop, *alles, empty_state("Geen regels gevonden.")]
    aantal = f"De laatste {show_getal(len(regels))} regels" if len(regels) == maximum else "Alle regels"
    rijen = [
        [
            show_moment(regel.tijdstip),
            regel.gebruiker,
            ROL_VAN_CODE[regel.rol].naam if regel.rol in ROL_VAN_CODE else regel.rol,
            regel.gebeurtenis.replace("_", " "),
            regel.onderwerp,
            html.Span(describe_details(regel.details), className="afbreken"),
        ]
        for regel in regels
    ]
    koppen = ["Wanneer", "Wie", "Rol", "Wat", "Waarover", "Bijzonderheden"]
    return [
        kop,
        *alles,
        note(f"{aantal}. Regels kunnen niet worden gewijzigd of gewist."),
        table(aantal, koppen, rijen, toont_bijschrift=False),
    ]


def describe_details(details: Mapping[str, Any]) -> str:
    """Write what was noted, without what is empty; of a hash the beginning, as elsewhere."""
    return "; ".join(
        f"{naam}: {_short(waarde)}" for naam, waarde in details.items() if waarde not in (None, "")
    )


def _short(waarde: object) -> object:
    return f"{waarde[:KENMERK]}…" if isinstance(waarde, str) and HASH.fullmatch(waarde) else waarde
