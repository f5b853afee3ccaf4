"""Numbers, dates and quarters as people in the Netherlands write them."""

from datetime import date

import pytest

from pipelines.getallen import read_bovengrens, read_datum, read_getal, read_kwartaal


@pytest.mark.parametrize(
    "tekst",
    [
        "2025-K3",
        "3e kw. 2025",
        "K3-2025",
        "Q3 2025",
        "2025 Q3",
        "derde kwartaal 2025",
        "kw 3 2025",
        "III 2025",
        "2025KW03",
        "2025MM07",
        "2025-09",
        "25Q3",
        "juli 2025",
    ],
)
def test_a_quarter_is_read_in_every_habit(tekst: str) -> None:
    gelezen = read_kwartaal(tekst)
    assert gelezen is not None
    assert gelezen.waarde == "2025-K3"


@pytest.mark.parametrize("tekst", ["5e kw 2025", "zomer", "2025", "K3"])
def test_what_is_no_quarter_is_not_read(tekst: str) -> None:
    assert read_kwartaal(tekst) is None


@pytest.mark.parametrize(
    "tekst",
    [
        "12 mei 2025",
        "12-05-2025",
        "12-5-2025",
        "2025-05-12",
        "2025-05-12 00:00:00",
        "12.05.2025",
        "ma 12 mei 2025",
        "20250512",
        "2025-05-12T00:00:00",
        "2025-05-12T08:30:00+02:00",
        "12-5-2025 9:15 PM",
    ],
)
def test_a_dutch_date_is_read(tekst: str) -> None:
    gelezen = read_datum(tekst)
    assert gelezen is not None
    assert gelezen.waarde == date(2025, 5, 12)
    assert not gelezen.is_gok


@pytest.mark.parametrize("tekst", ["May 12, 2025", "5/13/2025", "45789"])
def test_a_date_in_another_order_is_only_proposed(tekst: str) -> None:
    gelezen = read_datum(tekst)
    assert gelezen is not None
    assert gelezen.is_gok


@pytest.mark.parametrize("tekst", ["31-06-2025", "32-1-2025", "20160900", "mei 2025", "acht", "7"])
def test_what_is_no_day_is_not_read(tekst: str) -> None:
    assert read_datum(tekst) is None


@pytest.mark.parametrize(
    ("tekst", "is_geheel", "waarde"),
    [
        ("7,1", False, 7.1),
        ("7.5", False, 7.5),
        ("7.125", False, 7.125),
        ("1.254", True, 1254),
        ("1.234,5", False, 1234.5),
        ("-3", True, -3),
        ("13.0", True, 13),
        ("14 jaar", True, 14),
        ("8½", False, 8.5),
        ("€ 15.000", True, 15000),
        ("€ 15.000", False, 15000),
        ("15.000,-", False, 15000),
        ("1 234", True, 1234),
        ("1\u2009234\u202f567", True, 1234567),
        ("1.234.567", False, 1234567),
        ("1,234.5", False, 1234.5),
    ],
)
def test_a_number_is_read_with_comma_and_point(tekst: str, is_geheel: bool, waarde: float) -> None:
    gelezen = read_getal(tekst, is_geheel=is_geheel)
    assert gelezen is not None
    assert gelezen.waarde == waarde


@pytest.mark.parametrize("tekst", ["acht", "7-8", "1e3", "nan", "inf", "", "8+", "7,5,1", "12 5", "1 2345"])
def test_what_is_no_number_is_not_read(tekst: str) -> None:
    assert read_getal(tekst, is_geheel=False) is None


@pytest.mark.parametrize(
    ("tekst", "grens"),
    [
        ("<5", 4),
        ("< 10", 9),
        ("minder dan 5", 4),
        ("0-4", 4),
        ("≤3", 3),
        ("5", None),
        ("<0", None),
        ("12-17", None),
    ],
)
def test_a_count_with_a_bound_keeps_the_bound(tekst: str, grens: int | None) -> None:
    assert read_bovengrens(tekst) == grens
