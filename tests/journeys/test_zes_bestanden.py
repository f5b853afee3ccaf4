"""The example files a provider drops on the page: what is read and asked there, as the answers say."""

import pytest

from tests.journeys.browser import WACHT, settle
from tests.journeys.mensen import Mensen
from tests.journeys.standen_aanleveren import VOORBEELDEN, drop, drop_refused

pytestmark = pytest.mark.traag


@pytest.mark.parametrize(
    ("inlognaam", "bestand", "zinnen"),
    [
        ("aanbieder", "springplank_2025K3.xlsx", ["240 rijen", "9 fouten"]),
        (
            "aanbieder2",
            "kompas_2025K3.csv",
            ["180 rijen", "Bospolder/Tussendijken", "Delfshaven (gebied)", "F62"],
        ),
        ("buurtkracht", "buurtkracht_2025K3_tellingen.xlsx", ["60 rijen"]),
        ("sportraad", "sportraad_2025K3.xlsx", ["120 rijen", "Feyenoord"]),
        ("taalmaatjes", "taalmaatjes_2025K3_licht.csv", ["7 rijen", "niets te herstellen"]),
    ],
)
def test_each_example_file_is_read_on_the_page_as_on_the_command_line(
    mensen: Mensen, inlognaam: str, bestand: str, zinnen: list[str]
) -> None:
    page = mensen.page(inlognaam)
    page.goto(f"{mensen.adres}/aanleveren")
    settle(page)
    drop(page, VOORBEELDEN / bestand)
    page.wait_for_url("**/aanleveren?aanlevering=*", timeout=WACHT)
    settle(page)
    tekst = page.locator("#app-inhoud").text_content() or ""
    assert [zin for zin in zinnen if zin not in tekst] == [], tekst


def test_the_file_with_personal_data_is_refused_on_the_page_by_its_four_columns(mensen: Mensen) -> None:
    page = mensen.page("opgroeilab")
    page.goto(f"{mensen.adres}/aanleveren")
    settle(page)
    drop_refused(page)
    tekst = page.locator("#app-inhoud").text_content() or ""
    assert [k for k in ("dossier", "roepnaam", "geboren", "opmerking") if f'("{k}")' not in tekst] == [], (
        tekst
    )
