"""The part of Beheer about figures: what is published, what waits, and the button to publish."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from dash import html
from dash.development.base_component import Component

from app.components.formulier import Formulier
from app.components.getallen import show_getal, show_moment, show_periodecode
from app.components.tabellen import table
from app.components.vakken import empty_state, notice
from app.services.achterstand import Achterstand


class Publicatieregel(Protocol):
    """What is shown of a publication."""

    build_id: str
    codeversie: str
    gepubliceerd_op: datetime
    aanlevering_ids: list[int]


def show_publicaties(
    publicaties: Sequence[Publicatieregel],
    achterstand: Achterstand,
    kwijt: Sequence[str] = (),
    bekend: Mapping[str, int] | None = None,
) -> list[Component]:
    """Show the newest publications and what they do not hold yet.

    `kwijt`: the periods of which the memory of earlier figures is gone; `bekend`: how many small numbers of a period
    follow from earlier figures.
    """
    formulier = Formulier("beheer", "publiceren")
    knop = formulier.draw(
        html.P(describe_wachtend(achterstand)),
        knoppen=[formulier.button("publiceer", "Bereken en publiceer de cijfers")],
    )
    if not publicaties:
        return [knop, empty_state("Er zijn nog geen cijfers gepubliceerd.")]
    rijen = [
        [show_moment(p.gepubliceerd_op), p.build_id[:12], show_getal(len(p.aanlevering_ids)), p.codeversie]
        for p in publicaties
    ]
    return [
        *warn_kwijt(kwijt),
        *warn_bekend(bekend or {}),
        knop,
        table("Laatste publicaties", ["Wanneer", "Kenmerk", "Bestanden", "Versie"], rijen),
    ]


def describe_wachtend(achterstand: Achterstand) -> str:
    """Say which files and which other changes the figures do not hold yet."""
    aantal = achterstand.aanleveringen
    bestanden = "1 ingediend bestand" if aantal == 1 else f"{show_getal(aantal)} ingediende bestanden"
    zinnen = [
        f"Nog niet verwerkt: {bestanden}." if aantal else "Alle ingediende bestanden zitten in de cijfers."
    ]
    if achterstand.is_anders:
        zinnen.append(
            "Er zijn daarna andere gegevens gewijzigd, bijvoorbeeld een geladen bestand, een wijkgebeurtenis of een "
            "interventie. Die wijziging zit nog niet in de cijfers."
        )
    return " ".join(zinnen)


def warn_kwijt(kwijt: Sequence[str]) -> list[Component]:
    """Warn that earlier figures are not reckoned with, and say what helps."""
    if not kwijt:
        return []
    return [
        notice(
            "Het geheugen van eerdere cijfers is niet compleet.",
            html.P(
                f"Bestanden uit de map uitspraken ontbreken voor: {', '.join(map(show_periodecode, kwijt))}. Zonder die bestanden houden nieuwe "
                "cijfers geen rekening met wat al eerder is getoond. Wie oude cijfers bewaarde, kan er dan soms "
                "een klein aantal uit afleiden."
            ),
            html.P("Zet de map uitspraken terug uit een reservekopie, voordat u opnieuw publiceert."),
        )
    ]


def warn_bekend(bekend: Mapping[str, int]) -> list[Component]:
    """Tell which small numbers can be worked out whatever is hidden now, and how to see them."""
    if not bekend:
        return []
    delen = [
        f"{show_getal(aantal)} ({show_periodecode(periode)})" for periode, aantal in sorted(bekend.items())
    ]
    return [
        notice(
            "Sommige kleine aantallen zijn al bekend.",
            html.P(
                "Wie eerdere cijfers bewaarde, kan daaruit kleine aantallen afleiden die Wijkspiegel nu verbergt: "
                f"{', '.join(delen)}. Dat komt bijvoorbeeld doordat de grens voor kleine aantallen omhoog ging. "
                "Wat al is gepubliceerd, kan Wijkspiegel niet terugnemen."
            ),
            html.P("Welke aantallen het zijn, ziet u met de opdracht wijkspiegel aanval."),
        )
    ]
