"""Closed lists, methods, steps and the suppression rule: complete, and refused when wrong."""

from pathlib import Path

import pytest

from schemas.errors import DeclaratieError
from schemas.keuzelijst import Keuzelijst, load_breuksoorten, load_keuzelijst, load_keuzelijsten
from schemas.methode import load_methode
from schemas.onderdrukking import make_onderdrukkingsregel
from schemas.wijkprogrammering import load_stappenplan

LIJSTEN = load_keuzelijsten()


@pytest.mark.parametrize("lijst", LIJSTEN.values(), ids=LIJSTEN.keys())
def test_a_closed_list_has_stable_codes_labels_and_help(lijst: Keuzelijst) -> None:
    for keuze in lijst.keuzes:
        assert keuze.code.isascii()
        assert keuze.code == keuze.code.lower()
        assert keuze.label
        assert keuze.hulp.endswith(".")


def test_a_list_is_read_as_labels_by_code() -> None:
    assert load_keuzelijst("herkenning") == {
        "herkend": "Ja, dit herken ik",
        "deels": "Deels",
        "niet_herkend": "Nee, dit herken ik niet",
    }


def test_only_another_provider_or_definition_breaks_a_series() -> None:
    assert load_breuksoorten() == {"aanbiederwissel", "definitiewijziging"}


def test_an_unknown_list_is_refused() -> None:
    with pytest.raises(DeclaratieError, match="lijst 'kleur' bestaat niet"):
        load_keuzelijst("kleur")


def test_a_double_code_is_refused_by_list(tmp_path: Path) -> None:
    bestand = tmp_path / "keuzelijsten.toml"
    keuze = '{ code = "a", label = "A" }'
    bestand.write_text(f'[letters]\nnaam = "L"\nbron = "B"\nkeuzes = [{keuze}, {keuze}]\n', "utf-8")
    with pytest.raises(DeclaratieError, match=r"keuzelijsten\.toml: \[letters\] een code staat er twee keer"):
        load_keuzelijsten(bestand)


def test_an_empty_list_is_refused(tmp_path: Path) -> None:
    bestand = tmp_path / "keuzelijsten.toml"
    bestand.write_text('[letters]\nnaam = "L"\nbron = "B"\nkeuzes = []\n', "utf-8")
    with pytest.raises(DeclaratieError, match="'keuzes' ontbreekt"):
        load_keuzelijsten(bestand)


def test_the_method_asks_four_questions_in_order() -> None:
    methode = load_methode("rotterdam_2019")
    assert [stap.code for stap in methode.stappen] == ["herkennen", "verklaren", "beoordelen", "verbeteren"]
    assert all(stap.vraag.endswith("?") and stap.hulp for stap in methode.stappen)


def test_an_unknown_method_is_refused() -> None:
    with pytest.raises(DeclaratieError, match="methode 'onbekend' bestaat niet"):
        load_methode("onbekend")


def test_a_method_with_an_incomplete_step_is_refused_by_number(tmp_path: Path) -> None:
    (tmp_path / "kort.toml").write_text(
        'naam = "K"\nversie = "1"\nbron = "B"\n[[stappen]]\ncode = "een"\n', "utf-8"
    )
    with pytest.raises(DeclaratieError, match=r"kort\.toml: stap 1: '\w+' ontbreekt"):
        load_methode("kort", tmp_path)


def test_a_method_without_steps_is_refused(tmp_path: Path) -> None:
    (tmp_path / "leeg.toml").write_text('naam = "K"\nversie = "1"\nbron = "B"\n', "utf-8")
    with pytest.raises(DeclaratieError, match=r"leeg\.toml: 'stappen' ontbreekt"):
        load_methode("leeg", tmp_path)


def test_wijkprogrammering_has_six_steps_each_in_a_room() -> None:
    plan = load_stappenplan()
    assert len(plan.stappen) == 6
    assert {stap.ruimte for stap in plan.stappen} <= {"wijkbeeld", "afspraken", "aanleveren", "verbeteren"}
    assert all(stap.vraag.endswith("?") and stap.klaar_als.endswith(".") for stap in plan.stappen)


def test_a_step_in_an_unknown_room_is_refused(tmp_path: Path) -> None:
    velden = 'code = "a"\nnaam = "A"\nruimte = "zolder"\nvraag = "?"\nuitleg = "u"\nklaar_als = "k"\n'
    kop = 'naam = "P"\nversie = "1"\ngeldig_vanaf = "2019-K1"\nbron = "B"\n'
    (tmp_path / "plan.toml").write_text(f"{kop}[[stappen]]\n{velden}", "utf-8")
    with pytest.raises(DeclaratieError, match=r"plan\.toml: 'a' 'ruimte': 'zolder'"):
        load_stappenplan("plan", tmp_path)


@pytest.mark.parametrize(("aantal", "verborgen"), [(0, False), (1, True), (9, True), (10, False)])
def test_counts_from_one_to_nine_are_hidden(aantal: int, verborgen: bool) -> None:
    assert make_onderdrukkingsregel().hides(aantal) is verborgen


@pytest.mark.parametrize(
    ("teller", "noemer", "grof"),
    [(0, 20, True), (9, 30, True), (10, 20, False), (11, 20, True), (20, 20, True)],
)
def test_a_share_that_gives_a_small_count_away_is_coarse(teller: int, noemer: int, grof: bool) -> None:
    assert make_onderdrukkingsregel().is_grof(teller, noemer) is grof


def test_the_rule_in_words_follows_the_threshold() -> None:
    assert "1 tot en met 14" in make_onderdrukkingsregel(15).zin


def test_a_threshold_that_protects_nobody_is_refused() -> None:
    with pytest.raises(DeclaratieError, match="drempel 2 is te laag"):
        make_onderdrukkingsregel(2)
