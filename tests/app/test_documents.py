"""Generated documents follow the declarations, and a stale one is named."""

from pathlib import Path

import pytest

from app.documents import build_documents, find_stale, main, write_documents
from app.documents_inhoud import table
from app.settings import SETTINGS
from schemas.indicator import load_indicatoren
from schemas.rollen import ROLLEN, Recht

DOCUMENTEN = build_documents()
MAP = Path("docs/generated")


def test_building_twice_gives_the_same_text() -> None:
    assert build_documents() == DOCUMENTEN


def test_written_documents_are_current(tmp_path: Path) -> None:
    assert main([], tmp_path) == 0
    assert main(["--check"], tmp_path) == 0


def test_absent_changed_and_leftover_documents_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_documents(DOCUMENTEN, tmp_path)
    (tmp_path / MAP / "rechten.md").unlink()
    (tmp_path / MAP / "regels.md").write_text("oud", "utf-8")
    (tmp_path / MAP / "weg.md").write_text("over", "utf-8")
    assert find_stale(DOCUMENTEN, tmp_path) == (
        "docs/generated/rechten.md",
        "docs/generated/regels.md",
        "docs/generated/weg.md",
    )
    assert main(["--check"], tmp_path) == 1
    assert "docs/generated/regels.md" in capsys.readouterr().err


def test_the_table_of_rights_says_who_may_write_a_reading() -> None:
    regels = DOCUMENTEN[MAP / "rechten.md"].splitlines()
    (rij,) = (regel for regel in regels if regel.startswith(f"| `{Recht.LEZING_SCHRIJVEN.value}`"))
    kolommen = [cel.strip() for cel in rij.strip("|").split("|")]
    assert [rol.code for rol, cel in zip(ROLLEN, kolommen[1:], strict=True) if cel == "ja"] == [
        "gebiedsadviseur",
        "aanbieder",
    ]


def test_every_indicator_setting_and_rule_is_documented() -> None:
    assert all(f"(`{code}`)" in DOCUMENTEN[MAP / "indicatoren.md"] for code in load_indicatoren())
    assert all(setting.name in DOCUMENTEN[Path(".env.example")] for setting in SETTINGS)
    assert all(setting.name in DOCUMENTEN[MAP / "instellingen.md"] for setting in SETTINGS)
    assert "`reden_einde_ontbreekt`" in DOCUMENTEN[MAP / "regels.md"]
    assert "`ander_kwartaal`" in DOCUMENTEN[MAP / "regels.md"]


def test_uitkomst_stands_before_prestatie() -> None:
    tekst = DOCUMENTEN[MAP / "indicatoren.md"]
    assert tekst.index("## Uitkomst") < tekst.index("## Prestatie")


def test_a_refused_transition_is_not_drawn() -> None:
    tekst = DOCUMENTEN[MAP / "leercyclus.md"]
    assert "lezen --> geopend" in tekst
    assert "lezen --> vastgesteld" not in tekst


def test_a_bar_or_line_break_does_not_end_a_cell() -> None:
    assert table(("a",), [["x | y\nz"]]).splitlines()[-1] == "| x \\| y z |"
