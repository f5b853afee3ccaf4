"""Judging a page as it stands with axe: everything at the first width, and at the next what that can change.

Contrast takes axe most of its time and follows from the style alone: colours, size, weight, and the grounds and
layers below. It is looked at once for each style, also over the pages of one keuring. Names, roles, headings and
the like follow from which elements show: at a next width they are looked at again when another element shows, or
one does not show any more, that did not do so on a page before; otherwise only what follows from places and sizes is.

Half of what is left went into measuring which element lies over which, asked for by two more rules. They are passed
over on a page where neither can be broken: every target has room and nothing lies on it, and every link amid words is
underlined where those are not. On any other page axe measures and judges.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

MAATREGELS = ["color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block"]
"""What axe judges by place, size and colour."""
AXE = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


@dataclass
class Keuring:
    """One look at many pages; what it saw is not judged again: styles, and elements that come or go with the width."""

    stijlen: set[str] = field(default_factory=set)
    wissels: set[str] = field(default_factory=set)
    veilig: list[str] = field(default_factory=list)
    """The rules that could not be broken on the last page."""

    def find_overtredingen(self, page: Page, *, is_vervolg: bool = False) -> list[str]:
        """Return every axe violation of the page as it stands, with where it is.

        With `is_vervolg` this page was judged just before at another width.
        """
        if not page.evaluate("() => typeof axe === 'object'"):
            page.evaluate(AXE_SCRIPT)
        uitslag: dict[str, Any] = page.evaluate(
            AXE, [sorted(self.stijlen), sorted(self.wissels), MAATREGELS if is_vervolg else None]
        )
        self.stijlen |= set(uitslag["nieuw"])
        self.wissels |= set(uitslag["wissels"])
        self.veilig = uitslag["veilig"]
        return [
            f"{o['id']} ({o['impact']}): {knoop['target']} {knoop['html'][:160]}"
            for o in uitslag["overtredingen"]
            for knoop in o["nodes"]
        ]

    def judge(self, page: Page, *, is_vervolg: bool = False) -> None:
        """Accept no axe violation on the page as it stands."""
        overtredingen = self.find_overtredingen(page, is_vervolg=is_vervolg)
        assert not overtredingen, f"{page.url}\n" + "\n".join(overtredingen)


def assert_toegankelijk(page: Page) -> None:
    """Accept no axe violation on one page by itself."""
    Keuring().judge(page)
