"""The steps of Wijkprogrammering as versioned data in `stappen/`; which step a wijk has reached is not here."""

from dataclasses import dataclass
from pathlib import Path

from schemas.declaraties import check_keuze, make_record, read_toml
from schemas.errors import DeclaratieError

MAP = Path(__file__).with_name("stappen")
STANDAARD = "wijkprogrammering_2019"
RUIMTEN = frozenset({"wijkbeeld", "afspraken", "aanleveren", "gesprek", "verbeteren"})


@dataclass(frozen=True)
class Programmastap:
    """One step of the year round; `ruimte` is the room where it happens, `klaar_als` says when it is done."""

    code: str
    naam: str
    ruimte: str
    vraag: str
    uitleg: str
    klaar_als: str


@dataclass(frozen=True)
class Stappenplan:
    """The steps in order; another year or municipality may have another plan."""

    code: str
    naam: str
    versie: str
    geldig_vanaf: str
    bron: str
    stappen: tuple[Programmastap, ...]


def load_stappenplan(code: str = STANDAARD, bronmap: Path = MAP) -> Stappenplan:
    """Load one plan, or refuse with DeclaratieError that names the file."""
    pad = bronmap / f"{code}.toml"
    if not pad.is_file():
        raise DeclaratieError(f"stappen: stappenplan '{code}' bestaat niet")
    waarden = read_toml(pad)
    stappen = tuple(
        make_record(Programmastap, stap, f"{pad.name}: stap {nummer}")
        for nummer, stap in enumerate(waarden.pop("stappen", []), start=1)
    )
    for stap in stappen:
        check_keuze(stap.ruimte, RUIMTEN, f"{pad.name}: '{stap.code}' 'ruimte'")
    return make_record(Stappenplan, {"code": code, **waarden, "stappen": stappen}, pad.name)
