"""The `--toon-tabel` of `wijkspiegel controleer`: the tables of a file as read, beside its report."""

import argparse
from pathlib import Path
from typing import Any

from app.commands.lees import read_pad
from app.leestekst import show_tabel

Rapport = dict[str, Any]


def add_toon_tabel(parser: argparse.ArgumentParser) -> None:
    """Declare the argument."""
    parser.add_argument(
        "--toon-tabel",
        action="store_true",
        help="Laat ook zien welke tabellen zijn gelezen, met kolommen en kopregels.",
    )


def with_tabellen(rapport: Rapport, pad: Path) -> Rapport:
    """Add what was read to a report: `tabellen`, the first of them as `tabel`, encoding and separator."""
    beeld = read_pad(pad)
    tabellen = beeld["tabellen"]
    return {
        **rapport,
        "codering": beeld["codering"],
        "scheiding": beeld["scheiding"],
        "tabel": tabellen[0] if tabellen else None,
        "tabellen": tabellen,
    }


def show_tabellen(rapport: Rapport) -> str:
    """Write a short preview of the tables; their notes are in the report already."""
    regels: list[str] = [""]
    for nummer, tabel in enumerate(rapport["tabellen"], 1):
        volgnummer = nummer if len(rapport["tabellen"]) > 1 else 0
        regels += ["", *show_tabel({**tabel, "notities": []}, volgnummer)]
    return "\n".join(regels)
