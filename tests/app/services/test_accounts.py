"""Signing in: one message whatever went wrong, a pause after five failures, and visits that are noted."""

import time
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from mallen import GOEDKOOP
from sqlalchemy import select

from app.identity_web import current_gebruiker, init_identity, is_signed_in, sign_in, sign_out
from app.services import accounts
from app.services.accounts import (
    INRICHTING,
    MELDING,
    Accountinvoer,
    Inlogpoging,
    create_account,
    end_sessions,
    load_gebruiker,
    previous_visit,
    set_password,
    verify_login,
)
from app.store.sessions import Sessions
from app.store.tables import Account
from schemas.errors import DeclaratieError, GeenToegangError, GelijktijdigeWijzigingError, NietGereedError

pytestmark = pytest.mark.traag

WACHTWOORD = "een lang wachtwoord"
NIEUW = Accountinvoer("Jip", "Jip Jansen", "aanbieder", WACHTWOORD, partijcode="stroom")


@pytest.fixture
def echte_hash() -> None:
    """Asked for where the strength or the price of a hash is what is tested."""


@pytest.fixture(autouse=True)
def goedkoop(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Elsewhere the same argon2 makes hashes with one pass."""
    if "echte_hash" not in request.fixturenames:
        monkeypatch.setattr(accounts, "PasswordHasher", lambda: GOEDKOOP)


@pytest.fixture
def jip(sessions: Sessions, stadje: Any) -> int:
    with sessions.begin() as session:
        return create_account(session, INRICHTING, NIEUW, nu=stadje.nu).id


def attempt(sessions: Sessions, stadje: Any, wachtwoord: str, naam: str = "jip", na: int = 0) -> Inlogpoging:
    with sessions.begin() as session:
        return verify_login(session, naam, wachtwoord, nu=stadje.nu + timedelta(minutes=na))


def test_the_right_password_signs_in_with_the_reach_of_the_account(
    sessions: Sessions, stadje: Any, jip: int
) -> None:
    poging = attempt(sessions, stadje, WACHTWOORD, naam=" JIP ")
    assert poging.gebruiker is not None
    assert (poging.gebruiker.id, poging.gebruiker.partijcode, poging.melding) == (jip, "stroom", "")


def test_an_accounthouder_carries_what_its_beschikkingen_pay_for(stadje: Any) -> None:
    assert stadje["accounthouder"].levert == {("stroom", "klas")}


def test_unknown_wrong_and_inactive_look_the_same(sessions: Sessions, stadje: Any, jip: int) -> None:
    onbekend = attempt(sessions, stadje, WACHTWOORD, naam="niemand")
    fout = attempt(sessions, stadje, "fout")
    with sessions.begin() as session:
        session.get_one(Account, jip).is_actief = False
    inactief = attempt(sessions, stadje, WACHTWOORD)
    assert onbekend == fout == inactief == Inlogpoging(None, melding=MELDING)


@pytest.mark.usefixtures("echte_hash")
def test_an_unknown_name_costs_as_much_time_as_a_wrong_password(
    sessions: Sessions, stadje: Any, jip: int
) -> None:
    def fastest(naam: str) -> float:
        tijden = []
        for na in range(3):
            # Of this process alone: what else the machine does takes time as well.
            begin = time.process_time()
            attempt(sessions, stadje, "fout", naam=naam, na=na * 100)
            tijden.append(time.process_time() - begin)
        return min(tijden)

    assert fastest("niemand") > fastest("jip") / 3


def test_five_failures_close_the_account_for_a_quarter_of_an_hour(
    sessions: Sessions, stadje: Any, jip: int
) -> None:
    for _ in range(4):
        attempt(sessions, stadje, "fout")
    assert attempt(sessions, stadje, WACHTWOORD).gebruiker is not None
    for _ in range(5):
        attempt(sessions, stadje, "fout")
    assert attempt(sessions, stadje, WACHTWOORD, na=14) == Inlogpoging(None, melding=MELDING)
    assert attempt(sessions, stadje, WACHTWOORD, na=15).gebruiker is not None


@pytest.mark.usefixtures("echte_hash")
def test_a_password_is_never_stored_as_such(sessions: Sessions, stadje: Any, jip: int) -> None:
    with sessions() as session:
        kop = session.get_one(Account, jip).wachtwoord_hash.rsplit("$", 2)[0]
    # As dear as the hash of the name nobody has: that one is looked at in its place.
    assert kop == accounts.SCHIJNHASH.rsplit("$", 2)[0] == "$argon2id$v=19$m=65536,t=3,p=4"


def test_a_visit_is_noted_and_the_one_before_is_remembered(sessions: Sessions, stadje: Any, jip: int) -> None:
    eerste = attempt(sessions, stadje, WACHTWOORD).gebruiker
    assert eerste is not None
    with sessions() as session:
        assert previous_visit(session, eerste) is None
    attempt(sessions, stadje, WACHTWOORD, na=60)
    with sessions() as session:
        assert previous_visit(session, eerste) == stadje.nu


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"wachtwoord": "kort"}, NietGereedError),
        ({"partijcode": None}, NietGereedError),
        ({"rolcode": "gebiedsadviseur"}, NietGereedError),
        ({"rolcode": "koning"}, DeclaratieError),
        ({"naam": " "}, NietGereedError),
        ({"inlognaam": "aanbieder"}, GelijktijdigeWijzigingError),
    ],
)
def test_an_account_fits_its_role(
    sessions: Sessions, stadje: Any, velden: dict[str, Any], fout: type[Exception]
) -> None:
    with pytest.raises(fout), sessions.begin() as session:
        create_account(session, INRICHTING, Accountinvoer(**(vars(NIEUW) | velden)), nu=stadje.nu)


@pytest.mark.parametrize("wie", ["adviseur", "accounthouder", "aanbieder", "wijkpartner"])
def test_only_a_beheerder_makes_accounts_and_ends_the_sessions_of_others(
    sessions: Sessions, stadje: Any, jip: int, wie: str
) -> None:
    anders = Accountinvoer(**(vars(NIEUW) | {"inlognaam": "anders"}))
    with sessions.begin() as session:
        for mag_niet in (
            lambda: create_account(session, stadje[wie], anders, nu=stadje.nu),
            lambda: end_sessions(session, stadje[wie], jip, nu=stadje.nu),
        ):
            with pytest.raises(GeenToegangError):
                mag_niet()
        assert create_account(session, stadje["beheerder"], anders, nu=stadje.nu)


def test_a_session_ends_when_its_token_changes(sessions: Sessions, stadje: Any, jip: int) -> None:
    poging = attempt(sessions, stadje, WACHTWOORD)
    with sessions.begin() as session:
        assert load_gebruiker(session, jip, sessieteken=poging.sessieteken) == poging.gebruiker
        assert load_gebruiker(session, jip, sessieteken="ander") is None
        assert load_gebruiker(session, 999_999, sessieteken=poging.sessieteken) is None
        end_sessions(session, stadje["beheerder"], jip, nu=stadje.nu)
        assert load_gebruiker(session, jip, sessieteken=poging.sessieteken) is None


def test_the_web_knows_its_person_until_signing_out_or_the_token_changes(
    sessions: Sessions, stadje: Any, jip: int
) -> None:
    server = Flask("proef")
    server.secret_key = "proef"
    init_identity(server, sessions)
    server.add_url_rule("/in", "in", lambda: (sign_in(attempt(sessions, stadje, WACHTWOORD)), "in")[1])
    server.add_url_rule("/uit", "uit", lambda: (sign_out(), "uit")[1])
    server.add_url_rule("/wie", "wie", lambda: current_gebruiker().naam if is_signed_in() else "niemand")
    klant = server.test_client()

    def wie() -> str:
        return klant.get("/wie").text

    assert wie() == "niemand"
    klant.get("/in")
    assert wie() == "Jip Jansen"
    klant.get("/uit")
    assert wie() == "niemand"
    klant.get("/in")
    with sessions.begin() as session:
        session.scalars(select(Account).where(Account.id == jip)).one().sessieteken = "nieuw"
    assert wie() == "niemand"
    with server.test_request_context(), pytest.raises(GeenToegangError):
        current_gebruiker()


def test_a_password_is_checked_before_the_writing_transaction_begins(
    sessions: Sessions, stadje: Any, jip: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Argon2 takes long: who signs in meanwhile must not keep others from writing."""
    begonnen: list[bool] = []
    echt = accounts._matches

    def note(wachtwoord_hash: str, wachtwoord: str) -> bool:
        begonnen.append(session.has_begun)
        return echt(wachtwoord_hash, wachtwoord)

    monkeypatch.setattr(accounts, "_matches", note)
    with sessions.begin() as session:
        assert verify_login(session, "jip", WACHTWOORD, nu=stadje.nu).gebruiker is not None
    assert begonnen == [False]


def test_only_a_beheerder_gives_another_password_and_its_sessions_end(
    sessions: Sessions, stadje: Any, jip: int
) -> None:
    poging = attempt(sessions, stadje, WACHTWOORD)
    for wie in ("adviseur", "aanbieder", "accounthouder", "wijkpartner"):
        with pytest.raises(GeenToegangError), sessions.begin() as session:
            set_password(session, stadje[wie], jip, "een-ander-wachtwoord", nu=stadje.nu)
    with pytest.raises(NietGereedError), sessions.begin() as session:
        set_password(session, stadje["beheerder"], jip, "kort", nu=stadje.nu)
    with sessions.begin() as session:
        set_password(session, stadje["beheerder"], jip, "een-ander-wachtwoord", nu=stadje.nu)
    assert attempt(sessions, stadje, WACHTWOORD).gebruiker is None
    assert attempt(sessions, stadje, "een-ander-wachtwoord").gebruiker is not None
    with sessions() as session:
        assert load_gebruiker(session, jip, sessieteken=poging.sessieteken) is None
