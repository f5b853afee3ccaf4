"""The reference tables as pandera models; importing this costs a second, so only checks and tests do."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from schemas.keuzelijst import load_keuzelijst
from schemas.vocabulary import REGIOCODE_VORM, Regioniveau

VORM = f"^(?:{REGIOCODE_VORM.pattern})$"
DATUM_OF_LEEG = r"^(?:\d{4}-\d{2}-\d{2})?$"
GEMEENTE = Regioniveau.GEMEENTE.value
PERIODE = r"^\d{4}(?:JJ00|SJ00|HJ0[12]|KW0[1-4])$"
NIVEAUS = [niveau.value for niveau in Regioniveau]
ALIASSOORTEN = [
    "schrijfwijze", "afkorting", "dagelijkse_wijk", "oude_naam", "oude_code", "tir_code",
    "stadsbreed", "onbekend",
]  # fmt: skip
TEKENS = ["", *load_keuzelijst("contextteken")]
STANDEN = ["", *load_keuzelijst("contextstand")]
FACTOR_ID = r"^[A-Z][A-Z0-9]*-[A-Z0-9]{1,12}$"
FACTORSOORTEN = ["risico", "beschermend"]


class Referentierij(pa.DataFrameModel):
    """What all reference tables share: exactly these columns, each row with its source."""

    class Config:
        strict = True


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


class TredeBron(Referentierij):
    """One rung of the effectladder."""

    trede: Series[int] = pa.Field(unique=True, in_range={"min_value": 0, "max_value": 5})
    label: Series[str] = pa.Field(str_length={"min_value": 1})
    uitleg: Series[str] = pa.Field(str_length={"min_value": 1})
    bron: Series[str] = pa.Field(str_length={"min_value": 1})
    zekerheid: Series[str] = pa.Field(str_length={"min_value": 1})


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


MODELLEN: dict[str, type[Referentierij]] = {
    "regios": RegioBron,
    "aliassen": AliasBron,
    "factorenmodellen": FactormodelBron,
    "factoren": FactorBron,
    "factorkruisingen": FactorkruisingBron,
    "dosisgrenzen": DosisgrensBron,
    "kerncijfers": KerncijferBron,
    "instrumenten": InstrumentBron,
    "indelingswijzigingen": IndelingswijzigingBron,
    "effectladder": TredeBron,
    "leeftijdsgroepen": LeeftijdsgroepBron,
    "codewijzigingen": CodewijzigingBron,
    "tegelkaart": TegelBron,
}
"""The model of each checked table of `pipelines.reference.Referentie`, by attribute."""
