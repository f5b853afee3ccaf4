"""What people do on the register of promises: record one outside a talk, tell whether it helped, choose what to see."""

from app.components.knoppen import address
from app.context import Context
from app.identity import Gebruiker
from app.pages.inzendingen import Antwoord, Daad, Inzending, parse_identifier
from app.pages.toezegging_formulier import find_gemeentecode, read_behoefte, read_toezegging
from app.services.toezeggingen import create_toezegging, tell_effect

ROUTE = "/toezeggingen"


def create(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Record a promise under the beschikking of the form, and go to it."""
    with context.sessions.begin() as session:
        invoer = read_toezegging(
            inzending,
            beschikking_id=parse_identifier(inzending.sleutel),
            gemeentecode=find_gemeentecode(session),
        )
        behoefte = read_behoefte(inzending)
        nummer = create_toezegging(session, gebruiker, invoer, behoefte=behoefte, nu=context.nu()).id
    return Antwoord("De toezegging is vastgelegd.", address("/verbeteren", toezegging=nummer))


def tell(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Say what a promise brought."""
    with context.sessions.begin() as session:
        tell_effect(
            session,
            gebruiker,
            parse_identifier(inzending.sleutel),
            effect=inzending.text("effect"),
            vandaag=context.vandaag(),
            nu=context.nu(),
        )
    return Antwoord("Vastgelegd. Het staat ook bij het cijfer dat het moest helpen.")


def choose(_: Context, __: Gebruiker, inzending: Inzending) -> Antwoord:
    """Go to the address of what was chosen."""
    keuze = {veld: inzending.text(veld) for veld in ("stand", "partij", "volgorde")}
    keuze = {veld: "" if waarde in ("alle", "datum", "-") else waarde for veld, waarde in keuze.items()}
    return Antwoord("De lijst is aangepast. De gemeente blijft bovenaan staan.", address(ROUTE, **keuze))


DADEN: dict[str, Daad] = {"toezegging": create, "effect": tell, "keuze": choose}
