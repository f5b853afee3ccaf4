"""Beschikkingen laden: a spreadsheet is read, what it would do is shown, and only then it is kept."""

import base64
from functools import partial

from dash import Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from app.components.adres import go_to
from app.components.knoppen import link
from app.components.kop import page_header, section
from app.components.meldingen import report_success, show_error
from app.components.vakken import note
from app.components.vast import freeze
from app.context import Context
from app.identity import Gebruiker
from app.identity_web import current_gebruiker
from app.pages.beschikkingen_voorbeeld import LAADKNOP, list_namen, show_fouten, show_voorbeeld
from app.pages.inzendingen import clean_text
from app.services.beschikkingenladen import (
    check_beschikkingen,
    describe_aantallen,
    load_beschikkingen,
    make_register,
)
from app.store.access import visible_beschikkingen
from app.toegang import may, require
from pipelines.beschikkingenlijst import Beschikkingenlijst, read_beschikkingenlijst
from pipelines.reference import load_referentie
from schemas.errors import OngeldigeWaardeError, OnleesbaarBestandError, WijkspiegelError
from schemas.rollen import Bereik, Recht

ROUTE = "/beschikkingen"
NAAM = "Beschikkingen laden"
RECHT = Recht.BESCHIKKINGEN_LADEN
SJABLOON = f"{ROUTE}/sjabloon.xlsx"
BESTAND, INHOUD, VOORBEELD = "beschikkingen-bestand", "beschikkingen-inhoud", "beschikkingen-voorbeeld"
MAX_BYTES = 2 * 1024 * 1024
"""A list of beschikkingen is small; what is larger is another file."""
MAX_NAAM = 255


def layout(context: Context, gebruiker: Gebruiker, **_: str) -> Component:
    """Draw the way in three steps: the template, the file, what it will do."""
    return html.Div(
        [
            page_header(
                NAAM,
                ondertitel="Zet nieuwe beschikkingen met hun afspraken in één keer klaar, uit een spreadsheet.",
            ),
            section(
                "1 Vul het sjabloon in",
                html.P(_describe_reach(context, gebruiker)),
                html.P(
                    [
                        link("Download het sjabloon (Excel)", SJABLOON),
                        ". Het blad Uitleg zegt wat waar hoort.",
                    ]
                ),
            ),
            section(
                "2 Kies uw bestand",
                dcc.Upload(
                    [
                        html.Span("Sleep uw bestand hierheen, of "),
                        html.Button("Kies een bestand", type="button", className="knop knop-hoofd"),
                    ],
                    id=BESTAND,
                    className="upload",
                    className_active="upload upload-actief",
                    className_reject="upload",
                    max_size=MAX_BYTES,
                ),
                note(
                    "Er wordt nog niets bewaard: u ziet eerst wat het bestand doet. Bestaande beschikkingen "
                    "blijven zoals ze zijn; die wijzigt u op de pagina Afspraken."
                ),
                dcc.Store(id=INHOUD),
            ),
            html.Div(id=VOORBEELD, role="status"),
        ]
    )


def _describe_reach(context: Context, gebruiker: Gebruiker) -> str:
    """Say for which accounts this person may load."""
    if gebruiker.rol.bereik is not Bereik.EIGEN_BESCHIKKINGEN:
        return "U laadt voor elk account."
    with context.sessions() as session:
        accounts = sorted({b.account for b in visible_beschikkingen(session, gebruiker)})
    return (
        f"U laadt voor uw eigen account: {', '.join(accounts)}."
        if accounts
        else "U heeft nog geen eigen account."
    )


def register(app: Dash, context: Context) -> None:
    """Answer a file with what it would do, and the button with doing it."""
    app.callback(
        Output(VOORBEELD, "children"),
        Output(INHOUD, "data"),
        Output(BESTAND, "contents"),
        Input(BESTAND, "contents"),
        State(BESTAND, "filename"),
        prevent_initial_call=True,
    )(partial(preview, context))
    app.callback(
        Output(VOORBEELD, "children", allow_duplicate=True),
        Input(LAADKNOP, "n_clicks"),
        State(INHOUD, "data"),
        prevent_initial_call=True,
    )(partial(load, context))


def preview(context: Context, inhoud: object, naam: object) -> tuple[object, object, None]:
    """Show what a file would do, or every mistake in it; nothing is kept."""
    if not inhoud:
        raise PreventUpdate
    gebruiker, bestand = current_gebruiker(), {"inhoud": inhoud, "naam": naam}
    try:
        require(gebruiker, Recht.BESCHIKKINGEN_LADEN)
        with context.sessions() as session:
            lijst = read_lijst(context, bestand)
            if lijst.bevindingen:
                return freeze(show_fouten(lijst)), None, None
            check_beschikkingen(session, gebruiker, lijst)
            return freeze(show_voorbeeld(lijst, list_namen(context, session))), bestand, None
    except WijkspiegelError as fout:
        return show_error(fout), None, None


def load(context: Context, klikken: int | None, bestand: object) -> object:
    """Keep what was shown; the file is read once more, for meanwhile somebody may have added the same."""
    if not klikken:
        raise PreventUpdate
    gebruiker = current_gebruiker()
    try:
        require(gebruiker, Recht.BESCHIKKINGEN_LADEN)
        lijst = read_lijst(context, bestand)
        if lijst.bevindingen:
            return freeze(show_fouten(lijst))
        with context.sessions.begin() as session:
            load_beschikkingen(session, gebruiker, lijst, nu=context.nu())
    except WijkspiegelError as fout:
        return show_error(fout)
    naar = "/afspraken" if may(gebruiker, Recht.AFSPRAKEN_BEKIJKEN) else ROUTE
    zin = f"Geladen: {describe_aantallen(lijst)}. De afspraken zijn concepten: vul ze aan en kondig ze aan."
    report_success(zin, naar=naar)
    go_to(naar)
    return ""


def read_lijst(context: Context, bestand: object) -> Beschikkingenlijst:
    """Read what the browser sent: a name, and `data:<type>;base64,<content>`."""
    velden = bestand if isinstance(bestand, dict) else {}
    inhoud = velden.get("inhoud")
    try:
        rauw = base64.b64decode((inhoud if isinstance(inhoud, str) else "").partition(",")[2], validate=True)
    except ValueError:  # binascii.Error, or signs that are not even ASCII
        raise OngeldigeWaardeError("Het bestand kwam niet goed over. Probeer het opnieuw.") from None
    if not rauw or len(rauw) > MAX_BYTES:
        raise OnleesbaarBestandError(
            "Dit bestand is leeg of groter dan 2 MB.",
            "Gebruik het sjabloon, met alleen uw beschikkingen erin.",
        )
    naam = (clean_text(velden.get("naam")) or "bestand").replace("\\", "/").rpartition("/")[2][:MAX_NAAM]
    with context.sessions() as session:
        return read_beschikkingenlijst(rauw, naam, make_register(session, load_referentie()))
