"""A figure over less than half of the people says little of the whole."""

from collections.abc import Iterator
from datetime import date

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Geheelregel, Geval, Proef

MINSTENS, AANDEEL = 20, 0.4
VELDEN = (
    ("reden_einde", "De reden van het einde", True),
    ("zonder_hulp_verder", "Zonder hulp verder", True),
    ("nut", "Het cijfer voor nut", True),
    ("toeleiding", "De toeleiding", False),
    ("leeftijd", "De leeftijd", False),
)


def zoek(rijen: pl.DataFrame, feiten: Feiten) -> Iterator[Geval]:
    """Find the columns with more than four of ten empty or unknown, among the rows where an answer was due."""
    velden = [v for v in VELDEN if v[0] in feiten.kolommen and v[0] in rijen.columns]
    is_klaar = pl.col("einddatum").is_not_null()
    tellingen = rijen.select(
        is_klaar.sum().alias("klaar"),
        *(
            (_is_onbekend(rijen, v) & (is_klaar if na_einde else True)).sum().alias(v)
            for v, _, na_einde in velden
        ),
    ).row(0, named=True)
    for veld, titel, pas_na_einde in velden:
        onbekend, alle = tellingen[veld], tellingen["klaar"] if pas_na_einde else rijen.height
        if alle >= MINSTENS and onbekend > AANDEEL * alle and (onbekend < alle or veld == "reden_einde"):
            woorden = {"titel": titel, "deel": f"{onbekend} van de {alle}"}
            yield Geval(titel, woorden, aantal=onbekend)


def _is_onbekend(rijen: pl.DataFrame, veld: str) -> pl.Expr:
    leeg = pl.col(veld).is_null()
    return leeg | (pl.col(veld) == "onbekend") if rijen.schema[veld] == pl.String else leeg


REGEL = Geheelregel(
    code="veel_onbekend",
    soorten=("trajecten",),
    veld="",
    boodschap="{titel} is bij {deel} trajecten leeg of onbekend. De cijfers hierover gaan dan maar over een deel van de jongeren.",
    herstel="Vul aan wat u weet. Wordt dit niet gevraagd, spreek dan af hoe dat voortaan wel kan.",
    ernst=Ernst.OPMERKING,
    toegestaan="bij hooguit 4 van de 10 onbekend",
    trap=Trap.TABELLEN,
    zoek=zoek,
    voldoet=(
        Proef(
            tuple(
                {"zonder_hulp_verder": "ja" if i % 3 else "onbekend", "einddatum": date(2025, 8, 1)}
                for i in range(30)
            ),
            feiten={"kolommen": frozenset({"zonder_hulp_verder"})},
        ),
    ),
    breekt=(
        Proef(
            tuple(
                {"zonder_hulp_verder": None if i % 2 else "ja", "einddatum": date(2025, 8, 1)}
                for i in range(30)
            ),
            feiten={"kolommen": frozenset({"zonder_hulp_verder"})},
        ),
    ),
    voorbeeld="bij 15 van de 30 afgesloten trajecten is niet bekend of iemand zonder hulp verder kan",
    velden=("einddatum",),
)
