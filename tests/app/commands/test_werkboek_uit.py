"""`wijkspiegel controleer --werkboek`: the marked workbook beside the original, whole or not at all."""

from pathlib import Path

import openpyxl
import pytest

from app.cli import main

pytestmark = pytest.mark.traag

VOORBEELDEN = Path(__file__).parents[2] / "voorbeelden"
KOMPAS = VOORBEELDEN / "kompas_2025K3.csv"


@pytest.fixture(autouse=True)
def datamap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A data folder without a store."""
    monkeypatch.setenv("WIJKSPIEGEL_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("WIJKSPIEGEL_DATABASE", raising=False)


def controleer(*argumenten: object) -> int:
    return main(["controleer", *map(str, argumenten)])


def test_the_workbook_is_written_beside_and_the_report_goes_on_as_before(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    uit = tmp_path / "terug.xlsx"
    assert controleer(KOMPAS, "--partij", "thuisbasis", "--werkboek", uit) == 1
    assert openpyxl.load_workbook(uit).sheetnames[:2] == ["Wat te doen", "Gegevens"]
    schermen = capsys.readouterr()
    assert str(uit) in schermen.err
    assert "180 rijen gelezen" in schermen.out
    assert [pad.name for pad in tmp_path.iterdir() if pad.is_file()] == ["terug.xlsx"]


def test_a_refused_file_leaves_no_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    uit = tmp_path / "terug.xlsx"
    bestand = VOORBEELDEN / "opgroeilab_2025K3.csv"
    assert controleer(bestand, "--partij", "opgroeilab", "--werkboek", uit) == 2
    assert not uit.exists()
    assert "geen werkmap gemaakt" in capsys.readouterr().err


def test_an_unreadable_file_leaves_no_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    leeg = tmp_path / "leeg.csv"
    leeg.write_bytes(b"")
    assert controleer(leeg, "--werkboek", tmp_path / "terug.xlsx") == 2
    assert not (tmp_path / "terug.xlsx").exists()
    assert "geen werkmap gemaakt" in capsys.readouterr().err


def test_the_original_is_never_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    eigen = tmp_path / "eigen.xlsx"
    eigen.write_bytes((VOORBEELDEN / "springplank_2025K3.xlsx").read_bytes())
    voor = eigen.read_bytes()
    assert controleer(eigen, "--werkboek", tmp_path / "." / "eigen.xlsx") == 2
    assert eigen.read_bytes() == voor
    assert capsys.readouterr().err


@pytest.mark.parametrize(
    ("uit", "waarom"), [("terug.csv", "eindigt"), ("nergens/terug.xlsx", "bestaat niet")]
)
def test_a_place_that_cannot_be_is_refused_before_anything_is_checked(
    uit: str, waarom: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert controleer(KOMPAS, "--werkboek", tmp_path / uit) == 2
    schermen = capsys.readouterr()
    assert waarom in schermen.err
    assert schermen.out == ""


def test_one_workbook_belongs_to_one_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert controleer(KOMPAS, KOMPAS, "--werkboek", tmp_path / "terug.xlsx") == 2
    assert "één bestand tegelijk" in capsys.readouterr().err
