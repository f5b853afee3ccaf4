"""`wijkspiegel context`: load, try, name, withdraw and put back, with everything said that was read."""

import json
from pathlib import Path

import pytest
from mallen import put_store

from app.cli import main
from tests.bouwstenen import contextbestanden as maak

VOORBEELD = Path(__file__).parents[2] / "voorbeelden" / "context" / "cbs_kerncijfers_2020_rotterdam.csv"


@pytest.fixture(autouse=True)
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("WIJKSPIEGEL_DATA", str(tmp_path / "var"))
    put_store(tmp_path / "var")
    return tmp_path


def run(capsys, *woorden):
    code = main(["context", *map(str, woorden)])
    uit = capsys.readouterr()
    return code, uit.out + uit.err


def listed(capsys):
    _, tekst = run(capsys, "toon", "--json")
    return [(rij["nummer"], rij["status"]) for rij in json.loads(tekst)]


def test_a_trial_says_everything_and_keeps_nothing(capsys):
    code, tekst = run(capsys, "laden", VOORBEELD, "--proef")
    assert code == 0
    for zin in (
        "115 plaatsen van de eigen gemeente",
        "Inwoners van 0 tot 25 jaar: 113 waarden (waarvan 16 nul), 2 te klein om te tonen",
        "bevolkingsdichtheid",
        "10 keer tellen de delen binnen de afronding op tot de gemeente",
        "alle cijfers zijn gelezen als 2020",
        "er is niets bewaard",
    ):
        assert zin in tekst
    assert listed(capsys) == []


def test_loading_again_changes_nothing_and_another_file_replaces_it_and_back(capsys, data):
    (data / "statline.csv").write_bytes(maak.statline())
    assert "Geladen als nummer 1" in run(capsys, "laden", VOORBEELD)[1]
    assert "was al geladen" in run(capsys, "laden", VOORBEELD)[1]
    tekst = run(capsys, "laden", data / "statline.csv")[1]
    assert "Het vervangt nummer 1" in tekst
    assert "ww_per_1000 stond alleen in het eerdere bestand" in tekst
    assert listed(capsys) == [(2, "geldig"), (1, "vervangen")]
    assert "Nummer 1 telt weer mee" in run(capsys, "intrekken", 2, "--reden", "verkeerd jaar")[1]
    assert listed(capsys) == [(2, "ingetrokken"), (1, "geldig")]
    run(capsys, "terugzetten", 2)
    assert listed(capsys) == [(2, "geldig"), (1, "vervangen")]


def test_beside_another_file_both_count(capsys, data):
    (data / "statline.csv").write_bytes(maak.statline())
    run(capsys, "laden", VOORBEELD)
    run(capsys, "laden", data / "statline.csv", "--naast", "bevolking")
    assert listed(capsys) == [(2, "geldig"), (1, "geldig")]


def test_a_folder_and_observations_with_its_lists_are_the_same_download(capsys, data):
    for naam, inhoud in maak.v4_delen().items():
        (data / naam).write_bytes(inhoud)
    (data / "iets_anders.csv").write_bytes(b"a;b\n1;2\n")
    _, tekst = run(capsys, "laden", data / "Observations.csv", "--json")
    assert json.loads(tekst)["contextbron"] == "cbs_kwb"
    (data / "iets_anders.csv").unlink()
    assert "was al geladen" in run(capsys, "laden", data)[1]


def test_what_the_user_says_goes_before_what_the_source_says(capsys):
    _, tekst = run(
        capsys,
        "laden",
        VOORBEELD,
        "--peiljaar",
        2019,
        "--bron",
        "Eigen telling",
        "--licentie",
        "intern",
        "--json",
    )
    verslag = json.loads(tekst)
    assert (verslag["bron"], verslag["licentie"], verslag["perioden"]) == (
        "Eigen telling",
        "intern",
        ["2019"],
    )


def test_a_file_that_cannot_be_read_gives_one_sentence_and_two(capsys, data):
    (data / "leeg.csv").write_bytes(b"Codering;AantalMannen\nGM0599;3\n")
    code, tekst = run(capsys, "laden", data / "leeg.csv")
    assert code == 2
    assert "van een bron die wij kennen" in tekst
    assert listed(capsys) == []
