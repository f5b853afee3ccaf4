"""The cheapest way to take a ground from every proof is the cheapest there is."""

from itertools import chain, combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipelines.onderdrukking.keuze import choose, choose_best, strip

gronden = st.integers(0, 6)
bewijzen = st.lists(st.frozensets(gronden, min_size=1, max_size=4), min_size=1, max_size=8)
prijzen = st.lists(st.floats(0.05, 9), min_size=7, max_size=7)


def cheapest(proeven: list[frozenset[int]], prijs: dict[int, float]) -> float:
    """Try every choice."""
    alle = sorted(frozenset().union(*proeven))
    keuzen = chain.from_iterable(combinations(alle, n) for n in range(len(alle) + 1))
    return min(sum(prijs[g] for g in keuze) for keuze in keuzen if all(b & set(keuze) for b in proeven))


@given(bewijzen, prijzen)
def test_a_small_choice_is_the_cheapest(proeven: list[frozenset[int]], prijs: list[float]) -> None:
    per_grond = dict(enumerate(prijs))
    gekozen = choose(proeven, per_grond)
    assert all(bewijs & gekozen for bewijs in proeven)
    assert np.isclose(sum(per_grond[g] for g in gekozen), cheapest(proeven, per_grond))


@given(bewijzen, prijzen)
def test_what_is_taken_without_choosing_leaves_the_cheapest_within_reach(
    proeven: list[frozenset[int]], prijs: list[float]
) -> None:
    per_grond = dict(enumerate(prijs))
    gekozen, over = strip(proeven, per_grond)
    rest = choose_best(sorted(over, key=sorted), per_grond) if over else set()
    samen = gekozen | rest
    assert all(bewijs & samen for bewijs in proeven)
    assert np.isclose(sum(per_grond[g] for g in samen), cheapest(proeven, per_grond))


def test_many_that_hang_together_are_still_all_broken() -> None:
    """Beyond what is reckoned exactly, step by step."""
    proeven = [frozenset({i, i + 1, i + 7}) for i in range(120)]
    gekozen = choose(proeven, {i: 1.0 + i % 3 for i in range(140)})
    assert all(bewijs & gekozen for bewijs in proeven)


def test_equal_prices_give_the_same_choice_in_any_order() -> None:
    proeven = [frozenset({1, 2}), frozenset({2, 3}), frozenset({3, 1})]
    prijs = dict.fromkeys((1, 2, 3), 1.0)
    assert choose(proeven, prijs) == choose(proeven[::-1], prijs)
