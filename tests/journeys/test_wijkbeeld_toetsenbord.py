"""The Wijkbeeld without a mouse: its jumps and its map; and on paper."""

from pathlib import Path

import pytest

from tests.journeys.browser import settle, visit
from tests.journeys.standen import TARWEWIJK, Mensen
from tests.journeys.toegankelijk import data, mensen, stad

__all__ = ["data", "mensen", "stad"]

pytestmark = pytest.mark.traag
SECTIES = (
    "factoren",
    "uitkomsten",
    "reeks",
    "verdeling",
    "trechter",
    "ladder",
    "context",
    "aanbod",
    "tijdlijn",
)
NU = """() => {
  const el = document.activeElement;
  if (!el || !el.closest('main') || el.id === 'inhoud') return null;
  const doos = el.getBoundingClientRect();
  // A field may wear the ring on the box around it.
  const ringen = [el, el.parentElement, el.parentElement.parentElement].map((om) => getComputedStyle(om));
  if (el.type !== 'radio') el.dataset.gezien = '1';
  return {soort: el.localName, tekst: el.textContent.slice(0, 60), x: doos.x, breed: doos.width,
    is_dicht: el.localName === 'summary' && !el.parentElement.open, radio: el.type === 'radio',
    ring: ringen.some((s) => s.boxShadow !== 'none' || s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0)};
}"""


def test_the_list_of_jumps_and_the_map_are_walked_with_the_keyboard(mensen: Mensen) -> None:
    page = mensen.page("adviseur")
    visit(page, f"{mensen.adres}/wijkbeeld?regio={TARWEWIJK}&kwartaal=2025-K4")
    sprongen = page.locator("nav.wegwijzer a")
    assert [str(a.get_attribute("href")) for a in sprongen.all()] == [f"#{code}" for code in SECTIES]
    sprongen.nth(5).focus()
    page.keyboard.press("Enter")
    page.wait_for_function(
        "() => Math.abs(document.querySelector('#ladder').getBoundingClientRect().top) < 250"
    )
    visit(page, f"{mensen.adres}/wijkbeeld")
    tegel = page.locator("a.tegel").first
    tegel.focus()
    assert page.evaluate(NU)["ring"]
    href = str(tegel.get_attribute("href"))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{href}")
    settle(page)
    assert page.locator("section#factoren").count() == 1


def test_on_paper_every_drawing_is_there(mensen: Mensen, tmp_path: Path) -> None:
    page = mensen.page("adviseur")
    visit(page, f"{mensen.adres}/wijkbeeld?regio={TARWEWIJK}&kwartaal=2025-K4")
    page.emulate_media(media="print")
    for sectie in ("reeks", "verdeling", "trechter", "ladder"):
        doos = page.locator(f"#{sectie} .main-svg").first.bounding_box()
        assert doos is not None
        assert doos["width"] > 200
    page.emulate_media(media="screen")
