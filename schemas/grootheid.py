"""Every counted quantity, defined once in `grootheden.toml`."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from schemas.declaraties import check_keuze, make_record, read_stand, read_toml
from schemas.errors import DeclaratieError

BESTAND = Path(__file__).with_name("grootheden.toml")
MAATEENHEDEN = ("bijeenkomsten", "punten", "dagen", "standaardafwijkingen")
EENHEDEN = frozenset({"personen", "trajecten", *MAATEENHEDEN, *(f"{maat}_kwadraat" for maat in MAATEENHEDEN)})
RICHTINGEN = frozenset({"plaats", "partij", "interventie", "tijd"})
HERKOMSTEN = frozenset({"aanlevering", "referentie"})


@dataclass(frozen=True)
class Grootheid:
    """A quantity, and over what it may be added up.

    `optelbaar_over`: plaats (places that do not overlap), partij, interventie, tijd. Unique people are
    never added over interventie or tijd: who joins twice would count twice.
    `alleen_individueel`: counted for individual help only.
    `is_persoonsaantal`: a number of people or trajectories, protected by the threshold (R-17).
    `per_informant`: kept apart per informant and never added over them.
    `in_tellingen`: may be delivered as such in the light template. `herkomst` referentie: not
    delivered but taken from the reference tables.
    """

    code: str
    naam: str
    eenheid: str
    definitie: str
    is_persoonsaantal: bool
    optelbaar_over: tuple[str, ...]
    alleen_individueel: bool = False
    per_informant: bool = False
    in_tellingen: bool = False
    herkomst: str = "aanlevering"


def load_grootheden(bestand: Path = BESTAND) -> dict[str, Grootheid]:
    """Load every grootheid by its code; the file is read again when it changed."""
    return dict(_load_grootheden(bestand, read_stand(bestand)))


@lru_cache(maxsize=16)
def _load_grootheden(bestand: Path, _stand: tuple[int, int]) -> dict[str, Grootheid]:
    grootheden = {
        code: make_record(Grootheid, {"code": code, **waarden}, f"{bestand.name}: [{code}]")
        for code, waarden in read_toml(bestand).items()
    }
    for grootheid in grootheden.values():
        check_keuze(grootheid.eenheid, EENHEDEN, f"{bestand.name}: [{grootheid.code}] 'eenheid'")
        check_keuze(grootheid.herkomst, HERKOMSTEN, f"{bestand.name}: [{grootheid.code}] 'herkomst'")
        check_optelbaar(grootheid, f"{bestand.name}: [{grootheid.code}] 'optelbaar_over'")
    return grootheden


def check_optelbaar(grootheid: Grootheid, plaats: str) -> None:
    """Hold that only known directions are named, and that unique people are not added over two of them."""
    for richting in grootheid.optelbaar_over:
        check_keuze(richting, RICHTINGEN, plaats)
    dubbel = {"interventie", "tijd"} & set(grootheid.optelbaar_over)
    if grootheid.eenheid == "personen" and dubbel:
        raise DeclaratieError(
            f"{plaats}: unieke personen tellen niet op over {' en '.join(sorted(dubbel))}; wie twee keer meedoet, "
            "zou twee keer tellen"
        )
