"""`wijkspiegel account`: the first person in a fresh store, and a beheerder who forgot the password."""

import io
import re
from datetime import UTC, datetime

import pytest
from mallen import put_store

from app.cli import main
from app.commands.serve import tell_first_steps
from app.services.accounts import (
    INRICHTING,
    Accountinvoer,
    create_account,
    load_gebruiker,
    verify_login,
)
from app.settings import load_settings
from app.store.sessions import create_engine_for, make_sessions
from app.store.tables import Account


@pytest.fixture
def moment():
    return datetime(2026, 1, 14, 9, 0, tzinfo=UTC)


@pytest.fixture
def sessions(tmp_path, monkeypatch):
    monkeypatch.setenv("WIJKSPIEGEL_DATA", str(tmp_path))
    put_store(tmp_path)
    engine = create_engine_for(load_settings({"WIJKSPIEGEL_DATA": str(tmp_path)}))
    yield make_sessions(engine)
    engine.dispose()


def sign_in(sessions, naam, wachtwoord, nu):
    with sessions.begin() as session:
        return verify_login(session, naam, wachtwoord, nu=nu)


def test_the_first_beheerder_gets_in_and_serve_stops_asking(sessions, tmp_path, capsys, moment):
    settings = load_settings({"WIJKSPIEGEL_DATA": str(tmp_path)})
    tell_first_steps(settings)
    assert "wijkspiegel account" in capsys.readouterr().out
    assert main(["account", " Meryem ", "--naam", "Meryem Aksoy"]) == 0
    wachtwoord = re.search(r"Wachtwoord: (\S+)", capsys.readouterr().out)[1]
    poging = sign_in(sessions, "meryem", wachtwoord, moment)
    assert (poging.gebruiker.naam, poging.gebruiker.rolcode) == ("Meryem Aksoy", "beheerder")
    tell_first_steps(settings)
    assert capsys.readouterr().out == ""


def test_a_new_password_ends_the_old_one_and_its_sessions(sessions, monkeypatch, capsys, moment):
    for wachtwoord in ("eerste-wachtwoord", "tweede-wachtwoord"):
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{wachtwoord}\n"))
        assert main(["account", "beheerder", "--vraag-wachtwoord"]) == 0
        assert wachtwoord not in capsys.readouterr().out
        if wachtwoord.startswith("eerste"):
            eerst = sign_in(sessions, "beheerder", wachtwoord, moment)
    assert sign_in(sessions, "beheerder", "eerste-wachtwoord", moment).gebruiker is None
    assert sign_in(sessions, "beheerder", "tweede-wachtwoord", moment).gebruiker is not None
    with sessions() as session:
        assert load_gebruiker(session, eerst.gebruiker.id, sessieteken=eerst.sessieteken) is None


def test_it_makes_no_beheerder_of_somebody_else(sessions, capsys, moment):
    with sessions.begin() as session:
        ander = Accountinvoer("partner", "P", "wijkpartner", "x" * 14, regiocodes=frozenset({"WK059915"}))
        create_account(session, INRICHTING, ander, nu=moment)
    assert main(["account", "partner"]) == 2
    assert "geen beheerder" in capsys.readouterr().err
    with sessions() as session:
        assert session.query(Account).one().rol == "wijkpartner"


def test_a_short_password_is_refused(sessions, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO("kort\n"))
    assert main(["account", "beheerder", "--vraag-wachtwoord"]) == 2
    assert "12 tekens" in capsys.readouterr().err


def test_publiceer_on_a_fresh_store_says_that_there_is_nothing(sessions, capsys):
    assert main(["publiceer"]) == 0
    assert "nog geen partijen" in capsys.readouterr().out
