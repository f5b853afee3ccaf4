"""What a spreadsheet with beschikkingen and afspraken may hold: the columns, declared in the TOML beside this."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from schemas.declaraties import make_record, read_toml

BESTAND = Path(__file__).with_name("beschikkingenbestand.toml")
BESCHIKKINGEN, AFSPRAKEN = "beschikkingen", "afspraken"


@dataclass(frozen=True)
class Kolom:
    """One column: its field, how it is called, how its cells read, and what a person is told about it."""

    veld: str
    titel: str
    koppen: tuple[str, ...]
    vorm: str
    uitleg: str
    voorbeeld: str
    verplicht: bool = False


@cache
def load_kolommen() -> Mapping[str, tuple[Kolom, ...]]:
    """Return the columns per sheet, in order."""
    return {
        blad: tuple(
            make_record(
                Kolom,
                {**waarden, "veld": veld, "koppen": tuple(waarden["koppen"])},
                f"{BESTAND.name}: [{blad}.{veld}]",
            )
            for veld, waarden in kolommen.items()
        )
        for blad, kolommen in read_toml(BESTAND).items()
    }
