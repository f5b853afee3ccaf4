"""The map: round classes in which every value falls, and a layout in which no two places meet."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.components.kaartcijfers import Kaartcijfer, make_kaart
from app.figures.klassen import MEESTE_KLASSEN, find_klasse, make_klassen, shade_of
from app.figures.tegels import Cluster, find_water, make_clusters
from pipelines.reference import load_referentie
from pipelines.tegelkaart import load_tegels
from schemas.indicator import load_indicatoren

SCHALEN = {"aandeel": (0.0, 1.0), "cijfer": (1.0, 10.0), "km": (0.0, 60.0), "per_1000": (0.0, 900.0)}


@pytest.mark.parametrize(
    ("waarden", "eenheid", "grenzen"),
    [
        ([7.1, 8.2], "cijfer", [7.0, 7.5, 8.0, 8.5]),
        ([0.55, 0.81], "aandeel", [0.5, 0.6, 0.7, 0.8, 0.9]),
        ([6, 110], "per_1000", [0, 25, 50, 75, 100, 125]),
        ([7.5], "cijfer", [7.5, 7.6]),
        ([], "cijfer", []),
    ],
)
def test_classes_have_round_borders(waarden: list[float], eenheid: str, grenzen: list[float]) -> None:
    klassen = make_klassen(waarden, eenheid)
    assert [*(k.onder for k in klassen), *(k.boven for k in klassen[-1:])] == grenzen


@given(st.data(), st.sampled_from(sorted(SCHALEN)))
def test_every_value_falls_in_its_class_and_there_are_at_most_five(data: st.DataObject, eenheid: str) -> None:
    laag, hoog = SCHALEN[eenheid]
    waarden = data.draw(st.lists(st.floats(laag, hoog), min_size=1, max_size=30))
    klassen = make_klassen(waarden, eenheid)
    assert 1 <= len(klassen) <= MEESTE_KLASSEN
    for waarde in waarden:
        klasse = klassen[find_klasse(waarde, klassen) - 1]
        assert klasse.onder - 1e-6 <= waarde <= klasse.boven + 1e-6
    tinten = [shade_of(k.nummer, len(klassen)) for k in klassen]
    assert tinten == sorted(set(tinten))


def clusters_of_the_city() -> list[Cluster]:
    regios = load_referentie().regios
    geldig = regios[(regios["geldig_tot"] == "") & regios["is_woongebied"]]
    gebieden = geldig.loc[geldig["niveau"] == "gebied", "code"]
    buurten = geldig[geldig["niveau"] == "buurt"]
    return make_clusters(
        load_tegels(), {g: list(buurten.loc[buurten["oudercode"] == g, "code"]) for g in gebieden}
    )


def test_every_gebied_and_buurt_where_people_live_has_a_tile_and_no_clusters_meet() -> None:
    clusters = clusters_of_the_city()
    assert len(clusters) == 14
    assert sum(len(c.tegels) for c in clusters) == 94
    bezet = [
        (c.vak.kolom + dx, c.vak.rij + dy)
        for c in clusters
        for dx, dy in product(range(c.vak.breedte), range(c.vak.hoogte))
    ]
    assert len(bezet) == len(set(bezet))


def test_the_city_is_recognised_by_its_river() -> None:
    vak = {c.gebiedcode: c.vak for c in clusters_of_the_city()}
    ((naam, water),) = find_water(load_tegels())
    assert naam == "Nieuwe Maas"
    noord, zuid = ("WK059901", "WK059903", "WK059914"), ("WK059910", "WK059912", "WK059915")
    assert all(vak[code].rij + vak[code].hoogte <= water.rij for code in noord)
    assert all(vak[code].rij > water.rij for code in zuid)
    assert vak["WK059917"].kolom == 1
    assert vak["WK059915"].kolom < vak["WK059910"].kolom < vak["WK059912"].kolom


def test_a_city_without_a_layout_still_gets_its_tiles() -> None:
    clusters = make_clusters(load_tegels(), {"WK028901": ["BU02890101", "BU02890102"], "WK028902": []})
    assert [c.gebiedcode for c in clusters] == ["WK028901", "WK028902"]
    assert clusters[0].vak.rij + clusters[0].vak.hoogte <= clusters[1].vak.rij
    assert set(clusters[0].tegels) == {"WK028901", "BU02890101", "BU02890102"}


def test_a_place_says_its_figure_its_count_or_why_there_is_none() -> None:
    nut = load_indicatoren()["nut_gemiddeld"]
    kaart = make_kaart(
        nut,
        "Nut",
        [
            Kaartcijfer("BU05991571", 7.8, 7.2, 8.4, 42),
            Kaartcijfer("BU05991572", is_onderdrukt=True, reden="verborgen, om niemand herkenbaar te maken"),
        ],
        bron="",
    )
    assert (kaart.sign("BU05991571"), kaart.describe("BU05991571")) == ("7,8", "42 antwoorden")
    assert kaart.margin("BU05991571") == "7,2–8,4"
    assert (kaart.look("BU05991572"), kaart.describe("BU05991572")) == (
        "kaart-verborgen",
        "verborgen, om niemand herkenbaar te maken",
    )
    assert (kaart.look("WK059915"), kaart.sign("WK059915")) == ("kaart-leeg", "–")
