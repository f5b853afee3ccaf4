"""What a build knows besides reference data: accepted files, agreements of the city, and its outcome."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import pandas as pd


@dataclass(frozen=True)
class Aanleverbron:
    """One accepted version of one file; `lees` gives the Parquet of its checked rows, of which `sha256` is the hash.

    The rows are fetched only when they are counted anew. `toelichting` joins the justifications of its
    warnings (R-05).
    """

    aanlevering_id: int
    partijcode: str
    kwartaal: str
    soort: str
    versie: int
    is_vastgesteld: bool
    bestandsnaam: str
    aantal_rijen: int
    sha256: str
    lees: Callable[[], bytes] = field(compare=False, repr=False)
    toelichting: str = ""

    @property
    def naam(self) -> str:
        """The name a reader knows the file by."""
        return f"{self.soort} {self.kwartaal}, versie {self.versie}"

    @property
    def feiten(self) -> dict[str, str | int | bool]:
        """Everything but the rows; their hash stands for them."""
        return {naam: waarde for naam, waarde in vars(self).items() if naam != "lees"}


@dataclass(frozen=True, eq=False)
class Stad:
    """The frames of the store a build needs, columns named as in the stored tables.

    partijen: code, naam, soort. interventies: code, naam, doelgroep, leeftijd_van, leeftijd_tot,
    trede, is_erkend, is_individueel. interventie_factor: interventiecode, factor_id, trede, onderbouwing,
    bron, is_voorlopig. wijkinzet: partijcode, interventiecode, regiocode (gebied), van_kwartaal, tot_kwartaal.
    gebeurtenissen: regiocode, datum, soort, titel, interventiecode. focusfactoren: regiocode,
    factor_id, van_kwartaal, tot_kwartaal, leeftijd_van, leeftijd_tot, reden. leverbereiken: one row per partijcode,
    interventiecode, regiocode (gebied), van_kwartaal, tot_kwartaal. An absent text may be None.
    """

    partijen: pd.DataFrame
    interventies: pd.DataFrame
    interventie_factor: pd.DataFrame
    gebeurtenissen: pd.DataFrame
    focusfactoren: pd.DataFrame
    leverbereiken: pd.DataFrame
    wijkinzet: pd.DataFrame


class Bewaring(Protocol):
    """A place for what can be made again at any time; absent or damaged is None."""

    def get(self, sleutel: str) -> bytes | None:
        """Return what was kept under this key."""

    def put(self, sleutel: str, inhoud: bytes) -> None:
        """Keep it under this key."""


@dataclass(frozen=True)
class Build:
    """A finished file, the fingerprint of everything that went into it, and the quarters computed for it.

    `geheugen` names per period under which key is kept what was said of it, up to and including this build.
    """

    build_id: str
    pad: Path
    gemaakt: tuple[str, ...] = ()
    geheugen: Mapping[str, str] = field(default_factory=dict)


KOLOMMEN_STAD: dict[str, tuple[str, ...]] = {
    "partijen": ("code", "naam", "soort"),
    "interventies": (
        "code",
        "naam",
        "doelgroep",
        "leeftijd_van",
        "leeftijd_tot",
        "trede",
        "is_erkend",
        "is_individueel",
    ),
    "interventie_factor": (
        "interventiecode",
        "factor_id",
        "trede",
        "onderbouwing",
        "bron",
        "is_voorlopig",
    ),
    "gebeurtenissen": ("regiocode", "datum", "soort", "titel", "interventiecode"),
    "focusfactoren": (
        "regiocode",
        "factor_id",
        "van_kwartaal",
        "tot_kwartaal",
        "leeftijd_van",
        "leeftijd_tot",
        "reden",
    ),
    "leverbereiken": ("partijcode", "interventiecode", "regiocode", "van_kwartaal", "tot_kwartaal"),
    "wijkinzet": ("partijcode", "interventiecode", "regiocode", "van_kwartaal", "tot_kwartaal"),
}
"""The columns of each frame of Stad, for whoever fills it."""
