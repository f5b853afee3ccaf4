"""Wijkbeeld: what each person sees of a place, hidden figures, and recognition by the wijk."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from app.pages.wijkbeeld_herkenning import read_invoer
from schemas.errors import OngeldigeWaardeError

pytestmark = pytest.mark.traag


@pytest.fixture
def ask(vraag: Any) -> Any:
    """Return the question to one address of the wijkbeeld."""

    def run(client: FlaskClient, zoek: str) -> str:
        return vraag(client, "/wijkbeeld", zoek)

    return run


def test_the_way_in_opens_own_gebieden_only(stad, ask):
    lijst = ask(stad.sign_in("adviseur"), "")
    assert "/wijkbeeld?regio=WK059915" in lijst
    assert "/wijkbeeld?regio=WK059901" not in lijst
    assert "/wijkbeeld?regio=WK059901" in ask(stad.sign_in("beheerder"), "")


def test_every_tile_is_a_link_with_a_name_figure_and_count(stad, ask):
    kaart = ask(stad.sign_in("adviseur"), "")
    assert '"className": "tegel kaart-' in kaart
    assert "Donkerder is een hoger getal, geen beter of slechter oordeel." in kaart
    assert kaart.index("tegelkaart") < kaart.index("Als tabel")


def test_the_map_shows_rates_only_never_a_count_or_an_output(stad, ask):
    kaart = ask(stad.sign_in("beheerder"), "")
    for geen_kaart in ("kaart=bereik", "kaart=gestarte_trajecten", "kaart=jeugd_0_25"):
        assert geen_kaart not in kaart


def test_a_gebied_of_another_is_not_found(stad, ask):
    assert "Niet gevonden" in ask(stad.sign_in("adviseur"), "?regio=WK059901")
    assert "Niet gevonden" in ask(stad.sign_in("adviseur"), "?regio=WK059999")
    assert "Dit begrijpen we niet" in ask(stad.sign_in("adviseur"), "?regio=onzin")
    assert "Dit begrijpen we niet" in ask(stad.sign_in("adviseur"), "?regio=WK059915&kwartaal=onzin")


def test_outcome_stands_before_output_and_strengths_before_risks(stad, ask):
    blad = ask(stad.sign_in("adviseur"), "?regio=WK059915")
    assert blad.index("Is iemand er beter van geworden?") < blad.index("Hoeveel gedaan")
    assert blad.index("Sociale binding") < blad.index("Weinig binding met school")


def test_another_outcome_is_one_click_that_leads_to_the_outcomes(stad, ask):
    blad = ask(stad.sign_in("adviseur"), "?regio=WK059915")
    assert "indicator=zonder_hulp_verder#uitkomsten" in blad


def test_a_figure_says_margin_in_words_change_and_coverage(stad, ask):
    blad = ask(stad.sign_in("adviseur"), "?regio=WK059915")
    assert "Tussen 6 en 9 van de 10." in blad
    assert "Niet te onderscheiden van vorig kwartaal" in blad
    assert "34 van 52" in blad
    assert "Voorlopig: nog niet vastgesteld" in blad


def test_a_hidden_figure_says_why_and_where_it_can_be_seen(stad, ask):
    blad = ask(stad.sign_in("adviseur"), "?regio=BU05991570")
    assert "Minder dan 10 deelnemers." in blad
    assert "Bekijk Charlois" in blad
    assert "Verborgen: Minder dan 10 deelnemers." in blad


def test_a_missed_promise_of_the_municipality_is_said_beside_the_figure(stad, ask):
    blad = ask(stad.sign_in("adviseur"), "?regio=WK059915&indicator=zonder_hulp_verder")
    assert "Randvoorwaarde gemeente niet gehaald" in blad
    assert "40 van 60" in blad
    assert "Te hoog voor zes scholen." in blad


def test_a_wijkpartner_sees_no_agreements_and_no_target(stad, ask):
    blad = ask(stad.sign_in("partner"), "?regio=WK059915&indicator=zonder_hulp_verder")
    assert "Kan zonder hulp verder" in blad
    assert "Randvoorwaarde" not in blad
    assert "Te hoog voor zes scholen." not in blad


def test_the_series_names_its_break_and_compares_nothing_across_it(stad, ask):
    blad = ask(stad.sign_in("adviseur"), "?regio=WK059915")
    assert "Van 66% in K2 2025 naar 78% in K4 2025" in blad
    assert "Niet vergeleken over de breuk in K2 2025 (Andere aanbieder van Klimrek)." in blad


def test_context_is_attributed_to_nobody_and_names_its_source(stad, ask):
    blad = ask(stad.sign_in("adviseur"), "?regio=WK059915")
    assert "niet toe te schrijven aan één aanbieder" in blad
    assert "Bron: CBS (CC BY 4.0), bewerkt" in blad


def test_the_grid_shows_gaps_and_overlaps(stad, ask):
    blad = ask(stad.sign_in("adviseur"), "?regio=WK059915")
    assert "witte vlek" in blad
    assert "dubbeling?" in blad


def test_the_ladder_says_dose_and_expectation_and_never_a_cause(stad, ask):
    blad = ask(stad.sign_in("adviseur"), "?regio=WK059915")
    assert "Tussen 180 en 214 van ongeveer 2.300 kinderen en jongeren bereikt (8% tot 9%)." in blad
    assert "Wie aan twee interventies meedeed of een andere leeftijd had, is niet te herkennen." in blad
    assert "Als ten hoogste 9 procent is bereikt, is een verschil in een wijkcijfer hooguit klein" in blad
    assert "hangt samen met deze factor; een oorzaak is niet aangetoond" in blad
    assert "veroorzaakt" not in blad


def test_the_table_of_the_ladder_has_every_mark_of_its_drawing(stad, ask):
    blad = ask(stad.sign_in("adviseur"), "?regio=WK059915")
    tabel = blad[blad.index("Effectladder", blad.index("van wat er is gedaan naar de wijk")) :]
    for rij in ("Wie meedeed: Klimrek, ", "Gedaan: alles samen", "Gedaan: Klimrek", "trede "):
        assert rij in tabel


def test_a_provider_gets_only_the_upper_end_of_what_all_reached(stad, ask):
    blad = ask(stad.sign_in("aanbieder"), "?regio=WK059915")
    assert "Ten hoogste 214 van ongeveer 2.300" in blad
    assert "180" not in blad


def test_a_factor_of_another_model_is_told_in_the_words_of_the_gemeente(stad, ask):
    blad = ask(stad.sign_in("adviseur"), "?regio=WK059915")
    assert "In het model van de gemeente: een deel van Sociaal-emotionele vaardigheden (voorlopig)." in blad


def test_an_informal_partner_is_named_as_one_at_the_factor(stad, ask):
    blad = ask(stad.sign_in("adviseur"), "?regio=WK059915")
    assert "Schommel · informele partner" in blad
    assert "er is geen beschikking en er wordt niet geteld" in blad


def test_only_the_adviser_of_the_place_is_asked_to_choose_and_all_see_what_was_chosen(stad, ask):
    vraag = "Een focusfactor kiezen"
    assert vraag in ask(stad.sign_in("adviseur"), "?regio=WK059915")
    for wie in ("aanbieder", "partner", "accounthouder", "beheerder"):
        blad = ask(stad.sign_in(wie), "?regio=WK059915")
        assert vraag not in blad
        assert "Wat de wijk koos, en wanneer" in blad


def test_the_page_opens_with_what_stands_out_and_keeps_the_noise_apart(stad, ask):
    blad = ask(stad.sign_in("adviseur"), "?regio=WK059915")
    assert "niet te onderscheiden van toeval" in blad
    assert "Ruislijst:" in blad
    assert blad.index("K4 2025: ") < blad.index("Waar de wijk op bouwt")


def test_a_figure_leads_to_its_definition_and_a_target_to_its_provenance(stad, ask):
    blad = ask(stad.sign_in("adviseur"), "?regio=WK059915&indicator=zonder_hulp_verder")
    assert "/uitleg#zonder_hulp_verder" in blad
    assert "bepaald. Bezwaar van de aanbieder: Te hoog voor zes scholen." in blad


def test_only_a_wijkpartner_is_asked_whether_a_figure_is_recognised(stad, ask):
    assert "Herkent u dit in de wijk?" in ask(stad.sign_in("partner"), "?regio=WK059915")
    assert "Herkent u dit in de wijk?" not in ask(stad.sign_in("adviseur"), "?regio=WK059915")


def test_a_reached_target_that_the_wijk_does_not_recognise_is_said_so(stad, ask, herken):
    sleutel = "WK059915|2025-K4|nut_zeven_of_hoger|klimrek"
    assert "Gehaald, niet herkend." not in ask(stad.sign_in("adviseur"), "?regio=WK059915")
    herken(stad.sign_in("partner"), sleutel, "niet_herkend", "Op ons plein zien we dit niet.")
    blad = ask(stad.sign_in("adviseur"), "?regio=WK059915")
    assert "Gehaald, niet herkend." in blad
    assert "Op ons plein zien we dit niet." in blad


def test_an_adviser_cannot_answer_for_the_wijk(stad, ask, herken):
    sleutel = "WK059915|2025-K4|nut_zeven_of_hoger|klimrek"
    antwoord = herken(stad.sign_in("adviseur"), sleutel, "herkend", "Namens de wijk.")
    assert "Dit mag u niet" in antwoord
    assert "Namens de wijk." not in ask(stad.sign_in("adviseur"), "?regio=WK059915")


def test_an_incomplete_answer_is_refused_with_what_is_missing():
    with pytest.raises(OngeldigeWaardeError, match="welk cijfer"):
        read_invoer("", "herkend", "x")
    with pytest.raises(OngeldigeWaardeError, match="of u dit cijfer herkent"):
        read_invoer("WK059915|2025-K4|nut|klimrek", None, "x")


def test_context_says_each_kind_of_absence_and_belongs_to_nobody(stad, ask):
    blad = ask(stad.sign_in("adviseur"), "?regio=WK059915")
    for zin in (
        "niet toe te schrijven aan één aanbieder",
        "verborgen door de bron",
        "kan hier niet voorkomen",
        "40% (voorlopig)",
        "Bron: CBS (CC BY 4.0), bewerkt",
        "Alleen bekend voor heel de gemeente",
        "In 2020: 85 per 1.000. In 2019: 80 per 1.000.",
    ):
        assert zin in blad, zin


def test_the_gemeente_itself_has_no_list_of_its_own(stad, ask):
    assert "Alleen bekend voor" not in ask(stad.sign_in("beheerder"), "?regio=GM0599")
