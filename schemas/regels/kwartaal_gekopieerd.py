"""The rows of the quarter before, sent again."""

from collections.abc import Iterator

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Geheelregel, Geval, Proef

MINSTENS, AANDEEL = 8, 0.9
LATEN = frozenset({"kwartaal", "maand"})


def _tellingen(plus: int) -> tuple[dict[str, str | int], ...]:
    return tuple(
        {"interventie": "a", "regio": f"BU{i}", "grootheid": "x", "aantal": 10 + i + plus} for i in range(10)
    )


def zoek(rijen: pl.DataFrame, feiten: Feiten) -> Iterator[Geval]:
    """Find a file of which nine of ten rows stood in an earlier quarter, and in which nothing began or ended."""
    for levering in feiten.eerder:
        inhoud = [
            k
            for k in rijen.columns
            if k in levering.rijen.columns and k not in LATEN and not k.startswith("_")
        ]
        te_zien = _comparable(rijen)
        if te_zien.height < MINSTENS or _has_news(rijen, feiten):
            return
        zelfde = (
            te_zien.select(inhoud)
            .join(levering.rijen.select(inhoud), on=inhoud, how="semi", nulls_equal=True)
            .height
        )
        if zelfde >= AANDEEL * te_zien.height:
            woorden = {"deel": f"{zelfde} van de {te_zien.height}", "toen": levering.kwartaal.label}
            yield Geval(levering.kwartaal.label, woorden, aantal=zelfde)
            return


def _comparable(rijen: pl.DataFrame) -> pl.DataFrame:
    """Leave out small counts: those are often the same by chance."""
    return rijen.filter(pl.col("aantal") >= 5) if "aantal" in rijen.columns else rijen


def _has_news(rijen: pl.DataFrame, feiten: Feiten) -> bool:
    dagen = [k for k in ("startdatum", "einddatum", "datum") if k in rijen.columns]
    if not dagen:
        return False
    van, tot = feiten.kwartaal.eerste_dag, feiten.kwartaal.laatste_dag
    return bool(rijen.select(pl.any_horizontal(pl.col(dagen).is_between(van, tot)).any()).item())


REGEL = Geheelregel(
    code="kwartaal_gekopieerd",
    soorten=("trajecten", "effectmetingen", "tellingen"),
    veld="",
    boodschap="Het bestand lijkt een kopie van {toen}: {deel} rijen zijn gelijk.",
    herstel="Controleer of u het goede bestand hebt gekozen. Is er echt niets veranderd, licht dat dan toe.",
    ernst=Ernst.WAARSCHUWING,
    toegestaan="de rijen van dit kwartaal",
    trap=Trap.EERDERE_KWARTALEN,
    zoek=zoek,
    voldoet=(Proef(_tellingen(0), (("2025-K2", _tellingen(1)),)), Proef(_tellingen(0))),
    breekt=(Proef(_tellingen(0), (("2025-K2", _tellingen(0)),)),),
    voorbeeld="dezelfde tien aantallen als in K2",
)
