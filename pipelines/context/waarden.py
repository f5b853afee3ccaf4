"""The text of one cell → a value, or the sign why there is none; zero, empty and each sign stay apart."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from schemas.contextbron import load_contexttekens

GETAL = r"^\s*-?(?:\d+|\d{1,3}(?:\.\d{3})+)?(?:[.,]\d+)?\s*\*{0,2}\s*$"
KOMMA = re.compile(r"^-?(?:\d+|\d{1,3}(?:\.\d{3})+),\d+$")
PUNT = re.compile(r"^-?\d*\.\d+$")
GEHEEL = re.compile(r"^-?\d+$")
STER = re.compile(r"\s*(\*{1,2})$")
SWING_TEKEN = re.compile(r"^-999\d\d$")
GEEN_ATTRIBUUT = "None"
ONBEKEND, NIET_VAN_TOEPASSING, GEHEIM, TE_KLEIN = "onbekend", "niet_van_toepassing", "geheim", "te_klein"


@dataclass(frozen=True)
class Waarde:
    """A value, or a sign; `stand` says that the source may still change it. Exactly one of the two is there."""

    getal: float | None
    teken: str = ""
    stand: str = ""


@dataclass(frozen=True)
class Schrijfwijze:
    """How this file writes: a comma or a point before decimals, signs or empty cells, and its own masks."""

    heeft_komma: bool = False
    heeft_tekens: bool = False
    maskers: frozenset[str] = frozenset()

    def parse(self, cel: str | None, attribuut: str | None = None) -> Waarde | None:
        """Read a cell; None when it is neither a number nor a sign we know."""
        tekens = load_contexttekens()
        kaal = STER.sub("", (cel or "").strip())
        stand = self._stand(cel)
        if kaal in self.maskers:
            return Waarde(None, GEHEIM, stand)
        if kaal in tekens.cellen:
            return Waarde(None, tekens.cellen[kaal], stand)
        if SWING_TEKEN.match(kaal):
            return Waarde(None, ONBEKEND, stand)
        if not kaal:
            uitleg = drop_geen(attribuut)
            return Waarde(None, tekens.attributen.get(uitleg, ONBEKEND) if uitleg else self._empty(), stand)
        getal = self._number(kaal)
        return None if getal is None else Waarde(getal, "", stand)

    def _stand(self, cel: str | None) -> str:
        gevonden = STER.search((cel or "").strip())
        return load_contexttekens().standen.get(gevonden[1], "") if gevonden else ""

    def _empty(self) -> str:
        """An empty cell is "cannot occur" only where other cells say ".": else nobody can tell."""
        return NIET_VAN_TOEPASSING if self.heeft_tekens else ONBEKEND

    def _number(self, kaal: str) -> float | None:
        if GEHEEL.match(kaal):
            return float(kaal)
        if self.heeft_komma:
            return float(kaal.replace(".", "").replace(",", ".")) if KOMMA.match(kaal) else _thousands(kaal)
        return float(kaal) if PUNT.match(kaal) else None


def detect_schrijfwijze(
    cellen: Iterable[str], attributen: Iterable[str], maskers: frozenset[str]
) -> Schrijfwijze:
    """Look at all cells of a file: one comma means commas, one sign or attribute means signs."""
    teksten = {cel.strip() for cel in cellen}
    tekens = load_contexttekens()
    heeft_tekens = any(drop_geen(a) for a in attributen) or any(
        STER.sub("", t) in tekens.cellen for t in teksten
    )
    return Schrijfwijze(any(KOMMA.match(STER.sub("", t)) for t in teksten), heeft_tekens, maskers)


def find_vreemd(cellen: Iterable[str], attributen: Iterable[str]) -> tuple[str, ...]:
    """Return the signs and attributes that are not declared; they are read as unknown, and that is said."""
    tekens = load_contexttekens()
    getallen = {cel.strip() for cel in cellen if SWING_TEKEN.match(cel.strip())}
    woorden = {drop_geen(attribuut) for attribuut in attributen} - {""}
    return tuple(sorted((getallen - tekens.cellen.keys()) | (woorden - tekens.attributen.keys())))


def drop_geen(attribuut: str | None) -> str:
    """Return an attribute; the text `None` says that there is a value, and is no sign."""
    kaal = (attribuut or "").strip()
    return "" if kaal == GEEN_ATTRIBUUT else kaal


def _thousands(kaal: str) -> float | None:
    return float(kaal.replace(".", "")) if re.fullmatch(r"-?\d{1,3}(?:\.\d{3})+", kaal) else None
