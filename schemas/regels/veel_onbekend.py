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
    klaar = pl.col("einddatum").is_not_null()
    for veld, titel, pas_na_einde in VELDEN:
        if veld not in feiten.kolommen or veld not in rijen.columns:
            continue
        gevraagd = rijen.lazy().filter(klaar) if pas_na_einde else rijen.lazy()
        weet_niet = (pl.col(veld).is_null() | (pl.col(veld).cast(pl.String) == "onbekend")).sum()
        onbekend, alle = gevraagd.select(weet_niet.alias("n"), pl.len().alias("alle")).collect().row(0)
        if alle >= MINSTENS and onbekend > AANDEEL * alle and (onbekend < alle or veld == "reden_einde"):
            woorden = {"titel": titel, "deel": f"{onbekend} van de {alle}"}
            yield Geval(titel, woorden, aantal=onbekend)


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
