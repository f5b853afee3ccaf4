"""The habits of each invented party: how its headers, terms, dates and sheets look."""

from collections.abc import Mapping

from pipelines.synthetic_gewoonten import Gewoonte, Vorm, columns

SPRINGPLANK = Gewoonte(
    vorm=Vorm.WERKMAP,
    extensie="xlsx",
    titel="Monitoringrapportage jeugdpreventie",
    met_totaal=True,
    kolommen=columns(
        ("traject_id", "Nr."),
        ("interventienaam", "Activiteit"),
        ("regionaam", "Wijk"),
        ("leeftijd", "Lft"),
        ("startdatum", "Start"),
        ("einddatum", "Eind"),
        ("reden_einde", "Reden beëindiging"),
        ("bijeenkomsten", "Aantal bijeenkomsten"),
        ("nut", "Cijfer nut (1-10)"),
        ("informant", "Ingevuld door"),
        ("zonder_hulp_verder", "Kan verder zonder hulp?"),
        ("toeleiding", "Aangemeld door"),
    ),
    woorden={
        "volgens_plan": "volgens plan",
        "voortijdig_negatief": "voortijdig: geen motivatie",
        "voortijdig_overig": "verhuisd",
        "doorverwezen": "doorverwezen naar wijkteam",
        "weet_niet": "weet niet",
    },
)
THUISBASIS = Gewoonte(
    vorm=Vorm.CSV,
    codering="cp1252",
    datumvorm="%d-%m-%Y",
    kolommen=columns(
        ("traject_id", "Cliëntnr"),
        ("interventienaam", "Programma"),
        ("regionaam", "Wijk/buurt"),
        ("leeftijdsgroep", "Leeftijdsgroep"),
        ("toeleiding", "Verwijzer"),
        ("startdatum", "Startdatum"),
        ("einddatum", "Einddatum"),
        ("reden_einde", "Reden einde"),
        ("bijeenkomsten", "Contacten"),
        ("nut", "Nut"),
        ("zonder_hulp_verder", "Zonder hulp verder"),
        ("informant", "Ingevuld door"),
    ),
    woorden={
        "volgens_plan": "volgens plan",
        "voortijdig_negatief": "voortijdig: geen motivatie",
        "voortijdig_overig": "verhuisd",
        "doorverwezen": "doorverwezen naar wijkteam",
        "ja": "J",
        "nee": "N",
        "weet_niet": "weet niet",
        "gemeente": "wijkteam",
    },
)
SPORTRAAD = Gewoonte(
    vorm=Vorm.WERKMAP_PER_WIJK,
    extensie="xlsx",
    kolommen=columns(
        ("traject_id", "Id"),
        ("interventienaam", "Activiteit"),
        ("leeftijd", "Leeftijd"),
        ("startdatum", "Gestart op"),
        ("einddatum", "Gestopt op"),
        ("reden_einde", "Waarom gestopt"),
        ("bijeenkomsten", "Keer geweest"),
        ("nut", "Rapportcijfer"),
        ("informant", "Gegeven door"),
    ),
    woorden={
        "volgens_plan": "volgens plan",
        "voortijdig_negatief": "afgehaakt",
        "voortijdig_overig": "verhuisd",
    },
)
ZUIVER = Gewoonte(
    vorm=Vorm.CSV,
    kolommen=columns(
        ("traject_id", "traject_id"),
        ("interventienaam", "interventie"),
        ("regionaam", "regio"),
        ("leeftijd", "leeftijd"),
        ("toeleiding", "toeleiding"),
        ("startdatum", "startdatum"),
        ("einddatum", "einddatum"),
        ("reden_einde", "reden_einde"),
        ("bijeenkomsten", "bijeenkomsten"),
        ("nut", "nut"),
        ("informant", "informant"),
        ("zonder_hulp_verder", "zonder_hulp_verder"),
    ),
)
ZUIVER_MEER = Gewoonte(
    vorm=Vorm.CSV,
    kolommen=(
        *ZUIVER.kolommen,
        *columns(
            ("aanmelddatum", "aanmelddatum"),
            ("vast_gezicht", "vast_gezicht"),
            ("doel_bereikt", "doel_bereikt"),
            ("herstart", "nieuwe start"),
        ),
    ),
)
ZUIVER_ISO = Gewoonte(
    vorm=Vorm.CSV, kolommen=ZUIVER.kolommen, scheiding=",", datumvorm="%Y-%m-%d", decimaal="."
)
WERKMAP = Gewoonte(
    vorm=Vorm.WERKMAP, kolommen=ZUIVER.kolommen, extensie="xlsx", titel="Kwartaallevering", woorden={}
)
LICHT = Gewoonte(
    vorm=Vorm.CSV,
    kolommen=columns(
        ("kwartaal", "kwartaal"),
        ("interventienaam", "interventie"),
        ("regionaam", "wijk"),
        ("grootheid", "wat"),
        ("aantal", "aantal"),
        ("waarvan", "waarvan"),
        ("meetstatus", "hoe_weet_u_dit"),
        ("reden_onbekend", "reden_onbekend"),
        ("toelichting", "toelichting"),
    ),
)
LICHT_WERKMAP = Gewoonte(
    vorm=Vorm.WERKMAP, kolommen=LICHT.kolommen, extensie="xlsx", titel="Tellingen inloop en groepen"
)
SCORES = Gewoonte(
    vorm=Vorm.CSV,
    kolommen=columns(
        ("traject_id", "traject_id"),
        ("instrument", "vragenlijst"),
        ("informant", "ingevuld door"),
        ("moment", "meetmoment"),
        ("datum", "meetdatum"),
        ("score", "totaalscore"),
    ),
    woorden={"voor": "voormeting", "na": "nameting"},
)

GEWOONTE_VAN: Mapping[str, Gewoonte] = {
    "springplank": SPRINGPLANK,
    "thuisbasis": THUISBASIS,
    "sportraad": SPORTRAAD,
    "opgroeilab": ZUIVER,
    "kantelhuis": ZUIVER,
    "jeugdkade": ZUIVER_ISO,
    "veerpont": WERKMAP,
    "rugwind": ZUIVER_MEER,
    "noordoever": WERKMAP,
}
LICHTE_PARTIJEN: Mapping[str, Gewoonte] = {
    "buurtkracht": LICHT_WERKMAP,
    "taalmaatjes": LICHT,
    "lichtboei": LICHT,
}
