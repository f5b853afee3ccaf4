"""`wijkspiegel geo`: load official boundaries for the map, or translate a place code between years and levels."""

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path

from app.commands.factorenmodel import open_winkel
from app.commands.inhoud import read_inhoud
from app.services.accounts import INRICHTING
from app.services.referentiebestanden import Lading, load_referentiebestand
from pipelines.geo_lezen import read_vlakken
from pipelines.grenzen_kaart import Kaartblad, make_kaartblad
from pipelines.reference import load_referentie
from pipelines.regioconcordantie import Weigering
from pipelines.regioniveaus import translate_regio
from schemas.vocabulary import Referentiesoort, Regiocode, Regioniveau

GOED, FOUT = 0, 2
DIT_JAAR = datetime.now(UTC).year


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the parts of this command."""
    delen = parser.add_subparsers(dest="deel", required=True)
    laden = delen.add_parser(
        "laden", help="Laad grenzen uit GeoJSON of GeoPackage; de kaart tekent ze daarna."
    )
    laden.add_argument("bestand", metavar="BESTAND", type=Path, help="GeoJSON of gpkg met een code per vlak.")
    laden.add_argument("--jaar", type=int, help="Jaar van de indeling in het bestand; anders dit jaar.")
    laden.add_argument(
        "--bron", default="", help="Waar de grenzen vandaan komen; anders de naam van het bestand."
    )
    laden.add_argument("--licentie", default="CBS (CC BY 4.0)", help="Voorwaarden van het bestand.")
    laden.add_argument(
        "--controleer", action="store_true", help="Kijk het bestand na zonder iets te bewaren."
    )
    laden.add_argument("--json", action="store_true", help="Geef de uitkomst als JSON.")
    vertaal = delen.add_parser(
        "vertaal", help="Zoek de code van een plaats in een ander jaar of op een ander niveau."
    )
    vertaal.add_argument("code", metavar="CODE", help="Bijvoorbeeld BU05991571.")
    vertaal.add_argument("--van", type=int, required=True, help="Jaar van de code.")
    vertaal.add_argument("--naar", type=int, required=True, help="Jaar waarin u de code zoekt.")
    vertaal.add_argument(
        "--niveau", choices=[n.value for n in Regioniveau], help="Anders blijft het niveau gelijk."
    )
    vertaal.add_argument("--json", action="store_true", help="Geef de uitkomst als JSON.")


def run(args: argparse.Namespace) -> int:
    """Do one part."""
    return {"laden": load, "vertaal": translate}[args.deel](args)


def load(args: argparse.Namespace) -> int:
    """Read boundaries, check their codes and keep them."""
    inhoud = read_inhoud(args.bestand)
    jaar = args.jaar or DIT_JAAR
    blad = make_kaartblad(read_vlakken(args.bestand), load_referentie(), jaar=jaar, nu_jaar=DIT_JAAR)
    print(json.dumps(to_json(blad), ensure_ascii=False) if args.json else describe_blad(blad))
    if args.controleer:
        return GOED
    lading = Lading(
        soort=Referentiesoort.GEO,
        sleutel=blad.niveau,
        naam=f"Grenzen per {blad.niveau}",
        bron=args.bron or args.bestand.name,
        licentie=args.licentie,
        versie=str(jaar),
        bestandsnaam=args.bestand.name,
        inhoud=inhoud,
        rijen=blad.to_csv(),
        aantal_rijen=len(blad.grenzen),
        verslag={"weggelaten": list(blad.weggelaten)},
    )
    with open_winkel() as (session, archive, nu):
        uitkomst = load_referentiebestand(session, archive, INRICHTING, lading, nu=nu)
        is_nieuw = uitkomst.is_nieuw
    if not args.json:
        print("De kaart tekent deze grenzen." if is_nieuw else "Deze grenzen waren al geladen.")
    return GOED


def translate(args: argparse.Namespace) -> int:
    """Say the code of a place elsewhere in time or level, or why there is none."""
    uit = translate_regio(
        str(Regiocode.parse(args.code)),
        load_referentie(),
        van_jaar=args.van,
        naar_jaar=args.naar,
        niveau=Regioniveau(args.niveau) if args.niveau else None,
    )
    if args.json:
        print(json.dumps(vars(uit), ensure_ascii=False))
    elif isinstance(uit, Weigering):
        print(f"Niet te vertalen: {uit.reden}")
    else:
        print(" ".join(deel for deel in (f"{uit.regiocode} ({uit.jaar}).", uit.voorbehoud) if deel))
    return FOUT if isinstance(uit, Weigering) else GOED


def describe_blad(blad: Kaartblad) -> str:
    """Say what was read, and what was left out with its reason."""
    aantal = len(blad.grenzen)
    kop = f"{aantal} {'plaats' if aantal == 1 else 'plaatsen'} gelezen, niveau {blad.niveau}."
    return "\n".join([kop, *(f"- Weggelaten: {reden}" for reden in dict.fromkeys(blad.weggelaten))])


def to_json(blad: Kaartblad) -> dict[str, object]:
    """Return what was read as a machine reads it."""
    return {
        "niveau": blad.niveau,
        "regiocodes": [grens.regiocode for grens in blad.grenzen],
        "weggelaten": list(blad.weggelaten),
    }
