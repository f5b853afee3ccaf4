"""The same checks in frictionless, as its manual writes them; only checking, the valid rows are not loaded."""

from collections.abc import Callable
from pathlib import Path

from frictionless import Dialect, Report, Resource, Schema, checks, formats, system, validate

from bench.eisen import BEREIK, DATUMS, DATUMVORM, EIND_VOOR_START, KEUZES, LETTERS, SLEUTEL, VERPLICHT

ALLE_FOUTEN = 10_000_000


def prepare(_motor: str, bestand: Path, _map: Path) -> Callable[[], Report]:
    """Return the validation of the whole file, with every error kept."""
    schema = Schema.from_descriptor({"fields": [_field(naam) for naam in LETTERS], "primaryKey": [SLEUTEL]})

    def werk() -> Report:
        with system.use_context(trusted=True):
            bron = Resource(
                path=str(bestand),
                schema=schema,
                dialect=Dialect(controls=[formats.CsvControl(delimiter=";")]),
                encoding="utf-8",
            )
            volgorde = checks.row_constraint(formula="einddatum >= startdatum")
            return validate(bron, checks=[volgorde], limit_errors=ALLE_FOUTEN)

    return werk


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
