"""What earlier builds told of small numbers is known: a next build hides so that nothing follows from both."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import duckdb
import pytest
from cijferstad import BLOEMHOF, HILLESLUIS, VREEWIJK, beeindigd, bron, make_stad, trajecten
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from proeven import KEER

from pipelines.aanval.aanval import TE_NAUW, attack
from pipelines.aanval.uitgaven import read_uitgaven
from pipelines.onderdrukking.eerder import GEEN, Geheugen
from pipelines.reference import Referentie, load_referentie
from pipelines.stad import Aanleverbron, Build
from pipelines.warehouse import build_warehouse

pytestmark = pytest.mark.traag

PLAATSEN = (BLOEMHOF, HILLESLUIS, VREEWIJK)
Aantallen = Mapping[str, int]


@dataclass
class Kast:
    """Keeps what is put in it."""

    inhoud: dict[str, bytes] = field(default_factory=dict)

    def get(self, sleutel: str) -> bytes | None:
        return self.inhoud.get(sleutel)

    def put(self, sleutel: str, inhoud: bytes) -> None:
        self.inhoud[sleutel] = inhoud


@pytest.fixture(scope="module")
def referentie() -> Referentie:
    return load_referentie()


def deliver(nummer: int, partij: str, aantallen: Aantallen, zelf: int = 0) -> Aanleverbron:
    """One file of a party with this many ended trajecten per place; of the first ones somebody answered no."""
    rijen = [
        beeindigd(regio=plek, zonder_hulp_verder="nee" if i < zelf else "ja")
        for plek, aantal in aantallen.items()
        for i in range(aantal)
    ]
    return bron(nummer, trajecten(rijen), partijcode=partij)


def publish(
    reeks: Sequence[Sequence[Aanleverbron]], doel: Path, referentie: Referentie, *, onthoudt: bool
) -> list[Build]:
    """Make builds one after the other, each with or without memory of those before."""
    kast, builds, sleutels, vorige = Kast(), [], {}, None
    for bronnen in reeks:
        geheugen = Geheugen(kast, sleutels) if onthoudt else GEEN
        stad = make_stad()
        build = build_warehouse(
            bronnen, stad, referentie, doel=doel, drempel=10, vorige=vorige, geheugen=geheugen
        )
        builds.append(build)
        sleutels, vorige = dict(build.geheugen), build.pad
    return builds


def find_nauw(builds: Sequence[Build]) -> set[tuple[str, str, str]]:
    uitkomst = attack(read_uitgaven([build.pad for build in builds], []), drempel=10)
    nauw = uitkomst[uitkomst["oordeel"] == TE_NAUW]
    return set(nauw[["grootheid", "regiocode", "partijcode"]].itertuples(index=False, name=None))


def read_reach(build: Build, plek: str, partij: str) -> float | None:
    with duckdb.connect(str(build.pad), read_only=True) as verbinding:
        vraag = (
            "select waarde from cijfer where indicatorcode = 'bereik' and regiocode = ? and partijcode = ? "
            "and interventiecode = '*'"
        )
        return verbinding.execute(vraag, [plek, partij]).fetchall()[0][0]


EERST = deliver(1, "buurtkracht", {BLOEMHOF: 30})
LAAT = deliver(2, "sportraad", {BLOEMHOF: 4})
NAAST = deliver(3, "thuisbasis", {BLOEMHOF: 30})


def test_a_late_small_file_does_not_follow_from_the_build_before(
    tmp_path: Path, referentie: Referentie
) -> None:
    """60 of two parties was published; beside it 64 would tell of the 4 of who came late."""
    eerst = [EERST, NAAST]
    for onthoudt, plek in ((False, tmp_path / "zonder"), (True, tmp_path / "met")):
        builds = publish([eerst, [*eerst, LAAT]], plek, referentie, onthoudt=onthoudt)
        assert read_reach(builds[0], BLOEMHOF, "*") == 60
        assert find_nauw(builds[:1]) == find_nauw(builds[1:]) == set(), "each holds by itself"
        assert bool(find_nauw(builds)) is not onthoudt


def test_a_withdrawn_small_file_does_not_follow_either(tmp_path: Path, referentie: Referentie) -> None:
    builds = publish([[EERST, LAAT], [EERST]], tmp_path, referentie, onthoudt=True)
    assert find_nauw(builds) == set()


def test_what_comes_back_is_shown_as_it_was(tmp_path: Path, referentie: Referentie) -> None:
    """The same files again tell nothing new: the same figures, though the build knows of more in between."""
    een, _, drie = publish([[EERST], [EERST, LAAT], [EERST]], tmp_path, referentie, onthoudt=True)
    assert een.build_id != drie.build_id
    links, rechts = (
        duckdb.connect(str(b.pad), read_only=True).sql("select * from cijfer order by all").df()
        for b in (een, drie)
    )
    assert links.equals(rechts)


def test_lost_memory_is_as_none(tmp_path: Path, referentie: Referentie) -> None:
    weg = Geheugen(Kast(), {"2025-K3": "weg"})
    build = build_warehouse([EERST], make_stad(), referentie, doel=tmp_path, drempel=10, geheugen=weg)
    assert read_reach(build, BLOEMHOF, "*") == 30


def test_what_a_lower_threshold_told_is_said_to_be_known(tmp_path: Path, referentie: Referentie) -> None:
    """Seven was shown while five was enough: no hiding takes that back."""
    kast = Kast()
    klein = deliver(1, "buurtkracht", {BLOEMHOF: 7, HILLESLUIS: 30})

    def build_met(drempel: int, sleutels: Mapping[str, str]) -> Geheugen:
        geheugen = Geheugen(kast, sleutels)
        stad = make_stad()
        gemaakt = build_warehouse(
            [klein], stad, referentie, doel=tmp_path, drempel=drempel, geheugen=geheugen
        )
        return Geheugen(kast, gemaakt.geheugen)

    ruim = build_met(5, {})
    gelijk = build_met(5, ruim.sleutels)
    streng = build_met(10, gelijk.sleutels)
    assert (ruim.read_bekend(), gelijk.read_bekend()) == ({}, {})
    assert streng.read_bekend()["2025-K3"] > 0


def test_a_quarter_of_before_the_first_figure_is_remembered_too(
    tmp_path: Path, referentie: Referentie
) -> None:
    """No definition counts then yet; the ages of who took part are published all the same."""
    rij = beeindigd(regio=BLOEMHOF, startdatum=date(2022, 1, 10), einddatum=date(2022, 2, 10))
    oud = bron(1, trajecten([rij] * 30), kwartaal="2022-K1")
    (build,) = publish([[oud]], tmp_path, referentie, onthoudt=True)
    assert "2022-K1" in build.geheugen


aantallen = st.dictionaries(st.sampled_from(PLAATSEN), st.integers(0, 26), min_size=1)


@given(reeks=st.lists(st.tuples(aantallen, aantallen, st.integers(0, 12)), min_size=2, max_size=3))
@settings(
    max_examples=3 * KEER,
    deadline=None,
    # Shrinking would build for minutes; the row itself says enough.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_of_any_row_of_builds_no_small_number_follows(
    tmp_path: Path, referentie: Referentie, reeks: list[tuple[Aantallen, Aantallen, int]]
) -> None:
    """Corrections of two parties, one after the other, whatever they count."""
    shutil.rmtree(tmp_path / "b", ignore_errors=True)
    (tmp_path / "b").mkdir()
    builds = publish(
        [
            [deliver(2 * i, "buurtkracht", een, zelf), deliver(2 * i + 1, "sportraad", ander)]
            for i, (een, ander, zelf) in enumerate(reeks)
        ],
        tmp_path / "b",
        referentie,
        onthoudt=True,
    )
    assert find_nauw(builds) == set()
