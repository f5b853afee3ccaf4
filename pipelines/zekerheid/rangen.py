"""The middle value with the margin of its ranks, as `sql/vormen/mediaan.sql` computes it in a build."""

from collections.abc import Sequence
from statistics import median

HALF_Z = 0.98
"""Half of 1.96: the rank of a limit lies that many roots of n from the middle."""


def compute_middelste(waarden: Sequence[int]) -> tuple[int, int, int]:
    """Return the median and its 95% limits, without any shape of the spread (Campbell and Gardner 1988).

    The limits are the values at ranks n/2 ∓ 1.96 √n / 2, rounded; halves go up.
    """
    oplopend, n = sorted(waarden), len(waarden)
    laag = max(1, int(n / 2 - HALF_Z * n**0.5 + 0.5))
    hoog = min(n, int(1 + n / 2 + HALF_Z * n**0.5 + 0.5))
    return round(median(oplopend)), int(oplopend[laag - 1]), int(oplopend[hoog - 1])
