"""A new provider in a real browser: from drop to submitted in at most six clicks, the next quarter by keyboard alone."""

import os
import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from demokopie import copy_demo
from nieuwkomer import BESTAND, NIEUW, add_nieuwkomer, make_next_quarter
from playwright.sync_api import Browser, Page, expect

from app.achtergrond.werkbank import Werkbank
from app.settings import load_settings
from tests.journeys.browser import BREED, GEDULD, serving, settle, sign_in, visit
from tests.journeys.keuring import Keuring

pytestmark = pytest.mark.traag
KEURING = Keuring()
CORRECTIES = {
    "D37": "21",
    "E54": "30-06-2025",
    "F83": "25-09-2025",
    "I98": "7,5",
    "H128": "8",
    "H129": "3",
    "A158": "0241",
}
# Clicks beside the fields in which the corrections are typed.
TEL_KLIKKEN = """
document.addEventListener("click", (e) => {
  if (!e.isTrusted || e.target.closest(".celherstel, .dash-dropdown-content, label.veld")) return;
  sessionStorage.setItem("klikken", Number(sessionStorage.getItem("klikken") || 0) + 1);
}, true);
"""
GROOT = "\n".join(
    [
        "traject_id;interventie;regio;leeftijd;startdatum",
        *(f"T{n:06};Sterk in de Klas;Tarwewijk;{8 + n % 12};{1 + n % 28:02}-10-2025" for n in range(9000)),
    ]
).encode()


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, gevulde_demo: Path) -> Path:
    """The example city with one provider more, who delivered nothing yet."""
    data = tmp_path_factory.mktemp("tien") / "var"
    copy_demo(gevulde_demo, data)
    add_nieuwkomer(data)
    return data


@pytest.fixture(scope="module")
def adres(data: Path) -> Iterator[str]:
    """Where the app answers."""
    with serving(data, is_voorbereid=False) as adres:
        yield adres


@pytest.fixture(scope="module")
def nora(chromium: Browser, adres: str) -> Iterator[Page]:
    """The new provider, signed in; her clicks are counted."""
    context = chromium.new_context(viewport=BREED, locale="nl-NL")
    context.add_init_script(TEL_KLIKKEN)
    yield sign_in(context, adres, NIEUW)
    context.close()


def look(page: Page) -> str:
    """Wait until the page stands, find no axe violation, and return its words."""
    settle(page)
    KEURING.judge(page)
    return str(page.locator("main").inner_text())


def drop(page: Page, bestand: Path | bytes, naam: str = "") -> None:
    """Drop a file, given by its path or its content."""
    zone = page.locator("#aanleveren-bestand input[type=file]")
    if isinstance(bestand, Path):
        zone.set_input_files(bestand)
    else:
        zone.set_input_files({"name": naam, "mimeType": "application/octet-stream", "buffer": bestand})


def read_report(page: Page) -> str:
    """Wait for the report of the file that was dropped."""
    page.wait_for_url("**/aanleveren?aanlevering=*")
    return look(page)


def test_a_new_provider_submits_a_file_with_nine_faults_in_six_clicks(nora: Page, adres: str) -> None:
    visit(nora, f"{adres}/aanleveren")
    assert "U heeft nog niets aangeleverd" in look(nora)
    nora.evaluate("sessionStorage.setItem('klikken', 0)")
    drop(nora, BESTAND)
    rapport = read_report(nora)
    assert "voor K3 2025" in rapport
    assert "240 rijen" in rapport
    assert "9 fouten" in rapport
    nora.get_by_role("button", name="Bevestig deze keuzes").click()
    expect(nora.locator("#app-melding")).to_contain_text("bewaard")
    assert "Bedoelt u dit?" not in look(nora)
    for naam, waarde in CORRECTIES.items():
        nora.get_by_label(f"Nieuwe waarde voor cel {naam}").fill(waarde)
    choose_by_keyboard(nora, "G209", "volgens plan")
    nora.get_by_role("button", name="Herstel en controleer opnieuw").click()
    expect(nora.locator("#app-melding")).to_contain_text("8 opgelost, 0 over, 0 nieuw")
    beeld = look(nora)
    assert "Wat u op deze pagina wijzigde (8 wijzigingen)" in beeld
    expect(nora.locator("#aanleveren-verschuiving")).to_contain_text("cijfers veranderen")
    nora.get_by_role("button", name="Dien dit bestand in").click()
    expect(nora.locator("#app-melding")).to_contain_text("Versie 1 is ingediend")
    assert "Ontvangstbewijs" in look(nora)
    assert int(nora.evaluate("sessionStorage.getItem('klikken')")) <= 6
    nora.reload()
    assert "8 wijzigingen" in look(nora)
    nora.go_back()
    nora.go_forward()
    assert nora.get_by_role("button", name="Dien dit bestand in").count() == 0


def choose_by_keyboard(page: Page, naam: str, keuze: str) -> None:
    """Choose from a folded list without a mouse."""
    knop = page.locator("label.veld", has_text=f"Nieuwe waarde voor cel {naam}").locator("button")
    knop.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.closest('.dash-dropdown-content')")
    while (nu := page.evaluate("document.activeElement.value")) != keuze:
        page.keyboard.press("ArrowDown")
        page.wait_for_function("nu => document.activeElement.value !== nu", arg=nu)
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(knop).to_contain_text(keuze)


def test_the_next_quarter_asks_no_meaning_and_goes_by_keyboard_alone(nora: Page, adres: str) -> None:
    visit(nora, f"{adres}/aanleveren")
    with nora.expect_file_chooser() as kiezer:
        tab_to(nora, "Kies een bestand")
        nora.keyboard.press("Enter")
    bestand = {
        "name": "springplank_2025K4.xlsx",
        "mimeType": "application/octet-stream",
        "buffer": make_next_quarter(fout="acht"),
    }
    kiezer.value.set_files(bestand)
    rapport = read_report(nora)
    assert "voor K4 2025" in rapport
    assert "Bedoelt u dit?" not in rapport
    tab_to(nora, "Nieuwe waarde voor cel H128")
    nora.keyboard.type("8")
    justify_by_keyboard(nora)
    tab_to(nora, "Herstel en controleer opnieuw")
    nora.keyboard.press("Enter")
    expect(nora.locator("#app-melding")).to_contain_text("1 opgelost")
    look(nora)
    tab_to(nora, "Dien dit bestand in")
    nora.keyboard.press("Enter")
    expect(nora.locator("#app-melding")).to_contain_text("Versie 1 is ingediend")
    look(nora)


def justify_by_keyboard(page: Page) -> None:
    """Write at every warning why it is right."""
    for veld in page.get_by_label(re.compile("^Uw toelichting")).all():
        veld.focus()
        page.keyboard.type("Dit hebben wij nagekeken en het klopt.")


def tab_to(page: Page, naam: str) -> None:
    """Press Tab until the focus is on what carries this name."""
    lees = """() => { const e = document.activeElement;
      if (!e.matches('button, input, a, summary, textarea')) return '';
      return (e.getAttribute('aria-label') || '') + ' ' + e.innerText + ' ' + (e.labels?.[0]?.innerText ?? '') }"""
    for _ in range(200):
        if naam in str(page.evaluate(lees)):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"niet te bereiken met Tab: {naam}")


def test_two_windows_do_not_overwrite_each_other_and_others_see_nothing(
    nora: Page, chromium: Browser, adres: str
) -> None:
    visit(nora, f"{adres}/aanleveren")
    drop(nora, make_next_quarter(fout="acht"), "tweede poging_2025K4.xlsx")
    read_report(nora)
    ander = nora.context.new_page()
    visit(ander, nora.url)
    for page, waarde in ((ander, "9"), (nora, "8")):
        page.get_by_label("Nieuwe waarde voor cel H128").fill(waarde)
        justify_by_keyboard(page)
        page.get_by_role("button", name="Herstel en controleer opnieuw").click()
    expect(ander.locator("#app-melding")).to_contain_text("1 opgelost")
    expect(nora.locator(".formulier-melding:has(.melding)")).to_contain_text("in een ander venster hersteld")
    assert nora.get_by_label("Nieuwe waarde voor cel H128").input_value() == "8"
    ander.close()
    vreemde = sign_in(chromium.new_context(viewport=BREED, locale="nl-NL"), adres, "aanbieder")
    visit(vreemde, nora.url)
    expect(vreemde.locator("h1")).to_have_text("Niet gevonden")
    vreemde.context.close()


def freeze_process(bank: Werkbank) -> int:
    """Let the process of the file that was just dropped stand still, so that a person is in time."""
    einde = time.monotonic() + GEDULD
    while time.monotonic() < einde:
        for sleutel in list(bank.cache):
            if str(sleutel).endswith("-proces") and (nummer := bank.cache.get(sleutel)):
                os.kill(nummer, signal.SIGSTOP)
                return int(nummer)
        time.sleep(0.01)
    raise AssertionError("er kwam geen proces")


def test_a_check_that_is_stopped_or_killed_leaves_nothing_and_says_so(
    nora: Page, adres: str, data: Path
) -> None:
    settings = load_settings({"WIJKSPIEGEL_DATA": str(data)})
    bank = Werkbank(settings.werkbank)
    visit(nora, f"{adres}/aanleveren")
    bewaard = sorted(settings.archief.rglob("*"))
    drop(nora, GROOT, "groot_2025K4.csv")
    nummer = freeze_process(bank)
    stop = nora.get_by_role("button", name="Stop met controleren")
    expect(stop).to_be_enabled()
    KEURING.judge(nora)
    tab_to(nora, "Stop met controleren")
    nora.keyboard.press("Enter")
    expect(nora.locator("#aanleveren-uitslag")).to_contain_text("Wij hebben niets van dit bestand bewaard")
    expect(stop).to_be_hidden()
    look(nora)
    assert not is_alive(nummer)
    drop(nora, GROOT, "groot_2025K4.csv")
    os.kill(freeze_process(bank), signal.SIGKILL)
    expect(nora.locator("#aanleveren-uitslag")).to_contain_text("Het controleren brak af")
    expect(stop).to_be_hidden()
    assert sorted(settings.archief.rglob("*")) == bewaard
    assert not list(settings.werkbank.glob("*.slot"))
    drop(nora, GROOT, "groot_2025K4.csv")
    read_report(nora)
    bank.cache.close()


def is_alive(nummer: int) -> bool:
    """Answer whether a process is there and no corpse."""
    try:
        return ") Z " not in Path(f"/proc/{nummer}/stat").read_text()
    except FileNotFoundError:
        return False
