"""The course of a figure says what is true of the drawing beside it: its periods, its lines, what is rounded."""

import json
from dataclasses import replace

from app.components.beloop import show_beloop
from app.components.lijnen import describe_lijnen, find_lijnen
from app.queries.cijferrij import Cijfer
from schemas.indicator import load_indicatoren

INDICATOREN = load_indicatoren()


def make_cijfer(
    kwartaal: str, waarde: float, *, code: str = "zonder_hulp_verder", is_grof: bool = False
) -> Cijfer:
    indicator = INDICATOREN[code]
    return Cijfer(
        code,
        indicator.soort,
        indicator.vorm,
        "WK059915",
        kwartaal,
        "boom",
        "klimrek",
        "jongere",
        waarde=waarde,
        onder=waarde - 0.1,
        boven=waarde + 0.1,
        n=80.0,
        segment=1,
        periode=indicator.periodesoort,
        verandering="niet_te_onderscheiden",
        is_grof=is_grof,
    )


REEKS = [
    make_cijfer("2023-K4", 0.45),
    make_cijfer("2024-K1", 0.40, is_grof=True),
    *(make_cijfer(f"2024-K{k}", 0.49 + 0.02 * k) for k in (2, 3, 4)),
    *(make_cijfer(f"2025-K{k}", 0.57 + 0.01 * k) for k in (1, 2)),
]


def test_a_rounded_figure_outside_the_lines_is_said_not_to_count_for_them() -> None:
    indicator = INDICATOREN["zonder_hulp_verder"]
    zin = describe_lijnen(find_lijnen(REEKS, indicator), REEKS, indicator)
    assert zin.endswith("K1 2024 telt hierin niet mee: dat cijfer is grof afgerond.")
    fijn = [replace(c, is_grof=False) for c in REEKS]
    assert "grof" not in describe_lijnen(find_lijnen(fijn, indicator), fijn, indicator)


def test_half_years_that_follow_each_other_are_one_line() -> None:
    code = "betrouwbare_verbetering"
    reeks = [make_cijfer(k, 0.3, code=code) for k in ("2024-K2", "2024-K4", "2025-K2")]
    getekend = json.dumps(show_beloop("Beloop", reeks, INDICATOREN[code]).to_plotly_json(), default=vars)
    assert '"x": [0, 2, 4]' in getekend
