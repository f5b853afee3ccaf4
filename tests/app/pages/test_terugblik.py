"""Before and after an action in words: gezien, niet gezien, nog niet te zeggen, each with its reason."""

from dataclasses import replace

import pytest

from app.components.bevonden import describe_bevonden, judge_cijfers
from app.components.cijfers import Cijfer
from schemas.indicator import load_indicatoren

VOOR = Cijfer(
    "nut_zeven_of_hoger", "uitkomst", "aandeel", "WK059915", "2025-K2", "*", "klimrek", "jongere",
    waarde=0.6, teller=48.0, n=80.0,
)  # fmt: skip
NA = replace(VOOR, kwartaal="2025-K4", waarde=0.8, teller=56.0, n=70.0)
GROF = replace(VOOR, waarde=0.4, teller=None, n=34.0, onder=0.2, boven=0.6, is_grof=True)


@pytest.mark.parametrize(
    ("voor", "na", "verwacht", "zin"),
    [
        (VOOR, NA, None, "Gezien: het cijfer werd hoger, en dat is meer dan toeval. Het verschil ligt tussen +5 en +33 procentpunt."),
        (VOOR, replace(NA, teller=45.0, waarde=0.64), 0.7, "Nog niet te zeggen: wat is gemeten past bij de verwachting, maar ook bij toeval. Het verschil ligt"),
        (VOOR, replace(NA, teller=42.0, waarde=0.6), 0.9, "Niet gezien: een verandering zo groot als verwacht past niet bij wat is gemeten."),
        (GROF, replace(GROF, waarde=0.8), None, "Gezien: het cijfer werd hoger, en dat is meer dan toeval."),
        (GROF, replace(GROF, waarde=0.5), None, "Nog niet te zeggen: het verschil kan toeval zijn, en vooraf"),
        (VOOR, replace(NA, is_onderdrukt=True), None, "Nog niet te zeggen: er zijn geen twee cijfers"),
        (None, NA, None, "Nog niet te zeggen: er zijn geen twee cijfers"),
        (VOOR, replace(NA, is_onvolledig=True), None, "Nog niet te zeggen: van een van de twee cijfers leverde een aanbieder een kwartaal niet aan"),
        (replace(VOOR, is_onvolledig=True), NA, None, "Nog niet te zeggen: van een van de twee cijfers leverde een aanbieder een kwartaal niet aan"),
    ],
)  # fmt: skip
def test_two_figures_and_an_expectation_give_one_word_and_why(
    voor: Cijfer | None, na: Cijfer, verwacht: float | None, zin: str
) -> None:
    nut = load_indicatoren()["nut_zeven_of_hoger"]
    bevonden = judge_cijfers(voor, na, nut, richting="hoger", verwacht=verwacht)
    assert describe_bevonden(bevonden, nut, "hoger").startswith(zin)
