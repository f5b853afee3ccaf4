"""Effectmetingen: one row per score of one trajectory, informant and moment."""

from datetime import date

from schemas.aanlevering import Aanleversoort, Veldsoort
from schemas.aanleverwoorden import trajecten as woorden
from schemas.rijmodel import AanleverRij, veld


class EffectmetingRij(AanleverRij):
    """A score on a questionnaire, before, after or later."""

    traject_id: str = veld(
        Veldsoort.NUMMER,
        "Trajectnummer",
        "Hetzelfde nummer als in het bestand met trajecten.",
        voorbeeld="T-0001",
        synoniemen=woorden.KOPPEN["traject_id"],
        is_verplicht=True,
    )
    instrument: str = veld(
        Veldsoort.INSTRUMENT,
        "Instrument",
        "De vragenlijst waarmee is gemeten.",
        voorbeeld="SDQ",
        synoniemen=woorden.KOPPEN["instrument"],
        is_verplicht=True,
    )
    informant: str = veld(
        Veldsoort.KEUZE,
        "Wie vulde in",
        "Wie de vragenlijst invulde: jongere, ouder of professional.",
        voorbeeld="ouder",
        synoniemen=woorden.KOPPEN["informant"],
        keuzes=woorden.INFORMANTEN,
        is_verplicht=True,
    )
    moment: str = veld(
        Veldsoort.KEUZE,
        "Moment",
        "Of de lijst voor, na of langer na afloop is ingevuld.",
        voorbeeld="voor",
        synoniemen=woorden.KOPPEN["moment"],
        keuzes=woorden.MOMENTEN,
        is_verplicht=True,
    )
    datum: date = veld(
        Veldsoort.DATUM,
        "Datum",
        "De dag waarop de lijst is ingevuld.",
        voorbeeld="24-03-2025",
        synoniemen=woorden.KOPPEN["datum"],
        is_verplicht=True,
    )
    score: float = veld(
        Veldsoort.DECIMAAL,
        "Score",
        "De totale score op de vragenlijst.",
        voorbeeld="14",
        synoniemen=woorden.KOPPEN["score"],
        is_verplicht=True,
    )


SOORT = Aanleversoort(
    code="effectmetingen",
    titel="Effectmetingen",
    omschrijving="Eén rij per ingevulde vragenlijst, met hetzelfde trajectnummer als bij de trajecten.",
    model=EffectmetingRij,
    kern=("instrument", "moment", "score"),
    sleutel=("traject_id", "instrument", "informant", "moment"),
)
