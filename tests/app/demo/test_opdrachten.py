"""The commands demo and partijen, as someone at a prompt meets them."""

import json

from mallen import put_store

from app.cli import main
from app.commands.demo import describe_accounts
from app.demo.inrichten import WACHTWOORD
from app.settings import load_settings
from app.store.sessions import create_engine_for, make_sessions
from app.store.tables import Partij


def test_partijen_come_from_the_example_when_there_is_no_store(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("WIJKSPIEGEL_DATA", str(tmp_path / "niets"))
    assert main(["partijen", "--json"]) == 0
    partijen = json.loads(capsys.readouterr().out)
    assert {"code": "springplank", "naam": "Stichting De Springplank"} in partijen
    assert len(partijen) == 13
    assert not (tmp_path / "niets").exists()


def test_partijen_come_from_the_store_when_it_has_them(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("WIJKSPIEGEL_DATA", str(tmp_path))
    put_store(tmp_path)
    engine = create_engine_for(load_settings({"WIJKSPIEGEL_DATA": str(tmp_path)}))
    with make_sessions(engine).begin() as session:
        session.add(Partij(code="eigen", naam="Een eigen partij", soort="aanbieder"))
    engine.dispose()
    assert main(["partijen", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == [{"code": "eigen", "naam": "Een eigen partij"}]


def test_the_card_names_an_account_per_role_and_the_password():
    kaart = describe_accounts()
    for rol in ("Gebiedsadviseur", "Accounthouder", "Aanbieder", "Wijkpartner", "Beheerder"):
        assert rol in kaart
    assert WACHTWOORD in kaart
    assert "Synthetische gegevens" in kaart
