"""`wijkspiegel beschikkingen`: the template comes out, is filled in, checked, loaded once, and every mistake is told."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from mallen import put_store
from openpyxl import load_workbook
from sqlalchemy import select

from app.cli import main
from app.settings import load_settings
from app.store.sessions import create_engine_for, make_sessions
from app.store.tables import Afspraak, Beschikking, Interventie, Partij
from schemas.leercyclus import AfspraakStatus

BESCHIKKING = {
    "Kenmerk": "B-9",
    "Titel": "Sterk op Zuid",
    "Aanbieder": "Stichting Stroom",
    "Account": "Jeugd",
    "Van kwartaal": "2026-K3",
    "Tot en met kwartaal": "K4 2027",
    "Bedrag": "€ 120.000",
    "Interventies": "Sterk in de klas",
    "Gebieden": "Charlois",
    "Doel": "Jongeren groeien veilig op.",
}
AFSPRAAK = {"Kenmerk": "B-9", "Cijfer": "zonder_hulp_verder", "Interventie": "klas", "Streefwaarde": 0.8}


@pytest.fixture
def stad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A migrated store with one party and one intervention; return the folder to work in."""
    monkeypatch.setenv("WIJKSPIEGEL_DATA", str(tmp_path / "var"))
    put_store(tmp_path / "var")
    engine = create_engine_for(load_settings())
    with make_sessions(engine).begin() as session:
        session.add(Partij(code="stroom", naam="Stichting Stroom", soort="aanbieder"))
        session.add(
            Interventie(
                code="klas",
                naam="Sterk in de klas",
                doelgroep="leerlingen",
                leeftijd_van=8,
                leeftijd_tot=16,
                trede=2,
                is_erkend=False,
                is_individueel=False,
                veranderlogica="gezien worden",
            )
        )
    engine.dispose()
    return tmp_path


def fill(map_: Path, **anders: Any) -> Path:
    """Ask for the template by the command, fill it in as a person does, and save it."""
    pad = map_ / "beschikkingen.xlsx"
    assert main(["beschikkingen", "sjabloon", str(pad)]) == 0
    werkmap = load_workbook(io.BytesIO(pad.read_bytes()))
    for blad, rij in (("Beschikkingen", BESCHIKKING | anders), ("Afspraken", AFSPRAAK)):
        werkmap[blad].append([rij.get(cel.value) for cel in werkmap[blad][1]])
    werkmap.save(pad)
    return pad


def stored(soort: type[Any]) -> list[Any]:
    engine = create_engine_for(load_settings())
    with make_sessions(engine)() as session:
        rijen = list(session.scalars(select(soort)))
    engine.dispose()
    return rijen


def test_the_template_filled_in_is_checked_then_loaded_and_not_a_second_time(stad, capsys) -> None:
    pad = fill(stad)
    assert main(["beschikkingen", "laden", str(pad), "--controleer"]) == 0
    assert "1 beschikking en 1 afspraak kunnen zo worden geladen." in capsys.readouterr().out
    assert stored(Beschikking) == []
    assert main(["beschikkingen", "laden", str(pad)]) == 0
    assert "1 beschikking en 1 afspraak geladen; de afspraken zijn concepten." in capsys.readouterr().out
    ((beschikking,), (afspraak,)) = stored(Beschikking), stored(Afspraak)
    assert (beschikking.kenmerk, beschikking.budget_euro) == ("B-9", 120_000)
    assert (afspraak.status, afspraak.streefwaarde) == (AfspraakStatus.CONCEPT, 0.8)
    assert main(["beschikkingen", "laden", str(pad)]) == 2
    assert 'cel A2, kolom "Kenmerk": Beschikking "B-9" bestaat al.' in capsys.readouterr().out
    assert len(stored(Beschikking)) == 1


def test_every_mistake_is_told_with_its_cell_and_nothing_is_kept(stad, capsys) -> None:
    pad = fill(stad, Aanbieder="Stichting Stoom", Bedrag="veel", Voorganger="B-77")
    assert main(["beschikkingen", "laden", str(pad)]) == 2
    uit = capsys.readouterr().out
    assert "Er is niets geladen. Herstel eerst 2 punten:" in uit
    assert '"Stichting Stoom" kennen we niet als aanbieder.' in uit
    assert '"veel" is geen heel getal van 0 of meer.' in uit
    assert stored(Beschikking) == []
    pad = fill(stad, Voorganger="B-77")
    capsys.readouterr()
    assert main(["beschikkingen", "laden", str(pad), "--json"]) == 2
    (fout,) = json.loads(capsys.readouterr().out)["bevindingen"]
    assert fout["boodschap"] == 'Voorganger "B-77" bestaat niet.'


@pytest.mark.parametrize(
    ("woorden", "zin"),
    [
        (["laden", "weg.xlsx"], "bestaat niet"),
        (["laden", "."], "is een map"),
        (["sjabloon", "geen-map/uit.xlsx"], "De map geen-map bestaat niet"),
        (["sjabloon", "uit.docx"], ".xlsx"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(stad, capsys, monkeypatch, woorden, zin) -> None:
    monkeypatch.chdir(stad)
    assert main(["beschikkingen", *woorden]) == 2
    fout = capsys.readouterr().err
    assert zin in fout
    assert "Traceback" not in fout


@pytest.mark.traag
def test_the_command_itself_runs_from_template_to_loaded(stad) -> None:
    pad = fill(stad)
    wijkspiegel = [sys.executable, "-m", "app.cli", "beschikkingen", "laden", str(pad)]
    uit = subprocess.run(wijkspiegel, capture_output=True, text=True, check=False)
    assert (uit.returncode, uit.stderr) == (0, "")
    assert "geladen" in uit.stdout
    assert len(stored(Beschikking)) == 1
