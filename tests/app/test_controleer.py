"""The command `wijkspiegel controleer`: exit codes, JSON, and that nothing is written."""

import json
from pathlib import Path

import pytest
from mallen import put_store

from app.cli import main
from app.commands.controleer import choose_kwartaal
from schemas.vocabulary import Kwartaal

VOORBEELDEN = Path(__file__).parent.parent / "voorbeelden"
SCHOON = "nr;activiteit;wijk;start\n1;Sterk in de Klas;Tarwewijk;1-7-2025\n"


@pytest.fixture(autouse=True)
def datamap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder without a store."""
    monkeypatch.setenv("WIJKSPIEGEL_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("WIJKSPIEGEL_DATABASE", raising=False)
    return tmp_path / "data"


def controleer(*argumenten: str) -> int:
    return main(["controleer", *argumenten])


def test_a_clean_file_exits_zero(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bestand = tmp_path / "schoon.csv"
    bestand.write_text(SCHOON, encoding="utf-8")
    assert controleer(str(bestand), "--partij", "springplank", "--kwartaal", "2025-K3") == 0
    assert "Geen bevindingen." in capsys.readouterr().out


def test_findings_exit_one_and_json_has_the_agreed_shape(capsys: pytest.CaptureFixture[str]) -> None:
    bestand = str(VOORBEELDEN / "springplank_2025K3.xlsx")
    assert controleer(bestand, "--partij", "springplank", "--kwartaal", "2025-K3", "--json") == 1
    uit = json.loads(capsys.readouterr().out)
    assert uit["rijen"] == 240
    assert not uit["geweigerd"]
    assert {
        "regel",
        "ernst",
        "blad",
        "cel",
        "rij",
        "kolom",
        "gevonden",
        "toegestaan",
        "boodschap",
        "herstel",
    } <= set(uit["bevindingen"][0])


def test_personal_data_exits_two_and_leaves_nothing_on_disk(
    datamap: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert controleer(str(VOORBEELDEN / "opgroeilab_2025K3.csv"), "--json") == 2
    uit = json.loads(capsys.readouterr().out)
    assert uit["geweigerd"]
    assert len(uit["redenen"]) == 4
    assert not datamap.exists()


def test_several_files_give_a_list_and_the_heaviest_exit_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    schoon, kapot = tmp_path / "schoon.csv", tmp_path / "kapot.xlsx"
    schoon.write_text(SCHOON, encoding="utf-8")
    kapot.write_bytes(b"PK\x03\x04 dit is geen werkmap")
    assert (
        controleer(str(schoon), str(kapot), str(tmp_path / "weg.csv"), "--kwartaal", "2025-K3", "--json") == 2
    )
    uit = json.loads(capsys.readouterr().out)
    assert [rapport["geweigerd"] for rapport in uit] == [False, True, True]
    assert "bestaat niet" in uit[2]["redenen"][0]


@pytest.mark.parametrize(
    "argumenten", [("--partij", "nergens"), ("--soort", "iets"), ("--kwartaal", "zomer")]
)
def test_an_unknown_argument_is_refused_in_dutch(
    argumenten: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert controleer(str(VOORBEELDEN / "kompas_2025K3.csv"), *argumenten) == 2
    assert "is" in capsys.readouterr().err


def test_the_report_groups_by_cause_with_place_and_repair(capsys: pytest.CaptureFixture[str]) -> None:
    assert controleer(str(VOORBEELDEN / "kompas_2025K3.csv"), "--partij", "thuisbasis") == 1
    uit = capsys.readouterr().out
    assert "3 fouten" in uit
    assert 'cel F62 "May 12, 2025"' in uit
    assert "  Doe: " in uit


@pytest.mark.parametrize(
    ("gevraagd", "naam", "verwacht"),
    [
        ("2024-K1", "x_2025K3.csv", Kwartaal(2024, 1)),
        (None, "x_2025K3.csv", Kwartaal(2025, 3)),
        (None, "Q2-2025.xlsx", Kwartaal(2025, 2)),
        (None, "levering.csv", Kwartaal(2025, 4)),
    ],
)
def test_the_quarter_comes_from_the_argument_the_name_or_the_calendar(
    gevraagd: str | None, naam: str, verwacht: Kwartaal
) -> None:
    from datetime import date

    assert choose_kwartaal(gevraagd, naam, date(2026, 1, 14)) == verwacht


def test_the_parties_of_a_store_are_used_when_there_is_one(
    datamap: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from app.settings import load_settings
    from app.store.sessions import create_engine_for, make_sessions
    from app.store.tables import Partij

    put_store(datamap)
    engine = create_engine_for(load_settings())
    with make_sessions(engine).begin() as session:
        session.add(Partij(code="eigen_partij", naam="Eigen partij", soort="aanbieder"))
    engine.dispose()
    assert controleer(str(VOORBEELDEN / "taalmaatjes_2025K3_licht.csv"), "--partij", "springplank") == 2
    assert "eigen_partij" in capsys.readouterr().err
