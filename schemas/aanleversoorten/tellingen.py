"""Tellingen: the light template (R-08); one row per count of one quarter, interventie and regio."""

import pandera.polars as pa
import polars as pl

from schemas.aanlevering import Aanleversoort, Veldsoort
from schemas.aanleverwoorden import tellingen as woorden
from schemas.aanleverwoorden.trajecten import KOPPEN as TRAJECTKOPPEN
from schemas.bevinding import Ernst
from schemas.rijmodel import AanleverRij, regel, veld


class TellingRij(AanleverRij):
    """A count by a party that delivers no rows per trajectory."""

    kwartaal: str = veld(
        Veldsoort.KWARTAAL,
        "Kwartaal",
        "Het kwartaal waarover u telt.",
        voorbeeld="2025-K3",
        synoniemen=TRAJECTKOPPEN["kwartaal"],
    )
    interventie: str = veld(
        Veldsoort.INTERVENTIE,
        "Interventie",
        "De naam van de interventie, zoals in de beschikking.",
        voorbeeld="Taalmaatjes",
        synoniemen=TRAJECTKOPPEN["interventie"],
        is_verplicht=True,
    )
    regio: str = veld(
        Veldsoort.REGIO,
        "Wijk",
        "De wijk of buurt waar de deelnemers wonen; het gebied mag ook.",
        voorbeeld="Hillesluis",
        synoniemen=TRAJECTKOPPEN["regio"],
        is_verplicht=True,
    )
    grootheid: str = veld(
        Veldsoort.KEUZE,
        "Wat is geteld",
        "Wat u heeft geteld, bijvoorbeeld deelnemers.",
        voorbeeld="deelnemers",
        synoniemen=woorden.KOPPEN["grootheid"],
        keuzes=woorden.GROOTHEDEN,
        is_verplicht=True,
    )
    aantal: int = veld(
        Veldsoort.TELLING,
        "Aantal",
        "Het aantal personen of keren. Leeg met een reden als u het niet weet; <5 mag.",
        voorbeeld="22",
        synoniemen=woorden.KOPPEN["aantal"],
        minimum=0,
    )
    bovengrens: int = pa.Field(nullable=True, ge=0)
    waarvan: int = veld(
        Veldsoort.GEHEEL,
        "Waarvan",
        "Het deel van het aantal waar het om gaat, bijvoorbeeld: waarvan ja.",
        voorbeeld="6",
        synoniemen=woorden.KOPPEN["waarvan"],
        minimum=0,
    )
    meetstatus: str = veld(
        Veldsoort.KEUZE,
        "Hoe weet u dit",
        "Gemeten, geschat of een bewering. Alleen gemeten aantallen komen in de cijfers.",
        voorbeeld="gemeten",
        synoniemen=woorden.KOPPEN["meetstatus"],
        keuzes=woorden.MEETSTATUSSEN,
    )
    reden_onbekend: str = veld(
        Veldsoort.KEUZE,
        "Reden onbekend",
        "Waarom u het aantal niet weet.",
        voorbeeld="niet gevraagd",
        synoniemen=woorden.KOPPEN["reden_onbekend"],
        keuzes=woorden.REDENEN_ONBEKEND,
    )
    toelichting: str = veld(
        Veldsoort.TEKST,
        "Toelichting",
        "Wat iemand moet weten om het aantal goed te lezen. Geen namen.",
        voorbeeld="In juli was de inloop dicht.",
        synoniemen=woorden.KOPPEN["toelichting"],
    )

    @regel(
        "waarvan",
        "Het deel (waarvan) is groter dan het aantal.",
        herstel="Controleer beide getallen; het deel kan niet groter zijn dan het geheel.",
        leest=("aantal",),
        voldoet=({"aantal": 8, "waarvan": 8}, {"aantal": None, "waarvan": 3}, {"aantal": 8, "waarvan": None}),
        breekt=({"aantal": 8, "waarvan": 9},),
        is_aanpasbaar=False,
    )
    @classmethod
    def waarvan_groter_dan_aantal(cls, data: pa.PolarsData) -> pl.LazyFrame:
        geheel = pl.coalesce("aantal", "bovengrens")
        return data.lazyframe.select((pl.col("waarvan") <= geheel).fill_null(value=True))

    @regel(
        "aantal",
        "Er staat geen aantal, en ook geen reden waarom het onbekend is.",
        herstel="Vul het aantal in (0 als het er geen waren), of schrijf 'onbekend' met de reden.",
        ernst=Ernst.WAARSCHUWING,
        leest=("reden_onbekend",),
        voldoet=({"aantal": 0}, {"bovengrens": 4}, {"reden_onbekend": "geen_data"}),
        breekt=({"aantal": None, "reden_onbekend": None},),
    )
    @classmethod
    def aantal_zonder_reden(cls, data: pa.PolarsData) -> pl.LazyFrame:
        bekend = pl.any_horizontal(pl.col("aantal", "bovengrens", "reden_onbekend").is_not_null())
        return data.lazyframe.select(bekend)

    @regel(
        "reden_onbekend",
        "Er staat een aantal, en ook een reden waarom het onbekend is.",
        herstel="Maak de reden leeg als het aantal klopt, of maak het aantal leeg als u het niet weet.",
        ernst=Ernst.WAARSCHUWING,
        leest=("aantal",),
        voldoet=({"aantal": 8, "reden_onbekend": None}, {"aantal": None, "reden_onbekend": "geen_data"}),
        breekt=({"aantal": 8, "reden_onbekend": "niet_gevraagd"},),
    )
    @classmethod
    def aantal_met_reden_onbekend(cls, data: pa.PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select(pl.col("aantal").is_null() | pl.col("reden_onbekend").is_null())

    @regel(
        "waarvan",
        "Er staat een deel (waarvan), maar geen aantal waar het een deel van is.",
        herstel="Vul ook het hele aantal in; zonder dat telt het deel niet mee.",
        ernst=Ernst.WAARSCHUWING,
        leest=("aantal",),
        voldoet=({"aantal": 8, "waarvan": 3}, {"bovengrens": 4, "waarvan": 3}, {"waarvan": None}),
        breekt=({"aantal": None, "waarvan": 3},),
    )
    @classmethod
    def waarvan_zonder_aantal(cls, data: pa.PolarsData) -> pl.LazyFrame:
        heeft_geheel = pl.any_horizontal(pl.col("aantal", "bovengrens").is_not_null())
        return data.lazyframe.select(pl.col("waarvan").is_null() | heeft_geheel)


SOORT = Aanleversoort(
    code="tellingen",
    titel="Tellingen",
    omschrijving="Eén rij per aantal, voor partijen die geen rijen per traject leveren.",
    model=TellingRij,
    kern=("grootheid", "aantal"),
)
