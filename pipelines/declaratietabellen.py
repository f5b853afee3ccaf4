"""The declarations as tables: indicators, their versions, quantities, and where a source counts otherwise."""

from collections.abc import Mapping
from itertools import accumulate

import pandas as pd

from pipelines.perioden import find_periodesoorten
from schemas.contextbron import Contextbron
from schemas.errors import DeclaratieError
from schemas.grootheid import Grootheid
from schemas.indicator import Indicator

NOOIT = "9999-K4"


def list_indicatoren(
    indicatoren: Mapping[str, Indicator], grootheden: Mapping[str, Grootheid]
) -> pd.DataFrame:
    """List the declared indicators, or refuse one that would add informants together."""
    return pd.DataFrame(
        [
            {
                "indicatorcode": indicator.code,
                "naam": indicator.naam,
                "soort": indicator.soort,
                "vorm": indicator.vorm,
                "eenheid": indicator.eenheid,
                "hoger_is_beter": indicator.hoger_is_beter,
                "versie": str(indicator.versie),
                "definitie": indicator.definitie,
                "bron": indicator.bron,
                "dimensie": indicator.dimensie,
                "term": indicator.term,
                "periodesoort": indicator.periodesoort,
                "is_effect": indicator.teller.startswith("effect_"),
            }
            for indicator in indicatoren.values()
            if check_informant(indicator, grootheden)
        ]
    ).astype({"hoger_is_beter": "boolean"})


def list_definities(
    indicatoren: Mapping[str, Indicator], grootheden: Mapping[str, Grootheid]
) -> pd.DataFrame:
    """List every version of every definition, with until when it counts and how many breaks lie before it."""
    rijen = []
    for indicator in indicatoren.values():
        versies = indicator.versies
        einden = [versie.geldig_vanaf for versie in versies[1:]] + [NOOIT]
        breuken = accumulate(int(not versie.vergelijkbaar_met_vorige) for versie in versies)
        for versie, einde, breuk in zip(versies, einden, breuken, strict=True):
            rijen.append(
                {
                    "indicatorcode": indicator.code,
                    "versie": str(versie.versie),
                    "geldig_vanaf": versie.geldig_vanaf,
                    "geldig_tot": einde,
                    "breuken": breuk,
                    "vorm": indicator.vorm,
                    "sql": indicator.sql,
                    "teller": versie.teller,
                    "noemer": versie.noemer,
                    "kwadraat": versie.kwadraat,
                    "gevraagd": versie.gevraagd,
                    "gevraagd_per_informant": is_per_informant(versie.gevraagd, grootheden),
                }
            )
    return pd.DataFrame(rijen)


def list_grootheden(
    indicatoren: Mapping[str, Indicator], grootheden: Mapping[str, Grootheid]
) -> pd.DataFrame:
    """List the quantities with the directions in which they may be added up, and over which period."""
    periodesoorten = find_periodesoorten(indicatoren, grootheden)
    return pd.DataFrame(
        [
            {
                "grootheid": grootheid.code,
                "over_plaats": "plaats" in grootheid.optelbaar_over,
                "over_partij": "partij" in grootheid.optelbaar_over,
                "over_interventie": "interventie" in grootheid.optelbaar_over,
                "alleen_individueel": grootheid.alleen_individueel,
                "periodesoort": periodesoorten.get(grootheid.code, "kwartaal"),
            }
            for grootheid in grootheden.values()
        ]
    )


def is_per_informant(code: str, grootheden: Mapping[str, Grootheid]) -> bool:
    """Say whether a grootheid is kept apart per informant."""
    return code in grootheden and grootheden[code].per_informant


def check_informant(indicator: Indicator, grootheden: Mapping[str, Grootheid]) -> bool:
    """Hold that teller and noemer are kept per informant exactly when the indicator is."""
    codes = [code for versie in indicator.versies for code in (versie.teller, versie.noemer)]
    delen = [code for code in codes if code and grootheden[code].herkomst == "aanlevering"]
    if any(grootheden[code].per_informant != indicator.informant_apart for code in delen):
        raise DeclaratieError(f"{indicator.code}.toml: 'informant_apart' past niet bij teller of noemer")
    return True


def list_contextbreuken(bronnen: Mapping[str, Contextbron]) -> pd.DataFrame:
    """List per context indicator the years from which its source counts otherwise."""
    breuken = [
        (formule.indicator, jaar)
        for bron in bronnen.values()
        for formule in bron.cijfers
        for jaar in formule.breuken
    ]
    return pd.DataFrame(breuken, columns=["indicatorcode", "peiljaar"]).astype(
        {"indicatorcode": "str", "peiljaar": "int64"}
    )
