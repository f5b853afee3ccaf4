"""Loaded reference files in a build: they count, they count in its id, and another kind changes nothing."""

import dataclasses

import pandas as pd
import pytest

from pipelines.geladen import Geladen, extend_referentie
from pipelines.reference import Referentie, load_referentie, validate_referentie
from pipelines.samenvatting import build_id_of
from schemas.vocabulary import Referentiesoort
from tests.bouwstenen.cijferstad import make_stad

KOP = "indicatorcode,regiocode,peiljaar,peilperiode,waarde,teken,stand,bron"
BLOEMHOF = "BU05991081"


@pytest.fixture(scope="module")
def referentie() -> Referentie:
    return load_referentie()


def context(*regels: str) -> Geladen:
    return Geladen(
        soort=Referentiesoort.CONTEXT,
        sleutel="kwb",
        naam="Kerncijfers 2023",
        versie="2023",
        bron="CBS Kerncijfers wijken en buurten 2023",
        licentie="CC BY 4.0",
        rijen="\n".join([KOP, *regels]).encode(),
    )


def figure_of(referentie: Referentie, jaar: int) -> pd.Series:
    tabel = referentie.kerncijfers
    gezocht = (tabel["regiocode"] == BLOEMHOF) & (tabel["peiljaar"] == jaar)
    return tabel[gezocht & (tabel["indicatorcode"] == "jeugd_0_25")].iloc[0]


def test_a_loaded_year_stands_beside_our_own_with_its_own_source(referentie: Referentie) -> None:
    ruimer = extend_referentie(referentie, [context(f"jeugd_0_25,{BLOEMHOF},2023,2023JJ00,4321,,,")])
    validate_referentie(ruimer)
    assert figure_of(ruimer, 2023)[["waarde", "bron"]].tolist() == [
        4321.0,
        "CBS Kerncijfers wijken en buurten 2023",
    ]
    assert figure_of(ruimer, 2020)["waarde"] == figure_of(referentie, 2020)["waarde"]


def test_a_loaded_figure_takes_the_place_of_our_own_of_that_year(referentie: Referentie) -> None:
    ruimer = extend_referentie(referentie, [context(f"jeugd_0_25,{BLOEMHOF},2020,2020JJ00,4321,,,")])
    assert figure_of(ruimer, 2020)["waarde"] == 4321.0
    assert len(ruimer.kerncijfers) == len(referentie.kerncijfers)


def test_a_change_of_borders_is_kept_per_place_and_year(referentie: Referentie) -> None:
    ruimer = extend_referentie(referentie, [context(f"indelingswijziging,{BLOEMHOF},2023,2023JJ00,3,,,")])
    validate_referentie(ruimer)
    rij = ruimer.indelingswijzigingen.iloc[-1]
    assert (rij["regiocode"], rij["peiljaar"], rij["soort"]) == (BLOEMHOF, 2023, 3)
    assert len(ruimer.kerncijfers) == len(referentie.kerncijfers)


@pytest.mark.parametrize("maat", ["jeugd_0_25", "indelingswijziging"])
def test_what_is_loaded_counts_in_the_build_id(referentie: Referentie, maat: str) -> None:
    stad = make_stad()
    ids = {
        build_id_of([], stad, extend_referentie(referentie, geladen), 10)
        for geladen in (
            [],
            [context(f"{maat},{BLOEMHOF},2023,2023JJ00,2,,,")],
            [context(f"{maat},{BLOEMHOF},2023,2023JJ00,3,,,")],
        )
    }
    assert len(ids) == 3


def test_a_kind_that_takes_no_part_in_the_figures_leaves_the_build_alone(referentie: Referentie) -> None:
    grenzen = dataclasses.replace(context("jeugd_0_25,x,2023,1,"), soort=Referentiesoort.GEO)
    assert extend_referentie(referentie, [grenzen]) is referentie
