"""The form of a concept: passport, KPI-toets, target and precondition, in the order one thinks them through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from app.components.formulier import Formulier, explained
from app.components.getallen import show_getal
from app.components.vakken import details
from app.pages.inzendingen import Inzending
from app.services.afspraakconcepten import AF_TE_SPREKEN, Afspraakinvoer
from schemas.indicator import Indicator, load_indicatoren
from schemas.vocabulary import ALLE, Kwartaal

if TYPE_CHECKING:
    from app.store.tables import Afspraak

PAGINA = "afspraken"
GEEN = "-"
"""The choice for "none" in a list that may be left open."""
INFORMANTEN = (
    (ALLE, "Iedereen samen, of niet van toepassing"),
    ("jongere", "Jongeren"),
    ("ouder", "Ouders"),
    ("professional", "Professionals"),
)
EENHEIDSHULP = {
    "aandeel": "In procenten, bijvoorbeeld 80.",
    "cijfer": "Een cijfer van 1 tot en met 10, bijvoorbeeld 7,5.",
    "aantal": "Een aantal per kwartaal.",
}


def show_formulier(concept: Afspraak) -> Component:
    """Draw every field with what is filled in so far."""
    f = Formulier(PAGINA, "concept", str(concept.id), stand=concept.status.value)
    indicator = load_indicatoren()[concept.indicatorcode]
    return f.draw(
        _group("1. Waarvoor is dit cijfer?", *_purpose(f, concept)),
        _group("2. Wat gebeurt er met het cijfer?", *_consequences(f, concept)),
        _group("3. KPI-toets: klopt dit cijfer voor dit doel?", *_check(f, concept, indicator)),
        _group("4. De streefwaarde", *_target(f, concept, indicator)),
        details(
            "5. Een randvoorwaarde bij de gemeente (mag leeg blijven)",
            *_condition(f, concept),
            is_open=bool(concept.randvoorwaarde),
        ),
        knoppen=[
            f.button("bewaar", "Bewaar het concept"),
            f.button("toets", "Kan dit gezien worden?", is_hoofd=False),
        ],
    )


def _group(titel: str, *velden: Component) -> Component:
    return html.Div([html.H3(titel), *velden])


def _purpose(f: Formulier, c: Afspraak) -> list[Component]:
    return [
        f.choice("doel", "Waarvoor gebruiken wij dit cijfer?", explained("doel"), waarde=c.doel or None),
        f.line(
            "gevraagd_door", "Wie vroeg erom?", waarde=c.gevraagd_door, hulp="Een functie of organisatie."
        ),
        f.line(
            "lasten_uren",
            "Hoeveel uur werk kost dit de aanbieder per kwartaal?",
            waarde="" if c.lasten_uren is None else show_getal(c.lasten_uren, decimalen=1),
        ),
        f.text("wie_ziet", "Wie ziet dit cijfer?", waarde=c.wie_ziet, rijen=2),
        f.text("wanneer_goed", "Wanneer is het goed?", waarde=c.wanneer_goed, rijen=2),
        f.select("informant", "Wie antwoordt?", INFORMANTEN, waarde=c.informant),
        f.select("tot_kwartaal", "Tot en met welk kwartaal geldt het?", _quarters(c), waarde=c.tot_kwartaal),
    ]


def _quarters(c: Afspraak) -> list[tuple[str, str]]:
    van, tot = Kwartaal.parse(c.beschikking.van_kwartaal), Kwartaal.parse(c.beschikking.tot_kwartaal)
    alle = []
    while van <= tot:
        alle.append((str(van), van.label))
        van = van.plus(1)
    return alle


def _consequences(f: Formulier, c: Afspraak) -> list[Component]:
    hulp = "'Geen' is ook een antwoord."
    return [
        f.text(
            "gevolg_professional",
            "Wat is het gevolg voor de professional?",
            waarde=c.gevolg_professional,
            hulp=hulp,
            rijen=2,
        ),
        f.text(
            "gevolg_organisatie",
            "Wat is het gevolg voor de organisatie?",
            waarde=c.gevolg_organisatie,
            hulp=hulp,
            rijen=2,
        ),
        f.text(
            "gevolg_contract",
            "Wat is het gevolg voor het contract?",
            waarde=c.gevolg_contract,
            hulp=hulp,
            rijen=2,
        ),
    ]


def _check(f: Formulier, c: Afspraak, indicator: Indicator) -> list[Component]:
    oogmerk = (
        [
            f.text(
                "oogmerk",
                "Dit is een prestatie. Wat moet het voor jongeren of ouders opleveren?",
                waarde=c.oogmerk,
                rijen=2,
            )
        ]
        if indicator.soort == "prestatie"
        else []
    )
    tegen = [
        (code, i.naam)
        for code, i in load_indicatoren().items()
        if i.soort != "context" and code != c.indicatorcode
    ]
    return [
        *oogmerk,
        f.text("invloed", "Wie kan er zelf iets aan doen dat dit cijfer beweegt?", waarde=c.invloed, rijen=2),
        f.text(
            "hoe_te_omzeilen",
            "Hoe kan dit cijfer mooier lijken dan het is?",
            waarde=c.hoe_te_omzeilen,
            rijen=2,
        ),
        f.select(
            "tegenindicator",
            "Welk cijfer verslechtert als dat gebeurt?",
            sorted(tegen, key=lambda keuze: keuze[1]),
            waarde=c.tegenindicator or indicator.tegenindicator or None,
        ),
        f.line(
            "getoetst_door",
            "Wie van buiten keek mee? (mag leeg blijven)",
            waarde=c.getoetst_door,
            hulp="Iemand met kennis van meten, niet van een organisatie die meedingt.",
        ),
    ]


def _target(f: Formulier, c: Afspraak, indicator: Indicator) -> list[Component]:
    return [
        f.choice(
            "leerafspraak",
            "Is dit een afspraak om van te leren?",
            (("nee", "Nee, er hoort een streefwaarde bij"), ("ja", "Ja, er wordt niet op afgerekend")),
            waarde="ja" if c.is_leerafspraak else "nee",
        ),
        f.line(
            "streefwaarde",
            "Streefwaarde",
            waarde=_shown(c.streefwaarde, indicator),
            hulp=EENHEIDSHULP.get(indicator.eenheid, ""),
        ),
        f.choice(
            "herkomst",
            "Hoe komt de streefwaarde tot stand?",
            explained("herkomst"),
            waarde=c.herkomst or None,
        ),
        f.line("formule", "Hoe is de streefwaarde berekend?", waarde=c.formule),
        f.text("wijkreden", "Waarom past deze streefwaarde bij deze wijk?", waarde=c.wijkreden, rijen=2),
    ]


def _condition(f: Formulier, c: Afspraak) -> list[Component]:
    voorwaarden = [(code, i.naam) for code, i in load_indicatoren().items() if i.soort == "voorwaarde"]
    return [
        f.text("randvoorwaarde", "Wat doet de gemeente?", waarde=c.randvoorwaarde, rijen=2),
        f.select(
            "randvoorwaarde_indicator",
            "Aan welk cijfer is dat te zien?",
            [(GEEN, "Geen cijfer"), *voorwaarden],
            waarde=c.randvoorwaarde_indicator or GEEN,
        ),
        f.line(
            "randvoorwaarde_afgesproken",
            "Hoeveel per kwartaal?",
            waarde="" if c.randvoorwaarde_afgesproken is None else show_getal(c.randvoorwaarde_afgesproken),
        ),
    ]


def _shown(waarde: float | None, indicator: Indicator) -> str:
    if waarde is None:
        return ""
    if indicator.eenheid == "aandeel":
        return show_getal(waarde * 100, decimalen=0 if float(waarde * 100).is_integer() else 1)
    return show_getal(waarde, decimalen=0 if float(waarde).is_integer() else 1).replace(".", "")


def ask_overleg(f: Formulier, waarde: str = "") -> Component:
    """Ask when and with whom a change was talked over."""
    return f.text(
        "overleg",
        "Wanneer en met wie besprak u dit?",
        waarde=waarde,
        hulp="'Niet besproken' is ook een antwoord.",
        rijen=2,
    )


def read_afspraak(inzending: Inzending, *, indicatorcode: str, interventiecode: str) -> Afspraakinvoer:
    """Read the form; a share is typed in percents."""
    indicator = load_indicatoren()[indicatorcode]
    teksten = (
        "doel", "gevraagd_door", "gevolg_professional", "gevolg_organisatie", "gevolg_contract", "wie_ziet",
        "wanneer_goed", "invloed", "hoe_te_omzeilen", "tegenindicator", "oogmerk", "getoetst_door", "herkomst",
        "formule", "wijkreden", "randvoorwaarde", "tot_kwartaal",
    )  # fmt: skip
    voorwaarde = inzending.text("randvoorwaarde_indicator")
    return Afspraakinvoer(
        indicatorcode=indicatorcode,
        interventiecode=interventiecode,
        informant=inzending.text("informant") or ALLE,
        lasten_uren=inzending.number("lasten_uren"),
        streefwaarde=read_streefwaarde(inzending, indicator),
        randvoorwaarde_indicator=voorwaarde if voorwaarde not in {"", GEEN} else None,
        randvoorwaarde_afgesproken=inzending.number("randvoorwaarde_afgesproken"),
        is_leerafspraak=inzending.text("leerafspraak") == "ja",
        **{veld: inzending.text(veld) for veld in teksten},
    )


def read_streefwaarde(inzending: Inzending, indicator: Indicator) -> float | None:
    """Read the target in the indicator's unit."""
    waarde = inzending.number("streefwaarde")
    return waarde / 100 if waarde is not None and indicator.eenheid == "aandeel" else waarde


def show_nieuw(beschikking_id: int, interventies: list[tuple[str, str]]) -> Component:
    """Draw the first step: which figure, of which intervention."""
    f = Formulier(PAGINA, "nieuwe_afspraak", str(beschikking_id))
    soort = {"uitkomst": "uitkomst", "prestatie": "prestatie"}
    cijfers = [
        (code, f"{i.naam} ({soort[i.soort]})")
        for code, i in sorted(
            load_indicatoren().items(), key=lambda paar: (paar[1].soort != "uitkomst", paar[1].naam)
        )
        if i.soort in AF_TE_SPREKEN
    ]
    return details(
        "Maak een nieuwe afspraak",
        f.draw(
            f.select(
                "indicator",
                "Over welk cijfer?",
                cijfers,
                hulp="Uitkomsten staan bovenaan: wat het voor jongeren oplevert.",
            ),
            f.select(
                "interventie",
                "Van welke interventie?",
                interventies,
                waarde=interventies[0][0] if len(interventies) == 1 else None,
            ),
            knoppen=[f.button("begin", "Begin een concept", is_hoofd=False)],
        ),
    )
