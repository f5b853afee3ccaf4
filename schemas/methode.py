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
    """The questions in order; an old reading keeps the method it was written with.

    `verdieping` holds questions beside the steps: they are offered and never required.
    """

    code: str
    naam: str
    versie: str
    bron: str
    stappen: tuple[Stap, ...]
    verdieping: tuple[Stap, ...] = ()

    @property
    def vragen(self) -> tuple[Stap, ...]:
        """All questions in the order in which they are asked."""
        return (*self.stappen, *self.verdieping)


def load_methode(code: str = STANDAARD, bronmap: Path = MAP) -> Methode:
    """Load one method, or refuse with DeclaratieError."""
    pad = bronmap / f"{code}.toml"
    if not pad.is_file():
        raise DeclaratieError(f"methoden: methode '{code}' bestaat niet")
    waarden = read_toml(pad)
    stappen, verdieping = (
        tuple(
            make_record(Stap, stap, f"{pad.name}: {naam} {nummer}")
            for nummer, stap in enumerate(waarden.pop(lijst, []), start=1)
        )
        for lijst, naam in (("stappen", "stap"), ("verdieping", "verdieping"))
    )
    if not stappen:
        raise DeclaratieError(f"{pad.name}: 'stappen' ontbreekt")
    return make_record(
        Methode, {"code": code, **waarden, "stappen": stappen, "verdieping": verdieping}, pad.name
    )
