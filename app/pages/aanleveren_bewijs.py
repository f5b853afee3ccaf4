"""The receipt of one delivery as a text to keep: what came in, who, when, and how to prove it is the same file."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import version
from typing import TYPE_CHECKING

from app.components.bevindingen import count_ernst
from app.components.getallen import show_getal, show_kwartaal, show_moment
from app.pages.aanleveren_historie import STATUSWOORDEN
from app.services.werkboeken import safe_naam
from schemas.bevinding import Ernst
from schemas.leercyclus import AanleveringStatus

if TYPE_CHECKING:
    from app.store.tables import Aanlevering

BREEDTE = 26
NIET_INGEDIEND = {
    AanleveringStatus.ONTVANGEN: "Dit bestand is ontvangen en nog niet ingediend. Het telt nog niet mee.",
    AanleveringStatus.INGETROKKEN: "Dit bestand is weggelegd. Het telt niet mee.",
}


def write_ontvangstbewijs(aanlevering: Aanlevering, partijnaam: str) -> str:
    """Write the receipt; the same delivery in the same state always gives the same text."""
    delen = [
        "ONTVANGSTBEWIJS WIJKSPIEGEL",
        "",
        *_lines(_what(aanlevering, partijnaam)),
        "",
        *_lines(_who_and_when(aanlevering)),
        "",
        *_lines(_findings(aanlevering)),
        "",
        *([NIET_INGEDIEND[aanlevering.status], ""] if aanlevering.status in NIET_INGEDIEND else []),
        *_proof(aanlevering),
        "",
        f"Opgemaakt met Wijkspiegel {version('wijkspiegel')}.",
    ]
    return "\r\n".join(delen) + "\r\n"


def _what(aanlevering: Aanlevering, partijnaam: str) -> list[tuple[str, str]]:
    return [
        ("Nummer", str(aanlevering.id)),
        ("Aanbieder", partijnaam),
        ("Bestand", aanlevering.bestandsnaam),
        ("Kwartaal", show_kwartaal(aanlevering.kwartaal)),
        ("Soort", aanlevering.soort or "niet herkend"),
        ("Versie", str(aanlevering.versie or "nog geen: niet ingediend")),
        ("Stand", STATUSWOORDEN[aanlevering.status]),
        ("SHA-256 van het bestand", aanlevering.sha256),
        *([("SHA-256 van de rijen", aanlevering.rijen_sha256)] if aanlevering.rijen_sha256 else []),
    ]


def _who_and_when(aanlevering: Aanlevering) -> list[tuple[str, str]]:
    ingediend = aanlevering.ingediend_op
    return [
        ("Ontvangen op", show_moment(aanlevering.ontvangen_op)),
        ("Ontvangen van", aanlevering.ontvangen_door),
        *([("Ingediend op", show_moment(ingediend))] if ingediend else []),
        *([("Ingediend door", aanlevering.ingediend_door or "")] if ingediend else []),
        *([("Reden nieuwe versie", aanlevering.correctie_reden)] if aanlevering.correctie_reden else []),
    ]


def _findings(aanlevering: Aanlevering) -> list[tuple[str, str]]:
    rapport = aanlevering.rapport
    hersteld = [w for w in aanlevering.wijzigingen if w.ingetrokken_op is None]
    return [
        ("Rijen gelezen", show_getal(rapport.get("rijen", 0))),
        ("Rijen overgenomen", show_getal(aanlevering.rijen_aantal)),
        ("Fouten", show_getal(count_ernst(rapport, Ernst.FOUT))),
        ("Waarschuwingen", show_getal(count_ernst(rapport, Ernst.WAARSCHUWING))),
        ("Toelichtingen daarbij", show_getal(len(aanlevering.toelichtingen))),
        ("Opmerkingen", show_getal(count_ernst(rapport, Ernst.OPMERKING))),
        *([("Cellen hersteld", ", ".join(sorted({w.cel for w in hersteld})))] if hersteld else []),
    ]


def _proof(aanlevering: Aanlevering) -> list[str]:
    naam = safe_naam(aanlevering.bestandsnaam)
    return [
        "Is dit het bestand dat u heeft? Bereken de SHA-256 van uw bestand en vergelijk die met de regel hierboven.",
        f'  Windows:      certutil -hashfile "{naam}" SHA256',
        f'  Mac en Linux: shasum -a 256 "{naam}"',
        "Is een teken in het bestand veranderd, dan is de SHA-256 anders.",
    ]


def _lines(regels: Iterable[tuple[str, str]]) -> list[str]:
    return [f"{naam + ':':<{BREEDTE}}{' '.join(waarde.split())}" for naam, waarde in regels]
