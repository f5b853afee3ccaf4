"""How a figure stands to its target, in words that a margin and a precondition allow (R-11, R-23, R-24)."""

from typing import TYPE_CHECKING

from app.components.cijfers import Cijfer
from app.components.getallen import show_getal, show_waarde
from app.pages.afspraken_stof import Stof
from pipelines.zekerheid.zichtbaar import smallest_visible_change
from schemas.indicator import Indicator

if TYPE_CHECKING:
    from app.store.tables import Afspraak

ONTBREEKT = "Er is in dit kwartaal geen cijfer over deze afspraak."


def describe_voorwaarde(stof: Stof, afspraak: "Afspraak") -> tuple[str, bool]:
    """Say the precondition with its value, and whether it is unmet."""
    if not afspraak.randvoorwaarde:
        return "", False
    if not afspraak.randvoorwaarde_indicator or afspraak.randvoorwaarde_afgesproken is None:
        return afspraak.randvoorwaarde, False
    tekst = afspraak.randvoorwaarde.rstrip(".")
    eenheid = stof.indicatoren[afspraak.randvoorwaarde_indicator].eenheid
    afgesproken = show_waarde(afspraak.randvoorwaarde_afgesproken, eenheid)
    cijfer = stof.find(afspraak.randvoorwaarde_indicator, afspraak.interventiecode)
    if cijfer is None or cijfer.waarde is None or cijfer.is_onderdrukt:
        return f"{tekst} (afgesproken {afgesproken}; nu niet te zien)", False
    stand = f"{tekst} ({show_waarde(cijfer.waarde, eenheid)} van {afgesproken})"
    return stand, cijfer.waarde < afspraak.randvoorwaarde_afgesproken


def describe_stand(stof: Stof, afspraak: "Afspraak", cijfer: Cijfer | None) -> str:
    """Say whether the target is reached, cannot be told, or waits for the municipality."""
    _, is_ongehaald = describe_voorwaarde(stof, afspraak)
    if is_ongehaald:
        return "Randvoorwaarde gemeente niet gehaald"
    if cijfer is None:
        return ONTBREEKT
    if cijfer.is_onderdrukt or cijfer.waarde is None:
        return cijfer.onderdruk_reden or "Te weinig deelnemers om te tonen."
    if afspraak.streefwaarde is None:
        return "Leerafspraak zonder streefwaarde"
    return compare_with_target(cijfer, afspraak.streefwaarde, stof.indicatoren[afspraak.indicatorcode])


def compare_with_target(cijfer: Cijfer, doel: float, indicator: Indicator) -> str:
    """Compare by the margin where there is one: a target inside it is neither reached nor missed."""
    if cijfer.onder is not None and cijfer.boven is not None and cijfer.onder < doel < cijfer.boven:
        return "Niet te zeggen: de afspraak ligt binnen de marge"
    waarde = cijfer.waarde or 0.0
    is_gehaald = waarde <= doel if indicator.hoger_is_beter is False else waarde >= doel
    return "Gehaald" if is_gehaald else "Nog niet gehaald"


def describe_zichtbaarheid(afspraak: "Afspraak", cijfer: Cijfer | None, indicator: Indicator) -> str:
    """Answer "kan dit doel gezien worden?" with the smallest change that n can tell from chance."""
    if cijfer is None or cijfer.waarde is None or cijfer.n is None or cijfer.is_onderdrukt:
        return "Dat is niet te zeggen: er is nog geen zichtbaar cijfer."
    doel = afspraak.streefwaarde
    richting = "lager" if doel is not None and doel < cijfer.waarde else "hoger"
    kleinste = smallest_visible_change(indicator.vorm, waarde=cijfer.waarde, n=cijfer.n, richting=richting)
    if kleinste is None:
        return (
            f"Bij n = {show_getal(cijfer.n)} is geen enkel verschil {richting} van toeval te onderscheiden."
        )
    zin = (
        f"Bij n = {show_getal(cijfer.n)} is pas een verschil van {show_verschil(kleinste, indicator)} of meer "
        "tussen twee kwartalen van toeval te onderscheiden."
    )
    if doel is None:
        return zin
    afstand = abs(doel - cijfer.waarde)
    if afstand == 0:
        return f"{zin} Het doel is gelijk aan het cijfer van nu."
    oordeel = "dat is te zien" if afstand >= kleinste else "dat is in één kwartaal niet te zien"
    return f"{zin} Het doel ligt {show_verschil(afstand, indicator)} van het cijfer van nu: {oordeel}."


def show_verschil(verschil: float, indicator: Indicator) -> str:
    """Write a difference in its unit; of shares in percent points."""
    if indicator.eenheid == "aandeel":
        return f"{show_getal(verschil * 100)} procentpunt"
    return show_getal(verschil, decimalen=1 if indicator.eenheid == "cijfer" else 0)
