"""Forms without a mouse; what was typed or chosen stays when answers are slow, on paging, and beside another form."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from tweelingrijen import WACHTWOORD
from tweelingstad import CHARLOIS, TARWEWIJK, make_city, make_csv, open_city

from app.services.gesprek_plannen import plan_gesprek
from app.services.gesprekken import save_eigen_deel
from app.services.samenvoegen import split_zinnen
from schemas.vocabulary import Kwartaal
from tests.journeys.browser import BREED, serving, settle, sign_in, visit
from tests.journeys.formulieren import Formulier
from tests.journeys.keuring import assert_toegankelijk

pytestmark = pytest.mark.traag
K4 = Kwartaal(2025, 4)
HOUD_OP = """() => {
  const haal = window.fetch, slot = new Promise((open) => { window.laat_door = open; });
  window.fetch = async (...vraag) => { await slot; return haal(...vraag); };
}"""
"""A line so slow that nothing comes through before it is told to."""

IEMAND_ANDERS = """() => {
  const plek = 'wijkspiegel-getypt', bewaard = JSON.parse(window.sessionStorage.getItem(plek));
  window.sessionStorage.setItem(plek, JSON.stringify({ ...bewaard, van: 'Iemand anders' }));
}"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder of a small city with the figures of K4 published."""
    data = tmp_path_factory.mktemp("formulieren") / "var"
    make_city(data)
    stad = open_city(data)
    stad.deliver("boom", "k4.csv", make_csv(K4, "klimrek", "Tarwewijk", zevens=64, van=80), K4)
    stad.publish()
    stad.context.sessions.engine.dispose()
    return data


@pytest.fixture(scope="module")
def adres(data: Path) -> Iterator[str]:
    """Return where it is served."""
    with serving(data) as adres:
        yield adres


@pytest.fixture(scope="module")
def venster(chromium: Browser) -> Iterator[BrowserContext]:
    """Return a browser window for all: what it fetched and compiled serves the next test too."""
    with chromium.new_context(viewport=BREED, locale="nl-NL") as venster:
        yield venster


@pytest.fixture
def context(venster: BrowserContext) -> Iterator[BrowserContext]:
    """Return that window with nobody in it and no page open: what was typed is kept per page."""
    venster.clear_cookies()
    yield venster
    for page in venster.pages:
        page.close()


def tab_to(page: Page, tekst: str, *, hoogstens: int = 120) -> None:
    """Press Tab until what is focused says this."""
    for _ in range(hoogstens):
        page.keyboard.press("Tab")
        if page.evaluate(
            "t => (document.activeElement.closest('label') || document.activeElement).textContent.includes(t)",
            tekst,
        ):
            return
    raise AssertionError(f"'{tekst}' is met Tab niet te bereiken")


def test_an_adviser_chooses_a_focus_factor_without_a_mouse(context: BrowserContext, adres: str) -> None:
    page = sign_in(context, adres, "adviseur-charlois", WACHTWOORD)
    visit(page, f"{adres}/wijkbeeld?regio={TARWEWIJK}&kwartaal={K4}")
    tab_to(page, "Focusfactoren kiezen of beëindigen")
    page.keyboard.press("Enter")
    tab_to(page, "Aan welke factor werkt de wijk?")
    page.keyboard.press("Enter")
    expect(page.locator(".dash-dropdown-content")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    tab_to(page, "Waarom deze factor, hier en nu?")
    page.keyboard.type("Ouders en scholen vragen hierom.")
    tab_to(page, "Kies deze focusfactor")
    page.keyboard.press("Enter")
    expect(page.locator("#app-melding")).to_contain_text("is nu een focusfactor vanaf K4 2025")
    settle(page)
    expect(page.locator("#factoren")).to_contain_text("Gekozen, voor 0 tot en met 27 jaar: Ouders en scholen")


def test_what_was_typed_or_chosen_survives_paging_and_a_slow_line(
    context: BrowserContext, adres: str
) -> None:
    page_through_slowly(sign_in(context, adres, "partner", WACHTWOORD), adres)


def test_what_was_typed_survives_other_forms_and_what_others_save(
    context: BrowserContext, adres: str, data: Path
) -> None:
    plan_and_write(sign_in(context, adres, "adviseur-charlois", WACHTWOORD), adres, data)


def test_what_was_typed_survives_loading_the_page_again_for_who_typed_it_only(
    context: BrowserContext, adres: str
) -> None:
    page = sign_in(context, adres, "adviseur-charlois", WACHTWOORD)
    plannen = write_halfway(page, adres)
    page.reload()
    settle(page)
    expect(plannen.veld("locatie")).to_be_visible()
    expect(plannen.veld("locatie")).to_have_value("Bij de school")
    # Somebody else sits down at this tab: to them it was never written.
    page.evaluate(IEMAND_ANDERS)
    page.reload()
    settle(page)
    plannen.open()
    expect(plannen.veld("locatie")).to_have_value("")
    write_halfway(page, adres)
    page.get_by_role("button", name="Uitloggen").click()
    page.wait_for_url("**/inloggen*")
    assert page.evaluate("() => window.sessionStorage.length") == 0


def test_a_form_says_that_it_is_busy_until_the_answer_is_there(context: BrowserContext, adres: str) -> None:
    page = sign_in(context, adres, "adviseur-charlois", WACHTWOORD)
    visit(page, f"{adres}/gesprek")
    plannen = Formulier(page, "gesprek", "plannen")
    plannen.open()
    vragen: list[Route] = []

    def hold(vraag: Route) -> None:
        vragen.append(vraag)

    page.route("**/_dash-update-component*", hold)
    plannen.press("plan")
    formulier = plannen.melding().locator("xpath=..")
    expect(formulier).to_have_attribute("aria-busy", "true")
    # Not even when the answer takes longer than any press that asks nothing.
    page.wait_for_timeout(2000)
    expect(formulier).to_have_attribute("aria-busy", "true")
    for vraag in vragen:
        vraag.continue_()
    expect(plannen.melding()).to_contain_text("Kies")
    expect(formulier).not_to_have_attribute("aria-busy", "true")


def write_halfway(page: Page, adres: str) -> Formulier:
    """Begin to plan a talk and leave it at that."""
    visit(page, f"{adres}/gesprek")
    plannen = Formulier(page, "gesprek", "plannen")
    plannen.open()
    plannen.write(locatie="Bij de school")
    assert "Bij de school" in page.evaluate("() => window.sessionStorage.getItem('wijkspiegel-getypt')")
    return plannen


def page_through_slowly(page: Page, adres: str) -> None:
    """The page says that another is on its way; a second click goes nowhere; what was chosen meanwhile is kept."""
    visit(page, f"{adres}/herkennen")
    page.evaluate(HOUD_OP)
    overslaan = page.get_by_role("link", name="Sla over")
    overslaan.click()
    expect(page.locator("main")).to_have_attribute("aria-busy", "true")
    overslaan.click()
    eerste = field_of(page)
    eerste.choose(antwoord="deels")
    page.evaluate("() => window.laat_door()")
    settle(page)
    expect(page.get_by_role("heading", name="Cijfer 2 van")).to_be_visible()
    assert page.locator("main").get_attribute("aria-busy") is None
    tweede = field_of(page)
    tweede.choose(antwoord="niet_herkend")
    tweede.write(waarom="Wij zien het anders.")
    page.go_back()
    settle(page)
    expect(page.get_by_role("heading", name="Cijfer 1 van")).to_be_visible()
    expect(eerste.veld("antwoord").locator("input[value='deels']")).to_be_checked()
    overslaan.click()
    settle(page)
    expect(tweede.veld("waarom")).to_have_value("Wij zien het anders.")
    expect(tweede.veld("antwoord").locator("input[value='niet_herkend']")).to_be_checked()


def field_of(page: Page) -> Formulier:
    """Return the form of the figure that is asked about now."""
    sleutel = page.locator("[id*='herkennen-veld'][id*='waarom']").evaluate("e => JSON.parse(e.id).sleutel")
    return Formulier(page, "herkennen", "antwoord", str(sleutel))


def plan_and_write(page: Page, adres: str, data: Path) -> None:
    """Plan what a quarter lacks at once, then send one form of a step while another is half written."""
    visit(page, f"{adres}/gesprek")
    plannen = Formulier(page, "gesprek", "plannen_alle", str(K4))
    plannen.open()
    assert_toegankelijk(page)
    plannen.press("plan")
    expect(plannen.melding()).to_contain_text("Kies een datum.")
    tick_while_another_plans(page, plannen, data)
    nieuw = page.get_by_text("Plan een nieuw gesprek", exact=True)
    nieuw.click()
    plannen.choose(plekken=f"2/{CHARLOIS}")
    plannen.write(datum="2026-02-03", per_dag="1")
    plannen.press("plan")
    expect(page.locator("#app-melding")).to_contain_text("1 gesprek is gepland")
    # What stood before it is gone, the fold itself stays as it was.
    expect(plannen.melding()).to_have_count(0)
    expect(nieuw.locator("xpath=..")).to_have_attribute("open", "")
    visit(page, f"{adres}/gesprek?gesprek=1&stap=afspraak-1")
    lezing, verhaal = (Formulier(page, "gesprek", naam, "1-1") for naam in ("lezing", "verhaal"))
    lezing.write(stap_herkennen="Nog niet af, maar", twijfel="Klopt het aantal?")
    verhaal.open()
    verhaal.write(tekst="Een jongere vertelde dit.")
    verhaal.press("geen_verhaal")
    expect(page.locator("#app-melding, .formulier-melding").filter(has_text="verhaal")).not_to_have_count(0)
    settle(page)
    expect(lezing.veld("stap_herkennen")).to_have_value("Nog niet af, maar")
    expect(lezing.veld("twijfel")).to_have_value("Klopt het aantal?")
    write_while_another_saves(page, f"{adres}/gesprek?gesprek=1", data)


def tick_while_another_plans(page: Page, plannen: Formulier, data: Path) -> None:
    """What was unticked and typed stays so when the page is drawn again with one box less, in a fold that stays open."""
    vakje, weg = (plannen.veld("plekken").locator(f"input[value='{n}/{CHARLOIS}']") for n in (2, 1))
    vakje.uncheck()
    plannen.write(per_dag="3")
    stad = open_city(data)
    with stad.context.sessions.begin() as session:
        plek = {"regiocode": CHARLOIS, "kwartaal": K4, "gesprek_op": date(2026, 2, 3), "nu": stad.klok()}
        plan_gesprek(session, stad.gebruiker("adviseur-charlois"), 1, **plek)
    stad.context.sessions.engine.dispose()
    page.evaluate("() => window.dash_clientside.set_props('app-ververs', {data: 1})")
    expect(weg).to_have_count(0)
    expect(vakje).to_be_visible()
    expect(vakje).not_to_be_checked()
    expect(plannen.veld("per_dag")).to_have_value("3")


def write_while_another_saves(page: Page, gesprek: str, data: Path) -> None:
    """A half-written text stands there again after somebody else saved that very text; saving shows both."""
    visit(page, f"{gesprek}&stap=sluiten")
    eigen = Formulier(page, "gesprek", "eigen_deel", "1")
    eigen.veld("tekst").press_sequentially("Het lokaal kwam te laat.")
    stad = open_city(data)
    with stad.context.sessions.begin() as session:
        ander = stad.gebruiker("adviseur-charlois")
        save_eigen_deel(session, ander, 1, "Wij verwezen te weinig door.", versie=0, nu=stad.klok())
    stad.context.sessions.engine.dispose()
    page.get_by_role("link", name="Terug:").click()
    settle(page)
    page.get_by_role("link", name="Verder: Afsluiten").click()
    settle(page)
    expect(page.locator("main")).to_contain_text("Wij verwezen te weinig door.")
    expect(eigen.veld("tekst")).to_be_visible()
    expect(eigen.veld("tekst")).to_have_value("Het lokaal kwam te laat.")
    eigen.press("bewaar")
    expect(page.locator("#app-melding")).to_contain_text("Iemand anders bewaarde deze tekst net")
    settle(page)
    voorstel = eigen.veld("tekst").input_value()
    assert set(split_zinnen(voorstel)) == {"Wij verwezen te weinig door.", "Het lokaal kwam te laat."}
    eigen.press("bewaar")
    expect(page.locator("#app-melding")).to_contain_text("eigen deel")
    settle(page)
    expect(page.locator("main")).to_contain_text("Het lokaal kwam te laat.")
    expect(page.get_by_text("Wat u schreef")).to_have_count(0)
