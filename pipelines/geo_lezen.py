"""Boundaries from a file: GeoJSON or GeoPackage to features with their properties and rings."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.wkb import Ring, read_wkb, strip_gpkg_kop
from schemas.errors import OnleesbaarBestandError

SQLITE = b"SQLite format 3\x00"
HERSTEL = "Lever een GeoJSON- of GeoPackage-bestand (gpkg) aan met een vlak per gebied, wijk of buurt."


@dataclass(frozen=True)
class Vlak:
    """One feature: its properties as text, and its rings in the coordinates of the file."""

    kenmerken: Mapping[str, str]
    ringen: tuple[Ring, ...]


def read_vlakken(pad: Path) -> tuple[Vlak, ...]:
    """Read every area of a file, by what is in it and not by its name."""
    with pad.open("rb") as bestand:
        is_gpkg = bestand.read(len(SQLITE)) == SQLITE
    vlakken = tuple(_read_gpkg(pad) if is_gpkg else _read_geojson(pad))
    if not vlakken:
        raise OnleesbaarBestandError("In dit bestand staat geen enkel vlak.", HERSTEL)
    return vlakken


def _read_geojson(pad: Path) -> Iterator[Vlak]:
    try:
        inhoud = json.loads(pad.read_text(encoding="utf-8-sig"))
        kenmerken = inhoud["features"]
    except (ValueError, KeyError, TypeError) as fout:
        raise OnleesbaarBestandError("Dit is geen GeoJSON met een lijst van vlakken.", HERSTEL) from fout
    for nummer, kenmerk in enumerate(kenmerken, start=1):
        try:
            vorm = kenmerk["geometry"]
            eigenschappen = {"id": kenmerk.get("id"), **(kenmerk.get("properties") or {})}
            yield Vlak({k: _as_text(v) for k, v in eigenschappen.items()}, tuple(_rings(vorm)))
        except (KeyError, TypeError, ValueError, IndexError) as fout:
            raise OnleesbaarBestandError(
                f"Vlak {nummer} van dit bestand is niet te lezen.", HERSTEL
            ) from fout


def _rings(vorm: Mapping[str, Any]) -> Iterator[Ring]:
    veelvlak = {"Polygon": [vorm["coordinates"]], "MultiPolygon": vorm["coordinates"]}[vorm["type"]]
    for vlak in veelvlak:
        for ring in vlak:
            yield tuple((float(punt[0]), float(punt[1])) for punt in ring)


def _read_gpkg(pad: Path) -> Iterator[Vlak]:
    try:
        verbinding = sqlite3.connect(f"{pad.resolve().as_uri()}?mode=ro", uri=True)
        try:
            lagen = verbinding.execute("select table_name, column_name from gpkg_geometry_columns").fetchall()
            for laag, kolom in lagen:
                yield from _read_layer(verbinding, laag, kolom)
        finally:
            verbinding.close()
    except sqlite3.Error as fout:
        raise OnleesbaarBestandError("Dit is geen GeoPackage dat te lezen is.", HERSTEL) from fout


def _read_layer(verbinding: sqlite3.Connection, laag: str, kolom: str) -> Iterator[Vlak]:
    naam = laag.replace('"', '""')
    rijen = verbinding.execute(f'select * from "{naam}"')  # noqa: S608 -- a quoted identifier of the file itself
    namen = [beschrijving[0] for beschrijving in rijen.description]
    for rij in rijen:
        waarden = dict(zip(namen, rij, strict=True))
        vorm = waarden.pop(kolom)
        if isinstance(vorm, bytes):
            yield Vlak({k: _as_text(v) for k, v in waarden.items()}, read_wkb(strip_gpkg_kop(vorm)))


def _as_text(waarde: object) -> str:
    return "" if waarde is None or isinstance(waarde, bytes) else str(waarde).strip()
