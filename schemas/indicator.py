"""What we show about a place or an agreement: one TOML file per indicator in `indicatoren/`."""

import dataclasses
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from schemas.declaraties import check_keuze, make_record, read_standen, read_toml
from schemas.errors import DeclaratieError

MAP = Path(__file__).with_name("indicatoren")
SOORTEN = frozenset({"context", "uitkomst", "prestatie", "voorwaarde"})
VORMEN = frozenset({"aandeel", "gemiddelde", "aantal", "dosis", "eigen", "kerncijfer"})
EENHEDEN = frozenset(
    {"aandeel", "cijfer", "aantal", "dagen", "standaardafwijking", "km", "per_1000", "klasse"}
)
CIJFERSCHAAL = (1.0, 10.0)
"""Lowest and highest mark that can be given, for an indicator with eenheid `cijfer`."""
PERIODEN = {"kort": "kwartaal", "middellang": "halfjaar", "lang": "jaar"}
"""Over which period a figure is counted, by its term: a quarter shows only what is short."""
TERMEN = frozenset(PERIODEN)
EERSTE_KWARTALEN = {"kwartaal": frozenset("1234"), "halfjaar": frozenset("13"), "jaar": frozenset("1")}
"""With which quarters a period begins: a new version of a definition starts with a new period."""
DIMENSIES = frozenset({"doelbereik", "profijt", "leren"})
CRITERIA = frozenset({"1", "2", "3.1", "3.2", "3.3", "3.4"})
INDIVIDUELE_CRITERIA = frozenset({"3.3", "3.4"})


@dataclass(frozen=True)
class Definitieversie:
    """One version of a definition: from when it counts, what changed, and what it counts.

    `vergelijkbaar_met_vorige` false: the series begins anew, as at a break (R-16). A quantity that an
    earlier version leaves out is the one of the present version.
    """

    versie: int
    geldig_vanaf: str
    definitie: str
    wijziging: str = ""
    vergelijkbaar_met_vorige: bool = True
    teller: str = ""
    noemer: str = ""
    kwadraat: str = ""
    gevraagd: str = ""

    @property
    def grootheden(self) -> tuple[str, ...]:
        """The quantities it counts."""
        return tuple(c for c in (self.teller, self.noemer, self.kwadraat, self.gevraagd) if c)


@dataclass(frozen=True)
class Indicator:
    """A definition; its use in a beschikking is an Afspraak.

    `teller` and `noemer` are grootheden. For a `gemiddelde` they are the sum and the number, with
    `kwadraat` the sum of squares; for an `aantal` there is no noemer; a `kerncijfer` has neither.
    `gevraagd` is the grootheid of those who could have been measured: n ÷ gevraagd is the coverage.
    `dimensie`: which side of effectiveness it shows; a context indicator shows none. `criterium`: its number
    in the outcome set of NJi and VNG; 3.3 and 3.4 exist for individual help only (`is_individueel`).
    An `eigen` form needs more than a declaration: `sql` names the file in `pipelines/sql/vormen` that computes
    it, and `teller` and `noemer` are both the number it is over.
    `naast_uitkomst`: in which order an output is looked for to stand beside an outcome; 0 never (R-10).
    `klassen`: what the classes are called, from class 1 on, for an indicator with eenheid `klasse`.
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
    naast_uitkomst: int = 0
    per_kwartaal: bool = True
    sql: str = ""
    klassen: tuple[str, ...] = ()
    wijziging: str = ""
    vergelijkbaar_met_vorige: bool = True
    eerdere_versies: tuple[Definitieversie, ...] = ()

    @property
    def periodesoort(self) -> str:
        """Over which period it is counted: kwartaal, halfjaar or jaar."""
        return PERIODEN[self.term]

    @property
    def versies(self) -> tuple[Definitieversie, ...]:
        """Every version of the definition, oldest first, each with the quantities it counts."""
        nu = Definitieversie(
            **{veld.name: getattr(self, veld.name) for veld in dataclasses.fields(Definitieversie)}
        )
        delen = ("teller", "noemer", "kwadraat", "gevraagd")
        eerder = [
            dataclasses.replace(v, **{d: getattr(v, d) or getattr(self, d) for d in delen})
            for v in self.eerdere_versies
        ]
        return (*eerder, nu)


def load_indicatoren(bronmap: Path | None = None) -> dict[str, Indicator]:
    """Load every indicator by its code, which is the name of its file; a file is read again when it changed."""
    bronmap = bronmap or MAP
    return dict(_load_indicatoren(bronmap, read_standen(bronmap, ".toml")))


@lru_cache(maxsize=64)
def _load_indicatoren(bronmap: Path, standen: tuple[tuple[str, int, int], ...]) -> dict[str, Indicator]:
    return {Path(naam).stem: _load_indicator(bronmap / naam, *stand) for naam, *stand in standen}


@lru_cache(maxsize=512)
def _load_indicator(pad: Path, *_stand: int) -> Indicator:
    return load_indicator(pad)


def load_indicator(pad: Path) -> Indicator:
    """Load one indicator, or refuse with DeclaratieError that names the file."""
    waarden = read_toml(pad)
    waarden["eerdere_versies"] = [
        make_record(Definitieversie, versie, f"{pad.name}: eerdere versie")
        for versie in waarden.get("eerdere_versies", [])
    ]
    indicator = make_record(Indicator, {"code": pad.stem, **waarden}, pad.name)
    check_keuze(indicator.soort, SOORTEN, f"{pad.name}: 'soort'")
    check_keuze(indicator.vorm, VORMEN, f"{pad.name}: 'vorm'")
    check_keuze(indicator.eenheid, EENHEDEN, f"{pad.name}: 'eenheid'")
    check_keuze(indicator.term, TERMEN, f"{pad.name}: 'term'")
    check_dimensie(indicator, pad.name)
    check_naast(indicator, pad.name)
    check_versies(indicator, pad.name)
    if bool(indicator.sql) != (indicator.vorm == "eigen"):
        raise DeclaratieError(f"{pad.name}: 'sql' hoort bij de vorm eigen, en daarbij alleen")
    return indicator


def check_versies(indicator: Indicator, bestand: str) -> None:
    """Hold that versions follow each other, begin with a period, and say what changed."""
    eerste = EERSTE_KWARTALEN[indicator.periodesoort]
    for vorige, versie in pairwise(indicator.versies):
        if (versie.versie, versie.geldig_vanaf) <= (vorige.versie, vorige.geldig_vanaf):
            raise DeclaratieError(f"{bestand}: versie {versie.versie} volgt niet op versie {vorige.versie}")
        if not versie.wijziging:
            raise DeclaratieError(f"{bestand}: 'wijziging' van versie {versie.versie} ontbreekt")
        if versie.geldig_vanaf[-1] not in eerste:
            raise DeclaratieError(
                f"{bestand}: versie {versie.versie} begint midden in een {indicator.periodesoort}"
            )


def check_naast(indicator: Indicator, bestand: str) -> None:
    """Hold that only a count of output stands beside an outcome."""
    is_telling = indicator.soort == "prestatie" and indicator.vorm == "aantal"
    if indicator.naast_uitkomst and not is_telling:
        raise DeclaratieError(f"{bestand}: 'naast_uitkomst' is alleen voor een aantal van de soort prestatie")


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
