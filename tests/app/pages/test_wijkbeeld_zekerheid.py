"""Funnel and spread in the wijkbeeld: coarse shares become stretches, hidden classes are named as hidden."""

import numpy as np
import pandas as pd
import pytest

from app.pages.wijkbeeld_trechterkeuze import read_plekken
from app.pages.wijkbeeld_verdeling import Klasse, describe_deel, describe_verdeling
from pipelines.beoordeling import range_grof, round_grof, round_klasse


@pytest.mark.parametrize(("noemer", "drempel"), [(24.0, 10), (60.0, 10), (12.0, 5)])
def test_a_coarse_share_lies_in_the_stretch_it_is_shown_as(noemer: float, drempel: int) -> None:
    """Every count of every group: what rounding made coarse, the funnel opens up again."""
    for teller in range(int(noemer) + 1):
        echt = teller / noemer
        getoond = float(
            round_grof(pd.Series([echt]).to_numpy(), pd.Series([noemer]).to_numpy(), drempel=drempel)[0]
        )
        laag, hoog = range_grof(getoond, noemer, drempel=drempel)
        assert laag - 1e-9 <= echt <= hoog + 1e-9, (teller, getoond)


def test_hidden_places_are_left_out_of_the_funnel_and_coarse_ones_are_stretches() -> None:
    frame = pd.DataFrame(
        {
            "is_hier": [False, True, False],
            "waarde": [0.6, 0.7, None],
            "n": [80.0, 24.0, None],
            "is_grof": [False, True, False],
            "is_onderdrukt": [False, False, True],
        }
    )
    plekken = read_plekken(frame, drempel=10)
    assert [(p.n, round(p.laag, 2), round(p.hoog, 2), p.is_hier) for p in plekken] == [
        (80.0, 0.6, 0.6, False),
        (24.0, 0.6, 0.8, True),
    ]


def test_classes_of_marks_are_named_in_words_and_hidden_ones_said() -> None:
    klassen = [
        Klasse("1-5", None, 60.0, None),
        Klasse("6", 12.0, 60.0, 0.2),
        Klasse("7-8", 30.0, 60.0, 0.5),
        Klasse("9-10", None, 60.0, None),
    ]
    assert [k.naam for k in klassen] == ["1 tot en met 5", "6", "7 of 8", "9 of 10"]
    zin = describe_verdeling(klassen)
    assert (
        zin
        == "60 mensen gaven een cijfer. Verborgen, om niemand herkenbaar te maken: 1 tot en met 5, 9 of 10."
    )
    laag = [Klasse("1-5", 15.0, 60.0, 0.25), *klassen[1:]]
    assert "25% gaf een 1 tot en met 5." in describe_verdeling(laag)
    grof = [Klasse("1-5", None, 60.0, 0.1, is_grof=True), *klassen[1:]]
    assert "cijfer. Hoogstens 15% gaf een 1 tot en met 5. Verborgen" in describe_verdeling(grof)


@pytest.mark.parametrize("geheel", [30, 47, 62, 300])
def test_a_coarse_class_is_said_between_the_limits_it_may_lie_in(geheel: int) -> None:
    aantallen = np.arange(geheel + 1, dtype=float)
    waarden = round_klasse(aantallen, np.full(len(aantallen), float(geheel)), drempel=10)
    for aantal, waarde in zip(aantallen.tolist(), waarden.tolist(), strict=True):
        zin = describe_deel(Klasse("6", None, geheel, waarde, is_grof=True))
        woord, _, getal = zin.rstrip("%").rpartition(" ")
        deel, grens = aantal / geheel, int(getal) / 100
        if woord == "hoogstens":
            assert deel <= grens + 1e-9
        elif woord == "ten minste":
            assert deel >= grens - 1e-9
        else:
            assert (woord, abs(deel - grens) <= 0.05 + 1e-9) == ("ongeveer", True)
