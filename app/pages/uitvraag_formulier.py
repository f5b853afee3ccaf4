"""The forms of an uitvraag: the question with what the wijk must know, an answer, and the answer back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dash.development.base_component import Component

from app.components.formulier import Formulier, Keuze
from app.identity import Gebruiker
from schemas.keuzelijst import load_keuzelijst
from schemas.rollen import Bereik

if TYPE_CHECKING:
    from app.store.tables import Uitvraag

PAGINA = "uitvragen"


def show_uitvraag_formulier(plaatsen: Sequence[Keuze], *, van: Uitvraag | None = None) -> Component:
    """Draw the question; a draft may be kept half, and asked only whole."""
    formulier = Formulier(
        PAGINA,
        "concept" if van else "nieuw",
        str(van.id) if van else "0",
        stand=str(van.versie if van else 1),
    )
    budget = {None: None, True: "ja", False: "nee"}[van.is_budget] if van else None
    return formulier.draw(
        *([formulier.hidden("versie", van.versie)] if van else []),
        formulier.select(
            "regio", "Aan welke wijk vraagt u dit?", plaatsen, waarde=van.regiocode if van else None
        ),
        formulier.text("vraag", "Wat wilt u weten?", waarde=van.vraag if van else "", rijen=2),
        formulier.text(
            "doel",
            "Waarvoor vraagt u dit?",
            waarde=van.doel if van else "",
            hulp="Wat hangt er van de antwoorden af?",
            rijen=2,
        ),
        formulier.line("beslisser", "Wie beslist er met de antwoorden?", waarde=van.beslisser if van else ""),
        formulier.choice("budget", "Is er geld voor?", (("ja", "Ja"), ("nee", "Nee")), waarde=budget),
        formulier.line(
            "antwoord_tot",
            "Tot welke dag kan de wijk antwoorden?",
            soort="date",
            waarde=van.antwoord_tot.isoformat() if van and van.antwoord_tot else "",
        ),
        formulier.line(
            "terugkoppeling_voor",
            "Op welke dag hoort de wijk wat ermee is gedaan?",
            soort="date",
            waarde=van.terugkoppeling_voor.isoformat() if van and van.terugkoppeling_voor else "",
        ),
        knoppen=[
            formulier.button("bewaar", "Bewaar als concept", is_hoofd=van is None),
            *([formulier.button("publiceer", "Stel de vraag aan de wijk")] if van else []),
        ],
    )


def show_antwoordformulier(gebruiker: Gebruiker, uitvraag: Uitvraag) -> Component:
    """Draw the one field of an answer."""
    formulier = Formulier(PAGINA, "antwoord", str(uitvraag.id), stand=str(len(uitvraag.antwoorden)))
    return formulier.draw(
        formulier.text("tekst", uitvraag.vraag, hulp="Schrijf geen namen of nummers van mensen op."),
        formulier.choice(
            "bron",
            "Van wie komt dit antwoord?",
            list(load_keuzelijst("signaal_bron").items()),
            waarde="professional" if gebruiker.rol.bereik is Bereik.EIGEN_PARTIJ else "bewoner",
        ),
        knoppen=[formulier.button("antwoord", "Geef uw antwoord")],
    )


def show_sluiten(uitvraag: Uitvraag) -> Component:
    """Draw the answer back to the wijk."""
    formulier = Formulier(PAGINA, "sluiten", str(uitvraag.id))
    return formulier.draw(
        formulier.hidden("versie", uitvraag.versie),
        formulier.text(
            "terugkoppeling",
            "Wat is er met de antwoorden gedaan?",
            hulp="Iedereen in de wijk leest dit. Zonder terugkoppeling blijft de vraag open.",
        ),
        knoppen=[formulier.button("sluit", "Koppel terug en sluit af")],
    )
