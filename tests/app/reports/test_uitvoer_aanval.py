"""Everything the demo city published, builds and workbooks that leave the house: nobody can work out a small number."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from demokopie import copy_demo
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook
from sqlalchemy import select

from app.cli import main
from app.context import Context
from app.identity import Gebruiker
from app.reports.cijferblad import write_cijferblad
from app.reports.stof import require_stand
from app.reports.verantwoording import write_verantwoording
from app.settings import load_settings
from app.store.tables import Beschikking, Publicatie
from app.wiring import make_context

pytestmark = pytest.mark.traag
KWARTAAL = "2025-K4"


@pytest.fixture(scope="module")
def context(gevulde_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    data = copy_demo(gevulde_demo, tmp_path_factory.mktemp("aanval") / "var")
    context = make_context(load_settings({"WIJKSPIEGEL_DATA": str(data)}))
    yield context
    context.sessions.engine.dispose()


@pytest.fixture(scope="module")
def werkmappen(context: Context, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The figures of every gebied and of every place in Charlois and Feijenoord, and every account of a beschikking."""
    doel = tmp_path_factory.mktemp("uit")
    regios = context.marts.regios()
    gekozen = regios[(regios["niveau"] == "gebied") | regios["gebiedcode"].isin(["WK059915", "WK059910"])]
    with context.sessions() as session:
        nummers = frozenset(session.scalars(select(Beschikking.id)))
    iemand = Gebruiker(0, "Test", "accounthouder", beschikking_ids=nummers)
    for code in gekozen["regiocode"]:
        (doel / f"cijfers_{code}.xlsx").write_bytes(write_cijferblad(context, iemand, code, KWARTAAL))
    for nummer in sorted(nummers):
        inhoud = write_verantwoording(context, iemand, nummer, "xlsx")
        (doel / f"verantwoording_{nummer}.xlsx").write_bytes(inhoud)
    return sorted(doel.iterdir())


def attack(context: Context, exports: list[Path]) -> tuple[int, str]:
    """Run the command in a process of its own, as somebody would, on everything that was published.

    Return its code and what it says.
    """
    proces = subprocess.run(
        [sys.executable, "-m", "app.cli", "aanval", "--export", *map(str, exports)],
        env={**os.environ, "WIJKSPIEGEL_DATA": str(context.settings.data)},
        capture_output=True,
        text=True,
        check=False,
    )
    return proces.returncode, proces.stdout + proces.stderr


def find_verborgen(pad: Path) -> Iterator[tuple[Workbook, Cell]]:
    """Yield the cells in which a number of participants is hidden."""
    boek = openpyxl.load_workbook(pad)
    for rij in boek["Cijfers"].iter_rows(min_row=3):
        waarden = dict(zip((cel.value for cel in boek["Cijfers"][2]), rij, strict=True))
        if str(waarden["Cijfer-id"].value).startswith("bereik/") and str(waarden["Waarde"].value).startswith(
            "verb"
        ):
            yield boek, waarden["Waarde"]


def test_ten_builds_and_every_workbook_give_no_small_number_away(
    context: Context, werkmappen: list[Path]
) -> None:
    with context.sessions() as session:
        assert len(session.scalars(select(Publicatie)).all()) == 10
    assert len(werkmappen) > 30
    code, tekst = attack(context, werkmappen)
    assert tekst.startswith("10 gepubliceerde bestanden")
    assert tekst.endswith(" verborgen aantallen bekeken; 0 te nauw.\n")
    assert code == 0


def test_a_workbook_that_shows_a_hidden_number_is_found(
    context: Context, werkmappen: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    boek, cel = next(gevonden for pad in werkmappen for gevonden in find_verborgen(pad))
    cel.value = 4
    boek.save(tmp_path / "lek.xlsx")
    # A copy: this process has the build itself open, to read figures from.
    nieuwste = shutil.copy2(context.settings.builds / require_stand(context).bestandsnaam, tmp_path)
    assert main(["aanval", str(nieuwste), "--export", str(tmp_path / "lek.xlsx")]) == 1
    assert "af te leiden 0 tot en met 4" in capsys.readouterr().out
