"""Afspraken: the beschikkingen in one's reach, and one of them in full."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dash import Dash, html
from dash.development.base_component import Component

from app.components.frame import chooser, link_choices
from app.components.getallen import show_kwartaal
from app.components.knoppen import address, link
from app.components.kop import page_header
from app.components.plaatsen import Plaatsen, read_plaatsen
from app.components.tabellen import table
from app.components.vakken import empty_state
from app.context import Context
from app.identity import Gebruiker
from app.pages import afspraken_controles, afspraken_daden, afspraken_opname, afspraken_samen
from app.pages.afspraken_blad import show_beschikking
from app.pages.afspraken_concept import show_een_afspraak
from app.pages.afspraken_kalender import show_kalender
from app.pages.afspraken_stof import ROUTE, Stof
from app.pages.inzendingen import parse_identifier, register_inzendingen
from app.services.geldigheid import choose_counting
from app.store.access import get_afspraak, get_beschikking, visible_beschikkingen
from app.toegang import may
from schemas.indicator import load_indicatoren
from schemas.rollen import Recht
from schemas.vocabulary import Kwartaal

if TYPE_CHECKING:
    from app.store.tables import Beschikking

NAAM = "Afspraken"
RECHT = Recht.AFSPRAKEN_BEKIJKEN

__all__ = ["NAAM", "RECHT", "ROUTE", "layout", "register", "show_choosers"]


def layout(
    context: Context,
    gebruiker: Gebruiker,
    *,
    beschikking: str = "",
    kwartaal: str = "",
    gebied: str = "",
    afspraak: str = "",
    **_: str,
) -> Component:
    """Draw the list, or the beschikking of the address."""
    if afspraak:
        with context.sessions() as session:
            een = get_afspraak(session, gebruiker, parse_identifier(afspraak))
            return show_een_afspraak(context, session, gebruiker, een)
    plaatsen = read_plaatsen(context.marts.regios())
    if not beschikking:
        return show_list(context, gebruiker, plaatsen)
    with context.sessions() as session:
        gevonden = get_beschikking(session, gebruiker, parse_identifier(beschikking))
        stof = Stof(
            context=context,
            gebruiker=gebruiker,
            beschikking=gevonden,
            plaatsen=plaatsen,
            kwartaal=choose_kwartaal(quarters_of(context, gevonden), kwartaal),
            indicatoren=load_indicatoren(),
            gebied=gebied,
        )
        return show_beschikking(stof)


def quarters_of(context: Context, beschikking: "Beschikking") -> list[str]:
    """Return the quarters with figures within the period of a beschikking, newest first."""
    van, tot = beschikking.van_kwartaal, beschikking.tot_kwartaal
    return [k for k in context.marts.kwartalen() if van <= k <= tot]


def choose_kwartaal(kwartalen: Sequence[str], gevraagd: str) -> str:
    """Return the quarter of the address; a target says nothing of a quarter outside its beschikking."""
    if gevraagd and str(Kwartaal.parse(gevraagd)) in kwartalen:
        return str(Kwartaal.parse(gevraagd))
    return next(iter(kwartalen), "")


def show_list(context: Context, gebruiker: Gebruiker, plaatsen: Plaatsen) -> Component:
    """Draw the beschikkingen by kenmerk, without any figure (R-13)."""
    with context.sessions() as session:
        beschikkingen = visible_beschikkingen(session, gebruiker)
        rijen = [
            [
                [link(b.titel, address(ROUTE, beschikking=b.id)), html.Span(b.kenmerk, className="noot")],
                b.partij.naam,
                ", ".join(plaatsen.name(g.regiocode) for g in b.gebieden),
                f"{show_kwartaal(b.van_kwartaal)} – {show_kwartaal(b.tot_kwartaal)}",
                str(len(choose_counting(b.afspraken, min(str(context.kwartaal), b.tot_kwartaal)))),
            ]
            for b in beschikkingen
        ]
        kalender = show_kalender(
            beschikkingen, context.kwartaal, met_concept=may(gebruiker, Recht.AFSPRAAK_BIJWERKEN)
        )
    kop = page_header(NAAM, ondertitel="Wat gemeente en aanbieders met elkaar afspraken, en waarom.")
    if not rijen:
        return html.Div([kop, empty_state("Er zijn geen beschikkingen die u kunt bekijken.")])
    bijschrift = "Beschikkingen op volgorde van kenmerk"
    koppen = ["Beschikking", "Aanbieder", "Gebieden", "Looptijd", "Afspraken"]
    return html.Div([kop, table(bijschrift, koppen, rijen, getalkolommen=frozenset({4})), kalender])


def show_choosers(
    context: Context,
    gebruiker: Gebruiker,
    *,
    beschikking: str = "",
    kwartaal: str = "",
    gebied: str = "",
    **_: str,
) -> list[Component]:
    """Draw the switches of gebied and quarter for the page of one beschikking."""
    if not beschikking:
        return []
    with context.sessions() as session:
        gevonden = get_beschikking(session, gebruiker, parse_identifier(beschikking))
        kwartalen, gebieden = quarters_of(context, gevonden), [g.regiocode for g in gevonden.gebieden]
    nu = choose_kwartaal(kwartalen, kwartaal)
    kiezers = _choose_gebied(context, gebieden, gebied, beschikking, nu)
    if kwartalen:
        keuzes = [
            (show_kwartaal(k), address(ROUTE, beschikking=beschikking, kwartaal=k, gebied=gebied), k == nu)
            for k in kwartalen
        ]
        kiezers.append(chooser("Kwartaal", show_kwartaal(nu), link_choices(keuzes)))
    return kiezers


def _choose_gebied(
    context: Context, gebieden: Sequence[str], gebied: str, beschikking: str, kwartaal: str
) -> list[Component]:
    """Offer the gebieden of a beschikking that works in several."""
    if len(gebieden) < 2:
        return []
    plaatsen = read_plaatsen(context.marts.regios())
    samen = ("Alle gebieden samen", address(ROUTE, beschikking=beschikking, kwartaal=kwartaal))
    delen = [
        (plaatsen.name(g), address(ROUTE, beschikking=beschikking, kwartaal=kwartaal, gebied=g), g == gebied)
        for g in gebieden
    ]
    nu = plaatsen.name(gebied) if gebied in gebieden else samen[0]
    return [chooser("Gebied", nu, link_choices([(*samen, gebied not in gebieden), *delen]))]


def register(app: Dash, context: Context) -> None:
    """Answer the forms of this room."""
    modules = (afspraken_controles, afspraken_daden, afspraken_opname, afspraken_samen)
    daden = {naam: daad for module in modules for naam, daad in module.DADEN.items()}
    register_inzendingen(app, context, afspraken_controles.PAGINA, daden)
