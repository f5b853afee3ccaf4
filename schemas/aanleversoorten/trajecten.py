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

    aanmelddatum: date = veld(
        Veldsoort.DATUM,
        "Aanmelddatum",
        "De dag waarop de jongere of het gezin werd aangemeld; daaruit volgt de wachttijd.",
        voorbeeld="03-03-2025",
        synoniemen=woorden.KOPPEN["aanmelddatum"],
    )
    vast_gezicht: str = veld(
        Veldsoort.KEUZE,
        "Vast gezicht",
        "Had de jongere of het gezin het hele traject dezelfde begeleider? In te vullen aan het eind.",
        voorbeeld="ja",
        synoniemen=woorden.KOPPEN["vast_gezicht"],
        keuzes=woorden.JA_NEE_ONBEKEND,
    )
    doel_bereikt: str = veld(
        Veldsoort.KEUZE,
        "Doel bereikt",
        "Is het doel bereikt dat bij de start is afgesproken? Alleen bij individuele hulp, aan het eind.",
        voorbeeld="deels",
        synoniemen=woorden.KOPPEN["doel_bereikt"],
        keuzes=woorden.DOELEN,
    )
    herstart: str = veld(
        Veldsoort.KEUZE,
        "Nieuwe start",
        "Begint dit traject binnen twaalf maanden nadat eerdere hulp bij u eindigde?",
        voorbeeld="nee",
        synoniemen=woorden.KOPPEN["herstart"],
        keuzes=woorden.JA_NEE_ONBEKEND,
    )

    @regel(
        "aanmelddatum",
        "De aanmelddatum ligt na de startdatum.",
        herstel="Controleer beide datums. Zo telt dit traject niet mee in de wachttijd.",
        ernst=Ernst.WAARSCHUWING,
        leest=("startdatum",),
        voldoet=(
            {"startdatum": date(2025, 7, 1), "aanmelddatum": date(2025, 6, 2)},
            {"startdatum": date(2025, 7, 1), "aanmelddatum": None},
        ),
        breekt=({"startdatum": date(2025, 7, 1), "aanmelddatum": date(2025, 7, 2)},),
    )
    @classmethod
    def aanmelding_na_start(cls, data: pa.PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select((pl.col("aanmelddatum") <= pl.col("startdatum")).fill_null(value=True))

    @regel(
        "einddatum",
        "De einddatum ligt voor de startdatum.",
        herstel="Controleer beide datums; misschien zijn ze verwisseld of klopt het jaar niet.",
        leest=("startdatum",),
        voldoet=({"startdatum": date(2025, 7, 1), "einddatum": date(2025, 7, 1)}, {"einddatum": None}),
        breekt=({"startdatum": date(2025, 7, 2), "einddatum": date(2025, 7, 1)},),
        is_aanpasbaar=False,
    )
    @classmethod
    def eind_voor_start(cls, data: pa.PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select((pl.col("einddatum") >= pl.col("startdatum")).fill_null(value=True))

    @regel(
        "reden_einde",
        "Er is een einddatum, maar de reden van het einde ontbreekt.",
        herstel="Vul de reden in: volgens plan, voortijdig, doorverwezen of onbekend.",
        leest=("einddatum",),
        voldoet=({"einddatum": date(2025, 9, 1), "reden_einde": "onbekend"}, {"einddatum": None}),
        breekt=({"einddatum": date(2025, 9, 1), "reden_einde": None},),
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
        voldoet=({"einddatum": date(2025, 9, 1), "reden_einde": "volgens_plan"}, {"reden_einde": None}),
        breekt=({"einddatum": None, "reden_einde": "volgens_plan"},),
    )
    @classmethod
    def reden_zonder_einddatum(cls, data: pa.PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select(pl.col("reden_einde").is_null() | pl.col("einddatum").is_not_null())

    @regel(
        "bijeenkomsten",
        "Het traject is afgerond volgens plan, maar er is geen enkele bijeenkomst geweest.",
        herstel="Vul in hoe vaak de jongere of ouder is gezien, of verbeter de reden van het einde.",
        ernst=Ernst.WAARSCHUWING,
        leest=("reden_einde",),
        voldoet=(
            {"reden_einde": "volgens_plan", "bijeenkomsten": 1},
            {"reden_einde": "voortijdig_overig", "bijeenkomsten": 0},
            {"reden_einde": "volgens_plan", "bijeenkomsten": None},
        ),
        breekt=({"reden_einde": "volgens_plan", "bijeenkomsten": 0},),
    )
    @classmethod
    def volgens_plan_zonder_bijeenkomst(cls, data: pa.PolarsData) -> pl.LazyFrame:
        is_gek = (pl.col("bijeenkomsten") == 0) & (pl.col("reden_einde") == "volgens_plan")
        return data.lazyframe.select((~is_gek).fill_null(value=True))

    @regel(
        "bijeenkomsten",
        "Er zijn meer bijeenkomsten dan het traject dagen duurde.",
        herstel="Controleer het aantal en de datums; misschien zijn start- en einddatum gelijk ingevuld.",
        ernst=Ernst.WAARSCHUWING,
        leest=("startdatum", "einddatum"),
        voldoet=(
            {"startdatum": date(2025, 7, 1), "einddatum": date(2025, 7, 1), "bijeenkomsten": 1},
            {"startdatum": date(2025, 7, 1), "einddatum": None, "bijeenkomsten": 50},
        ),
        breekt=({"startdatum": date(2025, 7, 1), "einddatum": date(2025, 7, 1), "bijeenkomsten": 8},),
    )
    @classmethod
    def bijeenkomsten_meer_dan_dagen(cls, data: pa.PolarsData) -> pl.LazyFrame:
        duur = (pl.col("einddatum") - pl.col("startdatum")).dt.total_days()
        # An end before the start is told by its own rule.
        is_kort = (duur >= 0) & (pl.col("bijeenkomsten") > duur + 1)
        return data.lazyframe.select((~is_kort).fill_null(value=True))

    @regel(
        "leeftijdsgroep",
        "De leeftijdsgroep past niet bij de leeftijd in dezelfde rij.",
        herstel="Controleer beide; lever liever alleen de leeftijd bij de start.",
        ernst=Ernst.WAARSCHUWING,
        leest=("leeftijd",),
        voldoet=(
            {"leeftijd": 12, "leeftijdsgroep": "12-17"},
            {"leeftijd": None, "leeftijdsgroep": "12-17"},
            {"leeftijd": 12, "leeftijdsgroep": None},
        ),
        breekt=({"leeftijd": 11, "leeftijdsgroep": "12-17"}, {"leeftijd": 18, "leeftijdsgroep": "12-17"}),
    )
    @classmethod
    def leeftijdsgroep_anders_dan_leeftijd(cls, data: pa.PolarsData) -> pl.LazyFrame:
        grenzen = pl.col("leeftijdsgroep").str.split_exact("-", 1).struct
        van, tot = (grenzen.field(f"field_{i}").cast(pl.Int64, strict=False) for i in (0, 1))
        return data.lazyframe.select(pl.col("leeftijd").is_between(van, tot).fill_null(value=True))


SOORT = Aanleversoort(
    code="trajecten",
    titel="Trajecten",
    omschrijving="Eén rij per traject dat in het kwartaal liep, met uw eigen nummer en zonder namen.",
    model=TrajectRij,
    kern=("traject_id", "startdatum"),
    sleutel=("traject_id",),
)
