"""Every import contract is kept, and each was seen to break."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

WORTEL = Path(__file__).parents[2]

BREKERS = {
    "lagen": ("schemas/vocabulary.py", "import app.settings"),
    "app_lagen": ("app/store/sessions.py", "import app.services.aanleveringen"),
    "figuren_zonder_dash": ("app/figures/__init__.py", "import dash"),
    "papier_zonder_scherm": ("app/reports/__init__.py", "import dash"),
    "gebruik_zonder_scherm": ("app/services/aanleveringen.py", "import plotly"),
    "een_lezer_van_duckdb": ("app/pages/start.py", "import duckdb"),
    "rijen_via_access": ("app/pages/start.py", "import app.store.tables"),
    "geen_kringen": ("pipelines/ruw.py", "import pipelines.rapport"),
}


def lint(map_: Path, *keuze: str) -> subprocess.CompletedProcess[str]:
    """Run contracts over the code in `map_`."""
    return subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", *keuze],
        cwd=map_,
        env={**os.environ, "PYTHONPATH": str(map_)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def kopie(tmp_path: Path) -> Path:
    """Return a copy of the code that may be spoiled."""
    for pakket in ("app", "pipelines", "schemas"):
        shutil.copytree(
            WORTEL / pakket, tmp_path / pakket, ignore=shutil.ignore_patterns("__pycache__", "assets")
        )
    shutil.copy(WORTEL / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.mark.traag
def test_every_contract_is_kept(kopie: Path) -> None:
    gaaf = lint(kopie)
    assert gaaf.returncode == 0, gaaf.stdout


@pytest.mark.traag
@pytest.mark.parametrize("contract", BREKERS)
def test_contract_breaks_when_broken(kopie: Path, contract: str) -> None:
    bestand, regel = BREKERS[contract]
    doel = kopie / bestand
    doel.write_text(doel.read_text() + f"\n{regel}\n")
    gebroken = lint(kopie, "--contract", contract)
    assert gebroken.returncode == 1
    assert "BROKEN" in gebroken.stdout


def test_every_contract_has_a_breaker() -> None:
    import tomllib

    contracten = tomllib.loads((WORTEL / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    assert {contract["id"] for contract in contracten} == set(BREKERS)
