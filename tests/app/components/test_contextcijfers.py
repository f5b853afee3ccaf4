"""Context figures in words: four kinds of absence, zero, and what is provisional all read otherwise."""

import pandas as pd
import pytest

from app.components.contextcijfers import (
    Contextcijfer,
    explain_tekens,
    name_bronnen,
    newest,
    read_contextcijfers,
)
from app.pages.wijkbeeld_jaren import describe_reeks, group_reeksen
from schemas.indicator import load_indicatoren
from schemas.keuzelijst import load_keuzelijst

INDICATOREN = load_indicatoren()
BIJSTAND = INDICATOREN["bijstand_per_1000"]
KWB = "CBS Kerncijfers wijken en buurten 2020, tabel 84799NED"


def cijfer(waarde=85.0, teken="", *, stand="", periode="2020JJ00", segment=1, breuk="", bron=KWB):
    jaar = int(periode[:4])
    return Contextcijfer(
        "bijstand_per_1000", periode, jaar, waarde, teken, stand, segment, breuk, bron, "CC BY 4.0"
    )


@pytest.mark.parametrize("teken", load_keuzelijst("contextteken"))
def test_each_kind_of_absence_has_its_own_words_and_explanation(teken):
    leeg = cijfer(None, teken)
    assert leeg.say(BIJSTAND) == load_keuzelijst("contextteken")[teken]
    (uitleg,) = explain_tekens([leeg, cijfer()])
    assert uitleg.casefold().startswith(leeg.say(BIJSTAND))


def test_zero_is_a_number_and_provisional_is_said():
    assert cijfer(0.0).say(BIJSTAND) == "0 per 1.000"
    assert cijfer(12.0, stand="voorlopig").say(BIJSTAND) == "12 per 1.000 (voorlopig)"


def test_rows_of_a_mart_are_read_and_absent_values_stay_absent():
    rij = {**cijfer(None, "geheim").__dict__}
    frame = pd.DataFrame([{**rij, "waarde": float("nan")}, {**rij, "indicatorcode": "bestaat_niet"}])
    assert read_contextcijfers(frame, INDICATOREN) == [cijfer(None, "geheim")]


def test_the_source_line_of_cbs_and_of_another():
    anders = ("GGD Monitor 2021", "Monitor (aangehaald)", "Eigen cijfers, CC BY 4.0")
    assert name_bronnen([cijfer(), *(cijfer(bron=bron) for bron in anders)]) == [
        f"Bron: CBS (CC BY 4.0), bewerkt. {KWB}.",
        "Bron: GGD Monitor 2021 (CC BY 4.0).",
        "Bron: Monitor (aangehaald). Licentie: CC BY 4.0.",
        "Bron: Eigen cijfers, CC BY 4.0.",
    ]


def test_a_class_is_called_by_its_name_and_an_unknown_one_by_its_number():
    stedelijkheid = INDICATOREN["stedelijkheid"]
    assert cijfer(1.0).say(stedelijkheid) == "zeer sterk stedelijk"
    assert cijfer(5.0, stand="voorlopig").say(stedelijkheid) == "niet stedelijk (voorlopig)"
    assert cijfer(6.0).say(stedelijkheid) == "klasse 6"


def test_newest_comes_first_and_kinds_of_period_stay_apart():
    rij = [cijfer(periode="2023JJ00"), cijfer(periode="2020JJ00"), cijfer(periode="2020SJ00")]
    assert newest(rij) == [rij[0]]
    assert [[c.peilperiode for c in reeks] for reeks in group_reeksen(rij)] == [
        ["2020JJ00", "2023JJ00"],
        ["2020SJ00"],
    ]


def test_the_sentence_compares_nothing_across_a_break():
    zonder = [cijfer(80.0), cijfer(85.0, periode="2023JJ00")]
    assert describe_reeks(BIJSTAND, zonder) == "In 2023: 85 per 1.000. In 2020: 80 per 1.000."
    met = [cijfer(80.0), cijfer(85.0, periode="2023JJ00", segment=2, breuk="grens telling")]
    assert describe_reeks(BIJSTAND, met) == (
        "In 2023: 85 per 1.000. Van voor 2023 is niets te vergelijken: de grens veranderde en de bron telt anders."
    )
