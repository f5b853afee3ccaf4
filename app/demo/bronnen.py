"""Reads the example city's tables from data/voorbeeld; says nothing about the store."""

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl

from pipelines.reference import Referentie
from pipelines.synthetic import Buurtgewicht, Signaal, Werk, simulate_trajecten
from schemas.errors import DeclaratieError
from schemas.vocabulary import Kwartaal

VOORBEELD = Path(__file__).resolve().parents[2] / "data" / "voorbeeld"
ZAAD = 2023
EERSTE, LAATSTE = Kwartaal(2023, 3), Kwartaal(2025, 4)


@dataclass(frozen=True)
class Bronnen:
    """Every table of the example city, rows as read."""

    partijen: list[dict[str, str]]
    interventies: list[dict[str, str]]
    beschikkingen: list[dict[str, str]]
    werk: list[dict[str, str]]
    signalen: list[dict[str, str]]
    accounts: list[dict[str, str]]


def load_tabel(naam: str, bronmap: Path = VOORBEELD) -> list[dict[str, str]]:
    """Load one CSV, or refuse by its name."""
    try:
        with (bronmap / naam).open(encoding="utf-8", newline="") as bestand:
            return list(csv.DictReader(bestand))
    except OSError as fout:
        raise DeclaratieError(f"{naam}: {fout}") from fout


@cache
def load_toml(naam: str, bronmap: Path = VOORBEELD) -> dict[str, Any]:
    """Load one TOML file, or refuse by its name."""
    try:
        return tomllib.loads((bronmap / naam).read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as fout:
        raise DeclaratieError(f"{naam}: {fout}") from fout


def load_bronnen(bronmap: Path = VOORBEELD) -> Bronnen:
    """Load the tables that describe the city's work."""
    return Bronnen(
        partijen=load_tabel("partijen.csv", bronmap),
        interventies=load_tabel("interventies.csv", bronmap),
        beschikkingen=load_tabel("beschikkingen.csv", bronmap),
        werk=load_tabel("werk.csv", bronmap),
        signalen=load_tabel("signalen.csv", bronmap),
        accounts=load_tabel("accounts.csv", bronmap),
    )


def demo_kwartalen() -> list[Kwartaal]:
    """The ten quarters of the example city."""
    kwartalen = [EERSTE]
    while kwartalen[-1] < LAATSTE:
        kwartalen.append(kwartalen[-1].plus(1))
    return kwartalen


def simulate_stad(bronnen: Bronnen, referentie: Referentie, *, zaad: int = ZAAD) -> pl.DataFrame:
    """Return every trajectory of the example city."""
    werk = [_werk(rij, bronnen, referentie) for rij in bronnen.werk]
    signalen = [
        Signaal(
            s["interventiecode"],
            s["regio"],
            s["van_kwartaal"],
            s["tot_kwartaal"],
            s["grootheid"],
            float(s["verschil"]),
        )
        for s in bronnen.signalen
    ]
    return simulate_trajecten(werk, signalen, demo_kwartalen(), zaad=zaad)


def _werk(rij: dict[str, str], bronnen: Bronnen, referentie: Referentie) -> Werk:
    interventie = next(i for i in bronnen.interventies if i["code"] == rij["interventiecode"])
    return Werk(
        interventiecode=rij["interventiecode"],
        interventienaam=interventie["naam"],
        partijcode=rij["partijcode"],
        gebiedcode=rij["gebiedcode"],
        van_kwartaal=rij["van_kwartaal"],
        tot_kwartaal=rij["tot_kwartaal"],
        starts=float(rij["starts"]),
        buurten=_buurten(rij["buurten"], rij["gebiedcode"], referentie),
        leeftijd_van=int(interventie["leeftijd_van"]),
        leeftijd_tot=int(interventie["leeftijd_tot"]),
        nut=float(rij["nut"]),
        volgens_plan=float(rij["volgens_plan"]),
        negatief=float(rij["negatief"]),
        zonder_hulp=float(rij["zonder_hulp"]),
        bijeenkomsten=float(rij["bijeenkomsten"]),
        duur_dagen=float(rij["duur_dagen"]),
        informant=rij["informant"],
        van_gemeente=float(rij["van_gemeente"]),
        instrument=rij["instrument"],
        houdt_meer_bij=rij["houdt_meer_bij"] == "ja",
    )


def _buurten(tekst: str, gebiedcode: str, referentie: Referentie) -> tuple[Buurtgewicht, ...]:
    """Read `Tarwewijk=5|Carnisse=2`; a name that is no buurt of the gebied is refused."""
    regios = referentie.regios
    eigen = regios[(regios["oudercode"] == gebiedcode) & (regios["niveau"] == "buurt")]
    codes = dict(zip(eigen["naam"], eigen["code"], strict=True))
    gewichten = [deel.split("=") for deel in tekst.split("|")]
    vreemd = [naam for naam, _ in gewichten if naam not in codes]
    if vreemd:
        raise DeclaratieError(f"werk.csv: {vreemd} liggen niet in {gebiedcode}")
    return tuple(Buurtgewicht(codes[naam], naam, float(gewicht)) for naam, gewicht in gewichten)
