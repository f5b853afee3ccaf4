"""A forecast in words: what it says of the agreement, and why there sometimes is none."""

from dataclasses import replace
from typing import Any

import pytest

from app.components.cijfers import Cijfer
from app.components.prognose import Jaarvraag, adds_up, make_jaarvraag, show_prognose
from schemas.indicator import load_indicatoren

ALLE = load_indicatoren()


def figure(code: str, kwartaal: str, waarde: float | None, **velden: Any) -> Cijfer:
    indicator = ALLE[code]
    leeg = Cijfer(code, indicator.soort, indicator.vorm, "WK059915", kwartaal, "springplank", "klimrek", "*")
    return replace(leeg, waarde=waarde, n=waarde, segment=1, **velden)


def ask(waarden: list[float | None], code: str = "gestarte_trajecten", **vraag: Any) -> Jaarvraag:
    reeks = [figure(code, f"2025-K{i}", w, is_onderdrukt=w is None) for i, w in enumerate(waarden, start=1)]
    gewoon = {"kwartaal": "2025-K2", "van": "2025-K1", "tot": "2026-K4", "doel": None}
    return make_jaarvraag(ALLE[code], reeks, **{**gewoon, **vraag})


def words(vraag: Jaarvraag) -> str:
    return str(show_prognose(vraag))


def test_unique_people_do_not_add_up_and_events_do():
    assert adds_up(ALLE["gestarte_trajecten"])
    assert not adds_up(ALLE["bereik"])
    assert "wie in twee kwartalen meedoet, telt in beide" in words(ask([30.0, 30.0], "bereik"))


def test_a_target_within_the_limits_is_not_yet_told():
    tekst = words(ask([50.0, 50.0], doel=50.0))
    assert "wordt het ongeveer 200, waarschijnlijk tussen 174 en 229" in tekst
    assert "Afgesproken is 200 (4 keer 50): dat ligt binnen die grenzen" in tekst


@pytest.mark.parametrize(
    ("doel", "zin"),
    [
        (90.0, "dat ligt boven die grenzen; het doel wordt dan waarschijnlijk niet gehaald"),
        (20.0, "dat ligt onder die grenzen; het doel wordt dan waarschijnlijk gehaald"),
    ],
)
def test_a_target_beyond_the_limits_is_told_with_its_side(doel: float, zin: str):
    assert zin in words(ask([50.0, 50.0], doel=doel))


def test_while_the_municipality_did_not_do_its_part_the_provider_is_not_judged():
    tekst = words(ask([50.0, 50.0], doel=90.0, is_voorwaarde_ongehaald=True))
    assert "Randvoorwaarde gemeente niet gehaald." in tekst
    assert "niet gehaald." in tekst
    assert "waarschijnlijk niet gehaald" not in tekst


def test_an_agreement_that_ends_halfway_is_forecast_to_its_own_end():
    tekst = words(ask([50.0, 50.0], tot="2025-K3", doel=60.0))
    assert "Afgesproken is 180 (3 keer 60)" in tekst


@pytest.mark.parametrize(
    ("waarden", "zin"),
    [
        ([None], "Er is in 2025 nog geen zichtbaar cijfer"),
        ([50.0], "Met één kwartaal is nog niet te zeggen"),
        ([None, 50.0, 50.0], "ontbreekt een kwartaal"),
        ([50.0, 50.0, 50.0, 50.0], "2025 is om. Over alle kwartalen samen is het 200."),
        ([None, 50.0, 50.0, 50.0], "ontbreekt een kwartaal"),
    ],
)
def test_without_a_forecast_the_reason_is_said(waarden: list[float | None], zin: str):
    assert zin in words(ask(waarden))


def test_nothing_is_forecast_across_a_break():
    reeks = [figure("gestarte_trajecten", "2025-K1", 50.0), figure("gestarte_trajecten", "2025-K2", 50.0)]
    vraag = ask([], doel=50.0)
    gebroken = replace(vraag, reeks=(reeks[0], replace(reeks[1], segment=2)))
    assert "ontbreekt een kwartaal" in words(gebroken)
    assert "174 en 229" in words(replace(vraag, reeks=tuple(reeks)))


def test_a_share_is_forecast_from_exact_quarters_only():
    def quarter(kwartaal: str, **velden: Any) -> Cijfer:
        return replace(figure("zonder_hulp_verder", kwartaal, 0.8), teller=40.0, n=50.0, **velden)

    vraag = replace(ask([], "zonder_hulp_verder", doel=0.6), reeks=(quarter("2025-K1"), quarter("2025-K2")))
    assert "ongeveer 80%, waarschijnlijk tussen 74% en 85%" in words(vraag)
    assert (
        "Afgesproken is 60%: dat ligt onder die grenzen; het doel wordt dan waarschijnlijk gehaald"
        in words(vraag)
    )
    grof = replace(vraag, reeks=(quarter("2025-K1"), quarter("2025-K2", is_grof=True)))
    assert "Met één kwartaal is nog niet te zeggen" in words(grof)


def test_a_mean_has_no_forecast():
    assert show_prognose(ask([7.0, 7.5], "nut_gemiddeld")) == []


@pytest.mark.parametrize(
    ("eerder", "zin"),
    [
        ([], "Tot nu toe 60%. Als het zo doorgaat, wordt het ongeveer 60%, "),
        (
            ["2024-K3", "2024-K4"],
            "Tot nu toe 60%. Als de rest van het jaar is zoals gemiddeld in de hele reeks, wordt het ongeveer 55%, ",
        ),
    ],
)
def test_what_pulls_a_forecast_away_from_this_year_is_said(eerder: list[str], zin: str):
    """A share of 60% this year beside "if it goes on so it will be 55%" nobody would understand."""

    def quarter(kwartaal: str, deel: float) -> Cijfer:
        return replace(figure("zonder_hulp_verder", kwartaal, deel), teller=deel * 50, n=50.0)

    nu = [quarter("2025-K1", 0.6), quarter("2025-K2", 0.6)]
    reeks = (*(quarter(kwartaal, 0.4) for kwartaal in eerder), *nu)
    assert zin in words(replace(ask([], "zonder_hulp_verder"), reeks=reeks))
