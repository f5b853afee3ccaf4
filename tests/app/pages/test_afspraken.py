"""Afspraken: reach, target with objection, precondition of the municipality, promises, trace."""

import re
from dataclasses import replace

import pytest

from app.components.cijfers import Cijfer
from app.components.zichtbaarheid import Basis, describe_zichtbaarheid, find_gemiddelde
from app.identity import Gebruiker
from app.pages.afspraken_concept import show_wijzigen
from app.store.tables import Afspraak
from schemas.indicator import load_indicatoren
from schemas.vocabulary import Kwartaal


def test_each_role_sees_only_beschikkingen_in_reach(stad, vraag):
    for rol in ("adviseur", "aanbieder", "accounthouder"):
        lijst = vraag(stad.sign_in(rol), "/afspraken", "")
        assert "Klimrek en Schommel" in lijst
        assert "Ander werk van De Tak" not in lijst


@pytest.mark.parametrize("rol", ["adviseur", "aanbieder", "accounthouder"])
def test_a_beschikking_beyond_reach_is_not_found_like_one_that_does_not_exist(stad, vraag, rol):
    client = stad.sign_in(rol)
    vreemd, geen = (vraag(client, "/afspraken", f"?beschikking={nummer}") for nummer in (2, 99))
    assert "Niet gevonden" in vreemd
    assert "Geheim doel" not in vreemd
    assert vreemd == geen


def test_the_goal_stands_in_its_original_words_and_outcome_before_output(stad, vraag):
    blad = vraag(stad.sign_in("aanbieder"), "/afspraken", "?beschikking=1")
    assert "“Jongeren voelen zich thuis op school.”" in blad
    assert blad.index("Nut: aandeel met een 7 of hoger, Klimrek") < blad.index("Gestarte trajecten, Klimrek")


def test_an_objection_stands_beside_its_target(stad, vraag):
    blad = vraag(stad.sign_in("accounthouder"), "/afspraken", "?beschikking=1")
    assert "Bezwaar van de aanbieder" in blad
    assert "Te hoog voor zes scholen." in blad


@pytest.mark.parametrize("rol", ["adviseur", "aanbieder", "accounthouder"])
@pytest.mark.parametrize(
    ("pad", "zoek"),
    [
        ("/", ""),
        ("/afspraken", ""),
        ("/afspraken", "?beschikking=1"),
        ("/wijkbeeld", "?regio=WK059915"),
        ("/wijkbeeld", "?regio=WK059915&indicator=gestarte_trajecten"),
        ("/verbeteren", ""),
    ],
)
def test_while_referrals_are_40_of_60_nowhere_a_provider_that_took_in_38_is_behind(
    stad, vraag, rol, pad, zoek
):
    blad = vraag(stad.sign_in(rol), pad, zoek)
    assert not re.search(
        r"\bachter(lopen|loopt|blijft|blijven)?\b|blijft achter|niet op schema", blad.lower()
    )
    if "beschikking=" in zoek:
        kaart = blad[blad.index("Gestarte trajecten, Klimrek") :]
        assert '"Randvoorwaarde gemeente niet gehaald."' in kaart
        assert "De gemeente leidt 60 jongeren toe (40 van 60)." in kaart
        assert "38 van 60" in kaart
        assert "Nog niet gehaald" not in blad


def test_promises_of_the_municipality_come_first(stad, vraag):
    blad = vraag(stad.sign_in("aanbieder"), "/afspraken", "?beschikking=1")
    assert blad.index("Een lokaal in het Huis van de Wijk") < blad.index("Een tweede groep op dinsdag")
    assert "105 dagen over de datum" in blad


def test_figures_lead_to_the_file_they_come_from(stad, vraag):
    blad = vraag(stad.sign_in("adviseur"), "/afspraken", "?beschikking=1")
    assert "boom_K4.csv" in blad
    assert "a" * 64 in blad


def test_a_target_is_never_held_against_a_quarter_outside_its_beschikking(stad, vraag):
    client = stad.sign_in("adviseur")
    buiten = vraag(client, "/afspraken", "?beschikking=1&kwartaal=2020-K1")
    assert "met de cijfers van K1 2020" not in buiten
    assert "met de cijfers van K4 2025" in buiten


def test_a_figure_names_its_source_and_leads_to_its_definition(stad, vraag):
    blad = vraag(stad.sign_in("accounthouder"), "/afspraken", "?beschikking=1")
    assert "/uitleg#nut_zeven_of_hoger" in blad


def test_the_value_itself_stands_before_its_margin_in_words(stad, vraag):
    blad = vraag(stad.sign_in("accounthouder"), "/afspraken", "?beschikking=1")
    kaart = blad[blad.index("Nut: aandeel met een 7 of hoger, Klimrek") :]
    assert kaart.index('"78%"') < kaart.index(". Tussen 6 en 9 van de 10. ")


def test_what_ends_already_is_not_offered_to_be_ended():
    houder = Gebruiker(1, "Account", "accounthouder", beschikking_ids=frozenset({1}))

    def offers_end(laatste: str) -> bool:
        afspraak = Afspraak(id=1, beschikking_id=1, tot_kwartaal=laatste, laatste_kwartaal=laatste)
        return "Beëindig" in str(show_wijzigen(houder, afspraak, Kwartaal(2026, 1)))

    assert offers_end("2026-K4")
    assert not offers_end("2026-K1")
    assert not offers_end("2025-K4")


def figure(waarde: float, onder: float | None, boven: float | None, n: float = 34.0) -> Cijfer:
    return Cijfer(
        "x",
        "uitkomst",
        "aandeel",
        "WK059915",
        "2025-K4",
        "*",
        "klimrek",
        "jongere",
        waarde,
        onder,
        boven,
        n=n,
    )


def test_a_goal_that_cannot_be_told_from_chance_is_said_so_with_what_would_help():
    nut = load_indicatoren()["nut_zeven_of_hoger"]
    klein = describe_zichtbaarheid(Basis(nut, figure(0.7, 0.6, 0.8)), "hoger", 0.75)
    assert "dat is in één kwartaal niet te zien. Ook vier kwartalen samen" in klein
    groot = describe_zichtbaarheid(Basis(nut, figure(0.4, 0.35, 0.45, 4000.0)), "hoger", 0.95)
    assert groot.endswith("dat is in één kwartaal te zien.")
    midden = describe_zichtbaarheid(Basis(nut, figure(0.6, 0.5, 0.7, 80.0)), "hoger", 0.76)
    assert "Wat wel helpt: twee kwartalen samen nemen (dan is " in midden
    assert "vier kwartalen" not in midden


def test_a_goal_that_is_reached_is_said_to_be_and_asks_for_no_other_way_of_looking():
    nut = load_indicatoren()["nut_zeven_of_hoger"]
    zin = describe_zichtbaarheid(Basis(nut, figure(0.7, 0.6, 0.8)), "lager", 0.68)
    assert zin.endswith(
        "Het doel is nu gehaald, met een verschil van 2 procentpunt. Zo'n verschil is in één kwartaal niet te zien."
    )


def test_what_is_counted_per_half_year_is_weighed_in_half_years():
    indicator = load_indicatoren()["betrouwbare_verbetering"]
    basis = Basis(indicator, replace(figure(0.5, 0.4, 0.6, 80.0), periode="halfjaar"))
    zin = describe_zichtbaarheid(basis, "hoger", 0.66)
    assert "Met 80 metingen in een halfjaar is pas" in zin
    assert "dat is in één halfjaar niet te zien. Wat wel helpt: twee halfjaren samen nemen" in zin
    assert "kwartaal" not in zin.replace("K4 2025", "")


def test_the_whole_gemeente_and_the_mean_of_the_same_marks_may_help():
    alle = load_indicatoren()
    nut, gemiddeld = alle["nut_zeven_of_hoger"], alle["nut_gemiddeld"]
    hier = figure(0.7, 0.6, 0.8, 70.0)
    cijfer = replace(hier, indicatorcode="nut_gemiddeld", vorm="gemiddelde", waarde=7.4, onder=7.1, boven=7.7)
    ander = replace(cijfer, informant="ouder")
    assert find_gemiddelde(nut, hier, [ander, cijfer], alle) is cijfer
    assert find_gemiddelde(nut, hier, [ander], alle) is None
    assert find_gemiddelde(gemiddeld, cijfer, [cijfer], alle) is None
    zin = describe_zichtbaarheid(
        Basis(nut, hier, hoger=figure(0.7, 0.68, 0.72, 2000.0), waar="heel de stad", gemiddelde=cijfer),
        "hoger",
        0.8,
    )
    assert "naar heel de stad kijken (dan is " in zin
    assert "naar het gemiddelde cijfer kijken" not in zin


def test_everyone_reads_how_heavy_checks_weigh_and_an_accounthouder_may_set_it(stad, vraag):
    for rol, mag in (("adviseur", False), ("aanbieder", False), ("accounthouder", True)):
        blad = vraag(stad.sign_in(rol), "/afspraken", "?beschikking=1")
        assert "Hoe zwaar wegen de controles?" in blad
        assert "wegen alle controles zoals gewoon" in blad
        assert ("Laat een controle anders wegen" in blad) is mag
