"""Reference tables from disk as one value; says nothing about what a name means (see `regios.py`)."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import pandas as pd

from pipelines.regioconcordantie import Concordantie, build_concordantie
from pipelines.regioindex import Regioindex, build_regioindex
from schemas.declaraties import read_standen
from schemas.errors import DeclaratieError

REFERENTIE = Path(__file__).resolve().parent.parent / "data" / "referentie"
NAAMSVERMELDING_CBS = "Bron: CBS (CC BY 4.0), bewerkt"
"""The line that must stand wherever CBS figures or borders appear."""

JA_NEE = {"ja": True, "nee": False}


@dataclass(frozen=True, eq=False)
class Referentie:
    """Every reference table; codes and texts are strings and an absent text is ''.

    Compared by identity: two loads are two values, and the index of place names belongs to one.
    """

    regios: pd.DataFrame
    aliassen: pd.DataFrame
    factorenmodellen: pd.DataFrame
    factoren: pd.DataFrame
    factorkruisingen: pd.DataFrame
    dosisgrenzen: pd.DataFrame
    kerncijfers: pd.DataFrame
    instrumenten: pd.DataFrame
    effectladder: pd.DataFrame
    leeftijdsgroepen: pd.DataFrame
    domeinen: pd.DataFrame
    nprz: pd.DataFrame
    wijkbetekenissen: pd.DataFrame
    codewijzigingen: pd.DataFrame
    tegelkaart: pd.DataFrame
    indelingswijzigingen: pd.DataFrame

    @cached_property
    def regioindex(self) -> Regioindex:
        """The place names and codes of this reference data, ready to be looked up."""
        return build_regioindex(self.regios, self.aliassen)

    def index_of(self, jaar: int) -> Regioindex:
        """Return the place names and codes as they held in a year; before the first known year, as in that."""
        jaar = max(jaar, self._eerste_jaar)
        if jaar not in self._per_jaar:
            self._per_jaar[jaar] = build_regioindex(self.regios, self.aliassen, jaar=jaar)
        return self._per_jaar[jaar]

    @cached_property
    def _eerste_jaar(self) -> int:
        return int(self.regios["geldig_van"].iloc[0][:4])

    @cached_property
    def _per_jaar(self) -> dict[int, Regioindex]:
        return {}

    @cached_property
    def per_code(self) -> Mapping[str, Mapping[str, str]]:
        """The row of each place, also of a place that is no more."""
        kolommen = ["naam", "niveau", "oudercode", "wijkraadcode", "zekerheid"]
        rijen = self.regios[["code", *kolommen]].itertuples(index=False, name=None)
        return {code: dict(zip(kolommen, rij, strict=True)) for code, *rij in rijen}

    @cached_property
    def concordantie(self) -> Concordantie:
        """What is known about places and their codes over the years."""
        return build_concordantie(self.regios, self.indelingswijzigingen, self.codewijzigingen)

    @cached_property
    def kinderen(self) -> Mapping[str, frozenset[str]]:
        """The codes of the places right below each place, those of a wijkraad included."""
        onder: defaultdict[str, set[str]] = defaultdict(set)
        kolommen = ("code", "oudercode", "wijkraadcode")
        for code, ouder, wijkraad in zip(*(self.regios[kolom] for kolom in kolommen), strict=True):
            onder[ouder].add(code)
            onder[wijkraad].add(code)
        return {code: frozenset(codes) for code, codes in onder.items()}


def load_referentie(bronmap: Path = REFERENTIE) -> Referentie:
    """Load every table of a folder; a table that cannot be read is refused by its file name.

    The same tables serve until a file changes: nobody writes in them.
    """
    return _load_referentie(bronmap, read_standen(bronmap, ".csv"))


@lru_cache(maxsize=4)
def _load_referentie(bronmap: Path, _standen: tuple[tuple[str, int, int], ...]) -> Referentie:
    return Referentie(
        regios=load_tabel(bronmap, "regios.csv", getallen=("inwoners_0_25",), beweringen=("is_woongebied",)),
        aliassen=load_tabel(bronmap, "aliassen.csv"),
        kerncijfers=load_tabel(bronmap, "kerncijfers.csv", getallen=("peiljaar", "waarde")),
        factorenmodellen=load_tabel(bronmap, "factorenmodellen.csv", beweringen=("is_standaard",)),
        factoren=load_tabel(bronmap, "factoren.csv"),
        factorkruisingen=load_tabel(bronmap, "factorkruising.csv"),
        dosisgrenzen=load_tabel(bronmap, "dosisgrenzen.csv", getallen=("vanaf",)),
        instrumenten=load_tabel(
            bronmap,
            "instrumenten.csv",
            getallen=("sd", "betrouwbaarheid", "minimum", "maximum"),
            beweringen=("hoger_is_beter",),
        ),
        effectladder=load_tabel(bronmap, "effectladder.csv", getallen=("trede",)),
        leeftijdsgroepen=load_tabel(
            bronmap, "leeftijdsgroepen.csv", getallen=("leeftijd_van", "leeftijd_tot")
        ),
        domeinen=load_tabel(bronmap, "domeinen.csv"),
        nprz=load_tabel(bronmap, "nprz_focuswijken.csv"),
        wijkbetekenissen=load_tabel(bronmap, "wijkbetekenissen.csv"),
        tegelkaart=load_tabel(bronmap, "tegelkaart.csv", getallen=("kolom", "rij", "breedte")),
        codewijzigingen=load_tabel(bronmap, "codewijzigingen.csv", getallen=("jaar_oud", "jaar_nieuw")),
        indelingswijzigingen=load_tabel(bronmap, "indelingswijzigingen.csv", getallen=("peiljaar", "soort")),
    )


def load_tabel(
    bronmap: Path, naam: str, *, getallen: tuple[str, ...] = (), beweringen: tuple[str, ...] = ()
) -> pd.DataFrame:
    """Read one CSV as text, then turn the named columns into numbers or claims."""
    try:
        # Text first: type guessing would turn code 0110 into 110.
        tabel = pd.read_csv(bronmap / naam, dtype=str, keep_default_na=False, encoding="utf-8")
        for kolom in getallen:
            tabel[kolom] = pd.to_numeric(tabel[kolom].replace("", None))
        for kolom in beweringen:
            tabel[kolom] = parse_bewering(tabel[kolom])
    except (OSError, KeyError, ValueError) as fout:
        raise DeclaratieError(f"{naam}: {fout}") from fout
    return tabel


def parse_bewering(kolom: "pd.Series[str]") -> "pd.Series[bool]":
    """Turn ja and nee into a claim, or refuse."""
    vreemd = sorted(set(kolom) - set(JA_NEE))
    if vreemd:
        raise ValueError(f"'{kolom.name}' is ja of nee, niet {vreemd}")
    return kolom.map(JA_NEE).astype(bool)


def validate_referentie(referentie: Referentie) -> None:
    """Refuse with DeclaratieError when a table breaks its model or points at what is not there."""
    # Imported here: pandera costs a web worker a second and 150 MB.
    from pandera.errors import SchemaErrors

    from schemas.referentie import MODELLEN

    for naam, model in MODELLEN.items():
        try:
            model.validate(getattr(referentie, naam), lazy=True)
        except SchemaErrors as fout:
            regels = "; ".join(sorted({str(soort) for soort in fout.failure_cases["check"]}))
            raise DeclaratieError(f"referentie, tabel {naam}: {regels}") from fout
    codes = set(referentie.regios["code"])
    for naam in ("aliassen", "kerncijfers", "nprz", "indelingswijzigingen"):
        vreemd = sorted(set(getattr(referentie, naam)["regiocode"]) - codes)
        if vreemd:
            raise DeclaratieError(f"referentie, tabel {naam}: regiocode {', '.join(vreemd)} bestaat niet")
    tegels = set(referentie.tegelkaart["regiocode"]) - {""}
    if vreemd := sorted(tegels - codes):
        raise DeclaratieError(f"referentie, tabel tegelkaart: regiocode {', '.join(vreemd)} bestaat niet")
    require_known_factoren(referentie)


def require_known_factoren(referentie: Referentie) -> None:
    """Refuse a factor of an unknown model or domein, and a crossing with a factor that is not there."""
    factoren = set(referentie.factoren["factor_id"])
    verwijzingen = (
        ("factoren", "model", set(referentie.factorenmodellen["model"])),
        ("factoren", "domein", set(referentie.domeinen["domein"])),
        ("factorkruisingen", "van_factor", factoren),
        ("factorkruisingen", "naar_factor", factoren),
    )
    for naam, kolom, bekend in verwijzingen:
        vreemd = sorted(set(getattr(referentie, naam)[kolom]) - bekend)
        if vreemd:
            raise DeclaratieError(f"referentie, tabel {naam}: {kolom} {', '.join(vreemd)} bestaat niet")
