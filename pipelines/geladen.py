"""Reference files a gemeente loaded, joined to the reference data of the product: one function per kind."""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

import pandas as pd

from pipelines.reference import Referentie
from schemas.contextbron import INDELINGSWIJZIGING
from schemas.vocabulary import Referentiesoort


@dataclass(frozen=True)
class Geladen:
    """One loaded version that counts; `rijen` is the CSV of what was read from it, every cell text."""

    soort: Referentiesoort
    sleutel: str
    naam: str
    versie: str
    bron: str
    licentie: str
    rijen: bytes

    def to_frame(self) -> pd.DataFrame:
        """Return the rows as text; an absent text is ''."""
        return pd.read_csv(BytesIO(self.rijen), dtype=str, keep_default_na=False)


Uitbreiding = Callable[[Referentie, Sequence[Geladen]], Referentie]


def add_context(referentie: Referentie, geladen: Sequence[Geladen]) -> Referentie:
    """Add loaded key figures; a loaded figure of the same place and year takes the place of our own."""
    rijen = pd.concat([to_rijen(bestand) for bestand in geladen], ignore_index=True)
    is_wijziging = rijen["indicatorcode"] == INDELINGSWIJZIGING
    wijzigingen = rijen[is_wijziging].rename(columns={"waarde": "soort"})
    return dataclasses.replace(
        referentie,
        kerncijfers=put_over(
            referentie.kerncijfers, rijen[~is_wijziging], ["indicatorcode", "regiocode", "peilperiode"]
        ),
        indelingswijzigingen=put_over(
            referentie.indelingswijzigingen, wijzigingen.astype({"soort": int}), ["regiocode", "peiljaar"]
        ),
    )


def to_rijen(bestand: Geladen) -> pd.DataFrame:
    """Return the rows of one context file with its source and licence, numbers as numbers."""
    rijen = bestand.to_frame().assign(licentie=bestand.licentie)
    return rijen.assign(
        bron=rijen["bron"].replace("", bestand.bron),
        peiljaar=rijen["peiljaar"].astype(int),
        waarde=pd.to_numeric(rijen["waarde"].replace("", None)),
    )


def put_over(onder: pd.DataFrame, boven: pd.DataFrame, sleutel: list[str]) -> pd.DataFrame:
    """Put rows under a table in its columns; of two rows with the same key the lower one stays."""
    alle = pd.concat([onder, boven[list(onder.columns)]], ignore_index=True)
    return alle.drop_duplicates(sleutel, keep="last", ignore_index=True)


STANDAARDMODEL = "standaardmodel"
"""The key of the choice which model is the standard of the gemeente; every other key is a model."""


def add_factorenmodellen(referentie: Referentie, geladen: Sequence[Geladen]) -> Referentie:
    """Add loaded factor models; a factor of the same code is replaced, and none disappears: choices point at it."""
    lijsten = [bestand for bestand in geladen if bestand.sleutel != STANDAARDMODEL]
    modellen, factoren = referentie.factorenmodellen, referentie.factoren
    for lijst in lijsten:
        modellen = put_over(modellen, to_model(lijst, modellen), ["model"])
        factoren = put_over(factoren, to_factoren(lijst), ["factor_id"])
    gekozen = [bestand.versie for bestand in geladen if bestand.sleutel == STANDAARDMODEL]
    if gekozen and gekozen[0] in set(modellen["model"]):
        modellen = modellen.assign(is_standaard=modellen["model"] == gekozen[0])
    return dataclasses.replace(referentie, factorenmodellen=modellen, factoren=factoren)


def to_model(lijst: Geladen, modellen: pd.DataFrame) -> pd.DataFrame:
    """Return the row of one loaded model; a newer version of a standard stays the standard."""
    standaard = set(modellen.loc[modellen["is_standaard"], "model"])
    return pd.DataFrame(
        {
            "model": [lijst.sleutel],
            "modelversie": [lijst.versie],
            "naam": [lijst.naam],
            "omschrijving": ["Geladen door de gemeente."],
            "is_standaard": [lijst.sleutel in standaard],
            "bron": [lijst.bron],
            "licentie": [lijst.licentie],
            "zekerheid": ["zoals geladen"],
        }
    )


def to_factoren(lijst: Geladen) -> pd.DataFrame:
    """Return the factors of one loaded model."""
    return lijst.to_frame().assign(
        model=lijst.sleutel, naam_en="", gedragingen="", bron=lijst.bron, gecontroleerd="zoals geladen"
    )


UITBREIDINGEN: Mapping[Referentiesoort, Uitbreiding] = {
    Referentiesoort.CONTEXT: add_context,
    Referentiesoort.FACTORENMODEL: add_factorenmodellen,
}
"""What a build does with each kind; a kind that is not here takes no part in the figures."""


def extend_referentie(referentie: Referentie, geladen: Sequence[Geladen]) -> Referentie:
    """Return the reference data a build works with; of the same files the same value, without any the product's own."""
    return _extend(referentie, tuple(geladen))


@lru_cache(maxsize=4)
def _extend(referentie: Referentie, geladen: tuple[Geladen, ...]) -> Referentie:
    for soort, uitbreiding in UITBREIDINGEN.items():
        if eigen := [bestand for bestand in geladen if bestand.soort is soort]:
            referentie = uitbreiding(referentie, eigen)
    return referentie
