"""The bytes of a context file → its tables by name: one file, JSON of an API, or a zip with code lists."""

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

import polars as pl

from pipelines.reading import read_bestand
from pipelines.ruw import RIJ, Leesnotitie, RuweTabel
from pipelines.zipdelen import require_safe_zip
from schemas.errors import OnleesbaarBestandError

ZIP = b"PK\x03\x04"
WERKMAP = "[Content_Types].xml"
WAARNEMINGEN = "observations"
BIJSCHRIFTEN = ("codes", "properties", "dimensions")


@dataclass(frozen=True)
class Bronbestand:
    """What a context file holds: its tables with figures, its code lists by name, and what was assumed."""

    tabellen: tuple[RuweTabel, ...]
    lijsten: Mapping[str, RuweTabel]
    notities: tuple[Leesnotitie, ...]
    titels: tuple[str, ...] = ()
    vorm: str = ""


def open_bronbestand(inhoud: bytes, bestandsnaam: str) -> Bronbestand:
    """Read one file, or refuse with what to do."""
    if inhoud[:4] == ZIP and (delen := list_csv(inhoud)):
        return open_delen(delen)
    if inhoud.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"{", b"["):
        return Bronbestand((read_json(inhoud),), {}, (), vorm="JSON van een API")
    ruw = read_bestand(inhoud, bestandsnaam)
    titels = tuple(los.tekst for los in ruw.losse_tekst)
    return Bronbestand(ruw.tabellen, {}, ruw.notities, titels, ruw.formaat)


def list_csv(inhoud: bytes) -> dict[str, bytes]:
    """Return the CSV files in a zip by name; none for a workbook."""
    require_safe_zip(inhoud)
    with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
        namen = [deel.filename for deel in archief.infolist() if not deel.is_dir()]
        if WERKMAP in namen:
            return {}
        return {
            PurePosixPath(naam).name: archief.read(naam)
            for naam in namen
            if naam.casefold().endswith(".csv") and "__MACOSX" not in naam
        }


def open_delen(delen: Mapping[str, bytes]) -> Bronbestand:
    """Read the observations and their code lists."""
    waarnemingen = {naam: inhoud for naam, inhoud in delen.items() if is_waarneming(naam)}
    if not waarnemingen:
        raise OnleesbaarBestandError(
            f"In dit zipbestand staat geen Observations.csv, wel: {', '.join(sorted(delen))}.",
            "Download de tabel opnieuw als CSV, of laad het bestand met de cijfers apart.",
        )
    gelezen = {naam: read_bestand(inhoud, naam) for naam, inhoud in sorted(delen.items()) if inhoud.strip()}
    cijfers = [gelezen[naam] for naam in sorted(waarnemingen) if naam in gelezen]
    lijsten = {
        naam.removesuffix(".csv").casefold(): ruw.tabellen[0]
        for naam, ruw in gelezen.items()
        if naam not in waarnemingen and ruw.tabellen
    }
    return Bronbestand(
        tuple(tabel for ruw in cijfers for tabel in ruw.tabellen),
        lijsten,
        tuple(notitie for ruw in cijfers for notitie in ruw.notities),
        vorm="zip met codelijsten",
    )


def is_waarneming(naam: str) -> bool:
    """Answer whether a file of a download holds the figures, by its name."""
    return naam.casefold().startswith(WAARNEMINGEN)


def is_bijschrift(naam: str) -> bool:
    """Answer whether a file of a download explains the figures, by its name."""
    kern = naam.casefold().removesuffix(".csv")
    return kern.endswith(BIJSCHRIFTEN)


def read_json(inhoud: bytes) -> RuweTabel:
    """Read the rows of an API as one table of text."""
    try:
        antwoord = json.loads(inhoud.decode("utf-8-sig"))
        rijen = antwoord["value"] if isinstance(antwoord, dict) else antwoord
        koppen = tuple(dict.fromkeys(naam for rij in rijen for naam in rij))
    except (ValueError, KeyError, TypeError) as fout:
        raise OnleesbaarBestandError(
            "Dit JSON-bestand heeft geen lijst met cijfers onder de naam 'value'.",
            "Sla het antwoord van de tabel (TypedDataSet of UntypedDataSet) opnieuw op.",
        ) from fout
    kolommen = {f"k{i}": [as_tekst(rij.get(kop)) for rij in rijen] for i, kop in enumerate(koppen)}
    cellen = pl.DataFrame(
        {RIJ: range(1, len(rijen) + 1), **kolommen},
        schema={RIJ: pl.Int64, **dict.fromkeys(kolommen, pl.String)},
    )
    return RuweTabel("", (), koppen, tuple(kolommen), cellen)


def as_tekst(waarde: object) -> str | None:
    """Return a value of JSON as the text of a cell."""
    return None if waarde is None or waarde == "" else str(waarde)
