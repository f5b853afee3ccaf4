"""Overdracht: one beschikking or wijk on two sheets, to be read in ten minutes by who takes over."""

from collections.abc import Sequence

from dash import Dash, html
from dash.development.base_component import Component

from app.components.getallen import show_dag, show_kwartaal
from app.components.knoppen import address, link
from app.components.kop import page_header, section
from app.components.plaatsen import read_plaatsen
from app.components.plaatskeuzes import list_plaatskeuzes
from app.components.tabellen import link_list, table
from app.components.vakken import details, empty_state, note, quotation
from app.context import Context
from app.identity import Gebruiker
from app.pages.inzendingen import parse_identifier
from app.pages.verbeteren_wegwijzer import show_wegen
from app.services.overdracht import (
    Overdracht,
    Verklaring,
    list_overdrachten,
    make_overdracht_beschikking,
    make_overdracht_wijk,
)
from app.services.toezeggingen import describe_toezegging
from schemas.keuzelijst import load_keuzelijst
from schemas.rollen import Recht

ROUTE = "/overdracht"
NAAM = "Overdracht"
RECHT = Recht.OVERDRACHT_BEKIJKEN
IN_MENU = False
HOOGSTENS = {"toezeggingen": 12, "verklaringen": 5, "acties": 9, "kenners": 9, "signalen": 5, "eigen": 3}
"""How much fits on two sheets of A4; the rest is one click away."""


def layout(
    context: Context, gebruiker: Gebruiker, *, beschikking: str = "", regio: str = "", **_: str
) -> Component:
    """Draw one handover, or the choice of which."""
    plaatsen = read_plaatsen(context.marts.regios())
    with context.sessions() as session:
        if beschikking:
            nummer = parse_identifier(beschikking)
            return show_overdracht(context, make_overdracht_beschikking(session, gebruiker, nummer))
        if regio:
            plaats = plaatsen.require_visible(regio, gebruiker)
            return show_overdracht(
                context, make_overdracht_wijk(session, gebruiker, plaats.code, plaats.naam)
            )
        punten = [
            link(b.titel, address(ROUTE, beschikking=b.id)) for b in list_overdrachten(session, gebruiker)
        ]
    wijken = [
        link(naam, address(ROUTE, regio=code))
        for code, naam in list_plaatskeuzes(plaatsen, gebruiker, met_gemeente=False)
    ]
    return html.Div(
        [
            page_header(
                NAAM,
                ondertitel="Neemt iemand het over? Dit leest hij of zij in tien minuten, op twee vellen.",
            ),
            show_wegen(gebruiker, ROUTE),
            section("Van een beschikking", link_list(punten) if punten else empty_state("U hebt er geen.")),
            section("Van een wijk", details("Kies een wijk", link_list(wijken))),
        ]
    )


def show_overdracht(context: Context, stof: Overdracht) -> Component:
    """Draw the sheets."""
    duur = (
        f"{len(stof.kwartalen)} kwartalen met een gesprek, {show_kwartaal(stof.kwartalen[0])} tot en met "
        f"{show_kwartaal(stof.kwartalen[-1])}"
        if stof.kwartalen
        else "nog geen gesprek gehouden"
    )
    return html.Div(
        [
            page_header(
                stof.titel, kruimels=[(NAAM, ROUTE), (stof.titel, None)], ondertitel=f"{stof.onder} · {duur}"
            ),
            *([quotation(stof.doel, "het doel, in de woorden van de beschikking")] if stof.doel else []),
            section("Wat is toegezegd", *show_toezeggingen(context, stof)),
            section("Wat steeds terugkomt", *show_verklaringen(stof)),
            section("Wat er is geprobeerd, en wat bleek", *show_acties(stof)),
            *_show_signalen(stof),
            section("Wie weet wat", *show_kenners(stof)),
            *_show_eigen(stof),
            note(
                f"Gemaakt op {show_dag(context.vandaag())}, met wat u mag lezen. Niet vrijgegeven teksten staan er niet op."
            ),
        ],
        className="overdracht",
    )


def show_toezeggingen(context: Context, stof: Overdracht) -> list[Component]:
    """Draw the promises that ask something of a successor first."""
    if not stof.toezeggingen:
        return [empty_state("Er is niets toegezegd.")]
    getoond = stof.toezeggingen[: HOOGSTENS["toezeggingen"]]
    return [
        table(
            "Toezeggingen: open eerst, dan wat niet of te laat kwam",
            ["Toezegging", "Voor", "Stand"],
            [
                [
                    link(t.tekst, address("/verbeteren", toezegging=t.id)),
                    show_dag(t.vervalt_op),
                    describe_toezegging(t, context.vandaag()),
                ]
                for t in getoond
            ],
            toont_bijschrift=False,
        ),
        *_more(stof.toezeggingen, getoond, "/toezeggingen"),
    ]


def show_verklaringen(stof: Overdracht) -> list[Component]:
    """Draw obstacles and explanations that were written more than once."""
    if not stof.belemmeringen and not stof.verklaringen:
        return [empty_state("Er kwam geen verklaring meer dan één keer voor in wat u mag lezen.")]
    return [
        *([html.P("In de weg zat:"), _list(stof.belemmeringen)] if stof.belemmeringen else []),
        *([html.P("Zo werd een cijfer verklaard:"), _list(stof.verklaringen)] if stof.verklaringen else []),
    ]


def _list(verklaringen: Sequence[Verklaring]) -> Component:
    return html.Ul(
        [
            html.Li(
                f"{v.tekst.rstrip('.')} ({v.keren} keer, {', '.join(show_kwartaal(k) for k in v.kwartalen)})"
            )
            for v in verklaringen[: HOOGSTENS["verklaringen"]]
        ],
        className="lijst",
    )


def show_acties(stof: Overdracht) -> list[Component]:
    """Draw the actions, those without verdict first."""
    if not stof.acties:
        return [empty_state("Er is nog geen verbeteractie.")]
    fasen, gezien = load_keuzelijst("fase"), load_keuzelijst("gezien")
    getoond = stof.acties[: HOOGSTENS["acties"]]
    rijen = []
    for actie in getoond:
        oordeel = actie.oordelen[-1] if actie.oordelen else None
        uitkomst = (
            f"{gezien[oordeel.gezien].lower()}: {oordeel.les}"
            if oordeel
            else f"komt terug in {show_kwartaal(actie.terugkijk_kwartaal)}"
        )
        rijen.append(
            [
                link(actie.titel, address("/verbeteren", verbeteractie=actie.id)),
                fasen[actie.fase].lower(),
                uitkomst,
            ]
        )
    return [
        table(
            "Verbeteracties: wat nog loopt eerst",
            ["Actie", "Fase", "Wat bleek"],
            rijen,
            toont_bijschrift=False,
        ),
        *_more(stof.acties, getoond, "/verbeteren"),
    ]


def _show_signalen(stof: Overdracht) -> list[Component]:
    if not stof.signalen:
        return []
    getoond = stof.signalen[: HOOGSTENS["signalen"]]
    return [
        section(
            "Signalen die lopen",
            link_list([link(s.tekst, address("/signalen", signaal=s.id)) for s in getoond]),
            *_more(stof.signalen, getoond, "/signalen"),
        )
    ]


def show_kenners(stof: Overdracht) -> list[Component]:
    """Draw who to call for what."""
    if not stof.kenners:
        return [empty_state("Er is nog niemand vastgelegd.")]
    getoond = stof.kenners[: HOOGSTENS["kenners"]]
    return [
        table("Wie weet wat", ["Wie", "Weet van"], [[k.wie, k.weet] for k in getoond], toont_bijschrift=False)
    ]


def _show_eigen(stof: Overdracht) -> list[Component]:
    if not stof.eigen_deel:
        return []
    return [
        section(
            "Wat de gemeente over haar eigen deel zei",
            html.Ul(
                [
                    html.Li(f"{show_kwartaal(kwartaal)}: {tekst}")
                    for kwartaal, tekst in stof.eigen_deel[: HOOGSTENS["eigen"]]
                ],
                className="lijst",
            ),
        )
    ]


def _more(alle: Sequence[object], getoond: Sequence[object], href: str) -> list[Component]:
    over = len(alle) - len(getoond)
    return [note(link(f"En nog {over}", href))] if over > 0 else []


def register(app: Dash, context: Context) -> None:
    """This page only shows."""
