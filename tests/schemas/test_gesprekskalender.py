"""The calendar is counted back in working days, over weekends and holidays, from a declaration that is checked."""

from datetime import date
from pathlib import Path

import pytest

from schemas.errors import DeclaratieError
from schemas.gesprekskalender import BESTAND, load_gesprekskalender
from schemas.werkdagen import feestdagen, find_pasen, is_werkdag, plus_werkdagen

PASEN = [
    date(2008, 3, 23),
    date(2011, 4, 24),
    date(2024, 3, 31),
    date(2025, 4, 20),
    date(2026, 4, 5),
    date(2027, 3, 28),
    date(2038, 4, 25),
]


@pytest.mark.parametrize("dag", PASEN)
def test_easter_falls_where_it_fell_and_will_fall(dag: date) -> None:
    assert find_pasen(dag.year) == dag


def test_the_holidays_of_2026_are_these() -> None:
    dagen = sorted(d.strftime("%d-%m") for d in feestdagen(2026))
    assert dagen == sorted(["01-01", "03-04", "06-04", "27-04", "05-05", "14-05", "25-05", "25-12", "26-12"])


@pytest.mark.parametrize(
    ("dag", "aantal", "uitkomst"),
    [
        (date(2026, 2, 5), -15, date(2026, 1, 15)),
        (date(2026, 1, 5), -1, date(2026, 1, 2)),
        (date(2026, 1, 2), -1, date(2025, 12, 31)),
        (date(2026, 4, 8), -2, date(2026, 4, 2)),
        (date(2026, 4, 2), 1, date(2026, 4, 7)),
        (date(2026, 4, 4), 0, date(2026, 4, 4)),
    ],
)
def test_counting_skips_weekends_and_holidays(dag: date, aantal: int, uitkomst: date) -> None:
    assert plus_werkdagen(dag, aantal) == uitkomst
    assert aantal == 0 or is_werkdag(uitkomst)


def test_the_calendar_of_a_talk_is_counted_back_from_its_day() -> None:
    dagen = {d.code: d.op(date(2026, 2, 5)) for d in load_gesprekskalender().dagen}
    assert dagen["aanleveren"] == date(2026, 1, 15)
    assert dagen["lezen"] == date(2026, 1, 29)
    assert dagen["gesprek"] == date(2026, 2, 5)
    assert dagen["vaststellen"] == date(2026, 2, 12)
    assert list(dagen.values()) == sorted(dagen.values())


@pytest.mark.parametrize(
    ("oud", "nieuw", "fout"),
    [
        ("werkdagen_ervoor = 15", "werkdagen_ervoor = 1", "volgorde"),
        ('voor = ["wijkpartner"]', 'voor = ["wethouder"]', "wethouder"),
        ("duur_minuten = 90", "", "duur_minuten"),
    ],
)
def test_a_calendar_out_of_order_or_for_nobody_is_refused(
    tmp_path: Path, oud: str, nieuw: str, fout: str
) -> None:
    anders = tmp_path / "kalender.toml"
    anders.write_text(BESTAND.read_text(encoding="utf-8").replace(oud, nieuw), encoding="utf-8")
    with pytest.raises(DeclaratieError, match=fout):
        load_gesprekskalender(anders)
