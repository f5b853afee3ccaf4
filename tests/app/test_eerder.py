"""`controleer --eerder`: files of earlier quarters beside a new one, offline."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.cli import main

KOP = "traject_id;interventie;regio;leeftijd;startdatum;einddatum;reden_einde"


@pytest.fixture(autouse=True)
def datamap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A data folder without a store."""
    monkeypatch.setenv("WIJKSPIEGEL_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("WIJKSPIEGEL_DATABASE", raising=False)


def write_kwartaal(pad: Path, aantal: int, einde: str = "") -> Path:
    reden = "volgens plan" if einde else ""
    rijen = [
        f"T{i};Sterk in de Klas;{'Tarwewijk' if i % 2 else 'Carnisse'};{9 + i % 6};0{1 + i % 9}-0{1 + i % 6}-2025;{einde if i < 3 else ''};{reden if i < 3 else ''}"
        for i in range(aantal)
    ]
    pad.write_text("\n".join([KOP, *rijen]) + "\n", encoding="utf-8")
    return pad


def controleer(capsys: pytest.CaptureFixture[str], *argumenten: str) -> dict[str, Any]:
    main(["controleer", *argumenten, "--partij", "springplank", "--json"])
    uit: dict[str, Any] = json.loads(capsys.readouterr().out)
    return uit


@pytest.mark.parametrize("naam", ["boom_2025K2.csv", "2025-K2=vorig.csv"])
def test_an_earlier_file_is_compared_with(
    naam: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kwartaal, _, bestand = naam.rpartition("=")
    vorig = write_kwartaal(tmp_path / bestand, 30, einde="20-06-2025")
    nu = write_kwartaal(tmp_path / "boom_2025K3.csv", 26, einde="20-08-2025")
    eerder = f"{kwartaal}={vorig}" if kwartaal else str(vorig)
    rapport = controleer(capsys, str(nu), "--eerder", eerder)
    aantallen = {b["regel"]: b["aantal"] for b in rapport["bevindingen"]}
    assert aantallen["lopend_verdwenen"] == 4
    assert sum(b["regel"] == "opnieuw_geeindigd" for b in rapport["bevindingen"]) == 3
    assert "opnieuw_geeindigd" not in {b["regel"] for b in controleer(capsys, str(nu))["bevindingen"]}


def test_a_name_without_a_quarter_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    vorig, nu = write_kwartaal(tmp_path / "vorig.csv", 5), write_kwartaal(tmp_path / "nu_2025K3.csv", 5)
    assert main(["controleer", str(nu), "--partij", "springplank", "--eerder", str(vorig)]) == 2
    assert "Schrijf bijvoorbeeld 2025-K2=" in capsys.readouterr().err


def test_an_earlier_file_with_personal_data_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    vorig, nu = tmp_path / "v_2025K2.csv", write_kwartaal(tmp_path / "nu_2025K3.csv", 5)
    vorig.write_text("dossier;roepnaam\n111222333;Jan\n123456782;Piet\n", encoding="utf-8")
    assert main(["controleer", str(nu), "--partij", "springplank", "--eerder", str(vorig)]) == 2
    assert "persoonsgegevens" in capsys.readouterr().err
