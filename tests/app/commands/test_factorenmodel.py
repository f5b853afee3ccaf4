"""`wijkspiegel factorenmodel`: a list is checked, kept, counts in the next build, and can become the standard."""

import json
from pathlib import Path

import pytest

from app.cli import main
from app.settings import load_settings
from app.store.sessions import create_engine_for, make_sessions
from app.store.tables import Logregel, Referentiebestand

LIJST = "id;naam;type;setting;geldig vanaf\nF1;Plezier in leren;beschermend;school;\nF2;Spanning thuis;risico;gezin;1-1-2025\n"


@pytest.fixture
def lijst(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WIJKSPIEGEL_DATA", str(tmp_path / "var"))
    pad = tmp_path / "factoren.csv"
    pad.write_text(LIJST, encoding="utf-8")
    return pad


def laad(pad: Path, *meer: str) -> int:
    return main(["factorenmodel", "laden", str(pad), "--model", "wag", "--naam", "Factoren van hier", *meer])


def stored(soort: type) -> list[object]:
    engine = create_engine_for(load_settings())
    with make_sessions(engine)() as session:
        rijen = list(session.query(soort).all())
    engine.dispose()
    return rijen


def test_a_good_list_is_kept_and_stands_beside_the_other_models(
    lijst: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert laad(lijst, "--versie", "2026", "--standaard") == 0
    assert "2 factoren gelezen: 1 beschermend, 1 risico." in capsys.readouterr().out
    assert main(["factorenmodel", "toon", "--json"]) == 0
    modellen = {m["model"]: m for m in json.loads(capsys.readouterr().out)}
    assert modellen["WAG"]["modelversie"] == "2026"
    assert [code for code, m in modellen.items() if m["is_standaard"]] == ["WAG"]
    assert main(["factorenmodel", "kies", "ctc"]) == 0
    assert "Het model van de gemeente is nu CTC." in capsys.readouterr().out
    assert len(stored(Logregel)) == 3


def test_a_list_with_mistakes_is_told_and_nothing_is_kept(
    lijst: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lijst.write_text(LIJST.replace("risico", "gevaar"), encoding="utf-8")
    assert laad(lijst) == 2
    uit = capsys.readouterr().out
    assert "1 fout; er is niets bewaard." in uit
    assert 'cel C3, kolom "type": "gevaar" kennen we niet als type. Kies risico of beschermend.' in uit
    assert not (lijst.parent / "var" / "wijkspiegel.sqlite").exists()


def test_only_checking_keeps_nothing(lijst: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert laad(lijst, "--controleer", "--json") == 0
    assert json.loads(capsys.readouterr().out)["factoren"][0]["factor_id"] == "WAG-F1"
    assert not (lijst.parent / "var" / "wijkspiegel.sqlite").exists()


@pytest.mark.parametrize(
    ("woorden", "zin"),
    [
        (["factorenmodel", "kies", "XYZ"], "is geen factorenmodel dat hier bekend is. Kies uit: CTC"),
        (["factorenmodel", "laden", "weg.csv", "--model", "WAG", "--naam", "x"], "bestaat niet"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    lijst: Path, capsys: pytest.CaptureFixture[str], woorden: list[str], zin: str
) -> None:
    assert main(woorden) == 2
    fout = capsys.readouterr().err
    assert zin in fout
    assert "Traceback" not in fout


def test_a_code_that_can_be_no_model_is_refused(lijst: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["factorenmodel", "laden", str(lijst), "--model", "w g", "--naam", "x"]) == 2
    assert "kan geen code van een model zijn" in capsys.readouterr().err
    assert stored(Referentiebestand) == []
