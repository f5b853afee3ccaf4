"""Uitleg: everything that is declared is explained, at an anchor a figure can link to."""

import pytest

from app.pages.uitleg_rekenwijzen import show_zin
from schemas.bevinding import Trap
from schemas.indicator import load_indicatoren
from schemas.keuzelijst import load_keuzelijsten
from schemas.methode import load_methode
from schemas.regelcatalogus import load_regelkaarten
from schemas.rekenwijze import load_rekenwijzen
from schemas.rollen import ROLLEN
from schemas.wijkprogrammering import load_stappenplan

pytestmark = pytest.mark.traag


@pytest.mark.parametrize("rol", ["adviseur", "partner", "aanbieder", "accounthouder", "beheerder"])
def test_everyone_may_read_it(stad, vraag, rol):
    assert '"H1"' in vraag(stad.sign_in(rol), "/uitleg", "")


def test_every_indicator_has_its_anchor_and_definition(stad, vraag):
    tekst = vraag(stad.sign_in("adviseur"), "/uitleg", "")
    for code, indicator in load_indicatoren().items():
        assert f'"id": "{code}"' in tekst
        assert indicator.naam in tekst


def test_method_steps_roles_and_lists_are_drawn_from_the_declarations(stad, vraag):
    tekst = vraag(stad.sign_in("adviseur"), "/uitleg", "")
    delen = [stap.vraag for stap in load_methode().stappen]
    delen += [stap.naam for stap in load_stappenplan().stappen]
    delen += [rol.omschrijving for rol in ROLLEN] + [lijst.naam for lijst in load_keuzelijsten().values()]
    assert [deel for deel in delen if deel not in tekst] == []


def test_the_models_are_told_with_source_licence_and_how_they_relate(stad, vraag):
    tekst = vraag(stad.sign_in("partner"), "/uitleg", "")
    assert "Communities That Care" in tekst
    assert "model van de gemeente" in tekst
    assert "publiek domein (overheid van de Verenigde Staten)" in tekst
    assert "een deel van Sociaal-emotionele vaardigheden (RDAM)" in tekst


def test_the_threshold_and_the_licence_line_are_said(stad, vraag):
    tekst = vraag(stad.sign_in("adviseur"), "/uitleg", "")
    assert f"1 tot en met {stad.context.settings.drempel - 1}" in tekst
    assert "Bron: CBS (CC BY 4.0), bewerkt" in tekst


def test_messages_hide_the_places_that_are_filled_in(stad, vraag):
    assert "{gevonden}" not in vraag(stad.sign_in("adviseur"), "/uitleg", "")


def test_the_catalogue_of_rules_has_an_address_per_stage_and_file_type(stad, vraag):
    client = stad.sign_in("aanbieder")
    alle = {trap: vraag(client, "/uitleg", f"?regels={trap.value}") for trap in Trap}
    for kaart in load_regelkaarten():
        assert kaart.voorbeeld in alle[kaart.trap]
    assert not [trap for trap, tekst in alle.items() if "{" in tekst.replace('{"', "").replace("{}", "")]
    tellingen = vraag(client, "/uitleg", "?regels=rijen&bestand=tellingen")
    assert "Waarvan: 9" in tellingen
    assert "Cijfer nut: 7,5" not in tellingen
    assert vraag(client, "/uitleg", "?regels=onzin") == alle[Trap.BESTAND]


def test_uitleg_leads_to_every_stage(stad, vraag):
    tekst = vraag(stad.sign_in("adviseur"), "/uitleg", "")
    assert [t for t in Trap if f"/uitleg?regels={t.value}" not in tekst] == []


def test_every_method_has_a_page_with_its_source_and_an_example_computed_now(stad, vraag):
    client = stad.sign_in("partner")
    lijst = vraag(client, "/uitleg", "")
    for code, rekenwijze in load_rekenwijzen().items():
        assert f"/uitleg?rekenwijze={code}" in lijst
        pagina = vraag(client, "/uitleg", f"?rekenwijze={code}")
        assert rekenwijze.bron in pagina
        assert "{" not in show_zin(rekenwijze)
        assert show_zin(rekenwijze) in pagina
    assert "25,5% en 36,6%" in vraag(client, "/uitleg", "?rekenwijze=marge_aandeel")


def test_an_unknown_method_is_said_to_be_unknown(stad, vraag):
    assert "Deze rekenwijze bestaat niet" in vraag(stad.sign_in("partner"), "/uitleg", "?rekenwijze=onzin")
