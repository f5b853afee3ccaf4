"""How files of tests are shared out: the dearest first, so that none is left at the end; what shares a city goes together."""

import pytest
from xdist.scheduler import LoadFileScheduling

EERST = (
    "journeys/test_reis_browser.py",
    "journeys/test_matrix.py",
    "app/services/test_publicatie.py",
    "pipelines/test_bouwplan.py",
    "journeys/test_kill.py",
    "journeys/test_twee_processen.py",
)
"""Dear, and without the demo city: that is filled meanwhile."""
DAN = (
    "journeys/test_toegankelijke_standen.py",
    "journeys/test_toegankelijk.py",
    "journeys/test_tien_minuten.py",
    "app/reports/test_uitvoer_aanval.py",
    "app/reports/test_kaarten_demo.py",
)
"""Dear, in the demo city."""
BIJ = {
    "journeys/test_matrix_daden.py": "journeys/test_matrix.py",
    "journeys/test_papier.py": "journeys/test_matrix.py",
    "journeys/test_zegel_merken.py": "journeys/test_matrix.py",
    "journeys/test_zes_bestanden.py": "journeys/test_toegankelijke_standen.py",
    "journeys/test_wijkbeeld_toetsenbord.py": "journeys/test_toegankelijk.py",
}
"""Files for the worker that has the other: both look at the same city, served or walked through once."""


class Verdeling(LoadFileScheduling):
    """Files by file, but some together."""

    def _split_scope(self, nodeid: str) -> str:
        bestand = super()._split_scope(nodeid).removeprefix("tests/")
        return BIJ.get(bestand, bestand)


def sort_items(items: list[pytest.Item]) -> None:
    """Put items in the order in which files are to begin: dear, of the demo city, slow, quick."""
    plek = {naam: nummer for nummer, naam in enumerate((*EERST, *DAN))}
    traag = {item.path for item in items if item.get_closest_marker("traag")}
    demo = {item.path for item in items if asks_demo(item)}

    def rank(item: pytest.Item) -> tuple[int, int]:
        naam = item.location[0].removeprefix("tests/")
        naam = BIJ.get(naam, naam)
        if item.path in traag and naam in plek:
            return (0 if naam in EERST else 1), plek[naam]
        return (1 if item.path in demo else 2 if item.path in traag else 3), len(plek)

    items.sort(key=rank)


def asks_demo(item: pytest.Item) -> bool:
    """Answer whether a test wants the filled demo city."""
    return "gevulde_demo" in getattr(item, "fixturenames", ())
