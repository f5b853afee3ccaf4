"""The way through a long talk: every afspraak with what still has to happen to it, and the end (R-36)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from app.components.elementen import aria
from app.pages.gesprek_afspraak import afspraak_title
from app.pages.gesprek_stof import Gespreksstof
from app.store.access.gesprekken import GEOPENDE
from app.toegang import may
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import LezingStatus
from schemas.rollen import Recht

if TYPE_CHECKING:
    from app.store.tables import Afspraak

AFSLUITEN = "afsluiten"


def show_wegwijzer(stof: Gespreksstof) -> Component:
    """Draw the list of jumps."""
    punten = [
        html.Li(
            [html.A(afspraak_title(stof, a), href=f"#afspraak-{a.id}"), html.Small(describe_stand(stof, a))]
        )
        for a in stof.afspraken
    ]
    slot = html.Li([html.A("Afsluiten", href=f"#{AFSLUITEN}"), html.Small("eigen deel en vaststellen")])
    return html.Nav(html.Ol([*punten, slot]), className="wegwijzer", **aria(label="In dit gesprek"))


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
