"""Where a hidden figure can be seen after all: the nearest larger place (R-17), as a link or as words."""

from collections.abc import Callable
from dataclasses import replace

from app.components.cijfers import Cijfer
from app.components.elementen import Inhoud
from app.components.knoppen import address, link


def find_uitweg(cijfer: Cijfer) -> str:
    """Return the code of the nearest place where a hidden figure hides nobody; empty when there is none."""
    is_dicht = cijfer.is_onderdrukt or cijfer.waarde is None
    return cijfer.veilig_regiocode if is_dicht and cijfer.veilig_regiocode != cijfer.regiocode else ""


def show_uitweg(cijfer: Cijfer, naam: Callable[[str], str], *, kwartaal: str = "") -> list[Inhoud]:
    """Lead to that place, named by `naam`, in the quarter that is looked at; nothing when there is none."""
    veilig = find_uitweg(cijfer)
    if not veilig:
        return []
    if cijfer.soort == "uitkomst":
        gekozen = {"kwartaal": kwartaal or cijfer.kwartaal, "indicator": cijfer.indicatorcode}
        href = address("/wijkbeeld", regio=veilig, **gekozen)
    else:
        # An output or precondition has no tab of its own there; its own page says it all.
        href = address("/cijfer", id=replace(cijfer, regiocode=veilig).cijfer_id)
    return [" ", link(f"Bekijk {naam(veilig)}", href)]


def describe_uitweg(cijfer: Cijfer, naam: Callable[[str], str]) -> str:
    """Say where it can be seen, for paper, a workbook and a terminal; empty when there is no such place."""
    veilig = find_uitweg(cijfer)
    return f"Wel te zien: {naam(veilig)}." if veilig else ""
