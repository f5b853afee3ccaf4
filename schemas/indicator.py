"""What we show about a place or an agreement: one TOML file per indicator in `indicatoren/`."""

from dataclasses import dataclass
from pathlib import Path

from schemas.declaraties import check_keuze, make_record, read_toml

MAP = Path(__file__).with_name("indicatoren")
SOORTEN = frozenset({"context", "uitkomst", "prestatie", "voorwaarde"})
VORMEN = frozenset({"aandeel", "gemiddelde", "aantal", "dosis", "kerncijfer"})
EENHEDEN = frozenset({"aandeel", "cijfer", "aantal", "km", "per_1000", "klasse"})
CIJFERSCHAAL = (1.0, 10.0)
"""Lowest and highest mark that can be given, for an indicator with eenheid `cijfer`."""
TERMEN = frozenset({"kort", "middellang", "lang"})


@dataclass(frozen=True)
class Indicator:
    """A definition; its use in a beschikking is an Afspraak.

    `teller` and `noemer` are grootheden. For a `gemiddelde` they are the sum and the number, with
    `kwadraat` the sum of squares; for an `aantal` there is no noemer; a `kerncijfer` has neither.
    `gevraagd` is the grootheid of those who could have been measured: n ÷ gevraagd is the coverage.
    `hoger_is_beter` absent: neither direction is better. `factoren` empty: the factors are those of
    the intervention that is measured. `geldigheid` says what the figure says and what it does not.
    """

    code: str
    naam: str
    soort: str
    vorm: str
    eenheid: str
    definitie: str
    geldigheid: str
    bron: str
    geldig_vanaf: str
    versie: int
    term: str
    tegenindicator: str
    factoren: tuple[str, ...]
    teller: str = ""
    noemer: str = ""
    kwadraat: str = ""
    gevraagd: str = ""
    hoger_is_beter: bool | None = None
    informant_apart: bool = False
    is_individueel: bool = False
    per_kwartaal: bool = True


def load_indicatoren(bronmap: Path = MAP) -> dict[str, Indicator]:
    """Load every indicator by its code, which is the name of its file."""
    return {pad.stem: load_indicator(pad) for pad in sorted(bronmap.glob("*.toml"))}


def load_indicator(pad: Path) -> Indicator:
    """Load one indicator, or refuse with DeclaratieError that names the file."""
    indicator = make_record(Indicator, {"code": pad.stem, **read_toml(pad)}, pad.name)
    check_keuze(indicator.soort, SOORTEN, f"{pad.name}: 'soort'")
    check_keuze(indicator.vorm, VORMEN, f"{pad.name}: 'vorm'")
    check_keuze(indicator.eenheid, EENHEDEN, f"{pad.name}: 'eenheid'")
    check_keuze(indicator.term, TERMEN, f"{pad.name}: 'term'")
    return indicator
