"""Reporting a signaal: two fields, then what we think it is about, which a person confirms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from app.components.formulier import Formulier, Keuze
from app.identity import Gebruiker
from pipelines.signaalwoorden import Voorstel
from schemas.keuzelijst import load_keuzelijst
from schemas.rollen import Bereik

PAGINA = "signalen"
GEEN = "-"
"""The choice for no factor; a form cannot send an empty choice."""


def show_melding() -> Component:
    """Draw the two fields."""
    formulier = Formulier(PAGINA, "melding")
    return formulier.draw(
        formulier.text(
            "wat",
            "Wat ziet of hoort u?",
            hulp="In uw eigen woorden. Schrijf geen namen of nummers van mensen op.",
        ),
        formulier.line("waar", "Waar is het?", hulp="Een wijk, straat of plek, zoals u het zelf zegt."),
        knoppen=[formulier.button("verder", "Verder")],
    )


def show_bevestiging(
    gebruiker: Gebruiker,
    *,
    wat: str,
    waar: str,
    plaatsen: Sequence[Keuze],
    factoren: Sequence[Keuze],
    regiovoorstellen: Sequence[Voorstel],
    factorvoorstellen: Sequence[Voorstel],
) -> Component:
    """Draw what we propose, with the words it rests on; nothing is kept yet."""
    formulier = Formulier(PAGINA, "bevestiging", stand=f"{wat}|{waar}")
    namen = dict(factoren)
    bekende = [v for v in factorvoorstellen if v.code in namen]
    plaatsnamen = dict(plaatsen)
    return html.Div(
        [
            html.H3("Klopt dit?"),
            html.P(describe_voorstel(regiovoorstellen, plaatsnamen, "Wij denken dat het hierover gaat")),
            html.P(describe_voorstel(bekende, namen, "Het lijkt te gaan over")),
            formulier.draw(
                formulier.hidden("wat", wat),
                formulier.hidden("waar", waar),
                formulier.select(
                    "regio",
                    "Welke plaats?",
                    _first([v.code for v in regiovoorstellen], plaatsen),
                    waarde=regiovoorstellen[0].code if regiovoorstellen else None,
                ),
                formulier.select(
                    "factor",
                    "Waar gaat het over?",
                    [
                        *_first([v.code for v in bekende], factoren),
                        (GEEN, "Geen van deze, of dat weet ik niet"),
                    ],
                    waarde=bekende[0].code if bekende else GEEN,
                ),
                formulier.choice(
                    "bron",
                    "Van wie komt dit?",
                    list(load_keuzelijst("signaal_bron").items()),
                    waarde="professional" if gebruiker.rol.bereik is Bereik.EIGEN_PARTIJ else "bewoner",
                ),
                formulier.line(
                    "namens",
                    "Meldt u dit namens anderen? (mag leeg blijven)",
                    hulp="Bijvoorbeeld een bewonersgroep of jongerenraad; geen naam van een persoon.",
                ),
                knoppen=[formulier.button("meld", "Meld dit")],
            ),
        ],
        className="vak",
    )


def describe_voorstel(voorstellen: Sequence[Voorstel], namen: Mapping[str, str], begin: str) -> str:
    """Say what is proposed and on which words, or that nothing was recognised."""
    if not voorstellen:
        return (
            "Wij herkenden geen plaats. Kies er een."
            if "hierover" in begin
            else "Wij herkenden geen onderwerp."
        )
    eerste = voorstellen[0]
    woorden = " en ".join(f"“{w}”" for w in eerste.woorden[:3])
    return f"{begin}: {namen.get(eerste.code, eerste.code)}, omdat u schrijft: {woorden}."


def _first(codes: Sequence[str], keuzes: Sequence[Keuze]) -> list[Keuze]:
    """Put the proposed choices on top, the others in their own order."""
    per_code = dict(keuzes)
    return [*((c, per_code[c]) for c in codes if c in per_code), *(k for k in keuzes if k[0] not in codes)]
