"""What paper says about one afspraak: figure, margin, target with provenance and objection, precondition."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from app.components.cijfers import (
    Cijfer,
    describe_change,
    describe_count,
    describe_informant,
    describe_periode,
    describe_words,
    reaches,
)
from app.components.getallen import show_aandeel, show_waarde
from app.reports.stof import Papierstof
from app.reports.tekening import draw_reeks
from schemas.indicator import Indicator
from schemas.keuzelijst import load_keuzelijst

if TYPE_CHECKING:
    from app.store.tables import Afspraak

SOORTEN = {"uitkomst": "Uitkomst", "prestatie": "Prestatie", "voorwaarde": "Voorwaarde", "context": "Context"}
ONTBREEKT = "Er is in dit kwartaal geen cijfer over deze afspraak."
GEEN_DOEL = "Geen streefwaarde; het is een leerafspraak."


@dataclass(frozen=True)
class Afspraakregel:
    """One afspraak in words; `tekening` is empty when there is no quarter to draw."""

    cijfer_id: str
    soortcode: str
    soort: str
    naam: str
    interventie: str
    waarde: str
    woorden: str
    gemeten: str
    doel: str
    bezwaar: str
    voorwaarde: str
    stand: str
    tekening: dict[str, Any] | None


def describe_afspraak(stof: Papierstof, afspraak: Afspraak) -> Afspraakregel:
    """Put one afspraak in words, with the same functions as its page."""
    indicator = stof.indicatoren[afspraak.indicatorcode]
    cijfer = stof.cijfer(afspraak)
    tekening = draw_reeks(stof.reeks(afspraak), afspraak.streefwaarde, indicator)
    leer = " · leerafspraak" if afspraak.is_leerafspraak else ""
    return Afspraakregel(
        cijfer_id=cijfer.cijfer_id if cijfer else "",
        soortcode=indicator.soort,
        soort=SOORTEN[indicator.soort] + leer,
        naam=indicator.naam,
        interventie=afspraak.interventie.naam,
        waarde=describe_value(cijfer, indicator),
        woorden=describe_meaning(cijfer, indicator),
        gemeten=describe_measured(cijfer, indicator),
        doel=describe_target(afspraak, indicator),
        bezwaar=afspraak.bezwaar.strip(),
        voorwaarde=describe_voorwaarde(stof, afspraak),
        stand=describe_stand(stof, afspraak),
        tekening=asdict(tekening) if tekening else None,
    )


def describe_value(cijfer: Cijfer | None, indicator: Indicator) -> str:
    """Write the value large; hidden and absent are words, never a number."""
    if cijfer is None:
        return "geen cijfer"
    if cijfer.is_onderdrukt or cijfer.waarde is None:
        return "verborgen"
    return show_waarde(cijfer.waarde, indicator.eenheid)


def describe_meaning(cijfer: Cijfer | None, indicator: Indicator) -> str:
    """Say margin and change in words; of a count the change alone, for it is its own n."""
    if cijfer is None:
        return ONTBREEKT
    if cijfer.is_onderdrukt or cijfer.waarde is None:
        return f"Verborgen: {cijfer.onderdruk_reden or 'te weinig deelnemers'}".rstrip(".") + "."
    if indicator.vorm == "aantal":
        return f"{describe_change(cijfer)}."
    return f"{describe_words(cijfer, indicator)}. {describe_change(cijfer)}."


def describe_measured(cijfer: Cijfer | None, indicator: Indicator) -> str:
    """Say over which period, among how many of how many, and who answered (R-11)."""
    if cijfer is None:
        return ""
    delen = [describe_periode(cijfer)]
    if not cijfer.is_onderdrukt and cijfer.waarde is not None and indicator.vorm != "aantal":
        dekking = f" ({show_aandeel(cijfer.dekking)} van wie meetelt)" if cijfer.dekking is not None else ""
        delen.append(f"gemeten bij {describe_count(cijfer)}{dekking}")
    if wie := describe_informant(cijfer):
        delen.append(f"volgens {wie}")
    return ", ".join(delen) + ("; voorlopig" if cijfer.is_voorlopig else "") + "."


def describe_target(afspraak: Afspraak, indicator: Indicator) -> str:
    """Say the target with where it came from (R-22)."""
    if afspraak.streefwaarde is None:
        return GEEN_DOEL
    per = " per kwartaal" if indicator.eenheid == "aantal" else ""
    herkomst = load_keuzelijst("herkomst").get(afspraak.herkomst, afspraak.herkomst).lower()
    return f"Afgesproken: {show_waarde(afspraak.streefwaarde, indicator.eenheid)}{per}, {herkomst}."


def describe_voorwaarde(stof: Papierstof, afspraak: Afspraak) -> str:
    """Say the precondition on the municipality with what it delivered (R-23)."""
    if not afspraak.randvoorwaarde:
        return ""
    tekst = f"Voorwaarde bij de gemeente: {afspraak.randvoorwaarde.rstrip('.')}"
    if not afspraak.randvoorwaarde_indicator or afspraak.randvoorwaarde_afgesproken is None:
        return f"{tekst}."
    eenheid = stof.indicatoren[afspraak.randvoorwaarde_indicator].eenheid
    afgesproken = show_waarde(afspraak.randvoorwaarde_afgesproken, eenheid)
    cijfer = stof.voorwaarde(afspraak)
    if cijfer is None or cijfer.waarde is None or cijfer.is_onderdrukt:
        return f"{tekst} (afgesproken {afgesproken}; nu niet te zien)."
    return f"{tekst} ({show_waarde(cijfer.waarde, eenheid)} van {afgesproken})."


def is_voorwaarde_ongehaald(stof: Papierstof, afspraak: Afspraak) -> bool:
    """Answer whether the municipality delivered less than agreed; not seen is not unmet."""
    cijfer = stof.voorwaarde(afspraak)
    if cijfer is None or cijfer.waarde is None or cijfer.is_onderdrukt:
        return False
    return (
        afspraak.randvoorwaarde_afgesproken is not None
        and cijfer.waarde < afspraak.randvoorwaarde_afgesproken
    )


def describe_stand(stof: Papierstof, afspraak: Afspraak) -> str:
    """Say how the figure stands to the target, in words that margin and precondition allow (R-11, R-23)."""
    if is_voorwaarde_ongehaald(stof, afspraak):
        return "Randvoorwaarde gemeente niet gehaald"
    cijfer, doel = stof.cijfer(afspraak), afspraak.streefwaarde
    if cijfer is None or cijfer.is_onderdrukt or cijfer.waarde is None:
        return "Niet vast te stellen"
    if doel is None:
        return "Leerafspraak"
    if cijfer.onder is not None and cijfer.boven is not None and cijfer.onder < doel < cijfer.boven:
        return "Niet te zeggen: de afspraak ligt binnen de marge"
    return (
        "Gehaald" if reaches(cijfer, doel, stof.indicatoren[afspraak.indicatorcode]) else "Nog niet gehaald"
    )
