"""A build: right tables, the same every time, whole or not at all, and nobody in it."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from cijferstad import (
    BLOEMHOF,
    FEIJENOORD,
    HILLESLUIS,
    ROTTERDAM,
    VREEWIJK,
    beeindigd,
    bron,
    make_stad,
    tellingen,
    trajecten,
)
from voorbeeldstad import voorbeeldbronnen

from pipelines import warehouse
from pipelines.invoer import load_invoer
from pipelines.metingen import count_bronnen
from pipelines.reference import Referentie, load_referentie
from pipelines.stad import Stad
from pipelines.warehouse import build_id_of, build_warehouse, check_beloften, compute_cijfers
from schemas.errors import BouwError
from schemas.indicator import load_indicatoren
from schemas.tabellen import TABELLEN

pytestmark = pytest.mark.traag

GOUD = Path(__file__).parent.parent / "golden" / "tabellen"
# These tables repeat reference data and declarations, and have tests of their own.
OVERGENOMEN = {
    "regio",
    "contextcijfer",
    "factor",
    "indicator",
    "bouw",
    "bouw_kwartaal",
    "bouw_geheugen",
    "leesmij",
}


@pytest.fixture(scope="module")
def referentie() -> Referentie:
    return load_referentie()


@pytest.fixture(scope="module")
def bouw(tmp_path_factory: pytest.TempPathFactory, referentie: Referentie) -> duckdb.DuckDBPyConnection:
    gebouwd = build_warehouse(
        voorbeeldbronnen(), make_stad(), referentie, doel=tmp_path_factory.mktemp("builds"), drempel=10
    )
    return duckdb.connect(str(gebouwd.pad), read_only=True)


def read_tabel(bouw: duckdb.DuckDBPyConnection, naam: str) -> str:
    tabel = bouw.sql(f"select * from {naam}").df()
    if naam == "factorbeeld":
        # Factors without offer or focus say nothing here.
        tabel = tabel[tabel["is_focus"] | (tabel["aantal_interventies"] > 0)]
    return tabel.to_csv(index=False, lineterminator="\n")


@pytest.mark.parametrize("naam", sorted(set(TABELLEN) - OVERGENOMEN))
def test_tables_equal_their_golden_copy(naam: str, bouw: duckdb.DuckDBPyConnection) -> None:
    goud = GOUD / f"{naam}.csv"
    gemaakt = read_tabel(bouw, naam)
    if os.environ.get("WIJKSPIEGEL_GOUD"):
        goud.parent.mkdir(parents=True, exist_ok=True)
        goud.write_text(gemaakt, encoding="utf-8")
    assert gemaakt == goud.read_text(encoding="utf-8")


def find_cijfer(bouw: duckdb.DuckDBPyConnection, *sleutel: str) -> dict[str, object]:
    cijfer = bouw.execute("select * from cijfer where cijfer_id = ?", ["/".join(sleutel)]).df()
    assert len(cijfer) == 1, sleutel
    return dict(cijfer.iloc[0])


def test_share_carries_n_coverage_interval_and_verdict(bouw: duckdb.DuckDBPyConnection) -> None:
    """36 of 40: the 4 without would show, so the share is coarse; 20 to 40 with half to nine tenths is no chance."""
    cijfer = find_cijfer(bouw, "zonder_hulp_verder", ROTTERDAM, "2025-K3", "buurtkracht", "maatje", "jongere")
    assert (cijfer["waarde"], cijfer["is_grof"], cijfer["n"], cijfer["dekking"]) == (0.9, True, 40, 1.0)
    assert cijfer["woorden"] == "meer dan 7 van de 10"
    assert (cijfer["verandering"], cijfer["vorig_kwartaal"], cijfer["vorige_waarde"]) == (
        "duidelijk_beter",
        "2025-K2",
        0.5,
    )
    assert cijfer["toelichting"] == "In juli was er een zomerschool."
    assert cijfer["bron"] == "trajecten 2025-K3, versie 1"


def test_a_small_count_hides_a_neighbour_and_points_to_a_safe_place(bouw: duckdb.DuckDBPyConnection) -> None:
    klein, buur, gebied = (
        find_cijfer(bouw, "bereik", plek, "2025-K3", "buurtkracht", "maatje", "*")
        for plek in (HILLESLUIS, VREEWIJK, FEIJENOORD)
    )
    assert klein["is_onderdrukt"]
    # The 15 of whom only the gebied is known are never shown, and cover the 4 already.
    assert not buur["is_onderdrukt"]
    assert (klein["veilig_regiocode"], klein["veilig_cijfer_id"]) == (FEIJENOORD, gebied["cijfer_id"])
    assert gebied["waarde"] == 89
    assert "om niemand herkenbaar te maken" in str(klein["onderdruk_reden"])


def test_words_of_one_party_stay_out_of_figures_of_all(bouw: duckdb.DuckDBPyConnection) -> None:
    cijfer = find_cijfer(bouw, "bereik", ROTTERDAM, "2025-K3", "*", "*", "*")
    assert cijfer["toelichting"] == "Bij 1 aanlevering hoort een toelichting."
    assert cijfer["bron"] == "2 aanleveringen"
    assert cijfer["is_voorlopig"]


def test_adopted_files_make_a_figure_definite(bouw: duckdb.DuckDBPyConnection) -> None:
    assert not find_cijfer(bouw, "bereik", ROTTERDAM, "2025-K2", "*", "*", "*")["is_voorlopig"]


def test_file_explains_its_own_tables(bouw: duckdb.DuckDBPyConnection) -> None:
    uitleg = bouw.sql("select comment from duckdb_tables() where table_name = 'cijfer'").fetchall()
    assert uitleg[0][0].startswith("Eén cijfer")


def test_no_participant_is_in_the_file(bouw: duckdb.DuckDBPyConnection) -> None:
    kolommen = {rij[0] for rij in bouw.sql("select column_name from duckdb_columns()").fetchall()}
    assert "traject_id" not in kolommen
    tabellen = {rij[0] for rij in bouw.sql("select table_name from duckdb_tables()").fetchall()}
    assert tabellen == set(TABELLEN)


def test_no_small_number_of_people_is_in_the_file(bouw: duckdb.DuckDBPyConnection) -> None:
    aantallen = bouw.sql("select teller, n, in_aanmerking from cijfer where vorm <> 'gemiddelde'").df()
    assert not aantallen.stack().between(1, 9).any()


def build(stad: Stad, referentie: Referentie, doel: Path, **velden: int) -> pd.DataFrame:
    gebouwd = build_warehouse(voorbeeldbronnen(), stad, referentie, doel=doel, **{"drempel": 10, **velden})
    with duckdb.connect(str(gebouwd.pad), read_only=True) as verbinding:
        return verbinding.sql("select * from cijfer").df()


def test_same_inputs_give_the_same_tables_in_any_order(
    bouw: duckdb.DuckDBPyConnection, tmp_path: Path, referentie: Referentie
) -> None:
    tweede = build_warehouse(voorbeeldbronnen()[::-1], make_stad(), referentie, doel=tmp_path, drempel=10)
    assert bouw.sql("select build_id from bouw").fetchall() == [(tweede.build_id,)]
    with duckdb.connect(str(tweede.pad)) as ander:
        for naam in TABELLEN:
            pd.testing.assert_frame_equal(
                bouw.sql(f"select * from {naam}").df(), ander.sql(f"select * from {naam}").df()
            )


def test_build_id_follows_every_input(referentie: Referentie) -> None:
    stad, bronnen = make_stad(), voorbeeldbronnen()
    basis = build_id_of(bronnen, stad, referentie, 10)
    anders = [
        build_id_of(bronnen[:-1], stad, referentie, 10),
        build_id_of(bronnen, stad, referentie, 11),
        build_id_of([*bronnen[:-1], bron(3, trajecten([beeindigd()]))], stad, referentie, 10),
        build_id_of(
            bronnen, make_stad([(BLOEMHOF, date(2025, 7, 1), "subsidie", "x", None)]), referentie, 10
        ),
    ]
    assert len({basis, *anders}) == 5


def test_preview_equals_the_build(bouw: duckdb.DuckDBPyConnection, referentie: Referentie) -> None:
    vooruit = compute_cijfers(voorbeeldbronnen(), make_stad(), referentie, drempel=10)
    pd.testing.assert_frame_equal(vooruit, bouw.sql("select * from cijfer").df())


def test_a_build_without_files_has_empty_tables(tmp_path: Path, referentie: Referentie) -> None:
    gebouwd = build_warehouse([], make_stad(), referentie, doel=tmp_path, drempel=10)
    with duckdb.connect(str(gebouwd.pad), read_only=True) as verbinding:
        assert verbinding.sql("select * from cijfer").df().empty
    # Nothing is left behind but the file and its seal.
    assert sorted(pad.suffix for pad in tmp_path.iterdir()) == [".duckdb", ".sha256"]


@pytest.mark.parametrize(
    ("plek", "interventie", "breekt"),
    [
        (BLOEMHOF, None, True),
        (FEIJENOORD, "maatje", True),
        (FEIJENOORD, "inloop", False),
        (VREEWIJK, None, False),
    ],
)
def test_no_change_is_computed_across_a_break(
    plek: str, interventie: str | None, breekt: bool, tmp_path: Path, referentie: Referentie
) -> None:
    stad = make_stad([(plek, date(2025, 7, 10), "aanbiederwissel", "Een andere aanbieder", interventie)])
    cijfers = build(stad, referentie, tmp_path).set_index("cijfer_id")
    cijfer = cijfers.loc[f"zonder_hulp_verder/{BLOEMHOF}/2025-K3/buurtkracht/maatje/jongere"]
    assert (cijfer["segment"], cijfer["vorig_kwartaal"] == "") == ((2, True) if breekt else (1, False))
    # A break holds for its place and what lies in it, not for the whole city.
    stad_breed = cijfers.loc[f"zonder_hulp_verder/{ROTTERDAM}/2025-K3/buurtkracht/maatje/jongere"]
    assert stad_breed["segment"] == 1


def test_rows_of_trajecten_win_from_counts_of_the_same(tmp_path: Path, referentie: Referentie) -> None:
    dubbel = tellingen([{"grootheid": "deelnemers_bereikt", "aantal": 500}])
    bronnen = [bron(1, trajecten([beeindigd() for _ in range(20)])), bron(2, dubbel, soort="tellingen")]
    cijfers = compute_cijfers(bronnen, make_stad(), referentie, drempel=10).set_index("cijfer_id")
    assert cijfers.loc[f"bereik/{ROTTERDAM}/2025-K3/*/*/*", "waarde"] == 20


def test_two_versions_of_one_file_are_refused(referentie: Referentie) -> None:
    twee = [bron(1, trajecten([beeindigd()])), bron(2, trajecten([beeindigd()]), versie=2)]
    with pytest.raises(BouwError, match="twee versies"):
        compute_cijfers(twee, make_stad(), referentie, drempel=10)


def test_unknown_place_breaks_the_build_and_leaves_no_file(tmp_path: Path, referentie: Referentie) -> None:
    verdwaald = [bron(1, trajecten([beeindigd(regio="BU05999999")] * 20))]
    with pytest.raises(BouwError, match="geen enkele plaats"):
        build_warehouse(verdwaald, make_stad(), referentie, doel=tmp_path, drempel=10)
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def berekend(referentie: Referentie) -> Iterator[duckdb.DuckDBPyConnection]:
    """The tables of a build just before its controls; what a test changes it takes back."""
    stad = make_stad()
    tellingen = count_bronnen(voorbeeldbronnen(), stad, referentie)
    with warehouse.open_geheugen() as verbinding:
        load_invoer(verbinding, tellingen, stad, referentie)
        perioden = warehouse.list_perioden(verbinding, tellingen.kwartalen)
        warehouse.compute_tabellen(verbinding, drempel=10, perioden=perioden)
        warehouse.run_sql(verbinding, ("45_", "50_", "52_", "55_", "57_"))
        yield verbinding


@pytest.mark.parametrize(
    ("wijziging", "belofte"),
    [
        ("insert into cijfer select * from cijfer limit 1", "niet uniek"),
        ("update meting set aantal = aantal + 1", "niet de som"),
        ("update cijfer set bron = ''", "geen gegevens"),
        ("update cijfer set n = 3", "klein aantal"),
        ("update cijfer set waarde = 1 where is_onderdrukt", "verborgen cijfer"),
        ("update cijfer set veilig_cijfer_id = cijfer_id where is_onderdrukt", "wijst naar"),
        ("update cijfer set teller = 20 where is_grof", "grof cijfer"),
        ("update scoreverdeling set aantal = 12 where is_grof", "grove klasse"),
        ("update cijfer set dekking = 1.2", "meer dan het geheel"),
        ("update cijfer set onder = waarde + 1", "buiten haar interval"),
        ("update cijfer set segment = 2 where kwartaal = '2025-K3'", "over een breuk"),
    ],
)
def test_each_control_has_been_seen_to_fail(
    wijziging: str, belofte: str, berekend: duckdb.DuckDBPyConnection
) -> None:
    check_beloften(berekend, drempel=10)
    berekend.begin()
    berekend.execute(wijziging)
    with pytest.raises(BouwError, match=belofte):
        check_beloften(berekend, drempel=10)
    berekend.rollback()


def test_every_sql_file_says_what_a_row_is_and_is_run() -> None:
    namen = sorted(pad.name for pad in warehouse.SQL.glob("*.sql"))
    tekst = Path(warehouse.__file__).read_text(encoding="utf-8")
    for naam in namen:
        assert (warehouse.SQL / naam).read_text(encoding="utf-8").startswith(("-- One row per", "-- No rows"))
        assert naam[:3] in tekst
    vormen = {pad.stem for pad in (warehouse.SQL / "vormen").glob("*.sql")}
    assert vormen == {i.sql for i in load_indicatoren().values() if i.sql}


@pytest.mark.parametrize(("dag", "segmenten"), [(date(2025, 7, 1), (1, 2)), (date(2025, 5, 20), (2, 3))])
def test_a_quarter_with_a_break_inside_is_compared_with_no_other(
    dag: date, segmenten: tuple[int, int], tmp_path: Path, referentie: Referentie
) -> None:
    stad = make_stad([(BLOEMHOF, dag, "definitiewijziging", "Anders geteld", None)])
    cijfers = build(stad, referentie, tmp_path).set_index("cijfer_id")
    reeks = cijfers.loc[
        [f"zonder_hulp_verder/{BLOEMHOF}/{k}/buurtkracht/maatje/jongere" for k in ("2025-K2", "2025-K3")]
    ]
    assert tuple(reeks["segment"]) == segmenten
    assert reeks["vorig_kwartaal"].iloc[1] == ""
