"""Forms that need more than a declaration: each SQL file equals a plain Python reading, on random rows."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from cijferstad import ROTTERDAM, beeindigd, bron, make_stad, trajecten
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from plotly.io.json import to_json_plotly
from proeven import KEER

import schemas.indicator
from app.pages.uitleg_cijfers import show_indicatoren
from pipelines.reference import Referentie, load_referentie
from pipelines.warehouse import compute_cijfers
from pipelines.zekerheid.rangen import compute_middelste
from schemas.indicator import MAP

pytestmark = pytest.mark.traag
EINDE = date(2025, 8, 15)


@pytest.fixture(scope="module")
def referentie() -> Referentie:
    return load_referentie()


@settings(max_examples=4 * KEER, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(duren=st.lists(st.integers(1, 200), min_size=10, max_size=40))
def test_the_middle_duration_equals_python(duren: list[int], referentie: Referentie) -> None:
    rijen = [beeindigd(einddatum=EINDE, startdatum=EINDE - timedelta(days=duur - 1)) for duur in duren]
    cijfers = compute_cijfers([bron(1, trajecten(rijen))], make_stad(), referentie, drempel=10)
    cijfer = cijfers.set_index("cijfer_id").loc[f"mediane_duur/{ROTTERDAM}/2025-K3/*/*/*"]
    assert (cijfer["waarde"], cijfer["onder"], cijfer["boven"]) == compute_middelste(duren)
    assert (cijfer["n"], cijfer["dekking"]) == (len(duren), 1.0)


def test_a_middle_of_too_few_is_hidden(referentie: Referentie) -> None:
    rijen = [beeindigd()] * 9
    cijfers = compute_cijfers([bron(1, trajecten(rijen))], make_stad(), referentie, drempel=10)
    cijfer = cijfers.set_index("cijfer_id").loc[f"mediane_duur/{ROTTERDAM}/2025-K3/*/*/*"]
    assert cijfer["is_onderdrukt"]


def test_a_new_indicator_is_one_file(
    tmp_path: Path, referentie: Referentie, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its quantities are counted already: the build shows it, and Uitleg explains it, without any code."""
    for pad in MAP.glob("*.toml"):
        (tmp_path / pad.name).write_text(pad.read_text("utf-8"), "utf-8")
    nieuw = (
        (MAP / "zelf_aangemeld.toml").read_text("utf-8").replace("Zelf aangemeld", "Deel eigen aanmelding")
    )
    (tmp_path / "eigen_aanmelding.toml").write_text(nieuw, "utf-8")
    monkeypatch.setattr(schemas.indicator, "MAP", tmp_path)
    rijen = [
        beeindigd(startdatum=date(2025, 7, 1), toeleiding=wie) for wie in ["zelf"] * 15 + ["school"] * 15
    ]
    cijfers = compute_cijfers([bron(1, trajecten(rijen))], make_stad(), referentie, drempel=10)
    assert cijfers.set_index("cijfer_id").loc[f"eigen_aanmelding/{ROTTERDAM}/2025-K3/*/*/*", "waarde"] == 0.5
    kaarten = str(to_json_plotly(show_indicatoren()))
    assert '"id":"eigen_aanmelding"' in kaarten
    assert "Deel eigen aanmelding" in kaarten
