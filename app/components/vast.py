"""Page parts without a life of their own: drawn by one component, because each Dash component costs all others.

Dash 4 tells every component on the page of every component that is new: a page of n components costs n² (a
table of two hundred rows took seconds to appear). What no callback can reach needs none of that.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from app.components.elementen import Inhoud

HTML = html.Div._namespace


class Vast(Component):
    """Words, tables and links as they are; `wijkspiegel.js` draws them without an element of its own."""

    _children_props: list[str] = []  # noqa: RUF012 # Dash's own interface
    _base_nodes: list[str] = []  # noqa: RUF012
    _namespace = "app"
    _type = "Vast"
    _prop_names = ["inhoud"]  # noqa: RUF012
    _valid_wildcard_attributes: list[str] = []  # noqa: RUF012
    available_properties = ["inhoud"]  # noqa: RUF012
    available_wildcard_properties: list[str] = []  # noqa: RUF012

    def __init__(self, inhoud: Sequence[Any]) -> None:
        super().__init__(inhoud=list(inhoud))  # type: ignore[no-untyped-call] # Dash has no types here


def freeze(inhoud: Inhoud) -> Inhoud:
    """Draw whatever stands still as `Vast`; what has an id, or holds something that has one, stays as it is."""
    if isinstance(inhoud, (list, tuple)):
        return list(_freeze_row(inhoud))
    if not isinstance(inhoud, Component):
        return inhoud
    return Vast([write(inhoud)]) if is_still(inhoud) else _freeze_within(inhoud)


def _freeze_within(inhoud: Component) -> Component:
    """Draw as `Vast` what stands still in something that does not: that was found out already."""
    kinderen = getattr(inhoud, "children", None)
    if kinderen is not None and inhoud._namespace == HTML:
        inhoud.children = freeze(kinderen)
    return inhoud


def _freeze_row(rij: Sequence[Inhoud]) -> Iterator[Inhoud]:
    for is_vast, delen in groupby(rij, is_still):
        if is_vast:
            yield Vast([write(deel) for deel in delen])
        else:
            yield from (
                _freeze_within(deel) if isinstance(deel, Component) else freeze(deel) for deel in delen
            )


def is_still(inhoud: Inhoud) -> bool:
    """Answer whether no callback and no anchor can reach anything in it."""
    # The most of what stands on a page, and dear to compare with a component.
    if inhoud is None or isinstance(inhoud, str):
        return True
    if isinstance(inhoud, (list, tuple)):
        return all(is_still(deel) for deel in inhoud)
    if not isinstance(inhoud, Component):
        return True
    is_gewoon = inhoud._namespace == HTML or isinstance(inhoud, dcc.Link)
    return is_gewoon and not hasattr(inhoud, "id") and is_still(getattr(inhoud, "children", None))


def write(inhoud: Inhoud) -> Any:
    """Write components as nested values, as Dash itself would send them."""
    if inhoud is None or isinstance(inhoud, str):
        return inhoud
    if isinstance(inhoud, (list, tuple)):
        return [write(deel) for deel in inhoud]
    if not isinstance(inhoud, Component):
        return inhoud
    eigenschappen = _properties(inhoud)
    if "children" in eigenschappen:
        eigenschappen["children"] = write(eigenschappen["children"])
    return {"type": inhoud._type, "props": eigenschappen}


def _properties(deel: Component) -> dict[str, Any]:
    """Return what was given to a component; Dash's own `to_plotly_json` asks for all it might have been given."""
    return {
        naam: waarde
        for naam, waarde in vars(deel).items()
        if waarde is not None and not naam.startswith(("_", "available_"))
    }
