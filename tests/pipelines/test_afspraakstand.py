"""How an afspraak stands: the order of the judgement, and each word seen with the facts that give it."""

from dataclasses import replace

import pytest

from pipelines.afspraakstand import Feiten, Meting, Vooruitzicht, judge_afspraak
from schemas.leercyclus import Afspraakstand

GOED = Feiten(doel=0.6, hoger_is_beter=True, meting=Meting(0.7, 0.65, 0.75))
MATIG = replace(GOED, meting=Meting(0.6, 0.5, 0.7))
LAAG = replace(GOED, meting=Meting(0.4, 0.3, 0.5))


@pytest.mark.parametrize(
    ("feiten", "stand", "reden"),
    [
        (GOED, "gehaald_nog_niet_gelezen", "nog_niet_gelezen"),
        (replace(GOED, is_gelezen=True), "gehaald_nog_niet_gelezen", "wijk_zweeg"),
        (replace(GOED, herkenning=frozenset({"herkend", "deels"})), "gehaald_en_herkend", ""),
        (replace(GOED, herkenning=frozenset({"herkend", "niet_herkend"})), "gehaald_niet_herkend", ""),
        (MATIG, "niet_vast_te_stellen", "binnen_marge"),
        (LAAG, "nog_niet_gehaald", ""),
        (replace(LAAG, meting=None), "niet_vast_te_stellen", "geen_cijfer"),
        (replace(GOED, meting=Meting(None, is_verborgen=True)), "niet_vast_te_stellen", "verborgen"),
        (replace(GOED, doel=None), "niet_vast_te_stellen", "geen_streefwaarde"),
        (replace(LAAG, is_leerafspraak=True), "leerafspraak", ""),
        (replace(MATIG, vooruitzicht=Vooruitzicht(0.62, 0.7, 0.6)), "op_koers", ""),
        (replace(LAAG, vooruitzicht=Vooruitzicht(0.62, 0.7, 0.6)), "op_koers", ""),
        (replace(MATIG, vooruitzicht=Vooruitzicht(0.55, 0.7, 0.6)), "niet_vast_te_stellen", "binnen_marge"),
        (replace(LAAG, vooruitzicht=Vooruitzicht(0.3, 0.5, 0.6)), "nog_niet_gehaald", ""),
    ],
)
def test_each_word_follows_from_its_facts(feiten: Feiten, stand: str, reden: str) -> None:
    oordeel = judge_afspraak(feiten)
    assert (oordeel.stand.value, oordeel.reden) == (stand, reden)


@pytest.mark.parametrize(
    "feiten", [GOED, MATIG, LAAG, replace(LAAG, is_leerafspraak=True), replace(GOED, meting=None)]
)
def test_while_the_municipality_did_not_do_its_part_only_that_is_said(feiten: Feiten) -> None:
    gehaald, ongehaald = (judge_afspraak(replace(feiten, is_voorwaarde_gehaald=w)) for w in (True, False))
    assert ongehaald.stand is Afspraakstand.RANDVOORWAARDE_GEMEENTE
    assert gehaald == judge_afspraak(feiten)


def test_where_lower_is_better_the_other_side_counts() -> None:
    uitval = replace(GOED, hoger_is_beter=False, doel=0.2)
    assert judge_afspraak(replace(uitval, meting=Meting(0.1, 0.05, 0.15))).stand.value.startswith("gehaald")
    assert judge_afspraak(replace(uitval, meting=Meting(0.3, 0.25, 0.35))).stand.value == "nog_niet_gehaald"
    hoog = replace(uitval, meting=Meting(0.3, 0.25, 0.35))
    assert judge_afspraak(replace(hoog, vooruitzicht=Vooruitzicht(0.1, 0.18, 0.2))).stand.value == "op_koers"
    assert (
        judge_afspraak(replace(hoog, vooruitzicht=Vooruitzicht(0.1, 0.25, 0.2))).stand.value
        == "nog_niet_gehaald"
    )


def test_a_count_is_exact_and_needs_no_margin() -> None:
    aantal = Feiten(doel=40.0, hoger_is_beter=True, meting=Meting(40.0))
    assert judge_afspraak(aantal).stand.value.startswith("gehaald")
    assert judge_afspraak(replace(aantal, meting=Meting(39.0))).stand.value == "nog_niet_gehaald"
