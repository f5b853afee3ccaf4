"""How a talk closes: who was there, the municipality's own part, what is missing, adopting, the cycle (R-33)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.elementen import aria
from app.components.formulier import Formulier
from app.components.getallen import show_moment
from app.components.kop import section
from app.components.vakken import card, note
from app.context import Context
from app.pages.gesprek_stof import Gespreksstof
from app.pages.gesprek_tafel import show_tafel
from app.services.cyclus import compute_cyclus
from app.services.gereedheid import readiness
from app.store.access.gesprekken import GEOPENDE
from app.toegang import may
from schemas.leercyclus import GesprekStatus
from schemas.rollen import Recht

if TYPE_CHECKING:
    from app.store.tables import Gesprek

PAGINA = "gesprek"


def show_cyclus(context: Context, session: Session, gesprek: Gesprek) -> Component:
    """Draw the four steps of the quality cycle and say what is missing."""
    stand = compute_cyclus(session, gesprek, context.kwartaal)
    stappen = (
        ("Gemeten", stand.gemeten),
        ("Geduid", stand.geduid),
        ("Consequentie", stand.consequentie),
        ("Opgevolgd", stand.opgevolgd),
    )
    regels = [
        html.Li([naam, html.Small("klaar" if is_klaar else "nog niet")], className="af" if is_klaar else "")
        for naam, is_klaar in stappen
    ]
    return html.Div(
        [
            html.Ol(regels, className="stappen cyclus", **aria(label="Kwaliteitscyclus")),
            html.P(stand.zin, className="noot"),
        ]
    )


def show_sluiten(session: Session, stof: Gespreksstof) -> Component:
    """Draw the closing part; what is not this person's to do is not offered."""
    gesprek = stof.gesprek
    return section(
        "Afsluiten",
        *_eigen_deel(stof),
        *_tafel(stof),
        *_vaststellen(session, stof),
        *([note(_adopted(gesprek))] if gesprek.status is GesprekStatus.VASTGESTELD else []),
        id_="afsluiten",
    )


def _adopted(gesprek: Gesprek) -> str:
    wanneer = f" op {show_moment(gesprek.vastgesteld_op)}" if gesprek.vastgesteld_op else ""
    return (
        f"Vastgesteld door {gesprek.vastgesteld_door}{wanneer}. De cijfers van dit gesprek zijn definitief."
    )


def _may_lead(stof: Gespreksstof) -> bool:
    return may(stof.gebruiker, Recht.GESPREK_VOEREN) and stof.gesprek.status is not GesprekStatus.VASTGESTELD


def _eigen_deel(stof: Gespreksstof) -> list[Component]:
    """The municipality says what it did or failed to do itself."""
    titel = "Het eigen deel van de gemeente"
    if not _may_lead(stof):
        return [card(titel, html.P(stof.gesprek.eigen_deel or "De gemeente schreef hier nog niets."))]
    formulier = Formulier(PAGINA, "eigen_deel", str(stof.gesprek.id))
    return [
        card(
            titel,
            formulier.draw(
                formulier.text(
                    "tekst",
                    "Wat deed de gemeente zelf, of liet zij na?",
                    waarde=stof.gesprek.eigen_deel,
                    hulp="Denk aan toeleiding, ruimte, geld, regels en toezeggingen.",
                ),
                formulier.hidden("versie", stof.gesprek.versie),
                knoppen=[formulier.button("bewaar", "Bewaar het eigen deel", is_hoofd=False)],
            ),
        )
    ]


def _tafel(stof: Gespreksstof) -> list[Component]:
    return [show_tafel(stof)] if stof.gesprek.status in GEOPENDE else []


def _vaststellen(session: Session, stof: Gespreksstof) -> list[Component]:
    if not _may_lead(stof):
        return []
    redenen = readiness(session, stof.gesprek)
    lijst = html.Ul([html.Li(reden) for reden in redenen], className="lijst")
    formulier = Formulier(PAGINA, "vaststellen", str(stof.gesprek.id))
    zin = (
        "Dit moet nog gebeuren:"
        if redenen
        else "Alles is er. Na vaststellen verandert er niets meer aan dit gesprek."
    )
    knoppen = [formulier.button("stel_vast", "Stel het gesprek vast")]
    return [
        card(
            "Vaststellen",
            html.P(zin),
            *([lijst] if redenen else []),
            formulier.draw(
                formulier.hidden("versie", stof.gesprek.versie), knoppen=[] if redenen else knoppen
            ),
        )
    ]
