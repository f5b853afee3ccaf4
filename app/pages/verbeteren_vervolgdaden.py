"""What people do on the page of an action beside moving and judging it: ask a layer, credit, a new look, a lesson."""

from app.components.knoppen import address
from app.context import Context
from app.identity import Gebruiker
from app.pages.inzendingen import Antwoord, Inzending, parse_identifier
from app.pages.lessen_formulier import read_les
from app.pages.verbeteractie_formulier import read_credit
from app.services.beheersbaar import set_herziening
from app.services.erkenning import Erkenning, save_erkenning
from app.services.laagvragen import Laagvraaginvoer, answer_laag, ask_laag
from app.services.lessen import write_les


def ask(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Ask another layer."""
    invoer = Laagvraaginvoer(
        naar_niveau=inzending.text("naar"),
        rol=inzending.text("rol"),
        tekst=inzending.text("tekst"),
        antwoord_voor=inzending.day("antwoord_voor"),
    )
    with context.sessions.begin() as session:
        ask_laag(
            session,
            gebruiker,
            parse_identifier(inzending.sleutel),
            invoer,
            vandaag=context.vandaag(),
            nu=context.nu(),
        )
    return Antwoord("Uw vraag is gesteld. Zij staat nu op Start bij wie antwoord geeft.")


def answer(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Answer as the layer that was asked."""
    actie, _, vraag = inzending.sleutel.partition("-")
    with context.sessions.begin() as session:
        answer_laag(
            session,
            gebruiker,
            parse_identifier(actie),
            parse_identifier(vraag),
            besluit=inzending.text("besluit"),
            antwoord=inzending.text("antwoord"),
            nu=context.nu(),
        )
    return Antwoord("Uw antwoord is bewaard.")


def credit(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Change who gets credit."""
    with context.sessions.begin() as session:
        save_erkenning(
            session,
            gebruiker,
            parse_identifier(inzending.sleutel),
            Erkenning(**read_credit(inzending)),
            reden=inzending.text("reden"),
            versie=inzending.identifier("versie"),
            nu=context.nu(),
        )
    return Antwoord("Bewaard wie eer krijgt.")


def mark(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Say until when it is manageable, or that this is no longer needed."""
    is_weg = inzending.daad == "haal_weg"
    with context.sessions.begin() as session:
        set_herziening(
            session,
            gebruiker,
            parse_identifier(inzending.sleutel),
            None if is_weg else inzending.day("dag"),
            toelichting=inzending.text("reden"),
            versie=inzending.identifier("versie"),
            vandaag=context.vandaag(),
            nu=context.nu(),
        )
    return Antwoord("Bewaard." if is_weg else "Bewaard. Op die dag staat het op Start.")


def learn(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Write a lesson, and go to it."""
    invoer = read_les(inzending)
    with context.sessions.begin() as session:
        les_id = write_les(
            session, gebruiker, parse_identifier(inzending.sleutel), invoer, nu=context.nu()
        ).id
    return Antwoord("De les is bewaard.", adres=address("/lessen", les=les_id))


VERVOLGDADEN = {
    "laagvraag": ask,
    "laagantwoord": answer,
    "erkenning": credit,
    "beheersbaar": mark,
    "les": learn,
}
