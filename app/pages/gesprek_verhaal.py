"""The story beside the figure, and whether wijkpartners recognise it (R-31, R-34)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from app.components.cijfers import reaches
from app.components.formulier import Formulier, explained
from app.components.vakken import chip, details, note, notice, quotation
from app.pages.gesprek_stof import Gespreksstof
from app.pages.gesprek_vrijgave import show_vrijgave_verhaal
from app.services.verhalen import wants_tegenverhaal
from app.toegang import may
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import GesprekStatus, Vrijgave
from schemas.rollen import Recht

if TYPE_CHECKING:
    from app.store.tables import Afspraak, Verhaal

PAGINA = "gesprek"


def show_verhalen(stof: Gespreksstof, afspraak: Afspraak) -> Component:
    """Draw the stories this person may read, the question for a counter-story, and the form to add one."""
    verhalen = [v for v in stof.verhalen if v.afspraak_id == afspraak.id]
    return html.Div(
        [
            html.H3("Verhalen bij dit cijfer"),
            *([_draw(stof, v) for v in verhalen] or [note(_absent(stof))]),
            *_ask_counter_story(stof, verhalen),
            *_form(stof, afspraak, verhalen),
        ],
        className="verhalen",
    )


def _absent(stof: Gespreksstof) -> str:
    """Say that there is nothing to read: not yet, or not for somebody who is not at the table (R-35)."""
    if not may(stof.gebruiker, Recht.LEZING_SCHRIJVEN):
        return "Er is geen verhaal dat met u is gedeeld."
    if stof.gesprek.status is GesprekStatus.VASTGESTELD:
        return "Bij dit cijfer is geen verhaal verteld."
    return "Er is nog geen verhaal bij dit cijfer."


def _draw(stof: Gespreksstof, verhaal: Verhaal) -> Component:
    if verhaal.is_geen_verhaal:
        wat = "Gezocht naar een ander verhaal, niet gevonden" if verhaal.is_tegenverhaal else "Geen verhaal"
        reden = f": {verhaal.tekst}" if verhaal.tekst else "."
        return html.P(f"{wat}, volgens {_side(verhaal)}{reden}")
    delen = [
        "tegenverhaal" if verhaal.is_tegenverhaal else "",
        verhaal.bron,
        _words_of(verhaal),
        verhaal.thema,
        stof.name_factor(verhaal.factor_id),
        f"ingebracht door {_side(verhaal)}",
    ]
    citaat = quotation(verhaal.tekst, " · ".join(deel for deel in delen if deel))
    if verhaal.kant != stof.gebruiker.kant:
        return citaat
    return html.Div([citaat, *show_vrijgave_verhaal(stof, verhaal)])


def _ask_counter_story(stof: Gespreksstof, verhalen: list[Verhaal]) -> list[Component]:
    if stof.gesprek.status is GesprekStatus.VASTGESTELD or not wants_tegenverhaal(verhalen):
        return []
    return [
        notice(
            "Deze verhalen wijzen dezelfde kant op.",
            html.P("Wie ziet het anders? Zoek een tegenverhaal, of schrijf op waar u het zocht."),
        )
    ]


def _words_of(verhaal: Verhaal) -> str:
    return load_keuzelijst("confrontatie").get(verhaal.confrontatie, "").lower()


def _side(verhaal: Verhaal) -> str:
    return f"de {verhaal.kant}"


def _form(stof: Gespreksstof, afspraak: Afspraak, verhalen: list[Verhaal]) -> list[Component]:
    if not may(stof.gebruiker, Recht.LEZING_SCHRIJVEN) or stof.gesprek.status is GesprekStatus.VASTGESTELD:
        return []
    vraagt = wants_tegenverhaal(verhalen)
    # Only the own stories empty the form: what others add meanwhile must not cost what is being typed.
    eigen = sum(v.account_id == stof.gebruiker.id for v in verhalen)
    formulier = Formulier(PAGINA, "verhaal", f"{stof.gesprek.id}-{afspraak.id}", stand=str(eigen))
    velden = formulier.draw(
        formulier.text(
            "tekst", "Het verhaal", hulp="In de woorden van wie het vertelde. Schrijf geen namen op.", rijen=3
        ),
        formulier.choice("bron", "Van wie is het verhaal?", list(load_keuzelijst("verhaal_bron").items())),
        formulier.line(
            "toestemming",
            "Wie gaf toestemming om het te gebruiken?",
            hulp="Bijvoorbeeld: de jongere zelf, op 3 december. Schrijf geen naam op.",
        ),
        formulier.choice(
            "confrontatie", "Hoe past het bij het cijfer?", list(load_keuzelijst("confrontatie").items())
        ),
        formulier.line("thema", "Waar gaat het over? (mag leeg blijven)", hulp="In een paar woorden."),
        formulier.select(
            "factor",
            "Bij welke factor hoort het? (mag leeg blijven)",
            stof.factor_choices(afspraak),
            waarde="",
        ),
        formulier.choice(
            "vrijgave", "Wie mag het lezen?", explained("vrijgave"), waarde=Vrijgave.GESPREK.value
        ),
        formulier.hidden("tegen", "ja" if vraagt else "nee"),
        knoppen=[
            formulier.button("voeg_toe", "Voeg het verhaal toe", is_hoofd=False),
            formulier.button(
                "geen_verhaal",
                "Ik zocht, maar vond geen ander verhaal" if vraagt else "Er is geen verhaal",
                is_hoofd=False,
            ),
        ],
    )
    titel = "Voeg een tegenverhaal toe" if vraagt else "Voeg een verhaal toe, of zeg dat er geen is"
    return [details(titel, velden)]


def show_herkenningen(stof: Gespreksstof, afspraak: Afspraak) -> Component:
    """Draw what wijkpartners say about this figure; a met target nobody knows reads so."""
    hierover = [
        h
        for h in stof.herkenningen
        if h.indicatorcode == afspraak.indicatorcode and h.interventiecode in (afspraak.interventiecode, "*")
    ]
    if not hierover:
        return note("Wijkpartners hebben nog niet gezegd of zij dit cijfer herkennen.")
    woorden = load_keuzelijst("herkenning")
    regels = [
        html.Li(
            [
                html.Strong(f"{woorden.get(h.antwoord, h.antwoord)}. "),
                f"“{h.waarom}” ({h.gegeven_door})",
            ]
        )
        for h in hierover
    ]
    return html.Div(
        [
            html.H3(["Herkenning in de wijk ", *([chip(merk)] if (merk := _mark(stof, afspraak)) else [])]),
            html.Ul(regels, className="lijst"),
        ]
    )


def _mark(stof: Gespreksstof, afspraak: Afspraak) -> str:
    """Return `gehaald, niet herkend` when the target is met and a wijkpartner does not recognise it (R-34)."""
    antwoorden = {
        h.antwoord
        for h in stof.herkenningen
        if h.indicatorcode == afspraak.indicatorcode and h.interventiecode in (afspraak.interventiecode, "*")
    }
    return "gehaald, niet herkend" if "niet_herkend" in antwoorden and is_target_met(stof, afspraak) else ""


def is_target_met(stof: Gespreksstof, afspraak: Afspraak) -> bool:
    """Answer whether the figure of this quarter reaches the target, in the direction that is better."""
    cijfer, doel = stof.cijfer(afspraak), stof.status(afspraak).target_in(stof.gesprek.regiocode)
    return cijfer is not None and reaches(cijfer, doel, stof.indicatoren[afspraak.indicatorcode])
