"""The catalogue of everything a file is held against, read from the file that `make docs` writes.

Reading the declarations themselves would bring pandera and polars into pages that only tell of rules.
"""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from schemas.bevinding import Ernst, Trap
from schemas.vocabulary import Kwartaal

BESTAND = Path(__file__).with_name("regelcatalogus.json")
NIET_AANGENOMEN = "niet_aangenomen"
"""Instead of a weight: the file is refused, and nothing of it is kept."""

TRAPNAMEN = {
    Trap.BESTAND: "Het bestand",
    Trap.KOLOMMEN: "De kolommen",
    Trap.CELLEN: "De cellen",
    Trap.RIJEN: "De rijen",
    Trap.TABELLEN: "Het geheel",
    Trap.EERDERE_KWARTALEN: "Eerdere kwartalen",
    Trap.AFSPRAKEN: "De afspraken",
}
TRAPVRAGEN = {
    Trap.BESTAND: "Is dit een bestand dat wij kunnen lezen, zonder persoonsgegevens, van het goede kwartaal?",
    Trap.KOLOMMEN: "Staan de kolommen erin die nodig zijn, elk één keer?",
    Trap.CELLEN: "Is elke cel te lezen, en kan de waarde bestaan?",
    Trap.RIJEN: "Spreken de cellen van één rij elkaar niet tegen?",
    Trap.TABELLEN: "Kloppen de rijen met elkaar?",
    Trap.EERDERE_KWARTALEN: "Past dit bij wat u eerder leverde?",
    Trap.AFSPRAKEN: "Past dit bij uw beschikkingen?",
}


@dataclass(frozen=True)
class Regelkaart:
    """One rule as people read it; `soorten` are the file types it holds for, `voorbeeld` is what breaks it."""

    code: str
    trap: Trap
    soorten: tuple[str, ...]
    ernst: str
    boodschap: str
    herstel: str
    toegestaan: str
    voorbeeld: str
    is_aanpasbaar: bool = False


@cache
def load_regelkaarten() -> tuple[Regelkaart, ...]:
    """Read the catalogue, in the order of the stages."""
    return tuple(
        Regelkaart(**{**kaart, "trap": Trap(kaart["trap"]), "soorten": tuple(kaart["soorten"])})
        for kaart in json.loads(BESTAND.read_text(encoding="utf-8"))
    )


def list_aanpasbaar() -> dict[str, Regelkaart]:
    """Return the rules whose weight a beschikking may change, by code."""
    return {kaart.code: kaart for kaart in load_regelkaarten() if kaart.is_aanpasbaar}


LICHT_NAAR_ZWAAR = [Ernst.OPMERKING, Ernst.WAARSCHUWING, Ernst.FOUT]


def starts_at(regel: str, ernst: Ernst, gezet_op: date) -> str:
    """Return the first quarter another weight holds for: a heavier one the next quarter (R-21), a lighter one at once."""
    kaart = list_aanpasbaar().get(regel)
    is_zwaarder = kaart is not None and LICHT_NAAR_ZWAAR.index(ernst) > LICHT_NAAR_ZWAAR.index(
        Ernst(kaart.ernst)
    )
    return str(Kwartaal.of(gezet_op).plus(1)) if is_zwaarder else ""
