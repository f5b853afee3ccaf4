"""The forms of the register of events: a new one, a better version, and withdrawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.components.formulier import Formulier, Keuze, explained

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dash.development.base_component import Component

    from app.store.tables import Wijkgebeurtenis

PAGINA = "gebeurtenissen"
GEEN = "-"
"""The choice for the whole place; a form cannot send an empty choice."""


def show_formulier(
    plaatsen: Sequence[Keuze],
    interventies: Mapping[str, str],
    *,
    naam: str,
    sleutel: str = "",
    regio: str = "",
    datum: str = "",
    van: Wijkgebeurtenis | None = None,
) -> Component:
    """Draw the fields; with `van` they start as that event has them, and a reason is asked."""
    formulier = Formulier(PAGINA, naam, str(van.id) if van else sleutel)
    keuzes = [(GEEN, "De hele plaats"), *sorted(interventies.items(), key=lambda paar: paar[1])]
    return formulier.draw(
        formulier.select("regio", "Waar?", plaatsen, waarde=van.regiocode if van else regio or None),
        formulier.line(
            "datum", "Op welke dag?", soort="date", waarde=van.datum.isoformat() if van else datum
        ),
        formulier.choice(
            "soort",
            "Wat voor gebeurtenis?",
            explained("gebeurtenis_soort"),
            waarde=van.soort if van else None,
        ),
        formulier.line(
            "titel",
            "Wat gebeurde er?",
            waarde=van.titel if van else "",
            hulp="In een paar woorden. Geen namen van jongeren of ouders.",
        ),
        formulier.select(
            "interventie",
            "Gaat het over één interventie?",
            keuzes,
            waarde=(van.interventiecode if van else None) or GEEN,
            hulp="Een breuk raakt dan alleen deze interventie, en alle interventies samen.",
        ),
        *([formulier.text("reden", "Wat klopte er niet?", rijen=2)] if van else []),
        knoppen=[
            formulier.button("bekijk", "Bekijk wat dit doet", is_hoofd=False),
            formulier.button("leg_vast", "Leg de verbetering vast" if van else "Leg de gebeurtenis vast"),
        ],
    )


def show_intrekken(gebeurtenis: Wijkgebeurtenis) -> Component:
    """Draw the form to withdraw an event."""
    formulier = Formulier(PAGINA, "intrekken", str(gebeurtenis.id))
    return formulier.draw(
        formulier.text("reden", "Waarom geldt deze gebeurtenis niet?", rijen=2),
        knoppen=[formulier.button("trek_in", "Trek de gebeurtenis in", is_hoofd=False)],
    )
