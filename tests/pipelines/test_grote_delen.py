"""A part too large to walk from corner to corner is hidden with points inside: that gives nothing away either."""

from pathlib import Path

import pytest

from bench import bouwstad
from pipelines.aanval.aanval import TE_NAUW, attack
from pipelines.aanval.uitgaven import read_uitgaven
from pipelines.onderdrukking import bewijzen
from pipelines.programma import Programma
from pipelines.reference import load_referentie
from pipelines.warehouse import build_warehouse
from schemas.vocabulary import Kwartaal

pytestmark = pytest.mark.traag

DREMPEL = 10


def test_a_large_part_is_hidden_so_that_the_attack_finds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A city of a few parties has no large part; with a lower bound every part of it is one."""
    monkeypatch.setattr(bewijzen, "GROOT", 100)
    for naam, waarde in {"PARTIJEN": 4, "KWARTALEN": 1, "EERSTE": Kwartaal(2025, 4)}.items():
        monkeypatch.setattr(bouwstad, naam, waarde)
    schetsen: list[bool] = []
    solve = Programma.solve
    monkeypatch.setattr(
        Programma, "solve", lambda zelf, gewicht: schetsen.append(zelf.is_schets) or solve(zelf, gewicht)
    )
    referentie = load_referentie()
    bronnen = list(bouwstad.write_bronnen(bouwstad.Maat(600), referentie, tmp_path))
    build = build_warehouse(
        bronnen, bouwstad.make_stad(), referentie, doel=tmp_path / "builds", drempel=DREMPEL
    )
    assert any(schetsen), "no part was large"
    uitkomst = attack(read_uitgaven([build.pad], []), drempel=DREMPEL)
    assert len(uitkomst) > 1000
    assert not (uitkomst["oordeel"] == TE_NAUW).any()
