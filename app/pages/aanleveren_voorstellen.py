"""Terms of the provider that wait for a person's yes, on one form with one button (R-06)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.formulier import Formulier
from app.components.getallen import show_getal, show_moment
from app.components.kop import section
from app.components.vakken import card, details
from app.identity import Gebruiker
from app.store.access import visible_interventies, visible_koppelingen
from pipelines.reference import load_referentie
from schemas.leercyclus import AanleveringStatus

if TYPE_CHECKING:
    from app.store.tables import Aanlevering, Koppeling

PAGINA = "aanleveren"
GEEN = "-"
"""The choice that says: none of these. The term then stays a finding."""
VELDWOORDEN = {
    "kolomkop": "Kolomkop",
    "regio": "Plaats",
    "interventie": "Interventie",
    "reden_einde": "Reden van einde",
    "zonder_hulp_verder": "Zonder hulp verder",
}
VRIJWEL_ZEKER = 0.95
WAARSCHIJNLIJK = 0.85


def show_voorstellen(aanlevering: Aanlevering) -> list[Component]:
    """Draw every proposal with its choices and evidence; nothing when there is nothing to confirm."""
    voorstellen = aanlevering.rapport.get("voorstellen", [])
    if not voorstellen or aanlevering.status is not AanleveringStatus.ONTVANGEN:
        return []
    formulier = Formulier(PAGINA, "voorstellen", str(aanlevering.id), stand=str(len(voorstellen)))
    velden = [_draw_voorstel(formulier, nummer, voorstel) for nummer, voorstel in enumerate(voorstellen)]
    return [
        card(
            "Bedoelt u dit?",
            html.P(
                "Deze woorden kennen wij niet precies. Uw keuze onthouden wij voor uw volgende bestanden."
            ),
            formulier.draw(*velden, knoppen=[formulier.button("bevestig", "Bevestig deze keuzes")]),
            klasse="voorstellen",
        )
    ]


def _draw_voorstel(formulier: Formulier, nummer: int, voorstel: dict[str, Any]) -> Component:
    keuzes = [(code, label) for code, label in voorstel["keuzes"]]
    veld = VELDWOORDEN.get(voorstel["veld"], voorstel["veld"].replace("_", " ").capitalize())
    return formulier.choice(
        str(nummer),
        f"{veld}: “{voorstel['term']}”",
        [*keuzes, (GEEN, "Geen van deze")],
        waarde=keuzes[0][0] if keuzes and float(voorstel["zeker"]) >= WAARSCHIJNLIJK else GEEN,
        hulp=_evidence(voorstel),
    )


def _evidence(voorstel: dict[str, Any]) -> str:
    waar = "1 cel" if voorstel["aantal"] == 1 else f"{show_getal(voorstel['aantal'])} cellen"
    plek = "de kop van 1 kolom" if voorstel["veld"] == "kolomkop" else waar
    zeker = float(voorstel["zeker"])
    if zeker >= VRIJWEL_ZEKER:
        return f"Staat in {plek}. Wij zijn vrijwel zeker van de eerste keuze."
    if zeker >= WAARSCHIJNLIJK:
        return f"Staat in {plek}. De eerste keuze is waarschijnlijk."
    return f"Staat in {plek}. Wij weten het niet zeker; kies zelf."


def show_onthouden(session: Session, gebruiker: Gebruiker) -> list[Component]:
    """List the terms that are remembered, each with a way to forget it (R-06)."""
    koppelingen = visible_koppelingen(session, gebruiker)
    if not koppelingen:
        return []
    namen = _names(session)
    regels = html.Ul(
        [html.Li(_draw_koppeling(k, namen.get(k.code, k.code.replace("_", " ")))) for k in koppelingen],
        className="lijst onthouden",
    )
    aantal = "1 woord" if len(koppelingen) == 1 else f"{len(koppelingen)} woorden"
    return [section("Wat wij van u onthouden", details(f"Toon {aantal} uit uw bestanden", regels))]


def _names(session: Session) -> dict[str, str]:
    """Return what people call the places and interventions that a term can mean."""
    regios = load_referentie().regios
    plaatsen = dict(zip(regios["code"], regios["naam"], strict=True))
    return plaatsen | {i.code: i.naam for i in visible_interventies(session)}


def _draw_koppeling(koppeling: Koppeling, betekenis: str) -> Component:
    formulier = Formulier(PAGINA, "koppeling", str(koppeling.id))
    veld = VELDWOORDEN.get(koppeling.veld, koppeling.veld.replace("_", " ").capitalize())
    zin = (
        f"{veld} “{koppeling.term}” betekent “{betekenis}”; "
        f"bevestigd door {koppeling.bevestigd_door} op {show_moment(koppeling.bevestigd_op)}."
    )
    knop = formulier.button("vergeet", "Vergeet dit", is_hoofd=False, naam=f"Vergeet dit: {koppeling.term}")
    return formulier.draw(html.Span(zin), knoppen=[knop])
