"""What every component needs to speak with Dash's own types: children of any kind, and aria attributes."""

from typing import Any, TypeAlias

Inhoud: TypeAlias = Any
"""What Dash accepts as children: text, a component, or a list of them (its own stubs are narrower)."""


def aria(**eigenschappen: str) -> dict[str, Any]:
    """Write `aria(label="Kamers")` for the attribute `aria-label`, which Python cannot name."""
    return {f"aria-{naam}": waarde for naam, waarde in eigenschappen.items()}


def data(**eigenschappen: str) -> dict[str, Any]:
    """Write `data(kop="n")` for the attribute `data-kop`."""
    return {f"data-{naam}": waarde for naam, waarde in eigenschappen.items()}
