"""What a provider does on Aanleveren: upload, confirm terms, justify, submit, set aside."""

import base64
import logging
from functools import partial
from typing import Any

from dash import Dash, Input, Output, State, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from app.components.adres import go_to
from app.components.knoppen import address
from app.components.meldingen import show_error
from app.components.vakken import notice
from app.context import Context
from app.identity import Gebruiker
from app.identity_web import current_gebruiker
from app.pages.aanleveren_stappen import LEVERING
from app.pages.aanleveren_voorstellen import GEEN
from app.pages.inzendingen import Antwoord, Inzending, clean_text, parse_identifier
from app.services.aanleveringen import (
    Upload,
    confirm_koppelingen,
    justify_bevinding,
    receive_aanlevering,
    submit_aanlevering,
    withdraw_aanlevering,
)
from app.services.koppelingen import withdraw_koppeling
from app.services.publicatie import publish
from app.store.access import get_aanlevering
from pipelines.reference import load_referentie
from schemas.catalogus import Bevestiging
from schemas.errors import (
    GeweigerdBestandError,
    OngeldigeWaardeError,
    OnleesbaarBestandError,
    WijkspiegelError,
)
from schemas.vocabulary import Kwartaal

ROUTE = "/aanleveren"
PAGINA = "aanleveren"
BEZIG = "Wij lezen en controleren uw bestand. Bij een groot bestand duurt dat even."
MAX_NAAM = 255
LOG = logging.getLogger("wijkspiegel")


def register_upload(app: Dash, context: Context) -> None:
    """Register the callback of the drop zone."""
    app.callback(
        Output("aanleveren-uitslag", "children"),
        Input("aanleveren-bestand", "contents"),
        State("aanleveren-bestand", "filename"),
        State(LEVERING.field_id("kwartaal"), "value"),
        State(LEVERING.field_id("soort"), "value"),
        running=[
            (Output("aanleveren-bezig", "children"), BEZIG, ""),
            (Output("aanleveren-bestand", "disabled"), True, False),
        ],
        prevent_initial_call=True,
    )(partial(receive_upload, context))


def receive_upload(
    context: Context, contents: object, bestandsnaam: object, kwartaal: object, soort: object
) -> Component | str:
    """Check the dropped file and go to its report; a refusal or an unreadable file is told here."""
    if not contents:
        raise PreventUpdate
    try:
        upload = parse_upload(
            contents if isinstance(contents, str) else "",
            clean_text(bestandsnaam),
            clean_text(kwartaal),
            clean_text(soort),
        )
        aanlevering_id = receive(context, current_gebruiker(), upload)
    except WijkspiegelError as fout:
        return show_upload_error(fout)
    go_to(address(ROUTE, aanlevering=aanlevering_id))
    return ""


def parse_upload(contents: str, bestandsnaam: str, kwartaal: str, soort: str) -> Upload:
    """Read what the browser sent: `data:<type>;base64,<content>`."""
    try:
        inhoud = base64.b64decode(contents.partition(",")[2], validate=True)
    except ValueError:  # binascii.Error, or signs that are not even ASCII
        raise OngeldigeWaardeError("Het bestand kwam niet goed over. Probeer het opnieuw.") from None
    naam = (bestandsnaam or "bestand").replace("\\", "/").rpartition("/")[2][:MAX_NAAM]
    return Upload(inhoud, naam, Kwartaal.parse(kwartaal), soort or None)


def receive(context: Context, gebruiker: Gebruiker, upload: Upload) -> int:
    """Check and keep the file; return the number of its receipt."""
    with context.sessions.begin() as session:
        ontvangst = receive_aanlevering(
            session, context.archive, gebruiker, upload, referentie=load_referentie(), nu=context.nu()
        )
        return ontvangst.aanlevering_id


def show_upload_error(fout: WijkspiegelError) -> Component:
    """Draw a refusal (R-04), an unreadable file, or any other domain error."""
    if isinstance(fout, GeweigerdBestandError):
        return notice(
            "Dit bestand nemen wij niet aan: er staan persoonsgegevens in",
            html.P("Wij hebben niets van dit bestand bewaard. Pas het aan en lever het daarna opnieuw aan."),
            html.Ul([html.Li(reden) for reden in fout.redenen], className="lijst"),
            toon="weigering",
        )
    if isinstance(fout, OnleesbaarBestandError):
        return notice(
            "Wij kunnen dit bestand niet lezen",
            html.P(fout.reden),
            html.P([html.Strong("Wat u kunt doen: "), fout.herstel]),
            html.P("Wij hebben niets van dit bestand bewaard."),
            toon="weigering",
        )
    return show_error(fout)


def confirm(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Confirm the chosen meaning of each term; the same file is checked again."""
    aanlevering_id = parse_identifier(inzending.sleutel)
    with context.sessions() as session:
        rapport = get_aanlevering(session, gebruiker, aanlevering_id).rapport
    bevestigingen = read_bevestigingen(rapport, inzending)
    with context.sessions.begin() as session:
        confirm_koppelingen(
            session,
            context.archive,
            gebruiker,
            aanlevering_id,
            bevestigingen,
            referentie=load_referentie(),
            nu=context.nu(),
        )
    return Antwoord("Uw keuzes zijn bewaard. Wij hebben het bestand opnieuw gecontroleerd.")


def read_bevestigingen(rapport: dict[str, Any], inzending: Inzending) -> list[Bevestiging]:
    """Match the choices with the proposals of the report; a choice that was not offered is refused."""
    bevestigingen = []
    for nummer, voorstel in enumerate(rapport.get("voorstellen", [])):
        code = inzending.text(str(nummer))
        if code in ("", GEEN):
            continue
        if code not in {keuze[0] for keuze in voorstel["keuzes"]}:
            raise OngeldigeWaardeError("Deze keuze hoort niet bij dit bestand. Laad de pagina opnieuw.")
        bevestigingen.append(Bevestiging(voorstel["veld"], voorstel["term"], code))
    if not bevestigingen:
        raise OngeldigeWaardeError("U heeft nog niets gekozen om te bevestigen.")
    return bevestigingen


def justify(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Keep the justification of one cause."""
    nummer, _, regel = inzending.sleutel.partition("-")
    with context.sessions.begin() as session:
        justify_bevinding(
            session, gebruiker, parse_identifier(nummer), regel, inzending.text("tekst"), nu=context.nu()
        )
    return Antwoord("Uw toelichting is bewaard en gaat mee met het cijfer.")


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


def publish_now(context: Context) -> str:
    """Publish what is accepted and say whether the figures are up to date.

    Whatever goes wrong here, the act before it is done and stays done: it is logged, and the next
    publication or start takes the file along.
    """
    try:
        publish(context.sessions, context.archive, context.settings, load_referentie(), nu=context.nu())
    except Exception:
        LOG.exception("Publiceren na een handeling lukte niet")
        return "De cijfers worden later bijgewerkt; u hoeft niets te doen."
    return "De cijfers zijn bijgewerkt."


def forget(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Forget what a term means, from now on."""
    with context.sessions.begin() as session:
        withdraw_koppeling(session, gebruiker, parse_identifier(inzending.sleutel), nu=context.nu())
    return Antwoord("Dit woord is vergeten. Bij een volgend bestand vragen wij het opnieuw.")


DADEN = {"voorstellen": confirm, "toelichting": justify, "indienen": submit, "koppeling": forget}
