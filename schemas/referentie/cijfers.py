"""What figures rest on as reference: key figures of others, instruments, and the age groups of the method."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from schemas.keuzelijst import load_keuzelijst
from schemas.referentie.grondslag import VORM, Referentierij

PERIODE = r"^\d{4}(?:JJ00|SJ00|HJ0[12]|KW0[1-4])$"
TEKENS = ["", *load_keuzelijst("contextteken")]
STANDEN = ["", *load_keuzelijst("contextstand")]


class KerncijferBron(Referentierij):
    """One key figure of one place in one year; an absent value has a sign, and never becomes 0."""

    indicatorcode: Series[str] = pa.Field(str_matches=r"^[a-z][a-z0-9_]+$")
    regiocode: Series[str] = pa.Field(str_matches=VORM)
    peiljaar: Series[int] = pa.Field(in_range={"min_value": 1990, "max_value": 2100})
    peilperiode: Series[str] = pa.Field(str_matches=PERIODE)
    waarde: Series[float] = pa.Field(nullable=True, ge=0)
    teken: Series[str] = pa.Field(isin=TEKENS)
    stand: Series[str] = pa.Field(isin=STANDEN)
    bron: Series[str] = pa.Field(str_length={"min_value": 1})
    licentie: Series[str] = pa.Field(str_length={"min_value": 1})

    class Config:
        strict = True
        unique = ("indicatorcode", "regiocode", "peilperiode")

    @pa.dataframe_check(error="een lege waarde heeft een teken, en een waarde heeft er geen")
    @classmethod
    def has_teken(cls, rijen: pd.DataFrame) -> "pd.Series[bool]":
        return rijen["waarde"].isna() == (rijen["teken"] != "")

    @pa.dataframe_check(error="de periode begint met het peiljaar")
    @classmethod
    def has_jaar(cls, rijen: pd.DataFrame) -> "pd.Series[bool]":
        return rijen["peilperiode"].str[:4] == rijen["peiljaar"].astype(str)


class InstrumentBron(Referentierij):
    """One instrument; a change is reliable when it exceeds what sd and betrouwbaarheid explain."""

    instrument: Series[str] = pa.Field(unique=True, str_matches=r"^[a-z][a-z0-9_]+$")
    naam: Series[str] = pa.Field(str_length={"min_value": 1})
    sd: Series[float] = pa.Field(gt=0)
    betrouwbaarheid: Series[float] = pa.Field(gt=0, lt=1)
    hoger_is_beter: Series[bool]
    minimum: Series[float]
    maximum: Series[float]
    bron: Series[str] = pa.Field(str_length={"min_value": 1})
    zekerheid: Series[str] = pa.Field(str_length={"min_value": 1})

    class Config:
        strict = True
        coerce = True

    @pa.dataframe_check(error="het minimum ligt onder het maximum")
    @classmethod
    def has_bereik(cls, rijen: pd.DataFrame) -> "pd.Series[bool]":
        return rijen["minimum"] < rijen["maximum"]


class LeeftijdsgroepBron(Referentierij):
    """One age group, bounds inclusive; the groups follow each other without holes."""

    code: Series[str] = pa.Field(unique=True, str_matches=r"^\d+-\d+$")
    label: Series[str]
    leeftijd_van: Series[int] = pa.Field(ge=0)
    leeftijd_tot: Series[int] = pa.Field(le=27)
    bron: Series[str] = pa.Field(str_length={"min_value": 1})

    @pa.dataframe_check(error="de leeftijdsgroepen sluiten op elkaar aan")
    @classmethod
    def is_aaneengesloten(cls, rijen: pd.DataFrame) -> bool:
        return bool(
            (
                rijen["leeftijd_van"].iloc[1:].to_numpy() == rijen["leeftijd_tot"].iloc[:-1].to_numpy() + 1
            ).all()
        )
