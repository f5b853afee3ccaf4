"""The form of a verbeteractie, and the answer to 'kan dit gezien worden?' (R-24, R-40)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from app.components.formulier import Formulier, explained
from app.components.vakken import details, notice
from app.components.zichtbaarheid import GEEN_BASIS, Basis, describe_zichtbaarheid, show_manieren
from app.context import Context
from app.pages.gesprek_stof import Gespreksstof
from app.pages.inzendingen import Inzending
from app.services.verbeteracties import Verbeteractieinvoer
from schemas.errors import OngeldigeWaardeError
from schemas.indicator import Indicator
from schemas.keuzelijst import load_keuzelijst
from schemas.vocabulary import Kwartaal

if TYPE_CHECKING:
    from app.store.tables import Afspraak, Verbeteractie

KWARTALEN_VOORUIT = 6
NIETS = "-"


def show_verbeteractie_formulier(
    context: Context, stof: Gespreksstof, afspraak: Afspraak, *, pagina: str, stand: str
) -> Component:
    """Draw the form within a talk: the afspraak is given."""
    formulier = Formulier(pagina, "verbeteractie", f"{stof.gesprek.id}-{afspraak.id}", stand=stand)
    return formulier.draw(
        *action_fields(formulier, context.kwartaal, stof.indicatoren[afspraak.indicatorcode]),
        knoppen=[
            formulier.button("leg_vast", "Leg de verbeteractie vast"),
            formulier.button("toets", "Kan dit gezien worden?", is_hoofd=False),
        ],
    )


def action_fields(formulier: Formulier, kwartaal: Kwartaal, indicator: Indicator | None) -> list[Component]:
    """Draw problem, solution, because–therefore–we expect, who, and when to look again."""
    start = [kwartaal.plus(n) for n in range(-1, 3)]
    terug = [kwartaal.plus(n) for n in range(KWARTALEN_VOORUIT)]
    beter = "lager" if indicator is not None and indicator.hoger_is_beter is False else "hoger"
    return [
        formulier.line("titel", "Hoe noemt u de verbeteractie?"),
        formulier.text(
            "probleem", "Wat is het probleem?", hulp="Beschrijf het los van de oplossing.", rijen=2
        ),
        formulier.text("oplossing", "Wat gaat u anders doen?", rijen=2),
        formulier.text("omdat", "Waarom denkt u dat dit helpt?", hulp="Omdat …", rijen=2),
        html.Div(
            [
                formulier.choice(
                    "richting", "Het cijfer wordt", list(load_keuzelijst("richting").items()), waarde=beter
                ),
                formulier.line("waarde", "Naar welke waarde? (mag leeg blijven)", hulp=_unit_help(indicator)),
                formulier.select("start", "Start in", _options(start), waarde=str(kwartaal)),
                formulier.select(
                    "terugkijk", "Terugkijken in", _options(terug), waarde=str(kwartaal.plus(2))
                ),
            ],
            className="velden-naast",
        ),
        formulier.line("eigenaar", "Wie gaat dit doen?", hulp="Een rol of organisatie."),
        details("Wat voor doel, en wat verandert er?", _goal_fields(formulier)),
        details("Wie krijgt eer?", credit_fields(formulier)),
        details("Is dit een experiment?", _experiment_fields(formulier, terug)),
    ]


def _goal_fields(formulier: Formulier) -> Component:
    """Draw goal type, what changes, where it takes hold and what stands in the way."""
    return html.Div(
        [
            formulier.select("doelsoort", "Wat voor doel heeft dit?", explained("doelsoort"), waarde="werkwijze"),
            formulier.select("verandert", "Wat verandert er?", explained("verandert"), waarde="routine"),
            formulier.select("niveau", "Waar grijpt het aan?", explained("niveau"), waarde="proces"),
            formulier.select(
                "belemmering", "Wat zit in de weg?", [(NIETS, "Niets bijzonders"), *explained("belemmering")],
                waarde=NIETS,
            ),
        ]
    )  # fmt: skip


def credit_fields(formulier: Formulier, actie: Verbeteractie | None = None) -> Component:
    """Draw who had the idea, does it, pays it and helped (R-44); empty fields stay out of print."""
    rollen = {
        "ideegever": "Van wie is het idee?",
        "uitvoerder": "Wie voert het uit?",
        "financier": "Wie betaalt het?",
        "meedenkers": "Wie dacht er mee?",
    }
    return html.Div(
        [
            html.P(
                "Een rol of organisatie, geen naam van een kind of ouder. Dit staat ook op papier en in exports."
            ),
            *(
                formulier.line(veld, vraag, waarde=getattr(actie, veld) if actie else None)
                for veld, vraag in rollen.items()
            ),
            formulier.line(
                "instemming",
                "Voert een ander het idee uit? Hoe stemde de ideegever daarmee in?",
                waarde=actie.instemming if actie else None,
            ),
        ]
    )


def _experiment_fields(formulier: Formulier, kwartalen: Sequence[Kwartaal]) -> Component:
    keuzes = (("nee", "Nee"), ("ja", "Ja, wij proberen iets dat nog niet mag of kan zoals het moet"))
    return html.Div(
        [
            formulier.choice("experiment", "Is dit een experiment?", keuzes, waarde="nee"),
            formulier.line("experiment_eigenaar", "Van wie is het experiment?"),
            formulier.select(
                "experiment_tot", "Tot en met wanneer?", _options(kwartalen), waarde=str(kwartalen[-1])
            ),
            formulier.text("vervolgplan", "Wat gebeurt er als het werkt?", rijen=2),
        ]
    )


def read_credit(inzending: Inzending) -> dict[str, str]:
    """Read who gets credit."""
    velden = ("ideegever", "uitvoerder", "financier", "meedenkers", "instemming")
    return {veld: inzending.text(veld) for veld in velden}


def niveau_word(code: str) -> str:
    """Say where an action takes hold."""
    return load_keuzelijst("niveau").get(code, code)


def _unit_help(indicator: Indicator | None) -> str:
    if indicator is None:
        return "In de eenheid van het cijfer; een aandeel in procenten, bijvoorbeeld 85."
    if indicator.eenheid == "aandeel":
        return "In procenten, bijvoorbeeld 85."
    return "Een cijfer, bijvoorbeeld 7,5." if indicator.eenheid == "cijfer" else "Een aantal per kwartaal."


def _options(kwartalen: Sequence[Kwartaal]) -> list[tuple[str, str]]:
    return [(str(kwartaal), kwartaal.label) for kwartaal in kwartalen]


def read_expected(inzending: Inzending, indicator: Indicator) -> float | None:
    """Read the expected value in the indicator's unit; a share is typed in percents."""
    waarde = inzending.number("waarde")
    if waarde is None:
        return None
    if indicator.eenheid != "aandeel":
        return waarde
    if 0 < waarde < 1 or not 0 <= waarde <= 100:
        raise OngeldigeWaardeError("Schrijf de verwachte waarde als percentage van 1 tot en met 100.")
    return waarde / 100


def read_verbeteractie(
    inzending: Inzending,
    indicator: Indicator,
    *,
    afspraak_id: int,
    regiocode: str,
    gesprek_id: int | None = None,
) -> Verbeteractieinvoer:
    """Read the form; what is missing the service says."""
    return Verbeteractieinvoer(
        afspraak_id=afspraak_id,
        regiocode=regiocode,
        gesprek_id=gesprek_id,
        titel=inzending.text("titel"),
        probleem=inzending.text("probleem"),
        oplossing=inzending.text("oplossing"),
        omdat=inzending.text("omdat"),
        eigenaar=inzending.text("eigenaar"),
        **read_credit(inzending),
        niveau=inzending.text("niveau") or "proces",
        doelsoort=inzending.text("doelsoort") or "werkwijze",
        verandert=inzending.text("verandert") or "routine",
        belemmering=inzending.text("belemmering").removeprefix(NIETS),
        is_experiment=inzending.text("experiment") == "ja",
        experiment_eigenaar=inzending.text("experiment_eigenaar"),
        experiment_tot=_read_term(inzending),
        vervolgplan=inzending.text("vervolgplan"),
        verwachte_richting=inzending.text("richting"),
        verwachte_waarde=read_expected(inzending, indicator),
        start_kwartaal=Kwartaal.parse(inzending.text("start")),
        terugkijk_kwartaal=Kwartaal.parse(inzending.text("terugkijk")),
    )


def _read_term(inzending: Inzending) -> Kwartaal | None:
    """Read until when an experiment runs; what is no experiment has no term."""
    tekst = inzending.text("experiment_tot")
    return Kwartaal.parse(tekst) if tekst and inzending.text("experiment") == "ja" else None


def show_zichtbaarheid(basis: Basis | None, inzending: Inzending, indicator: Indicator) -> Component:
    """Answer whether the expected change could be told from chance at the present numbers (R-24)."""
    verwacht = read_expected(inzending, indicator)
    if basis is None:
        return notice("Kan dit gezien worden?", html.P(GEEN_BASIS))
    richting = inzending.text("richting") or "hoger"
    return notice(
        "Kan dit gezien worden?",
        html.P(describe_zichtbaarheid(basis, richting, verwacht, wat="Uw verwachting")),
        show_manieren(basis, richting, verwacht),
    )
