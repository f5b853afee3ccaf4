"""The form that repairs cells: one field per cell, also where findings meet, and never more than a page bears."""

import json
import re
from types import SimpleNamespace
from typing import Any, cast

from app.pages.aanleveren_herstel import MEEST_VELDEN, show_herstel
from pipelines.oorzaken import group_oorzaken


def make_bevinding(regel: str, cel: str, boodschap: str = "Zo kan het niet.") -> dict[str, Any]:
    return {
        "regel": regel,
        "ernst": "fout",
        "blad": "Blad 1",
        "cel": cel,
        "rij": int(cel[1:]),
        "kolom": "aantal",
        "gevonden": "x",
        "toegestaan": "een getal",
        "boodschap": boodschap,
        "herstel": "Vul een getal in.",
    }


def draw(*bevindingen: dict[str, Any]) -> str:
    rijen = sorted({b["rij"] for b in bevindingen})
    rapport = {
        "bevindingen": list(bevindingen),
        "celrijen": [
            {"blad": "Blad 1", "rij": rij, "cellen": [[letter, letter, "x"] for letter in "ABC"]}
            for rij in rijen
        ],
    }
    rij: Any = SimpleNamespace(id=1, rapport=rapport, wijzigingen=[], toelichtingen=[])
    getekend = show_herstel(rij, group_oorzaken(rapport)).to_plotly_json()
    return json.dumps(getekend, default=lambda deel: cast("Any", deel).to_plotly_json())


def fields(getekend: str) -> list[str]:
    return [veld.rpartition("-")[2] for veld in re.findall(r'"veld": "(c-[^"]+)"', getekend)]


def test_findings_that_share_a_cell_or_a_row_share_no_field() -> None:
    getekend = draw(
        make_bevinding("eerste", "B2"),
        make_bevinding("eerste", "B2", "En nog iets."),
        make_bevinding("tweede", "B2"),
        make_bevinding("derde", "C2"),
    )
    velden = fields(getekend)
    assert sorted(velden) == ["2", "A2", "B2", "C2"]
    assert "Nieuwe waarde voor cel C2" in getekend
    assert "passen hier niet" not in getekend


def test_what_does_not_fit_on_the_page_is_counted() -> None:
    getekend = draw(*(make_bevinding("eerste", f"B{rij}") for rij in range(2, 2 + MEEST_VELDEN + 3)))
    assert getekend.count("Nieuwe waarde voor cel") == MEEST_VELDEN
    assert "Nog 3 plaatsen passen hier niet" in getekend
