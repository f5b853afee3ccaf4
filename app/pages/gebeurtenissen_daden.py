"""What is done with the register of events: see the consequence first, record, correct, withdraw."""

from dash import html
from dash.development.base_component import Component

from app.components.getallen import show_dag, show_kwartaal
from app.components.knoppen import address
from app.components.plaatsen import read_plaatsen
from app.components.vakken import notice
from app.context import Context
from app.identity import Gebruiker
from app.pages.bijwerken import publish_now
from app.pages.gebeurtenis_formulier import GEEN
from app.pages.inzendingen import Antwoord, Inzending, parse_identifier
from app.services.gebeurtenissen import (
    Gebeurtenisinvoer,
    add_gebeurtenis,
    check_gebeurtenis,
    correct_gebeurtenis,
    withdraw_gebeurtenis,
)
from app.toegang import require
from schemas.errors import OngeldigeWaardeError
from schemas.rollen import Recht
from schemas.vocabulary import ALLE, Regioniveau

ROUTE = "/gebeurtenissen"
ZONDER_VERGELIJKING = frozenset({"", "geen_vergelijking"})


def record(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord | Component:
    """Record a new event, or show what it does."""
    invoer, regiocodes = read_gebeurtenis(inzending), list_regiocodes(context)
    if inzending.daad == "bekijk":
        return show_gevolg(context, gebruiker, invoer, regiocodes)
    with context.sessions.begin() as session:
        gebeurtenis = add_gebeurtenis(
            session, gebruiker, invoer, regiocodes=regiocodes, vandaag=context.vandaag(), nu=context.nu()
        )
        nummer = gebeurtenis.id
    return Antwoord(f"Vastgelegd. {publish_now(context)}", address(ROUTE, gebeurtenis=nummer))


def correct(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord | Component:
    """Put a better version in the place of an event, or show what that does."""
    invoer, regiocodes = read_gebeurtenis(inzending), list_regiocodes(context)
    if inzending.daad == "bekijk":
        return show_gevolg(context, gebruiker, invoer, regiocodes)
    with context.sessions.begin() as session:
        gebeurtenis = correct_gebeurtenis(
            session,
            gebruiker,
            parse_identifier(inzending.sleutel),
            invoer,
            reden=inzending.text("reden"),
            regiocodes=regiocodes,
            vandaag=context.vandaag(),
            nu=context.nu(),
        )
        nummer = gebeurtenis.id
    return Antwoord(f"Verbeterd. {publish_now(context)}", address(ROUTE, gebeurtenis=nummer))


def withdraw(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Let an event count no longer."""
    with context.sessions.begin() as session:
        withdraw_gebeurtenis(
            session,
            gebruiker,
            parse_identifier(inzending.sleutel),
            reden=inzending.text("reden"),
            nu=context.nu(),
        )
    return Antwoord(f"Ingetrokken. {publish_now(context)}", ROUTE)


def read_gebeurtenis(inzending: Inzending) -> Gebeurtenisinvoer:
    """Read the form."""
    for veld, zin in (("regio", "Kies een plaats."), ("soort", "Kies wat voor gebeurtenis het is.")):
        if not inzending.text(veld):
            raise OngeldigeWaardeError(zin)
    interventie = inzending.text("interventie")
    return Gebeurtenisinvoer(
        regiocode=inzending.text("regio"),
        datum=inzending.day("datum"),
        soort=inzending.text("soort"),
        titel=inzending.text("titel"),
        interventiecode=None if interventie in ("", GEEN) else interventie,
    )


def list_regiocodes(context: Context) -> frozenset[str]:
    """Return the places of the published figures."""
    return frozenset(read_plaatsen(context.marts.regios()).per_code)


def show_gevolg(
    context: Context, gebruiker: Gebruiker, invoer: Gebeurtenisinvoer, regiocodes: frozenset[str]
) -> Component:
    """Say what recording this event does to the figures; nothing is recorded yet."""
    require(gebruiker, Recht.GEBEURTENIS_BIJWERKEN)
    with context.sessions() as session:
        invoer = check_gebeurtenis(
            session, gebruiker, invoer, regiocodes=regiocodes, vandaag=context.vandaag()
        )
    if not invoer.is_breuk:
        return notice(
            "Dit is geen breuk.",
            html.P(
                "De gebeurtenis komt op de tijdlijn en als ruit in de grafieken. Vergelijkingen blijven staan."
            ),
        )
    aantal = count_vergelijkingen(context, gebruiker, invoer)
    wanneer = " en ".join(show_kwartaal(kwartaal) for kwartaal in invoer.breukkwartalen)
    verdwijnt = {0: "verdwijnt geen enkele vergelijking", 1: "verdwijnt 1 vergelijking"}.get(
        aantal, f"verdwijnen {aantal} vergelijkingen"
    )
    return notice(
        "Dit is een breuk.",
        html.P(f"Cijfers van voor en na {show_dag(invoer.datum)} vergelijken we niet meer."),
        html.P(
            f"In de cijfers die u kunt zien, {verdwijnt} met het kwartaal ervoor ({wanneer}). Elke reeks krijgt daar "
            "een streeplijn met de reden. De cijfers zelf blijven staan."
        ),
    )


def count_vergelijkingen(context: Context, gebruiker: Gebruiker, invoer: Gebeurtenisinvoer) -> int:
    """Count the published comparisons with the quarter before that this break ends, as this person sees them."""
    plaatsen = read_plaatsen(context.marts.regios())
    binnen = {
        plaats.code
        for plaats in plaatsen.per_code.values()
        if invoer.regiocode in (plaats.code, *(p.code for p in plaatsen.way_up(plaats.code)))
        or plaatsen.per_code[invoer.regiocode].niveau == Regioniveau.GEMEENTE
    }
    aantal = 0
    for kwartaal in invoer.breukkwartalen:
        cijfers = context.marts.veranderingen(gebruiker, kwartaal=kwartaal)
        if cijfers.empty:
            continue
        # The half-year that is shown in a quarter may have ended before it: its comparison stays.
        geraakt = cijfers["regiocode"].isin(binnen) & (cijfers["kwartaal"] == kwartaal)
        geraakt &= ~cijfers["verandering"].isin(ZONDER_VERGELIJKING)
        if invoer.interventiecode:
            geraakt &= cijfers["interventiecode"].isin([ALLE, invoer.interventiecode])
        aantal += int(cijfers.loc[geraakt, "aantal"].sum())
    return aantal


DADEN = {"nieuw": record, "verbeter": correct, "intrekken": withdraw}
