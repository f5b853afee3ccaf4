"""What was agreed about the figures of a place: the target a bar may be held against, and what it depends on."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.components.getallen import show_waarde
from app.components.streefwaarde import describe_streefwaarde
from app.pages.wijkbeeld_blik import Blik

if TYPE_CHECKING:
    from app.store.tables import Afspraak


@dataclass(frozen=True)
class Streven:
    """The agreement about one figure; `waarde` is empty when it was made for more places than this one."""

    waarde: float | None
    noot: str = ""


def find_streven(
    blik: Blik, afspraken: list["Afspraak"], indicatorcode: str, interventiecode: str
) -> Streven | None:
    """Return the target of one figure; a count agreed for a whole gebied is no measure of a buurt."""
    passend = [
        a for a in afspraken if a.indicatorcode == indicatorcode and a.interventiecode == interventiecode
    ]
    if not passend or passend[0].streefwaarde is None:
        return None
    afspraak = passend[0]
    eenheid = blik.indicatoren[indicatorcode].eenheid
    zin = f"Afspraak: {describe_streefwaarde(afspraak).zin}"
    if eenheid != "aantal":
        return Streven(afspraak.streefwaarde, zin)
    gebieden = {g.regiocode for g in afspraak.beschikking.gebieden}
    if gebieden == {blik.plaats.code}:
        return Streven(afspraak.streefwaarde, zin)
    waar = "het gebied" if len(gebieden) == 1 else f"{len(gebieden)} gebieden samen"
    return Streven(None, f"{zin} Geldt voor {waar}.")


def describe_voorwaarde(blik: Blik, afspraken: list["Afspraak"], interventiecode: str) -> str:
    """Say when the municipality did not do its part (R-23); empty when it did, or nothing was agreed."""
    for afspraak in afspraken:
        if afspraak.interventiecode != interventiecode or not afspraak.randvoorwaarde_indicator:
            continue
        cijfer = blik.find(afspraak.randvoorwaarde_indicator, interventiecode)
        afgesproken = afspraak.randvoorwaarde_afgesproken
        gebieden = {g.regiocode for g in afspraak.beschikking.gebieden}
        if cijfer is None or cijfer.waarde is None or afgesproken is None or gebieden != {blik.plaats.code}:
            continue
        if cijfer.waarde < afgesproken:
            eenheid = blik.indicatoren[afspraak.randvoorwaarde_indicator].eenheid
            stand = f"{show_waarde(cijfer.waarde, eenheid)} van {show_waarde(afgesproken, eenheid)}"
            return f"Randvoorwaarde gemeente niet gehaald: {afspraak.randvoorwaarde.rstrip('.')} ({stand})."
    return ""
