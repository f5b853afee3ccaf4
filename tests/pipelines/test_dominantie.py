"""Who has nearly everybody in a total does not learn how few the others had."""

from collections.abc import Mapping

import pandas as pd
import pytest
from cijferstad import BLOEMHOF, beeindigd, bron, make_stad, trajecten

from pipelines.dominantie import count_anderen
from pipelines.reference import Referentie, load_referentie
from pipelines.warehouse import compute_cijfers


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
