"""What people do with signalen, one function per form: parse, ask the service, say what happened."""

from collections.abc import Mapping

from dash.development.base_component import Component

from app.components.factoren import Factornaam, read_rijen
from app.components.knoppen import address
from app.components.plaatsen import read_plaatsen
from app.components.plaatskeuzes import list_plaatskeuzes
from app.context import Context
from app.identity import Gebruiker
from app.pages.inzendingen import Antwoord, Daad, Inzending, parse_identifier
from app.pages.signaal_formulier import GEEN, show_bevestiging
from app.services.persoonsgegevens import require_words
from app.services.signaaloverdracht import answer_overdracht, ask_overdracht
from app.services.signalen import (
    Signaalinvoer,
    close_signaal,
    decide_signaal,
    report_signaal,
    start_signaal,
    take_signaal,
)
from app.toegang import require
from pipelines.reference import load_referentie
from pipelines.signaalwoorden import propose_factoren, propose_regios
from schemas.errors import OngeldigeWaardeError
from schemas.factorwoord import load_factorwoorden
from schemas.rollen import Recht

ROUTE = "/signalen"


def list_factoren(context: Context) -> list[tuple[str, str]]:
    """Return code and name of the factors of the municipality's own model, by name."""
    rijen = read_rijen(context.marts.factoren(), Factornaam)
    return sorted(((f.factor_id, f.naam) for f in rijen if f.is_standaard), key=lambda paar: paar[1])


def propose(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Component:
    """Show what the words seem to be about; nothing is kept yet."""
    require(gebruiker, Recht.SIGNAAL_GEVEN)
    wat = require_words(inzending.text("wat"), "Schrijf op wat u ziet of hoort.")
    waar = require_words(inzending.text("waar"), "Schrijf op waar het is.")
    plaatsen = list_plaatskeuzes(read_plaatsen(context.marts.regios()), gebruiker)
    factoren = list_factoren(context)
    return show_bevestiging(
        gebruiker,
        wat=wat,
        waar=waar,
        plaatsen=plaatsen,
        factoren=factoren,
        regiovoorstellen=propose_regios(waar, load_referentie(), toegestaan=dict(plaatsen)),
        factorvoorstellen=propose_factoren(wat, dict(factoren), load_factorwoorden()),
    )


def report(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Keep the signaal as its reporter confirmed it."""
    if not inzending.text("regio"):
        raise OngeldigeWaardeError("Kies een plaats.")
    factor = inzending.text("factor")
    invoer = Signaalinvoer(
        tekst=inzending.text("wat"),
        plaatstekst=inzending.text("waar"),
        regiocode=inzending.text("regio"),
        factor_id="" if factor in ("", GEEN) else factor,
        bron=inzending.text("bron"),
        namens=inzending.text("namens"),
    )
    with context.sessions.begin() as session:
        signaal = report_signaal(
            session,
            gebruiker,
            invoer,
            regiocodes=read_plaatsen(context.marts.regios()).per_code,
            factoren=dict(list_factoren(context)),
            nu=context.nu(),
        )
        nummer = signaal.id
    return Antwoord(
        "Dank u. Uw signaal is ontvangen; u hoort wat ermee gebeurt.", address(ROUTE, signaal=nummer)
    )


def take(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Become the owner."""
    with context.sessions.begin() as session:
        take_signaal(session, gebruiker, parse_identifier(inzending.sleutel), nu=context.nu())
    return Antwoord("U bent nu eigenaar van dit signaal.")


def decide(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Record the decision."""
    if not inzending.text("besluit"):
        raise OngeldigeWaardeError("Kies wat er is besloten.")
    with context.sessions.begin() as session:
        decide_signaal(
            session,
            gebruiker,
            parse_identifier(inzending.sleutel),
            besluit=inzending.text("besluit"),
            tekst=inzending.text("tekst"),
            op=inzending.day("dag"),
            vandaag=context.vandaag(),
            versie=inzending.identifier("versie"),
            nu=context.nu(),
        )
    return Antwoord("Het besluit is vastgelegd.")


def start(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Record the first step."""
    with context.sessions.begin() as session:
        start_signaal(
            session,
            gebruiker,
            parse_identifier(inzending.sleutel),
            stap=inzending.text("stap"),
            op=inzending.day("dag"),
            vandaag=context.vandaag(),
            versie=inzending.identifier("versie"),
            nu=context.nu(),
        )
    return Antwoord("De eerste actie is vastgelegd.")


def close(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Answer the source and close."""
    with context.sessions.begin() as session:
        close_signaal(
            session,
            gebruiker,
            parse_identifier(inzending.sleutel),
            terugkoppeling=inzending.text("terugkoppeling"),
            vandaag=context.vandaag(),
            versie=inzending.identifier("versie"),
            nu=context.nu(),
        )
    return Antwoord("De melder ziet uw antwoord. Het signaal is afgesloten.")


def transfer(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Ask somebody to take over."""
    if not inzending.text("naar"):
        raise OngeldigeWaardeError("Kies aan wie u het wilt overdragen.")
    with context.sessions.begin() as session:
        ask_overdracht(
            session,
            gebruiker,
            parse_identifier(inzending.sleutel),
            naar_id=inzending.identifier("naar"),
            reden=inzending.text("reden"),
            nu=context.nu(),
        )
    return Antwoord("Het verzoek is gedaan. U blijft eigenaar tot het wordt aanvaard.")


def answer(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Accept or refuse a transfer."""
    if inzending.text("aanvaard") not in ("ja", "nee"):
        raise OngeldigeWaardeError("Kies of u het overneemt.")
    is_aanvaard = inzending.text("aanvaard") == "ja"
    with context.sessions.begin() as session:
        answer_overdracht(
            session,
            gebruiker,
            parse_identifier(inzending.sleutel),
            is_aanvaard=is_aanvaard,
            antwoord=inzending.text("antwoord"),
            nu=context.nu(),
        )
    if is_aanvaard:
        return Antwoord("U bent nu eigenaar van dit signaal.")
    return Antwoord("U nam het niet over; de eigenaar blijft dezelfde.", ROUTE)


DADEN: Mapping[str, Daad] = {
    "melding": propose,
    "bevestiging": report,
    "oppakken": take,
    "besluit": decide,
    "start": start,
    "sluiten": close,
    "overdracht": transfer,
    "overname": answer,
}
