"""Uitvragen: what the municipality asks the wijk, with purpose, decider and the day of the answer back (R-41)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import Dash, html
from dash.development.base_component import Component

from app.components.getallen import show_dag
from app.components.knoppen import address, link
from app.components.kop import page_header, section
from app.components.plaatsen import Plaatsen, read_plaatsen
from app.components.plaatskeuzes import list_plaatskeuzes
from app.components.tabellen import definition_list, table
from app.components.vakken import card, empty_state, note, quotation
from app.context import Context
from app.identity import Gebruiker
from app.pages.inzendingen import parse_identifier, register_inzendingen
from app.pages.uitvraag_formulier import show_antwoordformulier, show_sluiten, show_uitvraag_formulier
from app.pages.uitvragen_daden import DADEN
from app.pages.verbeteren_wegwijzer import show_wegen
from app.services.uitvragen import missing_for_publication
from app.store.access import get_uitvraag, visible_uitvragen
from app.toegang import may
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import UitvraagStatus
from schemas.rollen import Recht

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.store.tables import Uitvraag

ROUTE = "/uitvragen"
NAAM = "Uitvragen"
RECHT = Recht.SIGNAAL_BEKIJKEN
IN_MENU = False
KAMER = "/verbeteren"
PAGINA = "uitvragen"
UITLEG = "Vragen van de gemeente aan de wijk. Bij elke vraag staat waarvoor, wie beslist en wanneer u hoort wat ermee is gedaan."


def layout(context: Context, gebruiker: Gebruiker, *, uitvraag: str = "", **_: str) -> Component:
    """Draw one uitvraag, or the list with the form for a new one."""
    plaatsen = read_plaatsen(context.marts.regios())
    with context.sessions() as session:
        if uitvraag:
            return show_uitvraag(
                context, gebruiker, get_uitvraag(session, gebruiker, parse_identifier(uitvraag)), plaatsen
            )
        alle = visible_uitvragen(session, gebruiker)
        return html.Div(
            [
                page_header(NAAM, ondertitel=UITLEG),
                show_wegen(gebruiker, ROUTE),
                section("Wat wij vragen", show_lijst(alle, plaatsen)),
                *_show_nieuw(gebruiker, plaatsen),
            ]
        )


def show_lijst(uitvragen: Sequence[Uitvraag], plaatsen: Plaatsen) -> Component:
    """Draw the uitvragen, the newest on top."""
    if not uitvragen:
        return empty_state("Er is nu geen vraag aan uw wijk.")
    standen = load_keuzelijst("uitvraag_status")
    return table(
        "Uitvragen, nieuwste eerst",
        ["Vraag", "Waar", "Stand", "Antwoorden", "Terugkoppeling"],
        [
            [
                link(u.vraag, address(ROUTE, uitvraag=u.id)),
                plaatsen.name(u.regiocode),
                standen[u.status].lower(),
                str(len(u.antwoorden)),
                describe_terugkoppeling(u),
            ]
            for u in uitvragen
        ],
        getalkolommen=frozenset({3}),
    )


def describe_terugkoppeling(uitvraag: Uitvraag) -> str:
    """Say when the wijk hears, or heard, what was done."""
    if uitvraag.teruggekoppeld_op is not None:
        return f"gegeven op {show_dag(uitvraag.teruggekoppeld_op)}"
    if uitvraag.terugkoppeling_voor is None:
        return "nog geen dag gekozen"
    return f"voor {show_dag(uitvraag.terugkoppeling_voor)}"


def _show_nieuw(gebruiker: Gebruiker, plaatsen: Plaatsen) -> list[Component]:
    if not may(gebruiker, Recht.UITVRAAG_BIJWERKEN):
        return []
    return [section("Maak een vraag", show_uitvraag_formulier(list_plaatskeuzes(plaatsen, gebruiker)))]


def show_uitvraag(
    context: Context, gebruiker: Gebruiker, uitvraag: Uitvraag, plaatsen: Plaatsen
) -> Component:
    """Draw one question with all the wijk must know, its answers, and the forms of this person."""
    return html.Div(
        [
            page_header(uitvraag.vraag, kruimels=[(NAAM, ROUTE), ("Vraag aan de wijk", None)]),
            card(None, _facts(uitvraag, plaatsen)),
            *_show_terugkoppeling(uitvraag),
            *_show_antwoorden(gebruiker, uitvraag),
            *_show_forms(context, gebruiker, uitvraag, plaatsen),
        ]
    )


def _facts(uitvraag: Uitvraag, plaatsen: Plaatsen) -> Component:
    budget = {None: "nog niet gezegd", True: "ja", False: "nee"}[uitvraag.is_budget]
    return definition_list(
        [
            ("Waar", plaatsen.name(uitvraag.regiocode)),
            ("Waarvoor", uitvraag.doel or "nog niet ingevuld"),
            ("Wie beslist", uitvraag.beslisser or "nog niet ingevuld"),
            ("Is er geld voor?", budget),
            ("Antwoorden tot", show_dag(uitvraag.antwoord_tot) if uitvraag.antwoord_tot else None),
            ("Terugkoppeling", describe_terugkoppeling(uitvraag)),
            ("Stand", load_keuzelijst("uitvraag_status")[uitvraag.status]),
            ("Gesteld door", uitvraag.gemaakt_door),
        ]
    )


def _show_terugkoppeling(uitvraag: Uitvraag) -> list[Component]:
    if uitvraag.teruggekoppeld_op is None:
        return []
    wie = f"{uitvraag.teruggekoppeld_door}, {show_dag(uitvraag.teruggekoppeld_op)}"
    return [section("Wat er met de antwoorden is gedaan", quotation(uitvraag.terugkoppeling, wie))]


def _show_antwoorden(gebruiker: Gebruiker, uitvraag: Uitvraag) -> list[Component]:
    """Show all answers to who asked, and to others their own."""
    if uitvraag.status is UitvraagStatus.CONCEPT:
        return []
    ziet_alles = may(gebruiker, Recht.UITVRAAG_BIJWERKEN)
    antwoorden = [a for a in uitvraag.antwoorden if ziet_alles or a.account_id == gebruiker.id]
    bronnen = load_keuzelijst("signaal_bron")
    citaten = [
        quotation(a.tekst, f"{a.gegeven_door} ({bronnen[a.bron].lower()}), {show_dag(a.gegeven_op.date())}")
        for a in antwoorden
    ]
    aantal = len(uitvraag.antwoorden)
    zin = (
        "Er is nog geen antwoord."
        if not aantal
        else f"Er {'is 1 antwoord' if aantal == 1 else f'zijn {aantal} antwoorden'}."
    )
    meer = [] if ziet_alles else [note("U ziet hier uw eigen antwoorden; de gemeente leest ze allemaal.")]
    return [section("Antwoorden", html.P(zin), *citaten, *meer)]


def _show_forms(
    context: Context, gebruiker: Gebruiker, uitvraag: Uitvraag, plaatsen: Plaatsen
) -> list[Component]:
    if uitvraag.status is UitvraagStatus.AFGESLOTEN:
        return []
    if uitvraag.status is UitvraagStatus.CONCEPT:
        mist = missing_for_publication(uitvraag, context.vandaag())
        return [
            section(
                "Concept afmaken",
                *(
                    [html.P("Voor u deze vraag kunt stellen:"), html.Ul([html.Li(m) for m in mist])]
                    if mist
                    else []
                ),
                show_uitvraag_formulier(list_plaatskeuzes(plaatsen, gebruiker), van=uitvraag),
            )
        ]
    delen = []
    is_open = uitvraag.antwoord_tot is None or context.vandaag() <= uitvraag.antwoord_tot
    if may(gebruiker, Recht.SIGNAAL_GEVEN) and is_open:
        delen.append(section("Uw antwoord", show_antwoordformulier(gebruiker, uitvraag)))
    if may(gebruiker, Recht.UITVRAAG_BIJWERKEN):
        delen.append(section("Terugkoppelen en afsluiten", show_sluiten(uitvraag)))
    return delen


def register(app: Dash, context: Context) -> None:
    """Answer the forms of this page."""
    register_inzendingen(app, context, PAGINA, DADEN)
