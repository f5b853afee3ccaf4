"""A traced figure in sentences: the same words on its page and on the command line."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from app.components.cijfers import (
    Cijfer,
    describe_change,
    describe_count,
    describe_informant,
    describe_periode,
    read_cijfers,
)
from app.components.getallen import show_aandeel, show_getal, show_periode, show_waarde
from schemas.vocabulary import ALLE

VORMZINNEN = {
    "aandeel": "Het is een aandeel: de teller gedeeld door de noemer.",
    "gemiddelde": "Het is een gemiddelde: de som gedeeld door het aantal.",
    "eigen": "Het is de middelste waarde: de helft ligt eronder, de helft erboven.",
    "aantal": "Het is een telling: niets wordt gedeeld of geschat.",
    "dosis": "Het is een deel van de doelgroep: wie is bereikt, gedeeld door wie er wonen in die leeftijd.",
}
BEVINDINGWOORDEN = {
    "fout": ("fout", "fouten"),
    "waarschuwing": ("waarschuwing", "waarschuwingen"),
    "opmerking": ("opmerking", "opmerkingen"),
}
"""One and more findings of each weight."""
GETELD = "geen, want dit is geteld en niet geschat"
VORMEN_ZONDER_DEKKING = frozenset({"aantal", "dosis"})
GEWOGEN = frozenset({"duidelijk_beter", "duidelijk_slechter", "niet_te_onderscheiden"})
"""Verdicts that were corrected for looking many times."""
ANDERE_AANBIEDER = "Een andere aanbieder"

Paren = list[tuple[str, str]]


def read_cijfer(rij: Mapping[str, Any]) -> Cijfer:
    """Read a traced row as the value every page uses."""
    return read_cijfers(pd.DataFrame([dict(rij)]))[0]


def list_waarde(cijfer: Cijfer, eenheid: str) -> Paren:
    """Say what the figure is: value, margin, how many, how many of whom."""
    if cijfer.is_onderdrukt:
        return [("Waarde", "Verborgen"), ("Waarom", cijfer.onderdruk_reden)]
    marge = ""
    if cijfer.onder is not None:
        marge = f"tussen {show_waarde(cijfer.onder, eenheid)} en {show_waarde(cijfer.boven, eenheid)}"
    woorden = f", in woorden: {cijfer.woorden}" if cijfer.woorden else ""
    zonder = "geen; hoe groot de doelgroep is, is een schatting" if cijfer.vorm == "dosis" else GETELD
    return [
        ("Waarde", show_waarde(cijfer.waarde, eenheid)),
        ("Marge", f"{marge}{woorden}" if marge else zonder),
        ("Gemeten", describe_count(cijfer)),
        ("Dekking", _coverage(cijfer)),
        ("Volgens", describe_informant(cijfer)),
    ]


def _coverage(cijfer: Cijfer) -> str:
    """Say how many of whom; a count is its own whole and has none."""
    if cijfer.vorm in VORMEN_ZONDER_DEKKING:
        return ""
    return show_aandeel(cijfer.dekking) if cijfer.dekking is not None else "niet bekend"


def list_beeld(cijfer: Cijfer) -> list[str]:
    """Say in sentences what privacy did to the figure."""
    if cijfer.is_onderdrukt:
        return [cijfer.onderdruk_reden, "Hoe groot het aantal is, staat ook niet in het bestand met cijfers."]
    if cijfer.is_grof:
        return [
            "Grof afgerond: in dit aandeel zit bijna niemand, of bijna iedereen. Het precieze aantal zou te veel zeggen."
        ]
    return ["Niets is verborgen: de aantallen zijn groot genoeg."]


def describe_vergelijking(cijfer: Cijfer, eenheid: str) -> str:
    """Say against what the figure was compared and what came of it."""
    oordeel = f"{describe_change(cijfer)}."
    if not cijfer.vorig_kwartaal:
        return f"{oordeel} Er is geen vorig {cijfer.periode} in hetzelfde deel van de reeks: na een breuk begint een nieuw deel."
    vorige = (
        f" Toen was het {show_waarde(cijfer.vorige_waarde, eenheid)}."
        if cijfer.vorige_waarde is not None
        else " De waarde van toen is verborgen."
    )
    gewogen = (
        " Bij het oordeel is meegewogen hoeveel cijfers er tegelijk worden bekeken."
        if cijfer.verandering in GEWOGEN
        else ""
    )
    return f"{oordeel} Vergeleken met {show_periode(cijfer.periode, cijfer.vorig_kwartaal)}.{vorige}{gewogen}"


def describe_plek(cijfer: Cijfer, plaatsnaam: str, interventie: str, partij: str) -> str:
    """Say in one line which figure this is."""
    wat = "alle interventies" if cijfer.interventiecode == ALLE else interventie
    wie = "alle aanbieders samen" if cijfer.partijcode == ALLE else partij
    return f"{plaatsnaam}, {describe_periode(cijfer)}, {wat}, {wie}"


def describe_bevindingen(aantallen: Mapping[str, int] | None) -> str:
    """Say what the checks of a file found."""
    if aantallen is None:
        return "niet in te zien"
    delen = [f"{show_getal(n)} {BEVINDINGWOORDEN[ernst][n != 1]}" for ernst, n in aantallen.items() if n]
    return ", ".join(delen) if delen else "geen bevindingen"


def describe_toelichtingen(teksten: Sequence[str]) -> str:
    """Join the justifications of one file."""
    return " ".join(teksten) if teksten else "geen toelichting"
