"""The table under a series: each period in words, with what happened in it."""

from app.figures.reeks import Merk
from app.pages.wijkbeeld_reeks import reeks_row
from app.queries.cijferrij import Cijfer
from schemas.indicator import load_indicatoren

DICHT = Cijfer(
    "nut_zeven_of_hoger",
    "uitkomst",
    "aandeel",
    "BU05991079",
    "2025-K4",
    "*",
    "klimrek",
    "jongere",
    is_onderdrukt=True,
    onderdruk_reden="Dit cijfer laten we niet zien om niemand herkenbaar te maken.",
)


def test_a_reason_and_what_happened_are_two_sentences_with_one_full_stop_between() -> None:
    indicator = load_indicatoren()["nut_zeven_of_hoger"]
    merken = [Merk("2025-K4", "Speeltuin heropend"), Merk("2025-K3", "Brand")]
    assert reeks_row(DICHT, merken, indicator)[-1] == (
        "Dit cijfer laten we niet zien om niemand herkenbaar te maken. Speeltuin heropend"
    )
    assert reeks_row(DICHT, [], indicator)[-1] == DICHT.onderdruk_reden
