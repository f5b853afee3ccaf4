"""What a provider does on Aanleveren after the upload: confirm terms, repair, justify, submit, set aside."""

from dash import html
from dash.development.base_component import Component

from app.components.vakken import notice
from app.context import Context
from app.identity import Gebruiker
from app.pages.aanleveren_herstel import read_herstellingen, read_toelichtingen
from app.pages.aanleveren_profieldaden import PROFIELDADEN
from app.pages.bijwerken import publish_now
from app.pages.inzendingen import Antwoord, Inzending, parse_identifier
from app.services.aanleveringen import (
    justify_bevinding,
    submit_aanlevering,
    withdraw_aanlevering,
)
from app.services.celherstel import repair_cellen, undo_celwijziging
from app.services.controle import rules_of
from app.services.koppelingen import withdraw_koppeling
from app.store.access import get_aanlevering
from pipelines.reference import load_referentie
from schemas.bevinding import Ernst
from schemas.errors import GeweigerdBestandError, OngeldigeWaardeError

ROUTE = "/aanleveren"
PAGINA = "aanleveren"


def repair(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord | Component:
    """Keep what was typed in cells and justifications, and check the file again, all or nothing."""
    aanlevering_id = parse_identifier(inzending.sleutel)
    herstellingen, toelichtingen = read_herstellingen(inzending), read_toelichtingen(inzending)
    if not herstellingen and not toelichtingen:
        raise OngeldigeWaardeError("U heeft nog niets gewijzigd of toegelicht.")
    try:
        with context.sessions.begin() as session:
            if herstellingen:
                repair_cellen(
                    session,
                    context.archive,
                    gebruiker,
                    aanlevering_id,
                    herstellingen,
                    referentie=load_referentie(),
                    nu=context.nu(),
                )
            aanlevering = get_aanlevering(session, gebruiker, aanlevering_id)
            # A warning that the repair solved needs no justification any more.
            for regel in rules_of(aanlevering, Ernst.WAARSCHUWING) & set(toelichtingen):
                justify_bevinding(
                    session, gebruiker, aanlevering_id, regel, toelichtingen[regel], nu=context.nu()
                )
            vergeleken = aanlevering.rapport.get("vergeleken", "")
    except GeweigerdBestandError as fout:
        return show_refused_repair(fout)
    if not herstellingen:
        return Antwoord("Uw toelichting is bewaard en gaat mee met het cijfer.")
    cellen = "1 cel is hersteld" if len(herstellingen) == 1 else f"{len(herstellingen)} cellen zijn hersteld"
    return Antwoord(f"{cellen}. Vergeleken met daarvoor: {vergeleken}.")


def show_refused_repair(fout: GeweigerdBestandError) -> Component:
    """Say that nothing of a repair was kept because it holds personal data (R-04)."""
    return notice(
        "Dit herstel nemen wij niet aan: er staan persoonsgegevens in",
        html.Ul([html.Li(reden) for reden in fout.redenen], className="lijst"),
        html.P("Wij hebben niets van dit herstel bewaard. Uw bestand is zoals het was."),
        toon="weigering",
    )


def undo(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Put one cell back as it came in."""
    nummer, _, wijziging = inzending.sleutel.partition("-")
    with context.sessions.begin() as session:
        aanlevering = undo_celwijziging(
            session,
            context.archive,
            gebruiker,
            parse_identifier(nummer),
            parse_identifier(wijziging),
            referentie=load_referentie(),
            nu=context.nu(),
        )
        vergeleken = aanlevering.rapport["vergeleken"]
    return Antwoord(f"De cel is weer zoals in uw bestand. Vergeleken met daarvoor: {vergeleken}.")


def submit(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Submit the file and publish; a submitted file stays submitted when publishing must wait."""
    aanlevering_id = parse_identifier(inzending.sleutel)
    if inzending.daad == "leg_weg":
        with context.sessions.begin() as session:
            withdraw_aanlevering(session, gebruiker, aanlevering_id, nu=context.nu())
        return Antwoord("Dit bestand is weggelegd. U kunt een ander bestand aanleveren.", adres=ROUTE)
    with context.sessions.begin() as session:
        aanlevering = submit_aanlevering(
            session, gebruiker, aanlevering_id, correctie_reden=inzending.text("reden"), nu=context.nu()
        )
        versie = aanlevering.versie
    ingediend = f"Versie {versie} is ingediend. Uw ontvangstbewijs staat onder stap 3."
    return Antwoord(f"{ingediend} {publish_now(context)}")


def forget(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Forget what a term means, from now on."""
    with context.sessions.begin() as session:
        withdraw_koppeling(session, gebruiker, parse_identifier(inzending.sleutel), nu=context.nu())
    return Antwoord("Dit woord is vergeten. Bij een volgend bestand vragen wij het opnieuw.")


DADEN = {
    **PROFIELDADEN,
    "herstel": repair,
    "terug": undo,
    "indienen": submit,
    "koppeling": forget,
}
