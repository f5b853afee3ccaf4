"""The lessons library: found by words, factor, target group and obstacle, each with its context first (R-42)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import Dash, dcc, html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.elementen import aria
from app.components.frame import chooser, link_choices
from app.components.knoppen import address, link
from app.components.kop import page_header, section
from app.components.vakken import empty_state
from app.context import Context
from app.identity import Gebruiker
from app.pages.gesprek_stof import place_names
from app.pages.inzendingen import parse_identifier, register_inzendingen
from app.pages.lessen_blad import DADEN, PAGINA, show_les
from app.pages.lessen_formulier import ROUTE, factor_names, show_kaart
from app.pages.lessen_zoek import Zoekvraag, find_lessen
from app.pages.verbeteren_wegwijzer import show_wegen
from app.store.access import get_les, visible_lessen
from schemas.keuzelijst import load_keuzelijst
from schemas.rollen import Recht

if TYPE_CHECKING:
    from app.store.tables import Les

NAAM = "Lessen"
RECHT = Recht.VERBETEREN_BEKIJKEN
IN_MENU = False
KAMER = "/verbeteren"

__all__ = ["IN_MENU", "KAMER", "NAAM", "RECHT", "ROUTE", "layout", "register"]


def layout(
    context: Context,
    gebruiker: Gebruiker,
    *,
    les: str = "",
    **vraag: str,
) -> Component:
    """Draw one lesson, or the library narrowed by the address."""
    with context.sessions() as session:
        if les:
            gekozen = get_les(session, gebruiker, parse_identifier(les))
            return show_les(context, session, gebruiker, gekozen)
        zoekvraag = Zoekvraag(**{veld: vraag.get(veld, "") for veld in Zoekvraag.__dataclass_fields__})
        return _show_library(context, session, gebruiker, zoekvraag)


def _show_library(
    context: Context, session: Session, gebruiker: Gebruiker, zoekvraag: Zoekvraag
) -> Component:
    alle = visible_lessen(session, gebruiker)
    factoren, plaatsen = factor_names(context), place_names(context)
    gevonden = find_lessen(alle, zoekvraag, factoren)
    return html.Div(
        [
            page_header(
                NAAM,
                kruimels=[("Verbeteren", "/verbeteren"), (NAAM, None)],
                ondertitel="Wat hier werkte of niet, en waarom. Een gestopte verbeteractie leert net zo veel.",
            ),
            show_wegen(gebruiker, ROUTE),
            _search_form(zoekvraag),
            _choosers(zoekvraag, alle, factoren),
            *(
                [
                    section(
                        _count(len(gevonden), len(alle)),
                        html.Div(
                            [show_kaart(les, factoren, plaatsen) for les in gevonden], className="stapel"
                        ),
                    )
                ]
                if gevonden
                else [_nothing(alle)]
            ),
        ]
    )


def _count(gevonden: int, alle: int) -> str:
    woord = "les" if gevonden == 1 else "lessen"
    if gevonden == alle:
        return f"{alle} {woord}, de nieuwste eerst"
    return f"{gevonden} {woord} gevonden van de {alle} die u kunt lezen"


def _nothing(alle: list[Les]) -> Component:
    if not alle:
        return empty_state(
            "Er is nog geen les die u kunt lezen. Een les begint bij een verbeteractie, onderaan haar pagina."
        )
    return empty_state(
        "Bij deze vraag hoort geen les. Probeer een ander woord, of laat een keuze los.",
        html.P(link("Toon alle lessen", ROUTE)),
    )


def _search_form(zoekvraag: Zoekvraag) -> Component:
    """Draw a plain form: the address carries the question, with or without script."""
    vast = [
        dcc.Input(type="hidden", name=veld, value=waarde, id=f"lessen-{veld}")
        for veld, waarde in vars(zoekvraag).items()
        if waarde and veld != "zoek"
    ]
    return html.Form(
        [
            html.Label(
                [
                    html.Span("Zoek in de lessen", className="veldnaam"),
                    html.Span("Bijvoorbeeld: vaste begeleider op school", className="hulp"),
                    dcc.Input(
                        type="search", name="zoek", value=zoekvraag.zoek, id="lessen-zoek", className="invoer"
                    ),
                ],
                className="veld",
            ),
            *vast,
            html.Button("Zoek", type="submit", className="knop knop-hoofd"),
        ],
        action=ROUTE,
        method="get",
        className="zoekvak",
        role="search",
    )


def _choosers(zoekvraag: Zoekvraag, alle: list[Les], factoren: dict[str, str]) -> Component:
    lijsten = [
        ("factor", "Factor", {les.factor_id: factoren.get(les.factor_id, les.factor_id) for les in alle}),
        ("doelgroep", "Over wie", {les.doelgroep: les.doelgroep for les in alle}),
        (
            "belemmering",
            "In de weg",
            {les.belemmering: load_keuzelijst("belemmering")[les.belemmering] for les in alle if les.belemmering},
        ),
        ("gezien", "Wat was te zien", {les.gezien.value: load_keuzelijst("gezien")[les.gezien] for les in alle}),
        ("geborgd", "Geborgd", {"ja": "alleen geborgde lessen"}),
    ]  # fmt: skip
    kiezers = []
    for veld, naam, woorden in lijsten:
        gekozen = getattr(zoekvraag, veld)
        keuzes = [
            ("Alle", zoekvraag.href(**{veld: ""}), not gekozen),
            *(
                (woord, zoekvraag.href(**{veld: code}), code == gekozen)
                for code, woord in sorted(woorden.items(), key=lambda paar: paar[1].lower())
            ),
        ]
        kiezers.append(
            chooser(naam, woorden.get(gekozen, gekozen) or "alle", link_choices(keuzes), toont_naam=True)
        )
    wis = [link("Toon weer alles", address(ROUTE))] if zoekvraag != Zoekvraag() else []
    return html.Nav([*kiezers, *wis], className="keuzerij", **aria(label="Kies welke lessen u ziet"))


def register(app: Dash, context: Context) -> None:
    """Add the callback of this page."""
    register_inzendingen(app, context, PAGINA, DADEN)
