"""The states of the screens worth looking at: who is there, at which address, and what was just done."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page
from sqlalchemy import select

from app.settings import load_settings
from app.store.sessions import create_engine_for, make_sessions
from app.store.tables import (
    Aanlevering,
    Afspraak,
    Afwijking,
    Beschikking,
    Gesprek,
    Initiatief,
    Inleesprofiel,
    Leerbijeenkomst,
    Les,
    Signaal,
    Toezegging,
    Uitvraag,
    Verbeteractie,
)
from schemas.leercyclus import (
    AanleveringStatus,
    AfspraakStatus,
    BijeenkomstStatus,
    ToezeggingStatus,
    Vrijgave,
)
from tests.journeys.browser import WACHT, enter, settle, visit
from tests.journeys.standen_aanleveren import (
    drop_asked,
    drop_beschikkingen,
    drop_large,
    drop_refused,
    drop_unreadable,
    drop_wrong_beschikkingen,
    repair_some,
)

CHARLOIS, TARWEWIJK = "WK059915", "BU05991571"
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
            "aanbieder",
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


def find_nummers(data: Path) -> dict[str, int]:
    """Look up the objects the states are about."""
    engine = create_engine_for(load_settings({"WIJKSPIEGEL_DATA": str(data)}))
    with make_sessions(engine)() as session:
        beschikking = select(Beschikking.id).where(Beschikking.kenmerk == "JP-2025-101")

        def gesprek(kenmerk: str, kwartaal: str) -> int:
            vraag = select(Gesprek.id).join(Beschikking).where(Gesprek.kwartaal == kwartaal)
            return (
                session.scalars(vraag.where(Beschikking.kenmerk == kenmerk).order_by(Gesprek.id)).first() or 0
            )

        nummers = {
            "beschikking": session.scalars(beschikking).one(),
            "concept": session.scalars(
                select(Afspraak.id).where(Afspraak.status == AfspraakStatus.CONCEPT).order_by(Afspraak.id)
            ).first(),
            "aangekondigd": session.scalars(
                select(Afspraak.id).where(Afspraak.status == AfspraakStatus.AANGEKONDIGD)
            ).one(),
            "afwijking": session.scalars(
                select(Afwijking.id).where(Afwijking.vrijgave == Vrijgave.OPENBAAR)
            ).one(),
            # The first: a visitor may have dropped others since.
            "aanlevering": session.scalars(
                select(Aanlevering.id)
                .where(Aanlevering.status == AanleveringStatus.ONTVANGEN)
                .order_by(Aanlevering.id)
            ).first()
            or 0,
            "ingediend": session.scalars(
                select(Aanlevering.id)
                .where(Aanlevering.partijcode == "springplank", Aanlevering.kwartaal == "2025-K4")
                .where(Aanlevering.status == AanleveringStatus.INGEDIEND)
            ).first()
            or 0,
            "profiel": session.scalars(
                select(Inleesprofiel.id).where(
                    Inleesprofiel.partijcode == "springplank", Inleesprofiel.soort == "trajecten"
                )
            ).one(),
            "lezen": gesprek("JP-2025-101", "2025-K4"),
            "verzegeld": gesprek("JP-2024-105", "2025-K4"),
            "geopend": next(
                session.scalars(
                    select(Gesprek.id).where(Gesprek.status == "geopend", Gesprek.regiocode == CHARLOIS)
                )
            ),
            "vastgesteld": gesprek("JP-2025-101", "2025-K3"),
            "afspraak": session.scalars(
                select(Afspraak.id)
                .join(Beschikking)
                .where(Beschikking.kenmerk == "JP-2023-102", Afspraak.indicatorcode == "zonder_hulp_verder")
            ).first()
            or 0,
            "verbeteractie": session.scalars(
                select(Verbeteractie.id).where(Verbeteractie.titel == "Zes weken later een terugkommoment")
            ).one(),
            "les": session.scalars(
                select(Les.id).where(Les.kant == "gemeente", Les.vervallen_op.is_(None)).order_by(Les.id)
            ).first()
            or 0,
            "leerbijeenkomst": session.scalars(
                select(Leerbijeenkomst.id)
                .where(Leerbijeenkomst.status == BijeenkomstStatus.GEPLAND)
                .order_by(Leerbijeenkomst.id)
            ).first()
            or 0,
            "toezegging": session.scalars(
                select(Toezegging.id)
                .where(Toezegging.status == ToezeggingStatus.OPEN)
                .order_by(Toezegging.vervalt_op)
            ).first()
            or 0,
            "signaal": session.scalars(
                select(Signaal.id).where(
                    Signaal.status == "besloten", Signaal.regiocode.startswith("BU059915")
                )
            ).one(),
            "uitvraag": session.scalars(select(Uitvraag.id).where(Uitvraag.status == "concept")).one(),
            "initiatief": session.scalars(
                select(Initiatief.id).where(Initiatief.titel == "Buurtmoeders doen de huisbezoeken")
            ).one(),
        }
    engine.dispose()
    return nummers


class Mensen:
    """People at one browser, one after the other, each signed in once: what it fetched and compiled serves all."""

    def __init__(self, browser: Browser, adres: str, scherm: dict[str, int]) -> None:
        self.adres = adres
        self.context: BrowserContext = browser.new_context(viewport=scherm, locale="nl-NL")
        self.blad = self.context.new_page()
        self.blad.set_default_timeout(WACHT)
        self.wie = ""
        self.koekjes: dict[str, list[Any]] = {}

    def page(self, inlognaam: str) -> Page:
        """Let this person sit down, signing in when that was not done yet; nobody is signed in as nobody."""
        if inlognaam != self.wie:
            # The page of the one who leaves may still be asking something; its answer carries a cookie.
            self.blad.goto("about:blank")
            self.koekjes[self.wie] = self.context.cookies()
            self.context.clear_cookies()
            self.wie = inlognaam
            if inlognaam in self.koekjes:
                self.context.add_cookies(self.koekjes[inlognaam])
            elif inlognaam:
                enter(self.context, self.adres, inlognaam)
        return self.blad

    def close(self) -> None:
        """Close the browser window."""
        self.context.close()


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
