"""Who sits at the table, by layer and sector: the list, and the form to add one seat at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from app.components.formulier import Formulier
from app.components.vakken import card, details, note
from app.pages.gesprek_stof import Gespreksstof
from app.services.aanwezigen import missing_lagen
from app.services.gesprekken import AAN_TAFEL
from app.toegang import may
from schemas.keuzelijst import load_keuzelijst
from schemas.rollen import Recht

if TYPE_CHECKING:
    from app.store.tables import Aanwezige

PAGINA = "gesprek"


def show_tafel(stof: Gespreksstof) -> Component:
    """Draw who is there, which layer nobody speaks from, and the form for who leads the talk."""
    aanwezigen = stof.gesprek.aanwezigen
    schrijft = may(stof.gebruiker, Recht.GESPREK_VOEREN) and stof.gesprek.status in AAN_TAFEL
    lijst: Component = (
        html.Ul([_seat(stof, a, schrijft=schrijft) for a in aanwezigen], className="lijst tafel")
        if aanwezigen
        else html.P("Nog niet ingevuld.")
    )
    return card("Wie zitten er aan tafel?", lijst, *_missing(stof), *([_form(stof)] if schrijft else []))


def _seat(stof: Gespreksstof, aanwezige: Aanwezige, *, schrijft: bool) -> Component:
    woorden = [
        load_keuzelijst("sector").get(aanwezige.sector, "").lower(),
        load_keuzelijst("laag").get(aanwezige.laag, "").lower(),
        f"namens {aanwezige.namens}" if aanwezige.namens else "",
    ]
    delen: list[Component | str] = [aanwezige.wie, html.Small(" · ".join(w for w in woorden if w))]
    if schrijft:
        weg = Formulier(PAGINA, "aanwezige_weg", f"{stof.gesprek.id}-{aanwezige.id}")
        knop = weg.button("haal_weg", "Haal weg", is_hoofd=False, naam=f"Haal weg: {aanwezige.wie}")
        delen.append(weg.draw(knoppen=[knop]))
    return html.Li(delen)


def _missing(stof: Gespreksstof) -> list[Component]:
    leeg = missing_lagen(stof.gesprek.aanwezigen)
    if not stof.gesprek.aanwezigen or not leeg:
        return []
    return [note(f"Niemand aan tafel spreekt vanuit: {', '.join(laag.lower() for laag in leeg)}.")]


def _form(stof: Gespreksstof) -> Component:
    formulier = Formulier(PAGINA, "aanwezige", str(stof.gesprek.id), stand=str(len(stof.gesprek.aanwezigen)))
    velden = formulier.draw(
        formulier.line(
            "wie", "Wie?", hulp="De rol, geen naam. Bijvoorbeeld: intern begeleider, twee ouders."
        ),
        formulier.select("sector", "Uit welke sector?", list(load_keuzelijst("sector").items())),
        formulier.select("laag", "Van welke laag?", list(load_keuzelijst("laag").items())),
        formulier.line("namens", "Namens wie? (mag leeg blijven)"),
        knoppen=[formulier.button("voeg_toe", "Zet aan tafel", is_hoofd=False)],
    )
    return details("Zet iemand aan tafel", velden, is_open=not stof.gesprek.aanwezigen)
