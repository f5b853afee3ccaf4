"""Actions that came back and ask for a verdict, with their evidence; the form of the verdict (R-40)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.beloop import show_beloop
from app.components.bron import show_bron
from app.components.formulier import Formulier, explained
from app.components.getallen import show_kwartaal, show_waarde
from app.components.knoppen import address, link
from app.components.kop import section
from app.components.rekenwijzen import method_links, methods_of
from app.components.tabellen import link_list
from app.components.vakken import card, details, empty_state, note
from app.context import Context
from app.identity import Gebruiker
from app.pages.verbeteren_stof import Terugblik, load_terugblik
from app.services.verbeteracties import returning
from app.toegang import may
from schemas.rollen import Recht
from schemas.vocabulary import Kwartaal

if TYPE_CHECKING:
    from app.store.tables import Verbeteractie

ROUTE = "/verbeteren"
PAGINA = "verbeteren"
NIET_OPNIEUW = ""
UITGESCHREVEN = 3
"""How many returned actions are drawn in full; the oldest come first."""
UITLEG = (
    "Wij vergelijken het laatste cijfer van voor de start met het nieuwste erna, vanaf het kwartaal van terugkijken en nooit "
    "over een breuk heen. Is het verschil meer dan toeval en gaat het de verwachte kant op, dan is het gezien. Gaat het duidelijk de "
    "andere kant op, of past de verwachte verandering niet bij wat is gemeten, dan is het niet gezien. In alle andere "
    "gevallen is het nog niet te zeggen. De drie tellen even zwaar. Wat het betekent, zegt u zelf."
)


def show_teruggekomen(context: Context, session: Session, gebruiker: Gebruiker) -> Component:
    """Draw every returned action, or say that none did."""
    acties = returning(session, gebruiker, context.kwartaal)
    if not acties:
        leeg = empty_state("Er is nu geen verbeteractie die om een oordeel vraagt.")
        return section("Teruggekomen: hielp het?", leeg)
    terugblikken = [load_terugblik(context, session, gebruiker, actie) for actie in acties[:UITGESCHREVEN]]
    return section(
        "Teruggekomen: hielp het?",
        html.Div(show_terugblikken(context, gebruiker, terugblikken), className="stapel"),
        *_more(acties[UITGESCHREVEN:]),
    )


def _more(acties: Sequence[Verbeteractie]) -> list[Component]:
    """Name what else came back: more than a few charts at once nobody reads."""
    if not acties:
        return []
    links = [
        link(
            f"{actie.titel} ({show_kwartaal(actie.terugkijk_kwartaal)})",
            address(ROUTE, verbeteractie=actie.id),
        )
        for actie in acties
    ]
    return [card("Ook teruggekomen", link_list(links))]


def show_terugblikken(
    context: Context, gebruiker: Gebruiker, terugblikken: Sequence[Terugblik]
) -> list[Component]:
    """Draw returned actions with their evidence and, for who may give one, the form of the verdict."""
    return [_draw(context, gebruiker, terugblik) for terugblik in terugblikken]


def _draw(context: Context, gebruiker: Gebruiker, terugblik: Terugblik) -> Component:
    actie = terugblik.verbeteractie
    return html.Section(
        [
            html.P(
                f"Terug in {show_kwartaal(actie.terugkijk_kwartaal)} · {actie.eigenaar}", className="soort"
            ),
            html.H3(link(actie.titel, address(ROUTE, verbeteractie=actie.id))),
            html.P(describe_expectation(terugblik)),
            show_bewijs(terugblik),
            *show_oordeelformulier(context, gebruiker, terugblik),
        ],
        className="vak terugblik",
    )


def describe_expectation(terugblik: Terugblik) -> str:
    """Say what was expected: which figure, which way, how far."""
    actie = terugblik.verbeteractie
    waar = (
        f", naar {show_waarde(actie.verwachte_waarde, terugblik.indicator.eenheid)}"
        if actie.verwachte_waarde is not None
        else ""
    )
    return (
        f"Omdat {_lower_first(actie.omdat)}. "
        f"Wij verwachtten dat het cijfer “{terugblik.indicator.naam}” {actie.verwachte_richting} wordt{waar}."
    )


def _lower_first(tekst: str) -> str:
    schoon = tekst.strip().rstrip(".")
    schoon = schoon[5:].strip() if schoon.lower().startswith("omdat") else schoon
    return schoon[:1].lower() + schoon[1:]


def show_bewijs(terugblik: Terugblik) -> Component:
    """Draw before and after: the sentence, then the chart with the start of the action."""
    return html.Div(
        [
            html.P(terugblik.zin, className="zin"),
            html.P([html.Strong("Wat de cijfers zeggen. "), terugblik.bevinding]),
            *([] if terugblik.is_ingehaald else [note(_not_in_yet(terugblik))]),
            show_beloop(
                f"{terugblik.indicator.naam} per {terugblik.indicator.periodesoort}",
                terugblik.reeks,
                terugblik.indicator,
                merken=terugblik.merken,
                doel=terugblik.verbeteractie.verwachte_waarde,
                streven="wat wij verwachtten",
                plaatsnaam=lambda code: terugblik.plaatsnamen.get(code, code),
            ),
            *_show_verder(terugblik),
            details("Hoe bepalen wij dit?", html.P(UITLEG), method_links(methods_of(terugblik.indicator))),
            *([show_bron(terugblik.na)] if terugblik.na else []),
        ]
    )


def _show_verder(terugblik: Terugblik) -> list[Component]:
    """Draw what else happened in the same period: another course may have another cause (R-15)."""
    kop = html.P(html.Strong("Wat er in deze tijd nog meer gebeurde"))
    if not terugblik.verder:
        return [
            kop,
            note("Er is niets anders vastgelegd. Een verandering kan toch een andere oorzaak hebben."),
        ]
    return [kop, link_list(terugblik.verder), note("Ook dit kan met het cijfer samenhangen.")]


def _not_in_yet(terugblik: Terugblik) -> str:
    kwartaal = show_kwartaal(terugblik.verbeteractie.terugkijk_kwartaal)
    return f"Het cijfer over {kwartaal} is er nog niet, of het is verborgen. U kunt wachten met uw oordeel."


def show_oordeelformulier(context: Context, gebruiker: Gebruiker, terugblik: Terugblik) -> list[Component]:
    """Draw the form of the verdict for who may give it."""
    actie = terugblik.verbeteractie
    if not terugblik.wacht or not may(gebruiker, Recht.VERBETERACTIE_BIJWERKEN):
        return []
    formulier = Formulier(PAGINA, "oordeel", str(actie.id), stand=str(len(actie.oordelen)))
    return [
        formulier.draw(
            formulier.choice(
                "gezien",
                "Wat ziet u?",
                explained("gezien"),
                waarde=terugblik.bevonden.gezien,
                hulp="Ingevuld staat wat de cijfers zeggen. Ziet u iets anders, kies dat dan en schrijf op waarom.",
            ),
            formulier.choice("vervolg", "Hoe gaat u verder?", explained("vervolg")),
            formulier.text("les", "Wat leert u hiervan?", hulp="Werkt hier wel of niet, omdat …", rijen=2),
            formulier.select(
                "opnieuw",
                "Wilt u later nog eens kijken?",
                _again(context.kwartaal),
                waarde=NIET_OPNIEUW,
            ),
            formulier.hidden("versie", actie.versie),
            knoppen=[
                formulier.button("oordeel", "Geef dit oordeel", naam=f"Geef dit oordeel: {actie.titel}")
            ],
        )
    ]


def _again(kwartaal: Kwartaal) -> Sequence[tuple[str, str]]:
    later = [kwartaal.plus(n) for n in range(1, 5)]
    return [(NIET_OPNIEUW, "Nee, dit oordeel is genoeg"), *((str(k), f"Ja, in {k.label}") for k in later)]
