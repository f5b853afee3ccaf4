"""The table under the contribution ladder: every mark of the drawing as a row, from the wijk down to what was done (R-19)."""

from collections.abc import Sequence

from app.components.cijfers import Cijfer, describe_change, describe_count, describe_margin
from app.components.elementen import Inhoud
from app.components.factoren import Factorstand
from app.components.getallen import show_aandeel, show_getal
from app.components.uitweg import show_uitweg
from app.pages.wijkbeeld_blik import Blik
from app.pages.wijkbeeld_factorcijfers import describe_bereik, outcomes_of
from app.pages.wijkbeeld_factorcontext import Wijkcijfer, context_of
from app.pages.wijkbeeld_wie import describe_trede

BEREIK = "bereik"
KOPPEN = ("Trede", "Waarde", "Gemeten (n)", "Verandering", "Effectladder")
GEEN = "–"


def list_rijen(blik: Blik, factor: Factorstand, codes: Sequence[str]) -> list[list[Inhoud]]:
    """List the wijk, who took part, and what was done, in the order of the drawing."""
    return [
        *(_wijk(regel) for regel in context_of(blik, factor)),
        *(_deelnemers(blik, cijfer) for cijfer in outcomes_of(blik, factor)),
        ["Gedaan: alles samen", describe_bereik(blik, factor), GEEN, GEEN, GEEN],
        *(_gedaan(blik, factor, code) for code in codes),
    ]


def _wijk(regel: Wijkcijfer) -> list[Inhoud]:
    stad = f"; heel de gemeente {regel.stad.say(regel.indicator)}" if regel.stad else ""
    waarde = f"{regel.hier.say(regel.indicator)}{stad}"
    return [f"De wijk: {regel.indicator.naam}, {regel.hier.wanneer}", waarde, GEEN, GEEN, GEEN]


def _deelnemers(blik: Blik, cijfer: Cijfer) -> list[Inhoud]:
    indicator = blik.indicatoren[cijfer.indicatorcode]
    is_dicht = cijfer.is_onderdrukt or cijfer.waarde is None
    return [
        f"Wie meedeed: {blik.intervention(cijfer.interventiecode)}, {indicator.naam}",
        ["verborgen", *_uitweg(blik, cijfer)] if is_dicht else describe_margin(cijfer, indicator.eenheid),
        GEEN if is_dicht else describe_count(cijfer),
        describe_change(cijfer),
        GEEN,
    ]


def _gedaan(blik: Blik, factor: Factorstand, code: str) -> list[Inhoud]:
    bereikt = blik.find(BEREIK, code)
    trede = max(
        (a.trede for a in blik.aanbod if a.factor_id == factor.factor_id and a.interventiecode == code),
        default=None,
    )
    return [
        f"Gedaan: {blik.intervention(code)}",
        [_reach_words(bereikt, factor), *(_uitweg(blik, bereikt) if bereikt else [])],
        GEEN,
        GEEN,
        describe_trede(trede) if trede is not None else GEEN,
    ]


def _reach_words(bereikt: Cijfer | None, factor: Factorstand) -> str:
    if bereikt is None:
        return "geen cijfer"
    if bereikt.is_onderdrukt or bereikt.waarde is None:
        return "verborgen"
    deel = f", {show_aandeel(bereikt.waarde / factor.doelgroep)} van de doelgroep" if factor.doelgroep else ""
    return f"{show_getal(bereikt.waarde)} deelnemers{deel}"


def _uitweg(blik: Blik, cijfer: Cijfer) -> list[Inhoud]:
    return show_uitweg(cijfer, blik.plaatsen.name, kwartaal=blik.kwartaal)
