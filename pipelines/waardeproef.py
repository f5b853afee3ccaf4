"""What the cells of a column look like (R-06): which fields they could be, with the evidence in words."""

import math
import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

import polars as pl

from pipelines.levering import Levering
from pipelines.lezers import make_lezer
from pipelines.mapping import Lezer, Uitkomst, Wijze
from pipelines.regioindex import normalise_naam
from pipelines.regios import find_naam, find_samengesteld
from pipelines.ruw import RuweTabel
from schemas.aanlevering import Aanleversoort, Veld, Veldsoort

STEEKPROEF = 500
MINST, PASSEND = 3, 0.9
"""From this many cells and this share of them on, the values say what a column is."""
SPREKEND = frozenset({Veldsoort.REGIO, Veldsoort.INTERVENTIE, Veldsoort.INSTRUMENT, Veldsoort.KEUZE})
"""Kinds whose words are hardly anything else."""
ZEGT_NIETS = re.compile(
    r"(?:kolom|column|kol|col|veld|field|unnamed|naamloos|var|v|x|f|gegeven|waarde)?\s?\d*\s?[a-z]?\d*"
)
MEESTE_KOLOMMEN = 40
MEESTE_WOORDEN = 60
"""More different words than this are no list of choices."""
HERHAALD, KORT, MEESTE_VOORBEELDEN = 2, 30, 3
NUMMER_VORM = re.compile(r"[A-Za-z]{0,6}[-_ ./]?\d{1,12}[A-Za-z]?")
GETAL_VORM = re.compile(r"\s*-?\d+(?:[.,]\d+)?\s*")
WOORDEN: Mapping[Veldsoort, str] = {
    Veldsoort.REGIO: "namen van plaatsen in Rotterdam",
    Veldsoort.INTERVENTIE: "interventies die wij kennen",
    Veldsoort.INSTRUMENT: "vragenlijsten die wij kennen",
    Veldsoort.DATUM: "datums",
    Veldsoort.KWARTAAL: "kwartalen",
}


@dataclass(frozen=True)
class Waardeproef:
    """How well the cells of one column fit one field."""

    veld: str
    passend: int
    gevuld: int
    bewijs: str
    is_sprekend: bool

    @property
    def deel(self) -> float:
        return self.passend / self.gevuld


def try_waarden(
    tabel: RuweTabel,
    positie: int,
    velden: Mapping[str, Veld],
    levering: Levering,
    *,
    vanaf: float = PASSEND,
) -> tuple[Waardeproef, ...]:
    """Return the fields that nearly all filled cells of a column fit (any, with another `vanaf`), the best first."""
    termen = count_termen(tabel, positie)
    if sum(termen.values()) < MINST:
        return ()
    is_woordenlijst = len(termen) <= MEESTE_WOORDEN
    proeven = (
        _proef(naam, veld, termen, levering)
        for naam, veld in velden.items()
        if (is_woordenlijst or veld.soort not in SPREKEND - {Veldsoort.REGIO})
        and veld.soort is not Veldsoort.TEKST
    )
    passend = [proef for proef in proeven if proef and proef.deel >= vanaf and proef.gevuld >= MINST]
    return tuple(sorted(passend, key=lambda p: (not p.is_sprekend, -p.deel)))


def count_termen(tabel: RuweTabel, positie: int) -> Mapping[str, int]:
    """Count the distinct texts in the first cells of a column."""
    cellen = tabel.cellen[f"k{positie}"].head(STEEKPROEF).drop_nulls()
    telling = cellen.to_frame("term").group_by("term", maintain_order=True).agg(pl.len().alias("n"))
    return dict(zip(telling["term"], telling["n"], strict=True))


def fits_soort(tabel: RuweTabel, soort: Aanleversoort, levering: Levering) -> bool:
    """Whether every field a file type asks for has a column of its own by value, whatever the headers say."""
    gevraagd = {naam: veld for naam, veld in soort.velden.items() if veld.is_verplicht}
    mogelijk = [
        {proef.veld for proef in try_waarden(tabel, positie, gevraagd, levering)}
        for positie in range(min(len(tabel.koppen), MEESTE_KOLOMMEN))
    ]
    bezet: set[int] = set()
    for naam in sorted(gevraagd, key=lambda n: sum(n in velden for velden in mogelijk)):
        vrij = [p for p, velden in enumerate(mogelijk) if naam in velden and p not in bezet]
        if not vrij:
            return False
        bezet.add(vrij[0])
    return bool(gevraagd)


def says_nothing(kop: str) -> bool:
    """Whether a header is empty, a number or a word like kolom, so that only the values can tell."""
    return ZEGT_NIETS.fullmatch(normalise_naam(kop)) is not None


def show_voorbeelden(tabel: RuweTabel, positie: int) -> tuple[str, ...]:
    """Return at most three short values that come back: what is there once may be about one person."""
    termen = sorted(count_termen(tabel, positie).items(), key=lambda paar: -paar[1])
    return tuple(t for t, n in termen if n >= HERHAALD and len(t) <= KORT)[:MEESTE_VOORBEELDEN]


def _proef(naam: str, veld: Veld, termen: Mapping[str, int], levering: Levering) -> Waardeproef | None:
    if veld.soort is Veldsoort.NUMMER:
        return _proef_nummer(naam, termen)
    lees = _lees_plaats(levering) if veld.soort is Veldsoort.REGIO else make_lezer(naam, veld, levering)
    gelezen = {term: lees(term) for term in termen}
    past = {term for term, uitkomst in gelezen.items() if _past(veld, term, uitkomst)}
    if not past or not _is_te_geloven(veld, {gelezen[term].waarde for term in past}, past):
        return None
    passend = sum(termen[term] for term in past)
    gevuld = sum(n for term, n in termen.items() if gelezen[term].wijze is not Wijze.LEEG)
    bewijs = f"{passend} van de {gevuld} waarden zijn {_noem(veld)}"
    return Waardeproef(naam, passend, gevuld, bewijs, veld.soort in SPREKEND)


def _proef_nummer(naam: str, termen: Mapping[str, int]) -> Waardeproef | None:
    """Take a column for numbers of trajectories when no two cells are the same and all look like a code."""
    if any(n > 1 or NUMMER_VORM.fullmatch(term.strip()) is None for term, n in termen.items()):
        return None
    aantal = len(termen)
    return Waardeproef(naam, aantal, aantal, f"alle {aantal} waarden zijn anders", is_sprekend=True)


def _lees_plaats(levering: Levering) -> Lezer:
    """Read names of places only: a bare number is a place code, an age and a house number alike."""
    index = levering.regioindex

    def lees(term: str) -> Uitkomst:
        kaal = " ".join(term.split())
        gevonden = any(t.isalpha() for t in kaal) and (
            find_naam(kaal, index) or find_samengesteld(kaal, index)
        )
        return Uitkomst(Wijze.GELEZEN, gevonden[0].code) if gevonden else Uitkomst(Wijze.ONBEKEND)

    return lees


def _past(veld: Veld, term: str, uitkomst: Uitkomst) -> bool:
    """Whether one text was understood as this field without any guess, and within its bounds."""
    if uitkomst.wijze not in (Wijze.EXACT, Wijze.GELEZEN):
        return False
    if veld.soort in (Veldsoort.DATUM, Veldsoort.KWARTAAL):
        return GETAL_VORM.fullmatch(term) is None
    waarde = uitkomst.waarde
    if veld.minimum is None or not isinstance(waarde, int | float):
        return True
    return veld.minimum <= waarde <= (math.inf if veld.maximum is None else veld.maximum)


def _is_te_geloven(veld: Veld, codes: Set[object], termen: Iterable[str]) -> bool:
    """Whether words of a short list are more than chance: two different meanings, not digits only."""
    if veld.soort is not Veldsoort.KEUZE:
        return True
    return len(codes) > 1 and not all(term.strip().isdecimal() for term in termen)


def _noem(veld: Veld) -> str:
    if veld.soort in WOORDEN:
        return WOORDEN[veld.soort]
    if veld.soort is Veldsoort.KEUZE:
        een, twee = (keuze.label for keuze in veld.keuzes[:2])
        return f"woorden als “{een}” en “{twee}”"
    if veld.minimum is not None and veld.maximum is not None:
        return f"getallen van {veld.minimum:g} tot en met {veld.maximum:g}"
    return "getallen"


def spoken_velden(
    velden: Mapping[str, Veld], gezocht: Set[str], tabel: RuweTabel, positie: int
) -> Mapping[str, Veld]:
    """Return the fields worth trying on a column: words always, any kind for a field that is looked for.

    Dates and marks are tried for other fields only when the header is silent, or is a value itself.
    """
    kop = tabel.koppen[positie]
    is_stil = says_nothing(kop) or kop in count_termen(tabel, positie) or any(t.isdigit() for t in kop[:1])
    soorten = SPREKEND | ({Veldsoort.DATUM, Veldsoort.DECIMAAL} if is_stil else set())
    return {naam: veld for naam, veld in velden.items() if naam in gezocht or veld.soort in soorten}


def best_fit(proeven: Iterable[Waardeproef]) -> Waardeproef | None:
    """Return the one field the values speak for, or None when there are more or they say little."""
    sprekend = [proef for proef in proeven if proef.is_sprekend]
    return sprekend[0] if len(sprekend) == 1 else None
