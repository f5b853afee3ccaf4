"""The register on its page: who sees what, who gets the forms, and what an error says beside the form."""

import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize("rol", ["adviseur", "aanbieder", "accounthouder", "beheerder"])
def test_the_register_is_read_by_who_works_with_it_and_kept_by_the_beheerder(stad, vraag, rol):
    client = stad.sign_in(rol)
    lijst, blad = vraag(client, "/partijen", ""), vraag(client, "/partijen", "?interventie=klimrek")
    assert "Stichting De Boom" in lijst
    assert "Voor wie" in blad
    assert ("Nieuwe partij" in lijst, "Bewaar de interventie" in blad) == (
        rol == "beheerder",
        rol == "beheerder",
    )


def test_a_wijkpartner_has_no_such_page(stad, vraag):
    assert "opent u de pagina" in vraag(stad.sign_in("partner"), "/partijen", "")


def test_a_party_that_is_no_alliance_offers_no_members_and_the_gemeente_no_closing(stad, vraag):
    client: FlaskClient = stad.sign_in("beheerder")
    assert "Nieuw lid" not in vraag(client, "/partijen", "?partij=boom")
    gemeente = vraag(client, "/partijen", "?partij=gemeente")
    assert "Bewaar de partij" in gemeente
    assert "Wat is het laatste kwartaal?" not in gemeente


def test_an_intervention_without_a_factor_says_that_it_counts_nowhere(stad, vraag):
    assert "telt het dan nergens mee" in vraag(stad.sign_in("adviseur"), "/partijen", "?interventie=klimrek")
