"""Every method computes its own example, and the outcome is what others published for it."""

import re
from pathlib import Path

import pytest

from pipelines.zekerheid.voorbeeld import compute_voorbeeld
from schemas.errors import DeclaratieError
from schemas.rekenwijze import MAP, load_rekenwijze, load_rekenwijzen


@pytest.mark.parametrize("code", list(load_rekenwijzen()))
def test_a_method_equals_what_was_published(code: str) -> None:
    rekenwijze = load_rekenwijzen()[code]
    voorbeeld = rekenwijze.voorbeeld
    for (naam, waarde), gepubliceerd in zip(
        compute_voorbeeld(rekenwijze).items(), voorbeeld.gepubliceerd, strict=True
    ):
        assert round(waarde, voorbeeld.decimalen) == gepubliceerd, naam
    assert set(re.findall(r"{(\w+)}", voorbeeld.zin)) <= set(voorbeeld.uitkomst)


def test_a_method_without_a_function_is_refused(tmp_path: Path) -> None:
    tekst = (MAP / "meetfout.toml").read_text(encoding="utf-8")
    (tmp_path / "los.toml").write_text(tekst.replace("meetfout.compute_rci", "meetfout.bestaat_niet"))
    with pytest.raises(DeclaratieError, match=r"los.toml: 'functie' meetfout.bestaat_niet"):
        compute_voorbeeld(load_rekenwijze(tmp_path / "los.toml"))


def test_an_example_with_a_published_number_too_few_is_refused(tmp_path: Path) -> None:
    tekst = (MAP / "meetfout.toml").read_text(encoding="utf-8")
    (tmp_path / "kort.toml").write_text(tekst.replace("gepubliceerd = [3.16]", "gepubliceerd = []"))
    with pytest.raises(DeclaratieError, match="even lang"):
        load_rekenwijze(tmp_path / "kort.toml")
    (tmp_path / "leeg.toml").write_text(tekst.split("[voorbeeld]")[0])
    with pytest.raises(DeclaratieError, match=r"leeg.toml: 'voorbeeld' ontbreekt"):
        load_rekenwijze(tmp_path / "leeg.toml")
