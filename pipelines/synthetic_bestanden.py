"""The files of one quarter as the invented parties would send them, with the mistakes that are planted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from pipelines.synthetic import select_kwartaal
from pipelines.synthetic_gewoonten import Gewoonte, write_bestand
from pipelines.synthetic_partijen import GEWOONTE_VAN, LICHTE_PARTIJEN, SCORES
from pipelines.synthetic_tellingen import count_tellingen
from schemas.vocabulary import Kwartaal

GROEPEN = ((0, 3, "0-3"), (4, 11, "4-11"), (12, 17, "12-17"), (18, 22, "18-22"), (23, 27, "23-27"))


@dataclass(frozen=True)
class Bestand:
    """One file as a provider would send it."""

    partijcode: str
    kwartaal: Kwartaal
    soort: str
    bestandsnaam: str
    inhoud: bytes


def make_bestanden(
    trajecten: pl.DataFrame, kwartaal: Kwartaal, partijnamen: Mapping[str, str], *, zaad: int
) -> list[Bestand]:
    """Write every party's files of one quarter, in a fixed order."""
    actief = select_kwartaal(trajecten, kwartaal)
    bestanden = []
    for partijcode in sorted(set(actief["partijcode"])):
        eigen = actief.filter(pl.col("partijcode") == partijcode)
        naam = partijnamen[partijcode]
        if partijcode in LICHTE_PARTIJEN:
            bestanden.append(_tellingen(eigen, partijcode, kwartaal, naam=naam, zaad=zaad))
            continue
        bestanden.append(_trajecten(eigen, partijcode, kwartaal, naam=naam))
        scores = make_scores(trajecten.filter(pl.col("partijcode") == partijcode), kwartaal)
        if len(scores):
            bestanden.append(_scores(scores, partijcode, kwartaal, naam=naam))
    return bestanden


def _trajecten(rijen: pl.DataFrame, partijcode: str, kwartaal: Kwartaal, *, naam: str) -> Bestand:
    gewoonte = GEWOONTE_VAN[partijcode]
    inhoud = write_bestand(rijen.pipe(add_leeftijdsgroep), gewoonte, organisatie=naam, kwartaal=kwartaal)
    return Bestand(
        partijcode, kwartaal, "trajecten", _naam(partijcode, kwartaal, "trajecten", gewoonte), inhoud
    )


def _scores(rijen: pl.DataFrame, partijcode: str, kwartaal: Kwartaal, *, naam: str) -> Bestand:
    inhoud = write_bestand(rijen, SCORES, organisatie=naam, kwartaal=kwartaal)
    return Bestand(
        partijcode, kwartaal, "effectmetingen", _naam(partijcode, kwartaal, "vragenlijsten", SCORES), inhoud
    )


def _tellingen(rijen: pl.DataFrame, partijcode: str, kwartaal: Kwartaal, *, naam: str, zaad: int) -> Bestand:
    gewoonte = LICHTE_PARTIJEN[partijcode]
    tellingen = count_tellingen(rijen, kwartaal, zaad=zaad)
    inhoud = write_bestand(tellingen, gewoonte, organisatie=naam, kwartaal=kwartaal)
    return Bestand(
        partijcode, kwartaal, "tellingen", _naam(partijcode, kwartaal, "tellingen", gewoonte), inhoud
    )


def _naam(partijcode: str, kwartaal: Kwartaal, wat: str, gewoonte: Gewoonte) -> str:
    return f"{partijcode}_{kwartaal.jaar}K{kwartaal.nummer}_{wat}.{gewoonte.extensie}"


def add_leeftijdsgroep(rijen: pl.DataFrame) -> pl.DataFrame:
    """Add the age group some providers deliver instead of an age."""
    groep = pl.lit(None, dtype=pl.String)
    for van, tot, code in GROEPEN:
        groep = pl.when(pl.col("leeftijd").is_between(van, tot)).then(pl.lit(code)).otherwise(groep)
    return rijen.with_columns(groep.alias("leeftijdsgroep"))


def make_scores(trajecten: pl.DataFrame, kwartaal: Kwartaal) -> pl.DataFrame:
    """Return the questionnaires of the quarter: before at the start, before and after at the end."""
    delen = [
        trajecten.filter(pl.col("voor").is_not_null(), _in_kwartaal("startdatum", kwartaal)).pipe(
            _score, "voor", "startdatum"
        ),
        trajecten.filter(
            pl.col("voor").is_not_null(), pl.col("na").is_not_null(), _in_kwartaal("einddatum", kwartaal)
        ).pipe(_score, "na", "einddatum"),
    ]
    return pl.concat(delen).sort("traject_id", "moment", descending=[False, True])


def _in_kwartaal(kolom: str, kwartaal: Kwartaal) -> pl.Expr:
    return pl.col(kolom).is_between(kwartaal.eerste_dag, kwartaal.laatste_dag)


def _score(trajecten: pl.DataFrame, moment: str, datumkolom: str) -> pl.DataFrame:
    return trajecten.select(
        "traject_id",
        "instrument",
        pl.when(pl.col("informant") == "professional")
        .then(pl.lit("ouder"))
        .otherwise("informant")
        .alias("informant"),
        pl.lit(moment).alias("moment"),
        pl.col(datumkolom).alias("datum"),
        pl.col(moment).cast(pl.Int64).alias("score"),
    )


def plant_fouten(scores: Bestand, fouten: Sequence[tuple[int, int, str]]) -> Bestand:
    """Overwrite cells of a semicolon file: (line, column, text), both counted from 1."""
    regels = scores.inhoud.decode("utf-8").split("\r\n")
    for rij, kolom, tekst in fouten:
        cellen = regels[rij - 1].split(";")
        cellen[kolom - 1] = tekst
        regels[rij - 1] = ";".join(cellen)
    return Bestand(
        scores.partijcode,
        scores.kwartaal,
        scores.soort,
        scores.bestandsnaam,
        "\r\n".join(regels).encode("utf-8"),
    )
