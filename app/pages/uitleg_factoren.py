"""The part of Uitleg about factors: which models there are, what is in them, and how they relate."""

from dash import html
from dash.development.base_component import Component

from app.components.factoren import SOORTEN, Factornaam, describe_kruising, read_rijen
from app.components.tabellen import table
from app.components.vakken import details, note
from app.context import Context
from app.store.access import valid_referentiebestanden
from pipelines.reference import load_referentie
from schemas.vocabulary import Referentiesoort


def show_factormodellen(context: Context) -> list[Component]:
    """Show the models with source and licence, the factors of each, and the crossings."""
    factoren = read_rijen(context.marts.factoren(), Factornaam)
    return [
        html.P(
            "Een factor is iets dat kinderen helpt (beschermend) of hun weg moeilijker maakt (risico). Er zijn "
            "verschillende lijsten van factoren, van verschillende makers. Een wijk kiest er ten hoogste vijf "
            "tegelijk om aan te werken."
        ),
        _models(context, factoren),
        details("Alle factoren", _all(factoren)),
        details("Hoe de modellen zich tot elkaar verhouden", *_crossings(context, factoren)),
    ]


def _models(context: Context, factoren: list[Factornaam]) -> Component:
    standaard = {f.model for f in factoren if f.is_standaard}
    bekend = {
        str(rij["model"]): [str(rij[k]) for k in ("naam", "modelversie", "omschrijving", "bron", "licentie")]
        for rij in load_referentie().factorenmodellen.to_dict("records")
    }
    with context.sessions() as session:
        for bestand in valid_referentiebestanden(session, soort=Referentiesoort.FACTORENMODEL):
            if bestand.sleutel in {f.model for f in factoren}:
                bekend[bestand.sleutel] = [
                    bestand.naam,
                    bestand.versie,
                    "Geladen door de gemeente.",
                    bestand.bron,
                    bestand.licentie,
                ]
    return table(
        "De modellen naast elkaar",
        ["Model", "Versie", "Wat het is", "Bron", "Licentie"],
        [
            [[naam, *([note("model van de gemeente")] if code in standaard else [])], *rest]
            for code, (naam, *rest) in bekend.items()
        ],
    )


def _all(factoren: list[Factornaam]) -> Component:
    return table(
        "De factoren per model, beschermende eerst",
        ["Factor", "Soort", "Leefdomein", "Model"],
        [[f.naam, SOORTEN[f.soort], f.domein, f.modelnaam] for f in factoren],
    )


def _crossings(context: Context, factoren: list[Factornaam]) -> list[Component]:
    op_code = {f.factor_id: f for f in factoren}
    frame = context.marts.factorkruisingen()
    kolommen = ["factor_id", "naar_factor", "verhouding", "bron", "zekerheid"]
    rijen = [
        [
            f"{op_code[code].naam} ({op_code[code].model})",
            f"{describe_kruising(verhouding, op_code[naar].naam)} ({op_code[naar].model})",
            f"{bron}; {zekerheid}",
        ]
        for code, naar, verhouding, bron, zekerheid in frame[kolommen].itertuples(index=False, name=None)
        if code in op_code and naar in op_code and code < naar
    ]
    return [
        html.P("Een verband tussen twee modellen zegt niet dat zij hetzelfde meten."),
        table("Factoren van verschillende modellen", ["Factor", "Is", "Waarop dat steunt"], rijen),
    ]
