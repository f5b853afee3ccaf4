"""The declared sources and signs: every mistake names its file."""

from pathlib import Path

import pytest

from schemas.contextbron import MAP, TEKENS, load_contextbron, load_contextbronnen, load_contexttekens
from schemas.errors import DeclaratieError


def test_a_formula_with_an_unknown_measure_is_refused_by_name(tmp_path: Path) -> None:
    bestand = tmp_path / "cbs_kwb.toml"
    tekst = (MAP / "cbs_kwb.toml").read_text("utf-8")
    bestand.write_text(tekst.replace('teller = ["ww"]', 'teller = ["wao"]'), "utf-8")
    with pytest.raises(DeclaratieError, match=r"cbs_kwb\.toml: ww_per_1000 gebruikt wao"):
        load_contextbron(bestand)


def test_a_sign_without_words_is_refused_by_name(tmp_path: Path) -> None:
    bestand = tmp_path / "contexttekens.toml"
    bestand.write_text(TEKENS.read_text("utf-8").replace('"geheim"', '"verborgen"'), "utf-8")
    with pytest.raises(DeclaratieError, match=r"contexttekens\.toml: .*verborgen"):
        load_contexttekens(bestand)


def test_no_source_gives_one_name_to_two_measures() -> None:
    for bron in load_contextbronnen().values():
        namen = [naam for maat in bron.maten for naam in maat.namen]
        assert len(set(namen)) == len(namen), bron.code
