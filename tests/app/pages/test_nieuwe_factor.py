"""A new factor is one line in the list, and stands on the pages."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from app.store.tables import Publicatie
from pipelines.reference import REFERENTIE, load_referentie, validate_referentie
from pipelines.warehouse import build_warehouse
from tests.app.pages.conftest import make_stad
from tests.app.pages.stadsrijen import GEBIED, NU
from tests.bouwstenen.cijferstad import beeindigd, bron, trajecten
from tests.bouwstenen.cijferstad import make_stad as make_cijferstad

pytestmark = pytest.mark.traag
REGEL = "RDAM-99,RDAM,Plezier in buiten spelen,,beschermend,wijk,,,,proef,ja\n"


@pytest.fixture
def stad(tmp_path: Path, stad: Any) -> Any:
    """Return the town with figures built from a list of factors with one line more."""
    shutil.copytree(REFERENTIE, tmp_path / "referentie")
    with (tmp_path / "referentie" / "factoren.csv").open("a", encoding="utf-8") as lijst:
        lijst.write(REGEL)
    referentie = load_referentie(tmp_path / "referentie")
    validate_referentie(referentie)
    context = make_stad(tmp_path / "var")
    rijen = trajecten(beeindigd() for _ in range(14))
    bouw = build_warehouse(
        [bron(1, rijen)], make_cijferstad(), referentie, doel=context.settings.builds, drempel=10
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


def test_one_line_makes_a_factor_that_a_wijk_can_choose(stad: Any, vraag: Any) -> None:
    blad = vraag(stad.sign_in("adviseur"), "/wijkbeeld", f"?regio={GEBIED}")
    assert "Plezier in buiten spelen (beschermend)" in blad
