"""Every counted quantity, defined once in `grootheden.toml`."""

from dataclasses import dataclass
from pathlib import Path

from schemas.declaraties import check_keuze, make_record, read_toml

BESTAND = Path(__file__).with_name("grootheden.toml")
EENHEDEN = frozenset(
    {"personen", "trajecten", "bijeenkomsten", "punten", "punten_kwadraat", "bijeenkomsten_kwadraat"}
)
HERKOMSTEN = frozenset({"aanlevering", "referentie"})


@dataclass(frozen=True)
class Grootheid:
    """A quantity that adds up over places, interventions and parties within one quarter.

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
    per_informant: bool = False
    in_tellingen: bool = False
    herkomst: str = "aanlevering"


def load_grootheden(bestand: Path = BESTAND) -> dict[str, Grootheid]:
    """Load every grootheid by its code."""
    grootheden = {
        code: make_record(Grootheid, {"code": code, **waarden}, f"{bestand.name}: [{code}]")
        for code, waarden in read_toml(bestand).items()
    }
    for grootheid in grootheden.values():
        check_keuze(grootheid.eenheid, EENHEDEN, f"{bestand.name}: [{grootheid.code}] 'eenheid'")
        check_keuze(grootheid.herkomst, HERKOMSTEN, f"{bestand.name}: [{grootheid.code}] 'herkomst'")
    return grootheden
