"""Boundaries: GeoJSON and GeoPackage give one drawing; codes are checked; what is no area is refused in Dutch."""

import json
import sqlite3
import struct
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from app.components.grenskaart import read_grenzen
from pipelines.geo_lezen import read_vlakken
from pipelines.grenzen_kaart import BLADBREEDTE, make_kaartblad
from pipelines.reference import REFERENTIE, load_referentie
from pipelines.wkb import read_wkb, strip_gpkg_kop
from schemas.errors import OnleesbaarBestandError

CBS = REFERENTIE.parent / "voorbeeld" / "rotterdam_wijken_cbs2025_generalised.geojson"
GEGEVENS = load_referentie()
VIERKANT = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0))
GAT = ((4.0, 4.0), (6.0, 4.0), (6.0, 6.0), (4.0, 4.0))


def wkb(*ringen: tuple[tuple[float, float], ...], orde: str = "<", hoogte: bool = False) -> bytes:
    """A polygon as OGC writes it."""
    soort = 1003 if hoogte else 3
    uit = struct.pack(f"{orde}BII", orde == "<", soort, len(ringen))
    for ring in ringen:
        uit += struct.pack(f"{orde}I", len(ring))
        for x, y in ring:
            uit += struct.pack(f"{orde}dd", x, y) + (struct.pack(f"{orde}d", 7.0) if hoogte else b"")
    return uit


def multi(*polygonen: bytes) -> bytes:
    return struct.pack("<BII", 1, 6, len(polygonen)) + b"".join(polygonen)


@pytest.mark.parametrize(
    ("inhoud", "ringen"),
    [
        (wkb(VIERKANT), (VIERKANT,)),
        (wkb(VIERKANT, GAT), (VIERKANT, GAT)),
        (wkb(VIERKANT, orde=">"), (VIERKANT,)),
        (wkb(VIERKANT, hoogte=True), (VIERKANT,)),
        (multi(wkb(VIERKANT), wkb(GAT, orde=">")), (VIERKANT, GAT)),
    ],
)
def test_wkb_gives_its_rings(inhoud: bytes, ringen: Any) -> None:
    assert read_wkb(inhoud) == ringen


def test_a_gpkg_geometry_loses_its_head_whatever_its_envelope() -> None:
    for vlag, envelop in ((0, 0), (1, 32), (2, 48), (4, 64)):
        kop = b"GP" + bytes([0, vlag << 1 | 1]) + struct.pack("<i", 28992) + b"\0" * envelop
        assert read_wkb(strip_gpkg_kop(kop + wkb(VIERKANT))) == (VIERKANT,)


@pytest.mark.parametrize("inhoud", [wkb(VIERKANT)[:-3], struct.pack("<BIdd", 1, 1, 0.0, 0.0), b"\1"])
def test_a_broken_area_or_a_point_is_refused(inhoud: bytes) -> None:
    with pytest.raises(OnleesbaarBestandError):
        read_wkb(inhoud)


def make_gpkg(pad: Path, rijen: list[tuple[str, bytes]]) -> Path:
    """A GeoPackage with one layer in RD New."""
    with sqlite3.connect(pad) as verbinding:
        verbinding.execute("create table gpkg_geometry_columns (table_name text, column_name text)")
        verbinding.execute("insert into gpkg_geometry_columns values ('wijken', 'geom')")
        verbinding.execute("create table wijken (fid integer primary key, wijkcode text, geom blob)")
        kop = b"GP\0\1" + struct.pack("<i", 28992)
        verbinding.executemany(
            "insert into wijken (wijkcode, geom) values (?, ?)", [(c, kop + g) for c, g in rijen]
        )
    verbinding.close()
    return pad


def shift(ring: tuple[tuple[float, float], ...], dx: float) -> tuple[tuple[float, float], ...]:
    return tuple((90_000 + 100 * (x + dx), 430_000 + 100 * y) for x, y in ring)


def test_a_geopackage_in_rd_is_drawn_as_it_lies(tmp_path: Path) -> None:
    pad = make_gpkg(
        tmp_path / "wijken.gpkg",
        [("WK059915", wkb(shift(VIERKANT, 0))), ("wk059910", multi(wkb(shift(VIERKANT, 10))))],
    )
    blad = make_kaartblad(read_vlakken(pad), GEGEVENS, jaar=2025, nu_jaar=2026)
    assert (blad.niveau, blad.breedte, blad.hoogte) == ("gebied", BLADBREEDTE, 500)
    paden = read_grenzen(blad.to_csv()).paden
    # West is left, and the shared border is one line on both sides.
    assert paden["WK059915"] == "M0 500L500 500L500 0L0 0L0 500Z"
    assert paden["WK059910"] == "M500 500L1000 500L1000 0L500 0L500 500Z"


def test_the_boundaries_of_cbs_give_every_gebied_a_shape() -> None:
    blad = make_kaartblad(read_vlakken(CBS), GEGEVENS, jaar=2025, nu_jaar=2026)
    assert (blad.niveau, len(blad.grenzen), blad.weggelaten) == ("gebied", 21, ())
    assert all(grens.pad.startswith("M") and grens.pad.endswith("Z") for grens in blad.grenzen)
    # Rotterdam lies stretched from the sea: degrees are flattened at its latitude.
    assert 300 < blad.hoogte < 700


def feature(code: str, **extra: Any) -> dict[str, Any]:
    vorm = {"type": "Polygon", "coordinates": [[[4.4, 51.9], [4.5, 51.9], [4.5, 52.0], [4.4, 51.9]]]}
    return {"type": "Feature", "properties": {"naam": "x", "code": code}, "geometry": vorm} | extra


def write_geojson(pad: Path, features: list[Any]) -> Path:
    pad.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return pad


def test_a_code_that_is_no_more_is_left_out_with_its_reason(tmp_path: Path) -> None:
    pad = write_geojson(
        tmp_path / "x.geojson", [feature("WK059915"), feature("WK059926"), feature("WK036301")]
    )
    blad = make_kaartblad(read_vlakken(pad), GEGEVENS, jaar=2020, nu_jaar=2026)
    assert [grens.regiocode for grens in blad.grenzen] == ["WK059915"]
    assert blad.weggelaten[0].startswith("Bedrijventerrein Schieveen ging op in Overschie")
    assert blad.weggelaten[1] == "De code WK036301 is niet bekend."


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        ("geen json", "geen GeoJSON"),
        ('{"features": []}', "geen enkel vlak"),
        (
            '{"features": [{"properties": {}, "geometry": {"type": "Point", "coordinates": [4, 52]}}]}',
            "Vlak 1",
        ),
        (json.dumps({"features": [feature("iets")]}), "geen code"),
        (json.dumps({"features": [feature("WK036301")]}), "Geen enkele code"),
        (json.dumps({"features": [feature("WK059915", geometry=None)]}), "Vlak 1"),
    ],
)
def test_what_is_no_map_is_refused_in_dutch(inhoud: str, zin: str, tmp_path: Path) -> None:
    pad = tmp_path / "x.json"
    pad.write_text(inhoud, encoding="utf-8")
    with pytest.raises(OnleesbaarBestandError, match=zin):
        make_kaartblad(read_vlakken(pad), GEGEVENS, jaar=2025, nu_jaar=2026)


def test_the_command_translates_or_says_why_not(capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(["geo", "vertaal", "BU05991571", "--van", "2024", "--naar", "2025", "--niveau", "gebied"]) == 0
    )
    assert capsys.readouterr().out.startswith("WK059915 (2025).")
    assert main(["geo", "vertaal", "WK059926", "--van", "2020", "--naar", "2025"]) == 2
    assert "ging op in Overschie" in capsys.readouterr().out


def test_the_command_checks_without_keeping(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["geo", "laden", str(CBS), "--jaar", "2025", "--controleer", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["regiocodes"]) == 21
