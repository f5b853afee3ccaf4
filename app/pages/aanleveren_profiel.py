"""Hoe wij uw bestanden lezen: per shape the columns, sheets, values and terms, its versions, and the way back."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence, Set
from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.formulier import Formulier, Keuze
from app.components.getallen import show_moment
from app.components.knoppen import address, link
from app.components.kop import page_header, section
from app.components.tabellen import definition_list, link_list, table
from app.components.vakken import details, empty_state, note
from app.identity import Gebruiker
from app.store.access import (
    get_inleesprofiel,
    visible_inleesprofielen,
    visible_interventies,
    visible_koppelingen,
)
from pipelines.inleesprofiel import PLAATSEN, REEKS, Inleesprofiel, Kopkeuze, Kopwijze
from pipelines.kolomwoorden import NEGEER, name_kolom
from pipelines.profielverschil import BRONNEN, compare_profielen
from pipelines.reference import load_referentie
from schemas.leercyclus import AanleveringStatus

if TYPE_CHECKING:
    from app.store.tables import Aanlevering
    from app.store.tables import Inleesprofiel as Versie

PAGINA = "aanleveren"
ROUTE = "/aanleveren"
HOE = {
    Kopwijze.NAAM: "Zo heet de kolom bij ons ook.",
    Kopwijze.SYNONIEM: "Wij kennen dit woord.",
    Kopwijze.GELIJKENIS: "De kop lijkt op een woord dat wij kennen; nog niet bevestigd.",
    Kopwijze.WAARDEN: "Aan de waarden gezien; nog niet bevestigd.",
    Kopwijze.TELLING: "De kop zegt wat is geteld.",
    Kopwijze.BEVESTIGD: "Door u bevestigd.",
    Kopwijze.GEEN: "Niet herkend.",
}
BREED = {
    "interventie": "de activiteit",
    "grootheid": "wat is geteld",
    "maand": "de maand",
    "kwartaal": "het kwartaal",
    "regio": "de plaats",
}


def fingerprint_of_koppen(profiel: Inleesprofiel) -> str:
    """Return what tells one reading of the columns from another, so that a choice never lands at another column."""
    tekst = "|".join(f"{keuze.kop}={keuze.veld}" for keuze in profiel.koppen)
    return hashlib.sha256(tekst.encode()).hexdigest()[:12]


def show_kolommen(aanlevering: Aanlevering) -> list[Component]:
    """Draw how the columns of an upload were read, each to be corrected, while it is not submitted."""
    inhoud = aanlevering.rapport.get("profiel")
    if not inhoud or aanlevering.status is not AanleveringStatus.ONTVANGEN:
        return []
    profiel = Inleesprofiel.from_json(inhoud)
    stand = fingerprint_of_koppen(profiel)
    formulier = Formulier(PAGINA, "kolommen", str(aanlevering.id), stand=stand)
    knop = formulier.button("lees", "Lees het bestand zo", is_hoofd=False)
    return [
        details(
            "Hoe wij uw kolommen lezen",
            html.P("Is een kolom verkeerd gelezen? Kies hier wat het wel is. Wij onthouden dat."),
            _draw_koppen(formulier, profiel, knop, verborgen=[formulier.hidden("stand", stand)]),
        )
    ]


def show_profielen(session: Session, gebruiker: Gebruiker) -> list[Component]:
    """List the shapes of files we know of this provider."""
    nieuwste = _newest(visible_inleesprofielen(session, gebruiker))
    if not nieuwste:
        return []
    return [
        html.P("Zo lezen wij uw bestanden. U kunt het bekijken, verbeteren en terugzetten."),
        link_list([[link(name_of(v), address(ROUTE, profiel=v.id)), f", {_standing(v)}"] for v in nieuwste]),
    ]


def show_profiel(session: Session, gebruiker: Gebruiker, profiel_id: int) -> Component:
    """Draw one shape: how it is read now, and every version with what changed."""
    gevraagd = get_inleesprofiel(session, gebruiker, profiel_id)
    versies = [v for v in visible_inleesprofielen(session, gebruiker) if v.vorm == gevraagd.vorm]
    versies.sort(key=lambda v: -v.versie)
    huidig = versies[0]
    namen = _names(session)
    geldig = {f"{k.veld}={k.term}" for k in visible_koppelingen(session, gebruiker)}
    return html.Div(
        [
            page_header(
                "Hoe wij uw bestand lezen",
                kruimels=[("Aanleveren", ROUTE), (name_of(huidig), None)],
                ondertitel=f"{name_of(huidig)}: {_standing(huidig)}.",
            ),
            *_current(huidig, namen, geldig),
            section("Versies", _history(versies)),
        ]
    )


def _current(huidig: Versie, namen: Mapping[str, str], geldig: Set[str]) -> list[Component]:
    if huidig.vervallen_op is not None:
        return [empty_state("Dit gebruiken wij niet meer. Zet een versie terug als u dat toch wilt.")]
    profiel = Inleesprofiel.from_json(huidig.inhoud)
    formulier = Formulier(PAGINA, "profiel", str(huidig.id))
    knoppen = [
        formulier.button("bewaar", "Bewaar"),
        formulier.button("vergeet", "Vergeet hoe wij dit bestand lezen", is_hoofd=False),
    ]
    return [
        section("Kolommen", _draw_koppen(formulier, profiel, *knoppen)),
        section("Wat niet in een kolom staat", *_draw_rest(huidig, profiel, namen)),
        section("Woorden", *_draw_termen(profiel, namen, geldig)),
    ]


def _draw_koppen(
    formulier: Formulier, profiel: Inleesprofiel, *knoppen: Component, verborgen: Sequence[Component] = ()
) -> Component:
    """Draw every column with what it is read as, as a choice; fields are numbered, for headers are free text."""
    velden = [
        _draw_kop(formulier, i, keuze, profiel.velden)
        for i, keuze in enumerate(profiel.koppen)
        if keuze.kop != PLAATSEN
    ]
    return formulier.draw(*verborgen, html.Div(velden, className="velden-naast kolommen"), knoppen=knoppen)


def _draw_kop(formulier: Formulier, nummer: int, keuze: Kopkeuze, velden: Sequence[Keuze]) -> Component:
    kop = name_kolom(keuze.kop)
    return formulier.select(
        str(nummer), f"{kop[:1].upper()}{kop[1:]}", velden, waarde=keuze.veld or NEGEER, hulp=HOE[keuze.hoe]
    )


def _draw_rest(huidig: Versie, profiel: Inleesprofiel, namen: Mapping[str, str]) -> list[Component]:
    titels = dict(profiel.velden)
    bladen = ["een reeks bladen met dezelfde kolommen" if b == REEKS else f"“{b}”" for b in profiel.bladen]
    paren = [
        *((titels.get(veld, veld), f"komt uit {BRONNEN.get(bron, bron)}") for veld, bron in profiel.buiten),
        ("Bladen", ", ".join(bladen)),
        ("Kolommen met tellingen", _breed(profiel)),
    ]
    constanten = [
        _draw_constante(huidig, titels.get(veld, veld), veld, namen.get(code, code))
        for veld, code in profiel.constanten
    ]
    if not constanten and not any(waarde for _, waarde in paren):
        return [note("Alles staat in kolommen.")]
    return [definition_list(paren), *constanten]


def _breed(profiel: Inleesprofiel) -> str:
    if not profiel.breed:
        return ""
    delen = [BREED[wat] for wat in profiel.breed]
    return f"De kop zegt {' en '.join(delen)}; elke cel is één telling."


def _draw_constante(huidig: Versie, titel: str, veld: str, betekenis: str) -> Component:
    formulier = Formulier(PAGINA, "constante", f"{huidig.id}-{veld}")
    knop = formulier.button("vergeet", "Vergeet dit", is_hoofd=False, naam=f"Vergeet dit: {titel}")
    return formulier.draw(html.P(f"{titel} is voor het hele bestand “{betekenis}”."), knoppen=[knop])


def _draw_termen(profiel: Inleesprofiel, namen: Mapping[str, str], geldig: Set[str]) -> list[Component]:
    """List the explained words that still hold; one that was forgotten since stays in the version only."""
    termen = [term for term in profiel.termen if f"{term.veld}={term.term}" in geldig]
    if not termen:
        return [note("U hoefde geen woorden uit te leggen.")]
    titels = dict(profiel.velden)
    rijen = [
        [f"“{t.term}”", titels.get(t.veld, t.veld), namen.get(t.code, t.code.replace("_", " "))]
        for t in termen
    ]
    return [
        table("Woorden uit uw bestand die u heeft uitgelegd", ["Woord", "Kolom", "Betekent"], rijen),
        note("Een woord geldt voor al uw bestanden. U vergeet het onderaan de pagina Aanleveren."),
    ]


def _history(versies: Sequence[Versie]) -> Component:
    """Draw every version: when, who, why, and what changed beside the one before it."""
    eerdere = [*versies[1:], None]
    rijen = [
        [
            f"Versie {versie.versie}",
            show_moment(versie.gemaakt_op),
            versie.gemaakt_door,
            versie.aanleiding,
            _changes(versie, vorige),
            _way_back(versie, is_huidig=versie is versies[0] and versie.vervallen_op is None),
        ]
        for versie, vorige in zip(versies, eerdere, strict=True)
    ]
    koppen = ["Versie", "Wanneer", "Wie", "Waarom", "Wat er veranderde", "Terugzetten"]
    return table("Versies, de nieuwste eerst", koppen, rijen)


def _changes(versie: Versie, vorige: Versie | None) -> Component | str:
    if vorige is None:
        return "De eerste versie."
    nieuw, oud = (Inleesprofiel.from_json(v.inhoud) for v in (versie, vorige))
    zinnen = compare_profielen(oud, nieuw, dict(nieuw.velden))
    return link_list(zinnen) if zinnen else "Alleen hoe het is gevonden."


def _way_back(versie: Versie, *, is_huidig: bool) -> Component | str:
    if is_huidig:
        return "Deze versie geldt nu."
    formulier = Formulier(PAGINA, "profielversie", str(versie.id))
    knop = formulier.button("zet_terug", f"Zet terug naar versie {versie.versie}", is_hoofd=False)
    return formulier.draw(knoppen=[knop])


def _newest(versies: Sequence[Versie]) -> list[Versie]:
    per_vorm: dict[str, Versie] = {}
    for versie in versies:
        if versie.vorm not in per_vorm or versie.versie > per_vorm[versie.vorm].versie:
            per_vorm[versie.vorm] = versie
    return list(per_vorm.values())


def name_of(versie: Versie) -> str:
    """Name a shape by its file type and its first columns."""
    koppen = [k["kop"] for k in versie.inhoud["koppen"] if k["kop"] != PLAATSEN]
    meer = f" en nog {len(koppen) - 3}" if len(koppen) > 3 else ""
    return f"{versie.soort.capitalize()} met kolommen {', '.join(koppen[:3])}{meer}"


def _standing(versie: Versie) -> str:
    if versie.vervallen_op is not None:
        return f"vergeten op {show_moment(versie.vervallen_op)}"
    return f"versie {versie.versie}, van {show_moment(versie.gemaakt_op)} door {versie.gemaakt_door}"


def _names(session: Session) -> dict[str, str]:
    """Return what people call the places and interventions that a term or value can mean."""
    regios = load_referentie().regios
    plaatsen = dict(zip(regios["code"], regios["naam"], strict=True))
    return plaatsen | {i.code: i.naam for i in visible_interventies(session)}
