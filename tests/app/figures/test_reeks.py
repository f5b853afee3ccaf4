"""Series: nothing is joined across a break or a gap, and every mark keeps its place."""

from app.figures.reeks import Merk, Punt, plot_reeks, split_pieces


def make_reeks() -> list[Punt]:
    return [
        Punt("2024-K4", 0.5, 0.4, 0.6, 1),
        Punt("2025-K1", 0.6, 0.5, 0.7, 2),
        Punt("2025-K2", None, None, None, 2),
        Punt("2025-K3", 0.7, 0.6, 0.8, 2),
        Punt("2025-K4", 0.8, 0.7, 0.9, 2, is_voorlopig=True),
    ]


def test_a_break_and_a_hidden_quarter_split_the_line():
    stukken = [[p.kwartaal for p in stuk] for stuk in split_pieces(make_reeks())]
    assert stukken == [["2024-K4"], ["2025-K1"], ["2025-K3", "2025-K4"]]


def test_an_absent_quarter_splits_the_line():
    punten = [Punt("2025-K1", 1.0), Punt("2025-K3", 2.0)]
    assert len(split_pieces(punten)) == 2


def test_every_quarter_keeps_its_place_on_the_axis():
    figuur = plot_reeks([Punt("2025-K1", 1.0), Punt("2025-K4", 2.0)], eenheid="aantal")
    assert figuur["layout"]["xaxis"]["ticktext"] == ["K1<br>2025", "K2", "K3", "K4"]


def test_a_break_is_a_line_with_its_reason_before_its_quarter():
    figuur = plot_reeks(make_reeks(), [Merk("2025-K1", "andere aanbieder", is_breuk=True)], eenheid="aandeel")
    assert figuur["layout"]["shapes"][0]["x0"] == 0.5
    assert figuur["layout"]["annotations"][0]["text"] == "andere aanbieder"


def test_a_provisional_point_is_open():
    lijnen = [s for s in plot_reeks(make_reeks(), eenheid="aandeel")["data"] if s["mode"] == "lines+markers"]
    assert lijnen[-1]["marker"]["color"] == ["#1b5e9b", "#fff"]


def test_a_share_is_drawn_on_its_whole_scale():
    assert plot_reeks(make_reeks(), eenheid="aandeel")["layout"]["yaxis"]["range"] == [0.0, 1.02]


def test_a_mark_outside_the_series_is_left_out():
    figuur = plot_reeks(make_reeks(), [Merk("2020-K1", "lang geleden")], eenheid="aandeel")
    assert all("lang geleden" not in str(spoor.get("text", "")) for spoor in figuur["data"])


def test_half_years_that_follow_each_other_are_joined_and_a_missing_one_is_a_gap():
    punten = [Punt(k, 0.5, segment=1) for k in ("2023-K4", "2024-K2", "2025-K2", "2025-K4")]
    stukken = [[p.kwartaal for p in stuk] for stuk in split_pieces(punten, 2)]
    assert stukken == [["2023-K4", "2024-K2"], ["2025-K2", "2025-K4"]]
    assert len(split_pieces(punten)) == 4
    lijnen = [
        s for s in plot_reeks(punten, eenheid="aandeel", stap=2)["data"] if s["mode"] == "lines+markers"
    ]
    assert [len(s["x"]) for s in lijnen] == [2, 2]
