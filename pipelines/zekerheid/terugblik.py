"""Was an expected change seen? The test of two quarters (R-12) on two published figures and what was expected (R-40)."""

from dataclasses import dataclass

import numpy as np

from pipelines.zekerheid.aandelen import compare_aandelen
from pipelines.zekerheid.aantallen import compare_aantallen
from pipelines.zekerheid.gemiddelden import compare_gemiddelden
from pipelines.zekerheid.grondslag import ALFA
from pipelines.zekerheid.verschil import Gemeten, compute_verschil, describe_gemeten

GEZIEN, NIET_GEZIEN, NOG_NIET = "gezien", "niet_gezien", "nog_niet_te_zeggen"


@dataclass(frozen=True)
class Bevonden:
    """What the figures say about an expectation, and why; `verschil` are the 95% limits where known.

    `reden`: meer_dan_toeval, andere_kant, verwachting_past_niet, kan_toeval_zijn, zonder_maat, niet_te_toetsen.
    """

    gezien: str
    reden: str
    verschil: tuple[float, float] | None = None
    is_kleiner: bool = False


def judge_verwachting(
    vorm: str,
    nu: Gemeten,
    toen: Gemeten,
    *,
    richting: str,
    verwacht: float | None = None,
    schaal: tuple[float, float] | None = None,
) -> Bevonden:
    """Judge one expectation that was written down beforehand; one question, so no correction for many looks.

    Seen: more than chance, the expected way. Not seen: more than chance the other way, or the expected
    size lies outside what the figures allow. Otherwise both chance and the expectation fit them.
    """
    p = compute_p(vorm, nu, toen, schaal=schaal)
    if p is None or nu.waarde is None or toen.waarde is None:
        return Bevonden(NOG_NIET, "niet_te_toetsen")
    verschil = compute_verschil(vorm, nu, toen, schaal=schaal)
    stijgt = nu.waarde > toen.waarde
    if p < ALFA:
        if stijgt == (richting == "hoger"):
            kleiner = _misses(vorm, toen.waarde, verwacht, verschil, richting=richting)
            return Bevonden(GEZIEN, "meer_dan_toeval", verschil, is_kleiner=kleiner)
        return Bevonden(NIET_GEZIEN, "andere_kant", verschil)
    if verwacht is None:
        return Bevonden(NOG_NIET, "zonder_maat", verschil)
    if _misses(vorm, toen.waarde, verwacht, verschil, richting=richting):
        return Bevonden(NIET_GEZIEN, "verwachting_past_niet", verschil)
    return Bevonden(NOG_NIET, "kan_toeval_zijn", verschil)


def compute_p(
    vorm: str, nu: Gemeten, toen: Gemeten, *, schaal: tuple[float, float] | None = None
) -> float | None:
    """Return the two-sided p of two published figures being equal; None when it cannot be tested.

    Of a coarse share the count is hidden: the largest p its rounding leaves room for is returned.
    """
    if vorm == "aandeel":
        return _compare_shares(nu, toen)
    if vorm == "gemiddelde":
        a, b = describe_gemeten(nu, schaal), describe_gemeten(toen, schaal)
        return float(compare_gemiddelden(a, b)[0]) if a and b else None
    a_telling, b_telling = _count(vorm, nu), _count(vorm, toen)
    if a_telling is None or b_telling is None or a_telling + b_telling == 0:
        return None
    return float(compare_aantallen(np.array([a_telling]), np.array([b_telling]))[0])


def _compare_shares(nu: Gemeten, toen: Gemeten) -> float | None:
    if nu.waarde is None or toen.waarde is None or not nu.n or not toen.n:
        return None
    a, b = _room(nu), _room(toen)
    is_grof = nu.teller is None or toen.teller is None
    if is_grof and a[0] <= b[1] and b[0] <= a[1]:
        return 1.0  # The two may be one and the same share.
    n, m = np.array([nu.n] * 4), np.array([toen.n] * 4)
    p = compare_aandelen(np.repeat(a, 2) * n, n, np.tile(b, 2) * m, m)
    return float(p.max())


def _room(gemeten: Gemeten) -> tuple[float, float]:
    """Return between which shares the published one lies: itself when exact, its rounding when coarse.

    A coarse share is a tenth, or in a small group the middle of a fifth (.1, .3 …): only an even tenth
    is surely a tenth.
    """
    waarde, n = gemeten.waarde or 0.0, gemeten.n or 1.0
    if gemeten.teller is not None:
        return gemeten.teller / n, gemeten.teller / n
    half = 0.05 if round(waarde * 10) % 2 == 0 else 0.1
    return max(0.0, waarde - half), min(1.0, waarde + half)


def _count(vorm: str, gemeten: Gemeten) -> float | None:
    """Return the number of people behind a count or a dose."""
    return gemeten.waarde if vorm == "aantal" else gemeten.n if vorm == "dosis" else None


def _misses(
    vorm: str,
    was: float,
    verwacht: float | None,
    verschil: tuple[float, float] | None,
    *,
    richting: str,
) -> bool:
    """Answer whether the expected value lies beyond what the figures allow, on the side that was hoped for."""
    if verwacht is None or verschil is None or (vorm == "aantal" and was == 0):
        return False
    nodig = verwacht / was if vorm == "aantal" else verwacht - was
    geen = 1.0 if vorm == "aantal" else 0.0
    if richting == "hoger":
        return nodig > geen and verschil[1] < nodig
    return nodig < geen and verschil[0] > nodig
