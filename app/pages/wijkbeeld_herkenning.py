"""A wijkpartner says whether a figure is recognised; the answer stands beside the figure (R-34)."""

from typing import Any

from dash import Dash, Input, State, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from app.components.adres import refresh, refresh_output
from app.components.cijfers import Cijfer, describe_informant
from app.components.knoppen import button, button_row
from app.components.meldingen import report_success
from app.components.velden import choice_field, long_text_field, select_field
from app.context import Context
from app.identity_web import current_gebruiker
from app.pages.inzendingen import clean_text
from app.pages.wijkbeeld_blik import Blik
from app.services.herkenningen import Herkenninginvoer, give_herkenning
from app.toegang import may
from schemas.errors import OngeldigeWaardeError
from schemas.keuzelijst import load_keuzelijst
from schemas.rollen import Recht
from schemas.vocabulary import Kwartaal

SCHEIDING = "|"


def show_herkenning(blik: Blik, rijen: list[Cijfer]) -> Component | None:
    """Draw the form for who may answer, about the figures in the table above it."""
    zichtbaar = [c for c in rijen if not c.is_onderdrukt and c.waarde is not None]
    if not may(blik.gebruiker, Recht.HERKENNING_GEVEN) or not zichtbaar:
        return None
    return html.Section(
        [
            html.H3("Herkent u dit in de wijk?"),
            html.P("Uw antwoord komt met uw naam naast het cijfer te staan, ook voor aanbieder en gemeente."),
            select_field(
                "wijkbeeld-cijfer",
                "Over welk cijfer gaat het?",
                [(_key(c), _label(blik, c)) for c in _unique(zichtbaar)],
                waarde=_key(zichtbaar[0]),
            ),
            choice_field("wijkbeeld-antwoord", "Uw antwoord", list(load_keuzelijst("herkenning").items())),
            long_text_field("wijkbeeld-waarom", "Waarom wel of niet?", rijen=3),
            button_row(button("Geef uw antwoord", "wijkbeeld-herken", is_hoofd=True)),
        ],
        className="vak herkenning",
    )


def _unique(cijfers: list[Cijfer]) -> list[Cijfer]:
    return list({_key(c): c for c in cijfers}.values())


def _key(cijfer: Cijfer) -> str:
    return SCHEIDING.join((cijfer.regiocode, cijfer.kwartaal, cijfer.indicatorcode, cijfer.interventiecode))


def _label(blik: Blik, cijfer: Cijfer) -> str:
    wie = describe_informant(cijfer)
    naam = f"{blik.indicatoren[cijfer.indicatorcode].naam}, {blik.intervention(cijfer.interventiecode)}"
    return f"{naam}, volgens {wie}" if wie else naam


def register(app: Dash, context: Context) -> None:
    """Add the callback of the form."""

    @app.callback(
        refresh_output(),
        Input("wijkbeeld-herken", "n_clicks"),
        State("wijkbeeld-cijfer", "value"),
        State("wijkbeeld-antwoord", "value"),
        State("wijkbeeld-waarom", "value"),
        prevent_initial_call=True,
    )
    def save(kliks: object, sleutel: object, antwoord: object, waarom: object) -> Any:
        if not kliks:
            raise PreventUpdate
        invoer = read_invoer(clean_text(sleutel), clean_text(antwoord), clean_text(waarom))
        with context.sessions.begin() as session:
            give_herkenning(session, current_gebruiker(), invoer, nu=context.nu())
        report_success("Dank u. Uw antwoord staat nu naast het cijfer.")
        return refresh()


def read_invoer(sleutel: str, antwoord: str, waarom: str) -> Herkenninginvoer:
    """Read the form, or refuse with OngeldigeWaardeError."""
    delen = sleutel.split(SCHEIDING)
    if len(delen) != 4:
        raise OngeldigeWaardeError("Kies eerst over welk cijfer het gaat.")
    if not antwoord:
        raise OngeldigeWaardeError("Kies of u dit cijfer herkent.")
    regiocode, kwartaal, indicatorcode, interventiecode = delen
    return Herkenninginvoer(
        regiocode, Kwartaal.parse(kwartaal), indicatorcode, interventiecode, antwoord, waarom
    )
