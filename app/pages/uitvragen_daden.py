"""What people do with uitvragen, one function per form: parse, ask the service, say what happened."""

from datetime import date

from app.components.knoppen import address
from app.components.plaatsen import read_plaatsen
from app.context import Context
from app.identity import Gebruiker
from app.pages.inzendingen import Antwoord, Inzending, parse_identifier
from app.services.uitvragen import (
    Uitvraaginvoer,
    answer_uitvraag,
    close_uitvraag,
    publish_uitvraag,
    save_uitvraag,
)
from schemas.errors import OngeldigeWaardeError

ROUTE = "/uitvragen"
BUDGET = {"ja": True, "nee": False}


def read_uitvraag(inzending: Inzending) -> Uitvraaginvoer:
    """Read the form; what is still empty in a draft stays empty."""
    if not inzending.text("regio"):
        raise OngeldigeWaardeError("Kies aan welke wijk u dit vraagt.")
    return Uitvraaginvoer(
        regiocode=inzending.text("regio"),
        vraag=inzending.text("vraag"),
        doel=inzending.text("doel"),
        beslisser=inzending.text("beslisser"),
        is_budget=BUDGET.get(inzending.text("budget")),
        antwoord_tot=_day_or_none(inzending, "antwoord_tot"),
        terugkoppeling_voor=_day_or_none(inzending, "terugkoppeling_voor"),
    )


def _day_or_none(inzending: Inzending, veld: str) -> date | None:
    return inzending.day(veld) if inzending.text(veld) else None


def create(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Keep a new draft and go to it."""
    with context.sessions.begin() as session:
        uitvraag = save_uitvraag(
            session,
            gebruiker,
            read_uitvraag(inzending),
            regiocodes=read_plaatsen(context.marts.regios()).per_code,
            nu=context.nu(),
        )
        nummer = uitvraag.id
    return Antwoord("Het concept is bewaard. De wijk ziet het nog niet.", address(ROUTE, uitvraag=nummer))


def change(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Keep the draft, and ask the question when that button was pressed; both or neither."""
    nummer = parse_identifier(inzending.sleutel)
    with context.sessions.begin() as session:
        save_uitvraag(
            session,
            gebruiker,
            read_uitvraag(inzending),
            regiocodes=read_plaatsen(context.marts.regios()).per_code,
            uitvraag_id=nummer,
            versie=inzending.identifier("versie"),
            nu=context.nu(),
        )
        if inzending.daad != "publiceer":
            return Antwoord("Het concept is bewaard. De wijk ziet het nog niet.")
        publish_uitvraag(session, gebruiker, nummer, vandaag=context.vandaag(), nu=context.nu())
    return Antwoord("De vraag is gesteld. De wijk kan nu antwoorden.")


def answer(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Keep an answer."""
    with context.sessions.begin() as session:
        answer_uitvraag(
            session,
            gebruiker,
            parse_identifier(inzending.sleutel),
            tekst=inzending.text("tekst"),
            bron=inzending.text("bron"),
            vandaag=context.vandaag(),
            nu=context.nu(),
        )
    return Antwoord("Dank u. Uw antwoord is ontvangen.")


def close(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Tell the wijk what was done, and close."""
    with context.sessions.begin() as session:
        close_uitvraag(
            session,
            gebruiker,
            parse_identifier(inzending.sleutel),
            terugkoppeling=inzending.text("terugkoppeling"),
            vandaag=context.vandaag(),
            versie=inzending.identifier("versie"),
            nu=context.nu(),
        )
    return Antwoord("De wijk ziet uw terugkoppeling. De vraag is afgesloten.")


DADEN = {"nieuw": create, "concept": change, "antwoord": answer, "sluiten": close}
