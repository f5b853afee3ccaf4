"""How a number on a page is computed: one TOML file per method in `rekenwijzen/`, with a worked example."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from schemas.declaraties import check_keuze, make_record, read_toml
from schemas.errors import DeclaratieError

MAP = Path(__file__).with_name("rekenwijzen")
EENHEDEN = frozenset({"aandeel", "cijfer", "aantal", "factor", "ja_nee"})


@dataclass(frozen=True)
class Voorbeeld:
    """An example that is computed anew each time it is shown.

    `invoer` goes to the function by name; `uitkomst` names the parts of what it returns, shown in
    `eenheid`. `gepubliceerd` is what others found for the same input, in the same order, to
    `decimalen` places; `gepubliceerd_bron` says who. `zin` may name the parts between braces.
    """

    beschrijving: str
    uitkomst: tuple[str, ...]
    eenheid: str
    decimalen: int
    zin: str
    gepubliceerd: tuple[float | bool, ...]
    gepubliceerd_bron: str
    invoer: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True)
class Rekenwijze:
    """One method: the question it answers, how, and after whom. `functie` is `module.naam` in zekerheid."""

    code: str
    naam: str
    vraag: str
    uitleg: str
    formule: str
    bron: str
    waar: str
    functie: str
    voorbeeld: Voorbeeld


@cache
def load_rekenwijzen(bronmap: Path = MAP) -> dict[str, Rekenwijze]:
    """Load every method by its code, which is the name of its file."""
    return {pad.stem: load_rekenwijze(pad) for pad in sorted(bronmap.glob("*.toml"))}


def load_rekenwijze(pad: Path) -> Rekenwijze:
    """Load one method, or refuse with DeclaratieError that names the file."""
    waarden = read_toml(pad)
    voorbeeld = waarden.pop("voorbeeld", None)
    if not isinstance(voorbeeld, dict):
        raise DeclaratieError(f"{pad.name}: 'voorbeeld' ontbreekt")
    plaats = f"{pad.name}: voorbeeld"
    invoer = tuple(voorbeeld.pop("invoer", {}).items())
    record = make_record(Voorbeeld, {**voorbeeld, "invoer": invoer}, plaats)
    check_keuze(record.eenheid, EENHEDEN, f"{plaats} 'eenheid'")
    if len(record.gepubliceerd) != len(record.uitkomst):
        raise DeclaratieError(f"{plaats}: 'gepubliceerd' en 'uitkomst' zijn niet even lang")
    return make_record(Rekenwijze, {"code": pad.stem, **waarden, "voorbeeld": record}, pad.name)
