"""The stop at the door for text people type about the wijk: no names, numbers or addresses of persons (R-04)."""

import re

import polars as pl

from app.services.voorwaarden import require_text
from pipelines.bsn import find_bsn
from pipelines.persoonssporen import find_e_mailadressen, find_ibans, find_telefoonnummers
from pipelines.vrijetekst import names_somebody
from schemas.errors import NietGereedError

KOP = "opmerking"
CIJFER_OF_AAP = re.compile(r"[\d@]")
SPOREN = (
    ("een telefoonnummer", find_telefoonnummers),
    ("een e-mailadres", find_e_mailadressen),
    ("een rekeningnummer", find_ibans),
    ("een burgerservicenummer", find_bsn),
)


def require_words(tekst: str, vraag: str) -> str:
    """Return words others will read: there, and about nobody by name; or say with `vraag` what to write."""
    woorden = require_text(tekst, vraag)
    refuse_persoonsgegevens(woorden)
    return woorden


def refuse_persoonsgegevens(*teksten: str) -> None:
    """Refuse text that names or points at a person; say what it looks like and what to do."""
    for tekst in filter(str.strip, teksten):
        # Every such trace holds a digit or an @; most texts hold neither.
        reeks = pl.Series([tekst] if CIJFER_OF_AAP.search(tekst) else [], dtype=pl.String)
        gevonden = [wat for wat, find in SPOREN if reeks.len() and find(KOP, reeks).len()]
        if names_somebody(tekst):
            gevonden.append("de naam van een persoon")
        if gevonden:
            raise NietGereedError(
                (
                    f"Hier staat {' en '.join(gevonden)}. Haal dat weg: schrijf over wat er gebeurt, niet over wie. "
                    "Er is nog niets bewaard.",
                )
            )
