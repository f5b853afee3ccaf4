"""Context over the years: nothing is joined across a moved border, another count or an absent year."""

from dataclasses import replace

from app.figures.jaren import Jaarpunt, find_breuken, plot_jaren, split_stukken

PUNTEN = [
    Jaarpunt(2019, 0.10),
    Jaarpunt(2020, 0.11),
    Jaarpunt(2021, 0.14, 2),
    Jaarpunt(2022, None, 2),
    Jaarpunt(2023, 0.13, 2, is_voorlopig=True),
    Jaarpunt(2024, 0.12, 2),
]


def test_a_break_and_an_absent_year_split_the_line():
    stukken = [[p.jaar for p in stuk] for stuk in split_stukken(PUNTEN)]
    assert stukken == [[2019, 2020], [2021], [2023, 2024]]


def test_the_break_is_drawn_with_its_reason_and_else_with_a_word():
    assert find_breuken(PUNTEN) == [2021]
    met_reden = [replace(p, breukreden="de grens veranderde" if p.jaar == 2021 else "") for p in PUNTEN]
    woorden = plot_jaren(met_reden, eenheid="aandeel")["layout"]["annotations"]
    assert [woord["text"] for woord in woorden] == ["breuk: de grens veranderde"]
    layout = plot_jaren(PUNTEN, eenheid="aandeel")["layout"]
    assert [vorm["x0"] for vorm in layout["shapes"]] == [2020.5]
    assert [woord["text"] for woord in layout["annotations"]] == ["breuk"]


def test_the_axis_starts_at_zero_and_a_provisional_year_is_open():
    figuur = plot_jaren(PUNTEN, eenheid="aandeel")
    assert figuur["layout"]["yaxis"]["range"][0] == 0
    assert figuur["data"][2]["marker"]["color"][0] == "#fff"
