"""The grid of factor and age group in words."""

from dataclasses import replace

from app.figures.rooster import Roostercel, columns_of, describe_cel, describe_rooster, make_rooster

CEL = Roostercel("CTC-28", True, 4, 11, 1, 1, "Klimrek", "De Boom", "aanbod", "")
NAMEN = {"CTC-28": "Sociale vaardigheden", "CTC-13": "Binding met school"}


def test_focus_factors_come_first_and_then_the_alphabet_decides() -> None:
    cellen = [replace(CEL, factor_id="CTC-13", is_focus=False), CEL]
    regels = make_rooster(cellen, NAMEN)
    assert [regel.naam for regel in regels] == ["Sociale vaardigheden", "Binding met school"]
    assert columns_of(regels) == ["4–11 jaar"]
    assert columns_of([]) == []


def test_a_cell_says_how_many_parties_and_what_that_is() -> None:
    assert describe_cel(CEL) == "1\N{NO-BREAK SPACE}partij"
    assert (
        describe_cel(replace(CEL, aantal_partijen=3, stand="dubbeling"))
        == "3\N{NO-BREAK SPACE}partijen, dubbeling?"
    )
    assert describe_cel(replace(CEL, aantal_partijen=0, stand="witte_vlek")) == "witte vlek"
    assert describe_cel(replace(CEL, aantal_partijen=0, stand="geen_aanbod")) == "–"


def test_the_sentence_names_the_factors_with_a_gap_and_counts_the_overlaps() -> None:
    leeg = replace(CEL, factor_id="CTC-13", aantal_partijen=0, stand="witte_vlek")
    dubbel = replace(CEL, aantal_partijen=2, stand="dubbeling")
    zin = describe_rooster(make_rooster([dubbel, leeg], NAMEN), "Tarwewijk")
    assert zin == (
        "Van de 2 focusfactoren heeft 1 een witte vlek: Binding met school. "
        "Bij de focusfactoren werken op één plek meer partijen aan hetzelfde voor dezelfde leeftijd."
    )
    assert describe_rooster(make_rooster([CEL], NAMEN), "Tarwewijk") == (
        "Bij de focusfactor is voor elke gekozen leeftijd iemand aan het werk."
    )
    zonder = make_rooster([replace(CEL, is_focus=False)], NAMEN)
    assert describe_rooster(zonder, "Tarwewijk").startswith(
        "Tarwewijk heeft in dit kwartaal nog geen focusfactor"
    )
