"""A new indicator is one file: built, and then seen as a figure in the wijkbeeld, on the map and in Uitleg."""

import shutil
from pathlib import Path
from typing import Any

import pytest

import schemas.indicator
from app.store.tables import Publicatie
from pipelines.reference import load_referentie
from pipelines.warehouse import build_warehouse
from tests.app.pages.conftest import make_stad
from tests.app.pages.stadsrijen import NU
from tests.bouwstenen.cijferstad import BLOEMHOF, beeindigd, bron, trajecten
from tests.bouwstenen.cijferstad import make_stad as make_cijferstad

pytestmark = pytest.mark.traag
DECLARATIE = """
naam = "Volgens plan klaar, van wie stopte"
soort = "uitkomst"
dimensie = "profijt"
vorm = "aandeel"
eenheid = "aandeel"
teller = "{teller}"
noemer = "{noemer}"
hoger_is_beter = true
informant_apart = true
factoren = []
geldig_vanaf = "2023-K3"
versie = 1
term = "kort"
tegenindicator = "bereik"
bron = "Aanlevering trajecten"
definitie = "Het deel van wie stopte dat volgens plan klaar was."
geldigheid = "Zegt niets over wie nog bezig is."
"""
MENSEN = 40


@pytest.fixture
def stad(tmp_path: Path, stad: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return the town with figures built from the declarations with one file more."""
    bronmap = Path(shutil.copytree(schemas.indicator.MAP, tmp_path / "indicatoren"))
    nieuw = DECLARATIE.format(teller="zonder_hulp_ja", noemer="zonder_hulp_bekend")
    (bronmap / "volgens_plan_klaar.toml").write_text(nieuw, "utf-8")
    monkeypatch.setattr(schemas.indicator, "MAP", bronmap)
    context = make_stad(tmp_path / "var")
    rijen = trajecten(beeindigd(zonder_hulp_verder="ja" if n % 4 else "nee") for n in range(MENSEN))
    bouw = build_warehouse(
        [bron(1, rijen)], make_cijferstad(), load_referentie(), doel=context.settings.builds, drempel=10
    )
    with context.sessions.begin() as session:
        session.add(
            Publicatie(
                build_id=bouw.build_id,
                bestandsnaam=bouw.pad.name,
                codeversie="proef",
                gepubliceerd_op=NU,
                aanlevering_ids=[],
            )
        )
    from app.main import create_app

    yield type(stad)(context, create_app(context.settings, context=context))
    context.sessions.engine.dispose()


def test_one_file_makes_an_indicator_that_is_seen_on_every_page(stad: Any, vraag: Any) -> None:
    beheerder = stad.sign_in("beheerder")
    plek = f"?regio={BLOEMHOF}&kwartaal=2025-K3"
    gewoon = vraag(beheerder, "/wijkbeeld", plek)
    assert "indicator=volgens_plan_klaar" in gewoon
    gekozen = vraag(beheerder, "/wijkbeeld", f"{plek}&indicator=volgens_plan_klaar")
    assert "Volgens plan klaar, van wie stopte, Bloemhof; daarnaast wat er is gedaan" in gekozen
    assert "Tussen 6 en 9 van de 10" in gekozen
    kaart = vraag(beheerder, "/wijkbeeld", "?kwartaal=2025-K3&kaart=volgens_plan_klaar/jongere")
    assert "Volgens plan klaar, van wie stopte, volgens " in kaart
    assert "Zegt niets over wie nog bezig is." in vraag(beheerder, "/uitleg", "")
