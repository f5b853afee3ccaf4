"""`wijkspiegel kaart`: write the talk card of every beschikking and gebied of one quarter."""

import argparse
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.identity import Gebruiker
from app.reports.kaarten import list_kaartplekken, write_kaart
from app.services.werkboeken import safe_naam
from app.settings import load_settings
from app.store.sessions import create_engine_for, migrate
from app.wiring import make_context
from schemas.errors import OngeldigeWaardeError
from schemas.vocabulary import Kwartaal

if TYPE_CHECKING:
    from app.context import Context


@dataclass(frozen=True)
class Geschreven:
    """One card on disk."""

    beschikking: str
    regiocode: str
    bestand: str
    seconden: float


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--kwartaal", required=True, metavar="KWARTAAL", help="Het kwartaal, zoals 2025-K4.")
    parser.add_argument("--map", required=True, type=Path, metavar="MAP", help="Map voor de kaarten.")
    parser.add_argument("--json", action="store_true", help="Geef de lijst als JSON.")


def run(args: argparse.Namespace) -> int:
    """Write the cards, each as an adviser of its gebied sees it, and say how long each took."""
    kwartaal = str(Kwartaal.parse(args.kwartaal))
    settings = load_settings()
    engine = create_engine_for(settings)
    migrate(engine)
    engine.dispose()
    try:
        args.map.mkdir(parents=True, exist_ok=True)
    except OSError as fout:
        raise OngeldigeWaardeError(
            f"De map {args.map} kan niet worden gemaakt. Kies een map waarin u mag schrijven."
        ) from fout
    kaarten = list(_write_all(make_context(settings), kwartaal, args.map))
    if args.json:
        print(json.dumps([vars(kaart) for kaart in kaarten], ensure_ascii=False, indent=1))
    else:
        for kaart in kaarten:
            print(f"{kaart.bestand} ({kaart.seconden:.2f} s)")
        print(f"{len(kaarten)} gesprekskaarten geschreven in {args.map}.")
    return 0


def _write_all(context: "Context", kwartaal: str, doel: Path) -> Iterator[Geschreven]:
    for plek in list_kaartplekken(context, kwartaal):
        begin = time.perf_counter()
        pdf = write_kaart(
            context,
            _adviser(plek.regiocode),
            plek.beschikking_id,
            regiocode=plek.regiocode,
            kwartaal=kwartaal,
        )
        naam = safe_naam(f"gesprekskaart_{plek.kenmerk}_{plek.regiocode}_{kwartaal}.pdf")
        (doel / naam).write_bytes(pdf)
        yield Geschreven(plek.kenmerk, plek.regiocode, naam, round(time.perf_counter() - begin, 3))


def _adviser(regiocode: str) -> Gebruiker:
    """Return who looks: nobody in person, with the sight of an adviser of this gebied and no more."""
    return Gebruiker(id=0, naam="Wijkspiegel", rolcode="gebiedsadviseur", regiocodes=frozenset({regiocode}))
