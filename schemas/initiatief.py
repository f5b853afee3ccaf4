"""The kinds of initiatives of the wijk and the steps each goes through, as data in `initiatieven.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from schemas.declaraties import make_record, read_toml
from schemas.errors import DeclaratieError, OngeldigeWaardeError

BESTAND = Path(__file__).with_name("initiatieven.toml")


@dataclass(frozen=True)
class Initiatiefstap:
    """One step on the way."""

    code: str
    naam: str


@dataclass(frozen=True)
class Initiatiefsoort:
    """One way to start something; the last step is where it runs."""

    code: str
    naam: str
    uitleg: str
    bron: str
    stappen: tuple[Initiatiefstap, ...]

    def rank(self, stapcode: str) -> int:
        """Return the place of a step on the way, from 0, or refuse an unknown one."""
        codes = [stap.code for stap in self.stappen]
        if stapcode not in codes:
            raise OngeldigeWaardeError(f"'{stapcode}' is geen stap van {self.naam}.")
        return codes.index(stapcode)


@cache
def load_initiatiefsoorten(bestand: Path = BESTAND) -> Mapping[str, Initiatiefsoort]:
    """Load every kind by its code, in the order of the file, or refuse with DeclaratieError."""
    return MappingProxyType(
        {code: _make(code, waarden, bestand.name) for code, waarden in read_toml(bestand).items()}
    )


def _make(code: str, waarden: dict[str, object], bestand: str) -> Initiatiefsoort:
    plaats = f"{bestand}: [{code}]"
    rauw = waarden.get("stappen")
    if not isinstance(rauw, list) or not rauw:
        raise DeclaratieError(f"{plaats} 'stappen' ontbreekt")
    stappen = tuple(make_record(Initiatiefstap, stap, plaats) for stap in rauw)
    if len({stap.code for stap in stappen}) < len(stappen):
        raise DeclaratieError(f"{plaats} een stap staat er twee keer")
    return make_record(Initiatiefsoort, {**waarden, "code": code, "stappen": stappen}, plaats)
