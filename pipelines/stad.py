"""What a build knows besides reference data: accepted files, agreements of the city, and its outcome."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd


@dataclass(frozen=True)
class Aanleverbron:
    """One accepted version of one file; `rijen` is the Parquet of its checked rows.

    `toelichting` joins the justifications of its warnings (R-05).
    """

    aanlevering_id: int
    partijcode: str
    kwartaal: str
    soort: str
    versie: int
    is_vastgesteld: bool
    bestandsnaam: str
    rijen: bytes
    sha256: str
    toelichting: str = ""


@dataclass(frozen=True, eq=False)
class Stad:
    """The frames of the store a build needs, columns named as in the stored tables.

    partijen: code, naam, soort. interventies: code, naam, doelgroep, leeftijd_van, leeftijd_tot,
    trede, is_erkend, is_individueel. interventie_factor: interventiecode, factor_id.
    gebeurtenissen: regiocode, datum, soort, titel, interventiecode. focusfactoren: regiocode,
    factor_id, van_kwartaal, tot_kwartaal, reden. leverbereiken: one row per partijcode,
    interventiecode, regiocode (gebied), van_kwartaal, tot_kwartaal. An absent text may be None.
    """

    partijen: pd.DataFrame
    interventies: pd.DataFrame
    interventie_factor: pd.DataFrame
    gebeurtenissen: pd.DataFrame
    focusfactoren: pd.DataFrame
    leverbereiken: pd.DataFrame


@dataclass(frozen=True)
class Build:
    """A finished file and the fingerprint of everything that went into it."""

    build_id: str
    pad: Path


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
    "interventie_factor": ("interventiecode", "factor_id"),
    "gebeurtenissen": ("regiocode", "datum", "soort", "titel", "interventiecode"),
    "focusfactoren": ("regiocode", "factor_id", "van_kwartaal", "tot_kwartaal", "reden"),
    "leverbereiken": ("partijcode", "interventiecode", "regiocode", "van_kwartaal", "tot_kwartaal"),
}
"""The columns of each frame of Stad, for whoever fills it."""
