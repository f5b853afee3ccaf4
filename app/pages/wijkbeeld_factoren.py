"""What the wijk builds on and works at: a card per factor, protective factors first (R-14)."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from app.components.bron import show_bron
from app.components.cijfers import Cijfer, describe_change, describe_count, describe_informant, describe_words
from app.components.getallen import show_aandeel, show_getal
from app.components.knoppen import link
from app.components.marges import margin_bar
from app.components.tabellen import table
from app.components.vakken import card, chip, details, empty_state, note
from app.pages.wijkbeeld_blik import Blik
from pipelines.reference import load_referentie

Rij = dict[str, Any]
KAARTEN = 5
SOORTEN = {"beschermend": "Beschermende factor", "risico": "Risicofactor"}
# Which outcome speaks for a factor, in this order: what the young people themselves say comes first.
VOORKEUR = ("nut_zeven_of_hoger", "zonder_hulp_verder", "betrouwbare_verbetering")


def show_factoren(blik: Blik) -> Component:
    """Draw at most five cards, focus factors before others, and the rest as a table."""
    frame = blik.context.marts.factorbeeld(blik.gebruiker, regiocode=blik.plaats.code, kwartaal=blik.kwartaal)
    rijen = [{str(k): v for k, v in rij.items()} for rij in frame.to_dict("records")]
    if not rijen:
        return empty_state(f"Voor {blik.plaats.naam} zijn in dit kwartaal geen factoren in beeld.")
    aanbod = _offer_by_factor(blik)
    gekozen = [r for r in rijen if r["is_focus"]] or [r for r in rijen if r["aantal_interventies"]]
    gekozen = sorted(gekozen[:KAARTEN], key=lambda r: (r["soort"] != "beschermend", r["naam"]))
    over = [r for r in rijen if r not in gekozen and r["aantal_interventies"]]
    return html.Div(
        [
            html.Div(
                [_card(blik, rij, aanbod.get(rij["factor_id"]) or _named(blik, rij)) for rij in gekozen],
                className="rij",
            ),
            *([_other_factors(over)] if over else []),
            *_models([*gekozen, *over]),
        ]
    )


def _offer_by_factor(blik: Blik) -> dict[str, list[str]]:
    """Return which interventions contribute to which factor in this gebied."""
    frame = blik.context.marts.aanbod(blik.gebruiker, regiocode=blik.gebiedcode, kwartaal=blik.kwartaal)
    uit: dict[str, list[str]] = {}
    for factor_id, code in frame[["factor_id", "interventiecode"]].itertuples(index=False, name=None):
        if code not in uit.setdefault(factor_id, []):
            uit[factor_id].append(code)
    return uit


def _named(blik: Blik, rij: Rij) -> list[str]:
    """Return the interventions named at the factor; offer is kept per gebied, not for the whole gemeente."""
    namen = str(rij["interventies"] or "").split(", ")
    return [code for code, naam in blik.interventies.items() if naam in namen]


def _card(blik: Blik, rij: Rij, interventiecodes: list[str]) -> Component:
    soort = SOORTEN[str(rij["soort"])] + (" · focus" if rij["is_focus"] else "")
    return card(
        str(rij["naam"]),
        *_evidence(blik, interventiecodes),
        *([note(f"Gekozen omdat: {rij['focus_reden']}")] if rij["focus_reden"] else []),
        note(_dose(rij)),
        html.P([chip(blik.intervention(code)) for code in interventiecodes])
        if interventiecodes
        else note("Nog geen aanbod dat hieraan bijdraagt: een witte vlek."),
        soort=soort,
        klasse="factor",
    )


def _evidence(blik: Blik, interventiecodes: list[str]) -> list[Component]:
    """Show the outcome that says most about this factor, or say why none can be shown."""
    cijfers = [
        c for c in blik.cijfers if c.interventiecode in interventiecodes and c.indicatorcode in VOORKEUR
    ]
    zichtbaar = [c for c in cijfers if not c.is_onderdrukt and c.waarde is not None]
    if zichtbaar:
        return _visible(blik, min(zichtbaar, key=_preference))
    if cijfers:
        return _hidden(blik, min(cijfers, key=_preference))
    return [html.P("Hierover is in dit kwartaal nog geen uitkomst gemeten.")]


def _preference(cijfer: Cijfer) -> tuple[int, float]:
    return (VOORKEUR.index(cijfer.indicatorcode), -(cijfer.n or 0.0))


def _visible(blik: Blik, cijfer: Cijfer) -> list[Component]:
    indicator = blik.indicatoren[cijfer.indicatorcode]
    wie = describe_informant(cijfer)
    dekking = f" ({show_aandeel(cijfer.dekking)})" if cijfer.dekking is not None else ""
    return [
        html.P(f"{describe_words(cijfer, indicator)}. {describe_change(cijfer)}."),
        margin_bar(cijfer, indicator.eenheid),
        note(
            f"{indicator.naam}, {blik.intervention(cijfer.interventiecode)}{f', {wie}' if wie else ''}. "
            f"Gemeten: {describe_count(cijfer)}{dekking}."
        ),
        show_bron(cijfer),
    ]


def _hidden(blik: Blik, cijfer: Cijfer) -> list[Component]:
    uitweg: list[Component | str] = [cijfer.onderdruk_reden or "Te weinig deelnemers om te tonen."]
    if cijfer.veilig_regiocode and cijfer.veilig_regiocode != blik.plaats.code:
        naam = blik.plaatsen.name(cijfer.veilig_regiocode)
        uitweg += [" ", link(f"Bekijk {naam}", blik.address(regio=cijfer.veilig_regiocode))]
    return [html.P(uitweg), margin_bar(cijfer, blik.indicatoren[cijfer.indicatorcode].eenheid)]


def _dose(rij: Rij) -> str:
    """Say how much of the target group is reached, and that this hangs together, not causes (R-15)."""
    bereikt, doelgroep, dosis = (_number(rij[k]) for k in ("bereikt", "doelgroep", "dosis"))
    trede = (
        f" Hoogste trede op de effectladder: {rij['hoogste_trede']}." if rij["aantal_interventies"] else ""
    )
    if bereikt is None or doelgroep is None:
        return f"Dosis: niet te tonen of niet bekend.{trede}"
    return (
        f"Dosis: {show_getal(bereikt)} van ongeveer {show_getal(doelgroep)} kinderen en jongeren bereikt "
        f"({show_aandeel(dosis)}). Hangt samen met deze factor; oorzaak is niet aangetoond.{trede}"
    )


@cache
def models_from_elsewhere() -> Mapping[str, str]:
    """Return the model of each factor that is not on the city's own list; the list is read once."""
    factoren = load_referentie().factoren
    elders = factoren[~factoren["is_rotterdams"]]
    return MappingProxyType(dict(zip(elders["factor_id"], elders["model"], strict=True)))


def _models(rijen: list[Rij]) -> list[Component]:
    """Say when the factors shown are not the city's own list."""
    elders = models_from_elsewhere()
    vreemd = sorted({elders[r["factor_id"]] for r in rijen if r["factor_id"] in elders})
    if not vreemd:
        return []
    return [
        note(
            f"Deze factoren staan in andere modellen ({', '.join(vreemd)}): niet de Rotterdamse lijst. ",
            link("Bekijk de bronnen", "/uitleg#bronnen"),
        )
    ]


def _number(waarde: Any) -> float | None:
    return None if waarde is None or pd.isna(waarde) else float(waarde)


def _other_factors(rijen: list[Rij]) -> Component:
    return details(
        f"{len(rijen)} andere factoren waaraan hier wordt gewerkt",
        table(
            "Andere factoren met aanbod, beschermende eerst",
            ["Factor", "Soort", "Aanbod", "Bereikt", "Dosis"],
            [
                [
                    str(r["naam"]),
                    SOORTEN[str(r["soort"])],
                    str(r["interventies"]),
                    show_getal(_number(r["bereikt"])),
                    show_aandeel(_number(r["dosis"])),
                ]
                for r in sorted(rijen, key=lambda r: (r["soort"] != "beschermend", str(r["naam"])))
            ],
            getalkolommen=frozenset({3, 4}),
        ),
    )
