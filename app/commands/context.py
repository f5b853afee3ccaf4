"""`wijkspiegel context`: load figures of CBS and others, name what is loaded, withdraw it or put it back."""

import argparse
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.commands.contextbestand import read_contextbestand
from app.commands.contexttekst import show_verslag
from app.commands.opslag import open_opslag
from app.commands.publiceer import publish_accepted
from app.services.accounts import INRICHTING
from app.services.referentiebestanden import (
    Lading,
    Ladinguitkomst,
    load_referentiebestand,
    restore_referentiebestand,
    withdraw_referentiebestand,
)
from app.settings import load_settings
from app.store.access import visible_referentiebestanden
from schemas.errors import NietGevondenError
from schemas.vocabulary import Referentiesoort

if TYPE_CHECKING:
    from pipelines.context.inlezen import Contextlezing

GOED = 0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the parts of this command."""
    delen = parser.add_subparsers(dest="deel", required=True)
    add_laden(delen.add_parser("laden", help="Laad een bestand met contextcijfers."))
    toon = delen.add_parser("toon", help="Noem de geladen bestanden.")
    toon.add_argument("--json", action="store_true", help="Geef de lijst als JSON.")
    trek_in = delen.add_parser("intrekken", help="Laat een geladen bestand niet meer meetellen.")
    trek_in.add_argument("nummer", type=int, help="Nummer van het bestand, zie wijkspiegel context toon.")
    trek_in.add_argument("--reden", required=True, help="Waarom het niet meer mag meetellen.")
    terug = delen.add_parser("terugzetten", help="Laat een eerder bestand weer meetellen.")
    terug.add_argument("nummer", type=int, help="Nummer van het bestand, zie wijkspiegel context toon.")


def add_laden(parser: argparse.ArgumentParser) -> None:
    """Add what a person may say of a file; what is not said, the file or its source says."""
    parser.add_argument(
        "bestand",
        metavar="BESTAND",
        type=Path,
        help="CSV of Excel (Kerncijfers, StatLine, OData v3, Swing), of een zip of map van OData v4.",
    )
    parser.add_argument("--bron", default="", help="Bron bij elk cijfer; anders die van de herkende bron.")
    parser.add_argument("--licentie", default="", help="Licentie; anders die van de herkende bron.")
    parser.add_argument("--peiljaar", type=int, help="Jaar, als het bestand geen kolom met een jaar heeft.")
    parser.add_argument("--contextbron", default="", help="Code van de bron, als het bestand bij meer past.")
    parser.add_argument(
        "--geheim",
        action="append",
        default=[],
        metavar="WAARDE",
        help="Getal waarmee de bron kleine aantallen verbergt, zoals 11. Mag vaker.",
    )
    parser.add_argument(
        "--naast", default="", metavar="NAAM", help="Vervang geen eerder bestand, maar tel ernaast mee."
    )
    parser.add_argument("--proef", action="store_true", help="Lees het bestand en bewaar niets.")
    parser.add_argument("--json", action="store_true", help="Geef het verslag als JSON.")


def run(args: argparse.Namespace) -> int:
    """Do one part."""
    return {"laden": load, "toon": show, "intrekken": withdraw, "terugzetten": restore}[args.deel](args)


def load(args: argparse.Namespace) -> int:
    """Read a file, tell everything that was read, keep it, and publish."""
    # Imported here: only this part reads files.
    from pipelines.context.inlezen import Leesopties, read_context
    from pipelines.reference import load_referentie

    inhoud = read_contextbestand(args.bestand)
    opties = Leesopties(
        contextbron=args.contextbron,
        bron=args.bron,
        licentie=args.licentie,
        peiljaar=args.peiljaar,
        maskers=frozenset(args.geheim),
    )
    lezing = read_context(inhoud, args.bestand.name, load_referentie(), opties)
    if args.proef:
        print_outcome(args, lezing, {"proef": True}, "Dit was een proef: er is niets bewaard.")
        return GOED
    with open_opslag() as opslag:
        lading = to_lading(lezing, inhoud, args.bestand.name, args.naast)
        uitkomst = load_referentiebestand(opslag.session, opslag.archive, INRICHTING, lading, nu=opslag.nu)
    publish_accepted(load_settings())
    zin = describe_uitkomst(uitkomst)
    print_outcome(args, lezing, {"nummer": uitkomst.bestand.id, "is_nieuw": uitkomst.is_nieuw}, zin)
    return GOED


def to_lading(lezing: "Contextlezing", inhoud: bytes, bestandsnaam: str, naast: str) -> Lading:
    """Make of what was read what is kept."""
    verslag = lezing.verslag
    eerste, laatste = verslag.perioden[0], verslag.perioden[-1]
    return Lading(
        soort=Referentiesoort.CONTEXT,
        sleutel=f"{lezing.sleutel} {naast}".strip(),
        naam=verslag.bron,
        bron=verslag.bron,
        licentie=verslag.licentie,
        versie=eerste if eerste == laatste else f"{eerste} tot en met {laatste}",
        bestandsnaam=bestandsnaam,
        inhoud=inhoud,
        rijen=lezing.rijen,
        aantal_rijen=lezing.aantal,
        verslag=verslag.to_json(),
    )


def describe_uitkomst(uitkomst: Ladinguitkomst) -> str:
    """Say what counts now, and which figures of the file before it no longer do."""
    nummer = uitkomst.bestand.id
    if not uitkomst.is_nieuw:
        return f"Dit bestand was al geladen (nummer {nummer}); er is niets veranderd."
    if uitkomst.vervangen is None:
        return f"Geladen als nummer {nummer}. De cijfers tellen mee."
    weg = sorted(codes_of(uitkomst.vervangen.verslag) - codes_of(uitkomst.bestand.verslag))
    zin = f"Geladen als nummer {nummer}. Het vervangt nummer {uitkomst.vervangen.id}, dat bewaard blijft."
    if weg:
        zin += f" Let op: {', '.join(weg)} stond alleen in het eerdere bestand. Met --naast tellen ze allebei mee."
    return zin


def codes_of(verslag: dict[str, Any]) -> set[str]:
    """Return the figures a file gave."""
    return {telling["code"] for telling in verslag.get("cijfers", [])}


def print_outcome(
    args: argparse.Namespace, lezing: "Contextlezing", extra: dict[str, object], zin: str
) -> None:
    """Print the report for a machine or a person."""
    if args.json:
        print(json.dumps({**lezing.verslag.to_json(), **extra}, ensure_ascii=False, indent=1))
    else:
        print(f"{show_verslag(lezing.verslag)}\n\n{zin}")


def show(args: argparse.Namespace) -> int:
    """Name every loaded version, the newest first."""
    with open_opslag() as opslag:
        bestanden = visible_referentiebestanden(opslag.session, INRICHTING, soort=Referentiesoort.CONTEXT)
        rijen = [
            {
                "nummer": bestand.id,
                "status": bestand.status.value,
                "naam": bestand.naam,
                "licentie": bestand.licentie,
                "versie": bestand.versie,
                "bestandsnaam": bestand.bestandsnaam,
                "rijen": bestand.aantal_rijen,
                "geladen_op": bestand.geladen_op.isoformat(timespec="seconds"),
                "geladen_door": bestand.geladen_door,
                "reden": bestand.reden,
            }
            for bestand in bestanden
        ]
    if args.json:
        print(json.dumps(rijen, ensure_ascii=False))
    elif not rijen:
        print(
            "Er zijn nog geen contextbestanden geladen. De cijfers die bij Wijkspiegel horen, tellen wel mee."
        )
    else:
        print(
            "\n".join(f"{r['nummer']:>4}  {r['status']:<11} {r['naam']} ({r['bestandsnaam']})" for r in rijen)
        )
    return GOED


def withdraw(args: argparse.Namespace) -> int:
    """Let a file count no longer."""
    with open_opslag() as opslag, named(args.nummer):
        vorige = withdraw_referentiebestand(opslag.session, INRICHTING, args.nummer, args.reden, nu=opslag.nu)
    publish_accepted(load_settings())
    terug = f" Nummer {vorige.id} telt weer mee." if vorige else ""
    print(f"Nummer {args.nummer} telt niet meer mee.{terug}")
    return GOED


@contextmanager
def named(nummer: int) -> Iterator[None]:
    """Say of an unknown number which it was, and where the known ones stand."""
    try:
        yield
    except NietGevondenError as fout:
        raise NietGevondenError(
            f"Er is geen geladen bestand met nummer {nummer}. Kijk met 'wijkspiegel context toon' welke er zijn."
        ) from fout


def restore(args: argparse.Namespace) -> int:
    """Let an earlier file count again."""
    with open_opslag() as opslag, named(args.nummer):
        restore_referentiebestand(opslag.session, INRICHTING, args.nummer, nu=opslag.nu)
    publish_accepted(load_settings())
    print(f"Nummer {args.nummer} telt weer mee.")
    return GOED
