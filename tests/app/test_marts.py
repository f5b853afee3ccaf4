"""Who sees which figures, in every role; and reading while others publish."""

import shutil
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest
from bijprocessen import PROCESSEN
from cijferstad import BLOEMHOF, FEIJENOORD, ROTTERDAM, VREEWIJK, make_stad
from mallen import put_store
from publiceert import publish_vaak
from sqlalchemy import Engine
from voorbeeldstad import voorbeeldbronnen

from app.identity import Gebruiker
from app.queries.marts import QUERIES, Marts, load_query
from app.settings import load_settings
from app.store.sessions import create_engine_for, make_sessions
from app.store.tables import Publicatie
from pipelines.reference import load_referentie
from pipelines.stad import Build
from pipelines.warehouse import build_warehouse
from schemas.errors import BouwError
from schemas.tabellen import TABELLEN, columns_of

BEHEERDER = Gebruiker(1, "B", "beheerder")
ADVISEUR = Gebruiker(2, "A", "gebiedsadviseur", regiocodes=frozenset({FEIJENOORD}))
WIJKPARTNER = Gebruiker(3, "W", "wijkpartner", regiocodes=frozenset({BLOEMHOF}))
AANBIEDER = Gebruiker(4, "P", "aanbieder", partijcode="buurtkracht")
ACCOUNTHOUDER = Gebruiker(5, "C", "accounthouder", levert=frozenset({("buurtkracht", "maatje")}))
ELDERS = Gebruiker(6, "E", "gebiedsadviseur", regiocodes=frozenset({"WK059901"}))
IEDEREEN = (BEHEERDER, ADVISEUR, WIJKPARTNER, AANBIEDER, ACCOUNTHOUDER, ELDERS)


@pytest.fixture(scope="module")
def gebouwd(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build_warehouse(
        voorbeeldbronnen(), make_stad(), load_referentie(), doel=tmp_path_factory.mktemp("b"), drempel=10
    )


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    put_store(tmp_path)
    return create_engine_for(load_settings({"WIJKSPIEGEL_DATA": str(tmp_path)}))


@pytest.fixture
def leeg(engine: Engine, tmp_path: Path) -> Marts:
    return Marts(make_sessions(engine), tmp_path / "builds")


@pytest.fixture
def marts(engine: Engine, tmp_path: Path, gebouwd: Build) -> Marts:
    (tmp_path / "builds").mkdir()
    shutil.copy(gebouwd.pad, tmp_path / "builds")
    sessions = make_sessions(engine)
    with sessions.begin() as session:
        session.add(
            Publicatie(
                build_id=gebouwd.build_id,
                bestandsnaam=gebouwd.pad.name,
                codeversie="proef",
                gepubliceerd_op=datetime(2026, 1, 14, 9, 0, tzinfo=UTC),
                aanlevering_ids=[1, 2, 3],
            )
        )
    return Marts(sessions, tmp_path / "builds")


VRAGEN: dict[str, tuple[str, Callable[[Marts, Gebruiker], pd.DataFrame]]] = {
    "cijfers": ("cijfer", lambda m, g: m.cijfers(g)),
    "reeks": (
        "cijfer",
        lambda m, g: m.reeks(
            g, indicatorcode="bereik", regiocode=ROTTERDAM, partijcode="*", interventiecode="*", informant="*"
        ),
    ),
    "contextcijfers": ("contextcijfer", lambda m, g: m.contextcijfers(g, regiocode=BLOEMHOF)),
    "leeftijdsbereik": ("leeftijdsbereik", lambda m, g: m.leeftijdsbereik(g)),
    "scoreverdeling": ("scoreverdeling", lambda m, g: m.scoreverdeling(g)),
    "factorbeeld": ("factorbeeld", lambda m, g: m.factorbeeld(g, regiocode=ROTTERDAM, kwartaal="2025-K3")),
    "aanbod": ("aanbod", lambda m, g: m.aanbod(g, regiocode=FEIJENOORD, kwartaal="2025-K3")),
    "kaartcontext": ("contextcijfer", lambda m, g: m.kaartcontext(g)),
    "gebeurtenissen": ("gebeurtenis", lambda m, g: m.gebeurtenissen(g, regiocode=BLOEMHOF)),
    "herkomst": ("herkomst", lambda m, g: m.herkomst(g)),
    "regios": ("regio", lambda m, g: m.regios()),
}


@pytest.mark.parametrize("vraag", VRAGEN)
def test_answers_have_the_columns_of_their_model(vraag: str, marts: Marts, leeg: Marts) -> None:
    tabel, stel = VRAGEN[vraag]
    for antwoord in (stel(marts, BEHEERDER), stel(leeg, BEHEERDER)):
        assert list(antwoord.columns) == columns_of(tabel)
        TABELLEN[tabel].validate(antwoord)


def ask_funnel(marts: Marts, gebruiker: Gebruiker, interventiecode: str) -> pd.DataFrame:
    return marts.trechter(
        gebruiker,
        indicatorcode="bereik",
        regiocode=BLOEMHOF,
        regioniveau="buurt",
        kwartaal="2025-K3",
        interventiecode=interventiecode,
        informant="*",
    )


def test_a_funnel_names_no_place_and_shows_no_single_party(marts: Marts) -> None:
    for gebruiker in (BEHEERDER, ADVISEUR, WIJKPARTNER, ELDERS):
        plekken = ask_funnel(marts, gebruiker, "*")
        assert list(plekken.columns) == ["is_hier", "waarde", "n", "is_grof", "is_onderdrukt"]
        assert plekken["is_hier"].sum() == 1
        assert len(plekken) > 1
        assert plekken.loc[plekken["is_onderdrukt"], "waarde"].isna().all()
    # A provider and an accounthouder see other places as a whole only, never one intervention of another.
    assert ask_funnel(marts, AANBIEDER, "maatje").empty
    assert ask_funnel(marts, ACCOUNTHOUDER, "maatje").empty
    alles, eigen = (ask_funnel(marts, g, "*") for g in (BEHEERDER, AANBIEDER))
    assert len(eigen) <= len(alles)


def test_before_the_first_publication_there_is_nothing(engine: Engine, tmp_path: Path) -> None:
    leeg = Marts(make_sessions(engine), tmp_path)
    assert leeg.stand() is None
    assert leeg.kwartalen() == []
    assert leeg.cijfers(BEHEERDER).empty


def may_see(gebruiker: Gebruiker, cijfer: "pd.Series[str]") -> bool:
    """The rule of the contract, read plainly."""
    partij, interventie, regio = cijfer["partijcode"], cijfer["interventiecode"], cijfer["regiocode"]
    feijenoord = regio == FEIJENOORD or regio.startswith(("BU059910", "WR059910"))
    samen = partij == "*" and interventie == "*"
    return {
        BEHEERDER: True,
        ADVISEUR: feijenoord or (regio == ROTTERDAM and partij == "*"),
        WIJKPARTNER: partij == "*" and regio in (BLOEMHOF, FEIJENOORD, ROTTERDAM),
        AANBIEDER: partij == "buurtkracht" or samen,
        ACCOUNTHOUDER: (partij, interventie) == ("buurtkracht", "maatje") or samen,
        ELDERS: regio == ROTTERDAM and partij == "*",
    }[gebruiker]


@pytest.mark.parametrize("vraag", ["leeftijdsbereik", "scoreverdeling"])
@pytest.mark.parametrize("gebruiker", IEDEREEN, ids=lambda g: f"{g.rolcode}{g.id}")
def test_classes_are_seen_by_who_may_see_their_total(vraag: str, gebruiker: Gebruiker, marts: Marts) -> None:
    """The second other party delivered no marks: of those the total is the figure of Buurtkracht itself."""
    alle, gezien = VRAGEN[vraag][1](marts, BEHEERDER), VRAGEN[vraag][1](marts, gebruiker)
    mag = alle[[may_see(gebruiker, rij) for _, rij in alle.iterrows()]]
    pd.testing.assert_frame_equal(gezien, mag.reset_index(drop=True))


@pytest.mark.parametrize("gebruiker", IEDEREEN, ids=lambda g: f"{g.rolcode}{g.id}")
def test_each_role_sees_its_own_rows_and_no_other(gebruiker: Gebruiker, marts: Marts) -> None:
    alle = marts.cijfers(BEHEERDER)
    mag = {rij["cijfer_id"] for _, rij in alle.iterrows() if may_see(gebruiker, rij)}
    ziet = set(marts.cijfers(gebruiker)["cijfer_id"])
    assert ziet == mag
    assert ziet
    # Asked by name, the refused rows stay away as well.
    for _, rij in alle[~alle["cijfer_id"].isin(mag)].drop_duplicates(["regiocode", "partijcode"]).iterrows():
        gevraagd = marts.cijfers(gebruiker, regiocode=rij["regiocode"], partijcode=rij["partijcode"])
        assert set(gevraagd["cijfer_id"]) <= mag


@pytest.mark.parametrize(
    ("gebruiker", "partijen"),
    [
        (BEHEERDER, {"buurtkracht", "sportraad"}),
        (ADVISEUR, {"buurtkracht", "sportraad"}),
        (AANBIEDER, {"buurtkracht"}),
        (ACCOUNTHOUDER, {"buurtkracht"}),
        (WIJKPARTNER, set()),
    ],
    ids=lambda w: getattr(w, "rolcode", ""),
)
def test_files_are_seen_by_whom_they_concern(gebruiker: Gebruiker, partijen: set[str], marts: Marts) -> None:
    assert set(marts.herkomst(gebruiker)["partijcode"]) == partijen


def test_factors_of_another_gebied_are_not_shown(marts: Marts) -> None:
    vraag = {"regiocode": FEIJENOORD, "kwartaal": "2025-K3"}
    assert not marts.factorbeeld(ADVISEUR, **vraag).empty
    assert marts.factorbeeld(ELDERS, **vraag).empty


def test_questions_narrow_the_answer(marts: Marts) -> None:
    cijfers = marts.cijfers(
        BEHEERDER,
        kwartaal="2025-K3",
        regiocode=VREEWIJK,
        indicatorcode="bereik",
        partijcode="*",
        interventiecode="*",
    )
    assert cijfers["waarde"].tolist() == [30.0]
    assert set(marts.cijfers(BEHEERDER, soort="uitkomst")["soort"]) == {"uitkomst"}


def test_series_runs_from_old_to_new(marts: Marts) -> None:
    reeks = VRAGEN["reeks"][1](marts, BEHEERDER)
    assert reeks["kwartaal"].tolist() == ["2025-K2", "2025-K3"]
    assert marts.kwartalen() == ["2025-K3", "2025-K2"]


def test_every_query_file_is_asked() -> None:
    tekst = (QUERIES / "marts.py").read_text(encoding="utf-8")
    for pad in QUERIES.glob("*.sql"):
        assert f'"{pad.stem}"' in tekst
        assert load_query(pad.stem).startswith("-- One row per")


def test_a_published_file_that_is_gone_is_told_plainly(marts: Marts, gebouwd: Build, tmp_path: Path) -> None:
    (tmp_path / "builds" / gebouwd.pad.name).unlink()
    with pytest.raises(BouwError, match="kunnen niet worden gelezen"):
        marts.cijfers(BEHEERDER)


def test_many_threads_read_one_build(marts: Marts) -> None:
    with ThreadPoolExecutor(8) as pool:
        antwoorden = list(pool.map(lambda _: len(marts.cijfers(BEHEERDER)), range(24)))
    assert len(set(antwoorden)) == 1


@pytest.mark.traag
def test_reading_goes_on_while_another_process_publishes(leeg: Marts, tmp_path: Path) -> None:
    ander = PROCESSEN.Process(target=publish_vaak, args=(str(tmp_path), 4))
    ander.start()
    gezien: list[float] = []
    while ander.is_alive() or len(set(gezien)) == 0:
        reeks = VRAGEN["reeks"][1](leeg, BEHEERDER)
        gezien += reeks["waarde"].tolist()
        # Leaves the other a turn: it is read a hundred times between two publications all the same.
        time.sleep(0.005)
    ander.join()
    assert ander.exitcode == 0
    gezien += VRAGEN["reeks"][1](leeg, BEHEERDER)["waarde"].tolist()
    assert gezien == sorted(gezien)
    assert gezien[-1] == 23
    assert set(gezien) <= set(range(20, 24))


@pytest.mark.parametrize("wie", IEDEREEN)
def test_counted_changes_are_those_of_the_figures_one_sees(marts: Marts, wie: Gebruiker) -> None:
    sleutel = ["regiocode", "interventiecode", "kwartaal", "verandering"]
    for kwartaal in marts.kwartalen():
        geteld = marts.veranderingen(wie, kwartaal=kwartaal).sort_values(sleutel, ignore_index=True)
        gezien = marts.cijfers(wie, kwartaal=kwartaal).groupby(sleutel, as_index=False).size()
        assert geteld.to_numpy().tolist() == gezien.sort_values(sleutel).to_numpy().tolist()


@pytest.mark.parametrize("wie", IEDEREEN)
def test_asking_for_one_place_gives_what_asking_for_all_gives_there(marts: Marts, wie: Gebruiker) -> None:
    """The rule on totals of one other party may look only at what is asked, and must find the same."""
    alles = marts.cijfers(wie)
    for kwartaal in marts.kwartalen():
        deel = marts.cijfers(wie, kwartaal=kwartaal, regiocode=FEIJENOORD)
        binnen = alles[(alles["regiocode"] == FEIJENOORD) & (alles["kwartaal"] == kwartaal)]
        assert set(binnen["cijfer_id"]) <= set(deel["cijfer_id"]) <= set(alles["cijfer_id"])
