"""An adopted talk: its versions with their reasons and figures as seen, and correcting a text afterwards (R-50)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.cijfers import Cijfer, describe_change
from app.components.formulier import Formulier
from app.components.getallen import show_moment, show_waarde
from app.components.tabellen import definition_list
from app.components.vakken import card, details, note
from app.pages.gesprek_stof import Gespreksstof
from app.services.vaststellen import versions_of
from app.toegang import may
from schemas.keuzelijst import load_keuzelijst
from schemas.rollen import Recht

if TYPE_CHECKING:
    from app.store.tables import Gespreksversie

PAGINA = "gesprek"


def show_versies(session: Session, stof: Gespreksstof) -> list[Component]:
    """Draw every adopted version, newest first, and the form to correct for who leads the talk."""
    versies = versions_of(session, stof.gesprek)
    if not versies:
        return [
            note(f"Dit gesprek is vastgesteld. {describe_definitief(stof.cijfers, stof.gesprek.kwartaal)}")
        ]
    return [
        card(
            "Vastgesteld",
            note(describe_definitief(stof.cijfers, stof.gesprek.kwartaal)),
            *(_draw(stof, v, is_nieuwste=v is versies[-1]) for v in reversed(versies)),
        ),
        *_correct(stof, versies[-1]),
    ]


def describe_definitief(cijfers: Sequence[Cijfer], kwartaal: str) -> str:
    """Say whether the figures of a quarter are final: they are after the last talk of the party about it."""
    if any(c.is_voorlopig for c in cijfers if c.kwartaal == kwartaal):
        return "De cijfers blijven voorlopig tot ook de andere gesprekken over dit kwartaal zijn vastgesteld."
    return "De cijfers zijn definitief."


def _draw(stof: Gespreksstof, versie: Gespreksversie, *, is_nieuwste: bool) -> Component:
    kop = f"Versie {versie.versie}, {show_moment(versie.vastgesteld_op)}, door {versie.vastgesteld_door}"
    inhoud = versie.inhoud
    conclusies = [
        html.Div(
            [
                html.H4(c["afspraak"]),
                _as_seen(stof, inhoud["cijfers"].get(str(c["afspraak_id"]))),
                definition_list(
                    [
                        ("Gezamenlijk" if c["is_gezamenlijk"] else "Conclusie", c["tekst"]),
                        ("Verschil van mening", c["verschil"]),
                        ("Besluit", c["besluit"]),
                        ("Daarvoor laten we los", c["ingeleverd"]),
                        ("Gevolg", load_keuzelijst("gevolg").get(c["gevolg"])),
                        ("Reden", c["gevolg_reden"]),
                    ]
                ),
            ]
        )
        for c in inhoud["conclusies"]
    ]
    return html.Div(
        [
            html.P([html.Strong(kop), f". Reden: {versie.reden}" if versie.reden else ""]),
            details(
                "Lees deze versie",
                html.P(f"Eigen deel van de gemeente: {inhoud['eigen_deel']}"),
                note(f"Aan tafel: {inhoud['aanwezigen'] or 'niet ingevuld'}."),
                *conclusies,
                note(
                    f"De cijfers zijn die van bouw {versie.build_id[:12] or 'onbekend'}, zoals zij aan tafel lagen."
                ),
                is_open=is_nieuwste and len(conclusies) == 0,
            ),
        ]
    )


def _as_seen(stof: Gespreksstof, gezien: dict[str, object] | None) -> Component:
    """Say the figure as it lay on the table, also when a later build changed it."""
    if not gezien:
        return note("Over dit kwartaal lag er geen cijfer op tafel.")
    cijfer = Cijfer(**gezien)  # type: ignore[arg-type] # written by the same class
    if cijfer.is_onderdrukt or cijfer.waarde is None:
        return note("Het cijfer was verborgen.")
    eenheid = stof.indicatoren[cijfer.indicatorcode].eenheid
    return note(f"Het cijfer aan tafel: {show_waarde(cijfer.waarde, eenheid)}. {describe_change(cijfer)}.")


def _correct(stof: Gespreksstof, laatste: Gespreksversie) -> list[Component]:
    if not may(stof.gebruiker, Recht.GESPREK_VOEREN):
        return []
    formulier = Formulier(PAGINA, "corrigeren", str(stof.gesprek.id), stand=str(laatste.versie))
    welke = [("eigen_deel", "Het eigen deel van de gemeente")]
    welke += [
        (str(c["afspraak_id"]), f"De conclusie over {c['afspraak']}") for c in laatste.inhoud["conclusies"]
    ]
    velden = formulier.draw(
        formulier.select("welke", "Welke tekst klopt niet?", welke),
        formulier.text("tekst", "Zoals het had moeten zijn", rijen=3),
        formulier.text(
            "reden", "Waarom corrigeert u?", hulp="Iedereen die het gesprek leest, ziet dit.", rijen=2
        ),
        formulier.hidden("versie", laatste.versie),
        knoppen=[formulier.button("corrigeer", "Maak een nieuwe versie", is_hoofd=False)],
    )
    return [details("Corrigeer een tekst; de eerdere versie blijft staan", velden)]
