"""Which files are behind a count: two builds of which the mark is equal tell of the same count."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from pipelines.aanval.standen import mark_standen

OUDER = {"BU1": "STAD", "BU2": "STAD"}
HIER = {"boom": {"BU1": 20.0, "STAD": 20.0}}
LATER = {**HIER, "tak": {"BU1": 0.0, "BU2": 4.0, "STAD": 4.0}}


def mark(
    aantallen: Mapping[str, Mapping[str, float]], grootheid: str = "deelnemers_bereikt"
) -> dict[str, str]:
    """The marks of the counts of all parties together, per place."""
    plekken = sorted({plek for eigen in aantallen.values() for plek in eigen})
    samen = {plek: sum(eigen.get(plek, 0.0) for eigen in aantallen.values()) for plek in plekken}
    rijen = pd.DataFrame(
        [
            (grootheid, plek, "2025-K3", partij, "*", aantal)
            for partij, eigen in {**aantallen, "*": samen}.items()
            for plek, aantal in eigen.items()
        ],
        columns=["grootheid", "regiocode", "kwartaal", "partijcode", "interventiecode", "aantal"],
    )
    bron = pd.DataFrame(
        [(partij, "2025-K3", "trajecten", f"som van {partij}") for partij in aantallen],
        columns=["partijcode", "kwartaal", "soort", "sha256"],
    )
    rijen["stand"] = mark_standen(rijen, bron, OUDER, np.asarray(rijen["aantal"] > 0))
    return rijen[rijen["partijcode"] == "*"].set_index("regiocode")["stand"].to_dict()


def test_a_later_file_changes_nothing_where_its_party_has_nobody() -> None:
    eerst, dan = mark(HIER), mark(LATER)
    assert eerst["BU1"] == dan["BU1"]
    assert eerst["STAD"] != dan["STAD"]


def test_a_file_that_comes_in_its_place_changes_it() -> None:
    dan = mark({**HIER, "tak": {"BU1": 1.0, "STAD": 1.0}})
    assert mark(HIER)["BU1"] != dan["BU1"]


def test_other_places_are_other_counts() -> None:
    """The same files add up to something else when places were divided otherwise."""
    eerst = mark(HIER)["BU1"]
    OUDER["BU3"] = "STAD"
    try:
        assert mark(HIER)["BU1"] != eerst
    finally:
        del OUDER["BU3"]


def test_a_party_that_tells_of_one_interventie_only_is_in_the_count_of_all() -> None:
    rijen = pd.DataFrame(
        [("boom", "klimrek", 3.0), ("*", "klimrek", 3.0), ("*", "*", 3.0)],
        columns=["partijcode", "interventiecode", "aantal"],
    ).assign(grootheid="deelnemers_bereikt", regiocode="BU1", kwartaal="2025-K3")
    bron = pd.DataFrame(
        [(partij, "2025-K3", "trajecten", partij) for partij in ("boom", "tak")],
        columns=["partijcode", "kwartaal", "soort", "sha256"],
    )
    eigen, alleen, alles = mark_standen(rijen, bron, OUDER, np.ones(3, dtype=bool))
    assert eigen == alleen == alles
    niemand = mark_standen(rijen, bron, OUDER, np.zeros(3, dtype=bool))
    assert niemand[2] != alles, "where nobody is seen it may be of any party"
