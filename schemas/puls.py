"""The two-sided statements of a pulse on the learning climate, as versioned data in `pulsen/` (R-45)."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from schemas.declaraties import make_record, read_toml
from schemas.errors import DeclaratieError

MAP = Path(__file__).with_name("pulsen")
STANDAARD = "leerklimaat_2026"
KLEINSTE_GROEP = 5
"""A role group with fewer answers is not shown (R-45)."""
FIJNE_GROEP = 10
"""Below this many answers only the sides are shown: five kinds of answer from five people tell too much."""
GROEPEN = {
    "gebiedsadviseur": "gemeente",
    "accounthouder": "gemeente",
    "aanbieder": "aanbieder",
    "wijkpartner": "wijkpartner",
}
"""Which group a role answers in; groups do not overlap, and nothing is shown over all of them together."""


@dataclass(frozen=True)
class Stelling:
    """One statement with two sides; neither is right."""

    code: str
    onderwerp: str
    links: str
    rechts: str


@dataclass(frozen=True)
class Puls:
    """The statements in order; a round keeps the version it was asked with."""

    code: str
    naam: str
    versie: str
    bron: str
    antwoorden: tuple[str, ...]
    stellingen: tuple[Stelling, ...]

    @property
    def onderwerpen(self) -> tuple[str, ...]:
        """The subjects in the order they come up."""
        return tuple(dict.fromkeys(s.onderwerp for s in self.stellingen))

    def is_uiterste(self, score: int) -> bool:
        """Answer whether an answer lies at an end, where the evidence is asked."""
        return score in (1, len(self.antwoorden))


@cache
def load_puls(code: str = STANDAARD, bronmap: Path = MAP) -> Puls:
    """Load one pulse, or refuse with DeclaratieError."""
    pad = bronmap / f"{code}.toml"
    if not pad.is_file():
        raise DeclaratieError(f"pulsen: puls '{code}' bestaat niet")
    waarden = read_toml(pad)
    stellingen = tuple(
        make_record(Stelling, stelling, f"{pad.name}: stelling {nummer}")
        for nummer, stelling in enumerate(waarden.pop("stellingen", []), start=1)
    )
    if not stellingen or len({s.code for s in stellingen}) < len(stellingen):
        raise DeclaratieError(f"{pad.name}: 'stellingen' ontbreekt, of een code staat er twee keer")
    return make_record(Puls, {"code": code, **waarden, "stellingen": stellingen}, pad.name)
