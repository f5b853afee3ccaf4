"""What a file with beschikkingen would do, in words and tables; and its mistakes with place and repair."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from dash import html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.getallen import show_getal, show_kwartaal, show_waarde
from app.components.knoppen import button
from app.components.kop import section
from app.components.plaatsen import read_plaatsen
from app.components.tabellen import table
from app.components.vakken import details, note, notice
from app.context import Context
from app.services.beschikkingenladen import describe_aantallen, target_of
from app.store.access import visible_interventies, visible_partijen
from schemas.indicator import load_indicatoren
from schemas.keuzelijst import load_keuzelijst

if TYPE_CHECKING:
    from pipelines.beschikkingenlijst import Beschikkingenlijst

LAADKNOP = "beschikkingen-laad"
GETOOND = 100


def list_namen(context: Context, session: Session) -> dict[str, str]:
    """Return the names of places, parties and interventions by code."""
    return {
        **{p.code: p.naam for p in read_plaatsen(context.marts.regios()).per_code.values()},
        **{p.code: p.naam for p in visible_partijen(session)},
        **{i.code: i.naam for i in visible_interventies(session)},
    }


def show_fouten(lijst: Beschikkingenlijst) -> Component:
    """List every mistake with its place and what to do; nothing is kept of a file with one."""
    rijen = [
        [str(b.plaats) or "Het hele bestand", b.gevonden or "leeg", b.boodschap, b.herstel]
        for b in lijst.bevindingen[:GETOOND]
    ]
    aantal = len(lijst.bevindingen)
    meer = [note(f"En nog {show_getal(aantal - GETOOND)} punten.")] if aantal > GETOOND else []
    kop = "Herstel eerst 1 punt" if aantal == 1 else f"Herstel eerst {show_getal(aantal)} punten"
    return section(
        "3 Wat het bestand doet",
        notice(
            kop, html.P("Er is niets geladen. Verbeter uw bestand en kies het opnieuw."), toon="weigering"
        ),
        table("Wat er te herstellen is", ["Plaats", "Gevonden", "Wat er is", "Wat u doet"], rijen),
        *meer,
    )


def show_voorbeeld(lijst: Beschikkingenlijst, namen: Mapping[str, str]) -> Component:
    """Show each beschikking that would be made, with its afspraken as concepts, and the button that does it."""
    wat = describe_aantallen(lijst)
    gelezen = [notitie.tekst for notitie in lijst.notities]
    return section(
        "3 Wat het bestand doet",
        notice(
            f"Nieuw: {wat}",
            html.P(
                "De afspraken worden concepten: niemand wordt eraan gehouden voordat ze zijn aangevuld, aangekondigd "
                "en beantwoord. Wie het account beheert, ziet de beschikkingen meteen."
            ),
        ),
        *(_show_beschikking(rij, lijst, namen) for rij in lijst.beschikkingen),
        *(
            [details("Wat we hebben gelezen", html.Ul([html.Li(t) for t in gelezen], className="lijst"))]
            if gelezen
            else []
        ),
        html.Div(button(f"Laad {wat}", LAADKNOP, is_hoofd=True), className="knoppen"),
    )


def _show_beschikking(
    rij: Mapping[str, Any], lijst: Beschikkingenlijst, namen: Mapping[str, str]
) -> Component:
    eigen = [a for a in lijst.afspraken if a["kenmerk"] == rij["kenmerk"]]
    interventies = [
        namen.get(code, code) + (" (experiment)" if regime == "experiment" else "")
        for code, regime in rij["interventies"]
    ]
    feiten = [
        namen.get(rij["partijcode"], rij["partijcode"]),
        f"account {rij['account']}",
        f"{show_kwartaal(rij['van_kwartaal'])} tot en met {show_kwartaal(rij['tot_kwartaal'])}",
        f"€ {show_getal(rij['budget_euro'])}",
        *([f"opvolger van {rij['voorganger']}"] if rij["voorganger"] else []),
    ]
    return html.Section(
        [
            html.H3(f"{rij['titel']} ({rij['kenmerk']})"),
            html.P(" · ".join(feiten)),
            html.P(f"{', '.join(interventies)}, in {', '.join(namen.get(g, g) for g in rij['gebieden'])}."),
            html.P(f"“{rij['doeltekst']}”"),
            _show_afspraken(eigen, namen) if eigen else note("Nog zonder afspraken."),
        ],
        className="vak",
    )


def _show_afspraken(afspraken: list[dict[str, Any]], namen: Mapping[str, str]) -> Component:
    indicatoren, herkomst = load_indicatoren(), load_keuzelijst("herkomst")
    rijen = []
    for a in afspraken:
        indicator = indicatoren[a["indicatorcode"]]
        rijen.append(
            [
                indicator.naam,
                namen.get(a["interventiecode"], a["interventiecode"]),
                _show_target(a["streefwaarde"], indicator.eenheid),
                herkomst.get(a["herkomst"], "nog niet gezegd"),
            ]
        )
    koppen = ["Cijfer", "Interventie", "Streefwaarde", "Hoe bepaald"]
    return table("Afspraken, als concept", koppen, rijen)


def _show_target(waarde: float | None, eenheid: str) -> str:
    """Write a target as the file has it: a share stands there as a percentage."""
    return "geen" if waarde is None else show_waarde(target_of(waarde, eenheid), eenheid)
