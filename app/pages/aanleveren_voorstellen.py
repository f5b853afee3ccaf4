"""What of a file waits for a person's yes, with the evidence beside it, on one form with one button (R-06)."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from dash import html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.elementen import aria
from app.components.formulier import Formulier
from app.components.getallen import show_getal, show_moment
from app.components.kop import section
from app.components.tabellen import link_list
from app.components.vakken import card, details, note, notice
from app.identity import Gebruiker
from app.pages.aanleveren_profiel import show_kolommen, show_profielen
from app.rapporttekst import ask_voorstel
from app.store.access import visible_interventies, visible_koppelingen
from pipelines.kolomwoorden import KOLOMKOP, ONTBREKEND, VEILIG
from pipelines.reference import load_referentie
from schemas.leercyclus import AanleveringStatus

if TYPE_CHECKING:
    from app.store.tables import Aanlevering, Koppeling

PAGINA = "aanleveren"
GEEN = "-"
"""The choice that says: none of these. The question then stays."""
STAND = "stand"
"""The hidden field that says which questions were on the screen."""
VELDWOORDEN = {
    "kolomkop": "Kolomkop",
    "regio": "Plaats",
    "interventie": "Interventie",
    "reden_einde": "Reden van einde",
    "zonder_hulp_verder": "Zonder hulp verder",
}
IN_ZICHT, MEESTE_VRAGEN = 7, 40
VOLGORDE = {ONTBREKEND: 0, KOLOMKOP: 1}

Voorstel = dict[str, Any]


def fingerprint_of(voorstellen: list[Voorstel]) -> str:
    """Return what tells one set of questions from another, so that an answer never lands at another question."""
    tekst = "|".join(f"{v['veld']}={v['term']}" for v in voorstellen)
    return hashlib.sha256(tekst.encode()).hexdigest()[:12]


def show_voorstellen(aanlevering: Aanlevering) -> list[Component]:
    """Draw every question with its choices and evidence; nothing when there is nothing to confirm."""
    voorstellen: list[Voorstel] = aanlevering.rapport.get("voorstellen", [])
    anders = show_vormwijzigingen(aanlevering.rapport)
    kolommen = show_kolommen(aanlevering)
    if not voorstellen or aanlevering.status is not AanleveringStatus.ONTVANGEN:
        return [*anders, *kolommen]
    stand = fingerprint_of(voorstellen)
    formulier = Formulier(PAGINA, "voorstellen", str(aanlevering.id), stand=stand)
    op_volgorde = sorted(
        enumerate(voorstellen), key=lambda p: (VOLGORDE.get(p[1]["veld"], 2), -p[1]["aantal"])
    )
    getoond = op_volgorde[:MEESTE_VRAGEN]
    rest = len(op_volgorde) - len(getoond)
    meer = [note(f"Na deze vragen komen er nog {rest}.")] if rest else []
    return [
        *anders,
        card(
            "Bedoelt u dit?",
            html.P(_introduction(voorstellen)),
            formulier.draw(
                formulier.hidden(STAND, stand),
                *(_draw_voorstel(formulier, nummer, voorstel) for nummer, voorstel in getoond),
                *meer,
                knoppen=[formulier.button("bevestig", "Bevestig deze keuzes")],
            ),
            klasse="voorstellen",
        ),
        *kolommen,
    ]


def show_vormwijzigingen(rapport: dict[str, Any]) -> list[Component]:
    """Say what is different from the earlier file that looks most like this one; only that is asked again."""
    zinnen = rapport.get("vormwijzigingen") or []
    if not zinnen:
        return []
    titel = "Dit bestand heeft een andere vorm dan uw vorige"
    zin = "Wij lezen het zoals het vorige. Wij vragen alleen naar wat anders is."
    return [notice(titel, html.P(zin), link_list(zinnen))]


def _introduction(voorstellen: list[Voorstel]) -> str:
    onthouden = "Uw keuze onthouden wij voor uw volgende bestanden."
    if all(is_safe(v) for v in voorstellen):
        return f"Wij hebben ingevuld wat vrijwel zeker is. Kijk het na en bevestig het. {onthouden}"
    if any(is_safe(v) for v in voorstellen):
        return (
            "Wat vrijwel zeker is, hebben wij ingevuld. Kijk dat na. "
            f"Waar nog niets is gekozen, weten wij het niet: dat kiest u zelf. {onthouden}"
        )
    return f"Dit weten wij niet zeker. Kies zelf wat u bedoelt. {onthouden}"


def is_safe(voorstel: Voorstel) -> bool:
    """Whether the first choice may be filled in: nearly certain, and not a choice between levels."""
    return bool(voorstel["keuzes"]) and float(voorstel["zeker"]) >= VEILIG


def _draw_voorstel(formulier: Formulier, nummer: int, voorstel: Voorstel) -> Component:
    keuzes = [(code, label) for code, label in voorstel["keuzes"]]
    geen = [] if voorstel["veld"] == KOLOMKOP else [(GEEN, _none(voorstel))]
    draw = formulier.choice if len(keuzes) <= IN_ZICHT else formulier.select
    # What is not safe starts without an answer: also "none of these" would be one.
    eerste = keuzes[0][0] if is_safe(voorstel) else None
    vraag = draw(str(nummer), ask_voorstel(voorstel), [*keuzes, *geen], waarde=eerste)
    plek = f"bewijs-{formulier.sleutel}-{nummer}"
    if isinstance(vraag, html.Fieldset):
        for naam, waarde in aria(describedby=plek).items():
            setattr(vraag, naam, waarde)
    return html.Div([vraag, html.Div(_evidence(voorstel), id=plek, className="bewijs")], className="voorstel")


def _none(voorstel: Voorstel) -> str:
    return "Staat niet in dit bestand" if voorstel["veld"] == ONTBREKEND else "Geen van deze"


def _evidence(voorstel: Voorstel) -> list[Component]:
    """Say how it was found, in how many cells, with examples, and where."""
    regels = [voorstel.get("bewijs", ""), _count(voorstel), _where(voorstel), _examples(voorstel)]
    return [html.P(regel) for regel in regels if regel]


def _count(voorstel: Voorstel) -> str:
    if voorstel["veld"] == ONTBREKEND:
        return f"Het gaat om {show_getal(voorstel['aantal'])} rijen."
    if voorstel["veld"] == KOLOMKOP and voorstel["aantal"] == 1:
        return ""
    aantal = voorstel["aantal"]
    return "Staat in 1 cel." if aantal == 1 else f"Staat in {show_getal(aantal)} cellen."


def _where(voorstel: Voorstel) -> str:
    delen = [
        f"blad {voorstel['blad']}" if voorstel.get("blad") else "",
        f"kolom {voorstel['kolom']}" if voorstel.get("kolom") else "",
        f"vanaf cel {voorstel['cel']}" if voorstel.get("cel") else "",
    ]
    tekst = ", ".join(deel for deel in delen if deel)
    return f"{tekst[:1].upper()}{tekst[1:]}." if tekst else ""


def _examples(voorstel: Voorstel) -> str:
    kort = dict.fromkeys(tekst.strip() for tekst in voorstel.get("voorbeelden", []))
    voorbeelden = ", ".join(f"“{tekst}”" for tekst in kort if tekst != voorstel["term"].strip())
    if not voorbeelden:
        return ""
    return (
        f"Ook geschreven als {voorbeelden}."
        if voorstel.get("schrijfwijzen")
        else f"Bijvoorbeeld: {voorbeelden}."
    )


def show_onthouden(session: Session, gebruiker: Gebruiker) -> list[Component]:
    """List what is remembered: how files are read per shape, and the terms, each with a way to forget it (R-06)."""
    koppelingen = visible_koppelingen(session, gebruiker)
    profielen = show_profielen(session, gebruiker)
    if not koppelingen:
        return [section("Wat wij van u onthouden", *profielen)] if profielen else []
    namen = _names(session)
    regels = html.Ul(
        [html.Li(_draw_koppeling(k, namen.get(k.code, k.code.replace("_", " ")))) for k in koppelingen],
        className="lijst onthouden",
    )
    aantal = "1 woord" if len(koppelingen) == 1 else f"{len(koppelingen)} woorden"
    return [
        section("Wat wij van u onthouden", *profielen, details(f"Toon {aantal} uit uw bestanden", regels))
    ]


def _names(session: Session) -> dict[str, str]:
    """Return what people call the places and interventions that a term can mean."""
    regios = load_referentie().regios
    plaatsen = dict(zip(regios["code"], regios["naam"], strict=True))
    return plaatsen | {i.code: i.naam for i in visible_interventies(session)}


def _veldwoord(veld: str) -> str:
    return VELDWOORDEN.get(veld, veld.replace("_", " ").capitalize())


def _draw_koppeling(koppeling: Koppeling, betekenis: str) -> Component:
    formulier = Formulier(PAGINA, "koppeling", str(koppeling.id))
    zin = (
        f"{_veldwoord(koppeling.veld)} “{koppeling.term}” betekent “{betekenis}”; "
        f"bevestigd door {koppeling.bevestigd_door} op {show_moment(koppeling.bevestigd_op)}."
    )
    knop = formulier.button("vergeet", "Vergeet dit", is_hoofd=False, naam=f"Vergeet dit: {koppeling.term}")
    return formulier.draw(html.Span(zin), knoppen=[knop])
