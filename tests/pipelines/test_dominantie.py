"""Who has nearly everybody in a total does not learn how few the others had."""

from collections.abc import Mapping
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from cijferstad import BLOEMHOF, beeindigd, bron, make_stad, trajecten

from pipelines.dominantie import count_anderen
from pipelines.reference import Referentie, load_referentie
from pipelines.warehouse import build_warehouse, compute_cijfers


@pytest.fixture(scope="module")
def referentie() -> Referentie:
    return load_referentie()


def show(aantallen: Mapping[str, int], zelf: Mapping[str, int], referentie: Referentie) -> pd.DataFrame:
    """The figures of all parties together in one buurt; of the first ones of a party somebody answered yes."""
    bronnen = [
        bron(
            nummer,
            trajecten(
                [
                    beeindigd(zonder_hulp_verder="ja" if i < zelf.get(partij, 0) else "nee")
                    for i in range(aantal)
                ]
            ),
            partijcode=partij,
        )
        for nummer, (partij, aantal) in enumerate(aantallen.items(), start=1)
    ]
    cijfers = compute_cijfers(bronnen, make_stad(), referentie, drempel=10)
    samen = (cijfers["partijcode"] == "*") & (cijfers["interventiecode"] == "*")
    return cijfers[samen & (cijfers["regiocode"] == BLOEMHOF)].set_index("indicatorcode")


def test_what_is_not_of_the_largest_party_is_counted_over_its_interventies() -> None:
    rij = {"grootheid": "deelnemers_bereikt", "regiocode": "B", "kwartaal": "2025-K3", "informant": "*"}
    tellingen = pd.DataFrame(
        [
            rij | {"partijcode": p, "interventiecode": i, "aantal": n}
            for p, i, n in (
                ("boom", "klimrek", 20.0),
                ("boom", "schommel", 15.0),
                ("tak", "klimrek", 4.0),
                ("*", "klimrek", 24.0),
                ("*", "schommel", 15.0),
                ("*", "*", 39.0),
            )
        ]
    )
    assert count_anderen(tellingen)[3:].tolist() == [4.0, 0.0, 4.0]
    assert pd.isna(count_anderen(tellingen)[:3]).all()


@pytest.mark.traag
@pytest.mark.parametrize(
    ("aantallen", "is_dicht"),
    [
        ({"buurtkracht": 40, "sportraad": 4}, True),
        ({"buurtkracht": 40, "sportraad": 14}, False),
        ({"buurtkracht": 40, "sportraad": 4, "thuisbasis": 5}, True),
        ({"buurtkracht": 40, "sportraad": 11, "thuisbasis": 12}, False),
    ],
)
def test_a_total_that_tells_its_largest_party_of_few_others_is_hidden(
    referentie: Referentie, aantallen: Mapping[str, int], is_dicht: bool
) -> None:
    bereik = show(aantallen, {}, referentie).loc["bereik"]
    assert bool(bereik["is_onderdrukt"]) is is_dicht
    assert is_dicht or bereik["waarde"] == sum(aantallen.values())


@pytest.mark.traag
@pytest.mark.parametrize(("zelf", "is_grof"), [(3, True), (15, False), (28, True)])
def test_a_share_that_tells_its_largest_party_how_few_others_answered_so_is_coarse(
    referentie: Referentie, zelf: int, is_grof: bool
) -> None:
    cijfers = show({"buurtkracht": 40, "sportraad": 30}, {"buurtkracht": 20, "sportraad": zelf}, referentie)
    deel = cijfers.loc["zonder_hulp_verder"]
    assert not deel["is_onderdrukt"]
    assert bool(deel["is_grof"]) is is_grof


def count_per_leeftijd(
    aantallen: Mapping[str, Mapping[int, int]], doel: Path, referentie: Referentie
) -> dict[str, float | None]:
    """How many of the age groups with somebody are shown in one buurt, when parties have so many of each age."""
    bronnen = [
        bron(
            nummer,
            trajecten([beeindigd(leeftijd=jaar) for jaar, aantal in jaren.items() for _ in range(aantal)]),
            partijcode=partij,
        )
        for nummer, (partij, jaren) in enumerate(aantallen.items(), start=1)
    ]
    build = build_warehouse(bronnen, make_stad(), referentie, doel=doel, drempel=10)
    with duckdb.connect(str(build.pad), read_only=True) as verbinding:
        vraag = "select leeftijdsgroep, aantal from leeftijdsbereik where regiocode = ? and aantal is distinct from 0"
        return dict(verbinding.execute(vraag, [BLOEMHOF]).fetchall())


@pytest.mark.traag
def test_a_class_that_tells_its_largest_party_of_few_others_is_hidden(
    tmp_path: Path, referentie: Referentie
) -> None:
    """Three groups of 34 or more; in two of them only a few are not of the same party, or none is."""
    buurtkracht = {8: 30, 14: 30, 20: 30}
    getoond = count_per_leeftijd(
        {"buurtkracht": buurtkracht, "sportraad": {8: 20, 14: 20, 20: 20}}, tmp_path / "samen", referentie
    )
    assert list(getoond.values()) == [50, 50, 50]
    dicht = count_per_leeftijd(
        {"buurtkracht": buurtkracht, "sportraad": {8: 4, 14: 5, 20: 20}}, tmp_path / "weinig", referentie
    )
    assert sorted(getoond) == sorted(dicht)
    assert list(dicht.values()).count(None) == 2
    assert set(dicht.values()) == {None, 50}
    alleen = count_per_leeftijd({"buurtkracht": buurtkracht}, tmp_path / "alleen", referentie)
    assert list(alleen.values()) == [30, 30, 30]
