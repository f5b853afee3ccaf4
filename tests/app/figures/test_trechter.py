"""Funnel and spread: only the own place has a name, what is hidden stays hidden, and the outcome leads."""

import numpy as np

from app.figures.reeks import Lijnstuk, Merk, Punt, Staven, plot_reeks
from app.figures.trechter import plot_trechter
from app.figures.verdeling import Kolom, plot_verdeling
from pipelines.zekerheid.plekken import Plek, make_trechter

PLEKKEN = (Plek(20, 0.4, 0.4), Plek(40, 0.85, 1.0), Plek(80, 0.6, 0.6, is_hier=True), Plek(200, 0.9, 0.9))


def draw() -> dict[str, object]:
    trechter = make_trechter(PLEKKEN, 0.6)
    teksten = [f"{p.n:.0f} mensen" for p in PLEKKEN]
    return plot_trechter(trechter, PLEKKEN, eenheid="aandeel", hier="Bloemhof", teksten=teksten)


def test_only_the_own_place_has_a_name_in_the_funnel():
    figuur = draw()
    assert [a["text"] for a in figuur["layout"]["annotations"]] == ["hele gemeente", "<b>Bloemhof</b>"]
    punten = [s for s in figuur["data"] if s["mode"] == "markers"]
    assert [len(s["x"]) for s in punten] == [3, 1]
    assert "Bloemhof" not in str(punten[0])


def test_a_coarse_place_is_a_stretch_and_is_not_placed_when_a_line_runs_through_it():
    figuur = draw()
    anderen = next(s for s in figuur["data"] if s["mode"] == "markers")
    assert np.round(anderen["error_y"]["array"], 3).tolist() == [0, 0.075, 0]
    assert make_trechter(PLEKKEN, 0.6).standen == (
        ("binnen", "binnen"),
        ("erboven", "erboven"),
        ("binnen", "binnen"),
        ("erboven", "erboven"),
    )
    assert make_trechter((*PLEKKEN[:1], Plek(40, 0.65, 0.8)), 0.6).standen[1] == ("onbekend", "binnen")


def test_the_limits_of_shares_are_drawn_at_every_size():
    trechter = make_trechter(PLEKKEN, 0.6)
    assert not np.isnan([*trechter.binnen, *trechter.buiten]).any()
    assert (trechter.n % 1 == 0).all()


def test_a_funnel_of_means_is_symmetric_around_the_whole():
    trechter = make_trechter((Plek(20, 7.4, 7.4), Plek(90, 7.9, 7.9)), 7.5, spreiding=1.5)
    assert np.allclose(trechter.binnen[0] + trechter.binnen[1], 15)
    assert trechter.standen == (("binnen", "binnen"), ("erboven", "binnen"))


def test_a_hidden_class_of_marks_is_hatched_and_has_no_number():
    figuur = plot_verdeling(
        [Kolom("1 t/m 5", None, 0.1), Kolom("7 of 8", 0.6, 0.5, "7 of 8: 60%")], heeft_geheel=True
    )
    gezien, _, verborgen, stad = figuur["data"]
    assert (gezien["x"], gezien["text"]) == (["7 of 8"], ["7 of 8: 60%"])
    assert (verborgen["x"], verborgen["text"]) == (["1 t/m 5"], [""])
    assert verborgen["marker"]["pattern"]["shape"] == "/"
    # Taken apart, the classes still stand in their order, and on top of each other's place.
    assert figuur["layout"]["xaxis"]["categoryarray"] == ["1 t/m 5", "7 of 8"]
    assert figuur["layout"]["barmode"] == "overlay"
    assert stad["y"] == [0.1, 0.5]
    assert len(plot_verdeling([Kolom("6", 1.0)], heeft_geheel=False)["data"]) == 3


def test_a_coarse_class_of_marks_is_a_lighter_column():
    kolommen = [Kolom("6", 0.3, tekst="6: ongeveer 30%", is_grof=True), Kolom("7 of 8", 0.6)]
    gezien, grof, _ = plot_verdeling(kolommen, heeft_geheel=False)["data"]
    assert (gezien["x"], grof["x"], grof["text"]) == (["7 of 8"], ["6"], ["6: ongeveer 30%"])
    assert gezien["marker"] != grof["marker"]


def test_the_own_name_keeps_away_from_the_name_of_the_whole():
    for eigen, anker in ((0.65, "top"), (0.75, "bottom")):
        hier = (Plek(20, 0.6, 0.6), Plek(40, eigen, eigen, is_hier=True), Plek(60, 0.75, 0.75))
        figuur = plot_trechter(
            make_trechter(hier, 0.7), hier, eenheid="aandeel", hier="Tarwewijk", teksten=["", "", ""]
        )
        naam = next(a for a in figuur["layout"]["annotations"] if "Tarwewijk" in a["text"])
        assert naam["yanchor"] == anker


def test_marks_of_one_quarter_stand_beside_each_other_and_a_long_reason_is_cut_in_lines():
    punten = [Punt(f"2025-K{k}", 0.5, segment=1) for k in range(1, 5)]
    lang = "Weerbaar in de groep gaat van Het Kantelhuis naar Rugwind Mentoraat"
    merken = [
        Merk("2025-K2", "Huis van de Wijk open"),
        Merk("2025-K2", "Een andere coach", is_verbeteractie=True),
        Merk("2025-K3", "Leerplicht"),
        Merk("2025-K4", lang, is_breuk=True),
    ]
    figuur = plot_reeks(punten, merken, eenheid="aandeel")
    tekens = next(spoor for spoor in figuur["data"] if spoor["mode"] == "markers")
    assert np.allclose(tekens["x"], [0.86, 1.14, 2.0])
    breuk = figuur["layout"]["annotations"][0]["text"].split("<br>")
    assert " ".join(breuk) == lang
    assert max(map(len, breuk)) <= 26
    assert figuur["layout"]["margin"]["t"] > plot_reeks(punten, eenheid="aandeel")["layout"]["margin"]["t"]


def test_lines_run_over_their_own_stretch_and_trial_lines_are_dotted():
    punten = [Punt(f"2025-K{k}", 0.5, segment=1) for k in range(1, 5)]
    stuk = Lijnstuk("2025-K2", "2025-K4", 0.5, 0.4, 0.6, is_proef=True)
    vast = Lijnstuk("2025-K2", "2025-K4", 0.5, 0.4, 0.6, is_proef=False)
    weg = Lijnstuk("2020-K1", "2020-K4", 0.5, 0.4, 0.6, is_proef=True)
    vormen = plot_reeks(punten, eenheid="aandeel", lijnen=[stuk, weg])["layout"]["shapes"]
    assert [(v["x0"], v["x1"]) for v in vormen] == [(0.6, 3.4)] * 3
    assert [v["line"]["dash"] for v in vormen] == ["solid", "dot", "dot"]
    assert [
        v["line"]["dash"] for v in plot_reeks(punten, eenheid="aandeel", lijnen=[vast])["layout"]["shapes"]
    ] == [
        "solid",
        "longdash",
        "longdash",
    ]


def test_output_stands_under_the_outcome_on_a_scale_of_its_own_and_hidden_is_hatched():
    punten = [Punt("2025-K1", 7.0), Punt("2025-K2", 7.5)]
    staven = Staven("gestarte trajecten", {"2025-K1": 120.0, "2025-K2": None, "2024-K4": 90.0})
    figuur = plot_reeks(punten, [Merk("2025-K2", "x")], eenheid="cijfer", staven=staven)
    balken = [s for s in figuur["data"] if s["type"] == "bar"]
    assert [(b["x"], b["y"], b["yaxis"]) for b in balken] == [([0], [120.0], "y2"), ([1], [120.0], "y2")]
    assert balken[1]["hovertemplate"].startswith("verborgen")
    opmaak = figuur["layout"]
    assert opmaak["yaxis2"]["domain"][1] < opmaak["yaxis"]["domain"][0]
    assert "yaxis2" not in plot_reeks(punten, eenheid="cijfer")["layout"]
