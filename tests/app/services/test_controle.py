"""A check that breaks in a way nobody foresaw tells the provider so, and the log nothing of the file."""

from dataclasses import replace

import pytest

from app.services.controle import check_upload
from app.voorbeeld import load_voorbeeldcatalogus
from pipelines.levering import Levering
from pipelines.reference import load_referentie
from schemas.errors import OnleesbaarBestandError
from schemas.vocabulary import Kwartaal

BESTAND = b"traject_id;interventie;regio;startdatum\nGEHEIM1;Sterk in de Klas;Tarwewijk;01-07-2025\n"


def test_an_unforeseen_failure_is_told_and_logged_without_content(caplog: pytest.LogCaptureFixture) -> None:
    referentie = load_referentie()
    # A reference table without its columns breaks every check that needs a place.
    kapot = replace(
        referentie, regios=referentie.regios.iloc[:, :0], aliassen=referentie.aliassen.iloc[:, :0]
    )
    levering = Levering("trajecten", "springplank", Kwartaal(2025, 3), kapot, load_voorbeeldcatalogus())
    with pytest.raises(OnleesbaarBestandError, match="ging iets mis dat wij niet kennen"):
        check_upload(BESTAND, "geheim.csv", levering)
    assert "Controleren brak af" in caplog.text
    assert "GEHEIM1" not in caplog.text
    assert "Tarwewijk" not in caplog.text
