"""The difference and the lines of a series in words; what is coarse or hidden gives neither."""

from dataclasses import replace

import pytest

from app.components.cijfers import Cijfer
from app.components.lijnen import describe_lijnen, find_lijnen
from app.components.verschil import describe_verschil, show_plus
from schemas.indicator import load_indicatoren

ALLE = load_indicatoren()


def figure(code: str, kwartaal: str, waarde: float, n: float, **velden: object) -> Cijfer:
    indicator = ALLE[code]
    gewoon = Cijfer(code, indicator.soort, indicator.vorm, "WK059915", kwartaal, "*", "klimrek", "jongere")
    return replace(gewoon, waarde=waarde, n=n, segment=1, **velden)


def pair(code: str, nu: float, toen: float, n: float, **velden: object) -> list[Cijfer]:
    eerst = figure(code, "2025-K3", toen, n, **velden)
    return [eerst, figure(code, "2025-K4", nu, n, vorig_kwartaal="2025-K3", vorige_waarde=toen, **velden)]


def test_a_difference_of_shares_is_in_percent_points_with_its_sign():
    eerst, dan = pair("nut_zeven_of_hoger", 0.8, 0.6, 70)
    eerst, dan = replace(eerst, teller=42.0), replace(dan, teller=56.0)
    zin = describe_verschil([eerst, dan], dan, ALLE["nut_zeven_of_hoger"])
    assert zin == "Verschil met K3 2025: tussen +5 en +34 procentpunt."


def test_a_difference_of_marks_is_in_points():
    eerst, dan = pair("nut_gemiddeld", 7.4, 7.5, 40)
    reeks = [replace(c, onder=c.waarde - 0.4, boven=c.waarde + 0.4) for c in (eerst, dan)]
    zin = describe_verschil(reeks, reeks[1], ALLE["nut_gemiddeld"])
    assert zin == "Verschil met K3 2025: tussen −0,7 en +0,5 punt."


def test_a_difference_of_counts_is_how_many_times():
    reeks = pair("gestarte_trajecten", 60, 20, 60)
    zin = describe_verschil(reeks, reeks[1], ALLE["gestarte_trajecten"])
    assert zin == "Verschil met K3 2025: tussen 1,8 en 5,3 keer zoveel."
    nul = pair("gestarte_trajecten", 12, 0, 12)
    assert "minstens" in describe_verschil(nul, nul[1], ALLE["gestarte_trajecten"])


@pytest.mark.parametrize("velden", [{"is_grof": True}, {"is_onderdrukt": True}])
def test_what_is_coarse_or_hidden_gives_no_difference(velden):
    reeks = pair("nut_zeven_of_hoger", 0.8, 0.6, 70, teller=50.0, **velden)
    assert describe_verschil(reeks, reeks[1], ALLE["nut_zeven_of_hoger"]) == ""


def test_without_an_earlier_quarter_there_is_no_difference():
    los = figure("nut_gemiddeld", "2025-K4", 7.5, 40)
    assert describe_verschil([los], los, ALLE["nut_gemiddeld"]) == ""


def test_a_difference_is_written_with_its_sign():
    assert [show_plus(w, decimalen=1) for w in (0.26, -0.26, 0.04, -0.04)] == ["+0,3", "−0,3", "0,0", "0,0"]


def serie(
    waarden: list[float | None], *, breuk_na: int = 99, grof: frozenset[int] = frozenset()
) -> list[Cijfer]:
    kwartalen = [f"{2023 + i // 4}-K{i % 4 + 1}" for i in range(len(waarden))]
    return [
        replace(
            figure("nut_gemiddeld", k, 0.0, 40),
            waarde=w,
            is_onderdrukt=w is None,
            is_grof=i in grof,
            segment=1 if i < breuk_na else 2,
        )
        for i, (k, w) in enumerate(zip(kwartalen, waarden, strict=True))
    ]


def test_a_break_starts_the_lines_anew():
    reeks = serie([7.0, 7.1, 7.0, 7.2, 7.1, 8.4, 8.5, 8.4, 8.6, 8.5], breuk_na=5)
    stukken = find_lijnen(reeks, ALLE["nut_gemiddeld"])
    assert [round(s.lijnen.midden, 2) for s in stukken] == [7.08, 8.48]
    assert "Proeflijnen" in describe_lijnen(stukken, reeks, ALLE["nut_gemiddeld"])
    kort = serie([7.0, 7.1, 7.0, 7.2, 7.1, 8.4, 8.5], breuk_na=5)
    stukken = find_lijnen(kort, ALLE["nut_gemiddeld"])
    assert len(stukken) == 1
    assert describe_lijnen(stukken, kort, ALLE["nut_gemiddeld"]) == ""


def test_coarse_quarters_do_not_count_for_the_lines():
    waarden = [7.0, 7.1, 7.0, 7.2, 7.1]
    assert find_lijnen(serie(waarden), ALLE["nut_gemiddeld"])
    assert not find_lijnen(serie(waarden, grof=frozenset({2})), ALLE["nut_gemiddeld"])


def test_what_stands_out_is_named_by_its_quarter():
    waarden = [7.0, 7.2, 6.9, 7.1, 7.0, 7.2, 9.5, 7.1, 7.0, 6.9, 7.1, 7.0]
    reeks = serie(list(waarden))
    zin = describe_lijnen(find_lijnen(reeks, ALLE["nut_gemiddeld"]), reeks, ALLE["nut_gemiddeld"])
    assert "De reeks schommelt vanzelf tussen" in zin
    assert zin.endswith("K3 2024 valt daarbuiten.")
