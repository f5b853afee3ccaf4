"""The thin true line in a real browser: from a file with a fault to an action that comes back; axe at every step."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tweelingrijen import WACHTWOORD
from tweelingstad import TARWEWIJK, make_city, make_csv, open_city

from app.settings import load_settings
from app.store.sessions import create_engine_for, make_sessions
from app.store.tables import Instelling
from schemas.vocabulary import Kwartaal
from tests.journeys.browser import BREED, assert_toegankelijk, serving, settle, sign_in, visit
from tests.journeys.formulieren import Formulier

pytestmark = [pytest.mark.traag, pytest.mark.xdist_group("browser_reis")]
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


class Mens:
    """Somebody at a browser of their own, who looks at every page with axe beside them."""

    def __init__(self, browser: Browser, adres: str, inlognaam: str) -> None:
        self.adres = adres
        self.context = browser.new_context(viewport=BREED, locale="nl-NL")
        self.page: Page = sign_in(self.context, adres, inlognaam, WACHTWOORD)
        self.look()

    def open(self, pad: str) -> str:
        """Open an address and return what can be read there."""
        visit(self.page, self.adres + pad)
        return self.look()

    def look(self) -> str:
        """Check the page as it stands and return its words, also the folded ones."""
        settle(self.page)
        assert_toegankelijk(self.page)
        return str(self.page.locator("main").text_content())

    def form(self, pagina: str, naam: str, sleutel: str = "0") -> Formulier:
        """Return a form on the page."""
        return Formulier(self.page, pagina, naam, sleutel)

    def hears(self, zin: str) -> None:
        """Wait for the notice that says what was done."""
        expect(self.page.locator("#app-melding")).to_contain_text(zin)
        self.look()

    def drop(self, bestandsnaam: str, inhoud: str) -> None:
        """Drop a file."""
        bestand = {"name": bestandsnaam, "mimeType": "text/csv", "buffer": inhoud.encode()}
        self.page.locator("#aanleveren-bestand input[type=file]").set_input_files(bestand)
        self.page.wait_for_url("**/aanleveren?aanlevering=*")


@pytest.fixture
def reis(chromium: Browser, data: Path) -> Iterator[tuple[Mens, Mens, Path]]:
    """The provider and the adviser, each in a browser of their own, at one running app of two processes."""
    with serving(data, processen=2) as adres:
        boom, adviseur = Mens(chromium, adres, "boom"), Mens(chromium, adres, "adviseur-charlois")
        yield boom, adviseur, data
        boom.context.close()
        adviseur.context.close()


def test_from_a_file_with_a_fault_to_a_cycle_that_is_round_in_a_browser(
    reis: tuple[Mens, Mens, Path],
) -> None:
    boom, adviseur, data = reis
    deliver_with_repair(boom, adviseur)
    gesprek = plan(adviseur)
    read_sealed(boom, adviseur, gesprek)
    hold(boom, adviseur, gesprek)
    move_clock(data, "2026-04-14")
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


def plan(adviseur: Mens) -> str:
    """Plan the talk on K4; return its address."""
    adviseur.open("/gesprek")
    plannen = adviseur.form("gesprek", "plannen", "0")
    plannen.open()
    plannen.select(plek="Beschikking van boom")
    plannen.write(datum="2026-02-03")
    adviseur.look()
    plannen.press("plan")
    adviseur.page.wait_for_url("**/gesprek?gesprek=*")
    adviseur.look()
    return "/gesprek?gesprek=" + adviseur.page.url.rpartition("=")[2]


def read_sealed(boom: Mens, adviseur: Mens, gesprek: str) -> None:
    """Both write; neither sees a word of the other before both are in, and then both see all."""
    for mens, ander, naam in ((boom, adviseur, "aanbieder"), (adviseur, boom, "gemeente")):
        mens.open(gesprek)
        for afspraak in (1, 2):
            lezing = mens.form("gesprek", "lezing", f"{gesprek.rpartition('=')[2]}-{afspraak}")
            lezing.write(
                stap_herkennen=f"Woorden van de {naam} over {afspraak}.",
                stap_verklaren="De mentor doet mee.",
                stap_beoordelen="Goed genoeg.",
            )
            if (naam, afspraak) != ("gemeente", 2):
                lezing.press("dien_in")
                mens.hears("Uw lezing is ingediend")
                assert "Woorden van de" not in ander.open(gesprek).replace(
                    f"Woorden van de {_other(naam)}", ""
                )
    assert "Woorden van de gemeente" not in boom.page.content()
    lezing.press("dien_in")
    adviseur.hears("de lezingen liggen nu open")
    for mens in (boom, adviseur):
        beeld = mens.open(gesprek)
        assert "Woorden van de aanbieder over 2." in beeld
        assert "Woorden van de gemeente over 1." in beeld


def _other(naam: str) -> str:
    return "gemeente" if naam == "aanbieder" else "aanbieder"


def hold(boom: Mens, adviseur: Mens, gesprek: str) -> None:
    """Story or none, conclusion, action with expected effect, own part; then adopt."""
    nummer = gesprek.rpartition("=")[2]
    for afspraak in (1, 2):
        verhaal = boom.form("gesprek", "verhaal", f"{nummer}-{afspraak}")
        verhaal.open()
        verhaal.press("geen_verhaal")
        boom.hears("geen verhaal")
    adviseur.open(gesprek)
    for afspraak, gevolg in ((1, "actie"), (2, "geen_actie")):
        conclusie = adviseur.form("gesprek", "conclusie", f"{nummer}-{afspraak}")
        conclusie.write(tekst="Het werkt voor wie blijft.")
        conclusie.choose(samen="ja", gevolg=gevolg)
        if gevolg == "geen_actie":
            conclusie.write(gevolg_reden="Goed zo.")
        conclusie.press("bewaar")
        adviseur.hears("De conclusie is bewaard")
    make_action(adviseur, nummer)
    eigen = adviseur.form("gesprek", "eigen_deel", nummer)
    eigen.write(tekst="Het lokaal kwam te laat.")
    eigen.press("bewaar")
    adviseur.hears("eigen deel")
    adviseur.form("gesprek", "vaststellen", nummer).press("stel_vast")
    adviseur.hears("Het gesprek is vastgesteld")
    assert "komt terug in K2 2026" in adviseur.look()


def make_action(adviseur: Mens, nummer: str) -> None:
    """Ask whether the expected effect can be seen, and record the action."""
    actie = adviseur.form("gesprek", "verbeteractie", f"{nummer}-1")
    actie.open()
    actie.write(
        titel="Mentor op twee scholen",
        probleem="Niet elke school heeft een mentor",
        oplossing="Twee scholen erbij",
        omdat="de mentor het verschil maakt",
        waarde="90",
        eigenaar="De Boom",
    )
    actie.select(terugkijk="K2 2026")
    actie.press("toets")
    expect(adviseur.page.get_by_text("Met 80 metingen in een kwartaal")).to_be_visible()
    adviseur.look()
    actie.press("leg_vast")
    adviseur.hears("komt terug in K2 2026")


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
