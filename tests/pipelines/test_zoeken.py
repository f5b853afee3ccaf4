"""Searching lessons: Dutch word forms, accents, beginnings; every word must be there."""

import pytest

from pipelines.stam import split_woorden, stem
from pipelines.zoeken import find_teksten

TEKSTEN = {
    1: ("Vaste begeleider op school", "Werkt hier omdat kinderen vaak verhuizen en één gezicht houden."),
    2: ("Bellen na een gemiste afspraak", "De jongeren namen niet op. Brieven hielpen wel."),
    3: ("Ideeën van de jongerenraad", "Scholieren kozen zelf; schoolverzuim bleef gelijk."),
}


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("scholen", "school"),
        ("brieven", "brief"),
        ("begeleiders", "begeleider"),
        ("huizen", "huis"),
        ("gezinnen", "gezin"),
        ("jongeren", "jongeren"),
        ("groepen", "groep"),
        ("mogelijkheden", "mogelijkheden"),
        ("meisjes", "meisje"),
        ("klassen", "klas"),
    ],
)
def test_forms_of_one_word_share_a_stem(een: str, ander: str) -> None:
    assert stem(een) == stem(ander)


@pytest.mark.parametrize(
    ("een", "ander"), [("bus", "buur"), ("fase", "fax"), ("les", "lus"), ("wijk", "wijs")]
)
def test_other_words_keep_apart(een: str, ander: str) -> None:
    assert stem(een) != stem(ander)


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        ("", [1, 2, 3]),
        ("begeleiders", [1]),
        ("scholen", [1]),
        ("school", [1, 3]),
        ("brief", [2]),
        ("idee", [3]),
        ("IDEEËN", [3]),
        ("een gezicht", [1]),
        ("school brief", []),
        ("zwembad", []),
        ('" OR * (near', []),
    ],
)
def test_a_question_finds_what_holds_every_word(vraag: str, gevonden: list[int]) -> None:
    assert sorted(find_teksten(TEKSTEN, vraag)) == gevonden


def test_a_hit_in_the_title_comes_first() -> None:
    teksten = {1: ("Iets anders", "over een mentor"), 2: ("De mentor", "blijft")}
    assert find_teksten(teksten, "mentor") == [2, 1]


def test_words_are_read_without_accents_and_signs() -> None:
    assert split_woorden("Eén crêpe: co-creatie!") == ["een", "crepe", "co", "creatie"]
