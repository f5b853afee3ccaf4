"""What people do around a talk: plan it, move it, and tell who sits at the table."""

import re
from datetime import time

from app.components.getallen import show_dag
from app.components.knoppen import address
from app.context import Context
from app.identity import Gebruiker
from app.pages.inzendingen import Antwoord, Inzending, parse_identifier
from app.services.aanwezigen import Aanwezigeinvoer, add_aanwezige, drop_aanwezige
from app.services.gesprek_plannen import move_gesprek, plan_gesprek, plan_gesprekken
from schemas.errors import OngeldigeWaardeError
from schemas.vocabulary import Kwartaal

ROUTE = "/gesprek"
PLEK = re.compile(r"(\d{1,9})/(WK\d{4}[0-9A-Z]{2})")


def plan(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Plan a talk and go to it."""
    nummer, _, regiocode = inzending.text("plek").partition("/")
    if not nummer:
        raise OngeldigeWaardeError("Kies waarover en waar het gesprek gaat.")
    with context.sessions.begin() as session:
        gesprek = plan_gesprek(
            session,
            gebruiker,
            parse_identifier(nummer),
            regiocode=regiocode,
            kwartaal=Kwartaal.parse(inzending.text("kwartaal")),
            gesprek_op=inzending.day("datum"),
            tijd=read_tijd(inzending),
            locatie=inzending.text("locatie"),
            nu=context.nu(),
        )
        gesprek_id = gesprek.id
    return Antwoord("Het gesprek is gepland.", adres=address(ROUTE, gesprek=gesprek_id))


def plan_all(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Plan the talks that were ticked, spread over working days."""
    plekken = [(int(nummer), code) for nummer, code in PLEK.findall(inzending.text("plekken"))]
    per_dag = inzending.number("per_dag")
    with context.sessions.begin() as session:
        gesprekken = plan_gesprekken(
            session,
            gebruiker,
            plekken,
            kwartaal=Kwartaal.parse(inzending.sleutel),
            eerste_dag=inzending.day("datum"),
            per_dag=int(per_dag or 0),
            nu=context.nu(),
        )
        laatste = max(g.gesprek_op for g in gesprekken)
    wat = "1 gesprek is" if len(gesprekken) == 1 else f"{len(gesprekken)} gesprekken zijn"
    return Antwoord(
        f"{wat} gepland, het laatste op {show_dag(laatste)}. Per gesprek kunt u de dag nog verzetten."
    )


def move(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Move a talk to another day."""
    with context.sessions.begin() as session:
        move_gesprek(
            session,
            gebruiker,
            parse_identifier(inzending.sleutel),
            gesprek_op=inzending.day("datum"),
            reden=inzending.text("reden"),
            tijd=read_tijd(inzending),
            locatie=inzending.text("locatie"),
            versie=inzending.identifier("versie"),
            nu=context.nu(),
        )
    return Antwoord("Het gesprek is verzet. De kalender is opnieuw teruggeteld.")


def read_tijd(inzending: Inzending) -> time | None:
    """Read a time of the day; none is allowed, half a time is not."""
    tekst = inzending.text("tijd").replace(".", ":")
    if not tekst:
        return None
    try:
        return time.fromisoformat(tekst.zfill(5))
    except ValueError:
        raise OngeldigeWaardeError("Schrijf de tijd als 10:30, of laat het veld leeg.") from None


def tell_aanwezige(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Add one seat at the table."""
    invoer = Aanwezigeinvoer(*(inzending.text(veld) for veld in ("laag", "sector", "wie", "namens")))
    if not invoer.laag or not invoer.sector:
        raise OngeldigeWaardeError("Kies van welke laag en uit welke sector deze persoon komt.")
    with context.sessions.begin() as session:
        add_aanwezige(session, gebruiker, parse_identifier(inzending.sleutel), invoer, nu=context.nu())
    return Antwoord("Toegevoegd aan wie er aan tafel zit.")


def take_back_aanwezige(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Take one seat away; `sleutel` is talk and seat."""
    gesprek, _, aanwezige = inzending.sleutel.partition("-")
    with context.sessions.begin() as session:
        drop_aanwezige(
            session, gebruiker, parse_identifier(gesprek), parse_identifier(aanwezige), nu=context.nu()
        )
    return Antwoord("Weggehaald.")


PLANDADEN = {
    "plannen": plan,
    "plannen_alle": plan_all,
    "verzetten": move,
    "aanwezige": tell_aanwezige,
    "aanwezige_weg": take_back_aanwezige,
}
