"""Wijkbeeld: what is going on in a place, strengths first, outcome before output."""

from typing import TYPE_CHECKING

from dash import Dash, html
from dash.development.base_component import Component

from app.components.cijfers import Cijfer
from app.components.frame import chooser, link_choices
from app.components.getallen import show_dag, show_kwartaal
from app.components.knoppen import address
from app.components.kop import page_header, section
from app.components.plaatsen import Plaatsen, read_plaatsen, trail
from app.components.vakken import empty_state, quotation
from app.context import Context
from app.identity import Gebruiker
from app.pages import wijkbeeld_herkenning
from app.pages.wijkbeeld_afspraken import collect_afspraken, find_streven
from app.pages.wijkbeeld_blik import ROUTE, Blik
from app.pages.wijkbeeld_factoren import show_factoren
from app.pages.wijkbeeld_herkenning import show_herkenning
from app.pages.wijkbeeld_ingang import show_ingang, show_place_choices
from app.pages.wijkbeeld_omgeving import show_aanbod, show_context, show_tijdlijn
from app.pages.wijkbeeld_opvallend import describe_opvallend
from app.pages.wijkbeeld_reeks import show_reeks
from app.pages.wijkbeeld_stappen import show_stappen
from app.pages.wijkbeeld_uitkomsten import chosen_indicator, outcome_rows, show_uitkomsten
from app.store.access import visible_herkenningen, visible_interventies, visible_oogmerken
from schemas.indicator import load_indicatoren
from schemas.rollen import Recht
from schemas.vocabulary import Kwartaal, Regioniveau

if TYPE_CHECKING:
    from app.store.tables import Afspraak

NAAM = "Wijkbeeld"
RECHT = Recht.WIJKBEELD_BEKIJKEN

__all__ = ["NAAM", "RECHT", "ROUTE", "layout", "register", "show_choosers"]


def layout(
    context: Context,
    gebruiker: Gebruiker,
    *,
    regio: str = "",
    kwartaal: str = "",
    indicator: str = "",
    interventie: str = "",
    informant: str = "",
    **_: str,
) -> Component:
    """Draw one place in one quarter, or the list of places as a way in."""
    plaatsen = read_plaatsen(context.marts.regios())
    kwartalen = context.marts.kwartalen()
    if not kwartalen:
        return html.Div(
            [
                page_header(NAAM),
                empty_state(
                    "Er zijn nog geen cijfers. Ze verschijnen zodra het eerste bestand is ingediend."
                ),
            ]
        )
    if not regio:
        return show_ingang(plaatsen, gebruiker, kwartaal)
    blik = make_blik(context, gebruiker, plaatsen, regio, kwartaal or kwartalen[0])
    return show_blik(blik, indicator, interventie, informant)


def make_blik(context: Context, gebruiker: Gebruiker, plaatsen: Plaatsen, regio: str, kwartaal: str) -> Blik:
    """Check place and quarter of the address."""
    with context.sessions() as session:
        interventies = {i.code: i.naam for i in visible_interventies(session)}
    return Blik(
        context=context,
        gebruiker=gebruiker,
        plaatsen=plaatsen,
        plaats=plaatsen.require_visible(regio, gebruiker),
        kwartaal=str(Kwartaal.parse(kwartaal)),
        indicatoren=load_indicatoren(),
        interventies=interventies,
    )


def show_blik(blik: Blik, indicator: str, interventie: str, informant: str) -> Component:
    """Draw the parts of the page in their order: purpose, strengths, outcomes, context, offer, events."""
    afspraken = collect_afspraken(blik)
    code = chosen_indicator(blik, indicator)
    with blik.context.sessions() as session:
        herkenningen = visible_herkenningen(
            session, blik.gebruiker, regiocode=blik.plaats.code, kwartaal=blik.kwartaal
        )
    rijen = outcome_rows(blik, code) if code else []
    gekozen = _choose_row(blik, interventie, informant, code)
    herkenning = show_herkenning(blik, rijen)
    return html.Div(
        [
            page_header(
                blik.plaats.naam,
                kruimels=[
                    *trail(blik.plaatsen, blik.plaats, ROUTE, kwartaal=blik.kwartaal),
                    (blik.plaats.naam, None),
                ],
                ondertitel=describe_opvallend(blik) or None,
            ),
            *_purpose(blik),
            # The six steps are walked per gebied; of the whole gemeente they would say nothing.
            *([] if blik.plaats.niveau == Regioniveau.GEMEENTE else [show_stappen(blik, afspraken)]),
            section("Waar de wijk op bouwt, en waar we aan werken", show_factoren(blik)),
            section(
                "Uitkomst, met daarnaast de prestatie",
                show_uitkomsten(blik, code, afspraken, herkenningen),
                *([herkenning] if herkenning else []),
            ),
            *(_series(blik, gekozen, afspraken) if gekozen else []),
            section("De wijk om ons heen", show_context(blik)),
            section("Aanbod op de factoren", show_aanbod(blik)),
            section("Tijdlijn van de wijk", show_tijdlijn(blik)),
        ]
    )


def _choose_row(blik: Blik, interventie: str, informant: str, code: str) -> Cijfer | None:
    """Return the figure whose series is asked for, else the one with most answers that can be shown."""
    rijen = outcome_rows(blik, code) if code else []
    gevraagd = [c for c in rijen if c.interventiecode == interventie and informant in {"", c.informant}]
    zichtbaar = [c for c in rijen if not c.is_onderdrukt]
    if gevraagd:
        return gevraagd[0]
    return max(zichtbaar, key=lambda c: c.n or 0.0, default=None)


def _purpose(blik: Blik) -> list[Component]:
    """Quote what the partners of this place, or of its gebied, want to reach."""
    with blik.context.sessions() as session:
        oogmerken = visible_oogmerken(session, blik.plaats.code) or visible_oogmerken(
            session, blik.gebiedcode
        )
    if not oogmerken:
        return []
    oogmerk = oogmerken[0]
    bron = f"Maatschappelijk resultaat van {blik.plaatsen.name(oogmerk.regiocode)}, vastgesteld door "
    return [
        quotation(oogmerk.tekst, f"{bron}{oogmerk.vastgesteld_door} op {show_dag(oogmerk.vastgesteld_op)}")
    ]


def _series(blik: Blik, gekozen: Cijfer, afspraken: list["Afspraak"]) -> list[Component]:
    streven = find_streven(blik, afspraken, gekozen.indicatorcode, gekozen.interventiecode)
    grafiek = show_reeks(blik, gekozen, doel=streven.waarde if streven else None)
    return [section("Door de tijd", grafiek, id_="reeks")]


def show_choosers(
    context: Context, gebruiker: Gebruiker, regio: str = "", kwartaal: str = "", **_: str
) -> list[Component]:
    """Draw the switches of place and quarter for the top bar."""
    plaatsen = read_plaatsen(context.marts.regios())
    kwartalen = context.marts.kwartalen()
    if not kwartalen or not regio:
        return []
    plaats = plaatsen.require_visible(regio, gebruiker)
    nu = str(Kwartaal.parse(kwartaal)) if kwartaal else kwartalen[0]
    keuzes = [(show_kwartaal(k), address(ROUTE, regio=plaats.code, kwartaal=k), k == nu) for k in kwartalen]
    return [
        chooser("Plaats", plaats.naam, show_place_choices(plaatsen, gebruiker, plaats.code, nu)),
        chooser("Kwartaal", show_kwartaal(nu), link_choices(keuzes)),
    ]


def register(app: Dash, context: Context) -> None:
    """Add the callbacks of the page."""
    wijkbeeld_herkenning.register(app, context)
