"""What people do with deviations, one function per form: parse, ask the service, say what happened."""

from app.components.knoppen import address
from app.context import Context
from app.identity import Gebruiker
from app.pages.inzendingen import Antwoord, Inzending, parse_identifier
from app.services.afwijkingen import (
    Afwijkinginvoer,
    decide_afwijking,
    log_afwijking,
    release_afwijking,
    review_werkregel,
)
from schemas.errors import OngeldigeWaardeError
from schemas.leercyclus import Vrijgave

ROUTE, PAGINA = "/afwijkingen", "afwijkingen"
GEEN = "-"


def log_new(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Record a deviation."""
    if not inzending.text("beschikking"):
        raise OngeldigeWaardeError("Kies bij welke beschikking het hoort.")
    over = inzending.text("afspraak")
    invoer = Afwijkinginvoer(
        beschikking_id=inzending.identifier("beschikking"),
        afspraak_id=parse_identifier(over) if over not in {"", GEEN} else None,
        werkregel=inzending.text("werkregel"),
        klasse=inzending.text("klasse"),
        moment=inzending.text("moment"),
        afgesproken=inzending.text("afgesproken"),
        anders=inzending.text("anders"),
        reden=inzending.text("reden"),
        besluitnemer=inzending.text("besluitnemer"),
        vrijgave=_vrijgave(inzending),
    )
    with context.sessions.begin() as session:
        nummer = log_afwijking(session, gebruiker, invoer, kwartaal=context.kwartaal, nu=context.nu()).id
    return Antwoord("De afwijking is vastgelegd, met uw reden.", address(ROUTE, afwijking=nummer))


def release(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Let the writer move who may read it."""
    with context.sessions.begin() as session:
        release_afwijking(
            session, gebruiker, parse_identifier(inzending.sleutel), _vrijgave(inzending), nu=context.nu()
        )
    return Antwoord("Bewaard.")


def decide(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Answer a deviation."""
    with context.sessions.begin() as session:
        decide_afwijking(
            session,
            gebruiker,
            parse_identifier(inzending.sleutel),
            uitkomst=inzending.text("uitkomst"),
            toelichting=inzending.text("toelichting"),
            nu=context.nu(),
        )
    return Antwoord("Uw antwoord is vastgelegd.")


def review(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Decide what to do with a rule this quarter."""
    with context.sessions.begin() as session:
        review_werkregel(
            session,
            gebruiker,
            inzending.text("werkregel"),
            besluit=inzending.text("besluit"),
            toelichting=inzending.text("toelichting"),
            kwartaal=context.kwartaal,
            nu=context.nu(),
        )
    return Antwoord("Vastgelegd.")


def _vrijgave(inzending: Inzending) -> Vrijgave:
    try:
        return Vrijgave(inzending.text("vrijgave"))
    except ValueError:
        raise OngeldigeWaardeError("Kies wie dit mag lezen.") from None


DADEN = {"nieuw": log_new, "vrijgave": release, "besluit": decide, "regel": review}
