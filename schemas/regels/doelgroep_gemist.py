"""When one of three participants is outside the target group, the intervention or the target group is another."""

from collections.abc import Iterator

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Geheelregel, Geval, Proef

MINSTENS, AANDEEL, RUIMTE, PROEF = 10, 0.33, 2, 20_000
LEEFTIJD = {"kolommen": frozenset({"leeftijd"}), "doelgroepen": {"a": (12, 17)}}


def zoek(rijen: pl.DataFrame, feiten: Feiten) -> Iterator[Geval]:
    """Find the interventions of which more than one of three ages lies more than two years outside the target group."""
    if not feiten.doelgroepen or "leeftijd" not in feiten.kolommen:
        return
    # A sample tells whether counting all of a very large file is worth it.
    if rijen.height > PROEF and not list(_find(rijen.head(PROEF), feiten, AANDEEL / 2)):
        return
    yield from _find(rijen, feiten, AANDEEL)


def _find(rijen: pl.DataFrame, feiten: Feiten, aandeel: float) -> Iterator[Geval]:
    per_leeftijd = rijen.group_by("interventie", "leeftijd").len().drop_nulls()
    for (code,), groep in per_leeftijd.group_by("interventie", maintain_order=True):
        van, tot = feiten.doelgroepen.get(str(code), (0, 99))
        alle = int(groep["len"].sum())
        erbuiten = int(groep.filter(~pl.col("leeftijd").is_between(van - RUIMTE, tot + RUIMTE))["len"].sum())
        if alle >= MINSTENS and erbuiten > aandeel * alle:
            deel = f"{erbuiten} van de {alle}"
            yield Geval(
                feiten.naam(str(code)),
                {"deel": deel, "doelgroep": f"{van} tot en met {tot} jaar"},
                aantal=erbuiten,
            )


REGEL = Geheelregel(
    code="doelgroep_gemist",
    soorten=("trajecten",),
    veld="leeftijd",
    boodschap='Bij "{gevonden}" vallen {deel} deelnemers buiten de doelgroep ({doelgroep}).',
    herstel="Controleer of dit de goede interventie is en of de leeftijd in jaren staat. Bereikt u een andere groep, licht dat dan toe.",
    ernst=Ernst.WAARSCHUWING,
    toegestaan="leeftijden in de doelgroep van de interventie",
    trap=Trap.TABELLEN,
    zoek=zoek,
    voldoet=(Proef(tuple({"interventie": "a", "leeftijd": 12 + i % 6} for i in range(20)), feiten=LEEFTIJD),),
    breekt=(Proef(tuple({"interventie": "a", "leeftijd": 4 + i % 10} for i in range(20)), feiten=LEEFTIJD),),
    voorbeeld="tien van de twintig deelnemers van een interventie voor 12 tot en met 17 jaar zijn jonger dan 10",
    velden=("interventie",),
)
