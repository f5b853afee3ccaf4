"""The part of Beheer about the log: its lines from new to old, page by page, narrowed by a word."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from dash import html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.elementen import Inhoud
from app.components.formulier import Formulier
from app.components.getallen import show_getal, show_moment
from app.components.knoppen import address, button_row, link, link_button
from app.components.tabellen import table
from app.components.vakken import empty_state, note
from app.identity import Gebruiker
from app.store.access import count_logregels, visible_logregels
from schemas.rollen import ROL_VAN_CODE

HASH = re.compile(r"[0-9a-f]{64}")
KENMERK = 12
PER_KEER = 50
ANKER = "logboek"


class Logboekregel(Protocol):
    """What is shown of a line."""

    tijdstip: datetime
    gebruiker: str
    rol: str
    gebeurtenis: str
    onderwerp: str
    details: dict[str, Any]


@dataclass(frozen=True)
class Logboek:
    """A page of the log: its lines, how many newer ones there are, and how many in all that hold `zoek`."""

    regels: Sequence[Logboekregel]
    zoek: str = ""
    eerder: int = 0
    aantal: int = 0


def read_log(session: Session, gebruiker: Gebruiker, zoek: str, regel: str) -> Logboek:
    """Read the page of the log that begins at line `regel` (1 is the newest; what is no such line is the first)."""
    aantal = count_logregels(session, gebruiker, bevat=zoek)
    gevraagd = int(regel) - 1 if regel.isdecimal() else 0
    eerder = gevraagd if 0 < gevraagd < aantal else 0
    regels = visible_logregels(session, gebruiker, maximum=PER_KEER, bevat=zoek, na=eerder)
    return Logboek(regels, zoek, eerder, aantal)


def show_log(log: Logboek) -> list[Component]:
    """Show a page of lines with the field that narrows them, and the way to newer and older ones."""
    formulier = Formulier("beheer", "log", stand=log.zoek or "alles")
    veld = formulier.line(
        "zoek",
        "Zoek op persoon, gebeurtenis of onderwerp",
        waarde=log.zoek,
        hulp="Bijvoorbeeld: aanlevering.",
    )
    kop = formulier.draw(veld, knoppen=[formulier.button("filter", "Zoek in het logboek", is_hoofd=False)])
    alles = [note(link("Toon het hele logboek", f"/beheer#{ANKER}"))] if log.zoek else []
    if not log.regels:
        return [kop, *alles, empty_state("Geen regels gevonden.")]
    stuk = describe_stuk(log)
    koppen = ["Wanneer", "Wie", "Rol", "Wat", "Waarover", "Bijzonderheden"]
    return [
        kop,
        *alles,
        note(f"{stuk} Regels kunnen niet worden gewijzigd of gewist."),
        table(stuk, koppen, [_row(regel) for regel in log.regels], toont_bijschrift=False),
        *_turn(log),
    ]


def describe_stuk(log: Logboek) -> str:
    """Say which lines these are, of how many."""
    eerste, laatste = log.eerder + 1, log.eerder + len(log.regels)
    if len(log.regels) == log.aantal:
        return "Alle regels, de nieuwste eerst."
    return f"Regel {show_getal(eerste)} tot en met {show_getal(laatste)} van {show_getal(log.aantal)}, de nieuwste eerst."


def _turn(log: Logboek) -> list[Component]:
    """Draw the ways to the page before and after this one."""
    knoppen = []
    if log.eerder:
        knoppen.append(_page("Nieuwere regels", log, max(0, log.eerder - PER_KEER)))
    if log.eerder + len(log.regels) < log.aantal:
        knoppen.append(_page("Oudere regels", log, log.eerder + len(log.regels)))
    return [button_row(*knoppen)] if knoppen else []


def _page(tekst: str, log: Logboek, eerder: int) -> Component:
    return link_button(
        tekst, f"{address('/beheer', log=log.zoek, regel=eerder + 1 if eerder else '')}#{ANKER}"
    )


def _row(regel: Logboekregel) -> list[Inhoud]:
    return [
        show_moment(regel.tijdstip),
        regel.gebruiker,
        ROL_VAN_CODE[regel.rol].naam if regel.rol in ROL_VAN_CODE else regel.rol,
        regel.gebeurtenis.replace("_", " "),
        regel.onderwerp,
        html.Span(describe_details(regel.details), className="afbreken"),
    ]


def describe_details(details: Mapping[str, Any]) -> str:
    """Write what was noted, without what is empty; of a hash the beginning, as elsewhere."""
    return "; ".join(
        f"{naam}: {_short(waarde)}" for naam, waarde in details.items() if waarde not in (None, "")
    )


def _short(waarde: object) -> object:
    return f"{waarde[:KENMERK]}…" if isinstance(waarde, str) and HASH.fullmatch(waarde) else waarde
