"""How a figure stands to its target, in words that a margin and a precondition allow (R-11, R-23, R-24)."""

from typing import TYPE_CHECKING

from app.components.cijfers import Cijfer
from app.components.getallen import show_waarde
from app.components.zichtbaarheid import Basis, find_gemiddelde
from app.pages.afspraken_stof import Stof
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


def find_zichtbasis(stof: Stof, afspraak: "Afspraak", cijfer: Cijfer | None) -> Basis | None:
    """Return the figure of an afspraak with the other ways to look at it; None without a visible figure."""
    if cijfer is None or cijfer.waarde is None or cijfer.n is None or cijfer.is_onderdrukt:
        return None
    indicator = stof.indicatoren[afspraak.indicatorcode]
    gemeente = stof.plaatsen.gemeente
    return Basis(
        indicator,
        cijfer,
        hoger=stof.find_gemeente(cijfer),
        waar=f"heel {gemeente.naam}" if gemeente else "",
        gemiddelde=find_gemiddelde(indicator, cijfer, stof.cijfers, stof.indicatoren),
    )
