"""The small chart on paper: what it draws is what it says, nothing is joined across a break or a hidden quarter."""

from app.components.cijfers import Cijfer
from app.reports.tekening import draw_reeks
from schemas.indicator import load_indicatoren

NUT = load_indicatoren()["nut_gemiddeld"]
LIJN = 'stroke-width="1.2"'


def make_cijfer(
    kwartaal: str, waarde: float | None, *, segment: int = 0, is_onderdrukt: bool = False
) -> Cijfer:
    return Cijfer(
        "nut_gemiddeld",
        "uitkomst",
        "gemiddelde",
        "WK059915",
        kwartaal,
        "boom",
        "klimrek",
        "jongere",
        waarde=waarde,
        onder=None if waarde is None else waarde - 0.3,
        boven=None if waarde is None else waarde + 0.3,
        segment=segment,
        is_onderdrukt=is_onderdrukt,
    )


def test_three_quarters_are_joined_by_two_lines_and_said_in_words() -> None:
    reeks = [make_cijfer(f"2025-K{n}", 7.0 + n / 10) for n in (1, 2, 3)]
    tekening = draw_reeks(reeks, 7.5, NUT)
    assert tekening is not None
    assert tekening.svg.count(LIJN) == 2
    assert tekening.svg.count("<circle") == 3
    assert tekening.alt.endswith("K1 2025 7,1; K2 2025 7,2; K3 2025 7,3. Afgesproken 7,5.")
    assert (tekening.van, tekening.tot, tekening.onder, tekening.boven) == ("K1 2025", "K3 2025", "1", "10")


def test_nothing_is_joined_across_a_break_and_the_break_is_said() -> None:
    reeks = [make_cijfer("2025-K1", 7.0), make_cijfer("2025-K2", 7.2, segment=1)]
    tekening = draw_reeks(reeks, None, NUT)
    assert tekening is not None
    assert LIJN not in tekening.svg
    assert "na een breuk K2 2025 7,2" in tekening.alt


def test_a_hidden_quarter_shows_no_number_and_joins_nothing() -> None:
    reeks = [
        make_cijfer("2025-K1", 7.0),
        make_cijfer("2025-K2", 6.4, is_onderdrukt=True),
        make_cijfer("2025-K3", 7.2),
    ]
    tekening = draw_reeks(reeks, None, NUT)
    assert tekening is not None
    assert LIJN not in tekening.svg
    assert "K2 2025 verborgen" in tekening.alt
    assert "6,4" not in tekening.alt


def test_without_a_quarter_there_is_no_chart() -> None:
    assert draw_reeks([], 7.5, NUT) is None
