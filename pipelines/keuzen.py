"""What people may choose in a column: labels they know, each of which our own reader reads back as its code."""

from collections.abc import Iterable, Mapping

from pipelines.levering import Levering, valid_leverbereiken
from pipelines.lezers import make_lezer
from pipelines.mapping import Wijze
from pipelines.regioindex import Regio
from schemas.aanlevering import Aanleversoort, Veld, Veldsoort

GELEZEN = frozenset({Wijze.EXACT, Wijze.GELEZEN})


def list_keuzen(soort: Aanleversoort, levering: Levering) -> Mapping[str, tuple[str, ...]]:
    """Return the labels to choose from per column that has a closed list."""
    alle = {naam: keuzen_van(naam, veld, levering) for naam, veld in soort.velden.items()}
    return {naam: keuzen for naam, keuzen in alle.items() if keuzen}


def keuzen_van(naam: str, veld: Veld, levering: Levering) -> tuple[str, ...]:
    """Return the labels of one column; none for numbers, dates and free text."""
    match veld.soort:
        case Veldsoort.KEUZE:
            return _readable(naam, veld, ((k.code, (k.label,)) for k in veld.keuzes), levering)
        case Veldsoort.INTERVENTIE:
            return _readable(naam, veld, _interventies(levering), levering)
        case Veldsoort.REGIO:
            return _readable(naam, veld, ((r.code, _namen(r)) for r in _regios(levering)), levering)
        case Veldsoort.INSTRUMENT:
            instrumenten = levering.referentie.instrumenten
            paren = zip(instrumenten["instrument"], instrumenten["naam"], strict=True)
            return _readable(naam, veld, ((code, (label, code)) for code, label in paren), levering)
        case Veldsoort.KWARTAAL:
            return (str(levering.kwartaal),)
        case _:
            return ()


def label_van_code(naam: str, veld: Veld, code: str, levering: Levering) -> str:
    """Return the label of a stored code that reads back as that code, else the code itself."""
    if veld.soort is Veldsoort.REGIO:
        regio = levering.regioindex.regios.get(code)
        namen = _namen(regio) if regio else ()
    elif veld.soort is Veldsoort.INTERVENTIE:
        namen = tuple(i.naam for i in levering.catalogus.interventies if i.code == code)
    else:
        namen = tuple(k.label for k in veld.keuzes if k.code == code)
    return next(iter(_readable(naam, veld, ((code, namen),), levering)), code)


def _readable(
    naam: str, veld: Veld, keuzen: Iterable[tuple[str, tuple[str, ...]]], levering: Levering
) -> tuple[str, ...]:
    """Take of each code the first way of writing it that is read as that code and nothing else."""
    lezer = make_lezer(naam, veld, levering)
    labels = []
    for code, vormen in keuzen:
        uitkomsten = ((vorm, lezer(vorm)) for vorm in (*vormen, code))
        label = next((v for v, u in uitkomsten if u.wijze in GELEZEN and u.waarde == code), None)
        if label is not None:
            labels.append(label)
    return tuple(dict.fromkeys(labels))


def _interventies(levering: Levering) -> list[tuple[str, tuple[str, ...]]]:
    """Return the interventions of the party's agreements, or all that are known without an agreement."""
    eigen = frozenset().union(*(b.interventiecodes for b in valid_leverbereiken(levering)))
    return [(i.code, (i.naam,)) for i in levering.catalogus.interventies if not eigen or i.code in eigen]


def _regios(levering: Levering) -> list[Regio]:
    """Return the gebieden of the agreements, each followed by its buurten; all of them without an agreement."""
    gebieden = frozenset().union(*(b.gebiedcodes for b in valid_leverbereiken(levering)))
    regios = levering.regioindex.regios.values()
    boven = sorted((r for r in regios if r.niveau == "gebied"), key=lambda r: r.naam)
    binnen = [r for r in boven if not gebieden or r.code in gebieden]
    buurten = sorted((r for r in regios if r.niveau == "buurt"), key=lambda r: r.naam)
    return [r for gebied in binnen for r in (gebied, *(b for b in buurten if b.oudercode == gebied.code))]


def _namen(regio: Regio) -> tuple[str, ...]:
    """Return the ways to write a place, the plainest first; a gebied says that it is one."""
    met_niveau = f"{regio.naam} ({regio.niveau})"
    return (regio.naam, met_niveau) if regio.niveau == "buurt" else (met_niveau, regio.naam)
