"""Judging a page as it stands with axe: everything at the first width, and at the next what that can change.

Contrast takes axe most of its time and follows from the style alone: colours, size, weight, and the grounds and
layers below. It is looked at once for each style, also over the pages of one keuring. Names, roles, headings and
the like follow from which elements show: at a next width they are looked at again when another element shows, or
one does not show any more, that did not do so on a page before; otherwise only what follows from places and sizes is.
"""

from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

MAATREGELS = ["color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block"]
"""What axe judges by place, size and colour."""
# The size of targets is of WCAG 2.2 AA, which axe leaves out unless it is asked.
AXE = """async ([eerder, bekend, maatregels]) => {
  document.querySelectorAll('[data-contrast]').forEach((el) => el.removeAttribute('data-contrast'));
  const gezien = new Set(eerder), nieuw = [], grond = new Map();
  const ground = (el) => {
    if (!el) return '';
    if (!grond.has(el)) {
      const s = getComputedStyle(el);
      const eigen = [s.backgroundColor, s.backgroundImage, s.opacity, s.position, s.zIndex, s.filter].join();
      const gewoon = 'rgba(0, 0, 0, 0),none,1,static,auto,none';
      grond.set(el, eigen === gewoon ? ground(el.parentElement) : ground(el.parentElement) + '/' + eigen);
    }
    return grond.get(el);
  };
  const woorden = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const elementen = new Set();
  while (woorden.nextNode()) if (woorden.currentNode.data.trim()) elementen.add(woorden.currentNode.parentElement);
  document.querySelectorAll('input, textarea, select').forEach((el) => elementen.add(el));
  elementen.forEach((el) => {
    if (!el.getClientRects().length) return;
    const s = getComputedStyle(el);
    const stijl = [el.localName, s.color, s.fill, s.fontSize, s.fontWeight, s.textShadow, ground(el)].join('|');
    if (gezien.has(stijl)) return;
    el.setAttribute('data-contrast', '');
    gezien.add(stijl);
    nieuw.push(stijl);
  });
  // Drawings are made anew at each width, out of nothing that has a name or a role.
  const toont = new Set([...document.body.querySelectorAll('*')].filter(
    (el) => el.getClientRects().length && !el.ownerSVGElement && !el.closest('.dash-graph')));
  const toonde = maatregels && window.toonde || toont;
  const wissels = [...[...toont].filter((el) => !toonde.has(el)), ...[...toonde].filter((el) => !toont.has(el))]
    .map((el) => el.outerHTML).filter((tekst) => !bekend.includes(tekst));
  window.toonde = toont;
  axe.configure({rules: [{id: 'color-contrast', selector: '[data-contrast]'}]});
  const alleen = maatregels && !wissels.length ? {runOnly: {type: 'rule', values: maatregels}} : {};
  const uitslag = await axe.run({resultTypes: ['violations'], rules: {'target-size': {enabled: true}}, ...alleen});
  return {nieuw, wissels, overtredingen: uitslag.violations};
}"""


@dataclass
class Keuring:
    """One look at many pages; what it saw is not judged again: styles, and elements that come or go with the width."""

    stijlen: set[str] = field(default_factory=set)
    wissels: set[str] = field(default_factory=set)

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
