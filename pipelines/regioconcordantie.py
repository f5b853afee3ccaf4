"""The same place in another year, or a refusal that says why; levels are in `regioniveaus.py`."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

ONGEWIJZIGD, HERNUMMERD, VERLEGD = 1, 2, 3
"""CBS, kolom IndelingswijzigingWijkenEnBuurten: same; other code, same area; other area under this code."""
VERSTE_JAREN = (1990, 2100)


@dataclass(frozen=True)
class Vertaling:
    """The code of the same place; `voorbehoud` says what nobody checked."""

    regiocode: str
    jaar: int
    voorbehoud: str = ""


@dataclass(frozen=True)
class Weigering:
    """Why a place has no counterpart; `reden` is a sentence for people."""

    reden: str


@dataclass(frozen=True)
class Concordantie:
    """What is known about codes over the years.

    `geldig`: first and last year of a code. `hernummerd`: (old code, first year of the new) → new code.
    `verlegd`: (code, year) → why the place of that year is not the one of the year before.
    `nagegaan`: the (code, year) pairs about which CBS says something.
    """

    geldig: Mapping[str, tuple[int, int]]
    hernummerd: Mapping[tuple[str, int], str]
    verlegd: Mapping[tuple[str, int], str]
    nagegaan: frozenset[tuple[str, int]]

    @cached_property
    def was(self) -> Mapping[tuple[str, int], str]:
        """(new code, first year of it) → old code."""
        return {(nieuw, jaar): oud for (oud, jaar), nieuw in self.hernummerd.items()}

    def forward(self, code: str, jaar: int) -> str | Weigering:
        """Return the code in `jaar` of the place that had `code` the year before, or refuse."""
        nieuw = self.hernummerd.get((code, jaar), code)
        if nieuw == code and (code, jaar) in self.was:
            return Weigering(f"De code {code} ging in {jaar} naar een andere plaats.")
        for geraakt in (code, nieuw):
            if reden := self.verlegd.get((geraakt, jaar)):
                return Weigering(reden)
        return nieuw if self.exists(nieuw, jaar) else self.absent(nieuw, jaar)

    def backward(self, code: str, jaar: int) -> str | Weigering:
        """Return the code the year before of the place that has `code` in `jaar`, or refuse."""
        oud = self.was.get((code, jaar), code)
        terug = self.forward(oud, jaar)
        if isinstance(terug, Weigering):
            return terug
        if terug != code:
            return Weigering(f"De code {code} had voor {jaar} een andere plaats.")
        return oud if self.exists(oud, jaar - 1) else self.absent(oud, jaar - 1)

    def exists(self, code: str, jaar: int) -> bool:
        """Answer whether a code is known to be in use in a year."""
        van, tot = self.geldig.get(code, (1, 0))
        return van <= jaar <= tot

    def recode(self, code: str, jaar: int) -> str:
        """Return the newest code of a place that had `code` in `jaar`; borders do not matter here."""
        for (oud, vanaf), nieuw in sorted(self.hernummerd.items(), key=lambda rij: rij[0][1]):
            if oud == code and vanaf > jaar:
                code, jaar = nieuw, vanaf
        return code

    def absent(self, code: str, jaar: int) -> Weigering:
        """Say why a code means nothing in a year."""
        if code not in self.geldig:
            return Weigering(f"De code {code} is niet bekend.")
        return Weigering(f"Van {jaar} is niet bekend of de code {code} toen bestond.")


def translate_jaar(
    regiocode: str, *, van_jaar: int, naar_jaar: int, concordantie: Concordantie
) -> Vertaling | Weigering:
    """Walk from year to year; every step keeps the place or ends the walk with its reason.

    Each step is one to one, so two ways to the same year cannot end in two places.
    """
    if not all(VERSTE_JAREN[0] <= jaar <= VERSTE_JAREN[1] for jaar in (van_jaar, naar_jaar)):
        return Weigering(f"Kies jaren tussen {VERSTE_JAREN[0]} en {VERSTE_JAREN[1]}.")
    if not concordantie.exists(regiocode, van_jaar):
        return concordantie.absent(regiocode, van_jaar)
    code, jaar, open_jaren = regiocode, van_jaar, list[int]()
    while jaar != naar_jaar:
        vooruit = naar_jaar > jaar
        stap_jaar = jaar + 1 if vooruit else jaar
        stap = concordantie.forward(code, stap_jaar) if vooruit else concordantie.backward(code, stap_jaar)
        if isinstance(stap, Weigering):
            return stap
        if (stap if vooruit else code, stap_jaar) not in concordantie.nagegaan:
            open_jaren.append(stap_jaar)
        code, jaar = stap, stap_jaar if vooruit else jaar - 1
    return Vertaling(code, naar_jaar, _describe_open(open_jaren))


def _describe_open(jaren: list[int]) -> str:
    if not jaren:
        return ""
    eerste, laatste = min(jaren), max(jaren)
    if eerste == laatste:
        return f"Van {eerste} is niet nagegaan of de grens gelijk bleef."
    return f"Van {eerste} tot en met {laatste} is niet van elk jaar nagegaan of de grens gelijk bleef."


def build_concordantie(
    regios: pd.DataFrame, indelingswijzigingen: pd.DataFrame, codewijzigingen: pd.DataFrame
) -> Concordantie:
    """Join the register of places, the CBS column and the list of known code changes."""
    hernummerd: dict[tuple[str, int], str] = {}
    verlegd: dict[tuple[str, int], str] = {}
    nagegaan: set[tuple[str, int]] = set()
    met_jaren = codewijzigingen[codewijzigingen["jaar_oud"].notna() & codewijzigingen["jaar_nieuw"].notna()]
    kolommen = ["soort", "van_code", "naar_code", "jaar_oud", "jaar_nieuw", "toelichting"]
    for soort, van, naar, oud, nieuw, toelichting in met_jaren[kolommen].itertuples(index=False, name=None):
        # A change that was seen only between two years may lie in any of them.
        jaren = range(int(oud) + 1, int(nieuw) + 1)
        if soort == "hernummerd":
            hernummerd[(van, int(nieuw))] = naar
            nagegaan.add((naar, int(nieuw)))
        if soort in ("opgegaan", "grens"):
            verlegd |= {(code, jaar): toelichting for code in (van, naar) for jaar in jaren}
    was = {(naar, jaar) for (_, jaar), naar in hernummerd.items()}
    for code, jaar, soort in indelingswijzigingen[["regiocode", "peiljaar", "soort"]].itertuples(
        index=False, name=None
    ):
        nagegaan.add((code, int(jaar)))
        if int(soort) == VERLEGD:
            verlegd[(code, int(jaar))] = f"De grens van {code} verschoof in {jaar} (CBS)."
        if int(soort) == HERNUMMERD and (code, int(jaar)) not in was:
            verlegd[(code, int(jaar))] = (
                f"De plaats met code {code} kreeg in {jaar} deze code (CBS); welke code zij had, is niet bekend."
            )
    geldig = _list_geldig(regios, hernummerd)
    return Concordantie(geldig, hernummerd, verlegd, frozenset(nagegaan))


def _list_geldig(
    regios: pd.DataFrame, hernummerd: Mapping[tuple[str, int], str]
) -> dict[str, tuple[int, int]]:
    """Return first and last year per code; a renumbered code outside the register is known by its change."""
    begin, einde = VERSTE_JAREN
    perioden: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for code, van, tot in regios[["code", "geldig_van", "geldig_tot"]].itertuples(index=False, name=None):
        perioden[code].append((int(van[:4] or begin), int(tot[:4] or einde)))
    for code, periode in (
        *((oud, (begin, jaar - 1)) for oud, jaar in hernummerd),
        *((nieuw, (jaar, einde)) for (_, jaar), nieuw in hernummerd.items()),
    ):
        if code not in set(regios["code"]):
            perioden[code].append(periode)
    return {code: (min(v for v, _ in p), max(t for _, t in p)) for code, p in perioden.items()}
