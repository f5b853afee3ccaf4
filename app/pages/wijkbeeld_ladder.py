"""The section of the contribution ladder: from what was done, through who took part, to the wijk (R-15)."""

from dash import html
from dash.development.base_component import Component

from app.components.cijfers import Cijfer, describe_margin, describe_words
from app.components.elementen import aria
from app.components.factoren import Factorstand, describe_verwachting
from app.components.getallen import show_getal
from app.components.grafieken import chart
from app.components.knoppen import tab
from app.figures.ladder import Sport, Trede, height_of, plot_ladder
from app.pages.wijkbeeld_blik import Blik
from app.pages.wijkbeeld_factorcijfers import describe_bereik, interventions_of, outcomes_of
from app.pages.wijkbeeld_factorcontext import context_of, name_bronnen_of
from app.pages.wijkbeeld_factoren import chosen_factors
from app.pages.wijkbeeld_laddertabel import KOPPEN, list_rijen

BEREIK = "bereik"


def show_ladder(blik: Blik) -> Component | None:
    """Draw the ladder of one factor, and the choice of which; None when nobody works on any."""
    factoren = [f for f in chosen_factors(blik) if f.aantal_interventies]
    if not factoren:
        return None
    gevraagd = blik.vraag.get("factor", "")
    factor = next((f for f in factoren if f.factor_id == gevraagd), factoren[0])
    is_open = factor.factor_id == gevraagd
    return html.Div([_choose(blik, factoren, factor), _chart(blik, factor, is_open=is_open)])


def _choose(blik: Blik, factoren: list[Factorstand], gekozen: Factorstand) -> Component:
    return html.Nav(
        html.Ul(
            [
                html.Li(
                    tab(
                        factor.naam,
                        f"{blik.address(factor=factor.factor_id)}#ladder",
                        is_hier=factor is gekozen,
                    )
                )
                for factor in factoren
            ]
        ),
        className="tabbladen",
        **aria(label="Kies een factor"),
    )


def _chart(blik: Blik, factor: Factorstand, *, is_open: bool) -> Component:
    codes = interventions_of(blik, factor)
    treden = (_wijk(blik, factor), _deelnemers(blik, factor), _gedaan(blik, factor, codes))
    return chart(
        f"{factor.naam}: van wat er is gedaan naar de wijk",
        describe_ladder(blik, factor),
        plot_ladder(treden),
        koppen=KOPPEN,
        rijen=list_rijen(blik, factor, codes),
        hoogte=height_of(treden),
        is_open=is_open,
        noot=(
            "Lees van onder naar boven. Hoe hoger, hoe meer er ook door andere dingen verandert. "
            f"Licht: ten hoogste bereikt. Ruit: de wijk; open ruit: heel de gemeente. {name_bronnen_of(blik, [factor])}"
        ).rstrip(),
    )


def describe_ladder(blik: Blik, factor: Factorstand) -> str:
    """Say reach, what participants say, and what may be expected of the wijk; never a cause."""
    zichtbaar = [c for c in outcomes_of(blik, factor) if not c.is_onderdrukt and c.waarde is not None]
    delen = [
        describe_bereik(blik, factor),
        _why_a_range(factor),
        " ".join(_say_deelnemers(blik, zichtbaar)) or "Van wie meedeed, is geen uitkomst te tonen.",
        describe_verwachting(factor),
        "Dit aanbod hangt samen met deze factor; een oorzaak is niet aangetoond.",
    ]
    return " ".join(deel for deel in delen if deel)


def _say_deelnemers(blik: Blik, cijfers: list[Cijfer]) -> list[str]:
    """Say per outcome what those who took part in each intervention told."""
    per_uitkomst: dict[str, list[str]] = {}
    for cijfer in cijfers:
        indicator = blik.indicatoren[cijfer.indicatorcode]
        woorden = describe_words(cijfer, indicator)
        per_uitkomst.setdefault(indicator.naam, []).append(
            f"{blik.intervention(cijfer.interventiecode)} {woorden[:1].lower()}{woorden[1:]}"
        )
    return [f"Wie meedeed, over “{naam}”: {'; '.join(delen)}." for naam, delen in per_uitkomst.items()]


def _why_a_range(factor: Factorstand) -> str:
    if factor.bereikt_minstens is None or factor.bereikt_minstens == factor.bereikt_hoogstens:
        return ""
    return "Wie aan twee interventies meedeed of een andere leeftijd had, is niet te herkennen."


def _wijk(blik: Blik, factor: Factorstand) -> Trede:
    sporten = []
    for regel in context_of(blik, factor):
        is_deel = regel.indicator.eenheid == "aandeel"
        sporten.append(
            Sport(
                f"{regel.say()} ({regel.hier.wanneer})",
                regel.hier.waarde if is_deel else None,
                vergelijk=regel.naast if is_deel else None,
                tekst=regel.say(),
                heeft_baan=is_deel,
            )
        )
    geen = Sport("Over deze factor is hier geen wijkcijfer bekend", None, heeft_baan=False)
    return Trede("De wijk", "context", tuple(sporten) or (geen,))


def _deelnemers(blik: Blik, factor: Factorstand) -> Trede:
    sporten = tuple(_deelnemer(blik, c) for c in outcomes_of(blik, factor))
    geen = Sport("Nog geen uitkomst gemeten", None, heeft_baan=False)
    return Trede("Wie meedeed", "uitkomst", sporten or (geen,))


def _deelnemer(blik: Blik, cijfer: Cijfer) -> Sport:
    indicator = blik.indicatoren[cijfer.indicatorcode]
    naam = f"{blik.intervention(cijfer.interventiecode)}, {indicator.naam[:1].lower()}{indicator.naam[1:]}"
    tekst = describe_margin(cijfer, indicator.eenheid)
    if cijfer.is_onderdrukt:
        return Sport(f"{naam}, verborgen", None, tekst=tekst)
    return Sport(naam, cijfer.waarde, cijfer.onder, cijfer.boven, tekst=tekst)


def _gedaan(blik: Blik, factor: Factorstand, codes: list[str]) -> Trede:
    samen = Sport(
        "Alles samen, deel van de doelgroep",
        factor.dosis_minstens if factor.dosis_minstens is not None else factor.dosis_hoogstens,
        factor.dosis_minstens or 0.0,
        factor.dosis_hoogstens,
        tekst=describe_bereik(blik, factor),
    )
    return Trede("Wat er is gedaan", "prestatie", (samen, *(_bereikt(blik, factor, code) for code in codes)))


def _bereikt(blik: Blik, factor: Factorstand, code: str) -> Sport:
    cijfer = blik.find(BEREIK, code)
    naam = blik.intervention(code)
    if cijfer is None:
        return Sport(f"{naam}: geen cijfer", None, heeft_baan=False)
    if cijfer.is_onderdrukt or cijfer.waarde is None:
        return Sport(f"{naam}: verborgen", None, tekst=describe_margin(cijfer, "aantal"))
    tekst = f"{naam}: {show_getal(cijfer.waarde)} deelnemers"
    if not factor.doelgroep:
        return Sport(tekst, None, heeft_baan=False)
    return Sport(tekst, min(1.0, cijfer.waarde / factor.doelgroep), tekst=tekst)
