"""`wijkspiegel controleer`: check files as an upload does, without keeping anything."""

import argparse
import json
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from app.commands.eerdere import add_eerder, load_eerder_from
from app.commands.inhoud import read_inhoud
from app.commands.toon_tabel import add_toon_tabel, show_tabellen, with_tabellen
from app.commands.werkboek_uit import require_werkboekpad, tell_no_werkboek, write_werkboek_to
from app.rapporttekst import show_rapport
from app.settings import Settings, load_settings
from app.voorbeeld import load_voorbeeldcatalogus
from pipelines.bestandsnamen import read_kwartaal_in
from schemas.bevinding import Ernst
from schemas.catalogus import Catalogus
from schemas.errors import OngeldigeWaardeError, OnleesbaarBestandError
from schemas.vocabulary import Kwartaal

__all__ = ["add_arguments", "load_voorbeeldcatalogus", "run"]

SCHOON, BEVINDINGEN, GEWEIGERD = 0, 1, 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("bestanden", nargs="+", metavar="BESTAND", type=Path, help="CSV of Excel.")
    parser.add_argument(
        "--soort", help="Soort bestand, als de kolommen het niet zeggen, bijvoorbeeld trajecten."
    )
    parser.add_argument(
        "--partij", default="", help="Code van de partij die aanlevert (zie wijkspiegel partijen)."
    )
    parser.add_argument(
        "--kwartaal", help="Bijvoorbeeld 2025-K3; anders uit de bestandsnaam of het vorige kwartaal."
    )
    parser.add_argument(
        "--bevestig-voorstellen",
        action="store_true",
        help="Neem voorstellen over; elke gok geeft een opmerking.",
    )
    parser.add_argument(
        "--werkboek", metavar="UIT.xlsx", type=Path, help="Schrijf uw bestand gemarkeerd terug als werkmap."
    )
    add_eerder(parser)
    add_toon_tabel(parser)
    parser.add_argument("--json", action="store_true", help="Geef de uitkomst als JSON.")


def run(args: argparse.Namespace) -> int:
    """Check every file; return 0 when clean, 1 with errors or warnings, 2 when refused or unreadable."""
    catalogus = load_catalogus_for(load_settings(), args.partij or None)
    require_partij(args.partij, catalogus)
    require_soort(args.soort)
    require_werkboekpad(args.werkboek, args.bestanden)
    vandaag = datetime.now(UTC).date()
    uitkomsten = [check_pad(pad, args, catalogus, vandaag) for pad in args.bestanden]
    codes = [code for _, code in uitkomsten]
    inhoud = [rapport for rapport, _ in uitkomsten]
    if args.toon_tabel:
        inhoud = [with_tabellen(rapport, pad) for rapport, pad in zip(inhoud, args.bestanden, strict=True)]
    if args.json:
        print(json.dumps(inhoud[0] if len(inhoud) == 1 else inhoud, ensure_ascii=False, indent=1))
    else:
        teksten = [show_rapport(r) + (show_tabellen(r) if args.toon_tabel else "") for r in inhoud]
        print("\n\n".join(teksten))
    return max(codes)


def check_pad(
    pad: Path, args: argparse.Namespace, catalogus: Catalogus, vandaag: date
) -> tuple[dict[str, Any], int]:
    """Check one file and return its report as JSON with its exit code."""
    from app.commands.profielen import load_profielen_for
    from pipelines.reference import load_referentie
    from pipelines.validation import Levering, check_bestand

    levering = Levering(
        soort=args.soort,
        partijcode=args.partij,
        kwartaal=choose_kwartaal(args.kwartaal, pad.name, vandaag),
        referentie=load_referentie(),
        catalogus=catalogus,
        bevestig_voorstellen=args.bevestig_voorstellen,
        profielen=load_profielen_for(load_settings(), args.partij) if args.partij else (),
    )
    eerder = load_eerder_from(args.eerder, levering, read_kwartaal_in, read_inhoud)
    levering = replace(levering, eerder=eerder)
    try:
        inhoud = read_inhoud(pad)
        rapport = check_bestand(inhoud, pad.name, levering)
    except OnleesbaarBestandError as fout:
        if args.werkboek:
            tell_no_werkboek()
        return unreadable_json(pad.name, args.soort or "", str(fout)), GEWEIGERD
    if args.werkboek:
        write_werkboek_to(args.werkboek, inhoud, rapport, levering)
    if rapport.is_geweigerd:
        return rapport.to_json(), GEWEIGERD
    is_schoon = all(b.ernst is Ernst.OPMERKING for b in rapport.bevindingen)
    return rapport.to_json(), SCHOON if is_schoon else BEVINDINGEN


def unreadable_json(bestandsnaam: str, soort: str, reden: str) -> dict[str, Any]:
    """Return the report of a file that could not be read, in the same shape as any other."""
    return {
        "bestand": bestandsnaam,
        "soort": soort,
        "leesnotities": [],
        "rijen": 0,
        "bevindingen": [],
        "geweigerd": True,
        "redenen": [reden],
        "voorstellen": [],
    }


def choose_kwartaal(gevraagd: str | None, bestandsnaam: str, vandaag: date) -> Kwartaal:
    """Return the asked quarter, else the one in the file's name, else the last complete quarter."""
    if gevraagd:
        return Kwartaal.parse(gevraagd)
    return read_kwartaal_in(bestandsnaam) or Kwartaal.of(vandaag).plus(-1)


def require_partij(partijcode: str, catalogus: Catalogus) -> None:
    """Refuse a party nobody knows, and name those that are known."""
    bekend = sorted(partij.code for partij in catalogus.partijen)
    if partijcode and partijcode not in bekend:
        raise OngeldigeWaardeError(f"Partij '{partijcode}' is niet bekend. Bekend zijn: {', '.join(bekend)}.")


def require_soort(soort: str | None) -> None:
    """Refuse a file type nobody knows, and name those that are known."""
    if soort is None:
        return
    from schemas.aanlevering import load_soorten

    bekend = sorted({bekend.code for bekend in load_soorten()})
    if soort not in bekend:
        raise OngeldigeWaardeError(f"Soort '{soort}' is niet bekend. Bekend zijn: {', '.join(bekend)}.")


def load_catalogus_for(settings: Settings, partijcode: str | None) -> Catalogus:
    """Return the parties and agreements of the store when there is one, else of the example city."""
    from sqlalchemy import inspect, make_url
    from sqlalchemy.exc import DatabaseError

    from app.store.catalogus import load_catalogus
    from app.store.sessions import create_engine_for, make_sessions

    url = make_url(settings.database_url)
    # Connecting to an absent SQLite file would create it; a check writes nothing.
    if url.get_backend_name() == "sqlite" and not (url.database and Path(url.database).is_file()):
        return load_voorbeeldcatalogus()
    engine = create_engine_for(settings)
    try:
        if not inspect(engine).has_table("partij"):
            return load_voorbeeldcatalogus()
        with make_sessions(engine)() as session:
            catalogus = load_catalogus(session, partijcode)
    except DatabaseError:
        print(
            "wijkspiegel: de gegevensopslag kan niet worden gelezen; de voorbeeldstad is gebruikt.",
            file=sys.stderr,
        )
        return load_voorbeeldcatalogus()
    finally:
        engine.dispose()
    return catalogus if catalogus.partijen else load_voorbeeldcatalogus()
