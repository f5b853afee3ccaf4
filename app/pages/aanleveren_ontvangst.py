"""Taking a file in: the drop zone, the check at once or beside the web process with progress and a stop."""

import base64
from collections.abc import Mapping
from functools import partial
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html, no_update
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from app.achtergrond.beheer import Achtergrondbeheer, start_proces
from app.achtergrond.proces import Opdracht, make_fout
from app.achtergrond.werkbank import Uitslag, Werk, Werkbank
from app.components.adres import ADRES, go_to
from app.components.elementen import data
from app.components.formulier import Formulier
from app.components.knoppen import address, button
from app.components.meldingen import show_error
from app.components.vakken import note, notice
from app.context import Context
from app.identity import Gebruiker
from app.identity_web import current_gebruiker, current_sessieteken
from app.pages.inzendingen import clean_text
from app.services.aanleveringen import Upload, receive_aanlevering
from app.settings import UPLOAD_MAX_BYTES
from app.toegang import require
from pipelines.bestandsnamen import read_kwartaal_in
from pipelines.reference import load_referentie
from schemas.errors import (
    GeweigerdBestandError,
    OngeldigeWaardeError,
    OnleesbaarBestandError,
    WijkspiegelError,
)
from schemas.rollen import Recht
from schemas.vocabulary import Kwartaal

ROUTE = "/aanleveren"
PAGINA = "aanleveren"
LEVERING = Formulier(PAGINA, "levering")
BEZIG = "Wij lezen en controleren uw bestand …"
BEGIN = "Uw bestand wordt verstuurd …"
MAX_NAAM = 255
KLEIN_BYTES = 400 * 1024
"""Up to here a check takes about a second: a process of its own would only make it longer."""


def show_drop_zone() -> Component:
    """Draw the place to drop a file, and under it how far its check is and what came of it."""
    return html.Div(
        [
            html.P("Uw bestand (Excel of CSV)", className="veldnaam", id="aanleveren-bestand-naam"),
            dcc.Upload(
                [
                    html.Span("Sleep uw bestand hierheen, of "),
                    html.Button("Kies een bestand", type="button", className="knop knop-hoofd"),
                ],
                id="aanleveren-bestand",
                className="upload",
                className_active="upload upload-actief",
                className_disabled="upload upload-dicht",
                className_reject="upload",
                max_size=UPLOAD_MAX_BYTES,
            ),
            note(
                "Zet er geen namen, adressen, geboortedata, telefoonnummers of burgerservicenummers in. "
                "Staan ze er toch in, dan bewaren wij niets."
            ),
            # The browser hands a file to one of these: a small one is checked at once, a large one beside.
            dcc.Store(id="aanleveren-klein"),
            dcc.Store(id="aanleveren-groot"),
            html.Div(id="aanleveren-bezig", role="status", className="bezig"),
            _show_voortgang(),
            html.Div(id="aanleveren-uitslag", role="alert", className="formulier-melding"),
        ],
        **data(naam="Uw bestand, Excel of CSV", grens=str(UPLOAD_MAX_BYTES), klein=str(KLEIN_BYTES)),
    )


def _show_voortgang() -> Component:
    balk: dict[str, Any] = {"aria-label": "Voortgang van het controleren"}
    return html.Div(
        [
            html.P(BEGIN, id="aanleveren-stap", role="status"),
            html.Progress(id="aanleveren-balk", value="0", max="100", **balk),
            # Opens once the file is in: before that there is nothing to stop but the page itself.
            html.Div(button("Stop met controleren", "aanleveren-stop", is_dicht=True), className="knoppen"),
            dcc.Store(id="aanleveren-werk"),
        ],
        id="aanleveren-voortgang",
        className="bezig",
        hidden=True,
    )


def register_upload(app: Dash, context: Context) -> None:
    """Register the way of a file: to the check at once, or to a process beside with a way to stop it."""
    levering = (State(LEVERING.field_id("kwartaal"), "value"), State(LEVERING.field_id("soort"), "value"))
    uitslag = Output("aanleveren-uitslag", "children", allow_duplicate=True)
    dicht = (Output("aanleveren-bestand", "disabled"), True, False)
    bank = Werkbank(context.settings.werkbank)
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("wijkspiegel", "route_file"),
        Output("aanleveren-klein", "data"),
        Output("aanleveren-groot", "data"),
        Output("aanleveren-bestand", "contents"),
        Output("aanleveren-uitslag", "children"),
        Input("aanleveren-bestand", "contents"),
        State("aanleveren-bestand", "filename"),
        prevent_initial_call=True,
    )
    app.callback(
        uitslag,
        Input("aanleveren-klein", "data"),
        *levering,
        running=[(Output("aanleveren-bezig", "children"), BEZIG, ""), dicht],
        prevent_initial_call=True,
    )(partial(receive_upload, context))
    app.callback(
        uitslag,
        Output(ADRES, "href", allow_duplicate=True),
        Input("aanleveren-groot", "data"),
        *levering,
        background=True,
        manager=Achtergrondbeheer(bank, show_uitslag),
        interval=500,
        progress=[
            Output("aanleveren-balk", "value"),
            Output("aanleveren-stap", "children"),
            Output("aanleveren-werk", "data"),
            Output("aanleveren-stop", "disabled"),
        ],
        progress_default=["0", BEGIN, "", True],
        running=[(Output("aanleveren-voortgang", "hidden"), False, True), dicht],
        prevent_initial_call=True,
    )(make_starter(context, bank))
    app.callback(
        uitslag,
        Input("aanleveren-stop", "n_clicks"),
        State("aanleveren-werk", "data"),
        prevent_initial_call=True,
    )(partial(stop_work, bank))


def receive_upload(context: Context, bestand: object, kwartaal: object, soort: object) -> Component | str:
    """Check a small file and go to its report; a refusal or an unreadable file is told here."""
    if not bestand:
        raise PreventUpdate
    try:
        upload = parse_upload(bestand, kwartaal, soort, huidig=context.kwartaal)
        aanlevering_id = receive(context, current_gebruiker(), upload)
    except WijkspiegelError as fout:
        return show_upload_error(fout)
    go_to(address(ROUTE, aanlevering=aanlevering_id))
    return ""


def make_starter(context: Context, bank: Werkbank) -> Any:
    """Return the function that hands a large file to a process of its own."""

    # Not a partial: Dash reads the source of a background callback's function.
    def start(naam: str, bestand: object, kwartaal: object, soort: object) -> None:
        if not bestand:
            raise PreventUpdate
        gebruiker = current_gebruiker()
        require(gebruiker, Recht.AANLEVERING_DOEN)
        upload = parse_upload(bestand, kwartaal, soort, huidig=context.kwartaal)
        start_proces(context.settings, bank, Opdracht(naam, gebruiker.id, current_sessieteken(), upload))

    return start


def show_uitslag(uitslag: Uitslag) -> tuple[object, object]:
    """Return what the page says of the work that ended, and where it goes."""
    if "aanlevering" in uitslag:
        return "", address(ROUTE, aanlevering=uitslag["aanlevering"])
    if uitslag.get("bewaart"):
        return notice(
            "Het controleren brak op het laatst af",
            html.P(
                "Kijk onder “Wat u eerder aanleverde” of uw bestand er staat. Zo niet, probeer het opnieuw."
            ),
            toon="weigering",
        ), no_update
    return show_upload_error(make_fout(uitslag)), no_update


def stop_work(bank: Werkbank, klikken: int | None, naam: object) -> Component:
    """Stop the check of a large file; what was already kept is not thrown away."""
    if not klikken or not isinstance(naam, str) or not naam:
        raise PreventUpdate
    try:
        is_op_tijd = bank.stop(Werk(naam, current_gebruiker().id))
    except WijkspiegelError as fout:
        return show_error(fout)
    if not is_op_tijd:
        raise PreventUpdate  # It is being kept at this moment; the page goes to its report.
    return notice(
        "U heeft het controleren gestopt", html.P("Wij hebben niets van dit bestand bewaard."), toon="goed"
    )


def parse_upload(bestand: object, kwartaal: object, soort: object, *, huidig: Kwartaal) -> Upload:
    """Read what the browser sent: a name, and `data:<type>;base64,<content>`."""
    velden = bestand if isinstance(bestand, Mapping) else {}
    inhoud = velden.get("inhoud")
    try:
        rauw = base64.b64decode((inhoud if isinstance(inhoud, str) else "").partition(",")[2], validate=True)
    except ValueError:  # binascii.Error, or signs that are not even ASCII
        raise OngeldigeWaardeError("Het bestand kwam niet goed over. Probeer het opnieuw.") from None
    naam = (clean_text(velden.get("naam")) or "bestand").replace("\\", "/").rpartition("/")[2][:MAX_NAAM]
    gekozen = clean_text(kwartaal)
    return Upload(
        rauw,
        naam,
        Kwartaal.parse(gekozen) if gekozen else choose_kwartaal(naam, huidig),
        clean_text(soort) or None,
    )


def choose_kwartaal(bestandsnaam: str, huidig: Kwartaal) -> Kwartaal:
    """Return the quarter the file's name tells, else the last complete one; never one that is yet to come."""
    in_naam = read_kwartaal_in(bestandsnaam)
    return in_naam if in_naam is not None and in_naam <= huidig else huidig.plus(-1)


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
