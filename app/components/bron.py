"""What always stands with a figure: its reservations, the file it comes from, and its definition one click away (R-11)."""

import re

from dash.development.base_component import Component

from app.components.cijfers import Cijfer
from app.components.getallen import BESCHERMD, show_kwartaal
from app.components.knoppen import address, link
from app.components.vakken import note

KWARTAAL = re.compile(r"\d{4}-K[1-4]")


VOORLOPIG = "Voorlopig: nog niet vastgesteld in alle gesprekken over dit kwartaal."
"""One file serves every talk of a party about a quarter, and its figures are final after the last of them."""
GROF = f"Grof afgerond, {BESCHERMD}."
KORT = {VOORLOPIG: "Voorlopig.", GROF: "Grof afgerond."}
"""In a table that says once what they mean."""


def show_bron(cijfer: Cijfer, *, is_kort: bool = False) -> Component:
    """Draw the line under a figure."""
    versie = f" (versie {cijfer.definitieversie})" if cijfer.definitieversie else ""
    definitie = link(f"Definitie{versie}", f"/uitleg#{cijfer.indicatorcode}")
    herkomst = link("Waar komt dit vandaan?", address("/cijfer", id=cijfer.cijfer_id))
    if cijfer.is_onderdrukt:
        return note(definitie, " · ", herkomst)
    voorbehoud = describe_voorbehoud(cijfer, is_kort=is_kort)
    return note(
        f"{voorbehoud} " if voorbehoud else "",
        f"{describe_bron(cijfer)} " if cijfer.bron else "",
        definitie,
        " · ",
        herkomst,
    )


def describe_bron(cijfer: Cijfer) -> str:
    """Say which delivery a figure comes from: `Bron: trajecten K4 2025, versie 1.`"""
    return f"Bron: {KWARTAAL.sub(lambda gevonden: show_kwartaal(gevonden[0]), cijfer.bron)}."


def describe_voorbehoud(cijfer: Cijfer, *, is_kort: bool = False) -> str:
    """Say what must be kept in mind: not adopted yet, rounded for privacy, and what the provider explained (R-05)."""
    zinnen = [KORT[zin] if is_kort else zin for zin in reservations(cijfer)]
    if cijfer.toelichting.strip():
        zinnen.append(f"Bij de aanlevering staat: {cijfer.toelichting.strip()}")
    return " ".join(zinnen)


def reservations(cijfer: Cijfer) -> list[str]:
    """Return the reservations that many figures share."""
    return [zin for zin, geldt in ((VOORLOPIG, cijfer.is_voorlopig), (GROF, cijfer.is_grof)) if geldt]
