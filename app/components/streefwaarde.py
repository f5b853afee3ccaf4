"""The target of an afspraak with how it came about and every objection beside it; the one text all views use (R-22)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from app.components.getallen import show_waarde
from app.services.afspraakstatus import is_agreed_together
from schemas.indicator import load_indicatoren
from schemas.keuzelijst import load_keuzelijst

if TYPE_CHECKING:
    from app.store.tables import Afspraak


@dataclass(frozen=True)
class Streeftekst:
    """What was agreed, how it was set, and what the party objects; `bezwaar` is never shown apart from `doel`."""

    doel: str
    herkomst: str
    bezwaar: str

    @property
    def zin(self) -> str:
        """The sentence for places that have no room for parts: `80%, door de gemeente bepaald. Bezwaar: …`."""
        herkomst = f", {self.herkomst[:1].lower()}{self.herkomst[1:]}" if self.herkomst else ""
        bezwaar = f" Bezwaar van de aanbieder: {_closed(self.bezwaar)}" if self.bezwaar else ""
        return f"{self.doel}{herkomst}.{bezwaar}"


def describe_streefwaarde(afspraak: "Afspraak") -> Streeftekst:
    """Word the target; without one it is learned from, not settled on."""
    indicator = load_indicatoren()[afspraak.indicatorcode]
    if afspraak.streefwaarde is None:
        doel = "geen streefwaarde; hier willen wij van leren" if afspraak.is_leerafspraak else "geen"
    else:
        per = " per kwartaal" if indicator.eenheid == "aantal" else ""
        samen = " in alle gebieden samen" if is_agreed_together(afspraak.beschikking, indicator) else ""
        doel = f"{show_waarde(afspraak.streefwaarde, indicator.eenheid)}{per}{samen}"
    herkomst = load_keuzelijst("herkomst").get(afspraak.herkomst, "")
    return Streeftekst(doel, herkomst, afspraak.bezwaar.strip())


def show_streefwaarde(afspraak: "Afspraak") -> Component:
    """Draw the target as one sentence with its objection."""
    tekst = describe_streefwaarde(afspraak)
    bezwaar = (
        [html.Span(f" Bezwaar van de aanbieder: {_closed(tekst.bezwaar)}", className="bezwaar")]
        if tekst.bezwaar
        else []
    )
    herkomst = f", {tekst.herkomst[:1].lower()}{tekst.herkomst[1:]}" if tekst.herkomst else ""
    return html.P([html.Strong("Streefwaarde: "), f"{tekst.doel}{herkomst}.", *bezwaar])


def _closed(zin: str) -> str:
    return zin if zin.endswith((".", "!", "?")) else f"{zin}."
