"""The attack finds the hole in builds that were spoiled on purpose, and none in builds as they are made."""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb
import pytest
from cijferstad import BLOEMHOF, FEIJENOORD, HILLESLUIS, VREEWIJK, bron, make_stad, traject, trajecten

from app.cli import main
from pipelines.aanval.aanval import TE_NAUW, attack
from pipelines.aanval.uitgaven import read_uitgaven
from pipelines.reference import Referentie, load_referentie
from pipelines.warehouse import build_warehouse

pytestmark = pytest.mark.traag


@pytest.fixture(scope="module")
def referentie() -> Referentie:
    return load_referentie()


def build(aantallen: Mapping[str, int], doel: Path, referentie: Referentie) -> Path:
    """A build of one file with this many trajecten per place."""
    rijen = [traject(regio=plek) for plek, aantal in aantallen.items() for _ in range(aantal)]
    sha = f"{hash(tuple(aantallen.items())) & 0xFFFFFF:064d}"
    return build_warehouse(
        [bron(1, trajecten(rijen), sha256=sha)], make_stad(), referentie, doel=doel, drempel=10
    ).pad


def spoil(pad: Path, doel: Path, aantallen: Mapping[str, int]) -> Path:
    """A copy of a build in which the reach of these places is shown after all."""
    shutil.copy(pad, doel)
    with duckdb.connect(str(doel)) as verbinding:
        for plek, aantal in aantallen.items():
            verbinding.execute(
                "update cijfer set waarde = $n, teller = $n, n = $n, is_onderdrukt = false "
                "where indicatorcode = 'bereik' and regiocode = $plek",
                {"n": aantal, "plek": plek},
            )
    return doel


def find_nauw(builds: Sequence[Path], exports: Sequence[Path] = ()) -> set[str]:
    """The places of which a count of reach follows too narrowly."""
    uitkomst = attack(read_uitgaven(builds, exports), drempel=10)
    nauw = uitkomst[(uitkomst["oordeel"] == TE_NAUW) & (uitkomst["grootheid"] == "deelnemers_bereikt")]
    return set(nauw["regiocode"])


PLAATSEN = {BLOEMHOF: 40, HILLESLUIS: 4, VREEWIJK: 30}


def test_a_build_as_it_is_made_holds(tmp_path: Path, referentie: Referentie) -> None:
    assert find_nauw([build(PLAATSEN, tmp_path, referentie)]) == set()


def test_total_minus_parts_is_found(tmp_path: Path, referentie: Referentie) -> None:
    goed = build(PLAATSEN, tmp_path, referentie)
    slecht = spoil(goed, tmp_path / "slecht.duckdb", {BLOEMHOF: 40, VREEWIJK: 30})
    assert HILLESLUIS in find_nauw([slecht])


def test_the_previous_version_is_remembered(tmp_path: Path, referentie: Referentie) -> None:
    """Each build holds by itself, but what one hides the other showed."""
    goed = build(PLAATSEN, tmp_path, referentie)
    eerder = spoil(goed, tmp_path / "eerder.duckdb", {})
    with duckdb.connect(str(eerder)) as verbinding:
        verbinding.execute(
            "update cijfer set waarde = null, teller = null, noemer = null, n = null, is_grof = false"
        )
        verbinding.execute("update cijfer set in_aanmerking = null, is_onderdrukt = true")
        verbinding.execute("delete from leeftijdsbereik")
    eerder = spoil(eerder, tmp_path / "eerst.duckdb", {VREEWIJK: 30})
    assert find_nauw([eerder]) == set()
    assert HILLESLUIS not in find_nauw([goed])
    assert HILLESLUIS in find_nauw([eerder, goed])


def test_gebied_and_wijkraad_that_overlap_are_found(tmp_path: Path, referentie: Referentie) -> None:
    """The gebied and every wijkraad but one are shown, and of that one every buurt but one."""
    goed = build(PLAATSEN, tmp_path, referentie)
    with duckdb.connect(str(goed), read_only=True) as verbinding:
        wijkraad = dict(verbinding.execute("select regiocode, wijkraadcode from regio").fetchall())
    tonen = {FEIJENOORD: sum(PLAATSEN.values())}
    for plek, aantal in PLAATSEN.items():
        if wijkraad[plek] == wijkraad[HILLESLUIS] and plek != HILLESLUIS:
            tonen[plek] = aantal
        elif plek != HILLESLUIS:
            tonen[wijkraad[plek]] = tonen.get(wijkraad[plek], 0) + aantal
    assert HILLESLUIS in find_nauw([spoil(goed, tmp_path / "slecht.duckdb", tonen)])


def test_the_command_tells_what_follows(
    tmp_path: Path, referentie: Referentie, capsys: pytest.CaptureFixture[str]
) -> None:
    goed = build(PLAATSEN, tmp_path, referentie)
    assert main(["aanval", str(goed)]) == 0
    slecht = spoil(goed, tmp_path / "slecht.duckdb", {BLOEMHOF: 40, VREEWIJK: 30})
    assert main(["aanval", str(slecht)]) == 1
    assert (
        f"{HILLESLUIS}/2025-K3/buurtkracht/maatje/*: af te leiden 0 tot en met 4" in capsys.readouterr().out
    )
    assert main(["aanval", str(tmp_path / "weg.duckdb")]) == 2
