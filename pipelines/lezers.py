"""For each kind of column: how the text of one cell is understood."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from pipelines.getallen import Gelezen, read_bovengrens, read_datum, read_getal, read_kwartaal
from pipelines.levering import Levering
from pipelines.mapping import (
    LEEG,
    Lezer,
    Uitkomst,
    Wijze,
    compare_form,
    instrumentnamen,
    interventienamen,
    keuzenamen,
    remembered,
    resolve_naam,
    resolve_plaats,
)
from schemas.aanlevering import Veld, Veldsoort

BEKEND = frozenset({Wijze.EXACT, Wijze.GELEZEN})
LEGE_TERMEN = frozenset(
    compare_form(term)
    for term in (
        "-", "--", "–", "—", ".", "/", "n.v.t.", "nvt", "n.v.t", "niet van toepassing", "geen", "leeg",
        "n/a", "na", "null", "none", "nan", "n.b.", "nb", "niet bekend", "onbekend", "?", "x", "...", "…",
        "niet ingevuld", "loopt nog", "lopend", "nog niet", "nog lopend", "nog bezig", "doorlopend", "heden",
        "niet gevraagd", "geen cijfer", "geen antwoord", "*", "#",
    )
)  # fmt: skip
GEEN_GETAL = frozenset({"x", "*", "#", "/"})
"""Signs that mean nothing among words, and are no number among numbers."""
GETALSOORTEN = frozenset({Veldsoort.GEHEEL, Veldsoort.DECIMAAL, Veldsoort.TELLING, Veldsoort.DATUM})
EXCEL_MAAKTE_DATUM = re.compile(
    r"\d{4}-(\d\d)-(\d\d)|(\d{1,2})[- ](apr|nov)|(apr|nov)[- ](\d{1,2})", re.IGNORECASE
)
NUL_TERMEN = frozenset({"-", "–", "—", "geen", "nul", "nihil"})


def make_lezer(naam: str, veld: Veld, levering: Levering) -> Lezer:
    """Return how a cell of this column is read: remembered terms, then its kind, then empty words."""
    bekend = remembered(naam, veld, levering)
    lees = LEZERS[veld.soort](veld, levering)

    def lezer(term: str) -> Uitkomst:
        if uitkomst := bekend.get(compare_form(term)):
            return uitkomst
        uitkomst = lees(term)
        if uitkomst.wijze not in (Wijze.ONBEKEND, Wijze.GOK):
            return uitkomst
        if compare_form(term) in LEGE_TERMEN and not (
            veld.soort in GETALSOORTEN and term.strip().lower() in GEEN_GETAL
        ):
            return LEEG
        beter = lees(hersteld) if (hersteld := repair_letters(term)) != term else uitkomst
        return replace(beter, wijze=Wijze.GELEZEN, aanname=beter.label) if beter.wijze in BEKEND else uitkomst

    return lezer


def repair_letters(term: str) -> str:
    """Undo letters that were stored wrongly once (CoÃ¶peratie), only to look a word up with."""
    try:
        return term.encode("cp1252").decode("utf-8") if not term.isascii() else term
    except UnicodeError:
        return term


def _lees_leeftijdsgroep(term: str, lees: Lezer) -> Uitkomst:
    """Read the date a spreadsheet made of `4-11` as that age group again."""
    uitkomst = lees(term)
    if uitkomst.wijze is Wijze.ONBEKEND and (gevonden := EXCEL_MAAKTE_DATUM.fullmatch(term.strip())):
        terug = "4-11" if {"04", "11"} == {gevonden[1], gevonden[2]} or _is_vier_elf(gevonden) else ""
        gelezen = lees(terug) if terug else uitkomst
        return (
            replace(gelezen, wijze=Wijze.GELEZEN, aanname=f"{terug}; Excel maakte er een datum van")
            if terug and gelezen.wijze in BEKEND
            else uitkomst
        )
    return uitkomst


def _is_vier_elf(gevonden: re.Match[str]) -> bool:
    dag, maand = gevonden[3] or gevonden[6], (gevonden[4] or gevonden[5] or "").lower()
    return (dag, maand) in (("4", "nov"), ("04", "nov"), ("11", "apr"))


def _van_gelezen(gelezen: Gelezen | None, label: str = "") -> Uitkomst:
    if gelezen is None:
        return Uitkomst(Wijze.ONBEKEND)
    if gelezen.is_gok:
        return Uitkomst(Wijze.GOK, gelezen.waarde, label)
    return Uitkomst(Wijze.GELEZEN if gelezen.aanname else Wijze.EXACT, gelezen.waarde, label, gelezen.aanname)


def _lees_tekst(term: str) -> Uitkomst:
    return Uitkomst(Wijze.EXACT, term.strip())


def _lees_geheel(term: str) -> Uitkomst:
    gelezen = read_getal(term, is_geheel=True)
    if gelezen is None or float(gelezen.waarde) % 1 or abs(float(gelezen.waarde)) > 2**53:  # type: ignore[arg-type]
        return Uitkomst(Wijze.ONBEKEND)
    uitkomst = _van_gelezen(gelezen)
    return Uitkomst(uitkomst.wijze, int(gelezen.waarde), aanname=uitkomst.aanname)  # type: ignore[arg-type]


def _lees_decimaal(term: str) -> Uitkomst:
    gelezen = read_getal(term, is_geheel=False)
    uitkomst = _van_gelezen(gelezen)
    if gelezen is None:
        return uitkomst
    return Uitkomst(uitkomst.wijze, round(float(gelezen.waarde), 2), aanname=uitkomst.aanname)  # type: ignore[arg-type]


def _lees_datum(term: str) -> Uitkomst:
    gelezen = read_datum(term)
    label = f"{gelezen.waarde:%d-%m-%Y}" if gelezen and isinstance(gelezen.waarde, date) else ""
    return _van_gelezen(gelezen, label)


def _lees_kwartaal(term: str, jaar: int) -> Uitkomst:
    gelezen = read_kwartaal(term, jaar)
    return _van_gelezen(gelezen, str(gelezen.waarde) if gelezen else "")


def read_telling(term: str) -> Uitkomst:
    """Read a count; `-` is zero, `<5` keeps its upper bound, and an unknown count stays unknown."""
    if term.strip().lower() in NUL_TERMEN:
        return Uitkomst(Wijze.GELEZEN, 0, "0", "0")
    if (grens := read_bovengrens(term)) is not None:
        return Uitkomst(
            Wijze.GELEZEN, None, f"hooguit {grens}", f"hooguit {grens}, zonder het precieze getal"
        )
    return _lees_geheel(term)


LEZERS: Mapping[Veldsoort, Callable[[Veld, Levering], Lezer]] = {
    Veldsoort.TEKST: lambda _veld, _levering: _lees_tekst,
    Veldsoort.NUMMER: lambda _veld, _levering: _lees_tekst,
    Veldsoort.KEUZE: lambda veld, _levering: partial(
        _lees_leeftijdsgroep, lees=_naamlezer(keuzenamen(veld.keuzes))
    ),
    Veldsoort.GEHEEL: lambda _veld, _levering: _lees_geheel,
    Veldsoort.DECIMAAL: lambda _veld, _levering: _lees_decimaal,
    Veldsoort.TELLING: lambda _veld, _levering: read_telling,
    Veldsoort.DATUM: lambda _veld, _levering: _lees_datum,
    Veldsoort.KWARTAAL: lambda _veld, levering: partial(_lees_kwartaal, jaar=levering.kwartaal.jaar),
    Veldsoort.REGIO: lambda _veld, levering: lambda term: resolve_plaats(term, levering),
    Veldsoort.INTERVENTIE: lambda _veld, levering: _naamlezer(interventienamen(levering)),
    Veldsoort.INSTRUMENT: lambda _veld, levering: _naamlezer(instrumentnamen(levering)),
}


def _naamlezer(bekend: tuple[Mapping[str, tuple[str, str]], tuple[tuple[str, str], ...]]) -> Lezer:
    namen, alle = bekend
    return partial(resolve_naam, namen=namen, alle=alle)
