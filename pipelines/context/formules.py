"""Measures → figures, by the declared formula; what is absent stays absent, each in its own way."""

from collections.abc import Mapping

from pipelines.context.waarden import (
    GEHEIM,
    NIET_VAN_TOEPASSING,
    ONBEKEND,
    TE_KLEIN,
    Waarde,
)
from schemas.contextbron import Contextformule

VOLGORDE = (GEHEIM, ONBEKEND, NIET_VAN_TOEPASSING, TE_KLEIN)
"""Of several absent measures the first decides: what is hidden stays hidden."""
STANDEN = ("nader_voorlopig", "voorlopig")


def compute_cijfer(formule: Contextformule, maten: Mapping[str, Waarde]) -> Waarde | None:
    """Compute one figure of one place and period; None when the file does not hold all measures.

    Sum of teller ÷ sum of noemer × keer. A share of nobody cannot occur; a share of few is too small.
    """
    if not all(code in maten for code in (*formule.teller, *formule.noemer)):
        return None
    stand = next(
        (s for s in STANDEN if any(maten[c].stand == s for c in (*formule.teller, *formule.noemer))), ""
    )
    noemer = add_waarden([maten[code] for code in formule.noemer]) if formule.noemer else Waarde(1.0)
    if noemer.getal == 0:
        return Waarde(None, NIET_VAN_TOEPASSING, stand)
    teller = add_waarden([maten[code] for code in formule.teller])
    for deel in (teller, noemer):
        if deel.getal is None:
            return Waarde(None, deel.teken, stand)
    assert teller.getal is not None and noemer.getal is not None
    if formule.noemer and noemer.getal < formule.noemer_vanaf:
        return Waarde(None, TE_KLEIN, stand)
    getal = round(teller.getal / noemer.getal * formule.keer, formule.decimalen)
    if 0 < getal < formule.vanaf:
        return Waarde(None, TE_KLEIN, stand)
    return Waarde(getal, "", stand)


def add_waarden(waarden: list[Waarde]) -> Waarde:
    """Add up, or say why that cannot be done; an absent part is never taken as zero."""
    tekens = [waarde.teken for waarde in waarden if waarde.getal is None]
    if tekens:
        return Waarde(None, next(teken for teken in VOLGORDE if teken in tekens))
    return Waarde(sum(waarde.getal for waarde in waarden if waarde.getal is not None))
