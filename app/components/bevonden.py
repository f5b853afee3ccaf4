"""What the figures say about an expectation, in the three words and one sentence why (R-40)."""

from app.components.cijfers import Cijfer
from app.components.verschil import scale_of, show_grenzen
from pipelines.zekerheid.terugblik import Bevonden, judge_verwachting
from pipelines.zekerheid.verschil import Gemeten
from schemas.indicator import Indicator
from schemas.keuzelijst import load_keuzelijst

NIET_TE_TOETSEN = Bevonden("nog_niet_te_zeggen", "niet_te_toetsen")
KWARTAAL_ONTBREEKT = Bevonden("nog_niet_te_zeggen", "kwartaal_ontbreekt")
NOG_GEEN_CIJFER = Bevonden("nog_niet_te_zeggen", "nog_geen_cijfer")
REDENEN = {
    "meer_dan_toeval": "het cijfer werd {richting}, en dat is meer dan toeval",
    "andere_kant": "het cijfer ging de andere kant op, en dat is meer dan toeval",
    "verwachting_past_niet": "een verandering zo groot als verwacht past niet bij wat is gemeten",
    "kan_toeval_zijn": "wat is gemeten past bij de verwachting, maar ook bij toeval",
    "zonder_maat": "het verschil kan toeval zijn, en vooraf is niet gezegd hoe groot het moest worden",
    "niet_te_toetsen": "er zijn geen twee cijfers, van voor en na de start, die te vergelijken zijn",
    "kwartaal_ontbreekt": "van een van de twee cijfers leverde een aanbieder een kwartaal niet aan, dus ze zijn niet te vergelijken",
    "nog_geen_cijfer": "het cijfer over het kwartaal van terugkijken is er nog niet",
}


def judge_cijfers(
    voor: Cijfer | None,
    na: Cijfer | None,
    indicator: Indicator,
    *,
    richting: str,
    verwacht: float | None,
) -> Bevonden:
    """Judge what was expected of two figures this person may see."""
    if voor is None or na is None:
        return NIET_TE_TOETSEN
    if voor.is_onvolledig or na.is_onvolledig:
        return KWARTAAL_ONTBREEKT
    return judge_verwachting(
        indicator.vorm,
        _measured(na),
        _measured(voor),
        richting=richting,
        verwacht=verwacht,
        schaal=scale_of(indicator),
    )


def describe_bevonden(bevonden: Bevonden, indicator: Indicator, richting: str) -> str:
    """Say the word, why, and between which values the difference lies."""
    woord = load_keuzelijst("gezien")[bevonden.gezien]
    reden = REDENEN[bevonden.reden].format(richting=richting)
    kleiner = " Het is wel minder dan verwacht." if bevonden.is_kleiner else ""
    marge = f" Het verschil ligt {show_grenzen(*bevonden.verschil, indicator)}." if bevonden.verschil else ""
    return f"{woord}: {reden}.{kleiner}{marge}"


def _measured(cijfer: Cijfer) -> Gemeten:
    """Read a figure as it was published; of a coarse share the count stays unknown."""
    if cijfer.is_onderdrukt:
        return Gemeten(None)
    teller = None if cijfer.is_grof else cijfer.teller
    return Gemeten(cijfer.waarde, teller, cijfer.n, cijfer.onder, cijfer.boven)
