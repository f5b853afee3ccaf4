"""What a talk card asks and what it leaves out when a page is too small, as data in `gesprekskaart.toml`."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from schemas.declaraties import make_record, read_toml

BESTAND = Path(__file__).with_name("gesprekskaart.toml")


@dataclass(frozen=True)
class Kaartvraag:
    """A question to ask when its occasion is there; the first that fit are taken."""

    als: str
    vraag: str


@dataclass(frozen=True)
class Ruimte:
    """How many lines of each kind fit, and how many characters the longest text has."""

    doel: int
    toezeggingen: int
    acties: int
    opvallend: int
    ruis: int
    ontbreekt: int
    afspraken: int
    tekens: int


@dataclass(frozen=True)
class Kaartregels:
    """The whole declaration; `ruimten` go from wide to tight."""

    bron: str
    dekking_laag: float
    aantal_vragen: int
    vragen: tuple[Kaartvraag, ...]
    ruimten: tuple[Ruimte, ...]


@cache
def load_kaartregels(pad: Path = BESTAND) -> Kaartregels:
    """Load the declaration, or refuse with DeclaratieError."""
    waarden = read_toml(pad)
    vragen = tuple(make_record(Kaartvraag, v, f"{pad.name}: vraag") for v in waarden.pop("vragen", []))
    ruimten = tuple(make_record(Ruimte, r, f"{pad.name}: ruimte") for r in waarden.pop("ruimten", []))
    return make_record(Kaartregels, {**waarden, "vragen": vragen, "ruimten": ruimten}, pad.name)
