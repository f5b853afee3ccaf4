"""Initiatieven: what the wijk starts itself, how far plans come, and where they end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import Dash, html
from dash.development.base_component import Component

from app.components.getallen import show_dag, show_getal
from app.components.knoppen import address, link
from app.components.kop import page_header, section
from app.components.plaatsen import Plaatsen, read_plaatsen
from app.components.plaatskeuzes import list_plaatskeuzes
from app.components.tabellen import definition_list, table
from app.components.vakken import card, details, empty_state, quotation
from app.context import Context
from app.identity import Gebruiker
from app.pages.initiatief_formulier import DADEN, show_nieuw, show_verder
from app.pages.inzendingen import parse_identifier, register_inzendingen
from app.pages.verbeteren_wegwijzer import show_wegen
from app.services.initiatieven import count_funnel
from app.store.access import get_initiatief, visible_initiatieven, visible_partijen
from app.toegang import may
from schemas.initiatief import Initiatiefsoort, load_initiatiefsoorten
from schemas.rollen import Recht

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.store.tables import Initiatief

ROUTE = "/initiatieven"
NAAM = "Initiatieven"
RECHT = Recht.SIGNAAL_BEKIJKEN
IN_MENU = False
KAMER = "/verbeteren"
PAGINA = "initiatieven"
UITLEG = "Plannen die uit de wijk zelf komen: hoe ver ze komen, en waar ze stoppen."


def layout(context: Context, gebruiker: Gebruiker, *, initiatief: str = "", **_: str) -> Component:
    """Draw one initiative, or per kind the way its plans go."""
    plaatsen = read_plaatsen(context.marts.regios())
    with context.sessions() as session:
        partijen = {p.code: p.naam for p in visible_partijen(session)}
        if initiatief:
            gekozen = get_initiatief(session, gebruiker, parse_identifier(initiatief))
            return show_initiatief(context, gebruiker, gekozen, plaatsen, partijen)
        alle = visible_initiatieven(session, gebruiker)
        return html.Div(
            [
                page_header(NAAM, ondertitel=UITLEG),
                show_wegen(gebruiker, ROUTE),
                *(show_soort(soort, alle, plaatsen) for soort in load_initiatiefsoorten().values()),
                *(
                    [
                        section(
                            "Meld een plan uit de wijk",
                            show_nieuw(list_plaatskeuzes(plaatsen, gebruiker), partijen, context),
                        )
                    ]
                    if may(gebruiker, Recht.SIGNAAL_GEVEN)
                    else []
                ),
            ]
        )


def show_soort(soort: Initiatiefsoort, initiatieven: Sequence[Initiatief], plaatsen: Plaatsen) -> Component:
    """Draw the way of one kind: a sentence, per step how many came so far and ended there, and the plans."""
    eigen = [i for i in initiatieven if i.soort == soort.code]
    if not eigen:
        return section(soort.naam, html.P(soort.uitleg), empty_state("Er is nog geen plan ingediend."))
    treden = count_funnel(soort, eigen)
    eerste_keer = sum(i.is_eerste_keer for i in eigen)
    return section(
        soort.naam,
        html.P(soort.uitleg),
        html.P(
            f"Ingediend: {len(eigen)}. Tot en met “{treden[-1].naam.lower()}” kwamen er {treden[-1].bereikt}; "
            f"gestopt zijn er {sum(t.gestopt for t in treden)}. "
            f"Voor {eerste_keer} van de {len(eigen)} indieners was het de eerste keer."
        ),
        table(
            f"Hoe ver plannen komen: {soort.naam}",
            ["Stap", "Kwamen zo ver", "Stopten hier"],
            [[t.naam, show_getal(t.bereikt), show_getal(t.gestopt)] for t in treden],
            getalkolommen=frozenset({1, 2}),
        ),
        details(
            f"Toon {'het plan' if len(eigen) == 1 else f'de {len(eigen)} plannen'}",
            table(
                f"Plannen op naam: {soort.naam}",
                ["Plan", "Waar", "Van", "Staat bij"],
                [
                    [
                        link(i.titel, address(ROUTE, initiatief=i.id)),
                        plaatsen.name(i.regiocode),
                        i.indiener,
                        describe_stand(soort, i),
                    ]
                    for i in eigen
                ],
            ),
        ),
    )


def describe_stand(soort: Initiatiefsoort, initiatief: Initiatief) -> str:
    """Say at which step it is, or ended."""
    naam = soort.stappen[soort.rank(initiatief.stappen[-1].stap)].naam.lower()
    return f"gestopt na: {naam}" if initiatief.gestopt_op else naam


def show_initiatief(
    context: Context,
    gebruiker: Gebruiker,
    initiatief: Initiatief,
    plaatsen: Plaatsen,
    partijen: Mapping[str, str],
) -> Component:
    """Draw one initiative with its way so far."""
    soort = load_initiatiefsoorten()[initiatief.soort]
    namen = {stap.code: stap.naam for stap in soort.stappen}
    return html.Div(
        [
            page_header(
                initiatief.titel,
                kruimels=[(NAAM, ROUTE), (soort.naam, None)],
                ondertitel=initiatief.omschrijving,
            ),
            card(None, _facts(initiatief, soort, plaatsen, partijen)),
            section(
                "De weg tot nu toe",
                html.Ol(
                    [
                        html.Li(
                            [
                                html.Strong(f"{show_dag(s.bereikt_op)}: "),
                                namen[s.stap].lower(),
                                f". {s.toelichting}" if s.toelichting else "",
                            ]
                        )
                        for s in initiatief.stappen
                    ],
                    className="lijst",
                ),
            ),
            *_show_einde(initiatief),
            *(
                show_verder(context, initiatief, soort)
                if may(gebruiker, Recht.INITIATIEF_BIJWERKEN) and initiatief.gestopt_op is None
                else []
            ),
        ]
    )


def _facts(
    initiatief: Initiatief, soort: Initiatiefsoort, plaatsen: Plaatsen, partijen: Mapping[str, str]
) -> Component:
    def getal(waarde: int | None, wat: str) -> str | None:
        return None if waarde is None else f"{show_getal(waarde)} {wat}"

    return definition_list(
        [
            ("Waar", plaatsen.name(initiatief.regiocode)),
            ("Van", initiatief.indiener + (" (voor het eerst)" if initiatief.is_eerste_keer else "")),
            ("Samen met", partijen.get(initiatief.partijcode or "")),
            ("Geld", getal(initiatief.bedrag_euro, "euro")),
            ("Tijd van een professional", getal(initiatief.uren, "uur")),
            ("Huis van de Wijk", getal(initiatief.dagdelen, "dagdelen")),
            ("Stand", describe_stand(soort, initiatief)),
        ]
    )


def _show_einde(initiatief: Initiatief) -> list[Component]:
    if initiatief.gestopt_op is None:
        return []
    return [
        section(
            "Waarom het stopte",
            html.P(f"{initiatief.gestopt_reden} ({show_dag(initiatief.gestopt_op)})"),
            quotation(initiatief.terugkoppeling, "verteld aan de indiener"),
        )
    ]


def register(app: Dash, context: Context) -> None:
    """Answer the forms of this page."""
    register_inzendingen(app, context, PAGINA, DADEN)
