"""A small city with readable deliveries, for every test about figures."""

import hashlib
import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import pandas as pd
import polars as pl

from pipelines.stad import KOLOMMEN_STAD, Aanleverbron, Stad

TRAJECT = {
    "traject_id": pl.String,
    "interventie": pl.String,
    "regio": pl.String,
    "leeftijd": pl.Int64,
    "leeftijdsgroep": pl.String,
    "toeleiding": pl.String,
    "startdatum": pl.Date,
    "einddatum": pl.Date,
    "reden_einde": pl.String,
    "bijeenkomsten": pl.Int64,
    "nut": pl.Float64,
    "informant": pl.String,
    "zonder_hulp_verder": pl.String,
    "aanmelddatum": pl.Date,
    "vast_gezicht": pl.String,
    "doel_bereikt": pl.String,
    "herstart": pl.String,
}
EFFECT = {
    "traject_id": pl.String,
    "instrument": pl.String,
    "informant": pl.String,
    "moment": pl.String,
    "datum": pl.Date,
    "score": pl.Float64,
}
TELLING = {
    "kwartaal": pl.String,
    "interventie": pl.String,
    "regio": pl.String,
    "grootheid": pl.String,
    "aantal": pl.Int64,
    "bovengrens": pl.Int64,
    "waarvan": pl.Int64,
    "meetstatus": pl.String,
    "reden_onbekend": pl.String,
    "toelichting": pl.String,
}
BLOEMHOF, HILLESLUIS, VREEWIJK, KATENDRECHT = "BU05991081", "BU05991082", "BU05991080", "BU05991085"
FEIJENOORD, ROTTERDAM = "WK059910", "GM0599"


def traject(**velden: Any) -> dict[str, Any]:
    """One trajectory that ran through 2025-K3 in Bloemhof, unless told otherwise."""
    gewoon = {
        "traject_id": "T-1",
        "interventie": "maatje",
        "regio": BLOEMHOF,
        "leeftijd": 12,
        "startdatum": date(2025, 5, 1),
    }
    return {**dict.fromkeys(TRAJECT), **gewoon, **velden}


def beeindigd(**velden: Any) -> dict[str, Any]:
    """One trajectory that ended in 2025-K3 as planned, with a mark and an answer of the young person."""
    einde = {
        "einddatum": date(2025, 8, 15),
        "reden_einde": "volgens_plan",
        "bijeenkomsten": 6,
        "nut": 8.0,
        "informant": "jongere",
        "zonder_hulp_verder": "ja",
    }
    return traject(**{**einde, **velden})


def trajecten(rijen: Iterable[dict[str, Any]]) -> pl.DataFrame:
    """Typed rows; each gets its own number."""
    genummerd = [{**rij, "traject_id": f"T-{i}"} for i, rij in enumerate(rijen)]
    return pl.DataFrame(genummerd, schema=TRAJECT)


def tellingen(rijen: Iterable[dict[str, Any]]) -> pl.DataFrame:
    """Typed rows of the light template, measured in 2025-K3 unless told otherwise."""
    gewoon = {"kwartaal": "2025-K3", "interventie": "maatje", "regio": BLOEMHOF, "meetstatus": "gemeten"}
    return pl.DataFrame([{**dict.fromkeys(TELLING), **gewoon, **rij} for rij in rijen], schema=TELLING)


def parquet(tabel: pl.DataFrame) -> bytes:
    """The rows as they lie in the archive."""
    doos = io.BytesIO()
    tabel.write_parquet(doos)
    return doos.getvalue()


def bron(aanlevering_id: int, tabel: pl.DataFrame, **velden: Any) -> Aanleverbron:
    """One accepted file."""
    inhoud = parquet(tabel)
    gewoon: dict[str, Any] = {
        "partijcode": "buurtkracht",
        "kwartaal": "2025-K3",
        "soort": "trajecten",
        "versie": 1,
        "is_vastgesteld": False,
        "bestandsnaam": "bestand.csv",
        "aantal_rijen": tabel.height,
        "sha256": hashlib.sha256(inhoud).hexdigest(),
    }
    return Aanleverbron(aanlevering_id=aanlevering_id, lees=lambda: inhoud, **{**gewoon, **velden})


def make_stad(gebeurtenissen: Sequence[tuple[object, ...]] = ()) -> Stad:
    """Two parties, two interventions for 8 to 17, of which one individual."""
    kolommen = KOLOMMEN_STAD
    return Stad(
        partijen=pd.DataFrame(
            [("buurtkracht", "Buurtkracht", "aanbieder"), ("sportraad", "Sportraad", "aanbieder")],
            columns=list(kolommen["partijen"]),
        ),
        interventies=pd.DataFrame(
            [
                ("maatje", "Maatje", "jongeren", 8, 17, 3, True, True),
                ("inloop", "Inloop", "jongeren", 8, 17, 1, False, False),
            ],
            columns=list(kolommen["interventies"]),
        ),
        interventie_factor=pd.DataFrame(
            [
                ("maatje", "CTC-08", 3, "Een maatje geeft steun", "eigen onderzoek", False),
                ("inloop", "CTC-08", 1, "", "", True),
                ("inloop", "CTC-03", 1, "", "", True),
            ],
            columns=list(kolommen["interventie_factor"]),
        ),
        gebeurtenissen=pd.DataFrame(list(gebeurtenissen), columns=list(kolommen["gebeurtenissen"])),
        focusfactoren=pd.DataFrame(
            [(FEIJENOORD, "CTC-08", "2025-K1", None, 4, 17, "Gekozen door de wijk")],
            columns=list(kolommen["focusfactoren"]),
        ),
        leverbereiken=pd.DataFrame(
            [("buurtkracht", "maatje", FEIJENOORD, "2025-K1", "2025-K4")],
            columns=list(kolommen["leverbereiken"]),
        ),
        wijkinzet=pd.DataFrame([], columns=list(kolommen["wijkinzet"])),
    )
