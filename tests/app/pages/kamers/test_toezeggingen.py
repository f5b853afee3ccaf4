"""The register of promises and the signalen through their forms: as the browser sends them, in few steps."""

from collections.abc import Callable
from typing import Any

import pytest

from app.store.tables import Signaal, Toezegging

pytestmark = pytest.mark.traag

Sturen = Callable[[str], Any]


def test_a_promise_with_its_need_stands_in_the_register_and_beside_its_figure(
    stad: Any, kamer: Sturen
) -> None:
    velden = {
        "partij": "gemeente",
        "tekst": "Een vaste ruimte",
        "vervalt_op": "2026-03-01",
        "behoefte": "Een plek die open is",
        "gevraagd_door": "De Boom",
        "helpt": "1",
    }
    reactie = kamer("adviseur").send("toezeggingen", "toezegging", "1", "leg_vast", **velden)
    assert reactie.gezet["app-adres"] == {"href": "/verbeteren?toezegging=3"}
    for vraag in ("", "?stand=afgedaan", "?partij=boom&volgorde=naam"):
        beeld = kamer("aanbieder").read("/toezeggingen", vraag)
        assert beeld.index("Een vaste ruimte") < beeld.index("De andere partijen")
        assert beeld.index("in de hele stad") < beeld.index("Een vaste ruimte")
    assert "Een plek die open is" in kamer("aanbieder").read("/afspraken", "?beschikking=1")
    assert "partijen worden niet vergeleken" in kamer("aanbieder").read(
        "/toezeggingen", "?volgorde=nagekomen"
    )
    with stad.context.sessions() as session:
        assert session.get(Toezegging, 3).tekst == "Een vaste ruimte"


def test_a_signaal_is_proposed_confirmed_and_followed(stad: Any, kamer: Sturen) -> None:
    partner = kamer("partner")
    velden = {"wat": "Er is niets te doen na zes uur", "waar": "bij het plein in de Tarwewijk"}
    voorstel = partner.send("signalen", "melding", "0", "verder", **velden).bij_formulier
    assert "Klopt dit?" in voorstel
    bevestigd = velden | {"regio": "WK059915", "factor": "-", "bron": "bewoner", "namens": ""}
    reactie = partner.send("signalen", "bevestiging", "0", "meld", **bevestigd)
    assert reactie.gezet["app-adres"] == {"href": "/signalen?signaal=1"}
    assert kamer("adviseur").send("signalen", "oppakken", "1", "pak_op").is_gelukt
    besluit = {"versie": "2", "besluit": "niet_doen", "tekst": "Geen geld dit jaar", "dag": "2026-01-14"}
    assert kamer("adviseur").send("signalen", "besluit", "1", "besluit", **besluit).is_gelukt
    leeg = kamer("adviseur").send("signalen", "sluiten", "1", "sluit", versie="3", terugkoppeling=" ")
    assert "blijft een signaal open" in leeg.bij_formulier
    vol = {"versie": "3", "terugkoppeling": "Dit jaar niet; in juni kijken wij opnieuw."}
    assert kamer("adviseur").send("signalen", "sluiten", "1", "sluit", **vol).is_gelukt
    assert "in juni kijken wij opnieuw" in partner.read("/signalen", "?signaal=1")
    with stad.context.sessions() as session:
        assert session.get(Signaal, 1).teruggekoppeld_op is not None
