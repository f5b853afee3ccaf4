"""`wijkspiegel factorenmodel`: load a gemeente's own list of factors, choose the standard, or name the models."""

import argparse
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands.inhoud import read_inhoud
from app.commands.publiceer import publish_accepted
from app.services.accounts import INRICHTING
from app.services.factorenmodellen import Modelinvoer, choose_standaardmodel, load_factorenmodel
from app.settings import load_settings
from app.store.archive import Archive
from app.store.instellingen import get_nu
from app.store.sessions import create_engine_for, make_sessions, migrate
from app.store.stad import add_geladen, load_referentieregels
from pipelines.reference import Referentie, load_referentie

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from pipelines.factorenlijst import Factorenlijst

GOED, FOUT = 0, 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the parts of this command."""
    delen = parser.add_subparsers(dest="deel", required=True)
    laden = delen.add_parser("laden", help="Laad een eigen lijst: id, naam, type, setting en geldig vanaf.")
    laden.add_argument("bestand", metavar="BESTAND", type=Path, help="CSV of Excel.")
    laden.add_argument("--model", required=True, help="Code van het model, bijvoorbeeld WAG.")
    laden.add_argument("--naam", required=True, help="Naam van het model.")
    laden.add_argument("--versie", default="", help="Versie of jaar van de lijst; anders vandaag.")
    laden.add_argument(
        "--bron", default="", help="Waar de lijst vandaan komt; anders de naam van het bestand."
    )
    laden.add_argument("--licentie", default="eigen lijst van de gemeente", help="Voorwaarden van de lijst.")
    laden.add_argument("--standaard", action="store_true", help="Maak dit het model van de gemeente.")
    laden.add_argument("--controleer", action="store_true", help="Kijk de lijst na zonder iets te bewaren.")
    laden.add_argument("--json", action="store_true", help="Geef de uitkomst als JSON.")
    kies = delen.add_parser("kies", help="Maak een model dat er al is het model van de gemeente.")
    kies.add_argument("model", metavar="MODEL", help="Code van het model, bijvoorbeeld CTC.")
    toon = delen.add_parser("toon", help="Noem de modellen, en welk het model van de gemeente is.")
    toon.add_argument("--json", action="store_true", help="Geef de uitkomst als JSON.")


def run(args: argparse.Namespace) -> int:
    """Do one part; return 2 when a list has mistakes."""
    return {"laden": load, "kies": choose, "toon": show}[args.deel](args)


def load(args: argparse.Namespace) -> int:
    """Check a list and keep it, or tell every mistake with its place and what to do."""
    from pipelines.factorenlijst import read_factorenlijst

    inhoud, model = read_inhoud(args.bestand), args.model.strip().upper()
    lijst = read_factorenlijst(inhoud, args.bestand.name, model=model, domeinen=load_referentie().domeinen)
    if args.json:
        print(json.dumps(to_json(lijst), ensure_ascii=False, indent=1))
    else:
        print(describe_lijst(lijst))
    if lijst.bevindingen or args.controleer:
        return FOUT if lijst.bevindingen else GOED
    invoer = Modelinvoer(
        model=model,
        naam=args.naam,
        versie=args.versie or f"{datetime.now(UTC):%Y-%m-%d}",
        bron=args.bron or args.bestand.name,
        licentie=args.licentie,
        bestandsnaam=args.bestand.name,
        inhoud=inhoud,
    )
    with open_winkel() as (session, archive, nu):
        uitkomst = load_factorenmodel(session, archive, INRICHTING, invoer, lijst, nu=nu)
        if args.standaard:
            modellen = frozenset({*models_of(session, archive).factorenmodellen["model"], model})
            choose_standaardmodel(session, archive, INRICHTING, model, modellen=modellen, nu=nu)
    if not args.json:
        print(f"Model {model} is geladen." if uitkomst.is_nieuw else f"Model {model} was al zo geladen.")
    publish_accepted(load_settings())
    return GOED


def choose(args: argparse.Namespace) -> int:
    """Make a known model the standard."""
    model = args.model.strip().upper()
    with open_winkel() as (session, archive, nu):
        modellen = frozenset(models_of(session, archive).factorenmodellen["model"])
        choose_standaardmodel(session, archive, INRICHTING, model, modellen=modellen, nu=nu)
    publish_accepted(load_settings())
    print(f"Het model van de gemeente is nu {model}.")
    return GOED


def show(args: argparse.Namespace) -> int:
    """Name the models."""
    with open_winkel() as (session, archive, _):
        modellen = models_of(session, archive).factorenmodellen
    rijen = modellen[["model", "naam", "modelversie", "is_standaard"]].to_dict("records")
    if args.json:
        print(json.dumps(rijen, ensure_ascii=False))
        return GOED
    for rij in rijen:
        standaard = " (model van de gemeente)" if rij["is_standaard"] else ""
        print(f"{rij['model']:<8} {rij['naam']}, {rij['modelversie']}{standaard}")
    return GOED


@contextmanager
def open_winkel() -> Iterator[tuple["Session", Archive, datetime]]:
    """Open the store to write in one transaction, with its archive and the time."""
    settings = load_settings()
    engine = create_engine_for(settings)
    try:
        migrate(engine)
        with make_sessions(engine).begin() as session:
            yield session, Archive(settings.archief, settings.sleutel), get_nu(session, datetime.now(UTC))
    finally:
        engine.dispose()


def models_of(session: "Session", archive: Archive) -> Referentie:
    """Return the reference data with what was loaded."""
    return add_geladen(load_referentie(), load_referentieregels(session), archive)


def describe_lijst(lijst: "Factorenlijst") -> str:
    """Say what was read, and every mistake with its place and repair."""
    if lijst.bevindingen:
        aantal = len(lijst.bevindingen)
        kop = f"{aantal} {'fout' if aantal == 1 else 'fouten'}; er is niets bewaard."
        return "\n".join([kop, *(f"- {b.plaats}: {b.boodschap} {b.herstel}" for b in lijst.bevindingen)])
    soorten = lijst.rijen["soort"].value_counts().to_dict()
    return (
        f"{len(lijst.rijen)} factoren gelezen: {soorten.get('beschermend', 0)} beschermend, "
        f"{soorten.get('risico', 0)} risico."
    )


def to_json(lijst: "Factorenlijst") -> dict[str, object]:
    """Return factors, mistakes and liberties as a machine reads them."""
    return {
        "factoren": lijst.rijen.to_dict("records"),
        "bevindingen": [
            {
                "regel": b.regel,
                "plaats": str(b.plaats),
                "gevonden": b.gevonden,
                "boodschap": b.boodschap,
                "herstel": b.herstel,
            }
            for b in lijst.bevindingen
        ],
        "notities": [notitie.tekst for notitie in lijst.notities],
    }
