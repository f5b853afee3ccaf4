"""Dutch numbers, days and quarters, and the small drawings' words."""

from datetime import UTC, date, datetime

from app.components.cijfers import Cijfer, describe_count, describe_margin
from app.components.getallen import (
    show_aandeel,
    show_dag,
    show_deel,
    show_getal,
    show_kwartaal,
    show_moment,
    show_tussen,
    show_waarde,
)
from app.components.marges import margin_bar


def test_numbers_are_written_the_dutch_way():
    assert show_getal(1234.5, decimalen=1) == "1.234,5"
    assert show_getal(None) == "–"
    assert show_getal(float("nan")) == "–"
    assert show_aandeel(0.785) in {"78%", "79%"}
    assert show_waarde(7.84, "cijfer") == "7,8"
    assert show_waarde(85.0, "per_1000") == "85 per 1.000"
    assert show_waarde(None, "km") == "–"
    assert show_tussen(103.2, 112.8, "dagen") == "103–113 dagen"
    assert show_tussen(0.2, 0.6, "aandeel") == "20%–60%"
    assert show_tussen(7.06, 8.0, "cijfer") == "7,1–8,0"
    assert show_tussen(None, None, "dagen") == "–"


def test_days_and_quarters_are_written_the_dutch_way():
    assert show_dag(date(2026, 3, 12)) == "12 maart 2026"
    assert show_moment(datetime(2026, 1, 14, 8, 12, tzinfo=UTC)) == "14 januari 2026, 09:12"
    assert show_kwartaal("2025-K3") == "K3 2025"


def make_cijfer(**extra: object) -> Cijfer:
    vast = ("nut", "uitkomst", "aandeel", "WK059915", "2025-K4", "*", "klimrek", "jongere")
    return Cijfer(*vast, **extra)  # type: ignore[arg-type]


def test_a_margin_is_told_to_who_cannot_see_it():
    cijfer = make_cijfer(waarde=0.79, onder=0.64, boven=0.89, vorig_kwartaal="2025-K3", vorige_waarde=0.7)
    assert describe_margin(cijfer, "aandeel") == "79%, tussen 64% en 89%; K3 2025: 70%"
    assert "afgesproken 75%" in getattr(margin_bar(cijfer, "aandeel", doel=0.75), "aria-label")


def test_a_hidden_figure_draws_no_mark_and_says_why():
    cijfer = make_cijfer(is_onderdrukt=True, onderdruk_reden="Minder dan 10 deelnemers.", waarde=0.5)
    balk = margin_bar(cijfer, "aandeel")
    assert balk.children[0].children == []
    assert getattr(balk, "aria-label") == "Verborgen: Minder dan 10 deelnemers."
    assert "verborgen" in balk.className


def test_a_count_says_of_how_many():
    assert describe_count(make_cijfer(n=34.0, in_aanmerking=52.0)) == "34 van 52"
    assert describe_count(make_cijfer(n=1034.0)) == "1.034"
    assert describe_count(make_cijfer()) == "–"


def test_what_is_less_than_one_percent_is_not_called_nothing() -> None:
    """Half a percent was rounded to 0%, beside people who were reached."""
    assert [show_deel(w) for w in (0.0, 0.004, 0.005, 0.0099, 0.01)] == [
        "0%",
        "minder dan 1%",
        "minder dan 1%",
        "minder dan 1%",
        "1%",
    ]
