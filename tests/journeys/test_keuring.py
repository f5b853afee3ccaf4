"""What looks at the pages does see: one pale word among many, a button too small, a page too wide."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.browser import BREED, assert_past, find_overtredingen

pytestmark = pytest.mark.traag
RIJEN = "".join(f"<tr><td>{n}</td><td>woord</td></tr>" for n in range(400))
BLAD = (
    '<!DOCTYPE html><html lang="nl"><head><title>Blad</title></head><body><main><h1>Blad</h1><table>'
    "<tr><th scope='col'>Nummer</th><th scope='col'>Woord</th></tr>{rijen}</table>{rest}</main></body></html>"
)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """Return an empty page."""
    context = chromium.new_context(viewport=BREED, locale="nl-NL")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("rest", "regel"),
    [
        ("<p>Een alinea.</p>", ""),
        ("<p style='color:#aaa'>Een alinea.</p>", "color-contrast"),
        ("<div style='background:#444'><p>Een alinea.</p></div>", "color-contrast"),
        ("<div style='opacity:.4'><p>Een alinea.</p></div>", "color-contrast"),
        ("<input aria-label='Naam' value='bleek' style='color:#bbb'>", "color-contrast"),
        ("<button style='height:9px;padding:0'>a</button>" * 2, "target-size"),
        (
            "<div style='overflow:auto;height:20px' tabindex='-1'>a<p style='height:99px'>b</p></div>",
            "scroll",
        ),
    ],
)
def test_one_fault_on_a_long_page_is_found(page: Page, rest: str, regel: str) -> None:
    page.set_content(BLAD.format(rijen=RIJEN, rest=rest))
    gevonden = find_overtredingen(page)
    assert len(gevonden) == 0 if not regel else any(fout.startswith(regel) for fout in gevonden), gevonden


def test_a_pale_word_among_four_hundred_others_in_the_same_table_is_found(page: Page) -> None:
    bleek = RIJEN.replace("<td>399</td><td>", "<td>399</td><td style='color:#999'>")
    page.set_content(BLAD.format(rijen=bleek, rest=""))
    assert len(find_overtredingen(page)) == 1


def test_a_page_that_is_too_wide_is_refused(page: Page) -> None:
    page.set_content(BLAD.format(rijen="", rest="<p style='width:2000px'>breed</p>"))
    with pytest.raises(AssertionError, match="breed op"):
        assert_past(page, binnen_ms=500)
