"""The board: a column per phase, cards that move by mouse and by keyboard, and the question why (R-40).

Every move is a link: dragging and the keys (app/assets/24_bord.js) only follow it, so nothing depends on them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from app.components.elementen import Inhoud, aria, data
from app.components.formulier import Formulier
from app.components.getallen import show_kwartaal
from app.components.knoppen import address, link
from app.components.vakken import chip, details, empty_state, notice
from app.identity import Gebruiker
from app.pages.verbeteren_keuze import ROUTE, Keuze
from app.services.verbeteracties import is_waiting
from app.toegang import may
from schemas.keuzelijst import load_keuzelijst, load_keuzes
from schemas.leercyclus import OVERGANGEN_FASE, Fase
from schemas.rollen import Recht
from schemas.vocabulary import Kwartaal

if TYPE_CHECKING:
    from app.store.tables import Verbeteractie

PAGINA = "verbeteren"
UITLEG = "bord-uitleg"


def show_bord(
    gebruiker: Gebruiker,
    keuze: Keuze,
    acties: Sequence[Verbeteractie],
    plaatsen: Mapping[str, str],
    kwartaal: Kwartaal,
    *,
    naar: Fase | None = None,
    verschuif: Verbeteractie | None = None,
) -> Component:
    """Draw the columns; while one action is on its way, first the question why."""
    mag = may(gebruiker, Recht.VERBETERACTIE_BIJWERKEN)
    vraag = [_ask_why(keuze, verschuif, naar)] if mag and verschuif and naar else []
    if not acties:
        return html.Div([*vraag, empty_state("Bij deze keuze hoort geen verbeteractie.")])
    kolommen = [
        _column(keuze, fase, [a for a in acties if a.fase is fase], plaatsen, kwartaal, mag=mag)
        for fase in Fase
    ]
    return html.Div(
        [
            *vraag,
            *([_show_uitleg()] if mag else []),
            html.Div(kolommen, className="bord", **data(bord="ja")),
            html.Div(id="bord-stem", role="status", className="alleen-voorlezen", **aria(live="assertive")),
        ]
    )


def _show_uitleg() -> Component:
    return html.P(
        "Versleep een kaart naar een andere fase. Met het toetsenbord: ga naar een kaart, druk op spatie om haar op te "
        "pakken, kies met pijl links of rechts een fase en druk weer op spatie. Met Escape gaat zij terug. "
        "Of gebruik op de kaart “Verplaats”.",
        id=UITLEG,
        className="noot",
    )


def _column(
    keuze: Keuze,
    fase: Fase,
    acties: Sequence[Verbeteractie],
    plaatsen: Mapping[str, str],
    kwartaal: Kwartaal,
    *,
    mag: bool,
) -> Component:
    woord = next(k for k in load_keuzes("fase") if k.code == fase.value)
    kaarten = [_card(keuze, actie, plaatsen, kwartaal, mag=mag) for actie in acties]
    return html.Section(
        [
            html.H3(woord.label, id=f"kolom-{fase.value}"),
            html.P(woord.hulp, className="noot"),
            html.Ul(kaarten) if kaarten else html.P("Nu geen.", className="noot"),
        ],
        className="kolom",
        **aria(labelledby=f"kolom-{fase.value}"),
        **data(fase=fase.value, naam=woord.label),
    )


def _card(
    keuze: Keuze, actie: Verbeteractie, plaatsen: Mapping[str, str], kwartaal: Kwartaal, *, mag: bool
) -> Component:
    merken: list[Inhoud] = [
        *([chip("vraagt een oordeel")] if is_waiting(actie, kwartaal) else []),
        *([chip("experiment")] if actie.is_experiment else []),
        *([chip("tijdelijk beheersbaar")] if actie.herzien_op else []),
    ]
    inhoud = [
        html.P(link(actie.titel, address(ROUTE, verbeteractie=actie.id)), className="kaarttitel"),
        html.P(
            f"{plaatsen.get(actie.regiocode, actie.regiocode)} · {actie.eigenaar} · "
            f"terugkijken in {show_kwartaal(actie.terugkijk_kwartaal)}",
            className="noot",
        ),
        *([html.P(merken)] if merken else []),
        *([_moves(keuze, actie)] if mag else []),
    ]
    greep = (
        {
            "tabIndex": 0,
            "draggable": "true",
            **data(kaart=str(actie.id), titel=actie.titel),
            **aria(label=actie.titel, describedby=UITLEG, roledescription="verplaatsbare kaart"),
        }
        if mag
        else {}
    )
    return html.Li(
        html.Div(inhoud, id=f"actie-{actie.id}", role="group" if mag else None, className="kaart", **greep)
    )


def _moves(keuze: Keuze, actie: Verbeteractie) -> Component:
    """Draw the links that move this card; they are what dragging and the keys follow."""
    fasen = load_keuzelijst("fase")
    links = [
        html.Li(
            link(
                html.Span(
                    [f"Naar {fasen[fase]}", html.Span(f": {actie.titel}", className="alleen-voorlezen")]
                ),
                f"{address(ROUTE, **vars(keuze), verschuif=actie.id, naar=fase.value)}#verschuif",
            ),
            **data(naar=fase.value),
        )
        for fase in Fase
        if fase in OVERGANGEN_FASE[actie.fase]
    ]
    return details("Verplaats", html.Ul(links, className="lijst"))


def _ask_why(keuze: Keuze, actie: Verbeteractie, naar: Fase) -> Component:
    """Ask why a card moves, before it does; a card that is let go leaves a lesson first."""
    fasen = load_keuzelijst("fase")
    formulier = Formulier(PAGINA, "fase", str(actie.id), stand=f"bord-{naar}-{actie.versie}")
    zin = f"“{actie.titel}” gaat van {fasen[actie.fase].lower()} naar {fasen[naar].lower()}."
    les = (
        [
            html.P(
                [
                    "Wat wordt losgelaten, laat een les achter. ",
                    link("Schrijf die eerst op", f"{address(ROUTE, verbeteractie=actie.id)}#lessen"),
                    ".",
                ]
            )
        ]
        if naar is Fase.LOSGELATEN and not actie.oordelen
        else []
    )
    velden = formulier.draw(
        formulier.text("reden", "Waarom?", rijen=2),
        formulier.hidden("fase", naar.value),
        formulier.hidden("versie", actie.versie),
        formulier.hidden("bord", keuze.href()),
        knoppen=[
            formulier.button("verschuif", "Verplaats"),
            link("Toch niet", f"{keuze.href()}#actie-{actie.id}"),
        ],
    )
    return html.Div(notice(zin, *les, velden), id="verschuif", **data(verschuif="ja"))
