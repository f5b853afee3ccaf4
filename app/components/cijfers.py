"""A figure as a value, and in words: what every page says about the same row in the same way."""

from dataclasses import dataclass, fields
from typing import Any

import pandas as pd

from app.components.getallen import show_getal, show_periode, show_waarde
from schemas.indicator import Indicator
from schemas.vocabulary import ALLE, Kwartaal

KWARTALEN = {"kwartaal": 1, "halfjaar": 2, "jaar": 4}
"""How many quarters a period has."""

VERANDERING = {
    "duidelijk_beter": "Duidelijk beter dan vorig kwartaal",
    "duidelijk_slechter": "Duidelijk slechter dan vorig kwartaal",
    "niet_te_onderscheiden": "Niet te onderscheiden van vorig kwartaal",
    "te_weinig_gegevens": "Te weinig gegevens voor een verschil",
    "geen_vergelijking": "Geen vergelijking met een eerder kwartaal",
}
INFORMANTEN = {
    "jongere": "jongeren",
    "ouder": "ouders",
    "professional": "professionals",
    "onbekend": "deelnemers (wie antwoordde, is niet ingevuld)",
    "niet_bijgehouden": "deelnemers (jongere of ouder: niet bijgehouden)",
    ALLE: "alle deelnemers",
}


@dataclass(frozen=True)
class Cijfer:
    """One row of the figures; absent numbers are None."""

    indicatorcode: str
    soort: str
    vorm: str
    regiocode: str
    kwartaal: str
    partijcode: str
    interventiecode: str
    informant: str
    waarde: float | None = None
    onder: float | None = None
    boven: float | None = None
    woorden: str = ""
    teller: float | None = None
    n: float | None = None
    in_aanmerking: float | None = None
    dekking: float | None = None
    vorig_kwartaal: str = ""
    vorige_waarde: float | None = None
    verandering: str = ""
    segment: int = 0
    is_onderdrukt: bool = False
    onderdruk_reden: str = ""
    veilig_regiocode: str = ""
    is_grof: bool = False
    is_voorlopig: bool = False
    toelichting: str = ""
    definitieversie: str = ""
    bron: str = ""
    periode: str = "kwartaal"

    @property
    def cijfer_id(self) -> str:
        """The key of the figure, the same in every build."""
        return "/".join(
            (
                self.indicatorcode,
                self.regiocode,
                self.kwartaal,
                self.partijcode,
                self.interventiecode,
                self.informant,
            )
        )


VELDEN = tuple(veld.name for veld in fields(Cijfer))
TEKSTVELDEN = frozenset(
    {"woorden", "vorig_kwartaal", "verandering", "onderdruk_reden", "veilig_regiocode", "toelichting", "bron"}
)


def read_cijfers(frame: pd.DataFrame) -> list[Cijfer]:
    """Turn a frame of figures into values."""
    return [
        Cijfer(**{naam: _clean(naam, waarde) for naam, waarde in zip(VELDEN, rij, strict=True)})
        for rij in frame[list(VELDEN)].itertuples(index=False, name=None)
    ]


def _clean(naam: str, waarde: Any) -> Any:
    """Write what is absent as None, or as an empty text for a text."""
    if pd.isna(waarde):
        return "" if naam in TEKSTVELDEN else None
    if naam == "definitieversie":
        return str(waarde)
    return waarde.item() if hasattr(waarde, "item") else waarde


def describe_change(cijfer: Cijfer) -> str:
    """Say the verdict on the change (R-12), since the period before of the same length."""
    zin = VERANDERING.get(cijfer.verandering, VERANDERING["geen_vergelijking"])
    return zin.replace("kwartaal", cijfer.periode)


def describe_periode(cijfer: Cijfer) -> str:
    """Say over which period a figure was counted: `K3 2025`, `eerste helft 2025`."""
    return show_periode(cijfer.periode, cijfer.kwartaal)


def starts_in(cijfer: Cijfer) -> str:
    """Return the first quarter a figure counts."""
    return str(Kwartaal.parse(cijfer.kwartaal).plus(1 - KWARTALEN[cijfer.periode]))


def newest_at(reeks: "list[Cijfer]", kwartaal: str) -> "Cijfer | None":
    """Return the figure that counts in a quarter: its own, or that of the newest half-year or year that had ended."""
    nu = Kwartaal.parse(kwartaal)
    passend = (c for c in reeks if str(nu.plus(-(nu.nummer % KWARTALEN[c.periode]))) == c.kwartaal)
    return next(passend, None)


def reaches(cijfer: Cijfer, doel: float | None, indicator: Indicator) -> bool:
    """Answer whether a figure reaches its target, in the direction that is better."""
    if cijfer.waarde is None or doel is None:
        return False
    return cijfer.waarde <= doel if indicator.hoger_is_beter is False else cijfer.waarde >= doel


def describe_count(cijfer: Cijfer) -> str:
    """Say how many of how many were measured: `34 van 52`."""
    if cijfer.n is None:
        return "–"
    if cijfer.in_aanmerking is None:
        return show_getal(cijfer.n)
    return f"{show_getal(cijfer.n)} van {show_getal(cijfer.in_aanmerking)}"


def describe_margin(cijfer: Cijfer, eenheid: str) -> str:
    """Say value and margin for who cannot see the drawing."""
    if cijfer.is_onderdrukt or cijfer.waarde is None:
        return f"Verborgen: {cijfer.onderdruk_reden or 'te weinig deelnemers'}"
    zin = show_waarde(cijfer.waarde, eenheid)
    if cijfer.onder is not None and cijfer.boven is not None:
        zin += f", tussen {show_waarde(cijfer.onder, eenheid)} en {show_waarde(cijfer.boven, eenheid)}"
    if cijfer.vorige_waarde is not None and cijfer.vorig_kwartaal:
        zin += f"; {show_periode(cijfer.periode, cijfer.vorig_kwartaal)}: {show_waarde(cijfer.vorige_waarde, eenheid)}"
    return zin + ("; voorlopig" if cijfer.is_voorlopig else "")


def describe_words(cijfer: Cijfer, indicator: Indicator) -> str:
    """Say the value in words: the margin where there is one, else the value."""
    woorden = cijfer.woorden or show_waarde(cijfer.waarde, indicator.eenheid)
    return woorden[:1].upper() + woorden[1:]


def describe_informant(cijfer: Cijfer) -> str:
    """Say who answered; empty when the figure mixes nobody's answers."""
    return "" if cijfer.informant == ALLE else INFORMANTEN.get(cijfer.informant, cijfer.informant)
