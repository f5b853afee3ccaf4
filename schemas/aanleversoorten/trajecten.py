"""Trajecten: one row per pseudonymous trajectory that ran in the quarter."""

from datetime import date

import pandera.polars as pa
import polars as pl

from schemas.aanlevering import Aanleversoort, Veldsoort
from schemas.aanleverwoorden import trajecten as woorden
from schemas.bevinding import Ernst
from schemas.rijmodel import AanleverRij, regel, veld


class TrajectRij(AanleverRij):
    """A trajectory as the provider knows it, without anything that names a person."""

    traject_id: str = veld(
        Veldsoort.NUMMER,
        "Trajectnummer",
        "Uw eigen nummer van het traject. Geen naam, geen BSN.",
        voorbeeld="T-0001",
        synoniemen=woorden.KOPPEN["traject_id"],
        is_verplicht=True,
    )
    interventie: str = veld(
        Veldsoort.INTERVENTIE,
        "Interventie",
        "De naam van de interventie, zoals in de beschikking.",
        voorbeeld="Sterk in de klas",
        synoniemen=woorden.KOPPEN["interventie"],
        is_verplicht=True,
    )
    regio: str = veld(
        Veldsoort.REGIO,
        "Wijk",
        "De wijk of buurt waar de jongere woont; het gebied mag als u de wijk niet weet.",
        voorbeeld="Tarwewijk",
        synoniemen=woorden.KOPPEN["regio"],
        is_verplicht=True,
    )
    kwartaal: str = veld(
        Veldsoort.KWARTAAL,
        "Kwartaal",
        "Het kwartaal waarover u aanlevert.",
        voorbeeld="2025-K3",
        synoniemen=woorden.KOPPEN["kwartaal"],
    )
    leeftijd: int = veld(
        Veldsoort.GEHEEL,
        "Leeftijd",
        "Leeftijd in jaren bij de start. Lever geen geboortedatum.",
        voorbeeld="14",
        synoniemen=woorden.KOPPEN["leeftijd"],
        minimum=0,
        maximum=27,
    )
    leeftijdsgroep: str = veld(
        Veldsoort.KEUZE,
        "Leeftijdsgroep",
        "Als u geen leeftijd levert: de groep waarin de jongere bij de start valt.",
        voorbeeld="12-17",
        synoniemen=woorden.KOPPEN["leeftijdsgroep"],
        keuzes=woorden.LEEFTIJDSGROEPEN,
    )
    toeleiding: str = veld(
        Veldsoort.KEUZE,
        "Toeleiding",
        "Wie de jongere of het gezin heeft doorgestuurd.",
        voorbeeld="school",
        synoniemen=woorden.KOPPEN["toeleiding"],
        keuzes=woorden.TOELEIDINGEN,
    )
    startdatum: date = veld(
        Veldsoort.DATUM,
        "Startdatum",
        "De dag waarop het traject begon.",
        voorbeeld="24-03-2025",
        synoniemen=woorden.KOPPEN["startdatum"],
        is_verplicht=True,
    )
    einddatum: date = veld(
        Veldsoort.DATUM,
        "Einddatum",
        "De dag waarop het traject eindigde; leeg als het nog loopt.",
        voorbeeld="21-07-2025",
        synoniemen=woorden.KOPPEN["einddatum"],
    )
    reden_einde: str = veld(
        Veldsoort.KEUZE,
        "Reden einde",
        "Waarom het traject eindigde; verplicht als er een einddatum is.",
        voorbeeld="volgens plan",
        synoniemen=woorden.KOPPEN["reden_einde"],
        keuzes=woorden.REDENEN,
    )
    bijeenkomsten: int = veld(
        Veldsoort.GEHEEL,
        "Bijeenkomsten",
        "Hoe vaak de jongere of ouder is gezien.",
        voorbeeld="8",
        synoniemen=woorden.KOPPEN["bijeenkomsten"],
        minimum=0,
        maximum=200,
    )
    nut: float = veld(
        Veldsoort.DECIMAAL,
        "Cijfer nut",
        "Rapportcijfer: hoeveel heeft u aan deze hulp gehad?",
        voorbeeld="7,5",
        synoniemen=woorden.KOPPEN["nut"],
        minimum=1,
        maximum=10,
    )
    informant: str = veld(
        Veldsoort.KEUZE,
        "Wie vulde in",
        "Wie het cijfer gaf: jongere, ouder of professional.",
        voorbeeld="jongere",
        synoniemen=woorden.KOPPEN["informant"],
        keuzes=woorden.INFORMANTEN,
    )
    zonder_hulp_verder: str = veld(
        Veldsoort.KEUZE,
        "Zonder hulp verder",
        "Kan de jongere of het gezin na afloop zonder deze hulp verder?",
        voorbeeld="ja",
        synoniemen=woorden.KOPPEN["zonder_hulp_verder"],
        keuzes=woorden.ZONDER_HULP,
    )

    @regel(
        "einddatum",
        "De einddatum ligt voor de startdatum.",
        herstel="Controleer beide datums; misschien zijn ze verwisseld of klopt het jaar niet.",
        leest=("startdatum",),
    )
    @classmethod
    def eind_voor_start(cls, data: pa.PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select((pl.col("einddatum") >= pl.col("startdatum")).fill_null(value=True))

    @regel(
        "reden_einde",
        "Er is een einddatum, maar de reden van het einde ontbreekt.",
        herstel="Vul de reden in: volgens plan, voortijdig, doorverwezen of onbekend.",
        leest=("einddatum",),
    )
    @classmethod
    def reden_einde_ontbreekt(cls, data: pa.PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select(pl.col("einddatum").is_null() | pl.col("reden_einde").is_not_null())

    @regel(
        "reden_einde",
        "Er is een reden van het einde, maar geen einddatum.",
        herstel="Vul de einddatum in, of maak de reden leeg als het traject nog loopt.",
        ernst=Ernst.WAARSCHUWING,
        leest=("einddatum",),
    )
    @classmethod
    def reden_zonder_einddatum(cls, data: pa.PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select(pl.col("reden_einde").is_null() | pl.col("einddatum").is_not_null())


SOORT = Aanleversoort(
    code="trajecten",
    titel="Trajecten",
    omschrijving="Eén rij per traject dat in het kwartaal liep, met uw eigen nummer en zonder namen.",
    model=TrajectRij,
    kern=("traject_id", "startdatum"),
    sleutel=("traject_id",),
)
