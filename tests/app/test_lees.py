"""The command `wijkspiegel lees`, and `controleer --toon-tabel`: one shape for every table, never a stack trace."""

import json
from pathlib import Path

import pytest

from app.cli import main

VOORBEELDEN = Path(__file__).parent.parent / "voorbeelden"
TABELVELDEN = {"blad", "kopregels", "rijen", "kolommen", "overgeslagen", "notities"}
Uitvoer = pytest.CaptureFixture[str]


@pytest.fixture
def bestand(tmp_path: Path) -> Path:
    pad = tmp_path / "iets.csv"
    pad.write_text("# export\ncode;stad;n\n007;Gent;1\n;;\nTotaal;;1\n", encoding="utf-8")
    return pad


def lees(*argumenten: object) -> int:
    return main(["lees", *map(str, argumenten)])


def test_any_table_is_shown_in_the_agreed_shape(bestand: Path, capsys: Uitvoer) -> None:
    assert lees(bestand, "--json") == 0
    uit = json.loads(capsys.readouterr().out)
    assert set(uit) == {"bestand", "codering", "scheiding", "tabellen"}
    assert (uit["bestand"], uit["codering"], uit["scheiding"]) == ("iets.csv", "utf-8", ";")
    (tabel,) = uit["tabellen"]
    assert set(tabel) == TABELVELDEN
    assert (tabel["kopregels"], tabel["rijen"]) == ([2], 1)
    assert tabel["kolommen"][0] == {"naam": "code", "type": "code", "voorbeeld": "007"}
    assert tabel["overgeslagen"] == [
        {"rijen": [5], "waarom": "totaal"},
        {"rijen": [1], "waarom": "commentaar"},
        {"rijen": [4], "waarom": "lege rij"},
    ]


def test_people_get_text(bestand: Path, capsys: Uitvoer) -> None:
    assert lees(bestand) == 0
    uit = capsys.readouterr().out
    assert "iets.csv: 1 tabel gelezen." in uit
    assert "Tabel: 1 rij, 3 kolommen; kopregel: 2." in uit
    assert "    - rij 5: totaal" in uit


@pytest.mark.parametrize(
    ("naam", "inhoud", "reden"),
    [
        ("brief.txt", b"Beste adviseur,\n\nHierbij sturen wij u de cijfers.\n", "geen tabel"),
        ("foto.csv", b"\x89PNG\r\n\x1a\n\x00\x00", "afbeelding"),
        ("leeg.csv", b"", "leeg"),
        ("data.json.csv", b'{"a": [1, 2]}', "JSON"),
    ],
)
def test_what_is_no_table_exits_two_with_reason_and_repair(
    naam: str, inhoud: bytes, reden: str, tmp_path: Path, capsys: Uitvoer
) -> None:
    (tmp_path / naam).write_bytes(inhoud)
    assert lees(tmp_path / naam, "--json") == 2
    uit = json.loads(capsys.readouterr().out)
    assert reden in uit["reden"]
    assert uit["herstel"].endswith(".")
    assert uit["tabellen"] == []


@pytest.mark.parametrize(
    ("pad", "reden"), [("-", "standaardinvoer"), (".", "is een map"), ("weg.csv", "bestaat niet")]
)
def test_what_is_no_file_is_said_in_dutch(pad: str, reden: str, capsys: Uitvoer) -> None:
    assert lees(pad) == 2
    assert reden in capsys.readouterr().out


def test_samples_of_columns_with_personal_data_are_masked(capsys: Uitvoer) -> None:
    assert lees(VOORBEELDEN / "opgroeilab_2025K3.csv", "--json") == 0
    (tabel,) = json.loads(capsys.readouterr().out)["tabellen"]
    voorbeelden = {kolom["naam"]: kolom["voorbeeld"] for kolom in tabel["kolommen"]}
    assert {naam for naam, waarde in voorbeelden.items() if waarde == "(persoonsgegeven)"} == {
        "dossier", "roepnaam", "geboren", "opmerking",
    }  # fmt: skip
    assert any("persoonsgegevens" in zin for zin in tabel["notities"])


def test_several_files_give_a_list_and_the_heaviest_code(bestand: Path, capsys: Uitvoer) -> None:
    assert lees(bestand, "weg.csv", "--json") == 2
    assert ["reden" in beeld for beeld in json.loads(capsys.readouterr().out)] == [False, True]


def test_every_example_is_read_whole(capsys: Uitvoer) -> None:
    for pad in sorted(VOORBEELDEN.glob("*_*")):
        assert lees(pad, "--json") == 0
        for tabel in json.loads(capsys.readouterr().out)["tabellen"]:
            assert set(tabel) == TABELVELDEN


def test_a_check_can_show_the_tables_it_read(
    tmp_path: Path, capsys: Uitvoer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIJKSPIEGEL_DATA", str(tmp_path / "data"))
    bestand = VOORBEELDEN / "kompas_2025K3.csv"
    assert main(["controleer", str(bestand), "--json", "--toon-tabel"]) == 1
    uit = json.loads(capsys.readouterr().out)
    assert (uit["codering"], uit["scheiding"], uit["tabel"]["rijen"]) == ("cp1252", ";", 180)
    assert uit["tabellen"] == [uit["tabel"]]
    assert main(["controleer", str(bestand), "--toon-tabel"]) == 1
    assert "Tabel: 180 rijen, 12 kolommen; kopregel: 1." in capsys.readouterr().out
