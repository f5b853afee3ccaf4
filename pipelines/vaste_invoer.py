"""The starting tables that follow from reference data and declarations alone: made once for as long as these stay."""

from collections.abc import Mapping
from functools import lru_cache

import pandas as pd

from pipelines.declaratietabellen import (
    list_contextbreuken,
    list_definities,
    list_grootheden,
    list_indicatoren,
)
from pipelines.factoren import list_factoren, list_indicatorfactoren, list_kruisingen
from pipelines.hernummering import list_verlegd, recode_kerncijfers
from pipelines.reference import Referentie
from schemas.contextbron import Contextbron, load_contextbronnen
from schemas.grootheid import Grootheid, load_grootheden
from schemas.indicator import Indicator, load_indicatoren


def list_vaste_tabellen(referentie: Referentie) -> Mapping[str, pd.DataFrame]:
    """Return these tables by name; nobody writes in them."""
    declaraties = (load_indicatoren(), load_grootheden(), load_contextbronnen())
    return _list_vast(referentie, *(tuple(deel.values()) for deel in declaraties))


@lru_cache(maxsize=4)
def _list_vast(
    referentie: Referentie,
    indicatoren: tuple[Indicator, ...],
    grootheden: tuple[Grootheid, ...],
    bronnen: tuple[Contextbron, ...],
) -> Mapping[str, pd.DataFrame]:
    per_code = {indicator.code: indicator for indicator in indicatoren}
    gemeten = {grootheid.code: grootheid for grootheid in grootheden}
    return {
        "regio": list_regios(referentie.regios),
        "indicator": list_indicatoren(per_code, gemeten),
        "definitie": list_definities(per_code, gemeten),
        "kerncijfer": recode_kerncijfers(referentie.kerncijfers, referentie.concordantie),
        "indelingswijziging": list_verlegd(referentie.concordantie),
        "contextbreuk": list_contextbreuken({bron.code: bron for bron in bronnen}),
        "grootheid": list_grootheden(per_code, gemeten),
        "factor": list_factoren(referentie),
        "factorkruising": list_kruisingen(referentie.factorkruisingen),
        "indicator_factor": list_indicatorfactoren(per_code),
        "leeftijdsgroep": referentie.leeftijdsgroepen,
    }


def list_regios(regios: pd.DataFrame) -> pd.DataFrame:
    """List the places with the gebied they lie in."""
    gebied = regios["oudercode"].where(regios["niveau"].isin(["buurt", "wijkraad"]), "")
    return pd.DataFrame(
        {
            "regiocode": regios["code"],
            "naam": regios["naam"],
            "niveau": regios["niveau"],
            "oudercode": as_tekst(regios["oudercode"]),
            "wijkraadcode": as_tekst(regios["wijkraadcode"]),
            "gebiedcode": gebied.where(regios["niveau"] != "gebied", regios["code"]),
            "is_woongebied": regios["is_woongebied"].astype(bool),
            "inwoners_0_25": regios["inwoners_0_25"].astype(float),
        }
    )


def as_tekst(kolom: "pd.Series[str]") -> "pd.Series[str]":
    """Write an absent text as an empty one."""
    return kolom.astype("object").where(kolom.notna(), "").astype("str")
