"""Factors as reference: models side by side, how they cross, the effectladder, and what a dose may say."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from schemas.referentie.grondslag import DATUM_OF_LEEG, Referentierij

FACTOR_ID = r"^[A-Z][A-Z0-9]*-[A-Z0-9]{1,12}$"
FACTORSOORTEN = ["risico", "beschermend"]


class FactormodelBron(Referentierij):
    """One factor model in one version; exactly one is the standard of the gemeente."""

    model: Series[str] = pa.Field(unique=True, str_matches=r"^[A-Z][A-Z0-9]*$")
    modelversie: Series[str] = pa.Field(str_length={"min_value": 1})
    naam: Series[str] = pa.Field(str_length={"min_value": 1})
    omschrijving: Series[str]
    is_standaard: Series[bool]
    bron: Series[str] = pa.Field(str_length={"min_value": 1})
    licentie: Series[str] = pa.Field(str_length={"min_value": 1})
    zekerheid: Series[str] = pa.Field(str_length={"min_value": 1})

    @pa.dataframe_check(error="precies één model is de standaard")
    @classmethod
    def has_standaard(cls, rijen: pd.DataFrame) -> bool:
        return int(rijen["is_standaard"].sum()) == 1


class FactorBron(Referentierij):
    """One factor of one model; its code starts with that of the model and keeps its meaning for ever.

    Links to behaviour nobody checked are left out.
    """

    factor_id: Series[str] = pa.Field(unique=True, str_matches=FACTOR_ID)
    model: Series[str] = pa.Field(str_length={"min_value": 1})
    naam: Series[str] = pa.Field(str_length={"min_value": 1})
    naam_en: Series[str]
    soort: Series[str] = pa.Field(isin=FACTORSOORTEN)
    domein: Series[str] = pa.Field(str_length={"min_value": 1})
    gedragingen: Series[str]
    geldig_van: Series[str] = pa.Field(str_matches=DATUM_OF_LEEG)
    geldig_tot: Series[str] = pa.Field(str_matches=DATUM_OF_LEEG)
    bron: Series[str] = pa.Field(str_length={"min_value": 1})
    gecontroleerd: Series[str] = pa.Field(str_length={"min_value": 1})

    @pa.dataframe_check(error="de code van een factor begint met die van het model")
    @classmethod
    def has_model(cls, rijen: pd.DataFrame) -> "pd.Series[bool]":
        return rijen["factor_id"].str.split("-").str[0] == rijen["model"]


class FactorkruisingBron(Referentierij):
    """How a factor of one model relates to one of another: `van_factor` is gelijk, ruimer, enger or verwant."""

    van_factor: Series[str] = pa.Field(str_matches=FACTOR_ID)
    naar_factor: Series[str] = pa.Field(str_matches=FACTOR_ID)
    verhouding: Series[str] = pa.Field(isin=["gelijk", "ruimer", "enger", "verwant"])
    bron: Series[str] = pa.Field(str_length={"min_value": 1})
    zekerheid: Series[str] = pa.Field(str_length={"min_value": 1})

    class Config:
        strict = True
        unique = ("van_factor", "naar_factor")

    @pa.dataframe_check(error="een factor kruist niet met zichzelf")
    @classmethod
    def is_tussen_twee(cls, rijen: pd.DataFrame) -> "pd.Series[bool]":
        return rijen["van_factor"] != rijen["naar_factor"]


class DosisgrensBron(Referentierij):
    """What may be said from a dose upwards; `{dosis}` in the sentence is the dose itself."""

    vanaf: Series[float] = pa.Field(unique=True, ge=0, lt=1)
    zin: Series[str] = pa.Field(str_contains=r"\{dosis\}")
    bron: Series[str] = pa.Field(str_length={"min_value": 1})

    @pa.dataframe_check(error="de laagste grens is 0 en de grenzen lopen op")
    @classmethod
    def loopt_op(cls, rijen: pd.DataFrame) -> bool:
        return bool(rijen["vanaf"].iloc[0] == 0 and rijen["vanaf"].is_monotonic_increasing)


class TredeBron(Referentierij):
    """One rung of the effectladder."""

    trede: Series[int] = pa.Field(unique=True, in_range={"min_value": 0, "max_value": 5})
    label: Series[str] = pa.Field(str_length={"min_value": 1})
    uitleg: Series[str] = pa.Field(str_length={"min_value": 1})
    bron: Series[str] = pa.Field(str_length={"min_value": 1})
    zekerheid: Series[str] = pa.Field(str_length={"min_value": 1})
