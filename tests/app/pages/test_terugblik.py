"""Before and after an action: the margin of the difference where both are exact, else the two margins."""

from dataclasses import replace

from app.components.cijfers import Cijfer
from app.pages.verbeteren_stof import compare
from schemas.indicator import load_indicatoren


def test_exact_figures_are_compared_by_the_margin_of_their_difference() -> None:
    nut = load_indicatoren()["nut_zeven_of_hoger"]
    leeg = Cijfer(
        "nut_zeven_of_hoger", "uitkomst", "aandeel", "WK059915", "2025-K2", "*", "klimrek", "jongere"
    )
    voor = replace(leeg, waarde=0.6, teller=48.0, n=80.0)
    na = replace(leeg, kwartaal="2025-K4", waarde=0.8, teller=56.0, n=70.0)
    assert compare(voor, na, nut) == "Het verschil ligt tussen +5 en +33 procentpunt: meer dan toeval."
    assert compare(voor, replace(na, teller=45.0), nut).endswith("dat kan toeval zijn.")
    assert compare(voor, replace(na, teller=None), nut) == "Er is geen marge bekend; let op toeval."


def test_coarse_figures_are_compared_by_whether_their_margins_overlap() -> None:
    nut = load_indicatoren()["nut_zeven_of_hoger"]
    leeg = Cijfer(
        "nut_zeven_of_hoger", "uitkomst", "aandeel", "WK059915", "2025-K2", "*", "klimrek", "jongere"
    )
    voor = replace(leeg, waarde=0.4, n=34.0, onder=0.2, boven=0.6, is_grof=True)
    assert "overlappen:" in compare(voor, replace(voor, waarde=0.7, onder=0.5, boven=0.9), nut)
    assert "overlappen niet" in compare(voor, replace(voor, waarde=0.9, onder=0.7, boven=1.0), nut)
