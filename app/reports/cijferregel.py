"""One figure as a row for a machine and for a workbook; a hidden one says so in its cell (R-17)."""

from collections.abc import Mapping
from typing import Any

from app.components.cijfers import Cijfer, describe_change, describe_informant, describe_periode
from app.components.uitweg import find_uitweg, name_uitweg
from app.reports.werkmap import Celwaarde, Getal
from schemas.indicator import Indicator
from schemas.vocabulary import ALLE

VERBORGEN = "verborgen: te weinig mensen, of een ander klein aantal zou eruit volgen"
VORMEN = {"aandeel": "0%", "cijfer": "0.0", "standaardafwijking": "0.0", "dagen": "0", "aantal": "0"}
KOPPEN = (
    "Indicator",
    "Interventie",
    "Plaats",
    "Periode",
    "Partij",
    "Volgens",
    "Waarde",
    "n",
    "In aanmerking",
    "Dekking",
    "Ondergrens (95%)",
    "Bovengrens (95%)",
    "In woorden",
    "Verschil met vorige periode",
    "Stand",
    "Wel te zien",
    "Toelichting van de aanleveraar",
    "Versie van de definitie",
    "Bron",
    "Cijfer-id",
)


def is_shown(cijfer: Cijfer) -> bool:
    """Answer whether a figure has a number to show."""
    return cijfer.waarde is not None and not cijfer.is_onderdrukt


def as_record(cijfer: Cijfer) -> dict[str, Any]:
    """Return a figure for a machine; of a hidden one every number is absent and the reason is given."""
    te_zien = is_shown(cijfer)
    getallen = ("waarde", "onder", "boven", "n", "in_aanmerking", "dekking")
    return {
        "cijfer_id": cijfer.cijfer_id,
        "indicatorcode": cijfer.indicatorcode,
        "interventiecode": cijfer.interventiecode,
        "regiocode": cijfer.regiocode,
        "kwartaal": cijfer.kwartaal,
        "periode": cijfer.periode,
        "partijcode": cijfer.partijcode,
        "informant": cijfer.informant,
        "soort": cijfer.soort,
        **{naam: getattr(cijfer, naam) if te_zien else None for naam in getallen},
        "woorden": cijfer.woorden if te_zien else "",
        "verborgen": "" if te_zien else cijfer.onderdruk_reden or VERBORGEN,
        "wel_te_zien_in": find_uitweg(cijfer),
        "verandering": cijfer.verandering,
        "vorig_kwartaal": cijfer.vorig_kwartaal,
        "segment": cijfer.segment,
        "is_grof": cijfer.is_grof,
        "is_voorlopig": cijfer.is_voorlopig,
        "toelichting": cijfer.toelichting,
        "definitieversie": cijfer.definitieversie,
        "bron": cijfer.bron,
    }


def as_cells(cijfer: Cijfer, indicator: Indicator, namen: Mapping[str, str]) -> tuple[Celwaarde | Getal, ...]:
    """Return a figure as the cells of KOPPEN; `namen` gives the names of places, parties and interventions."""
    te_zien = is_shown(cijfer)
    vorm = VORMEN.get(indicator.eenheid, "General")

    def number(waarde: float | None, hoe: str = "0") -> Getal:
        return Getal(waarde if te_zien else None, hoe)

    return (
        indicator.naam,
        "alle samen"
        if cijfer.interventiecode == ALLE
        else namen.get(cijfer.interventiecode, cijfer.interventiecode),
        namen.get(cijfer.regiocode, cijfer.regiocode),
        describe_periode(cijfer),
        "alle samen" if cijfer.partijcode == ALLE else namen.get(cijfer.partijcode, cijfer.partijcode),
        describe_informant(cijfer),
        Getal(cijfer.waarde, vorm) if te_zien else VERBORGEN,
        number(cijfer.n),
        number(cijfer.in_aanmerking),
        number(cijfer.dekking, "0%"),
        number(cijfer.onder, vorm),
        number(cijfer.boven, vorm),
        cijfer.woorden if te_zien else "",
        describe_change(cijfer) if te_zien else "",
        ", ".join(
            [
                "voorlopig" if cijfer.is_voorlopig else "vastgesteld",
                *(["grof afgerond"] if cijfer.is_grof else []),
            ]
        ),
        name_uitweg(cijfer, lambda code: namen.get(code, code)),
        cijfer.toelichting,
        cijfer.definitieversie,
        cijfer.bron,
        cijfer.cijfer_id,
    )
