"""The handover of a beschikking with the longest history prints on two sheets of A4; how long it took is printed."""

import io
import time
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Browser
from sqlalchemy import select

from app.settings import load_settings
from app.store.sessions import create_engine_for, make_sessions
from app.store.tables import Beschikking
from tests.journeys.browser import visit
from tests.journeys.standen import Mensen
from tests.journeys.toegankelijk import data, mensen, stad

__all__ = ["data", "mensen", "stad"]

pytestmark = pytest.mark.traag


def longest(data: Path) -> int:
    """Return the beschikking with ten quarters of figures and the most talks the first adviser sees."""
    engine = create_engine_for(load_settings({"WIJKSPIEGEL_DATA": str(data)}))
    with make_sessions(engine)() as session:
        vraag = select(Beschikking.id).where(Beschikking.kenmerk == "JP-2023-102")
        nummer = session.scalars(vraag).one()
    engine.dispose()
    return nummer


def test_a_handover_fits_two_sheets(mensen: Mensen, stad: str, data: Path, chromium: Browser) -> None:
    page = mensen.page("adviseur")
    begin = time.monotonic()
    visit(page, f"{stad}/overdracht?beschikking={longest(data)}")
    print(f"overdracht getekend in {time.monotonic() - begin:.2f} s")
    pdf = page.pdf(format="A4", print_background=True)
    with pikepdf.open(io.BytesIO(pdf)) as bestand:
        assert len(bestand.pages) <= 2
    for kop in ("Wat is toegezegd", "Wat steeds terugkomt", "Wie weet wat"):
        assert page.get_by_role("heading", name=kop).is_visible()
