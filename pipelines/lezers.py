"""For each kind of column: how the text of one cell is understood."""

from collections.abc import Callable, Mapping
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

LEGE_TERMEN = frozenset(
    compare_form(term)
    for term in (
        "-", "--", "–", "—", ".", "/", "n.v.t.", "nvt", "n.v.t", "niet van toepassing", "geen", "leeg",
        "n/a", "na", "null", "none", "nan", "n.b.", "nb", "niet bekend", "onbekend", "?", "x", "...", "…",
        "niet ingevuld", "loopt nog", "lopend", "nog niet", "nog lopend", "nog bezig", "doorlopend", "heden",
        "niet gevraagd", "geen cijfer", "geen antwoord", "*", "#",
    )
)  # fmt: skip
NUL_TERMEN = frozenset({"-", "–", "—", "geen", "nul", "nihil"})


def make_lezer(naam: str, veld: Veld, levering: Levering) -> Lezer:
    """Return how a cell of this column is read: remembered terms, then its kind, then empty words."""
    bekend = remembered(naam, veld, levering)
    lees = LEZERS[veld.soort](veld, levering)

    def lezer(term: str) -> Uitkomst:
        if uitkomst := bekend.get(compare_form(term)):
            return uitkomst
        uitkomst = lees(term)
        if uitkomst.wijze in (Wijze.ONBEKEND, Wijze.GOK) and compare_form(term) in LEGE_TERMEN:
            return LEEG
        return uitkomst

    return lezer


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


def _lees_kwartaal(term: str) -> Uitkomst:
    gelezen = read_kwartaal(term)
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
    Veldsoort.KEUZE: lambda veld, _levering: _naamlezer(keuzenamen(veld.keuzes)),
    Veldsoort.GEHEEL: lambda _veld, _levering: _lees_geheel,
    Veldsoort.DECIMAAL: lambda _veld, _levering: _lees_decimaal,
    Veldsoort.TELLING: lambda _veld, _levering: read_telling,
    Veldsoort.DATUM: lambda _veld, _levering: _lees_datum,
    Veldsoort.KWARTAAL: lambda _veld, _levering: _lees_kwartaal,
    Veldsoort.REGIO: lambda _veld, levering: lambda term: resolve_plaats(term, levering),
    Veldsoort.INTERVENTIE: lambda _veld, levering: _naamlezer(interventienamen(levering)),
    Veldsoort.INSTRUMENT: lambda _veld, levering: _naamlezer(instrumentnamen(levering)),
}


def _naamlezer(bekend: tuple[Mapping[str, tuple[str, str]], tuple[tuple[str, str], ...]]) -> Lezer:
    namen, alle = bekend
    return partial(resolve_naam, namen=namen, alle=alle)
