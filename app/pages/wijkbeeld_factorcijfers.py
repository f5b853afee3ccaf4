"""What figures say about one factor: how many are reached, and the outcome of who took part."""

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from app.components.bron import show_bron
from app.components.cijfers import (
    WIE,
    Cijfer,
    describe_count,
    describe_informant,
    describe_words,
    say_change,
)
from app.components.factoren import Factorstand, describe_dosis
from app.components.getallen import show_aandeel
from app.components.marges import margin_bar
from app.components.uitweg import show_uitweg
from app.components.vakken import note
from app.figures.rooster import join_namen
from app.pages.wijkbeeld_blik import Blik
from app.pages.wijkbeeld_volgorde import rank, speaks_for_factor
from schemas.bladzinnen import load_bladzinnen
from schemas.indicator import Indicator
from schemas.rollen import Bereik
from schemas.vocabulary import ALLE

BEREIK = "bereik"
GEEN_UITKOMST = "Hierover is in dit kwartaal nog geen uitkomst gemeten."
GEEN_UITKOMST_VOOR_U = "Hierover is in dit kwartaal geen uitkomst die u kunt zien."
ZIET_ALLES = frozenset({Bereik.EIGEN_REGIOS, Bereik.ALLES})


def interventions_of(blik: Blik, factor: Factorstand) -> list[str]:
    """Return the interventions that contribute; offer is kept per gebied, so of the gemeente those named."""
    codes = list(dict.fromkeys(a.interventiecode for a in blik.aanbod if a.factor_id == factor.factor_id))
    if codes:
        return codes
    namen = factor.interventies.split(", ")
    return [code for code, naam in blik.interventies.items() if naam in namen]


def uncounted_of(blik: Blik, factor: Factorstand) -> list[str]:
    """Name the offer in a gebied of which this quarter nothing was counted.

    Who does not see the counts of all parties is told only what is never counted.
    """
    if blik.plaats.code != blik.gebiedcode:
        return []
    if not _sees_all(blik):
        verteld = [a.interventienaam for a in blik.aanbod if a.factor_id == factor.factor_id and a.is_opgave]
        return list(dict.fromkeys(verteld))
    geteld = {c.interventiecode for c in blik.cijfers if c.indicatorcode == BEREIK}
    return [blik.intervention(code) for code in interventions_of(blik, factor) if code not in geteld]


def _sees_all(blik: Blik) -> bool:
    return blik.gebruiker.rol.bereik in ZIET_ALLES


def describe_bereik(blik: Blik, factor: Factorstand) -> str:
    """Say how many are reached, and of which offer nothing is in that number."""
    zonder = uncounted_of(blik, factor)
    if not zonder or (factor.bereikt_minstens is None and factor.bereikt_hoogstens is None):
        return describe_dosis(factor)
    return f"{describe_dosis(factor)} Niet meegerekend, want zonder telling in dit kwartaal: {join_namen(zonder)}."


def outcomes_of(blik: Blik, factor: Factorstand) -> list[Cijfer]:
    """Return the outcomes of these interventions, the preferred ones first, one per intervention."""
    codes = interventions_of(blik, factor)
    cijfers = [
        c
        for c in blik.cijfers
        if c.interventiecode in codes and speaks_for_factor(blik.indicatoren[c.indicatorcode])
    ]
    per_interventie: dict[str, Cijfer] = {}
    for cijfer in sorted(cijfers, key=lambda c: _preference(blik.indicatoren, c)):
        per_interventie.setdefault(cijfer.interventiecode, cijfer)
    return [per_interventie[code] for code in codes if code in per_interventie]


def _preference(
    indicatoren: Mapping[str, Indicator], cijfer: Cijfer
) -> tuple[bool, tuple[bool, bool, str, str], float]:
    return (_is_hidden(cijfer), rank(indicatoren[cijfer.indicatorcode]), -(cijfer.n or 0.0))


def _is_hidden(cijfer: Cijfer) -> bool:
    return cijfer.is_onderdrukt or cijfer.waarde is None


def _speaker(blik: Blik, factor: Factorstand) -> Cijfer | None:
    """Return the one outcome on the card: visible before hidden, then by the order of the declarations."""
    return min(outcomes_of(blik, factor), key=lambda c: _preference(blik.indicatoren, c), default=None)


def show_outcome_of(blik: Blik, factor: Factorstand) -> list[Component]:
    """Show the outcome that says most about this factor, or say why none can be shown."""
    cijfer = _speaker(blik, factor)
    if cijfer is None:
        return [html.P(GEEN_UITKOMST if _sees_all(blik) else GEEN_UITKOMST_VOOR_U)]
    return _hidden(blik, cijfer) if _is_hidden(cijfer) else _visible(blik, cijfer)


def _visible(blik: Blik, cijfer: Cijfer) -> list[Component]:
    indicator = blik.indicatoren[cijfer.indicatorcode]
    wie = describe_informant(cijfer)
    dekking = f" ({show_aandeel(cijfer.dekking)})" if cijfer.dekking is not None else ""
    return [
        html.P(f"{say_figure(cijfer, indicator)}. {say_change(cijfer)}"),
        margin_bar(cijfer, indicator.eenheid),
        note(
            f"{indicator.naam}, {blik.intervention(cijfer.interventiecode)}{f', volgens {wie}' if wie else ''}. "
            f"Gemeten: {describe_count(cijfer)}{dekking}.{' Voorlopig.' if cijfer.is_voorlopig else ''}"
        ),
    ]


def say_figure(cijfer: Cijfer, indicator: Indicator) -> str:
    """Say a figure as a whole sentence where people gave it one, else its margin in words."""
    zin = load_bladzinnen().get(indicator.code, "")
    if not zin or not cijfer.woorden:
        return describe_words(cijfer, indicator)
    heel = zin.format(aandeel=cijfer.woorden, wie=WIE.get(cijfer.informant, WIE[ALLE]))
    return heel[:1].upper() + heel[1:]


def show_source_of(blik: Blik, factor: Factorstand) -> list[Component]:
    """Show source, reservations and definition of the outcome on the card."""
    cijfer = _speaker(blik, factor)
    return [show_bron(cijfer)] if cijfer else []


def _hidden(blik: Blik, cijfer: Cijfer) -> list[Component]:
    reden = cijfer.onderdruk_reden or "Te weinig deelnemers om te tonen."
    uitweg = show_uitweg(cijfer, blik.plaatsen.name, kwartaal=blik.kwartaal)
    return [html.P([reden, *uitweg]), margin_bar(cijfer, blik.indicatoren[cijfer.indicatorcode].eenheid)]
