"""Every stored or computed name is made of words of the list, and each kind of wrong word was seen to fail."""

from collections.abc import Iterator
from enum import StrEnum
from types import ModuleType

import pytest

import app.store.tables
from app.store.tables import Tabel
from schemas import bevinding, leercyclus, rollen, vocabulary
from schemas.aanlevering import load_soorten
from schemas.grootheid import load_grootheden
from schemas.indicator import load_indicatoren
from schemas.keuzelijst import load_keuzelijsten
from schemas.referentie import MODELLEN
from schemas.tabellen import TABELLEN
from schemas.woordenlijst import load_woordenlijst

LIJST = load_woordenlijst()
ANTWOORDEN = {"actie", "geen_actie"}
"""Stored answers to "wat volgt eruit"; as the name of a thing the word is refused."""

ENUMMODULES = (bevinding, leercyclus, rollen, vocabulary)


def enum_values(module: ModuleType) -> Iterator[str]:
    for soort in vars(module).values():
        if isinstance(soort, type) and issubclass(soort, StrEnum) and soort is not StrEnum:
            yield from (lid.value for lid in soort)


def stored_names() -> Iterator[str]:
    for tabel in Tabel.metadata.sorted_tables:
        yield tabel.name
        yield from (kolom.name for kolom in tabel.columns)
    yield from app.store.tables.__all__


def computed_names() -> Iterator[str]:
    for tabel, model in TABELLEN.items():
        yield tabel
        yield model.__name__
        yield from model.to_schema().columns


def reference_names() -> Iterator[str]:
    for tabel, model in MODELLEN.items():
        yield tabel
        yield from model.to_schema().columns


def delivered_names() -> Iterator[str]:
    for soort in load_soorten():
        yield soort.code
        yield from soort.velden


NAMEN = {
    "opslag": sorted(set(stored_names())),
    "bouw": sorted(set(computed_names())),
    "referentie": sorted(set(reference_names())),
    "aanlevering": sorted(set(delivered_names())),
    "enums": sorted({waarde for module in ENUMMODULES for waarde in enum_values(module)}),
    "grootheden": sorted(load_grootheden()),
    "indicatoren": sorted(load_indicatoren()),
    "keuzelijsten": sorted(load_keuzelijsten()),
    "rollen": sorted(rol.code for rol in rollen.ROLLEN),
}


@pytest.mark.parametrize("soort", NAMEN)
def test_every_name_is_made_of_words_of_the_list(soort: str) -> None:
    assert NAMEN[soort]
    bezwaren = [bezwaar for naam in NAMEN[soort] for bezwaar in LIJST.find_bezwaren(naam)]
    assert not bezwaren, "Gebruik een woord van de lijst, of voeg het toe aan schemas/woordenlijst.toml"


def test_every_code_of_a_closed_list_is_made_of_known_words() -> None:
    codes = {keuze.code for lijst in load_keuzelijsten().values() for keuze in lijst.keuzes}
    vreemd = [b for code in codes - ANTWOORDEN for b in LIJST.find_bezwaren(code)]
    assert not vreemd


@pytest.mark.parametrize("naam", ["wijk", "resultaat", "actie", "project"])
def test_a_bare_word_with_many_meanings_is_refused(naam: str) -> None:
    assert LIJST.find_bezwaren(naam)
    assert all(naam not in namen for namen in NAMEN.values())


@pytest.mark.parametrize(
    ("naam", "bezwaar"),
    [
        ("wijk_code", "'wijk' staat niet in woordenlijst.toml"),
        ("outcome_waarde", "'outcome' heet hier 'uitkomst'"),
        ("output_aantal", "'output' heet hier 'prestatie'"),
        ("AanleveringUpload", "'upload' heet hier 'aanlevering'"),
        ("kwartaal_period", "'period' staat niet in woordenlijst.toml"),
    ],
)
def test_a_wrong_or_unknown_word_is_named_with_the_right_one(naam: str, bezwaar: str) -> None:
    assert any(bezwaar in gevonden for gevonden in LIJST.find_bezwaren(naam))


def test_no_word_is_both_used_and_refused() -> None:
    assert not LIJST.bekend & LIJST.anders.keys()


def test_every_word_has_a_meaning_and_a_plural() -> None:
    for woord in LIJST.woorden:
        assert woord.betekenis.endswith("."), woord.woord
        assert woord.meervoud, woord.woord
        assert woord.woord.isascii()
