"""What paper says about one afspraak: figure, margin, target with provenance and objection, precondition."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from app.components.afspraakstatus import describe_status, describe_voorwaarde
from app.components.cijfers import (
    Cijfer,
    describe_change,
    describe_count,
    describe_informant,
    describe_periode,
    describe_words,
)
from app.components.getallen import BESCHERMD, show_aandeel, show_waarde
from app.components.streefwaarde import describe_streefwaarde
from app.components.uitweg import describe_uitweg
from app.reports.stof import Papierstof
from app.reports.tekening import draw_reeks
from app.services.afspraakstatus import Afspraakstatus
from schemas.indicator import Indicator

if TYPE_CHECKING:
    from app.store.tables import Afspraak

SOORTEN = {"uitkomst": "Uitkomst", "prestatie": "Prestatie", "voorwaarde": "Voorwaarde", "context": "Context"}
ONTBREEKT = "Er is in dit kwartaal geen cijfer over deze afspraak."


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
    uitleg: str
    vooruitzicht: str
    tekening: dict[str, Any] | None


def describe_afspraak(stof: Papierstof, afspraak: Afspraak) -> Afspraakregel:
    """Put one afspraak in words, with the same functions as its page."""
    indicator = stof.indicatoren[afspraak.indicatorcode]
    cijfer, status = stof.cijfer(afspraak), stof.status(afspraak)
    stand, uitleg = describe_stand(status, stof)
    tekening = draw_reeks(stof.reeks(afspraak), status.target_in(stof.regiocode), indicator)
    leer = " · leerafspraak" if afspraak.is_leerafspraak else ""
    return Afspraakregel(
        cijfer_id=cijfer.cijfer_id if cijfer else "",
        soortcode=indicator.soort,
        soort=SOORTEN[indicator.soort] + leer,
        naam=indicator.naam,
        interventie=afspraak.interventie.naam,
        waarde=describe_value(cijfer, indicator),
        woorden=describe_meaning(cijfer, indicator, stof.plaatsen.name),
        gemeten=describe_measured(cijfer, indicator),
        doel=describe_target(afspraak),
        bezwaar=describe_streefwaarde(afspraak).bezwaar,
        voorwaarde=describe_condition(status),
        stand=stand,
        uitleg=uitleg,
        vooruitzicht=describe_status(status).vooruitzicht,
        tekening=asdict(tekening) if tekening else None,
    )


def describe_value(cijfer: Cijfer | None, indicator: Indicator) -> str:
    """Write the value large; hidden and absent are words, never a number."""
    if cijfer is None:
        return "geen cijfer"
    if cijfer.is_onderdrukt or cijfer.waarde is None:
        return "verborgen"
    return show_waarde(cijfer.waarde, indicator.eenheid)


def describe_meaning(
    cijfer: Cijfer | None, indicator: Indicator, plaatsnaam: Callable[[str], str] = str
) -> str:
    """Say margin and change in words; of a count the change alone, for it is its own n."""
    if cijfer is None:
        return ONTBREEKT
    if cijfer.is_onderdrukt or cijfer.waarde is None:
        reden = f"Verborgen: {cijfer.onderdruk_reden or BESCHERMD}".rstrip(".")
        return f"{reden}. {describe_uitweg(cijfer, plaatsnaam)}".rstrip()
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
    zin = ", ".join(delen)
    zin += ("; grof afgerond" if cijfer.is_grof else "") + ("; voorlopig" if cijfer.is_voorlopig else "")
    return f"{zin[:1].upper()}{zin[1:]}."


def describe_target(afspraak: Afspraak) -> str:
    """Say the target with where it came from; the objection stands right behind it (R-22)."""
    streef = describe_streefwaarde(afspraak)
    herkomst = f", {streef.herkomst[:1].lower()}{streef.herkomst[1:]}" if streef.herkomst else ""
    return f"Afgesproken: {streef.doel}{herkomst}."


def describe_stand(status: Afspraakstatus, stof: Papierstof) -> tuple[str, str]:
    """Say how it stands and why, in the words of every view; a count of several gebieden is judged together."""
    tekst = describe_status(status)
    samen = ""
    if status.regiocode != stof.regiocode and status.cijfer is not None and status.cijfer.waarde is not None:
        samen = f"Over alle gebieden samen: {show_waarde(status.cijfer.waarde, status.indicator.eenheid)}."
    return tekst.kop.rstrip("."), " ".join(deel for deel in (tekst.uitleg, samen) if deel)


def describe_condition(status: Afspraakstatus) -> str:
    """Say the precondition on the municipality, unless the status itself tells it (R-23)."""
    tekst = describe_voorwaarde(status)
    if not tekst or tekst in describe_status(status).uitleg:
        return ""
    return f"Voorwaarde bij de gemeente: {tekst}."
