"""A file that calls itself by another quarter was probably chosen by mistake."""

import re
from collections.abc import Iterator

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Geheelregel, Geval, Proef
from schemas.vocabulary import Kwartaal

KWARTAAL = re.compile(
    r"(?<!\d)(20\d\d)[-_ ]?[KQkq]([1-4])(?!\d)|(?<![A-Za-z])[KQkq]([1-4])[-_ ]?(20\d\d)(?!\d)"
)


def zoek(_: pl.DataFrame, feiten: Feiten) -> Iterator[Geval]:
    """Find quarters in the name of the file, else in the titles above the table; the delivered one among them is enough."""
    for teksten in ((feiten.bestandsnaam,), feiten.titels):
        genoemd = list(dict.fromkeys(kwartaal for tekst in teksten for kwartaal in read_kwartalen(tekst)))
        if genoemd:
            if feiten.kwartaal not in genoemd:
                yield Geval(genoemd[0].label, {"kwartaal": feiten.kwartaal.label})
            return


def read_kwartalen(tekst: str) -> Iterator[Kwartaal]:
    """Read every quarter that is written with its year."""
    for gevonden in KWARTAAL.finditer(tekst):
        yield Kwartaal(int(gevonden[1] or gevonden[4]), int(gevonden[2] or gevonden[3]))


REGEL = Geheelregel(
    code="kwartaal_in_bestandsnaam",
    soorten=("trajecten", "effectmetingen", "tellingen"),
    veld="",
    boodschap="Het bestand noemt zelf {gevonden}, en u levert aan voor {kwartaal}.",
    herstel="Kies het goede kwartaal of het goede bestand. Klopt het wel, licht dan toe waarom.",
    ernst=Ernst.WAARSCHUWING,
    toegestaan="het bestand van het gekozen kwartaal",
    trap=Trap.BESTAND,
    zoek=zoek,
    voldoet=(
        Proef(feiten={"bestandsnaam": "boom_2025K3.csv"}),
        Proef(
            feiten={"bestandsnaam": "uitvoer.csv", "titels": ("Rapportage K3 2025, vergeleken met K2 2025",)}
        ),
    ),
    breekt=(
        Proef(feiten={"bestandsnaam": "boom_2025K2.csv"}),
        Proef(feiten={"bestandsnaam": "uitvoer.csv", "titels": ("Rapportage Q1-2025",)}),
    ),
    voorbeeld="een bestand dat boom_2025K2.csv heet, aangeleverd voor K3 2025",
)
