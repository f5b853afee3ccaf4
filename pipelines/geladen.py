"""Reference files a gemeente loaded, joined to the reference data of the product: one function per kind."""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
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


UITBREIDINGEN: Mapping[Referentiesoort, Uitbreiding] = {Referentiesoort.CONTEXT: add_context}
"""What a build does with each kind; a kind that is not here takes no part in the figures."""


def extend_referentie(referentie: Referentie, geladen: Sequence[Geladen]) -> Referentie:
    """Return the reference data a build works with; without loaded files the same value."""
    for soort, uitbreiding in UITBREIDINGEN.items():
        if eigen := [bestand for bestand in geladen if bestand.soort is soort]:
            referentie = uitbreiding(referentie, eigen)
    return referentie
