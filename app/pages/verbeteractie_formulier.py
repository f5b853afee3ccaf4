"""The form of a verbeteractie, and the answer to 'kan dit gezien worden?' (R-24, R-40)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from app.components.cijfers import Cijfer
from app.components.formulier import Formulier
from app.components.getallen import show_getal, show_kwartaal, show_waarde
from app.components.vakken import notice
from app.context import Context
from app.pages.gesprek_stof import Gespreksstof
from app.pages.inzendingen import Inzending
from app.services.verbeteracties import Verbeteractieinvoer
from schemas.errors import OngeldigeWaardeError
from schemas.indicator import Indicator
from schemas.keuzelijst import load_keuzelijst
from schemas.vocabulary import Kwartaal

if TYPE_CHECKING:
    from app.store.tables import Afspraak

KWARTALEN_VOORUIT = 6


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
        formulier.line("meedenkers", "Wie dacht er mee? (mag leeg blijven)"),
        formulier.select(
            "niveau",
            "Waar grijpt het aan?",
            list(load_keuzelijst("niveau").items()),
            waarde="proces",
        ),
    ]


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
        meedenkers=inzending.text("meedenkers"),
        niveau=inzending.text("niveau"),
        verwachte_richting=inzending.text("richting"),
        verwachte_waarde=read_expected(inzending, indicator),
        start_kwartaal=Kwartaal.parse(inzending.text("start")),
        terugkijk_kwartaal=Kwartaal.parse(inzending.text("terugkijk")),
    )


def show_zichtbaarheid(indicator: Indicator, reeks: Sequence[Cijfer], inzending: Inzending) -> Component:
    """Answer whether the expected change could be told from chance at the present numbers (R-24)."""
    verwacht = read_expected(inzending, indicator)
    zin = describe_zichtbaarheid(indicator, reeks, inzending.text("richting") or "hoger", verwacht)
    return notice("Kan dit gezien worden?", html.P(zin))


def describe_zichtbaarheid(
    indicator: Indicator, reeks: Sequence[Cijfer], richting: str, verwacht: float | None
) -> str:
    """Say the smallest change that shows, in one quarter and in two together, beside what is expected."""
    basis = next((c for c in reversed(reeks) if c.waarde is not None and c.n), None)
    if basis is None or basis.waarde is None or basis.n is None:
        return "Dat is nu niet te zeggen: er is nog geen zichtbaar cijfer om van uit te gaan."
    een, twee = (_smallest(indicator, basis, richting, keer) for keer in (1, 2))
    if een is None and twee is None:
        return (
            f"Met {show_getal(basis.n)} metingen per kwartaal is geen enkele verandering in deze richting "
            "te onderscheiden van toeval."
        )
    delen = [f"Nu is het {show_waarde(basis.waarde, indicator.eenheid)} ({show_kwartaal(basis.kwartaal)})."]
    delen.append(
        _reach(indicator, basis, richting, een, f"Met {show_getal(basis.n)} metingen in een kwartaal")
    )
    delen.append(_reach(indicator, basis, richting, twee, "Met twee kwartalen samen"))
    if verwacht is not None:
        delen.append(_judge(indicator, abs(verwacht - basis.waarde), een, twee, verwacht))
    return " ".join(delen)


def _smallest(indicator: Indicator, basis: Cijfer, richting: str, keer: int) -> float | None:
    from pipelines.zekerheid.gemiddelden import find_spreiding
    from pipelines.zekerheid.zichtbaar import smallest_visible_change

    n, waarde = float(basis.n or 0) * keer, float(basis.waarde or 0)
    if indicator.vorm == "gemiddelde" and basis.onder is not None and basis.boven is not None and n > keer:
        spreiding = find_spreiding(basis.onder, basis.boven, float(basis.n or 0))
        return smallest_visible_change(
            indicator.vorm, waarde=waarde, n=n, spreiding=spreiding, richting=richting
        )
    if indicator.vorm in ("gemiddelde", "aandeel"):
        return smallest_visible_change(indicator.vorm, waarde=waarde, n=n, richting=richting)
    # A count over two quarters is twice the count; what shows is told per quarter again.
    zichtbaar = smallest_visible_change(indicator.vorm, waarde=n, n=n, richting=richting)
    return None if zichtbaar is None or not n else zichtbaar * waarde / n


def _reach(indicator: Indicator, basis: Cijfer, richting: str, kleinste: float | None, met: str) -> str:
    if kleinste is None:
        return f"{met} is geen verandering in deze richting te zien."
    grens = float(basis.waarde or 0) + (kleinste if richting == "hoger" else -kleinste)
    woord = "vanaf" if richting == "hoger" else "tot en met"
    return f"{met} is een verandering te zien {woord} {show_waarde(grens, indicator.eenheid)}."


def _judge(
    indicator: Indicator, verschil: float, een: float | None, twee: float | None, verwacht: float
) -> str:
    doel = f"U verwacht {show_waarde(verwacht, indicator.eenheid)}:"
    if een is not None and verschil >= een:
        return f"{doel} dat is in één kwartaal te zien."
    if twee is not None and verschil >= twee:
        return f"{doel} dat is in één kwartaal net niet te zien, met twee kwartalen samen wel."
    return f"{doel} dat is met deze aantallen niet te onderscheiden van toeval. Spreek af waaraan u het dan wel merkt."
