"""A build that copies what a new file does not touch is the same build, row for row."""

import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pytest
from cijferstad import EFFECT, HILLESLUIS, beeindigd, bron, make_stad, tellingen, traject, trajecten
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from proeven import KEER
from voorbeeldstad import voorbeeldbronnen

from pipelines.bewaren import Vergeten
from pipelines.bouwbestand import ZEGEL, hash_bestand
from pipelines.bouwplan import make_plan, read_vingers
from pipelines.reference import Referentie, load_referentie
from pipelines.stad import KOLOMMEN_STAD, Aanleverbron, Build
from pipelines.warehouse import build_warehouse
from schemas.tabellen import PER_KWARTAAL, TABELLEN

pytestmark = pytest.mark.traag


class Onthouden:
    """Keeps in memory and counts how often something was known."""

    def __init__(self) -> None:
        self.bewaard: dict[str, bytes] = {}
        self.geraakt = 0

    def get(self, sleutel: str) -> bytes | None:
        self.geraakt += sleutel in self.bewaard
        return self.bewaard.get(sleutel)

    def put(self, sleutel: str, inhoud: bytes) -> None:
        self.bewaard[sleutel] = inhoud


@pytest.fixture(scope="module")
def referentie() -> Referentie:
    return load_referentie()


def scores(na: date, aantal: int = 20) -> pl.DataFrame:
    """First and second score of the first trajectories of a file; the second falls in a quarter of choice."""
    momenten = (("voor", date(2025, 5, 2), 20.0), ("na", na, 8.0))
    rijen = [(f"T-{i}", "sdq", "ouder", *moment) for i in range(aantal) for moment in momenten]
    return pl.DataFrame(rijen, schema=EFFECT, orient="row")


@cache
def pool() -> list[Aanleverbron]:
    """Files over five quarters, of which scores that count in two of them."""
    k2, k3, licht = voorbeeldbronnen()
    laat = {"startdatum": date(2025, 9, 1), "einddatum": date(2025, 11, 15)}
    k4 = trajecten([beeindigd(**laat)] * 25 + [traject(regio=HILLESLUIS, startdatum=date(2025, 9, 1))] * 7)
    k1 = tellingen([{"kwartaal": "2025-K1", "grootheid": "deelnemers_bereikt", "aantal": 31, "waarvan": 30}])
    return [
        k2,
        k3,
        licht,
        bron(4, k4, kwartaal="2025-K4"),
        bron(5, k1, kwartaal="2025-K1", soort="tellingen"),
        bron(6, scores(date(2025, 8, 2)), soort="effectmetingen"),
        bron(7, scores(date(2025, 11, 2)), soort="effectmetingen", kwartaal="2025-K4"),
        replace(k3, versie=2, is_vastgesteld=True, aanlevering_id=8),
    ]


def choose(nummers: Sequence[int]) -> list[Aanleverbron]:
    """Take some of the pool; of one file the last version."""
    gekozen = {(b.partijcode, b.kwartaal, b.soort): b for b in (pool()[nr] for nr in sorted(set(nummers)))}
    return list(gekozen.values())


def read_inhoud(build: Build) -> dict[str, pd.DataFrame]:
    """Every table, in the order of its own columns."""
    with duckdb.connect(str(build.pad), read_only=True) as verbinding:
        return {naam: verbinding.sql(f"select * from {naam} order by all").df() for naam in TABELLEN}


def check_same(een: Build, ander: Build) -> None:
    assert een.build_id == ander.build_id
    links, rechts = read_inhoud(een), read_inhoud(ander)
    # Where a build keeps what it told, tells which periods it looked at itself.
    for naam in set(TABELLEN) - {"bouw_geheugen"}:
        pd.testing.assert_frame_equal(links[naam], rechts[naam], obj=naam)


class Geheel:
    """Builds of files at once, without one before: made once for all tests, and damaged in a copy only."""

    def __init__(self, doel: Path, referentie: Referentie) -> None:
        self.doel, self.referentie, self.stad = doel, referentie, make_stad()

    def build(self, *nummers: int) -> Build:
        """Return the build of these files; one that lies there is returned as it is."""
        return build_warehouse(choose(nummers), self.stad, self.referentie, doel=self.doel, drempel=10)

    def copy(self, doel: Path, *nummers: int) -> Path:
        """Copy it with its seal; return where."""
        doel.mkdir()
        for pad in self.doel.glob(f"{self.build(*nummers).pad.stem}.*"):
            shutil.copy2(pad, doel)
        return doel / self.build(*nummers).pad.name


@pytest.fixture(scope="module")
def geheel(tmp_path_factory: pytest.TempPathFactory, referentie: Referentie) -> Geheel:
    return Geheel(tmp_path_factory.mktemp("geheel"), referentie)


@pytest.mark.parametrize(
    ("eerst", "dan", "gemaakt"),
    [
        ([0, 1, 2], [0, 1, 2, 3], ["2025-K4"]),
        # The last quarter of a year looks back to the half-year and the year before it as well.
        ([0, 1, 2, 3], [0, 1, 2, 3, 4], ["2025-K1", "2025-K2", "2025-K4"]),
        ([0, 1, 2, 3], [0, 1, 3], ["2025-K3", "2025-K4"]),
        ([0, 1, 3], [0, 7, 3], ["2025-K3", "2025-K4"]),
        # A score that came late counts in its own quarter.
        ([0, 1, 3, 5], [0, 1, 3, 5, 6], ["2025-K3", "2025-K4"]),
        ([0, 1], [1], ["2025-K3"]),
    ],
)
def test_a_new_file_costs_the_quarters_it_touches_and_gives_the_same_build(
    eerst: list[int],
    dan: list[int],
    gemaakt: list[str],
    tmp_path: Path,
    geheel: Geheel,
) -> None:
    stap = build_warehouse(
        choose(dan),
        geheel.stad,
        geheel.referentie,
        doel=tmp_path,
        drempel=10,
        vorige=geheel.build(*eerst).pad,
    )
    assert list(stap.gemaakt) == gemaakt
    check_same(stap, geheel.build(*dan))


@settings(max_examples=3 * KEER, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(reeks=st.lists(st.lists(st.integers(0, 7), min_size=1, max_size=6), min_size=2, max_size=4))
def test_any_row_of_steps_ends_in_the_build_made_at_once(
    reeks: list[list[int]],
    tmp_path_factory: pytest.TempPathFactory,
    referentie: Referentie,
    geheel: Geheel,
) -> None:
    stad, doel, bewaring = make_stad(), tmp_path_factory.mktemp("stap"), Onthouden()
    build = None
    for nummers in reeks:
        vorige = build.pad if build else None
        build = build_warehouse(
            choose(nummers), stad, referentie, doel=doel, drempel=10, vorige=vorige, bewaring=bewaring
        )
    assert build is not None
    check_same(build, geheel.build(*reeks[-1]))


@pytest.mark.parametrize("schade", ["weg", "zegel weg", "bytes", "ander formaat"])
def test_a_lost_or_damaged_build_before_gives_a_full_build(
    schade: str, tmp_path: Path, referentie: Referentie, geheel: Geheel
) -> None:
    vorige = geheel.copy(tmp_path / "a", 0, 1)
    if schade == "weg":
        vorige.unlink()
    elif schade == "zegel weg":
        vorige.with_suffix(".sha256").unlink()
    elif schade == "bytes":
        inhoud = bytearray(vorige.read_bytes())
        inhoud[len(inhoud) // 2] ^= 1
        vorige.write_bytes(bytes(inhoud))
    else:
        vorige.write_bytes(b"geen databank")
    stap = build_warehouse(
        choose([0, 1, 3]), make_stad(), referentie, doel=tmp_path / "a", drempel=10, vorige=vorige
    )
    assert list(stap.gemaakt) == ["2025-K2", "2025-K3", "2025-K4"]
    check_same(stap, geheel.build(0, 1, 3))


def test_another_threshold_or_city_copies_nothing(
    tmp_path: Path, referentie: Referentie, geheel: Geheel
) -> None:
    vorige = geheel.build(0, 1)
    hoger = build_warehouse(
        choose([0, 1]), make_stad(), referentie, doel=tmp_path, drempel=12, vorige=vorige.pad
    )
    assert list(hoger.gemaakt) == ["2025-K2", "2025-K3"]
    breuk = make_stad([(HILLESLUIS, date(2025, 7, 1), "aanbiederwissel", "Een andere aanbieder", None)])
    anders = build_warehouse(choose([0, 1]), breuk, referentie, doel=tmp_path, drempel=10, vorige=vorige.pad)
    assert list(anders.gemaakt) == ["2025-K2", "2025-K3"]


def test_a_build_of_an_earlier_program_with_other_columns_is_not_built_upon(
    tmp_path: Path, referentie: Referentie, geheel: Geheel
) -> None:
    vorige = geheel.copy(tmp_path / "a", 0, 1)
    with duckdb.connect(str(vorige)) as verbinding:
        verbinding.execute("alter table cijfer drop column bron")
        verbinding.execute("update bouw_kwartaal set vingerafdruk = 'van een eerdere versie'")
    vorige.with_suffix(ZEGEL).write_text(hash_bestand(vorige))
    stap = build_warehouse(
        choose([0, 1, 3]), make_stad(), referentie, doel=tmp_path / "a", drempel=10, vorige=vorige
    )
    check_same(stap, geheel.build(0, 1, 3))


def test_files_are_counted_once(tmp_path: Path, referentie: Referentie, geheel: Geheel) -> None:
    bewaring = Onthouden()
    stad = make_stad()
    build_warehouse(choose([0, 1, 5]), stad, referentie, doel=tmp_path / "a", drempel=10, bewaring=bewaring)
    assert bewaring.geraakt == 0
    ongelezen = [replace(b, lees=_refuse) for b in choose([0, 1, 5])]
    koud = build_warehouse(ongelezen, stad, referentie, doel=tmp_path / "b", drempel=10, bewaring=bewaring)
    assert bewaring.geraakt == 3
    check_same(koud, geheel.build(0, 1, 5))


def _refuse() -> bytes:
    raise AssertionError("dit bestand is al geteld")


def test_damaged_counts_are_made_again(tmp_path: Path, referentie: Referentie) -> None:
    bewaring, stad = Onthouden(), make_stad()
    heel = build_warehouse(
        choose([0, 5]), stad, referentie, doel=tmp_path / "a", drempel=10, bewaring=bewaring
    )
    bewaring.bewaard = dict.fromkeys(bewaring.bewaard, b"PAR1 stuk")
    check_same(
        heel,
        build_warehouse(choose([0, 5]), stad, referentie, doel=tmp_path / "b", drempel=10, bewaring=bewaring),
    )


def test_without_a_place_to_keep_nothing_is_known() -> None:
    plek = Vergeten()
    plek.put("a", b"b")
    assert plek.get("a") is None


def test_every_table_of_quarters_is_declared() -> None:
    """An undeclared one would hold only the quarters that were computed."""
    met_kwartaal = {naam for naam, model in TABELLEN.items() if "kwartaal" in model.to_schema().columns}
    assert met_kwartaal - PER_KWARTAAL == {"gebeurtenis", "herkomst", "bouw_kwartaal"}
    assert met_kwartaal >= PER_KWARTAAL


def test_an_unreadable_build_before_is_no_build(tmp_path: Path) -> None:
    (tmp_path / "x.duckdb").write_bytes(b"geen databank")
    assert read_vingers(tmp_path / "x.duckdb") == {}
    assert make_plan({"2025-K1": "a"}, tmp_path / "x.duckdb").kopie is None


def test_a_city_that_chose_nothing_yet_can_be_built(tmp_path: Path, referentie: Referentie) -> None:
    """Empty frames of the store have no types; their numbers must still compare as numbers."""
    vol = make_stad()
    leeg = replace(vol, focusfactoren=pd.DataFrame([], columns=list(KOLOMMEN_STAD["focusfactoren"])))
    build = build_warehouse(choose([0, 1]), leeg, referentie, doel=tmp_path, drempel=10)
    assert not read_inhoud(build)["cijfer"].empty


def test_a_build_is_the_same_whatever_the_number_of_threads(
    tmp_path: Path, referentie: Referentie, monkeypatch: pytest.MonkeyPatch
) -> None:
    stad = make_stad()
    builds = []
    for draden in (1, 2):
        monkeypatch.setattr("pipelines.warehouse.DRADEN", draden)
        doel = tmp_path / str(draden)
        builds.append(build_warehouse(choose([0, 1, 2, 5, 6]), stad, referentie, doel=doel, drempel=10))
    check_same(*builds)
