"""The form in which a party records a promise (R-43)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.formulier import Formulier
from app.components.vakken import details
from app.identity import Gebruiker
from app.pages.inzendingen import Inzending, parse_identifier
from app.services.nakoming import GEMEENTE
from app.services.toezeggingen import Behoefte, Toezegginginvoer
from app.store.access import visible_partijen
from schemas.errors import OngeldigeWaardeError
from schemas.indicator import load_indicatoren
from schemas.rollen import Bereik

if TYPE_CHECKING:
    from app.store.tables import Beschikking

GEEN = "-"
"""The choice for no figure; a form cannot send an empty choice."""
KANT_GEMEENTE = GEMEENTE
"""The choice on the form; the code of the municipality itself is looked up when it is sent."""


def show_toezegging_formulier(
    beschikking: Beschikking, gebruiker: Gebruiker, *, pagina: str, sleutel: str, stand: str
) -> Component:
    """Draw the form; a provider promises for itself, the municipality records for both sides."""
    formulier = Formulier(pagina, "toezegging", sleutel, stand=stand)
    eigen = (beschikking.partijcode, beschikking.partij.naam)
    is_aanbieder = gebruiker.rol.bereik is Bereik.EIGEN_PARTIJ
    keuzes = [eigen] if is_aanbieder else [(KANT_GEMEENTE, "De gemeente"), eigen]
    return formulier.draw(
        formulier.choice("partij", "Wie zegt iets toe?", keuzes, waarde=keuzes[0][0]),
        formulier.text("tekst", "Wat wordt er toegezegd?", rijen=2),
        formulier.line("vervalt_op", "Voor welke datum?", soort="date"),
        *_need_fields(formulier, beschikking),
        knoppen=[formulier.button("leg_vast", "Leg de toezegging vast", is_hoofd=False)],
    )


def _need_fields(formulier: Formulier, beschikking: Beschikking) -> list[Component]:
    """Draw what was needed and which figure it should help; both may stay empty."""
    indicatoren = load_indicatoren()
    keuzes = [
        (str(a.id), f"{indicatoren[a.indicatorcode].naam}, {a.interventie.naam}")
        for a in beschikking.afspraken
        if a.indicatorcode in indicatoren
    ]
    return [
        details(
            "Vroeg iemand hierom? Leg dan vast wat er nodig was",
            formulier.text("behoefte", "Wat was er nodig?", rijen=2),
            formulier.line("gevraagd_door", "Wie vroeg erom?"),
            formulier.select(
                "helpt",
                "Welk cijfer moet het helpen?",
                [(GEEN, "Geen cijfer in het bijzonder"), *keuzes],
                waarde=GEEN,
            ),
        )
    ]


def read_behoefte(inzending: Inzending) -> Behoefte | None:
    """Read what was needed; None when nobody asked."""
    if not inzending.text("behoefte") and not inzending.text("gevraagd_door"):
        return None
    helpt = inzending.text("helpt")
    return Behoefte(
        inzending.text("behoefte"),
        inzending.text("gevraagd_door"),
        None if helpt in ("", GEEN) else parse_identifier(helpt),
    )


def read_toezegging(
    inzending: Inzending, *, beschikking_id: int, gemeentecode: str, gesprek_id: int | None = None
) -> Toezegginginvoer:
    """Read the form; `gemeentecode` is the party of the municipality."""
    partij = inzending.text("partij")
    if not partij:
        raise OngeldigeWaardeError("Kies wie iets toezegt.")
    return Toezegginginvoer(
        beschikking_id=beschikking_id,
        partijcode=gemeentecode if partij == KANT_GEMEENTE else partij,
        tekst=inzending.text("tekst"),
        vervalt_op=inzending.day("vervalt_op"),
        gesprek_id=gesprek_id,
    )


def find_gemeentecode(session: Session) -> str:
    """Return the code of the party that is the municipality."""
    return next((p.code for p in visible_partijen(session) if p.soort == GEMEENTE), "")
