"""`wijkspiegel uitleg CIJFER-ID`: trace one figure to its files, checks, definition and build."""

import argparse
import json
from datetime import datetime

from app.components.getallen import show_getal, show_kwartaal, show_moment
from app.components.herleiding import (
    VORMZINNEN,
    describe_bevindingen,
    describe_toelichtingen,
    describe_vergelijking,
    list_beeld,
    list_waarde,
    read_cijfer,
)
from app.components.plaatsen import Plaatsen, read_plaatsen
from app.components.uitweg import describe_uitweg
from app.queries.marts import Marts
from app.services.herleiding import Bestand, Herleiding, trace_cijfer
from app.services.publicatie import WIJKSPIEGEL
from app.settings import load_settings
from app.store.sessions import create_engine_for, make_sessions, migrate


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "cijfer_id", metavar="CIJFER-ID", help="Nummer van het cijfer, zoals op zijn herkomstpagina staat."
    )
    parser.add_argument("--json", action="store_true", help="Geef alles als JSON.")


def run(args: argparse.Namespace) -> int:
    """Print the trace, as whoever runs this machine may see it: the figures are hidden as everywhere."""
    settings = load_settings()
    engine = create_engine_for(settings)
    migrate(engine)
    sessions = make_sessions(engine)
    marts = Marts(sessions, settings.builds)
    with sessions() as session:
        herleiding = trace_cijfer(session, marts, WIJKSPIEGEL, args.cijfer_id)
        plaatsen = read_plaatsen(marts.regios())
    engine.dispose()
    if args.json:
        print(json.dumps(herleiding.as_json(), ensure_ascii=False, indent=1))
    else:
        print("\n".join(write_uitleg(herleiding, plaatsen)))
    return 0


def write_uitleg(herleiding: Herleiding, plaatsen: Plaatsen) -> list[str]:
    """Write the trace as lines."""
    cijfer, indicator = read_cijfer(herleiding.rij), herleiding.indicator
    uitweg = describe_uitweg(cijfer, plaatsen.name)
    eenheid = str(indicator["eenheid"])
    return [
        f"{indicator['naam']} ({herleiding.cijfer_id})",
        *(f"  {naam}: {tekst}" for naam, tekst in list_waarde(cijfer, eenheid) if tekst),
        "Berekening",
        f"  {VORMZINNEN[str(indicator['vorm'])]} {' '.join(str(indicator['definitie']).split())}",
        *(
            f"  {t.rol}: {t.naam}, {show_getal(t.aantal)}. {' '.join(t.definitie.split())}"
            for t in herleiding.tellingen
        ),
        f"  Definitie versie {indicator['versie']}, geldig vanaf {show_kwartaal(str(indicator['geldig_vanaf']))}.",
        "Bestanden",
        *(f"  {_write_bestand(bestand)}" for bestand in herleiding.bestanden),
        "Verborgen",
        *(
            f"  {zin}"
            for zin in [*list_beeld(cijfer), *([f"{uitweg} ({cijfer.veilig_cijfer_id})"] if uitweg else [])]
        ),
        "Vergelijking",
        f"  {describe_vergelijking(cijfer, eenheid)}",
        "Bouw",
        f"  {herleiding.build_id}, gepubliceerd op {show_moment(datetime.fromisoformat(herleiding.gepubliceerd_op))}, programmatuur {herleiding.codeversie}",
    ]


def _write_bestand(bestand: Bestand) -> str:
    rijen = f"{show_getal(bestand.rijen)} {'rij' if bestand.rijen == 1 else 'rijen'}"
    return (
        f"{bestand.partijcode}: {bestand.soort} {bestand.kwartaal}, versie {bestand.versie} ({bestand.bestandsnaam}), "
        f"{rijen}, {describe_bevindingen(bestand.bevindingen)}, "
        f"{describe_toelichtingen(bestand.toelichtingen)}, sha256 {bestand.sha256 or 'onbekend'}"
    )
