"""The handover of a beschikking with ten quarters of talks prints on two sheets of A4 and asks the store no more for it."""

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from demokopie import copy_demo
from playwright.sync_api import Browser, Page
from sqlalchemy import event, func, select, update

from app.context import Context
from app.identity import Gebruiker
from app.pages import overdracht
from app.services.accounts import to_gebruiker
from app.settings import load_settings
from app.store.tables import (
    Account,
    Afspraak,
    Beschikking,
    Gesprek,
    Lezing,
    Oordeel,
    Toezegging,
    Verbeteractie,
)
from app.wiring import make_context
from tests.journeys.browser import BREED, enter, serving, visit

pytestmark = pytest.mark.traag
SCHERMEN = os.environ.get("WIJKSPIEGEL_SCHERMEN", "")
MINUTEN, WOORDEN_PER_MINUUT = 10, 150
LANG, KORT = "JP-2023-102", "JP-2025-104"


@pytest.fixture(scope="module")
def data(gevulde_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an own copy of the filled demo: its texts become long."""
    return copy_demo(gevulde_demo, tmp_path_factory.mktemp("overdracht") / "var")


@pytest.fixture(scope="module")
def context(data: Path) -> Iterator[Context]:
    context = make_context(load_settings({"WIJKSPIEGEL_DATA": str(data)}))
    yield context
    context.sessions.engine.dispose()


def find(context: Context, kenmerk: str) -> tuple[int, int]:
    """Return a beschikking and in how many quarters there was a talk about it."""
    with context.sessions() as session:
        kwartalen = select(func.count(Gesprek.kwartaal.distinct()))
        vraag = select(
            Beschikking.id, kwartalen.where(Gesprek.beschikking_id == Beschikking.id).scalar_subquery()
        )
        nummer, aantal = session.execute(vraag.where(Beschikking.kenmerk == kenmerk)).one()
    return nummer, aantal


def count_questions(context: Context, adviseur: Gebruiker, beschikking: int) -> int:
    """Draw the page in this process and count what it asks the store."""
    gesteld: list[str] = []

    def hear(*vraag: object) -> None:
        gesteld.append(str(vraag[2]))

    event.listen(context.sessions.engine, "before_cursor_execute", hear)
    try:
        overdracht.layout(context, adviseur, beschikking=str(beschikking))
    finally:
        event.remove(context.sessions.engine, "before_cursor_execute", hear)
    return sum(vraag.startswith("SELECT") for vraag in gesteld)


def test_ten_quarters_ask_the_store_no_more_than_two(context: Context) -> None:
    with context.sessions() as session:
        account = session.scalars(select(Account).where(Account.inlognaam == "adviseur")).one()
        adviseur = to_gebruiker(session, account)
    (lang, tien), (kort, twee) = find(context, LANG), find(context, KORT)
    assert (tien, twee) == (10, 2)
    assert count_questions(context, adviseur, lang) <= count_questions(context, adviseur, kort) <= 25


def print_sheets(page: Page, adres: str) -> bytes:
    """Open the page and print it as a person does."""
    visit(page, adres)
    return page.pdf(format="A4", print_background=True)


def count_sheets(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as bestand:
        return len(bestand.pages)


def test_a_handover_of_ten_quarters_fits_two_sheets_however_long_its_texts(
    data: Path, context: Context, chromium: Browser
) -> None:
    nummer, kwartalen = find(context, LANG)
    assert kwartalen == 10
    with serving(data) as stad, chromium.new_context(viewport=BREED, locale="nl-NL") as venster:
        enter(venster, stad, "adviseur")
        check_sheets(venster.new_page(), f"{stad}/overdracht?beschikking={nummer}", context)


def check_sheets(page: Page, adres: str, context: Context) -> None:
    """Two sheets, all of it read in ten minutes; and with texts as long as a page still two sheets."""
    pdf = print_sheets(page, adres)
    if SCHERMEN:
        Path(SCHERMEN, "overdracht.pdf").write_bytes(pdf)
    assert count_sheets(pdf) <= 2
    tekst = str(page.locator("main").inner_text())
    assert "10 kwartalen met een gesprek" in tekst
    assert len(tekst.split()) <= MINUTEN * WOORDEN_PER_MINUUT
    for kop in ("Wat is toegezegd", "Wat steeds terugkomt", "Wie weet wat"):
        assert page.get_by_role("heading", name=kop).is_visible()
    write_at_length(context)
    assert count_sheets(print_sheets(page, adres)) <= 2


def write_at_length(context: Context) -> None:
    """Let everybody write a page where a line would do, and promise and try three times as much."""
    lang = "Dit schrijven wij uitvoerig op, met alles wat erbij hoort. " * 12
    with context.sessions.begin() as session:
        for lezing in session.scalars(select(Lezing)):
            lezing.antwoorden = lezing.antwoorden | {"verklaren": f"{lang}{lezing.afspraak_id}"}
        session.execute(update(Toezegging).values(tekst=lang + Toezegging.tekst))
        session.execute(update(Oordeel).values(les=lang))
        session.execute(update(Gesprek).where(Gesprek.eigen_deel != "").values(eigen_deel=lang))
        session.execute(update(Verbeteractie).values(titel=func.substr(lang, 1, 150) + Verbeteractie.titel))
        lange = select(Beschikking.id).where(Beschikking.kenmerk == LANG)
        session.execute(update(Toezegging).values(beschikking_id=lange.scalar_subquery()))
        afspraak = select(func.min(Afspraak.id)).where(Afspraak.beschikking_id == lange.scalar_subquery())
        session.execute(update(Verbeteractie).values(afspraak_id=afspraak.scalar_subquery()))
