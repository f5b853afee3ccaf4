"""Overdracht: one beschikking or wijk on two sheets, to be read in ten minutes by who takes over."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from textwrap import shorten
from typing import TYPE_CHECKING

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
from app.pages.lessen_formulier import factor_names
from app.pages.verbeteren_wegwijzer import show_wegen
from app.services.nakoming import describe_toezegging
from app.services.overdracht import (
    Overdracht,
    list_overdrachten,
    make_overdracht_beschikking,
    make_overdracht_wijk,
)
from app.services.terugkerend import Terugkerend, Verklaring
from app.services.verbeteracties import is_waiting
from schemas.keuzelijst import load_keuzelijst
from schemas.rollen import Recht
from schemas.vocabulary import Kwartaal

if TYPE_CHECKING:
    from app.store.tables import Verbeteractie

ROUTE = "/overdracht"
NAAM = "Overdracht"
RECHT = Recht.OVERDRACHT_BEKIJKEN
IN_MENU = False
KAMER = "/verbeteren"
HOOGSTENS = {"toezeggingen": 12, "verklaringen": 3, "acties": 8, "kenners": 8, "signalen": 5, "eigen": 5}
"""How much fits on two sheets of A4; the rest is one click away."""
TEKENS = {"doel": 300, "regel": 110, "woorden": 170}
"""How much of a text fits: the goal, a line in a table or list, and words that are quoted."""
VOLUIT = 3
"""So many quarters are named one by one; of more only the first and the last."""


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
    vandaag = context.vandaag()
    return html.Div(
        [
            page_header(
                stof.titel,
                kruimels=[(NAAM, ROUTE), (stof.titel, None)],
                ondertitel=f"{stof.onder} · {describe_duur(stof)}",
            ),
            *(
                [quotation(_fit(stof.doel, "doel"), "het doel, in de woorden van de beschikking")]
                if stof.doel
                else []
            ),
            section("Wat is toegezegd", *show_toezeggingen(stof, vandaag)),
            section("Wat steeds terugkomt", *show_terugkerend(stof.terugkerend, factor_names(context))),
            section("Wat er is geprobeerd, en wat bleek", *show_acties(stof, context.kwartaal)),
            *_show_signalen(stof),
            section("Wie weet wat", *show_kenners(stof)),
            *_show_eigen(stof),
            note(
                f"Gemaakt op {show_dag(vandaag)}, met wat u mag lezen. Niet vrijgegeven teksten staan er niet op."
            ),
        ],
        className="overdracht",
    )


def describe_duur(stof: Overdracht) -> str:
    """Say over how many quarters there were talks, and whether one is still to come."""
    if not stof.kwartalen:
        return "nog geen gesprek gepland"
    eerste, laatste = (show_kwartaal(k) for k in (stof.kwartalen[0], stof.kwartalen[-1]))
    if len(stof.kwartalen) == 1:
        duur = f"1 kwartaal met een gesprek, {eerste}"
    else:
        duur = f"{len(stof.kwartalen)} kwartalen met een gesprek, {eerste} tot en met {laatste}"
    if not stof.te_houden:
        return duur
    wat = "1 gesprek is" if stof.te_houden == 1 else f"{stof.te_houden} gesprekken zijn"
    return f"{duur}; {wat} nog te houden"


def show_toezeggingen(stof: Overdracht, vandaag: date) -> list[Component]:
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
                    link(_fit(t.tekst), address("/verbeteren", toezegging=t.id)),
                    show_dag(t.vervalt_op),
                    describe_toezegging(t, vandaag),
                ]
                for t in getoond
            ],
            toont_bijschrift=False,
        ),
        *_more(stof.toezeggingen, getoond, "/toezeggingen"),
    ]


def show_terugkerend(stof: Terugkerend, factoren: Mapping[str, str]) -> list[Component]:
    """Draw obstacles, factors and explanations that came back in several quarters."""
    genoemd = [replace(v, tekst=factoren.get(v.tekst, v.tekst)) for v in stof.factoren]
    delen = [
        *_list("Dit zat in de weg:", stof.belemmeringen),
        *_list("Deze factoren werden genoemd:", genoemd),
        *_list("Zo werd een cijfer telkens verklaard:", stof.verklaringen),
    ]
    return delen or [empty_state("Er kwam in wat u mag lezen niets in meer dan één kwartaal terug.")]


def _list(kop: str, verklaringen: Sequence[Verklaring]) -> list[Component]:
    if not verklaringen:
        return []
    punten = [html.Li(_describe(v)) for v in verklaringen[: HOOGSTENS["verklaringen"]]]
    return [html.P(kop), html.Ul(punten, className="lijst")]


def _describe(verklaring: Verklaring) -> str:
    """Say what came back and when; of an obstacle or factor also the newest words."""
    kwartalen = [show_kwartaal(k) for k in verklaring.kwartalen]
    wanneer = (
        ", ".join(kwartalen) if len(kwartalen) <= VOLUIT else f"{kwartalen[0]} tot en met {kwartalen[-1]}"
    )
    keren = f"in {len(kwartalen)} kwartalen ({wanneer})"
    if not verklaring.laatst:
        return f"“{_fit(verklaring.tekst, 'woorden')}” Zo stond het er {keren}."
    return f"{verklaring.tekst}: {keren}. Laatst: “{_fit(verklaring.laatst, 'woorden')}”"


def show_acties(stof: Overdracht, kwartaal: Kwartaal) -> list[Component]:
    """Draw the actions, those without verdict first."""
    if not stof.acties:
        return [empty_state("Er is nog geen verbeteractie.")]
    fasen = load_keuzelijst("fase")
    getoond = stof.acties[: HOOGSTENS["acties"]]
    rijen = [
        [
            link(_fit(actie.titel), address("/verbeteren", verbeteractie=actie.id)),
            fasen[actie.fase].lower(),
            describe_uitkomst(actie, kwartaal),
        ]
        for actie in getoond
    ]
    return [
        table(
            "Verbeteracties: wat nog loopt eerst",
            ["Actie", "Fase", "Wat bleek"],
            rijen,
            toont_bijschrift=False,
        ),
        *_more(stof.acties, getoond, "/verbeteren"),
    ]


def describe_uitkomst(actie: "Verbeteractie", kwartaal: Kwartaal) -> str:
    """Say what was seen and learned, or when it comes back."""
    terugkijk = show_kwartaal(actie.terugkijk_kwartaal)
    if is_waiting(actie, kwartaal):
        return f"vraagt nu een oordeel, over {terugkijk}"
    if not actie.oordelen:
        return f"komt terug in {terugkijk}"
    oordeel = actie.oordelen[-1]
    return f"{load_keuzelijst('gezien')[oordeel.gezien]}. {_fit(oordeel.les, 'woorden')}"


def _show_signalen(stof: Overdracht) -> list[Component]:
    if not stof.signalen:
        return []
    getoond = stof.signalen[: HOOGSTENS["signalen"]]
    return [
        section(
            "Signalen die lopen",
            link_list([link(_fit(s.tekst), address("/signalen", signaal=s.id)) for s in getoond]),
            *_more(stof.signalen, getoond, "/signalen"),
        )
    ]


def show_kenners(stof: Overdracht) -> list[Component]:
    """Draw who to call for what."""
    if not stof.kenners:
        return [empty_state("Er is nog niemand vastgelegd.")]
    getoond = stof.kenners[: HOOGSTENS["kenners"]]
    return [
        table(
            "Wie weet wat",
            ["Wie", "Weet van"],
            [[_fit(k.wie[:1].upper() + k.wie[1:]), _fit(k.weet, "woorden")] for k in getoond],
            toont_bijschrift=False,
        )
    ]


def _show_eigen(stof: Overdracht) -> list[Component]:
    if not stof.eigen_deel:
        return []
    return [
        section(
            "Wat de gemeente over haar eigen deel zei",
            html.Ul(
                [
                    html.Li(f"{show_kwartaal(kwartaal)}: {_fit(tekst, 'woorden')}")
                    for kwartaal, tekst in stof.eigen_deel[: HOOGSTENS["eigen"]]
                ],
                className="lijst",
            ),
        )
    ]


def _fit(tekst: str, soort: str = "regel") -> str:
    """Cut a text at a word when it is longer than the sheets have room for."""
    return shorten(tekst, TEKENS[soort], placeholder=" …")


def _more(alle: Sequence[object], getoond: Sequence[object], href: str) -> list[Component]:
    over = len(alle) - len(getoond)
    return [note(link(f"En nog {over}", href))] if over > 0 else []


def register(app: Dash, context: Context) -> None:
    """This page only shows."""
