"""Closed lists are one truth: services, file types and the example city use the codes that are declared."""

import csv
import tomllib
from collections.abc import Collection
from pathlib import Path

import pytest

from app.services import beschikkingen, gesprekken, herkenningen, verbeteracties, verhalen
from schemas import leercyclus
from schemas.aanleverwoorden.tellingen import MEETSTATUSSEN
from schemas.aanleverwoorden.trajecten import INFORMANTEN
from schemas.keuzelijst import load_keuzelijst

VOORBEELD = Path(__file__).parents[2] / "data" / "voorbeeld"


@pytest.mark.parametrize(
    ("lijst", "codes"),
    [
        ("gevolg", gesprekken.GEVOLGEN),
        ("beslisrecht", gesprekken.BESLISRECHTEN),
        ("herkenning", herkenningen.ANTWOORDEN),
        ("richting", verbeteracties.RICHTINGEN),
        ("verhaal_bron", verhalen.BRONNEN),
        ("confrontatie", verhalen.CONFRONTATIES),
        ("meetstatus", [keuze.code for keuze in MEETSTATUSSEN]),
        ("vrijgave", leercyclus.Vrijgave),
        ("gezien", leercyclus.Gezien),
        ("vervolg", leercyclus.Vervolg),
        ("fase", leercyclus.Fase),
        ("toezegging_status", leercyclus.ToezeggingStatus),
        ("gesprek_status", leercyclus.GesprekStatus),
        ("afspraakstand", leercyclus.Afspraakstand),
        ("afspraak_status", leercyclus.AfspraakStatus),
        ("wijkopname_soort", (beschikkingen.VRIJE_INZET, beschikkingen.LOKAAL_BUDGET)),
        ("informant", [keuze.code for keuze in INFORMANTEN]),
    ],
)
def test_code_accepts_exactly_the_declared_codes(lijst: str, codes: Collection[str]) -> None:
    assert set(codes) == load_keuzelijst(lijst).keys()


def column(bestand: str, kolom: str) -> set[str]:
    with (VOORBEELD / bestand).open(encoding="utf-8") as tekst:
        return {rij[kolom] for rij in csv.DictReader(tekst)} - {""}


def values(bestand: str, sleutel: str) -> set[str]:
    inhoud = tomllib.loads((VOORBEELD / bestand).read_text("utf-8"))
    records = [r for waarde in inhoud.values() for r in (waarde if isinstance(waarde, list) else [waarde])]
    return {str(r[sleutel]) for r in records if r.get(sleutel)}


@pytest.mark.parametrize(
    ("lijst", "gebruikt"),
    [
        ("wijkopname_soort", column("wijkopnamen.csv", "soort")),
        ("werkregel", values("afwijkingen.toml", "werkregel")),
        ("afwijking_klasse", values("afwijkingen.toml", "klasse")),
        ("afwijking_moment", values("afwijkingen.toml", "moment")),
        ("afwijking_uitkomst", values("afwijkingen.toml", "uitkomst")),
        ("regelherziening", values("afwijkingen.toml", "besluit")),
        ("regime", column("beschikkingen.csv", "regime")),
        ("herkomst", column("afspraken.csv", "herkomst")),
        ("partij_soort", column("partijen.csv", "soort")),
        ("gebeurtenis_soort", column("gebeurtenissen.csv", "soort")),
        ("herkenning", column("herkenningen.csv", "antwoord")),
        ("effectladder", column("interventies.csv", "trede")),
        ("doel", values("paspoorten.toml", "doel")),
        ("niveau", values("verbeteracties.toml", "niveau")),
        ("richting", values("verbeteracties.toml", "richting")),
        ("confrontatie", values("verhalen.toml", "confrontatie")),
        ("verhaal_bron", values("verhalen.toml", "bron")),
    ],
)
def test_the_example_city_uses_declared_codes_only(lijst: str, gebruikt: set[str]) -> None:
    assert gebruikt
    assert gebruikt <= load_keuzelijst(lijst).keys()
