"""Toezeggingen: what all parties promised, the municipality's always whole and on top (R-43)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import Dash, html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.formulier import Formulier
from app.components.kop import page_header, section
from app.components.vakken import details, empty_state, note
from app.context import Context
from app.identity import Gebruiker
from app.pages.inzendingen import register_inzendingen
from app.pages.toezegging_formulier import show_toezegging_formulier
from app.pages.toezeggingen_daden import DADEN
from app.pages.verbeteren_toezeggingen import show_nakoming, show_tabel
from app.pages.verbeteren_wegwijzer import show_wegen
from app.services.nakoming import GEMEENTE
from app.services.toezeggingenregister import (
    STANDEN,
    VOLGORDES,
    Register,
    Registerkeuze,
    arrange_register,
    read_keuze,
)
from app.store.access import visible_beschikkingen, visible_partijen, visible_toezeggingen
from app.toegang import may
from schemas.leercyclus import ToezeggingStatus
from schemas.rollen import Recht

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.store.tables import Partij, Toezegging

ROUTE = "/toezeggingen"
NAAM = "Toezeggingen"
RECHT = Recht.VERBETEREN_BEKIJKEN
IN_MENU = False
KAMER = "/verbeteren"
PAGINA = "toezeggingen"
ALLE = "-"
UITLEG = (
    "Wie iets zegt te doen, doet het, of zegt op tijd dat het niet lukt. De gemeente staat altijd bovenaan."
)


def layout(
    context: Context,
    gebruiker: Gebruiker,
    *,
    stand: str = "",
    partij: str = "",
    volgorde: str = "",
    **_: str,
) -> Component:
    """Draw the rates, the municipality's promises, those of others as chosen, and the form."""
    keuze = read_keuze(stand, partij, volgorde)
    with context.sessions() as session:
        toezeggingen = visible_toezeggingen(session, gebruiker)
        partijen = {p.code: p for p in visible_partijen(session)}
        register = arrange_register(toezeggingen, partijen, keuze, context.vandaag())
        return html.Div(
            [
                page_header(NAAM, ondertitel=UITLEG),
                show_wegen(gebruiker, ROUTE),
                section("Houden wij woord?", show_nakoming(context, session, gebruiker)),
                section("De gemeente", *show_gemeente(context, register, partijen)),
                section(
                    "De andere partijen",
                    show_keuzes(keuze, toezeggingen, partijen),
                    show_tabel(context, register.anderen, partijen, "Toezeggingen van andere partijen")
                    if register.anderen
                    else empty_state("Bij deze keuze hoort geen toezegging."),
                ),
                *show_nieuw(session, gebruiker),
            ]
        )


def show_gemeente(context: Context, register: Register, partijen: Mapping[str, Partij]) -> list[Component]:
    """Draw every promise of the municipality; only those kept in time are folded, and no choice removes one."""
    if not register.gemeente:
        return [empty_state("De gemeente heeft u nog niets toegezegd.")]
    gehouden = [t for t in register.gemeente if t.status is ToezeggingStatus.NAGEKOMEN]
    overig = [t for t in register.gemeente if t.status is not ToezeggingStatus.NAGEKOMEN]
    return [
        show_tabel(context, overig, partijen, "Open, te laat, niet nagekomen en verschoven")
        if overig
        else note("Alles is op tijd nagekomen."),
        *(
            [
                details(
                    f"Toon {len(gehouden)} op tijd nagekomen",
                    show_tabel(context, gehouden, partijen, "Op tijd nagekomen door de gemeente"),
                )
            ]
            if gehouden
            else []
        ),
    ]


def show_keuzes(
    keuze: Registerkeuze, toezeggingen: list[Toezegging], partijen: Mapping[str, Partij]
) -> Component:
    """Draw the choice, which is about the other parties only."""
    anderen = {t.partijcode for t in toezeggingen if partijen[t.partijcode].soort != GEMEENTE}
    namen = sorted(((code, partijen[code].naam) for code in anderen), key=lambda paar: paar[1])
    formulier = Formulier(PAGINA, "keuze", stand=repr(keuze))
    return details(
        "Kies wat u van andere partijen ziet",
        formulier.draw(
            formulier.choice("stand", "Welke?", list(STANDEN.items()), waarde=keuze.stand),
            formulier.select(
                "partij", "Van wie?", [(ALLE, "Iedereen"), *namen], waarde=keuze.partijcode or ALLE
            ),
            formulier.choice("volgorde", "Op volgorde van", list(VOLGORDES.items()), waarde=keuze.volgorde),
            knoppen=[formulier.button("kies", "Pas de lijst aan", is_hoofd=False)],
        ),
        is_open=keuze != Registerkeuze(),
    )


def show_nieuw(session: Session, gebruiker: Gebruiker) -> list[Component]:
    """Draw a form per beschikking, folded: a promise belongs to one."""
    if not may(gebruiker, Recht.TOEZEGGING_BIJWERKEN):
        return []
    return [
        section(
            "Leg een toezegging vast",
            *(
                details(
                    b.titel,
                    show_toezegging_formulier(b, gebruiker, pagina=PAGINA, sleutel=str(b.id), stand="1"),
                )
                for b in visible_beschikkingen(session, gebruiker)
            ),
        )
    ]


def register(app: Dash, context: Context) -> None:
    """Answer the forms of this page."""
    register_inzendingen(app, context, PAGINA, DADEN)
