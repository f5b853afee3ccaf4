"""What a coarse share tells of the count behind it: the same as trying every count there can be."""

import numpy as np
import pytest

from pipelines.aanval.afronding import bound_grof
from pipelines.beoordeling import round_grof


def list_tellers(waarde: float, noemer: int, drempel: int) -> tuple[float, float]:
    """Try every count; where none is shown as this share, it may be any."""
    tellers = np.arange(noemer + 1, dtype=float)
    getoond = np.round(round_grof(tellers / noemer, np.full(len(tellers), float(noemer)), drempel=drempel), 2)
    past = np.flatnonzero(np.abs(getoond - waarde) < 0.001)
    return (float(past[0]), float(past[-1])) if len(past) else (0.0, float(noemer))


@pytest.mark.parametrize("drempel", [5, 10])
def test_the_bounds_of_a_coarse_share_are_those_of_every_count_that_is_shown_so(drempel: int) -> None:
    paren = [
        (waarde, noemer)
        for noemer in (*range(1, 130), 299, 300, 301, 1000, 12_345)
        for waarde in (*np.round(np.arange(1, 10) / 10, 1), 0.37)
    ]
    waarden, noemers = (np.array(kant, dtype=float) for kant in zip(*paren, strict=True))
    onder, boven = bound_grof(waarden, noemers, drempel=drempel)
    gevonden = list(zip(onder.tolist(), boven.tolist(), strict=True))
    assert gevonden == [list_tellers(waarde, noemer, drempel) for waarde, noemer in paren]


def test_no_share_has_no_bounds() -> None:
    onder, boven = bound_grof(np.zeros(0), np.zeros(0), drempel=10)
    assert len(onder) == len(boven) == 0
