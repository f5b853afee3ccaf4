"""Beheer: accounts, log and publications, for a beheerder and nobody else."""

from dataclasses import replace

import pytest

from app.identity import Gebruiker
from app.pages.beheer_daden import DADEN
from app.pages.inzendingen import Inzending
from app.services.accounts import verify_login
from app.store.access import visible_accounts, visible_logregels, visible_publicaties, visible_themas
from schemas.errors import GeenToegangError, NietGereedError, NietGevondenError

pytestmark = pytest.mark.traag

BEHEERDER = Gebruiker(5, "Bea Beheer", "beheerder")
ANDEREN = tuple(
    Gebruiker(9, "Een ander", rol) for rol in ("gebiedsadviseur", "accounthouder", "aanbieder", "wijkpartner")
)
WACHTWOORD = "nog-een-lang-wachtwoord"


def send(stad, formulier: str, daad: str, sleutel: str = "0", gebruiker: Gebruiker = BEHEERDER, **velden):
    return DADEN[formulier](stad.context, gebruiker, Inzending(formulier, sleutel, daad, velden))


def make(stad, naam: str, gebruiker: Gebruiker = BEHEERDER):
    velden = {"naam": naam, "inlognaam": naam, "wachtwoord": WACHTWOORD, "rol": "gebiedsadviseur"}
    send(stad, "nieuw_account", "maak", gebruiker=gebruiker, gebieden="['WK059915', 'WK059910']", **velden)
    with stad.context.sessions() as session:
        return next(a for a in visible_accounts(session, BEHEERDER) if a.inlognaam == naam)


def may_sign_in(stad, naam: str, wachtwoord: str = WACHTWOORD) -> bool:
    with stad.context.sessions.begin() as session:
        return verify_login(session, naam, wachtwoord, nu=stad.context.nu()).gebruiker is not None


@pytest.mark.parametrize("rol", ["adviseur", "partner", "aanbieder", "accounthouder"])
def test_others_do_not_open_the_page(stad, rol):
    assert stad.sign_in(rol).get("/beheer").status_code == 403


def test_a_beheerder_sees_accounts_log_and_publication(stad, vraag):
    tekst = vraag(stad.sign_in("beheerder"), "/beheer", "")
    assert "Ans Adviseur" in tekst
    assert "account gemaakt" in tekst
    assert "proef" in tekst
    assert "uw eigen account" in tekst


def test_the_log_is_narrowed_by_a_word(stad, vraag):
    tekst = vraag(stad.sign_in("beheerder"), "/beheer", "?log=bestaat-niet-echt")
    assert "Geen regels gevonden" in tekst
    assert send(stad, "log", "filter", zoek="account").adres == "/beheer?log=account"


def test_an_account_is_made_with_its_gebieden_closed_and_opened(stad):
    account = make(stad, "nieuwe")
    assert {r.regiocode for r in account.regios} == {"WK059915", "WK059910"}
    assert may_sign_in(stad, "nieuwe")
    send(stad, "account", "sluiten", str(account.id))
    assert not may_sign_in(stad, "nieuwe")
    send(stad, "account", "openen", str(account.id))
    assert may_sign_in(stad, "nieuwe")


def test_a_locked_account_is_let_in_again(stad):
    account = make(stad, "vergeetachtig")
    for _ in range(5):
        assert not may_sign_in(stad, "vergeetachtig", "fout wachtwoord hoor")
    assert not may_sign_in(stad, "vergeetachtig")
    send(stad, "account", "vrijgeven", str(account.id))
    assert may_sign_in(stad, "vergeetachtig")


def test_nobody_closes_the_own_account_or_one_that_is_not_there(stad):
    account = make(stad, "eigen")
    zelf = replace(BEHEERDER, id=account.id)
    with pytest.raises(NietGereedError):
        send(stad, "account", "sluiten", str(account.id), gebruiker=zelf)
    with pytest.raises(NietGevondenError):
        send(stad, "account", "sluiten", "999999")


@pytest.mark.parametrize("ander", ANDEREN, ids=lambda g: g.rolcode)
def test_others_do_nothing_and_see_nothing(stad, ander):
    for formulier, daad, sleutel in (("publiceren", "publiceer", "0"), ("account", "sluiten", "1")):
        with pytest.raises(GeenToegangError):
            send(stad, formulier, daad, sleutel, gebruiker=ander)
    with pytest.raises(GeenToegangError):
        make(stad, "stiekem", gebruiker=ander)
    with stad.context.sessions() as session:
        assert visible_accounts(session, ander) == []
        assert visible_logregels(session, ander) == []
        assert visible_publicaties(session, ander) == []
        assert visible_themas(session, ander) == {}
