"""Learning sessions across providers: the list, planning one, and its page (R-42)."""

from dash import Dash, html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.formulier import Formulier
from app.components.getallen import show_dag
from app.components.knoppen import address, link
from app.components.kop import page_header, section
from app.components.tabellen import table
from app.components.vakken import details, empty_state
from app.context import Context
from app.identity import Gebruiker
from app.pages.inzendingen import parse_identifier, register_inzendingen
from app.pages.leerbijeenkomst_blad import show_blad
from app.pages.leerbijeenkomst_daden import DADEN, PAGINA, ROUTE
from app.pages.lessen_formulier import factor_names
from app.pages.verbeteren_wegwijzer import show_wegen
from app.services.leerbijeenkomsten import factoren_met_aanbod
from app.store.access import get_leerbijeenkomst, visible_leerbijeenkomsten
from app.toegang import may
from schemas.keuzelijst import load_keuzelijst
from schemas.rollen import Recht

NAAM = "Leerbijeenkomsten"
RECHT = Recht.LEERBIJEENKOMST_BEKIJKEN
IN_MENU = False
KAMER = "/verbeteren"

__all__ = ["IN_MENU", "KAMER", "NAAM", "RECHT", "ROUTE", "layout", "register"]


def layout(context: Context, gebruiker: Gebruiker, *, leerbijeenkomst: str = "", **_: str) -> Component:
    """Draw one session, or all this person may open."""
    with context.sessions() as session:
        if leerbijeenkomst:
            gekozen = get_leerbijeenkomst(session, gebruiker, parse_identifier(leerbijeenkomst))
            return show_blad(context, session, gebruiker, gekozen)
        return _show_list(context, session, gebruiker)


def _show_list(context: Context, session: Session, gebruiker: Gebruiker) -> Component:
    factoren, standen = factor_names(context), load_keuzelijst("bijeenkomst_status")
    rijen = [
        [
            link(b.titel, address(ROUTE, leerbijeenkomst=b.id)),
            factoren.get(b.factor_id, b.factor_id),
            show_dag(b.gepland_op),
            b.plaats,
            standen[b.status].lower(),
        ]
        for b in visible_leerbijeenkomsten(session, gebruiker)
    ]
    lijst = (
        table(
            "Leerbijeenkomsten, de laatste dag eerst",
            ["Leerbijeenkomst", "Factor", "Dag", "Waar", "Stand"],
            rijen,
        )
        if rijen
        else empty_state("Er is nog geen leerbijeenkomst waar u bij hoort.")
    )
    return html.Div(
        [
            page_header(
                NAAM,
                kruimels=[("Verbeteren", "/verbeteren"), (NAAM, None)],
                ondertitel="Aanbieders en gemeente leren samen over één factor. Niemand wordt vergeleken.",
            ),
            show_wegen(gebruiker, ROUTE),
            lijst,
            *_plan(context, session, gebruiker, factoren, len(rijen)),
        ]
    )


def _plan(
    context: Context, session: Session, gebruiker: Gebruiker, factoren: dict[str, str], aantal: int
) -> list[Component]:
    if not may(gebruiker, Recht.LEERBIJEENKOMST_VOEREN):
        return []
    formulier = Formulier(PAGINA, "plannen", stand=str(aantal))
    keuzes = [(code, factoren.get(code, code)) for code in factoren_met_aanbod(session)]
    velden = formulier.draw(
        formulier.select("factor", "Over welke factor?", keuzes),
        formulier.line("titel", "Hoe heet de bijeenkomst?"),
        formulier.line("dag", "Op welke dag?", soort="date", waarde=context.vandaag().isoformat()),
        formulier.line("plaats", "Waar?"),
        knoppen=[formulier.button("plan", "Nodig uit")],
    )
    uitleg = (
        "Alle aanbieders met aanbod bij deze factor worden uitgenodigd. Zij kiezen zelf of zij cijfers delen."
    )
    return [section("Nieuw", details("Plan een leerbijeenkomst", html.P(uitleg), velden))]


def register(app: Dash, context: Context) -> None:
    """Add the callback of this page."""
    register_inzendingen(app, context, PAGINA, DADEN)
