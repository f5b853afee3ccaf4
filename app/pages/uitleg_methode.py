"""The part of Uitleg about the method: questions of a reading, the six steps, and the closed lists."""

from dash import html
from dash.development.base_component import Component

from app.components.tabellen import definition_list
from app.components.vakken import details, note
from schemas.keuzelijst import load_keuzelijsten
from schemas.methode import load_methode
from schemas.wijkprogrammering import load_stappenplan


def show_methode() -> list[Component]:
    """Show the questions that both sides answer."""
    methode = load_methode()
    return [
        html.P(
            "Aanbieder en gemeente schrijven elk hun eigen lezing, zonder die van de ander te zien. Als beide "
            "zijn ingediend, gaan zij samen open. Daarna schrijven zij één conclusie, of het verschil dat blijft."
        ),
        definition_list([(stap.naam, f"{stap.vraag} {stap.hulp}") for stap in methode.stappen]),
        note(f"{methode.naam}, versie {methode.versie}. Bron: {methode.bron}."),
    ]


def show_stappen() -> list[Component]:
    """Show the steps of the year round."""
    plan = load_stappenplan()
    return [
        html.Ol(
            [
                html.Li(
                    [
                        html.Strong(stap.naam),
                        html.P(f"{stap.vraag} {stap.uitleg}"),
                        note(f"Klaar als: {stap.klaar_als}"),
                    ]
                )
                for stap in plan.stappen
            ]
        ),
        note(f"{plan.naam}, versie {plan.versie}. Bron: {plan.bron}."),
    ]


def show_woorden() -> list[Component]:
    """Show every closed list with what each choice means."""
    return [
        details(
            lijst.naam,
            definition_list([(keuze.label, keuze.hulp) for keuze in lijst.keuzes]),
            note(f"Bron: {lijst.bron}."),
        )
        for lijst in load_keuzelijsten().values()
    ]
