"""What a provider sees on Aanleveren while a file comes in: reading, asked, repaired, refused, unreadable."""

from pathlib import Path

from playwright.sync_api import Page, Route

from tests.journeys.browser import WACHT, settle

VOORBEELDEN = Path(__file__).resolve().parents[1] / "voorbeelden"
GELIJK = {"D37": "21", "E54": "30-06-2025", "I98": "7,5", "H128": "8", "H129": "3", "A158": "0241"}
PEILINGEN = 3
GROOT = "\n".join(
    [
        "traject_id;interventie;regio;leeftijd;startdatum",
        *(f"T{n:06};Sterk in de Klas;Tarwewijk;{8 + n % 12};{1 + n % 28:02}-07-2025" for n in range(9000)),
    ]
)

BESCHIKKINGEN = (
    "kenmerk;titel;aanbieder;account;van kwartaal;tot en met kwartaal;bedrag;interventies;gebieden;doel\n"
    "JP-2026-901;Mentoren op school;Rugwind Mentoraat;School en talent;2026-K3;2027-K4;€ 90.000;Mentor in de rug;"
    "Charlois; Feijenoord;Jongeren houden iemand die blijft.\n"
).replace("Charlois; Feijenoord", '"Charlois; Feijenoord"')


def drop(page: Page, bestand: Path) -> None:
    """Choose a file for the drop zone."""
    page.locator("#aanleveren-bestand input[type=file]").set_input_files(bestand)


def drop_text(page: Page, naam: str, inhoud: str) -> None:
    """Choose a file that is made here."""
    bestand = {"name": naam, "mimeType": "text/csv", "buffer": inhoud.encode()}
    page.locator("#aanleveren-bestand input[type=file]").set_input_files(bestand)


def drop_large(page: Page) -> None:
    """Choose a file that is checked beside the web process, and stay where it is being read."""
    gevraagd: list[str] = []

    def hold(route: Route) -> None:
        gevraagd.append(route.request.url)
        if len(gevraagd) <= PEILINGEN:
            route.continue_()

    page.route("**/_dash-update-component*cacheKey=*", hold)
    drop_text(page, "groot_2025K3.csv", GROOT)
    page.locator("#aanleveren-stop:enabled").wait_for(timeout=WACHT)


def drop_asked(page: Page) -> None:
    """Choose a file with a word nobody knows and nine faults."""
    drop(page, VOORBEELDEN / "springplank_2025K3.xlsx")
    page.wait_for_url("**/aanleveren?aanlevering=*", timeout=WACHT)
    settle(page)


def repair_some(page: Page) -> None:
    """Mend most of its cells, not all."""
    drop_asked(page)
    for cel, waarde in GELIJK.items():
        page.get_by_label(f"Nieuwe waarde voor cel {cel}").fill(waarde)
    page.get_by_role("button", name="Herstel en controleer opnieuw").click()
    page.locator("#app-melding").get_by_text("hersteld").wait_for(timeout=WACHT)


def drop_refused(page: Page) -> None:
    """Choose a file that holds personal data."""
    drop(page, VOORBEELDEN / "opgroeilab_2025K3.csv")
    page.get_by_text("Dit bestand nemen wij niet aan").wait_for(timeout=WACHT)


def drop_unreadable(page: Page) -> None:
    """Choose a file that is no table at all."""
    drop_text(page, "kwartaal.xlsx", "%PDF-1.7 geen werkmap")
    page.get_by_text("Wij kunnen dit bestand niet lezen").wait_for(timeout=WACHT)


def drop_beschikkingen(page: Page) -> None:
    """Choose a good list, and look at what it would do."""
    _drop_list(page, BESCHIKKINGEN)
    page.get_by_role("button", name="Laad 1 beschikking").wait_for(timeout=WACHT)


def drop_wrong_beschikkingen(page: Page) -> None:
    """Choose a list with two mistakes."""
    _drop_list(page, BESCHIKKINGEN.replace("Rugwind", "Rugwnd").replace("2027-K4", "eind 2027"))
    page.get_by_text("Herstel eerst 2 punten").wait_for(timeout=WACHT)


def _drop_list(page: Page, inhoud: str) -> None:
    bestand = {"name": "beschikkingen.csv", "mimeType": "text/csv", "buffer": inhoud.encode()}
    page.locator("#beschikkingen-bestand input[type=file]").set_input_files(bestand)
