"""Where a hidden figure can be seen after all: in a larger place, or over everybody together (R-17)."""

from collections.abc import Callable

from app.components.cijfers import Cijfer
from app.components.elementen import Inhoud
from app.components.knoppen import address, link
from schemas.vocabulary import ALLE


def find_uitweg(cijfer: Cijfer) -> str:
    """Return the id of the nearest figure that may be seen instead of a hidden one; empty when there is none."""
    is_dicht = cijfer.is_onderdrukt or cijfer.waarde is None
    return cijfer.veilig_cijfer_id if is_dicht else ""


def show_uitweg(cijfer: Cijfer, naam: Callable[[str], str], *, kwartaal: str = "") -> list[Inhoud]:
    """Lead to that figure, its place named by `naam`, in the quarter that is looked at; nothing when there is none."""
    veilig = find_uitweg(cijfer)
    if not veilig:
        return []
    is_zelfde = veilig.split("/")[3:] == cijfer.cijfer_id.split("/")[3:]
    if cijfer.soort == "uitkomst" and is_zelfde:
        gekozen = {"kwartaal": kwartaal or cijfer.kwartaal, "indicator": cijfer.indicatorcode}
        href = address("/wijkbeeld", regio=cijfer.veilig_regiocode, **gekozen)
    else:
        # It has no tab of its own there; its own page says it all.
        href = address("/cijfer", id=veilig)
    return [" ", link(f"Bekijk {name_uitweg(cijfer, naam)}", href)]


def describe_uitweg(cijfer: Cijfer, naam: Callable[[str], str]) -> str:
    """Say where it can be seen, for paper, a workbook and a terminal; empty when there is no such figure."""
    return f"Wel te zien: {name_uitweg(cijfer, naam)}." if find_uitweg(cijfer) else ""


def name_uitweg(cijfer: Cijfer, naam: Callable[[str], str]) -> str:
    """Name the figure by what differs: `Charlois`, or `Charlois, alle interventies samen`; empty without one."""
    veilig = find_uitweg(cijfer)
    if not veilig:
        return ""
    _, regiocode, _, partijcode, interventiecode, _ = veilig.split("/")
    samen = ""
    if interventiecode == ALLE != cijfer.interventiecode:
        samen = ", alle interventies samen"
    elif partijcode == ALLE != cijfer.partijcode:
        samen = ", alle aanbieders samen"
    return f"{naam(regiocode)}{samen}"
