"""The steps and questions of a reading, as versioned data in `methoden/`."""

from dataclasses import dataclass
from pathlib import Path

from schemas.declaraties import make_record, read_toml
from schemas.errors import DeclaratieError

MAP = Path(__file__).with_name("methoden")
STANDAARD = "rotterdam_2019"


@dataclass(frozen=True)
class Stap:
    """One question of a reading; the answer is stored under `code`."""

    code: str
    naam: str
    vraag: str
    hulp: str
    is_verplicht: bool


@dataclass(frozen=True)
class Methode:
    """The questions in order; an old reading keeps the method it was written with."""

    code: str
    naam: str
    versie: str
    bron: str
    stappen: tuple[Stap, ...]


def load_methode(code: str = STANDAARD, bronmap: Path = MAP) -> Methode:
    """Load one method, or refuse with DeclaratieError."""
    pad = bronmap / f"{code}.toml"
    if not pad.is_file():
        raise DeclaratieError(f"methoden: methode '{code}' bestaat niet")
    waarden = read_toml(pad)
    stappen = tuple(
        make_record(Stap, stap, f"{pad.name}: stap {nummer}")
        for nummer, stap in enumerate(waarden.pop("stappen", []), start=1)
    )
    if not stappen:
        raise DeclaratieError(f"{pad.name}: 'stappen' ontbreekt")
    return make_record(Methode, {"code": code, **waarden, "stappen": stappen}, pad.name)
