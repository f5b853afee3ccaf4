"""What the wijk builds on and works at: a card per focus factor, protective factors first (R-14)."""

from dash import html
from dash.development.base_component import Component

from app.components.factoren import (
    SOORTEN,
    Factorstand,
    describe_kruising,
    describe_leeftijd,
    strengths_first,
)
from app.components.knoppen import link
from app.components.tabellen import table
from app.components.vakken import card, details, empty_state, note
from app.pages.wijkbeeld_blik import Blik
from app.pages.wijkbeeld_factorcijfers import (
    describe_bereik,
    show_outcome_of,
    show_source_of,
)
from app.pages.wijkbeeld_factorcontext import name_bronnen_of, show_context_of
from app.pages.wijkbeeld_focus import show_focuskeuze
from app.pages.wijkbeeld_wie import show_wie

KAARTEN = 5


def show_factoren(blik: Blik) -> Component:
    """Draw the strengths in a sentence, at most five cards, the choice of focus, and the rest as a table."""
    if not blik.factoren:
        return empty_state(f"Voor {blik.plaats.naam} zijn in dit kwartaal geen factoren in beeld.")
    gekozen = chosen_factors(blik)
    over = [f for f in blik.factoren if f not in gekozen and f.aantal_interventies]
    keuze = show_focuskeuze(blik)
    return html.Div(
        [
            *_strengths(blik),
            html.Div([_card(blik, factor) for factor in gekozen], className="twee"),
            *_source(blik, gekozen),
            *([note(bron)] if (bron := name_bronnen_of(blik, gekozen)) else []),
            *([keuze] if keuze else []),
            *([_other_factors(blik, over)] if over else []),
        ]
    )


def chosen_factors(blik: Blik) -> list[Factorstand]:
    """Return the focus factors, or without a choice those most worked on; protective ones first."""
    focus = [f for f in blik.factoren if f.is_focus]
    gekozen = focus or [f for f in blik.factoren if f.aantal_interventies]
    return sorted(gekozen[:KAARTEN], key=strengths_first)


def _strengths(blik: Blik) -> list[Component]:
    """Say first which protective factors people already work on here."""
    sterk = sorted({f.naam for f in blik.factoren if f.is_beschermend and f.aantal_interventies})
    if not sterk:
        return []
    aantal = "één beschermende factor" if len(sterk) == 1 else f"{len(sterk)} beschermende factoren"
    genoemd = ", ".join(naam.lower() for naam in sterk[:4])
    rest = f" en nog {len(sterk) - 4}" if len(sterk) > 4 else ""
    return [html.P(f"Hier wordt gebouwd op {aantal}: {genoemd}{rest}.")]


def _card(blik: Blik, factor: Factorstand) -> Component:
    soort = SOORTEN[factor.soort] + (" · focus" if factor.is_focus else "")
    return card(
        factor.naam,
        *show_outcome_of(blik, factor),
        *show_context_of(blik, factor),
        note(_reach(blik, factor)),
        show_wie(blik, factor),
        *_basis(blik, factor),
        soort=soort,
        klasse="factor",
    )


def _reach(blik: Blik, factor: Factorstand) -> str:
    """Say the reach; of a buurt where nobody was counted, that the work is in the gebied."""
    werkt = any(a.factor_id == factor.factor_id for a in blik.aanbod)
    if factor.aantal_interventies or not werkt:
        return describe_bereik(blik, factor)
    gebied = blik.plaatsen.name(blik.gebiedcode)
    return f"In {gebied} wordt hieraan gewerkt; in {blik.plaats.naam} is dit kwartaal niemand geteld."


def _basis(blik: Blik, factor: Factorstand) -> list[Component]:
    """Fold away what comes second: why it was chosen, what adds to it, source, reservations, other models."""
    delen = [
        *_why(blik, factor),
        *_ladder_link(blik, factor),
        *show_source_of(blik, factor),
        *_kruising(blik, factor),
    ]
    return [details("Waarom gekozen, en waar dit vandaan komt", *delen)] if delen else []


def _why(blik: Blik, factor: Factorstand) -> list[Component]:
    if not factor.focus_reden:
        return []
    voor = describe_leeftijd(factor.leeftijd_van, factor.leeftijd_tot)
    waar = "" if factor.gekozen_in == blik.plaats.code else f" voor {blik.plaatsen.name(factor.gekozen_in)}"
    return [note(f"Gekozen{waar}, voor {voor}: {factor.focus_reden}")]


def _kruising(blik: Blik, factor: Factorstand) -> list[Component]:
    """Say what a factor of another model is in the words of the gemeente's own."""
    eigen = blik.modellen.get(factor.factor_id)
    if eigen is None or eigen.is_standaard:
        return []
    zinnen = [
        describe_kruising(verhouding, blik.modellen[naar].naam)
        for naar, verhouding in blik.kruisingen.get(factor.factor_id, [])
        if naar in blik.modellen and blik.modellen[naar].is_standaard
    ]
    if not zinnen:
        return []
    return [note(f"In het model van de gemeente: {'; '.join(zinnen)} (voorlopig).")]


def _ladder_link(blik: Blik, factor: Factorstand) -> list[Component]:
    if not factor.aantal_interventies:
        return []
    href = f"{blik.address(factor=factor.factor_id)}#ladder"
    return [html.P(html.A(f"Bekijk de bijdrage aan {factor.naam.lower()}", href=href), className="noot")]


def _source(blik: Blik, factoren: list[Factorstand]) -> list[Component]:
    """Say when the factors shown are not those of the gemeente's own model."""
    modellen = {f.factor_id: blik.modellen[f.factor_id] for f in factoren if f.factor_id in blik.modellen}
    vreemd = sorted({m.modelnaam for m in modellen.values() if not m.is_standaard})
    if not vreemd:
        return []
    return [
        note(
            f"Niet alle factoren komen uit het model van de gemeente; ook uit: {', '.join(vreemd)}. ",
            link("Bekijk de modellen", "/uitleg#factoren"),
        )
    ]


def _other_factors(blik: Blik, factoren: list[Factorstand]) -> Component:
    return details(
        f"{len(factoren)} andere {'factor' if len(factoren) == 1 else 'factoren'} waaraan hier wordt gewerkt",
        table(
            "Andere factoren met aanbod, beschermende eerst",
            ["Factor", "Soort", "Aanbod", "Bereikt"],
            [
                [f.naam, SOORTEN[f.soort], f.interventies, describe_bereik(blik, f)]
                for f in sorted(factoren, key=strengths_first)
            ],
        ),
    )
