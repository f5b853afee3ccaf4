"""The parties, interventions and agreements of the example city, for a check without a store."""

import csv
from pathlib import Path

from app.settings import WORTEL
from schemas.catalogus import Catalogus, Interventiegegeven, Leverbereik, Partijgegeven

VOORBEELD = WORTEL / "data" / "voorbeeld"


def load_voorbeeldcatalogus(voorbeeld: Path = VOORBEELD) -> Catalogus:
    """Read the example city from its CSV files."""
    return Catalogus(
        partijen=tuple(
            Partijgegeven(r["code"], r["naam"], r["soort"]) for r in _rijen(voorbeeld / "partijen.csv")
        ),
        interventies=tuple(
            Interventiegegeven(r["code"], r["naam"], int(r["leeftijd_van"]), int(r["leeftijd_tot"]))
            for r in _rijen(voorbeeld / "interventies.csv")
        ),
        leverbereiken=tuple(
            Leverbereik(
                partijcode=r["partijcode"],
                interventiecodes=frozenset(r["interventies"].split()),
                gebiedcodes=frozenset(r["gebieden"].split()),
                van_kwartaal=r["van_kwartaal"],
                tot_kwartaal=r["tot_kwartaal"],
            )
            for r in _rijen(voorbeeld / "beschikkingen.csv")
        ),
    )


def _rijen(pad: Path) -> list[dict[str, str]]:
    with pad.open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand))
