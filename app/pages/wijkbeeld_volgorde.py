"""In which order the figures of a place speak, read from the declarations: no page lists indicators by name."""

from collections.abc import Iterable, Mapping

from schemas.indicator import Indicator

LAATST = "9"
"""After every number of the outcome set."""


def speaks_for_factor(indicator: Indicator) -> bool:
    """Answer whether an outcome can stand for a factor on its card: a share of people, of which more is better."""
    return indicator.soort == "uitkomst" and indicator.eenheid == "aandeel" and bool(indicator.hoger_is_beter)


def rank(indicator: Indicator) -> tuple[bool, bool, str, str]:
    """Put what can stand for a factor first, then what is better when higher, each by number of the outcome set."""
    return (
        not speaks_for_factor(indicator),
        not indicator.hoger_is_beter,
        indicator.criterium or LAATST,
        indicator.code,
    )


def outputs_beside(indicatoren: Mapping[str, Indicator]) -> list[str]:
    """Return the outputs that may stand beside an outcome, in the order they declare."""
    naast = [i for i in indicatoren.values() if i.naast_uitkomst]
    return [i.code for i in sorted(naast, key=lambda i: (i.naast_uitkomst, i.code))]


def order_codes(codes: Iterable[str], indicatoren: Mapping[str, Indicator]) -> list[str]:
    """Return the codes in the order of their declarations."""
    return sorted(set(codes), key=lambda code: rank(indicatoren[code]))
