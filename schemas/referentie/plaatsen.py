"""Places as reference: what there is, what it is called, what changed, and where it lies on the map."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from schemas.referentie.grondslag import DATUM_OF_LEEG, VORM, Referentierij
from schemas.vocabulary import Regioniveau

GEMEENTE = Regioniveau.GEMEENTE.value
NIVEAUS = [niveau.value for niveau in Regioniveau]
ALIASSOORTEN = [
    "schrijfwijze", "afkorting", "dagelijkse_wijk", "oude_naam", "oude_code", "tir_code",
    "stadsbreed", "onbekend",
]  # fmt: skip


class RegioBron(Referentierij):
    """One place with the place above it and the years in which its code is valid."""

    code: Series[str] = pa.Field(unique=True, str_matches=VORM)
    naam: Series[str] = pa.Field(str_length={"min_value": 1})
    niveau: Series[str] = pa.Field(isin=NIVEAUS)
    oudercode: Series[str]
    wijkraadcode: Series[str]
    geldig_van: Series[str] = pa.Field(str_matches=DATUM_OF_LEEG)
    geldig_tot: Series[str] = pa.Field(str_matches=DATUM_OF_LEEG)
    is_woongebied: Series[bool]
    inwoners_0_25: Series[float] = pa.Field(nullable=True, ge=0)
    bron: Series[str] = pa.Field(str_length={"min_value": 1})
    zekerheid: Series[str] = pa.Field(str_length={"min_value": 1})

    @pa.dataframe_check(error="aantallen inwoners van 1 tot en met 9 worden weggelaten")
    @classmethod
    def hides_small(cls, rijen: pd.DataFrame) -> "pd.Series[bool]":
        return ~rijen["inwoners_0_25"].between(1, 9)

    @pa.dataframe_check(error="oudercode bestaat niet")
    @classmethod
    def has_ouder(cls, rijen: pd.DataFrame) -> "pd.Series[bool]":
        return (rijen["niveau"] == GEMEENTE) | rijen["oudercode"].isin(rijen["code"])

    @pa.dataframe_check(error="een buurt of wijkraad hoort bij een gebied")
    @classmethod
    def has_gebied(cls, rijen: pd.DataFrame) -> "pd.Series[bool]":
        gebieden = rijen.loc[rijen["niveau"] == "gebied", "code"]
        return ~rijen["niveau"].isin(["buurt", "wijkraad"]) | rijen["oudercode"].isin(gebieden)

    @pa.dataframe_check(error="wijkraadcode bestaat niet of ligt in een ander gebied")
    @classmethod
    def has_wijkraad(cls, rijen: pd.DataFrame) -> "pd.Series[bool]":
        gebied = dict(zip(rijen["code"], rijen["oudercode"], strict=True))
        return (rijen["wijkraadcode"] == "") | (rijen["wijkraadcode"].map(gebied) == rijen["oudercode"])


class AliasBron(Referentierij):
    """Another name for a place; one name may mean several places."""

    alias: Series[str] = pa.Field(str_matches=r"^[a-z0-9]+(?: [a-z0-9]+)*$")
    naam: Series[str] = pa.Field(str_length={"min_value": 1})
    regiocode: Series[str] = pa.Field(str_matches=VORM)
    soort: Series[str] = pa.Field(isin=ALIASSOORTEN)
    geldig_van: Series[str] = pa.Field(str_matches=DATUM_OF_LEEG)
    geldig_tot: Series[str] = pa.Field(str_matches=DATUM_OF_LEEG)
    bron: Series[str] = pa.Field(str_length={"min_value": 1})

    class Config:
        strict = True
        unique = ("alias", "regiocode")


class IndelingswijzigingBron(Referentierij):
    """What CBS says happened to one place in a year against the year before.

    1: code and area unchanged. 2: another code, the same area. 3: another area, so no comparison (R-16).
    """

    regiocode: Series[str] = pa.Field(str_matches=VORM)
    peiljaar: Series[int] = pa.Field(in_range={"min_value": 1990, "max_value": 2100})
    soort: Series[int] = pa.Field(isin=[1, 2, 3])
    bron: Series[str] = pa.Field(str_length={"min_value": 1})

    class Config:
        strict = True
        unique = ("regiocode", "peiljaar")


class CodewijzigingBron(Referentierij):
    """One known change of a code or border, between the last year of the old and the first of the new."""

    soort: Series[str] = pa.Field(isin=["hernummerd", "opgegaan", "grens", "naam", "definitie", "bestuur"])
    van_code: Series[str]
    naar_code: Series[str]
    jaar_oud: Series[float] = pa.Field(nullable=True)
    jaar_nieuw: Series[float] = pa.Field(nullable=True)
    toelichting: Series[str] = pa.Field(str_length={"min_value": 1})
    bron: Series[str] = pa.Field(str_length={"min_value": 1})
    zekerheid: Series[str] = pa.Field(str_length={"min_value": 1})

    class Config:
        strict = True
        coerce = True

    @pa.dataframe_check(error="een nieuwe code geldt vanaf het jaar na de oude")
    @classmethod
    def follows_at_once(cls, rijen: pd.DataFrame) -> "pd.Series[bool]":
        sluit_aan = rijen["jaar_oud"] + 1 == rijen["jaar_nieuw"]
        return (rijen["soort"] != "hernummerd") | sluit_aan

    @pa.dataframe_check(error="een wijziging van code of grens noemt beide codes en jaren")
    @classmethod
    def is_volledig(cls, rijen: pd.DataFrame) -> "pd.Series[bool]":
        jaren = rijen["jaar_oud"] < rijen["jaar_nieuw"]
        codes = (rijen["van_code"] != "") & (rijen["naar_code"] != "")
        return ~rijen["soort"].isin(["hernummerd", "opgegaan", "grens"]) | (jaren & codes)

    @pa.dataframe_check(error="een code krijgt in een jaar één opvolger en heeft één voorganger")
    @classmethod
    def is_een_op_een(cls, rijen: pd.DataFrame) -> "pd.Series[bool]":
        nieuw = rijen[rijen["soort"] == "hernummerd"]
        dubbel = nieuw.duplicated(["van_code", "jaar_nieuw"]) | nieuw.duplicated(["naar_code", "jaar_nieuw"])
        return ~dubbel.reindex(rijen.index, fill_value=False)


class TegelBron(Referentierij):
    """One tile of the map, counted from the top left; water has a name and no code."""

    regiocode: Series[str] = pa.Field(str_matches=f"^$|{VORM}")
    naam: Series[str] = pa.Field(str_length={"min_value": 1})
    kolom: Series[int] = pa.Field(in_range={"min_value": 1, "max_value": 40})
    rij: Series[int] = pa.Field(in_range={"min_value": 1, "max_value": 60})
    breedte: Series[int] = pa.Field(in_range={"min_value": 1, "max_value": 40})

    class Config:
        strict = True

    @pa.dataframe_check(error="twee tegels liggen op dezelfde plek")
    @classmethod
    def has_room(cls, rijen: pd.DataFrame) -> "pd.Series[bool]":
        vakken = rijen.loc[rijen.index.repeat(rijen["breedte"]), ["kolom", "rij"]]
        vakken["kolom"] += vakken.groupby(level=0).cumcount()
        dubbel = vakken.duplicated(keep=False).groupby(level=0).any()
        return ~dubbel.reindex(rijen.index)
