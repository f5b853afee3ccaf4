"""The same checks in frictionless, as its manual writes them; then its typed rows without a fault to Parquet."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
from frictionless import Dialect, Report, Resource, Schema, checks, formats, system, validate

from bench.eisen import BEREIK, DATUMS, DATUMVORM, EIND_VOOR_START, KEUZES, LETTERS, SLEUTEL, VERPLICHT

ALLE_FOUTEN = 10_000_000


Stappen = tuple[Callable[[], Report], Callable[[Report], None]]


def prepare(_motor: str, bestand: Path, map_: Path) -> Stappen:
    """Return the validation of the whole file with every error kept, and the load of the rows it names nowhere.

    A row that is read again knows of its own cells only, so the rows to leave out come from the report.
    """
    schema = Schema.from_descriptor({"fields": [_field(naam) for naam in LETTERS], "primaryKey": [SLEUTEL]})

    def bron() -> Resource:
        dialect = Dialect(controls=[formats.CsvControl(delimiter=";")])
        return Resource(path=str(bestand), schema=schema, dialect=dialect, encoding="utf-8")

    def controleer() -> Report:
        with system.use_context(trusted=True):
            volgorde = checks.row_constraint(formula="einddatum >= startdatum")
            return validate(bron(), checks=[volgorde], limit_errors=ALLE_FOUTEN)

    def laad(rapport: Report) -> None:
        fout = {nummer for (nummer,) in rapport.flatten(["rowNumber"])}
        with system.use_context(trusted=True), bron() as open_bron:
            goed = [rij.to_dict() for rij in open_bron.row_stream if rij.row_number not in fout]
        pd.DataFrame(goed).to_parquet(map_ / "rijen.parquet")

    return controleer, laad


def _field(naam: str) -> dict[str, object]:
    veld: dict[str, object] = {"name": naam, "type": "string"}
    eisen: dict[str, object] = {"required": True} if naam in VERPLICHT else {}
    if naam in DATUMS:
        veld |= {"type": "date", "format": DATUMVORM}
    if naam in BEREIK:
        is_decimaal = naam == "nut"
        veld |= {"type": "number", "decimalChar": ","} if is_decimaal else {"type": "integer"}
        eisen |= dict(zip(("minimum", "maximum"), BEREIK[naam], strict=True))
    if naam in KEUZES:
        eisen["enum"] = KEUZES[naam]
    return veld | {"constraints": eisen}


def list_cellen(rapport: Report) -> list[str]:
    """Return the cell of every error; a row error about the dates stands at the end date."""
    fouten = rapport.flatten(["type", "rowNumber", "fieldName"])
    return [f"{_letter(soort, naam)}{rij}" for soort, rij, naam in fouten]


def _letter(soort: str, naam: str | None) -> str:
    if naam:
        return LETTERS[naam]
    return (
        EIND_VOOR_START
        if soort == "row-constraint"
        else LETTERS[SLEUTEL]
        if soort == "primary-key"
        else soort
    )
