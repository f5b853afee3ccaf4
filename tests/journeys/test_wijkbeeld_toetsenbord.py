"""The whole Wijkbeeld of three wijken without a mouse: rich, sparse, and with a break; every part filled or explained."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.journeys.browser import BREED, SMAL, assert_past, settle, visit
from tests.journeys.keuring import Keuring
from tests.journeys.mensen import Mensen
from tests.journeys.standen import MET_BREUK, TARWEWIJK
from tests.journeys.toegankelijk import Wacht

pytestmark = pytest.mark.traag
HOEK = "WK059917"
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
HOOGST = 8000
"""Pixels at 1280 wide: more than eight screens nobody reads."""
GAAN = """() => [...document.querySelectorAll('main a[href], main button, main summary, main input, main textarea, main [tabindex="0"]')]
  .filter((el) => el.getClientRects().length && !el.disabled && el.tabIndex >= 0
    && el.type !== 'radio' && !el.closest('details:not([open]) > :not(summary)')).length"""
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
GEZIEN = "() => document.querySelectorAll('main [data-gezien]').length"
BIJ_ELKE_PLEK = {
    "factoren": ("Hier wordt gebouwd op", "focus"),
    "uitkomsten": (
        "Is iemand er beter van geworden?",
        "Hoeveel gedaan",
        "Bekijk alle uitkomsten en prestaties",
    ),
    "ladder": ("hangt samen met", "Ruit: de wijk", "Bekijk de tekening"),
    "context": ("niet toe te schrijven aan één aanbieder", "Bron: CBS (CC BY 4.0), bewerkt"),
    "aanbod": ("Witte vlek: een focusfactor", "Wie werkt waaraan, en waarop steunt dat"),
}
PLEKKEN = {
    "rijk": (
        "adviseur",
        f"?regio={TARWEWIJK}&kwartaal=2025-K4",
        {
            "uitkomsten": ("Ruislijst", "Voorlopig: nog niet vastgesteld"),
            "reeks": ("Ruit: gebeurtenis.", "De band is de marge (95%)", "Gedaan:"),
            "verdeling": ("gaf een", "Bekijk de tekening"),
            "trechter": ("naast de andere buurten", "Andere plekken hebben geen naam"),
            "aanbod": ("dubbeling?",),
            "tijdlijn": ("Wanneer", "2025"),
        },
    ),
    "schaars": (
        "adviseur3",
        f"?regio={HOEK}&kwartaal=2025-K4",
        {
            "uitkomsten": ("om niemand herkenbaar te maken", "Bekijk Rotterdam"),
            "reeks": ("geen uitkomst te tonen",),
            "verdeling": ("te weinig cijfers",),
            "trechter": ("geen cijfer te tonen",),
        },
    ),
    "breuk": (
        "adviseur2",
        f"?regio={MET_BREUK}&kwartaal=2025-K4&interventie=weerbaar_in_de_groep",
        {
            "reeks": ("Niet vergeleken over de breuk", "Streeplijn: breuk", "Driehoek: verbeteractie."),
            "trechter": ("Bekijk de tekening",),
        },
    ),
}


def walk(page: Page) -> list[str]:
    """Press Tab through the whole page, opening what is folded; every stop is visible and in view."""
    page.locator("#inhoud").focus()
    gelopen: list[str] = []
    for _ in range(400):
        page.keyboard.press("Tab")
        plek = page.evaluate(NU)
        if plek is None:
            return gelopen
        assert plek["ring"], f"geen zichtbare focus: {plek}"
        assert plek["breed"] > 0, f"niet te zien: {plek}"
        if not plek["radio"]:
            gelopen.append(plek["tekst"])
        if plek["is_dicht"]:
            page.keyboard.press("Enter")
    raise AssertionError("er komt geen einde aan de bladzijde")


@pytest.mark.parametrize("naam", list(PLEKKEN))
def test_a_wijkbeeld_is_complete_and_walked_with_the_keyboard_only(
    mensen: Mensen, keuring: Keuring, naam: str
) -> None:
    wie, zoek, verwacht = PLEKKEN[naam]
    page = mensen.page(wie)
    wacht = Wacht(page, mensen.adres)
    visit(page, f"{mensen.adres}/wijkbeeld{zoek}")
    assert page.evaluate("() => document.documentElement.scrollHeight") < HOOGST
    for sectie in SECTIES:
        woorden = page.locator(f"section#{sectie}").text_content() or ""
        for zin in (*BIJ_ELKE_PLEK.get(sectie, ()), *verwacht.get(sectie, ())):
            assert zin in woorden, f"{naam}, {sectie}: '{zin}' staat niet in: {woorden[:900]}"
    stops = walk(page)
    assert len(stops) == page.evaluate(GEZIEN), "een plek kwam twee keer langs"
    assert page.evaluate(GAAN) == len(stops), "niet alles is met Tab te bereiken"
    assert page.locator("main details:not([open])").count() == 0
    settle(page)
    keuring.judge(page)
    page.set_viewport_size(SMAL)
    assert_past(page)
    keuring.judge(page, is_vervolg=True)
    page.set_viewport_size(BREED)
    assert not wacht.klachten, wacht.klachten


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
