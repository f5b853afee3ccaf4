"""The table under a series: each period in words, with what happened in it."""

from dataclasses import replace

from app.figures.reeks import Merk
from app.pages.wijkbeeld_reeks import reeks_row
from app.queries.cijferrij import Cijfer
from schemas.indicator import load_indicatoren

VEILIG = "nut_zeven_of_hoger/WK059912/2025-K4/*/klimrek/jongere"
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


def test_a_hidden_period_leads_to_the_nearest_place_where_it_can_be_seen() -> None:
    dicht = replace(DICHT, veilig_regiocode="WK059912", veilig_cijfer_id=VEILIG)
    rij = reeks_row(
        dicht, [], load_indicatoren()["nut_zeven_of_hoger"], plaatsnaam={"WK059912": "Feijenoord"}.get
    )
    reden, _, pad = rij[-1]
    assert (reden, pad.children) == (DICHT.onderdruk_reden, "Bekijk Feijenoord")
