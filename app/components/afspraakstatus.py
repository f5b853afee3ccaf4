"""How an afspraak stands, in words: the same sentences on page, card, dossier and API. Never a colour (R-14)."""

from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from app.components.getallen import BESCHERMD, show_kwartaal, show_waarde
from app.components.prognose import describe_prognose
from app.services.afspraakstatus import Afspraakstatus, Voorwaarde
from pipelines.afspraakstand import NOG_NIET_GELEZEN, VERBORGEN, WIJK_ZWEEG
from schemas.indicator import load_indicatoren
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import Afspraakstand
from schemas.vocabulary import Kwartaal

REDENEN = {
    "geen_cijfer": "er is over {kwartaal} geen cijfer van deze afspraak",
    "verborgen": f"het cijfer is verborgen, {BESCHERMD}",
    "geen_streefwaarde": "er is geen streefwaarde afgesproken",
    "binnen_marge": "de streefwaarde ligt binnen de marge van het cijfer",
    WIJK_ZWEEG: "Aanbieder en gemeente lazen dit cijfer; uit de wijk zei nog niemand of het wordt herkend.",
    NOG_NIET_GELEZEN: "Wat dit cijfer betekent, is nog niet samen gelezen.",
}
HERKEND = {"herkend": "herkent dit", "deels": "herkent dit deels", "niet_herkend": "herkent dit niet"}


@dataclass(frozen=True)
class Statustekst:
    """The status in a few words, why that is, and what the year may bring; the last two may be empty."""

    kop: str
    uitleg: str
    vooruitzicht: str

    @property
    def zin(self) -> str:
        """All of it as running text."""
        kop = self.kop if self.kop.endswith(".") else f"{self.kop}."
        return " ".join(deel for deel in (kop, self.uitleg, self.vooruitzicht) if deel)


def describe_status(status: Afspraakstatus) -> Statustekst:
    """Put the judgement in words."""
    return Statustekst(_head(status), _explain(status), _outlook(status))


def describe_voorwaarde(status: Afspraakstatus) -> str:
    """Say what the municipality was to do and what it did: `De gemeente leidt 60 toe (40 van 60)`; empty without one."""
    voorwaarde, tekst = status.voorwaarde, status.afspraak.randvoorwaarde.rstrip(".")
    if voorwaarde is None:
        return ""
    if voorwaarde.afgesproken is None:
        return tekst
    return f"{tekst} ({_count(status, voorwaarde)})"


def _count(status: Afspraakstatus, voorwaarde: Voorwaarde) -> str:
    eenheid = load_indicatoren()[status.afspraak.randvoorwaarde_indicator or ""].eenheid
    afgesproken = show_waarde(voorwaarde.afgesproken, eenheid)
    if voorwaarde.is_gehaald is None or voorwaarde.cijfer is None:
        return f"afgesproken {afgesproken}; nu niet te zien"
    return f"{show_waarde(voorwaarde.cijfer.waarde, eenheid)} van {afgesproken}"


def _head(status: Afspraakstatus) -> str:
    label = load_keuzelijst("afspraakstand")[status.oordeel.stand]
    if status.oordeel.reden == WIJK_ZWEEG:
        return f"{label} door de wijk"
    if status.oordeel.stand is not Afspraakstand.NIET_VAST_TE_STELLEN:
        return label
    reden = REDENEN[status.oordeel.reden].format(kwartaal=show_kwartaal(status.kwartaal))
    if status.oordeel.reden == VERBORGEN and status.cijfer is not None and status.cijfer.onderdruk_reden:
        reden = status.cijfer.onderdruk_reden[:1].lower() + status.cijfer.onderdruk_reden[1:]
    return f"{label}: {reden}"


def _explain(status: Afspraakstatus) -> str:
    match status.oordeel.stand:
        case Afspraakstand.RANDVOORWAARDE_GEMEENTE:
            toch = " De aanbieder haalde de streefwaarde toch." if status.is_toch_gehaald else ""
            return f"{describe_voorwaarde(status)}.{toch}"
        case Afspraakstand.GEHAALD_EN_HERKEND | Afspraakstand.GEHAALD_NIET_HERKEND:
            return _recognition(status)
        case Afspraakstand.GEHAALD_NIET_GELEZEN:
            return REDENEN[status.oordeel.reden]
        case _:
            return ""


def _recognition(status: Afspraakstatus) -> str:
    delen = [
        f"{status.herkenningen.count(code)} {woord}"
        for code, woord in HERKEND.items()
        if code in status.herkenningen
    ]
    return f"Uit de wijk: {', '.join(delen)}."


def _outlook(status: Afspraakstatus) -> str:
    if status.jaarvraag is None or status.prognose is None:
        return ""
    jaar = Kwartaal.parse(status.kwartaal).jaar
    return f"{jaar}: {describe_prognose(status.jaarvraag, status.prognose)}"


def show_status(status: Afspraakstatus) -> Component:
    """Draw the status: the words first, why below."""
    tekst = describe_status(status)
    return html.P(
        [
            html.Strong(tekst.kop if tekst.kop.endswith(".") else f"{tekst.kop}."),
            *([f" {tekst.uitleg}"] if tekst.uitleg else []),
        ],
        className="afspraakstand",
    )
