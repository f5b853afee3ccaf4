"""Work beside the web process: whoever decides first wins, nobody stops another's work, content never reaches the disk."""

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from mallen import put_store
from sqlalchemy import select

from app.achtergrond.beheer import Achtergrondbeheer, start_proces
from app.achtergrond.proces import Opdracht, make_fout, read_opdracht, write_kop
from app.achtergrond.werkbank import BEWAREN, GESTOPT, Uitslag, Werk, Werkbank
from app.services.aanleveringen import Upload
from app.services.accounts import INRICHTING, Accountinvoer, create_account
from app.settings import Settings, load_settings
from app.store.sessions import Sessions, create_engine_for, make_sessions
from app.store.tables import Aanlevering, Account, Logregel, Partij
from pipelines.voortgang import Stap
from schemas.errors import GeweigerdBestandError, NietGevondenError, OnleesbaarBestandError
from schemas.vocabulary import Kwartaal

GEHEIM = "annemarie.jansen@voorbeeld.nl"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A data folder with one provider."""
    settings = load_settings({"WIJKSPIEGEL_DATA": str(tmp_path)})
    put_store(tmp_path)
    engine = create_engine_for(settings)
    with make_sessions(engine).begin() as session:
        session.add(Partij(code="boom", naam="Stichting Boom", soort="aanbieder"))
        session.flush()
        wie = Accountinvoer("boom", "Bo Boom", "aanbieder", "een-lang-wachtwoord", partijcode="boom")
        create_account(session, INRICHTING, wie, nu=datetime(2026, 1, 14, tzinfo=UTC))
    engine.dispose()
    return settings


@pytest.fixture
def sessions(settings: Settings) -> Sessions:
    return make_sessions(create_engine_for(settings))


@pytest.fixture
def bank(tmp_path: Path) -> Werkbank:
    return Werkbank(tmp_path / "werkbank")


def test_whoever_decides_first_wins(bank: Werkbank) -> None:
    assert bank.decide("a", BEWAREN)
    assert not bank.decide("a", GESTOPT)
    assert bank.decide("b", GESTOPT)
    assert not bank.decide("b", BEWAREN)


def test_work_is_stopped_by_its_own_person_only(bank: Werkbank) -> None:
    bank.open_work(Werk("a", account_id=1))
    with pytest.raises(NietGevondenError):
        bank.stop(Werk("a", account_id=2))
    assert bank.decision("a") is None
    assert bank.stop(Werk("a", account_id=1))
    with pytest.raises(NietGevondenError):
        bank.stop(Werk("bestaat-niet", account_id=1))


def test_an_order_travels_whole_with_any_name_and_content() -> None:
    upload = Upload(b"a\n\x00;\xff", 'ë"\n.csv', Kwartaal(2025, 3), None)
    opdracht = Opdracht("naam", 7, "teken", upload)
    assert read_opdracht(write_kop(opdracht), upload.inhoud) == opdracht


def check(settings: Settings, sessions: Sessions, bank: Werkbank, inhoud: bytes, teken: str = "") -> Uitslag:
    """Check a file in a process of its own and wait for what comes of it."""
    with sessions() as session:
        account = session.scalars(select(Account)).one()
    upload = Upload(inhoud, "boom.csv", Kwartaal(2025, 4), "trajecten")
    start_proces(settings, bank, Opdracht("werk", account.id, teken or account.sessieteken, upload))
    while bank.is_running("werk"):
        time.sleep(0.02)
    uitslag = bank.take("werk")
    assert uitslag is not None
    return uitslag


@pytest.mark.traag
def test_a_refused_file_leaves_nothing_on_disk_but_a_bare_line(
    settings: Settings, sessions: Sessions, bank: Werkbank
) -> None:
    inhoud = ("traject_id;e-mail;regio\n" + f"1;{GEHEIM};Tarwewijk\n" * 20).encode()
    fout = make_fout(check(settings, sessions, bank, inhoud))
    assert isinstance(fout, GeweigerdBestandError)
    assert "mail" in str(fout)
    assert not any(GEHEIM.encode() in p.read_bytes() for p in settings.data.rglob("*") if p.is_file())
    with sessions() as session:
        assert not session.scalars(select(Aanlevering)).all()
        assert [r.gebeurtenis for r in session.scalars(select(Logregel).order_by(Logregel.id))][
            -1
        ] == "aanlevering_geweigerd"
    assert not list(bank.plek.glob("*.slot"))


@pytest.mark.traag
def test_an_ended_session_and_an_unreadable_file_are_told(
    settings: Settings, sessions: Sessions, bank: Werkbank
) -> None:
    assert "Log eerst in" in str(make_fout(check(settings, sessions, bank, b"a;b\n1;2\n", teken="oud")))
    fout = make_fout(check(settings, sessions, bank, b"%PDF-1.7 geen tabel"))
    assert isinstance(fout, OnleesbaarBestandError)
    assert fout.herstel


def test_work_whose_process_died_is_told_once_and_stopped_work_is_silent(bank: Werkbank) -> None:
    verteld: list[Uitslag] = []

    def toon(uitslag: Uitslag) -> tuple[str, str]:
        verteld.append(uitslag)
        return "", ""

    beheer = Achtergrondbeheer(bank, toon)
    assert beheer.get_result("dood", "dood") == ["", ""]
    bank.decide("bewaard", BEWAREN)
    beheer.get_result("bewaard", "bewaard")
    assert [u["bewaart"] for u in verteld] == [False, True]
    bank.decide("gestopt", GESTOPT)
    beheer.get_result("gestopt", "gestopt")
    assert len(verteld) == 2


def test_progress_names_the_stage_and_says_when_stopping_is_too_late(bank: Werkbank) -> None:
    beheer = Achtergrondbeheer(bank, lambda _: ("", ""))
    assert [beheer.get_progress("a")[i] for i in (0, 3)] == ["2", False]
    bank.tell("a", Stap.CELLEN)
    assert beheer.get_progress("a") == ["65", "Cellen lezen …", "a", False]
    bank.tell("a", Stap.BEWAREN)
    assert beheer.get_progress("a")[3] is True
