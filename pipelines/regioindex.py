"""Place names and codes of the reference data, arranged for looking up; the questions are in `regios.py`."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

WEGLATEN = re.compile(r"['’‘`´]")
GEEN_TEKEN = re.compile(r"[^a-z0-9]+")


def normalise_naam(tekst: str) -> str:
    """Return a name in lower case without accents, apostrophes, dashes or double spaces."""
    zonder_accent = tekst
    if not tekst.isascii():
        ontleed = unicodedata.normalize("NFKD", tekst)
        zonder_accent = "".join(teken for teken in ontleed if not unicodedata.combining(teken))
    return GEEN_TEKEN.sub(" ", WEGLATEN.sub("", zonder_accent.lower())).strip()


def sleutel(tekst: str) -> str:
    """Return the form names are compared in: normalised, and without spaces (Oud-Charlois, Oudcharlois)."""
    return normalise_naam(tekst).replace(" ", "")


@dataclass(frozen=True)
class Regio:
    """One place; `buurten` are the codes of the buurten it consists of, itself when it is a buurt."""

    code: str
    naam: str
    niveau: str
    oudercode: str
    buurten: frozenset[str]


@dataclass(frozen=True)
class Alias:
    """Another name for a place; `soort` onbekend or stadsbreed means the gemeente as a whole."""

    regiocode: str
    soort: str


@dataclass(frozen=True)
class Regioindex:
    """Everything needed to understand a place name; a place that no longer exists is found by alias only."""

    regios: Mapping[str, Regio]
    namen: Mapping[str, tuple[str, ...]]
    aliassen: Mapping[str, tuple[Alias, ...]]

    def kleinste(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        """Return the codes without those that cover exactly the same buurten as a more usual level.

        The wijkraad Tarwewijk is the buurt Tarwewijk: nobody needs to choose between the two.
        """
        volgorde = {"buurt": 0, "gebied": 1, "wijkraad": 2, "gemeente": 3}
        gezien: set[frozenset[str]] = set()
        over = []
        for code in sorted(set(codes), key=lambda c: (volgorde[self.regios[c].niveau], codes.index(c))):
            if self.regios[code].buurten not in gezien:
                gezien.add(self.regios[code].buurten)
                over.append(code)
        return tuple(over)


def build_regioindex(regios: pd.DataFrame, aliassen: pd.DataFrame, *, jaar: int | None = None) -> Regioindex:
    """Arrange the tables `regios` and `aliassen` by code and by compared name, as of now or of a year.

    An old name is still understood; a name that came later did not exist yet.
    """
    geldig, aliassen = _of_year(regios, aliassen, jaar)
    buurten = geldig[geldig["niveau"] == "buurt"]
    onder: defaultdict[str, set[str]] = defaultdict(set)
    for code, gebied, wijkraad in zip(
        buurten["code"], buurten["oudercode"], buurten["wijkraadcode"], strict=True
    ):
        for boven in (code, gebied, wijkraad):
            onder[boven].add(code)
    gemeenten = geldig[geldig["niveau"] == "gemeente"]["code"]
    onder.update({code: set(buurten["code"]) for code in gemeenten})
    kolommen = ("code", "naam", "niveau", "oudercode")
    alle = {
        code: Regio(code, naam, niveau, ouder, frozenset(onder[code]))
        for code, naam, niveau, ouder in zip(*(geldig[kolom] for kolom in kolommen), strict=True)
    }
    namen: defaultdict[str, list[str]] = defaultdict(list)
    for regio in alle.values():
        namen[sleutel(regio.naam)].append(regio.code)
    andere: defaultdict[str, list[Alias]] = defaultdict(list)
    for alias, code, soort in zip(aliassen["alias"], aliassen["regiocode"], aliassen["soort"], strict=True):
        andere[sleutel(alias)].append(Alias(code, soort))
    return Regioindex(
        alle,
        {naam: tuple(codes) for naam, codes in namen.items()},
        {naam: tuple(lijst) for naam, lijst in andere.items()},
    )


def _of_year(
    regios: pd.DataFrame, aliassen: pd.DataFrame, jaar: int | None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    if jaar is None:
        return regios[regios["geldig_tot"] == ""], aliassen
    # An empty start lies before every year, an empty end after.
    begonnen, einde = regios["geldig_van"].str[:4], regios["geldig_tot"].str[:4]
    bestaat = (begonnen <= str(jaar)) & ((einde == "") | (einde >= str(jaar)))
    return regios[bestaat], aliassen[aliassen["geldig_van"].str[:4] <= str(jaar)]
