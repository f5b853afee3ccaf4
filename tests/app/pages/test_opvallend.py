"""What stands out: nothing changed clearly is said only of what was compared."""

from dataclasses import replace

from app.components.cijfers import Cijfer
from app.pages.wijkbeeld_opvallend import describe_rest

CIJFER = Cijfer(
    "nut_gemiddeld",
    "uitkomst",
    "gemiddelde",
    "BU05991571",
    "2025-K4",
    "boom",
    "klimrek",
    "jongere",
    waarde=7.1,
    verandering="niet_te_onderscheiden",
)
NA_BREUK = replace(CIJFER, verandering="geen_vergelijking")
WEINIG = replace(CIJFER, verandering="te_weinig_gegevens")


def say(*cijfers: Cijfer) -> str:
    return " ".join(deel for deel in describe_rest(cijfers) if deel)


def test_after_a_break_nothing_is_said_to_have_stayed_the_same() -> None:
    assert say(NA_BREUK, NA_BREUK) == (
        "2 uitkomsten zijn niet vergeleken: de reeks begint hier, of er ligt een breuk tussen."
    )


def test_what_was_compared_and_what_was_not_are_told_apart() -> None:
    assert say(CIJFER, NA_BREUK, WEINIG) == (
        "geen enkele uitkomst veranderde duidelijk. Eén verschil is niet te onderscheiden van toeval. "
        "Bij 1 uitkomst zijn er te weinig gegevens voor een verschil. "
        "1 uitkomst is niet vergeleken: de reeks begint hier, of er ligt een breuk tussen."
    )
    duidelijk = replace(CIJFER, verandering="duidelijk_beter")
    assert say(duidelijk, CIJFER).startswith("Eén verschil")


def test_a_figure_without_verdict_is_no_figure_without_a_past() -> None:
    """More is not better of such a figure, but it was compared."""
    assert say(replace(NA_BREUK, vorige_waarde=12.0)) == ""
