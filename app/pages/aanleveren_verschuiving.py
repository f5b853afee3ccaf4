"""What would change when this file counts: each figure before and after (R-01)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from dash import Dash, Input, Output, dcc, html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.cijfers import INFORMANTEN
from app.components.getallen import BESCHERMD, show_getal, show_waarde
from app.components.tabellen import table
from app.components.vakken import details, note
from app.components.vast import freeze
from app.context import Context
from app.identity_web import current_gebruiker
from app.pages.gesprek_stof import place_names
from app.pages.inzendingen import parse_identifier
from app.services.publicatie import keep_tussenstand
from app.services.voorvertoning import Verschuiving, preview_aanlevering
from app.store.access import visible_interventies
from pipelines.reference import load_referentie
from schemas.indicator import load_indicatoren
from schemas.vocabulary import ALLE

if TYPE_CHECKING:
    from app.store.tables import Aanlevering

GETOOND = 12
ALLEEN_EIGEN = (
    "Dit is uitgerekend met alleen uw eigen bestanden. Bij het publiceren tellen wij ook andere partijen en eerdere cijfers "
    "mee. Een cijfer dat u hier ziet, kan daarom in de gepubliceerde cijfers toch verborgen zijn."
)
NIVEAUVOLGORDE = ("GM", "WK", "WR", "BU")
SOORTVOLGORDE = {"uitkomst": 0, "prestatie": 1, "voorwaarde": 2, "context": 3}


def show_voorvertoning(aanlevering: Aanlevering) -> Component:
    """Draw the place of the preview; it is computed after the page stands, for it takes seconds."""
    return html.Div(
        [
            dcc.Store(id="aanleveren-vraag", data=aanlevering.id),
            html.Div(
                html.P("Wij rekenen uit welke cijfers veranderen …", className="noot"),
                id="aanleveren-verschuiving",
                role="status",
            ),
        ]
    )


def register_voorvertoning(app: Dash, context: Context) -> None:
    """Register the callback that fills the preview."""
    app.callback(Output("aanleveren-verschuiving", "children"), Input("aanleveren-vraag", "data"))(
        partial(show_verschuivingen, context)
    )


def show_verschuivingen(context: Context, gevraagd: object) -> Component:
    """Draw the figures that move, outcome first; many are folded."""
    gebruiker = current_gebruiker()
    with context.sessions() as session:
        voorvertoning = preview_aanlevering(
            session,
            context.archive,
            gebruiker,
            parse_identifier(str(gevraagd)),
            referentie=load_referentie(),
            drempel=context.settings.drempel,
            bewaring=keep_tussenstand(context.settings),
        )
        rijen = _rows(context, session, voorvertoning.verschuivingen)
    return draw_verschuivingen(rijen, voorvertoning.blijft_verborgen)


def draw_verschuivingen(rijen: Sequence[Sequence[object]], blijft_verborgen: int) -> Component:
    delen: list[Component] = [html.P(" ".join([_tell_moving(len(rijen)), *_tell_hidden(blijft_verborgen)]))]
    if rijen:
        delen.append(_table(rijen[:GETOOND]))
    if rest := rijen[GETOOND:]:
        delen.append(details(f"Toon de andere {len(rest)} cijfers", _table(rest)))
    if rijen:
        delen.append(note(ALLEEN_EIGEN))
    # The first file of a quarter moves a thousand figures: drawn by Dash itself they would hold up the browser for minutes.
    return html.Div(freeze(delen))


def _tell_moving(aantal: int) -> str:
    if aantal == 0:
        return "Er verandert geen enkel zichtbaar cijfer door dit bestand."
    return f"{show_getal(aantal)} cijfers veranderen." if aantal > 1 else "Eén cijfer verandert."


def _tell_hidden(aantal: int) -> list[str]:
    if aantal == 0:
        return []
    wie = "1 cijfer blijft" if aantal == 1 else f"{show_getal(aantal)} cijfers blijven"
    return [f"{wie} verborgen, {BESCHERMD}."]


def _rows(context: Context, session: Session, verschuivingen: Sequence[Verschuiving]) -> list[list[object]]:
    indicatoren = load_indicatoren()
    plaatsen = place_names(context)
    interventies = {i.code: i.naam for i in visible_interventies(session)}

    def volgorde(v: Verschuiving) -> tuple[int, int, bool, str, str]:
        indicator = indicatoren[v.indicatorcode]
        niveau = NIVEAUVOLGORDE.index(v.regiocode[:2])
        is_samen = v.interventiecode == ALLE
        return (niveau, SOORTVOLGORDE[indicator.soort], is_samen, indicator.naam, v.regiocode)

    return [
        [
            indicatoren[v.indicatorcode].naam,
            ", ".join(d for d in (interventies.get(v.interventiecode, "alle interventies"), _who(v)) if d),
            plaatsen.get(v.regiocode, v.regiocode),
            _tell(
                v.oud,
                indicatoren[v.indicatorcode].eenheid,
                is_verborgen=v.oud_verborgen,
                leeg="nog geen cijfer",
            ),
            _tell(
                v.nieuw,
                indicatoren[v.indicatorcode].eenheid,
                is_verborgen=v.nieuw_verborgen,
                leeg="geen cijfer meer",
            ),
        ]
        for v in sorted(verschuivingen, key=volgorde)
    ]


def _tell(waarde: float | None, eenheid: str, *, is_verborgen: bool, leeg: str) -> str:
    if waarde is None:
        return "verborgen" if is_verborgen else leeg
    return show_waarde(waarde, eenheid)


def _who(verschuiving: Verschuiving) -> str:
    return "" if verschuiving.informant == ALLE else INFORMANTEN.get(verschuiving.informant, "")


def _table(rijen: Sequence[Sequence[object]]) -> Component:
    return table(
        "Cijfers voor en na dit bestand",
        ["Cijfer", "Interventie", "Plaats", "Nu", "Wordt"],
        rijen,
        getalkolommen=frozenset({3, 4}),
        toont_bijschrift=False,
    )
