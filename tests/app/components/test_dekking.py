"""A clear fall of how much was measured is told beside the figure; a small one, and a hidden figure, are not."""

import pytest

from app.components.cijfers import Cijfer
from app.components.dekking import describe_dalingen, describe_dekking, find_dalingen


def cijfer(kwartaal: str, dekking: float | None, **extra: object) -> Cijfer:
    velden = {
        "indicatorcode": "betrouwbare_verbetering",
        "soort": "uitkomst",
        "vorm": "aandeel",
        "regiocode": "BU05991571",
        "partijcode": "*",
        "interventiecode": "klimrek",
        "informant": "jongere",
        "periode": "halfjaar",
    }
    return Cijfer(**{**velden, "kwartaal": kwartaal, "dekking": dekking, **extra})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("nu", "toen", "van"),
    [(0.49, 0.84, 0.84), (0.70, 0.84, None), (0.90, 0.60, None), (None, 0.84, None), (0.49, None, None)],
)
def test_only_a_clear_fall_is_found(nu: float | None, toen: float | None, van: float | None) -> None:
    huidig = cijfer("2025-K4", nu, vorig_kwartaal="2025-K2")
    gevonden = find_dalingen([huidig], [cijfer("2025-K2", toen), cijfer("2024-K4", 1.0)])
    assert gevonden.get(huidig.cijfer_id) == van


def test_a_hidden_figure_tells_no_coverage() -> None:
    verborgen = cijfer("2025-K4", 0.2, vorig_kwartaal="2025-K2", is_onderdrukt=True)
    assert not find_dalingen([verborgen], [cijfer("2025-K2", 0.9)])


def test_the_coverage_is_said_with_what_it_fell_from() -> None:
    huidig = cijfer("2025-K4", 0.49)
    assert describe_dekking(huidig, None) == "49% gemeten"
    assert describe_dekking(huidig, 0.84) == "49% gemeten, vorig halfjaar 84%"
    assert describe_dekking(cijfer("2025-K4", None), None) == ""
    assert describe_dalingen([]) == ""
    assert describe_dalingen(["Klimrek", "Schommel"]).startswith(
        "Let op: bij Klimrek; Schommel is veel minder"
    )
