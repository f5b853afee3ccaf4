"""`--eerder` of `wijkspiegel controleer`: files of earlier quarters to compare with, offline."""

import argparse
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from schemas.errors import OngeldigeWaardeError
from schemas.vocabulary import Kwartaal

if TYPE_CHECKING:
    from pipelines.levering import EerdereLevering, Levering

Lees = Callable[[Path], bytes]
LeesKwartaal = Callable[[str], Kwartaal | None]


def add_eerder(parser: argparse.ArgumentParser) -> None:
    """Declare the argument."""
    parser.add_argument(
        "--eerder",
        nargs="+",
        action="extend",
        default=[],
        metavar="BESTAND",
        help="Bestanden van eerdere kwartalen om mee te vergelijken; het kwartaal uit de naam, of 2025-K2=BESTAND.",
    )


def load_eerder_from(
    teksten: Iterable[str], levering: "Levering", kwartaal_in: LeesKwartaal, lees: Lees
) -> tuple["EerdereLevering", ...]:
    """Check each earlier file as it would have been checked then, and keep its good rows."""
    from pipelines.levering import EerdereLevering
    from pipelines.validation import check_bestand

    gevonden = []
    for tekst in teksten:
        kwartaal, pad = split_kwartaal(tekst, kwartaal_in)
        toen = replace(levering, kwartaal=kwartaal, eerder=(), wijzigingen=())
        rapport = check_bestand(lees(pad), pad.name, toen)
        if rapport.is_geweigerd:
            raise OngeldigeWaardeError(
                f"{pad.name} kan niet als eerder kwartaal dienen: er staan persoonsgegevens in."
            )
        gevonden.append(EerdereLevering(kwartaal, rapport.soort, rapport.rijen))
    return tuple(gevonden)


def split_kwartaal(tekst: str, kwartaal_in: LeesKwartaal) -> tuple[Kwartaal, Path]:
    """Read `2025-K2=pad`, or a path that names its quarter."""
    voor, is_teken, na = tekst.partition("=")
    if is_teken and not Path(tekst).exists():
        return Kwartaal.parse(voor), Path(na)
    kwartaal = kwartaal_in(Path(tekst).name)
    if kwartaal is None:
        raise OngeldigeWaardeError(
            f"Aan de naam {Path(tekst).name} is geen kwartaal te zien. Schrijf bijvoorbeeld 2025-K2={tekst}."
        )
    return kwartaal, Path(tekst)
