"""One quarter of one beschikking in a real browser, by four people: from a file with a fault and a calendar to an
adopted talk and an action that comes back; axe at every step, the reading form by keyboard only.

With WIJKSPIEGEL_SCHERMEN set to a folder every step leaves its picture at 1280 and 400 pixels, the room at 1920.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from tweelingstad import CHARLOIS, TARWEWIJK, make_city, make_csv, open_city

from app.settings import load_settings
from app.store.sessions import create_engine_for, make_sessions
from app.store.tables import Instelling
from schemas.vocabulary import Kwartaal
from tests.journeys.browser import serving, settle
from tests.journeys.mens import Mens
from tests.journeys.reis_gesprek import close, hold, read_sealed, write_at_once

pytestmark = pytest.mark.traag
K3, K4, K1 = Kwartaal(2025, 3), Kwartaal(2025, 4), Kwartaal(2026, 1)
WIJK = f"/wijkbeeld?regio={TARWEWIJK}&kwartaal={K4}"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a data folder of a small city with the figures of K3 published."""
    make_city(tmp_path / "var")
    stad = open_city(tmp_path / "var")
    stad.deliver("boom", "k3.csv", make_csv(K3, "klimrek", "Tarwewijk", zevens=20), K3)
    stad.publish()
    stad.context.sessions.engine.dispose()
    return tmp_path / "var"


@dataclass(frozen=True)
class Reis:
    """The four people of one quarter, each in a browser of their own, at one running app of two processes."""

    boom: Mens
    adviseur: Mens
    accounthouder: Mens
    partner: Mens
    data: Path


@pytest.fixture
def reis(chromium: Browser, data: Path) -> Iterator[Reis]:
    """Let the four sign in."""
    with serving(data, processen=2, is_voorbereid=False) as adres:
        namen = ("boom", "adviseur-charlois", "account-boom", "partner")
        mensen = [Mens(chromium, adres, naam) for naam in namen]
        yield Reis(*mensen, data)
        for mens in mensen:
            mens.context.close()


def test_one_quarter_by_four_people_from_calendar_to_adopted_talk_and_back(
    reis: Reis, chromium: Browser
) -> None:
    boom, adviseur = reis.boom, reis.adviseur
    gesprek = plan(adviseur)
    deliver_with_repair(boom, adviseur)
    recognise(reis.partner)
    read_sealed(boom, adviseur, reis.accounthouder, gesprek)
    hold(boom, adviseur, gesprek)
    write_at_once(chromium, adviseur, gesprek)
    close(adviseur, reis.accounthouder, gesprek)
    move_clock(reis.data, "2026-04-14")
    come_back(boom, adviseur, gesprek)


def deliver_with_repair(boom: Mens, adviseur: Mens) -> None:
    """A fault is told at its cell; repaired and submitted, the figure of the wijk changes."""
    assert "80%" not in adviseur.open(WIJK)
    assert "Lever uw bestand over K4 2025 aan" in boom.open("/")
    boom.page.get_by_role("link", name="Lever aan").first.click()
    boom.page.wait_for_url("**/aanleveren?**")
    boom.look()
    goed = make_csv(K4, "klimrek", "Tarwewijk", zevens=64, van=80)
    boom.drop("k4.csv", goed.replace(";6;8;", ";zes;8;", 1))
    expect(boom.page.locator("main")).to_contain_text("Cel H2")
    assert "Herstel eerst de fouten" in boom.look()
    boom.drop("k4-hersteld.csv", goed)
    expect(boom.page.locator("main")).to_contain_text("1 opgelost, 0 over")
    expect(boom.page.locator("#aanleveren-verschuiving")).to_contain_text("80%")
    boom.look()
    assert "80%" not in adviseur.open(WIJK)
    boom.form("aanleveren", "indienen", boom.page.url.rpartition("=")[2]).press("dien_in")
    boom.hears("Versie 1 is ingediend")
    assert "80%" in adviseur.open(WIJK)
    boom.take("3_ingediend")


def plan(adviseur: Mens) -> str:
    """Plan the talk on K4 with its time; everybody's days follow. Return its address."""
    adviseur.open("/gesprek")
    plannen = adviseur.form("gesprek", "plannen", "0")
    plannen.open()
    plannen.select(plek="Beschikking van boom")
    plannen.write(datum="2026-02-03", tijd="13:30", locatie="Huis van de Wijk")
    adviseur.look()
    adviseur.take("1_plannen")
    plannen.press("plan")
    adviseur.page.wait_for_url("**/gesprek?gesprek=*")
    beeld = adviseur.look()
    adviseur.take("2_kalender")
    assert "13 januari 2026" in beeld, "fifteen working days before the talk"
    assert "Wacht op het bestand" in beeld
    with adviseur.page.expect_download() as download:
        adviseur.page.get_by_role("link", name="Zet deze dagen in uw agenda").click()
    assert "TZID=Europe/Amsterdam:20260203T133000" in download.value.path().read_text("utf-8")
    return "/gesprek?gesprek=" + adviseur.page.url.rpartition("=")[2]


def recognise(partner: Mens) -> None:
    """The wijkpartner answers one figure after another, and is asked for no more than that."""
    assert "Zeg of u de cijfers over K4 2025 herkent" in partner.open("/")
    partner.page.get_by_role("link", name="Bekijk de cijfers").click()
    partner.page.wait_for_url("**/herkennen")
    assert "Cijfer 1 van" in partner.look()
    partner.take("4_herkennen")
    sleutel = f"{CHARLOIS}|{K4}|nut_zeven_of_hoger|klimrek"
    for _ in range(6):
        if partner.form("herkennen", "antwoord", sleutel).veld("waarom").count():
            break
        partner.page.get_by_role("link", name="Sla over").click()
        settle(partner.page)
    antwoord = partner.form("herkennen", "antwoord", sleutel)
    antwoord.choose(antwoord="deels")
    antwoord.write(waarom="De rustige kinderen wel, de drukke zien wij op straat.")
    antwoord.press("geef")
    expect(partner.page.get_by_text("1 beantwoord.", exact=True)).to_be_visible()
    partner.look()


def move_clock(data: Path, dag: str) -> None:
    """Move today while the app runs: it asks for it with every page."""
    engine = create_engine_for(load_settings({"WIJKSPIEGEL_DATA": str(data)}))
    with make_sessions(engine).begin() as session:
        session.get_one(Instelling, "vandaag").waarde = dag
    engine.dispose()


def come_back(boom: Mens, adviseur: Mens, gesprek: str) -> None:
    """Next quarter's file; the action returns with evidence; verdict; round."""
    assert "Vandaag is het 14 april 2026" in boom.open("/")
    boom.open(f"/aanleveren?kwartaal={K1}")
    boom.drop("k1.csv", make_csv(K1, "klimrek", "Tarwewijk", zevens=88, van=100))
    expect(boom.page.locator("#aanleveren-verschuiving")).to_contain_text("88%")
    boom.form("aanleveren", "indienen", boom.page.url.rpartition("=")[2]).press("dien_in")
    boom.hears("Versie 1 is ingediend")
    assert "Mentor op twee scholen" in adviseur.open("/")
    beeld = adviseur.open("/verbeteren")
    assert "Voor de start: 80% in K4 2025" in beeld
    assert "Nu: 88% in K1 2026" in beeld
    oordeel = adviseur.form("verbeteren", "oordeel", "1")
    oordeel.choose(gezien="gezien", vervolg="doorgaan")
    oordeel.write(les="Werkt hier, omdat de mentor blijft.")
    oordeel.press("oordeel")
    adviseur.hears("Uw oordeel is bewaard")
    adviseur.open("/verbeteren?verbeteractie=1")
    for mens in (boom, adviseur):
        assert "De kwaliteitscyclus is rond." in mens.open(gesprek)
