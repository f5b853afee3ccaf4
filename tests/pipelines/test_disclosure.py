"""Nobody can work out a small number: attacked with every sum there is, by linear programming."""

import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from proeven import KEER
from scipy.optimize import linprog

from pipelines.audit import find_afleidbaar
from pipelines.beoordeling import round_dosis, round_grof
from pipelines.disclosure import hide_cellen
from schemas.errors import BouwError

DREMPEL = 10
OUDER = {"b1": "w", "b2": "w", "w": "g", "b3": "g", "g~": "g", "g": "gm", "h": "gm", "b4": "h", "b5": "h"}
BLADEN = ("b1", "b2", "b3", "b4", "b5", "g~")
Bits = npt.NDArray[np.bool_]


def make_cellen(bladen: dict[tuple[str, str, str], int]) -> pd.DataFrame:
    """All sums of the smallest cells (regio, partij, interventie), as a build makes them."""
    som: dict[tuple[str, str, str], int] = {}
    for (regio, partij, interventie), aantal in bladen.items():
        plek: str | None = regio
        while plek:
            for sleutel in ((plek, p, i) for p in (partij, "*") for i in (interventie, "*")):
                som[sleutel] = som.get(sleutel, 0) + aantal
            plek = OUDER.get(plek)
    cellen = pd.DataFrame(
        [(*sleutel, float(aantal)) for sleutel, aantal in sorted(som.items())],
        columns=["regiocode", "partijcode", "interventiecode", "aantal"],
    )
    klein = cellen["aantal"].between(1, DREMPEL - 1)
    return cellen.assign(tabel=0, tegen=np.inf, is_gevoelig=klein, is_verborgen=False)


def find_range(cellen: pd.DataFrame, verborgen: Bits, cel: int) -> tuple[float, float]:
    """What an attacker learns about one cell from all shown cells, all sums, and that counts are not negative."""
    plek = {
        sleutel: i
        for i, sleutel in enumerate(
            cellen[["regiocode", "partijcode", "interventiecode"]].itertuples(index=False, name=None)
        )
    }
    rijen = []
    for totaal, nummer in plek.items():
        for richting in range(3):
            delen = [plek[d] for d in plek if d != totaal and parent_of(d, richting) == totaal]
            if delen:
                rij = np.zeros(len(plek))
                rij[delen], rij[nummer] = 1, -1
                rijen.append(rij)
    aantal = cellen["aantal"].to_numpy()
    # The rest of a place is never shown; here it counts as shown unless it is hidden: the worst case.
    grenzen = [(0, None) if dicht else (x, x) for x, dicht in zip(aantal, verborgen, strict=True)]
    doel = np.eye(len(plek))[cel]
    laag = linprog(doel, A_eq=np.array(rijen), b_eq=np.zeros(len(rijen)), bounds=grenzen)
    hoog = linprog(-doel, A_eq=np.array(rijen), b_eq=np.zeros(len(rijen)), bounds=grenzen)
    assert laag.success
    return laag.fun, -hoog.fun if hoog.success else np.inf


def parent_of(sleutel: tuple[str, str, str], richting: int) -> tuple[str, str, str] | None:
    regio, partij, interventie = sleutel
    if richting == 0:
        return (OUDER[regio], partij, interventie) if regio in OUDER else None
    if richting == 1:
        return (regio, "*", interventie) if partij != "*" else None
    return (regio, partij, "*") if interventie != "*" else None


def find_verraden(cellen: pd.DataFrame, verborgen: Bits) -> list[str]:
    """Name the small counts an attacker knows exactly."""
    verraden = []
    for cel in np.flatnonzero(cellen["is_gevoelig"].to_numpy()):
        laag, hoog = find_range(cellen, verborgen, int(cel))
        if not verborgen[cel] or hoog - laag < 1e-6:
            verraden.append("/".join(cellen.iloc[cel, :3]))
    return verraden


VOORBEELD = {
    ("b1", "p", "i"): 4,
    ("b2", "p", "i"): 30,
    ("b3", "p", "i"): 40,
    ("b4", "p", "i"): 50,
    ("b5", "q", "j"): 12,
    ("g~", "q", "j"): 25,
}


def test_hiding_only_the_small_counts_would_give_them_away() -> None:
    cellen = make_cellen(VOORBEELD)
    assert "b1/p/i" in find_verraden(cellen, cellen["is_gevoelig"].to_numpy())


def test_hidden_counts_do_not_follow_from_the_rest() -> None:
    cellen = make_cellen(VOORBEELD)
    verborgen = hide_cellen(cellen, OUDER, drempel=DREMPEL)
    assert find_verraden(cellen, verborgen) == []
    zien = set(cellen.loc[~verborgen, "regiocode"])
    assert "gm" in zien


cel = st.tuples(st.sampled_from(BLADEN), st.sampled_from("pqr"), st.sampled_from("ijk"))


@settings(max_examples=15 * KEER, deadline=None)
@given(st.dictionaries(cel, st.integers(1, 30), min_size=1, max_size=14))
def test_no_small_count_is_derivable_in_any_table(bladen: dict[tuple[str, str, str], int]) -> None:
    cellen = make_cellen(bladen)
    verborgen = hide_cellen(cellen, OUDER, drempel=DREMPEL)
    assert verborgen[cellen["is_gevoelig"]].all()
    assert find_verraden(cellen, verborgen) == []


@settings(max_examples=40 * KEER, deadline=None)
@given(st.dictionaries(cel, st.integers(0, 30), min_size=1, max_size=14), st.randoms(use_true_random=False))
def test_hidden_parts_of_a_shown_total_reach_the_threshold(
    bladen: dict[tuple[str, str, str], int], kans: object
) -> None:
    cellen = make_cellen(bladen)
    verborgen = hide_cellen(cellen, OUDER, drempel=DREMPEL)
    waarde = dict(
        zip(
            cellen.iloc[:, 0:3].itertuples(index=False, name=None),
            zip(cellen["aantal"], verborgen, strict=True),
            strict=True,
        )
    )
    for totaal, (_, is_dicht) in waarde.items():
        for richting in range(3):
            dicht = [waarde[d][0] for d in waarde if parent_of(d, richting) == totaal and waarde[d][1]]
            if not is_dicht and dicht:
                assert len(dicht) >= 2
                assert sum(dicht) >= DREMPEL


def test_the_order_of_the_rows_does_not_matter() -> None:
    cellen = make_cellen(VOORBEELD)
    andersom = cellen.iloc[::-1]
    verborgen = hide_cellen(cellen, OUDER, drempel=DREMPEL)
    assert hide_cellen(andersom, OUDER, drempel=DREMPEL)[::-1].tolist() == verborgen.tolist()


def test_nothing_is_hidden_where_nothing_is_small() -> None:
    cellen = make_cellen({("b1", "p", "i"): 12, ("b2", "p", "j"): 20})
    assert not hide_cellen(cellen, OUDER, drempel=DREMPEL).any()
    assert hide_cellen(cellen.iloc[:0], OUDER, drempel=DREMPEL).tolist() == []


def test_a_small_count_keeps_as_many_possible_values_as_the_threshold() -> None:
    """Two lines of two meet in one count: neither gives it away, together they leave only 3 to 6."""
    cellen = make_cellen(
        {("b1", "p", "i"): 6, ("b1", "q", "i"): 20, ("b2", "p", "i"): 8, ("b2", "q", "i"): 3}
    )
    verborgen = hide_cellen(cellen, OUDER, drempel=DREMPEL)
    for cel in np.flatnonzero(cellen["is_gevoelig"].to_numpy()):
        laag, hoog = find_range(cellen, verborgen, int(cel))
        assert hoog - laag >= DREMPEL


def test_a_table_with_a_double_key_is_refused() -> None:
    cellen = make_cellen(VOORBEELD)
    with pytest.raises(BouwError, match="dezelfde sleutel"):
        hide_cellen(pd.concat([cellen, cellen]), OUDER, drempel=DREMPEL)


def test_audit_finds_the_bridge_that_line_rules_miss() -> None:
    """Two squares of hidden cells joined by one: every line has two, and the joint still follows."""
    # Lines (totals 8..): a+b, c+d, a+c, b+d+x, e+f, g+h, e+g, f+h+x
    lijnen = [(0, 1), (2, 3), (0, 2), (1, 3, 8), (4, 5), (6, 7), (4, 6), (5, 7, 8)]
    lijn = np.array([i for i, delen in enumerate(lijnen) for _ in delen])
    deel = np.array([d for delen in lijnen for d in delen])
    totaal = np.arange(9, 9 + len(lijnen))
    verborgen = np.r_[np.ones(9, dtype=bool), np.zeros(len(lijnen), dtype=bool)]
    assert np.flatnonzero(find_afleidbaar(verborgen, totaal, lijn, deel)).tolist() == [8]


@pytest.mark.parametrize("n", [10, 14, 19, 25, 29, 30, 45, 80])
def test_a_coarse_share_leaves_more_than_one_count_possible(n: int) -> None:
    teller = np.arange(n + 1, dtype=float)
    grof = round_grof(teller / n, np.full(n + 1, float(n)), drempel=DREMPEL)
    assert pd.Series(grof).value_counts().min() >= (2 if n < 15 else 3)
    assert set(np.round(grof, 1)) <= {x / 10 for x in range(1, 10)}


def test_a_step_of_the_dose_is_at_least_the_threshold_in_people() -> None:
    inwoners = np.array([300.0, 1500.0, 4880.0, 190000.0])
    dosis = round_dosis(np.array([0.037] * 4), inwoners, drempel=DREMPEL)
    assert dosis.tolist() == [0.05, 0.04, 0.035, 0.037]
