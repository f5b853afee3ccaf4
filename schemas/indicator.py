"""What we show about a place or an agreement: one TOML file per indicator in `indicatoren/`."""

from dataclasses import dataclass
from pathlib import Path

from schemas.declaraties import check_keuze, make_record, read_toml
from schemas.errors import DeclaratieError

MAP = Path(__file__).with_name("indicatoren")
SOORTEN = frozenset({"context", "uitkomst", "prestatie", "voorwaarde"})
VORMEN = frozenset({"aandeel", "gemiddelde", "aantal", "dosis", "kerncijfer"})
EENHEDEN = frozenset(
    {"aandeel", "cijfer", "aantal", "dagen", "standaardafwijking", "km", "per_1000", "klasse"}
)
CIJFERSCHAAL = (1.0, 10.0)
"""Lowest and highest mark that can be given, for an indicator with eenheid `cijfer`."""
TERMEN = frozenset({"kort", "middellang", "lang"})
DIMENSIES = frozenset({"doelbereik", "profijt", "leren"})
CRITERIA = frozenset({"1", "2", "3.1", "3.2", "3.3", "3.4"})
INDIVIDUELE_CRITERIA = frozenset({"3.3", "3.4"})


@dataclass(frozen=True)
class Indicator:
    """A definition; its use in a beschikking is an Afspraak.

    `teller` and `noemer` are grootheden. For a `gemiddelde` they are the sum and the number, with
    `kwadraat` the sum of squares; for an `aantal` there is no noemer; a `kerncijfer` has neither.
    `gevraagd` is the grootheid of those who could have been measured: n ÷ gevraagd is the coverage.
    `dimensie`: which side of effectiveness it shows; a context indicator shows none. `criterium`: its number
    in the outcome set of NJi and VNG; 3.3 and 3.4 exist for individual help only (`is_individueel`).
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
    dimensie: str = ""
    criterium: str = ""
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
    check_dimensie(indicator, pad.name)
    return indicator


def check_dimensie(indicator: Indicator, bestand: str) -> None:
    """Hold that all but context shows one dimension, and that 3.3 and 3.4 are for individual help."""
    if indicator.soort == "context":
        check_keuze(indicator.dimensie, frozenset({""}), f"{bestand}: 'dimensie' van context")
    else:
        check_keuze(indicator.dimensie, DIMENSIES, f"{bestand}: 'dimensie'")
    check_keuze(indicator.criterium, CRITERIA | {""}, f"{bestand}: 'criterium'")
    if indicator.criterium in INDIVIDUELE_CRITERIA and not indicator.is_individueel:
        raise DeclaratieError(
            f"{bestand}: criterium {indicator.criterium} bestaat alleen voor individuele hulp; "
            "zet 'is_individueel' op ja"
        )
