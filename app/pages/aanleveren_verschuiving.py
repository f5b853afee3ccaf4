"""What would change when this file counts: each figure before and after (R-01)."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.cijfers import INFORMANTEN
from app.components.getallen import show_waarde
from app.components.tabellen import table
from app.components.vakken import details, note
from app.context import Context
from app.identity import Gebruiker
from app.pages.gesprek_stof import place_names
from app.services.voorvertoning import Verschuiving, preview_aanlevering
from app.store.access import visible_interventies
from app.store.tables import Aanlevering
from pipelines.reference import load_referentie
from schemas.indicator import load_indicatoren
from schemas.vocabulary import ALLE

GETOOND = 12
SOORTVOLGORDE = {"uitkomst": 0, "prestatie": 1, "voorwaarde": 2, "context": 3}


def show_verschuivingen(
    context: Context, session: Session, gebruiker: Gebruiker, aanlevering: Aanlevering
) -> Component:
    """Draw the figures that move, outcome first; many are folded."""
    verschuivingen = preview_aanlevering(
        session,
        context.archive,
        gebruiker,
        aanlevering.id,
        referentie=load_referentie(),
        drempel=context.settings.drempel,
    )
    if not verschuivingen:
        return html.P("Er verandert geen enkel zichtbaar cijfer door dit bestand.")
    rijen = _rows(context, session, verschuivingen)
    zin = f"{len(rijen)} cijfers veranderen." if len(rijen) > 1 else "Eén cijfer verandert."
    rest = rijen[GETOOND:]
    return html.Div(
        [
            html.P(zin),
            _table(rijen[:GETOOND]),
            *([details(f"Toon de andere {len(rest)} cijfers", _table(rest))] if rest else []),
            note(
                "Een streepje betekent: nog geen cijfer, of verborgen omdat het om te weinig deelnemers gaat."
            ),
        ]
    )


def _rows(context: Context, session: Session, verschuivingen: Sequence[Verschuiving]) -> list[list[object]]:
    indicatoren = load_indicatoren()
    plaatsen = place_names(context)
    interventies = {i.code: i.naam for i in visible_interventies(session)}

    def volgorde(v: Verschuiving) -> tuple[int, str, str, str]:
        indicator = indicatoren[v.indicatorcode]
        return (SOORTVOLGORDE[indicator.soort], indicator.naam, v.interventiecode, v.regiocode)

    return [
        [
            indicatoren[v.indicatorcode].naam,
            ", ".join(d for d in (interventies.get(v.interventiecode, "alle interventies"), _who(v)) if d),
            plaatsen.get(v.regiocode, v.regiocode),
            show_waarde(v.oud, indicatoren[v.indicatorcode].eenheid),
            show_waarde(v.nieuw, indicatoren[v.indicatorcode].eenheid),
        ]
        for v in sorted(verschuivingen, key=volgorde)
    ]


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
