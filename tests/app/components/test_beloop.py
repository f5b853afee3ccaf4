"""The course of a figure says what is true of the drawing beside it: its periods, its lines, what is rounded."""

import json
from dataclasses import replace

from app.components.beloop import show_beloop
from app.components.cijfers import describe_margin
from app.components.herleiding import describe_plek, describe_vergelijking, list_waarde
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


def test_a_rounded_figure_is_marked_wherever_its_value_stands() -> None:
    getekend = json.dumps(
        show_beloop("Beloop", REEKS, INDICATOREN["zonder_hulp_verder"]).to_plotly_json(), default=vars
    )
    assert "40%, grof afgerond" in getekend
    assert "45%, grof" not in getekend
    assert describe_margin(REEKS[1], "aandeel") == "40%, tussen 30% en 50%; grof afgerond"


def test_where_a_half_year_comes_from_is_told_of_that_half_year() -> None:
    code = "betrouwbare_verbetering"
    cijfer = replace(make_cijfer("2025-K2", 0.37, code=code), vorig_kwartaal="2024-K4", vorige_waarde=0.38)
    assert describe_plek(cijfer, "Charlois", "Thuisbasis", "De Boom") == (
        "Charlois, eerste helft 2025, Thuisbasis, De Boom"
    )
    assert "Vergeleken met tweede helft 2024. Toen was het 38%." in describe_vergelijking(cijfer, "aandeel")


def test_a_count_has_no_coverage_and_no_verdict_that_was_weighed() -> None:
    telling = replace(
        make_cijfer("2025-K4", 244.0, code="bereik"), vorige_waarde=231.0, vorig_kwartaal="2025-K3"
    )
    telling = replace(telling, onder=None, boven=None, verandering="geen_vergelijking")
    gezegd = dict(list_waarde(telling, "aantal"))
    assert (gezegd["Marge"], gezegd["Dekking"]) == ("geen, want dit is geteld en niet geschat", "")
    zin = describe_vergelijking(telling, "aantal")
    assert zin == "Meer of minder is hier niet vanzelf beter. Vergeleken met K3 2025. Toen was het 231."
    gewogen = replace(make_cijfer("2025-K4", 0.6), vorige_waarde=0.5, vorig_kwartaal="2025-K3")
    assert describe_vergelijking(gewogen, "aandeel").endswith("hoeveel cijfers er tegelijk worden bekeken.")
