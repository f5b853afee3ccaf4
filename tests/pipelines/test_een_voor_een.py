"""Files of one quarter that come in one by one: from all publications together no small number follows."""

from pathlib import Path

import pytest

from app.store.tussenstand import Tussenstand
from bench import bouw, bouwstad
from pipelines.aanval.aanval import TE_NAUW, attack
from pipelines.aanval.uitgaven import read_uitgaven
from pipelines.onderdrukking.eerder import Geheugen
from pipelines.reference import load_referentie
from schemas.vocabulary import Kwartaal

pytestmark = pytest.mark.traag


def test_of_four_publications_of_one_quarter_no_small_number_follows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also not that nobody of the party that came last answered so: shown twice alike, a total says that."""
    for naam, waarde in {"KWARTALEN": 1, "EERSTE": Kwartaal(2026, 2)}.items():
        monkeypatch.setattr(bouwstad, naam, waarde)
    bronnen = list(bouwstad.write_bronnen(bouwstad.Maat(400_000), load_referentie(), tmp_path))
    bewaard, uitspraken = Tussenstand(tmp_path / "tussenstand"), Tussenstand(tmp_path / "uitspraken")
    geheugen, builds = Geheugen(uitspraken, {}), []
    for aantal in range(len(bronnen) - 3, len(bronnen) + 1):
        build = bouw.build(bronnen[:aantal], tmp_path / "builds", bewaard, geheugen)
        geheugen = Geheugen(uitspraken, build.geheugen)
        builds.append(build.pad)
    uitkomst = attack(read_uitgaven(builds, []), drempel=bouw.DREMPEL)
    assert len(uitkomst) > 1000
    assert not (uitkomst["oordeel"] == TE_NAUW).any()
