"""Beheer: accounts, log and publications, for a beheerder and nobody else."""

from dataclasses import replace

import pandas as pd
import pytest
from sqlalchemy import select

from app.identity import Gebruiker
from app.pages.beheer_daden import DADEN
from app.pages.beheer_log import describe_details
from app.pages.inzendingen import Inzending
from app.services.accounts import verify_login
from app.services.logboek import write_log
from app.services.publicatie import remember
from app.services.referentiebestanden import (
    Lading,
    load_referentiebestand,
    withdraw_referentiebestand,
)
from app.store.access import (
    count_logregels,
    visible_accounts,
    visible_logregels,
    visible_publicaties,
    visible_themas,
)
from app.store.tables import Publicatie
from app.store.tussenstand import Tussenstand
from pipelines.onderdrukking.eerder import Geheugen
from schemas.errors import GeenToegangError, NietGereedError, NietGevondenError, OngeldigeWaardeError
from schemas.vocabulary import Referentiesoort

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


def test_a_beheerder_hears_which_memory_of_earlier_figures_is_gone(stad, vraag):
    beheerder = stad.sign_in("beheerder")
    assert "uitspraken" not in vraag(beheerder, "/beheer", "")
    plek = Tussenstand(stad.context.settings.uitspraken, stad.context.settings.sleutel)
    plek.put("er", b"wat er is gezegd")
    with stad.context.sessions.begin() as session:
        nieuwste = session.scalars(select(Publicatie).order_by(Publicatie.id.desc()).limit(1)).one()
        eerst = dict(nieuwste.geheugen)
        nieuwste.geheugen = {"2025-K1": "er", "2025-K2": "weg"}
    try:
        tekst = vraag(beheerder, "/beheer", "")
    finally:
        with stad.context.sessions.begin() as session:
            session.get_one(Publicatie, nieuwste.id).geheugen = eerst
    assert "Bestanden uit de map uitspraken ontbreken voor: K2 2025." in tekst
    assert "reservekopie" in tekst


def test_a_beheerder_hears_which_small_numbers_are_known_already(stad, vraag):
    beheerder = stad.sign_in("beheerder")
    assert "al bekend" not in vraag(beheerder, "/beheer", "")
    with stad.context.sessions.begin() as session:
        nieuwste = session.scalars(select(Publicatie).order_by(Publicatie.id.desc()).limit(1)).one()
        eerst = dict(nieuwste.geheugen)
        vroeger = Geheugen(remember(stad.context.settings, nieuwste).bewaring, {})
        rijen = pd.DataFrame({"kwartaal": ["2025-H1", "2025-K3"]})
        nieuwste.geheugen = vroeger.write("proef", rijen, {"2025-H1": 1200, "2025-K3": 0})
    try:
        tekst = vraag(beheerder, "/beheer", "")
    finally:
        with stad.context.sessions.begin() as session:
            session.get_one(Publicatie, nieuwste.id).geheugen = eerst
    assert "die Wijkspiegel nu verbergt: 1.200 (eerste helft 2025). Dat komt" in tekst


def test_the_log_is_narrowed_by_a_word(stad, vraag):
    tekst = vraag(stad.sign_in("beheerder"), "/beheer", "?log=bestaat-niet-echt")
    assert "Geen regels gevonden" in tekst
    assert send(stad, "log", "filter", zoek="account").adres == "/beheer?log=account#logboek"


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


LADING = Lading(
    soort=Referentiesoort.CONTEXT,
    sleutel="cbs_kwb 2023JJ00",
    naam="CBS Kerncijfers wijken en buurten 2023",
    bron="CBS Kerncijfers wijken en buurten 2023",
    licentie="CC BY 4.0",
    versie="2023",
    bestandsnaam="kwb2023.csv",
    inhoud=b"origineel",
    rijen=b"indicatorcode,regiocode,peiljaar,peilperiode,waarde,teken,stand,bron\n",
    aantal_rijen=0,
    verslag={"niet_gebruikt": ["Bevolkingsdichtheid"], "plaatsen_onbekend": {"Nergens": "Verbeter de naam."}},
)


def load(stad) -> str:
    with stad.context.sessions.begin() as session:
        uitkomst = load_referentiebestand(
            session, stad.context.archive, BEHEERDER, LADING, nu=stad.context.nu()
        )
        return str(uitkomst.bestand.id)


def test_a_loaded_file_is_listed_with_who_what_was_left_out_and_why_it_was_withdrawn(stad, vraag):
    nummer = load(stad)
    tekst = vraag(stad.sign_in("beheerder"), "/beheer", "")
    for deel in (
        "kwb2023.csv",
        "Bea Beheer",
        "Bevolkingsdichtheid",
        "Nergens: Verbeter de naam.",
        "telt mee",
    ):
        assert deel in tekst
    uitleg = vraag(stad.sign_in("adviseur"), "/uitleg", "")
    assert "Door de gemeente geladen" in uitleg
    with stad.context.sessions.begin() as session:
        withdraw_referentiebestand(session, BEHEERDER, int(nummer), "verkeerd jaar", nu=stad.context.nu())
    tekst = vraag(stad.sign_in("beheerder"), "/beheer", "")
    assert "verkeerd jaar" in tekst
    assert "Laat weer meetellen" in tekst
    with pytest.raises(OngeldigeWaardeError):
        send(stad, "referentie", "wissen", nummer)


@pytest.mark.parametrize("ander", ANDEREN, ids=lambda g: g.rolcode)
def test_others_withdraw_no_file(stad, ander):
    nummer = load(stad)
    for daad in ("intrekken", "terugzetten"):
        with pytest.raises(GeenToegangError):
            send(stad, "referentie", daad, nummer, gebruiker=ander, reden="zomaar")


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
        assert count_logregels(session, ander) == 0
        assert visible_publicaties(session, ander) == []
        assert visible_themas(session, ander) == {}


def test_the_log_is_read_page_by_page(stad, vraag):
    with stad.context.sessions.begin() as session:
        for nummer in range(120):
            write_log(session, BEHEERDER, "proef gelezen", f"proefregel {nummer}", nu=stad.context.nu())
    beheerder = stad.sign_in("beheerder")
    eerste = vraag(beheerder, "/beheer", "?log=proefregel")
    assert "Regel 1 tot en met 50 van 120, de nieuwste eerst." in eerste
    assert "proefregel 119" in eerste
    assert "proefregel 69" not in eerste
    assert "/beheer?log=proefregel&regel=51#logboek" in eerste
    assert "Nieuwere regels" not in eerste
    laatste = vraag(beheerder, "/beheer", "?log=proefregel&regel=101")
    assert "Regel 101 tot en met 120 van 120" in laatste
    assert "proefregel 0" in laatste
    assert "/beheer?log=proefregel&regel=51#logboek" in laatste
    assert "Oudere regels" not in laatste
    assert "/beheer?log=proefregel#logboek" in vraag(beheerder, "/beheer", "?log=proefregel&regel=51")


@pytest.mark.parametrize("regel", ["0", "-3", "99999", "²", "morgen", "9" * 40])
def test_a_page_of_the_log_that_is_not_there_is_the_first(stad, vraag, regel):
    with stad.context.sessions.begin() as session:
        write_log(session, BEHEERDER, "proef gelezen", f"bladzijde {regel}", nu=stad.context.nu())
    tekst = vraag(stad.sign_in("beheerder"), "/beheer", f"?log=bladzijde {regel}&regel={regel}")
    assert "Alle regels, de nieuwste eerst." in tekst
    assert f"bladzijde {regel}" in tekst


def test_a_hash_in_the_log_is_shown_by_its_beginning():
    details = {"vorm": "json", "sha256": "99601a088ceff" + "0" * 51, "leeg": ""}
    assert describe_details(details) == "vorm: json; sha256: 99601a088cef…"
