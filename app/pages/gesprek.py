"""Gesprek: the own talks, and one talk step by step from overdue promise to adopted conclusion (R-30, R-33, R-36)."""

from collections.abc import Sequence

from dash import Dash, html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.getallen import show_dag, show_kwartaal
from app.components.knoppen import button_row, link_button
from app.components.kop import page_header, section
from app.context import Context
from app.identity import Gebruiker
from app.pages.gesprek_afspraak import show_afspraak
from app.pages.gesprek_cyclus import show_cyclus
from app.pages.gesprek_daden import DADEN
from app.pages.gesprek_kalender import show_kalender
from app.pages.gesprek_lijst import show_lijst
from app.pages.gesprek_opening import show_opvallend, show_toezeggingen_over_tijd
from app.pages.gesprek_sluiten import show_sluiten
from app.pages.gesprek_stappen import (
    AFSPRAAK,
    ALLES,
    BEGIN,
    find_afspraak,
    show_pad,
    show_verder,
    step_address,
)
from app.pages.gesprek_stof import Gespreksstof, load_stof
from app.pages.gesprek_tafel import show_tafel
from app.pages.gesprek_terug import show_terug
from app.pages.gesprek_vorige import show_vorige
from app.pages.inzendingen import parse_identifier, register_inzendingen
from app.pages.papieren import show_gesprekspapier
from app.store.access.gesprekken import GEOPENDE
from schemas.errors import NietGevondenError
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import GesprekStatus
from schemas.rollen import Recht

ROUTE = "/gesprek"
NAAM = "Gesprek"
RECHT = Recht.GESPREK_BEKIJKEN
PAGINA = "gesprek"


def layout(
    context: Context, gebruiker: Gebruiker, *, gesprek: str = "", stap: str = "", zaal: str = "", **_: str
) -> Component:
    """Draw the list, or one step of the talk in the address; `zaal` is the screen of the meeting room."""
    with context.sessions() as session:
        if not gesprek:
            return show_lijst(context, session, gebruiker)
        stof = load_stof(context, session, gebruiker, parse_identifier(gesprek))
        return show_gesprek(context, session, stof, stap, is_zaal=zaal == "ja")


def show_gesprek(
    context: Context, session: Session, stof: Gespreksstof, stap: str, *, is_zaal: bool
) -> Component:
    """Draw the head of the talk and the part that was asked for."""
    if is_zaal and not stap:
        stap = BEGIN
    inhoud = _part(context, session, stof, stap)
    is_stap = bool(stap) and stap != ALLES
    return html.Div(
        [
            _head(stof, is_zaal=is_zaal),
            *([show_pad(stof, stap, is_zaal=is_zaal)] if is_stap else []),
            *inhoud,
            *([show_verder(stof, stap, is_zaal=is_zaal)] if is_stap else []),
        ],
        className="zaal" if is_zaal else "gesprek",
    )


def _part(context: Context, session: Session, stof: Gespreksstof, stap: str) -> Sequence[Component]:
    """Choose what is drawn: the overview, everything below each other, or one step."""
    match stap:
        case "":
            return _overview(context, session, stof)
        case "alles":
            return [
                *_overview(context, session, stof),
                *(show_afspraak(context, session, stof, afspraak) for afspraak in stof.afspraken),
                show_sluiten(session, stof),
            ]
        case "begin":
            tafel = [show_tafel(stof)] if stof.gesprek.status in GEOPENDE else []
            return [
                _opening(session, stof),
                *show_vorige(session, stof),
                *show_terug(context, session, stof),
                *tafel,
            ]
        case "sluiten":
            return [show_sluiten(session, stof)]
    afspraak = find_afspraak(stof, stap) if stap.startswith(AFSPRAAK) else None
    if afspraak is None:
        raise NietGevondenError("Deze stap hoort niet bij dit gesprek.")
    return [show_afspraak(context, session, stof, afspraak)]


def _overview(context: Context, session: Session, stof: Gespreksstof) -> Sequence[Component]:
    gesprek = stof.gesprek
    is_open = gesprek.status in GEOPENDE
    return [
        *show_gesprekspapier(
            stof.gebruiker,
            gesprek.id,
            gesprek.beschikking_id,
            regiocode=gesprek.regiocode,
            kwartaal=gesprek.kwartaal,
            is_vastgesteld=gesprek.status is GesprekStatus.VASTGESTELD,
        ),
        show_cyclus(session, gesprek, context.kwartaal),
        show_pad(stof, "", is_zaal=False),
        *_ways_in(stof),
        *([] if is_open else [show_kalender(stof)]),
        _opening(session, stof),
        *show_vorige(session, stof),
        *show_terug(context, session, stof),
        # Once everything is in, who opens the talk comes for what lies on the table, not for the days.
        *([show_kalender(stof)] if is_open else []),
    ]


def _opening(session: Session, stof: Gespreksstof) -> Component:
    return section("Hier beginnen we", *show_toezeggingen_over_tijd(session, stof), show_opvallend(stof))


def _ways_in(stof: Gespreksstof) -> list[Component]:
    """Lead on: to the first step, to the screen of the room, and to all of it below each other."""
    eerste = stof.afspraken[0] if stof.afspraken else None
    is_open = stof.gesprek.status in GEOPENDE
    begin = BEGIN if is_open or eerste is None else f"{AFSPRAAK}{eerste.id}"
    knoppen = [
        link_button(
            "Loop het gesprek door" if is_open else "Begin met de eerste afspraak",
            step_address(stof, begin, is_zaal=False),
            is_hoofd=True,
        )
    ]
    if is_open:
        knoppen.append(link_button("Open het scherm voor de zaal", step_address(stof, BEGIN, is_zaal=True)))
    knoppen.append(link_button("Alles onder elkaar", step_address(stof, ALLES, is_zaal=False)))
    return [button_row(*knoppen)]


def _head(stof: Gespreksstof, *, is_zaal: bool) -> Component:
    gesprek, beschikking = stof.gesprek, stof.gesprek.beschikking
    naam = f"{beschikking.titel} · {beschikking.partij.naam} · {stof.plaatsnaam}"
    terug = f"{ROUTE}?gesprek={gesprek.id}"
    return page_header(
        f"Kwartaalgesprek {show_kwartaal(gesprek.kwartaal)}",
        kruimels=[(NAAM, ROUTE), (naam, terug), ("In de zaal", None)]
        if is_zaal
        else [(NAAM, ROUTE), (naam, terug)],
        ondertitel=_subtitle(stof),
    )


def _subtitle(stof: Gespreksstof) -> str:
    gesprek = stof.gesprek
    tijd = f" om {gesprek.tijd:%H:%M}" if gesprek.tijd else ""
    plaats = f", {gesprek.locatie}" if gesprek.locatie else ""
    stand = load_keuzelijst("gesprek_status")[gesprek.status]
    return f"{show_dag(gesprek.gesprek_op)}{tijd}{plaats}. {stand}."


def register(app: Dash, context: Context) -> None:
    """Add the callback of this page."""
    register_inzendingen(app, context, PAGINA, DADEN)
