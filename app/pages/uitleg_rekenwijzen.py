"""How a figure is computed, a page per method: question, words, formula, source, and an example computed now."""

from dash import html
from dash.development.base_component import Component

from app.components.getallen import show_getal
from app.components.knoppen import address, link
from app.components.kop import page_header, section
from app.components.tabellen import definition_list, link_list, table
from app.components.vakken import note
from pipelines.zekerheid.voorbeeld import compute_voorbeeld
from schemas.errors import NietGevondenError
from schemas.rekenwijze import Rekenwijze, Voorbeeld, load_rekenwijzen

ROUTE = "/uitleg"
VOLGORDE = (
    "marge_aandeel",
    "marge_cijfer",
    "marge_gemiddelde",
    "marge_middelste",
    "marge_aantal",
    "dosis",
    "verschil_aandelen",
    "verschil_gemiddelden",
    "verschil_aantallen",
    "toeval_aandelen",
    "veel_cijfers",
    "meetfout",
    "lijnen",
    "trechter",
    "zichtbaar",
    "prognose_aantal",
    "prognose_aandeel",
)
"""From one figure to many; a method that is not named here comes last."""


def show_rekenwijzen() -> list[Component]:
    """List every method with the question it answers."""
    geordend = sorted(load_rekenwijzen().values(), key=lambda r: (_place(r.code), r.naam))
    return [
        html.P(
            "Een cijfer over weinig mensen schommelt vanzelf. Daarom zegt Wijkspiegel steeds hoe zeker het is. "
            "Hier staat hoe wij dat uitrekenen, met een voorbeeld dat u kunt narekenen."
        ),
        link_list([[link(r.naam, address(ROUTE, rekenwijze=r.code)), f": {r.vraag}"] for r in geordend]),
    ]


def _place(code: str) -> int:
    return VOLGORDE.index(code) if code in VOLGORDE else len(VOLGORDE)


def show_rekenwijze(code: str) -> Component:
    """Draw the page of one method."""
    rekenwijze = load_rekenwijzen().get(code)
    if rekenwijze is None:
        raise NietGevondenError(
            "Deze rekenwijze bestaat niet. Kijk bij Uitleg, onder Hoe zeker is een cijfer."
        )
    return html.Div(
        [
            page_header(
                rekenwijze.naam,
                kruimels=[("Uitleg", ROUTE), (rekenwijze.naam, None)],
                ondertitel=rekenwijze.vraag,
            ),
            html.P(rekenwijze.uitleg),
            definition_list([("Waar u dit ziet", rekenwijze.waar), ("Bron", rekenwijze.bron)]),
            section("Formule", html.Pre(rekenwijze.formule, className="formule", tabIndex="0")),
            section("Een voorbeeld, nu uitgerekend", *_example(rekenwijze)),
        ]
    )


def _example(rekenwijze: Rekenwijze) -> list[Component]:
    voorbeeld = rekenwijze.voorbeeld
    uitkomst = compute_voorbeeld(rekenwijze)
    rijen = [
        [_name(naam), _exact(waarde, voorbeeld), _exact(gepubliceerd, voorbeeld)]
        for (naam, waarde), gepubliceerd in zip(uitkomst.items(), voorbeeld.gepubliceerd, strict=True)
    ]
    return [
        html.P([f"{voorbeeld.beschrijving} ", html.Strong(show_zin(rekenwijze))]),
        table(
            f"{rekenwijze.naam}: uitkomst van Wijkspiegel en van anderen",
            ["Deel", "Wijkspiegel", "Gepubliceerd of nagerekend"],
            rijen,
            getalkolommen=frozenset({1, 2}),
            toont_bijschrift=False,
        ),
        note(f"Gepubliceerd of nagerekend: {voorbeeld.gepubliceerd_bron}."),
    ]


def show_zin(rekenwijze: Rekenwijze) -> str:
    """Say what the example comes to."""
    uitkomst = compute_voorbeeld(rekenwijze)
    delen = {naam: show_uitkomst(waarde, rekenwijze.voorbeeld) for naam, waarde in uitkomst.items()}
    return rekenwijze.voorbeeld.zin.format(**delen)


def show_uitkomst(waarde: float | bool, voorbeeld: Voorbeeld) -> str:
    """Write a part of the outcome for in a sentence: a share as percents."""
    if voorbeeld.eenheid == "aandeel":
        return f"{show_getal(waarde * 100, decimalen=max(0, voorbeeld.decimalen - 3))}%"
    return _exact(waarde, voorbeeld)


def _exact(waarde: float | bool, voorbeeld: Voorbeeld) -> str:
    if isinstance(waarde, bool):
        return "blijft staan" if waarde else "kan toeval zijn"
    return show_getal(waarde, decimalen=voorbeeld.decimalen)


def _name(naam: str) -> str:
    return {"onder": "Ondergrens", "boven": "Bovengrens"}.get(naam, naam.replace("_", "-").capitalize())
