"""Two sealed readings of one afspraak: the own form before, both side by side after (R-30, R-32, R-35)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from app.components.formulier import Formulier, explained
from app.components.getallen import show_dag, show_moment
from app.components.tabellen import definition_list
from app.components.vakken import note, notice
from app.pages.gesprek_stof import Gespreksstof
from app.pages.gesprek_vrijgave import show_vrijgave_lezing
from app.services.lezingen import DUIDELIJK, TE_LEZEN
from app.store.access.gesprekken import GEOPENDE
from app.toegang import may
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import LezingStatus, Vrijgave
from schemas.methode import STANDAARD, Methode, Stap, load_methode
from schemas.rollen import Recht

if TYPE_CHECKING:
    from app.store.tables import Afspraak, Lezing

PAGINA = "gesprek"
KANTEN = (("aanbieder", "Lezing van de aanbieder"), ("gemeente", "Lezing van de gemeente"))
ZEGEL = "De ander ziet dit pas als u beiden heeft ingediend."


def show_lezingen(stof: Gespreksstof, afspraak: Afspraak) -> Component:
    """Draw what this person may see: the own side while sealed, both sides once opened."""
    if stof.gesprek.status in GEOPENDE:
        return _opened(stof, afspraak)
    if not may(stof.gebruiker, Recht.LEZING_SCHRIJVEN):
        return note("De lezingen zijn nog gesloten. Ze gaan open als beide kanten hebben ingediend.")
    eigen = stof.lezing(afspraak, stof.gebruiker.kant)
    if eigen is not None and eigen.status is LezingStatus.INGEDIEND:
        return html.Div(
            [
                notice("Uw lezing is ingediend en verzegeld.", html.P(ZEGEL), toon="goed"),
                show_lezing(stof, eigen, dict(KANTEN)[eigen.kant]),
            ],
            className="lezing-eigen",
        )
    return _form(stof, afspraak, eigen)


def _opened(stof: Gespreksstof, afspraak: Afspraak) -> Component:
    delen = []
    for kant, titel in KANTEN:
        lezing = stof.lezing(afspraak, kant)
        delen.append(show_lezing(stof, lezing, titel) if lezing else _not_for_you(titel, kant))
    return html.Div(delen, className="twee lezingen tafel-lezingen")


def _not_for_you(titel: str, kant: str) -> Component:
    zin = "De schrijver heeft deze lezing niet vrijgegeven buiten het gesprek."
    return html.Section(
        [html.H3(titel), html.P(zin, className="noot")], className=f"vak lezing lezing-{kant}"
    )


def show_lezing(stof: Gespreksstof, lezing: Lezing, titel: str) -> Component:
    """Draw one reading by the questions of the method it was written with."""
    methode = load_methode(lezing.methode)
    stappen, verdieping = (
        [(stap.vraag, lezing.antwoorden.get(stap.code, "")) for stap in vragen]
        for vragen in (methode.stappen, methode.verdieping)
    )
    belemmering = load_keuzelijst("belemmering").get(lezing.belemmering, "") if lezing.belemmering else ""
    wanneer = f"ingediend op {show_moment(lezing.ingediend_op)}" if lezing.ingediend_op else "concept"
    return html.Section(
        [
            html.H3(titel),
            definition_list(
                [
                    *stappen,
                    ("Twijfel", lezing.twijfel),
                    ("Andere verklaring", lezing.andere_verklaring),
                    *verdieping,
                    ("Hield tegen", belemmering),
                    ("Factor die meespeelt", stof.name_factor(lezing.factor_id)),
                ]
            ),
            note(f"{lezing.geschreven_door}, {wanneer}"),
            *show_vrijgave_lezing(stof, lezing),
        ],
        className=f"vak lezing lezing-{lezing.kant}",
    )


def _form(stof: Gespreksstof, afspraak: Afspraak, lezing: Lezing | None) -> Component:
    if stof.gesprek.status not in TE_LEZEN:
        return note("Voor dit gesprek worden geen lezingen meer geschreven.")
    formulier = Formulier(PAGINA, "lezing", f"{stof.gesprek.id}-{afspraak.id}")
    methode = load_methode(lezing.methode if lezing else STANDAARD)
    return html.Section(
        [
            html.H3("Uw lezing"),
            html.P(ZEGEL, className="zegel"),
            formulier.draw(
                *_questions(formulier, methode.stappen, lezing),
                *_alternative(stof, afspraak, formulier, lezing),
                *_doubt(formulier, methode, lezing),
                *_context(stof, afspraak, formulier, lezing),
                formulier.choice(
                    "vrijgave",
                    "Wie mag uw lezing lezen?",
                    explained("vrijgave"),
                    waarde=lezing.vrijgave.value if lezing else Vrijgave.GESPREK.value,
                ),
                formulier.hidden("versie", lezing.versie if lezing else 0),
                formulier.hidden("methode", methode.code),
                knoppen=[
                    formulier.button("dien_in", "Dien de lezing in"),
                    formulier.button("bewaar", "Bewaar als concept", is_hoofd=False),
                ],
            ),
            *([note(f"Concept bewaard op {show_moment(lezing.geschreven_op)}.")] if lezing else []),
        ],
        className=f"vak lezing lezing-{stof.gebruiker.kant}",
    )


def _questions(formulier: Formulier, stappen: Sequence[Stap], lezing: Lezing | None) -> list[Component]:
    antwoorden = lezing.antwoorden if lezing else {}
    return [
        formulier.text(
            f"stap_{stap.code}",
            stap.vraag if stap.is_verplicht else f"{stap.vraag} (mag leeg blijven)",
            waarde=antwoorden.get(stap.code, ""),
            hulp=stap.hulp,
            rijen=3 if stap.is_verplicht else 2,
        )
        for stap in stappen
    ]


def _doubt(formulier: Formulier, methode: Methode, lezing: Lezing | None) -> list[Component]:
    """Ask for doubt, and for what nobody planned."""
    twijfel = formulier.text(
        "twijfel",
        "Waar twijfelt u over? (mag leeg blijven)",
        waarde=lezing.twijfel if lezing else "",
        rijen=2,
    )
    return [twijfel, *_questions(formulier, methode.verdieping, lezing)]


def _context(
    stof: Gespreksstof, afspraak: Afspraak, formulier: Formulier, lezing: Lezing | None
) -> list[Component]:
    """Ask what held back, and which factor of the wijk plays along; those of the intervention come first."""
    return [
        formulier.select(
            "belemmering",
            "Houdt iets u tegen om te verbeteren?",
            [("", "Geen"), *load_keuzelijst("belemmering").items()],
            waarde=lezing.belemmering if lezing else "",
        ),
        formulier.select(
            "factor",
            "Speelt een factor in de wijk mee?",
            stof.factor_choices(afspraak),
            waarde=lezing.factor_id if lezing else "",
            hulp="De factoren waar deze interventie aan bijdraagt, staan bovenaan.",
        ),
    ]


def _alternative(
    stof: Gespreksstof, afspraak: Afspraak, formulier: Formulier, lezing: Lezing | None
) -> list[Component]:
    """Ask for another explanation and offer what happened in the wijk (R-32)."""
    gebeurtenissen = [
        f"{g.titel} ({show_dag(g.datum)})" for g in stof.recent_events(afspraak.interventiecode)
    ]
    keuze = formulier.select(
        "gebeurtenis",
        "Speelde iets in de wijk mee? (wij zetten het bij uw andere verklaring)",
        [("", "Niets gekozen"), *((g, g) for g in gebeurtenissen)],
        waarde="",
    )
    cijfer = stof.cijfer(afspraak)
    moet = cijfer is not None and cijfer.verandering in DUIDELIJK
    tekst = formulier.text(
        "andere_verklaring",
        "Kan er een andere verklaring zijn?" + ("" if moet else " (mag leeg blijven)"),
        waarde=lezing.andere_verklaring if lezing else "",
        hulp="Dit cijfer is duidelijk veranderd. Schrijf ook op als u geen andere verklaring ziet."
        if moet
        else "",
        rijen=2,
    )
    return [tekst, *([keuze] if gebeurtenissen else [])]
