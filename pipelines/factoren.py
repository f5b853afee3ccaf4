"""Factor models as the tables a build starts from: factors with their quarters, crossings both ways, indicators."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from pipelines.reference import Referentie
from schemas.indicator import Indicator
from schemas.vocabulary import Kwartaal

OMGEKEERD = {"gelijk": "gelijk", "ruimer": "enger", "enger": "ruimer", "verwant": "verwant"}
"""How a crossing reads from the other side."""
ALTIJD = "0000-K0"
"""Comes before every quarter: the factor has no first day."""


def list_factoren(referentie: Referentie) -> pd.DataFrame:
    """List the factors with name and version of their model and the quarters they hold in."""
    kolommen = ["model", "modelversie", "naam", "is_standaard"]
    modellen = referentie.factorenmodellen[kolommen].rename(columns={"naam": "modelnaam"})
    factoren = referentie.factoren.merge(modellen, on="model", validate="many_to_one")
    return pd.DataFrame(
        {
            "factor_id": factoren["factor_id"],
            "model": factoren["model"],
            "modelnaam": factoren["modelnaam"],
            "modelversie": factoren["modelversie"],
            "is_standaard": factoren["is_standaard"].astype(bool),
            "naam": factoren["naam"],
            "soort": factoren["soort"],
            "domein": factoren["domein"],
            "van_kwartaal": factoren["geldig_van"].map(_kwartaal_of).replace("", ALTIJD),
            "tot_kwartaal": factoren["geldig_tot"].map(_kwartaal_of),
            "bron": factoren["bron"],
        },
        dtype="object",
    ).astype({"is_standaard": bool})


def _kwartaal_of(dag: str) -> str:
    return str(Kwartaal.of(date.fromisoformat(dag))) if dag else ""


def list_kruisingen(kruisingen: pd.DataFrame) -> pd.DataFrame:
    """List each crossing from both sides: what is wider one way is narrower the other way."""
    heen = kruisingen.rename(columns={"van_factor": "factor_id"})
    terug = kruisingen.rename(columns={"van_factor": "naar_factor", "naar_factor": "factor_id"})
    terug = terug.assign(verhouding=terug["verhouding"].map(OMGEKEERD))
    beide = pd.concat([heen, terug[heen.columns]], ignore_index=True)
    return beide.drop_duplicates(["factor_id", "naar_factor"], ignore_index=True)


def list_indicatorfactoren(indicatoren: Mapping[str, Indicator]) -> pd.DataFrame:
    """List which indicator says something about which factor, as the indicators declare it."""
    paren = [(code, factor) for code, indicator in indicatoren.items() for factor in indicator.factoren]
    return pd.DataFrame(paren, columns=["indicatorcode", "factor_id"], dtype="str")
