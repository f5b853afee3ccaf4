"""The way through a talk: beginning, one afspraak at a time, the end; with what still has to happen (R-36)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from app.components.elementen import aria
from app.components.knoppen import address, link, link_button
from app.pages.gesprek_afspraak import afspraak_title
from app.pages.gesprek_stof import Gespreksstof
from app.store.access.gesprekken import GEOPENDE
from app.toegang import may
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import LezingStatus
from schemas.rollen import Recht

if TYPE_CHECKING:
    from app.store.tables import Afspraak

ROUTE = "/gesprek"
BEGIN, SLUITEN, ALLES = "begin", "sluiten", "alles"
AFSPRAAK = "afspraak-"


@dataclass(frozen=True)
class Stap:
    """One stop on the way: its code in the address, its name, and how far it is."""

    code: str
    naam: str
    stand: str


def list_stappen(stof: Gespreksstof) -> list[Stap]:
    """Return the stops in the order in which a talk is held."""
    return [
        Stap(BEGIN, "Hier beginnen we", "toezeggingen, wat opvalt, wat niet"),
        *(
            Stap(f"{AFSPRAAK}{a.id}", afspraak_title(stof, a), describe_stand(stof, a))
            for a in stof.afspraken
        ),
        Stap(SLUITEN, "Afsluiten", "eigen deel, aan tafel, vaststellen"),
    ]


def step_address(stof: Gespreksstof, code: str, *, is_zaal: bool) -> str:
    """Return the address of one stop; in the room the next stop is in the room too."""
    return address(ROUTE, gesprek=stof.gesprek.id, stap=code, **({"zaal": "ja"} if is_zaal else {}))


def show_pad(stof: Gespreksstof, huidig: str, *, is_zaal: bool) -> Component:
    """Draw the list of stops, with where we are."""
    punten = [
        html.Li(
            [
                _stop(stap, step_address(stof, stap.code, is_zaal=is_zaal), is_hier=stap.code == huidig),
                html.Small(stap.stand),
            ]
        )
        for stap in list_stappen(stof)
    ]
    return html.Nav(html.Ol(punten), className="wegwijzer", **aria(label="In dit gesprek"))


def _stop(stap: Stap, href: str, *, is_hier: bool) -> Component:
    """Draw a stop; only the one where we are loads anew, for a link of Dash takes no aria-current."""
    return html.A(stap.naam, href=href, **aria(current="step")) if is_hier else link(stap.naam, href)


def show_verder(stof: Gespreksstof, huidig: str, *, is_zaal: bool) -> Component:
    """Draw the way back and on from one stop."""
    stappen = list_stappen(stof)
    plek = next((n for n, stap in enumerate(stappen) if stap.code == huidig), 0)
    knoppen = []
    if plek > 0:
        vorige = stappen[plek - 1]
        knoppen.append(link_button(f"Terug: {vorige.naam}", step_address(stof, vorige.code, is_zaal=is_zaal)))
    if plek + 1 < len(stappen):
        volgende = stappen[plek + 1]
        knoppen.append(
            link_button(
                f"Verder: {volgende.naam}",
                step_address(stof, volgende.code, is_zaal=is_zaal),
                is_hoofd=True,
            )
        )
    teller = html.Span(f"Stap {plek + 1} van {len(stappen)}", className="noot")
    return html.Nav([teller, *knoppen], className="verder knoppen", **aria(label="Verder in dit gesprek"))


def find_afspraak(stof: Gespreksstof, code: str) -> Afspraak | None:
    """Return the afspraak of a stop, when it is one of this talk."""
    nummer = code.removeprefix(AFSPRAAK)
    return next((a for a in stof.afspraken if str(a.id) == nummer), None)


def describe_stand(stof: Gespreksstof, afspraak: Afspraak) -> str:
    """Say in a few words how far one afspraak is, as this person may know it."""
    conclusie = stof.conclusie(afspraak)
    if conclusie is not None:
        return f"gevolg: {load_keuzelijst('gevolg')[conclusie.gevolg].lower()}"
    if stof.gesprek.status in GEOPENDE:
        return "nog geen conclusie" if may(stof.gebruiker, Recht.LEZING_SCHRIJVEN) else "lezingen zijn open"
    if not may(stof.gebruiker, Recht.LEZING_SCHRIJVEN):
        return "lezingen nog gesloten"
    eigen = stof.lezing(afspraak, stof.gebruiker.kant)
    if eigen is None:
        return "uw lezing: nog te schrijven"
    return f"uw lezing: {'ingediend' if eigen.status is LezingStatus.INGEDIEND else 'concept'}"
