"""A figure in whole sentences: what people said, and what may be said of the change."""

import pytest

from app.components.cijfers import Cijfer, describe_words, say_change, within_periode
from app.components.lijnen import describe_lijnen, find_lijnen
from app.pages.wijkbeeld_factorcijfers import say_figure
from schemas.indicator import load_indicatoren

INDICATOREN = load_indicatoren()


def cijfer(code: str = "nut_zeven_of_hoger", *, informant: str = "jongere", **extra: object) -> Cijfer:
    velden = {
        "vorm": INDICATOREN[code].vorm,
        "indicatorcode": code,
        "soort": "uitkomst",
        "regiocode": "WK059915",
        "kwartaal": "2025-K4",
        "partijcode": "*",
        "interventiecode": "klimrek",
        "informant": informant,
        "waarde": 0.4,
        "woorden": "tussen 2 en 6 van de 10",
    }
    return Cijfer(**{**velden, **extra})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("informant", "zin"),
    [
        ("jongere", "Tussen 2 en 6 van de 10 jongeren vinden het nuttig: zij geven een 7 of hoger"),
        (
            "niet_bijgehouden",
            "Tussen 2 en 6 van de 10 deelnemers vinden het nuttig: zij geven een 7 of hoger",
        ),
    ],
)
def test_a_share_of_people_is_said_as_people_would(informant: str, zin: str) -> None:
    assert say_figure(cijfer(informant=informant), INDICATOREN["nut_zeven_of_hoger"]) == zin


def test_a_figure_without_a_sentence_of_its_own_says_its_margin() -> None:
    nut = cijfer("nut_gemiddeld", waarde=7.4, woorden="tussen 7,0 en 7,8")
    assert say_figure(nut, INDICATOREN["nut_gemiddeld"]) == "Tussen 7,0 en 7,8"


@pytest.mark.parametrize(
    ("verandering", "zin"),
    [
        ("niet_te_onderscheiden", "Dat is niet te onderscheiden van vorig kwartaal."),
        ("duidelijk_beter", "Dat is duidelijk beter dan vorig kwartaal."),
        ("te_weinig_gegevens", "Er zijn te weinig gegevens voor een verschil."),
        ("geen_vergelijking", "Er is geen vergelijking met een eerder kwartaal."),
    ],
)
def test_the_verdict_on_a_change_is_a_whole_sentence(verandering: str, zin: str) -> None:
    assert say_change(cijfer(verandering=verandering)) == zin


def test_a_half_year_is_said_as_people_do_and_has_lines_of_its_own() -> None:
    halfjaren = [
        cijfer("betrouwbare_verbetering", periode="halfjaar", kwartaal=f"20{jaar}-K{k}", waarde=0.4 + k / 100)
        for jaar in (23, 24, 25)
        for k in (2, 4)
    ]
    assert within_periode(halfjaren[0]) == "de eerste helft van 2023"
    assert within_periode(cijfer()) == "K4 2025"
    indicator = INDICATOREN["betrouwbare_verbetering"]
    zin = describe_lijnen(find_lijnen(halfjaren, indicator), halfjaren, indicator)
    assert zin.startswith("Proeflijnen (minder dan 12 halfjaren)")
    assert zin.endswith("geen halfjaar valt daarbuiten.")


def test_a_standardised_change_says_what_it_is_times_of() -> None:
    code = "gestandaardiseerde_verandering"
    zin = describe_words(cijfer(code, woorden="tussen 0,9 en 1,4"), INDICATOREN[code])
    assert zin == "Tussen 0,9 en 1,4 keer de gewone spreiding tussen mensen"
