"""Every main state of the pages, in a real browser: axe, width, headings, console, own host."""

from pathlib import Path

import pytest

from app.main import PAGES
from tests.journeys.keuring import Keuring
from tests.journeys.mensen import Mensen
from tests.journeys.standen import make_standen
from tests.journeys.toegankelijk import check_stand

pytestmark = pytest.mark.traag


def test_every_main_state_is_accessible_and_fits(mensen: Mensen, keuring: Keuring, demodata: Path) -> None:
    eigen_paginas = {pagina.ROUTE for pagina in PAGES}
    # Person by person: who goes on where they are follows a link, who sits down loads everything.
    for stand in sorted(make_standen(demodata), key=lambda stand: stand.inlognaam):
        # A page as it comes was looked at for its role; here what was done to it, and what it opens.
        if stand.pad not in eigen_paginas or stand.naam.count("_"):
            check_stand(mensen, keuring, stand)
