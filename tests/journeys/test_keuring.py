"""What looks at the pages does see: one pale word among many, a button too small, a page too wide."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.journeys.browser import BREED, SMAL, assert_past
from tests.journeys.keuring import Keuring

pytestmark = pytest.mark.traag
RIJEN = "".join(f"<tr><td>{n}</td><td>woord</td></tr>" for n in range(60))
BLAD = (
    '<!DOCTYPE html><html lang="nl"><head><title>Blad</title></head><body><main><h1>Blad</h1><table>'
    "<tr><th scope='col'>Nummer</th><th scope='col'>Woord</th></tr>{rijen}</table>{rest}</main></body></html>"
)


@pytest.fixture(scope="module")
def venster(chromium: Browser) -> Iterator[BrowserContext]:
    """Return a browser window."""
    with chromium.new_context(viewport=BREED, locale="nl-NL") as venster:
        yield venster


@pytest.fixture
def page(venster: BrowserContext) -> Iterator[Page]:
    """Return an empty page."""
    page = venster.new_page()
    yield page
    page.close()


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
    gevonden = Keuring().find_overtredingen(page)
    assert len(gevonden) == 0 if not regel else any(fout.startswith(regel) for fout in gevonden), gevonden


ONDER = "<p style='color:#00c'>Lees eerst {} en dan verder met de andere woorden die hier staan.</p>"
KNOP = "<button style='height:30px;width:90px;display:block'>a</button>"


@pytest.mark.parametrize(
    ("rest", "regel", "is_gemeten"),
    [
        # Where neither can be broken, axe is not asked: no other element comes near, every link is underlined.
        (KNOP * 3, "", False),
        ("<a href='#x' style='display:block;height:16px'>a</a><p>b</p><p>c</p>" * 2, "", False),
        (ONDER.format("<a href='#x'>dit</a>"), "", False),
        # Everything else it measures.
        ("<a href='#x' style='display:block;height:9px;font-size:8px'>a</a>" * 3, "target-size", True),
        (
            KNOP + "<button style='height:30px;width:90px;margin-top:-26px;display:block'>b</button>",
            "target-size",
            True,
        ),
        (
            f"<div style='position:relative'>{KNOP}<a href='#x' role='button' style='position:absolute;top:4px;left:4px;"
            "width:80px;height:22px;background:#fff'>b</a></div>",
            "target-size",
            True,
        ),
        (
            ONDER.format("<a href='#x' style='text-decoration:none;color:#00a'>dit</a>"),
            "link-in-text-block",
            True,
        ),
    ],
)
def test_size_and_underlining_are_measured_where_they_could_be_wrong(
    page: Page, rest: str, regel: str, *, is_gemeten: bool
) -> None:
    page.set_content(BLAD.format(rijen=RIJEN, rest=rest))
    keuring = Keuring()
    gevonden = keuring.find_overtredingen(page)
    assert [fout.split()[0] for fout in gevonden[:1]] == ([regel] if regel else []), gevonden
    assert (len(keuring.veilig) < 2) is is_gemeten, keuring.veilig


def test_a_pale_word_among_four_hundred_others_in_the_same_table_is_found(page: Page) -> None:
    bleek = "<tr><td>bleek</td><td style='color:#999'>woord</td></tr>"
    page.set_content(BLAD.format(rijen=RIJEN * 7 + bleek, rest=""))
    assert len(Keuring().find_overtredingen(page)) == 1


def test_a_page_that_is_too_wide_is_refused(page: Page) -> None:
    page.set_content(BLAD.format(rijen="", rest="<p style='width:2000px'>breed</p>"))
    with pytest.raises(AssertionError, match="breed op"):
        assert_past(page, binnen_ms=500)


@pytest.mark.parametrize(
    ("regel", "rest", "fout"),
    [
        ("", "<p>Een alinea.</p>", ""),
        ("button { height: 9px; padding: 0 }", "<button>a</button><button>b</button>", "target-size"),
        ("p { color: #aaa }", "<p>Een alinea.</p>", "color-contrast"),
        (
            "div { overflow: auto; height: 20px }",
            "<div tabindex='-1'>a<p style='height:99px'>b</p></div>",
            "scroll",
        ),
        # What shows, or stops to show, brings everything back.
        ("input { display: inline !important }", "<input style='display:none'>", "label"),
        ("main h1 { display: none }", "<h2>Tweede</h2>", "page-has-heading-one"),
    ],
)
def test_what_goes_wrong_at_the_next_width_only_is_found_there(
    page: Page, regel: str, rest: str, fout: str
) -> None:
    stijl = f"<style>@media (max-width: 500px) {{ {regel} }}</style>"
    page.set_content(BLAD.format(rijen=RIJEN, rest=rest).replace("</head>", f"{stijl}</head>"))
    keuring = Keuring()
    assert keuring.find_overtredingen(page) == []
    page.set_viewport_size(SMAL)
    gevonden = keuring.find_overtredingen(page, is_vervolg=True)
    assert gevonden[0].startswith(fout) if fout else not gevonden, gevonden


def test_a_pale_style_is_found_on_a_later_page_too(page: Page) -> None:
    keuring = Keuring()
    page.set_content(BLAD.format(rijen=RIJEN, rest="<p>Een alinea.</p>"))
    assert keuring.find_overtredingen(page) == []
    page.set_content(BLAD.format(rijen=RIJEN, rest="<div style='background:#444'><p>Een alinea.</p></div>"))
    assert len(keuring.find_overtredingen(page)) == 1
