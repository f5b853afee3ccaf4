"""The states of the screens worth looking at: who is there, at which address, and what was just done."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from tests.journeys.browser import settle, visit
from tests.journeys.nummers import CHARLOIS, find_nummers
from tests.journeys.standen_aanleveren import (
    drop_asked,
    drop_beschikkingen,
    drop_large,
    drop_refused,
    drop_unreadable,
    drop_wrong_beschikkingen,
    repair_some,
)

TARWEWIJK = "BU05991571"
VERBORGEN = "BU05991702"
MET_BREUK = "BU05990321"
CIJFER = f"nut_zeven_of_hoger/{TARWEWIJK}/2025-K4/springplank/sterk_in_de_klas/jongere"
CIJFER_SAMEN = f"bereik/{CHARLOIS}/2025-K4/*/*/*"


def do_nothing(_: Page) -> None:
    """Look at the page as it comes."""


def open_everything(page: Page) -> None:
    """Open every part that opens on demand: forms, tables and cells of the grid."""
    page.evaluate("() => document.querySelectorAll('main details').forEach((deel) => { deel.open = true; })")


@dataclass(frozen=True)
class Stand:
    """One screen: the name of its picture, who looks (nobody before signing in), where, and what they do."""

    naam: str
    inlognaam: str
    pad: str
    doe: Callable[[Page], None] = do_nothing
    is_bezig: bool = False
    """Whether the page is still waiting for an answer on purpose."""

    def show(self, page: Page, adres: str) -> None:
        """Bring this screen on a page of the person it belongs to."""
        if self.inlognaam:
            visit(page, adres + self.pad)
        else:
            page.goto(adres + self.pad)
        self.doe(page)
        if self.inlognaam and not self.is_bezig:
            settle(page)


def make_standen(data: Path) -> list[Stand]:
    """Return every state, in the order of the rooms; the numbers of talks and the like are looked up."""
    nummers = find_nummers(data)
    return [
        Stand("inloggen", "", "/inloggen"),
        Stand("inloggen_fout", "", "/inloggen", enter_wrong_password),
        Stand("start", "adviseur", "/"),
        Stand("start_aanbieder", "aanbieder", "/"),
        Stand("start_wijkpartner", "wijkpartner", "/"),
        Stand("wijkbeeld_kaart", "adviseur", "/wijkbeeld"),
        Stand("wijkbeeld_kaart_stad", "beheerder", "/wijkbeeld?kaart=bijstand_per_1000"),
        Stand("wijkbeeld", "adviseur", f"/wijkbeeld?regio={TARWEWIJK}&kwartaal=2025-K4"),
        Stand("wijkbeeld_gebied", "adviseur", f"/wijkbeeld?regio={CHARLOIS}&kwartaal=2025-K4"),
        Stand("wijkbeeld_verborgen", "adviseur3", f"/wijkbeeld?regio={VERBORGEN}&kwartaal=2025-K3"),
        Stand(
            "wijkbeeld_breuk",
            "adviseur2",
            f"/wijkbeeld?regio={MET_BREUK}&kwartaal=2025-K4&interventie=weerbaar_in_de_groep",
        ),
        Stand("wijkbeeld_open", "adviseur", f"/wijkbeeld?regio={TARWEWIJK}&factor=CTC-09", open_everything),
        Stand("wijkbeeld_wijkpartner", "wijkpartner", f"/wijkbeeld?regio={TARWEWIJK}&kwartaal=2025-K4"),
        Stand("cijfer", "adviseur", f"/cijfer?id={CIJFER}"),
        Stand("cijfer_samen", "wijkpartner", f"/cijfer?id={CIJFER_SAMEN}"),
        Stand("afspraken", "adviseur", "/afspraken"),
        Stand("afspraken_beschikking", "adviseur", f"/afspraken?beschikking={nummers['beschikking']}"),
        Stand(
            "afspraken_prognose",
            "accounthouder",
            f"/afspraken?beschikking={nummers['beschikking']}&kwartaal=2025-K3",
        ),
        Stand("afspraak_concept", "accounthouder3", f"/afspraken?afspraak={nummers['concept']}"),
        Stand("afspraak_antwoord", "aanbieder", f"/afspraken?afspraak={nummers['aangekondigd']}"),
        Stand("afwijkingen", "adviseur", "/afwijkingen"),
        Stand("afwijking", "accounthouder", f"/afwijkingen?afwijking={nummers['afwijking']}"),
        Stand("aanleveren", "aanbieder", "/aanleveren"),
        Stand("aanleveren_fouten", "aanbieder", f"/aanleveren?aanlevering={nummers['aanlevering']}"),
        Stand("aanleveren_profiel", "aanbieder", f"/aanleveren?profiel={nummers['profiel']}"),
        Stand("aanleveren_bezig", "aanbieder", "/aanleveren", drop_large, is_bezig=True),
        Stand("aanleveren_vragen", "aanbieder", "/aanleveren", drop_asked),
        Stand("aanleveren_hersteld", "aanbieder", "/aanleveren", repair_some),
        Stand("aanleveren_ingediend", "aanbieder", f"/aanleveren?aanlevering={nummers['ingediend']}"),
        Stand("aanleveren_geweigerd", "opgroeilab", "/aanleveren", drop_refused),
        Stand("aanleveren_onleesbaar", "opgroeilab", "/aanleveren", drop_unreadable),
        Stand("aanleveren_accounthouder", "accounthouder", "/aanleveren"),
        Stand("gesprek", "adviseur", "/gesprek"),
        Stand("gesprek_overzicht", "aanbieder", f"/gesprek?gesprek={nummers['lezen']}"),
        Stand("gesprek_schrijven", "adviseur", f"/gesprek?gesprek={nummers['lezen']}&stap=alles"),
        Stand("gesprek_verzegeld", "opgroeilab", f"/gesprek?gesprek={nummers['verzegeld']}&stap=alles"),
        Stand(
            "gesprek_open", "adviseur", f"/gesprek?gesprek={nummers['geopend']}&stap=alles", open_everything
        ),
        Stand("gesprek_zaal", "adviseur", f"/gesprek?gesprek={nummers['geopend']}&stap=begin&zaal=ja"),
        Stand(
            "gesprek_zaal_afspraak",
            "adviseur",
            f"/gesprek?gesprek={nummers['geopend']}&stap=afspraak-{nummers['afspraak']}&zaal=ja",
        ),
        Stand("gesprek_vastgesteld", "aanbieder", f"/gesprek?gesprek={nummers['vastgesteld']}&stap=sluiten"),
        Stand("herkennen", "wijkpartner", "/herkennen"),
        Stand("verbeteren", "adviseur", "/verbeteren"),
        Stand("verbeteren_actie", "adviseur", f"/verbeteren?verbeteractie={nummers['verbeteractie']}"),
        Stand(
            "verbeteren_actie_open",
            "adviseur",
            f"/verbeteren?verbeteractie={nummers['verbeteractie']}",
            open_everything,
        ),
        Stand("verbeteren_bord", "adviseur", "/verbeteren?weergave=bord"),
        Stand("verbeteren_lessen", "aanbieder", "/lessen?zoek=school"),
        Stand("verbeteren_les", "adviseur", f"/lessen?les={nummers['les']}", open_everything),
        Stand(
            "verbeteren_leerbijeenkomst",
            "buurtkracht",
            f"/leerbijeenkomsten?leerbijeenkomst={nummers['leerbijeenkomst']}",
            open_everything,
        ),
        Stand("verbeteren_toezegging", "adviseur", f"/verbeteren?toezegging={nummers['toezegging']}"),
        Stand("toezeggingen", "adviseur", "/toezeggingen", open_everything),
        Stand("leerklimaat", "adviseur", "/leerklimaat", open_everything),
        Stand("leren_open", "adviseur", "/leren", open_everything),
        Stand("overdracht_blad", "adviseur", f"/overdracht?beschikking={nummers['beschikking']}"),
        Stand("signalen", "wijkpartner", "/signalen", propose_signaal),
        Stand("signaal", "adviseur", f"/signalen?signaal={nummers['signaal']}"),
        Stand("uitvraag", "adviseur", f"/uitvragen?uitvraag={nummers['uitvraag']}"),
        Stand("initiatief", "adviseur", f"/initiatieven?initiatief={nummers['initiatief']}"),
        Stand("gebeurtenissen", "adviseur", "/gebeurtenissen"),
        Stand("gebeurtenis", "beheerder", "/gebeurtenissen?gebeurtenis=1"),
        Stand("beschikkingen_laden", "accounthouder", "/beschikkingen", drop_beschikkingen),
        Stand("beschikkingen_fouten", "accounthouder", "/beschikkingen", drop_wrong_beschikkingen),
        Stand("partijen", "beheerder", "/partijen", open_everything),
        Stand("partijen_alliantie", "beheerder", "/partijen?partij=noordoever", open_everything),
        Stand("partijen_interventie", "beheerder", "/partijen?interventie=online_wijs", open_everything),
        Stand("uitleg", "adviseur", "/uitleg"),
        Stand("uitleg_rekenwijze", "wijkpartner", "/uitleg?rekenwijze=trechter"),
        Stand("beheer", "beheerder", "/beheer"),
        Stand("geen_recht", "wijkpartner", "/gesprek"),
        Stand("niet_gevonden", "adviseur", "/bestaat-niet"),
    ]


def propose_signaal(page: Page) -> None:
    """Tell something in two fields and wait for what it seems to be about."""
    page.get_by_label("Wat ziet of hoort u?").fill("Er is niets te doen na zes uur")
    page.get_by_label("Waar is het?").fill("bij het plein in de Tarwewijk")
    page.get_by_role("button", name="Verder").click()
    page.get_by_role("heading", name="Klopt dit?").wait_for()


def enter_wrong_password(page: Page) -> None:
    """Try to sign in with a password that is not right."""
    page.get_by_label("Inlognaam").fill("adviseur")
    page.get_by_label("Wachtwoord").fill("verkeerd-wachtwoord")
    page.get_by_role("button", name="Inloggen").click()
    page.get_by_role("alert").wait_for()
