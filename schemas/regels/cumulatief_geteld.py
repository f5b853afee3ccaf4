"""Counts since January where counts of the quarter were asked."""

from collections.abc import Iterator
from itertools import pairwise

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Geheelregel, Geval, Proef

MINSTE_GROEPEN, MINSTE_TOTAAL = 4, 20


def _stand(maal: int) -> tuple[dict[str, str | int], ...]:
    return tuple(
        {"interventie": "a", "regio": f"BU{i}", "grootheid": "x", "aantal": maal * (10 + i)} for i in range(5)
    )


def zoek(rijen: pl.DataFrame, feiten: Feiten) -> Iterator[Geval]:
    """Find counts that only grow through the year, in every group, and as fast as a running total does."""
    nummer = feiten.kwartaal.nummer
    dit_jaar = {
        e.kwartaal.nummer: _counts(e.rijen) for e in feiten.eerder if e.kwartaal.jaar == feiten.kwartaal.jaar
    }
    if nummer == 1 or set(dit_jaar) != set(range(1, nummer)):
        return
    reeks = [dit_jaar[n] for n in range(1, nummer)] + [_counts(rijen)]
    groepen = set.intersection(*(set(aantallen) for aantallen in reeks))
    stijgt = all(later[g] >= eerder[g] for eerder, later in pairwise(reeks) for g in groepen)
    totalen = [sum(aantallen[g] for g in groepen) for aantallen in reeks]
    nodig = MINSTE_GROEPEN if nummer > 2 else 2 * MINSTE_GROEPEN
    if len(groepen) >= nodig and stijgt and all(_grows(totalen, n) for n in range(1, nummer)):
        yield Geval(" – ".join(map(str, totalen)), aantal=len(groepen))


def _grows(totalen: list[int], n: int) -> bool:
    """Whether the total grew by at least half of what an average quarter so far brought."""
    return totalen[n - 1] >= MINSTE_TOTAAL and totalen[n] - totalen[n - 1] >= totalen[n - 1] / n / 2


def _counts(rijen: pl.DataFrame) -> dict[tuple[str, str, str], int]:
    sleutel = ["interventie", "regio", "grootheid"]
    geteld = rijen.filter(pl.col("aantal") > 0, pl.col("grootheid") != "vrijwilligers").drop_nulls(sleutel)
    return {
        (i, r, g): int(n) for i, r, g, n in geteld.group_by(sleutel).agg(pl.col("aantal").sum()).iter_rows()
    }


REGEL = Geheelregel(
    code="cumulatief_geteld",
    soorten=("tellingen",),
    veld="aantal",
    boodschap="De aantallen groeien elk kwartaal van dit jaar in elke wijk (samen {gevonden}). Telt u door vanaf januari?",
    herstel="Lever alleen wat in dit kwartaal is geteld. Groeide het echt, licht dat dan toe.",
    ernst=Ernst.WAARSCHUWING,
    toegestaan="het aantal van dit kwartaal alleen",
    trap=Trap.EERDERE_KWARTALEN,
    zoek=zoek,
    voldoet=(
        Proef(_stand(1), (("2025-K2", _stand(1)), ("2025-K1", _stand(1)))),
        Proef(_stand(3), (("2025-K2", _stand(2)),)),
    ),
    breekt=(Proef(_stand(3), (("2025-K2", _stand(2)), ("2025-K1", _stand(1)))),),
    voorbeeld="in K1 20, in K2 41 en in K3 63 deelnemers, in elke wijk meer",
)
