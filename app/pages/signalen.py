"""Signalen: tell what you see in the wijk, follow what happens to it, and answer whoever told it (R-41)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import Dash, html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.getallen import show_dag
from app.components.knoppen import address, link
from app.components.kop import page_header, section
from app.components.plaatsen import Plaatsen, read_plaatsen
from app.components.tabellen import table
from app.components.vakken import details, empty_state, note
from app.context import Context
from app.identity import Gebruiker
from app.pages.doorlooptabel import MIDDEN, show_tijden
from app.pages.inzendingen import parse_identifier, register_inzendingen
from app.pages.signaal_formulier import show_melding
from app.pages.signalen_blad import show_blad
from app.pages.signalen_daden import DADEN
from app.pages.verbeteren_wegwijzer import show_wegen
from app.services.doorlooptijden import describe_overdrachten, measure_signalen
from app.store.access import get_signaal, visible_signalen
from app.toegang import may
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import SignaalStatus
from schemas.rollen import Recht

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.store.tables import Signaal

ROUTE = "/signalen"
NAAM = "Signalen"
RECHT = Recht.SIGNAAL_BEKIJKEN
IN_MENU = False
KAMER = "/verbeteren"
PAGINA = "signalen"
UITLEG = "Wat mensen in de wijk zien en horen. Een signaal gaat pas dicht als de melder een antwoord heeft."


def layout(context: Context, gebruiker: Gebruiker, *, signaal: str = "", **_: str) -> Component:
    """Draw one signaal, or the form and the lists."""
    plaatsen = read_plaatsen(context.marts.regios())
    with context.sessions() as session:
        if signaal:
            gekozen = get_signaal(session, gebruiker, parse_identifier(signaal))
            return show_blad(context, session, gebruiker, gekozen, plaatsen)
        return html.Div(
            [
                page_header(NAAM, ondertitel=UITLEG),
                show_wegen(gebruiker, ROUTE),
                *_show_melding(gebruiker),
                *show_lijsten(session, gebruiker, plaatsen),
            ]
        )


def _show_melding(gebruiker: Gebruiker) -> list[Component]:
    if not may(gebruiker, Recht.SIGNAAL_GEVEN):
        return []
    return [section("Meld wat u ziet", show_melding())]


def show_lijsten(session: Session, gebruiker: Gebruiker, plaatsen: Plaatsen) -> list[Component]:
    """Draw what is open, what was answered, and how long it took."""
    alle = visible_signalen(session, gebruiker)
    if not alle:
        return [section("Signalen", empty_state("Er zijn nog geen signalen die u kunt volgen."))]
    open_ = [s for s in alle if s.status is not SignaalStatus.AFGESLOTEN]
    dicht = [s for s in reversed(alle) if s.status is SignaalStatus.AFGESLOTEN]
    return [
        section(
            "Signalen die lopen",
            show_tabel(open_, plaatsen, "Signalen die lopen, oudste eerst")
            if open_
            else note("Op elk signaal is antwoord gegeven."),
            *(
                [
                    details(
                        f"Toon {len(dicht)} beantwoorde",
                        show_tabel(dicht, plaatsen, "Beantwoorde signalen, nieuwste eerst"),
                    )
                ]
                if dicht
                else []
            ),
        ),
        section("Hoe lang duurt het?", *show_wachten(alle)),
    ]


def show_tabel(signalen: Sequence[Signaal], plaatsen: Plaatsen, bijschrift: str) -> Component:
    """Draw signalen in the given order: by day, and never by place or by how many (R-13)."""
    standen = load_keuzelijst("signaal_status")
    return table(
        bijschrift,
        ["Wat", "Waar", "Gemeld", "Stand", "Eigenaar"],
        [
            [
                link(s.tekst, address(ROUTE, signaal=s.id)),
                plaatsen.name(s.regiocode),
                show_dag(s.gemeld_op.date()),
                standen[s.status].lower(),
                s.eigenaar or "nog niemand",
            ]
            for s in signalen
        ],
    )


def show_wachten(signalen: Sequence[Signaal]) -> list[Component]:
    """Say how long each stretch takes, with a table of the same numbers."""
    beeld = measure_signalen(signalen)
    return [
        html.P(
            f"Dit gaat over de {beeld.aantal} signalen die u kunt volgen. Daarvan lopen er {beeld.open}, "
            f"{beeld.zonder_eigenaar} zonder eigenaar. {describe_overdrachten(beeld.overdrachten)}"
        ),
        show_tijden("Dagen die een signaal onderweg is", "Van … tot …", beeld.tijden),
        note(MIDDEN),
    ]


def register(app: Dash, context: Context) -> None:
    """Answer the forms of this page."""
    register_inzendingen(app, context, PAGINA, DADEN)
