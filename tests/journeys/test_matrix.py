"""Roles × pages × objects over HTTP: what opens, what is refused and how, and whose words reach whom (R-30, R-35)."""

import re

import pytest
from bezoeker import CALLBACKS, Antwoord
from tweelingstad import WACHTWOORD, Stad

from tests.journeys.adressen import ROLLEN, read_tabel
from tests.journeys.ronde import Ronde

pytestmark = pytest.mark.traag

# Whoever opens every address above meets exactly these words, and nobody else does. Talks 1 and 2 are sealed
# (also what De Tak wrote for everyone to read), 3 and 4 are opened and held, not adopted.
HOORT = """
lezing-boom-1                 boom
lezing-adviseur-charlois-1    adv-c
lezing-tak-2                  tak
lezing-adviseur-feijenoord-2  adv-f
lezing-boom-3                 boom adv-c
lezing-adviseur-charlois-3    boom adv-c acc-b
lezing-tak-4                  tak adv-f
lezing-adviseur-feijenoord-4  tak adv-f acc-t
verhaal-eigen-boom            boom
verhaal-openbaar-boom         boom adv-c acc-b
verhaal-eigen-tak             tak
verhaal-openbaar-tak          tak adv-f acc-t
conclusie-boom                boom adv-c
conclusie-tak                 tak adv-f
Doeltekst-van-boom            boom adv-c acc-b
Doeltekst-van-tak             tak adv-c adv-f acc-t
actie-boom                    boom adv-c acc-b
actie-tak                     tak adv-f acc-t
les-eigen-boom                boom
les-eigen-tak                 tak
les-openbaar-boom             boom tak adv-c adv-f acc-b acc-t
les-openbaar-tak              boom tak adv-c adv-f acc-b acc-t
laagvraag-boom                boom adv-c acc-b
laagvraag-tak                 tak adv-f acc-t
bijeenkomst-van-allen         boom tak adv-c adv-f
toezegging-boom               boom adv-c acc-b
gemeentewoord-boom            boom adv-c acc-b
toezegging-tak                tak adv-c adv-f acc-t
gemeentewoord-tak             tak adv-c adv-f acc-t
bestand-boom-k4.csv           boom adv-c acc-b beheer
bestand-tak-k4.csv            tak adv-c adv-f acc-t beheer
half-boom.csv                 boom
half-tak.csv                  tak
signaal-partner               adv-c partner
signaal-boom                  boom adv-c
uitvraag-concept              adv-c acc-b acc-t
uitvraag-gesteld              boom tak adv-c acc-b acc-t partner
antwoord-partner              adv-c acc-b acc-t partner
plan-uit-de-wijk              boom tak adv-c acc-b acc-t partner
term-boom                     boom
term-tak                      tak
herkenning-klimrek            boom adv-c acc-b partner beheer
herkenning-schommel           tak adv-c acc-t partner beheer
"""
# Marks and reach as a page words them: De Boom alone in Tarwewijk; De Tak alone in Bloemhof and Carnisse.
EIGEN_CIJFERS = {
    "boom": ("78%, tussen 65% en 87%", "50 van ongeveer 4.210"),
    "tak": (
        "80%, tussen 60% en 90%",
        "60%, tussen 40% en 80%",
        "50 van ongeveer 4.880",
        "50 van ongeveer 23.770",
        "60 van ongeveer 3.515",
    ),
}
SAMEN = "110 van ongeveer 21.140"
"""What both reached in Charlois together: nobody's own figure."""


def judge(antwoord: Antwoord) -> str:
    """Say in one word how an address was answered."""
    tekst = antwoord.tekst
    kop = {"Niet gevonden": "weg", "Dit begrijpen we niet": "onzin", "Er ging iets mis": "stuk"}
    uitkomst = next((woord for titel, woord in kop.items() if f'"{titel}"' in tekst), "ja")
    if "opent u de pagina" in tekst:
        uitkomst = "rol"
    verwacht = {"rol": 403, "ja": 200, "onzin": 200}
    if (uitkomst, antwoord.status) == ("weg", 404):
        return "nee"
    return uitkomst if antwoord.status == verwacht.get(uitkomst, 200) else f"{uitkomst}/{antwoord.status}"


@pytest.mark.parametrize("rol", ROLLEN)
def test_every_address_is_answered_as_declared_and_brings_only_these_words(ronde: Ronde, rol: str) -> None:
    antwoorden, tabel = ronde.open(rol), read_tabel()
    assert {adres: judge(antwoorden[adres]) for adres in tabel} == {a: r[rol] for a, r in tabel.items()}
    bezoeker = ronde.bezoeker(rol)
    hoort = {
        woord: lezers.split() for woord, _, lezers in (r.partition(" ") for r in HOORT.strip().splitlines())
    }
    gehoord = {woord for woord in hoort if bezoeker.has_heard(woord)}
    assert gehoord == {woord for woord, lezers in hoort.items() if rol in lezers}


@pytest.mark.parametrize("rol", EIGEN_CIJFERS)
def test_a_provider_gets_no_figure_that_is_another_providers_nor_a_total_of_one(
    ronde: Ronde, rol: str
) -> None:
    beelden = {adres: antwoord.tekst for adres, antwoord in ronde.open(rol).items()}
    for wie, cijfers in EIGEN_CIJFERS.items():
        for cijfer in cijfers:
            gezien = [adres for adres, beeld in beelden.items() if cijfer in beeld]
            assert bool(gezien) is (wie == rol), (cijfer, gezien)
    assert SAMEN in beelden["/wijkbeeld?regio=WK059915"]


@pytest.mark.parametrize("rol", ["boom", "tak"])
def test_start_tells_a_provider_only_of_its_own_changes(gemerkte_stad: Stad, rol: str) -> None:
    start = gemerkte_stad.bezoeker(ROLLEN[rol]).open("/").tekst
    ander = {"boom": "tak", "tak": "boom"}[rol]
    assert "Wat er veranderde sinds 13 januari 2026" in start
    assert f"Nieuwe verbeteractie: actie-{rol}" not in start, "one's own doing is no news"
    assert f"het gesprek Beschikking van {rol}" in start
    assert f"gemeentewoord-{rol}" in start
    assert f"Beschikking van {ander}" not in start


@pytest.mark.parametrize("adres", [a for a in read_tabel() if a != "/bestaat-niet"])
def test_a_stranger_is_sent_to_sign_in_whatever_is_asked(gemerkte_stad: Stad, adres: str) -> None:
    antwoord = gemerkte_stad.app.server.test_client().get(adres)
    assert (antwoord.status_code, antwoord.headers["Location"].split("?")[0]) == (302, "/inloggen")


def test_a_stranger_gets_nothing_of_dash_and_no_callback(gemerkte_stad: Stad) -> None:
    vreemde = gemerkte_stad.app.server.test_client()
    for pad in ("/_dash-layout", "/_dash-dependencies", "/_reload-hash"):
        assert vreemde.get(pad).status_code == 401
    for methode in ("post", "put", "delete", "patch"):
        assert getattr(vreemde, methode)(CALLBACKS, json={}).status_code == 401


def test_what_dash_serves_to_everybody_who_is_signed_in_holds_no_words_of_anybody(
    gemerkte_stad: Stad,
) -> None:
    partner = gemerkte_stad.bezoeker("partner").client
    samen = "".join(
        partner.get(pad).text for pad in ("/_dash-layout", "/_dash-dependencies", "/assets/app.css")
    )
    assert not re.search(r"lezing-|verhaal-|conclusie-|actie-(?:boom|tak)|Doeltekst", samen)


@pytest.mark.parametrize("token", ["", "verzonnen", "van een ander"])
def test_a_form_without_the_token_of_this_session_is_refused_and_changes_nothing(
    gemerkte_stad: Stad, token: str
) -> None:
    boom, ander = (
        gemerkte_stad.bezoeker("boom"),
        gemerkte_stad.bezoeker("tak").client.get_cookie("_csrf_token"),
    )
    assert ander is not None
    waarde = ander.value if token == "van een ander" else token
    eerst = gemerkte_stad.snapshot()
    antwoord = boom.post(boom.read_frame("/"), koppen={"X-CSRFToken": waarde} if waarde else {})
    assert antwoord.status == 403
    assert gemerkte_stad.snapshot() == eerst


def test_signing_in_with_somebody_elses_token_is_refused(gemerkte_stad: Stad) -> None:
    vreemde = gemerkte_stad.app.server.test_client()
    vreemde.get("/inloggen")
    velden = {"csrf": "verzonnen", "inlognaam": "boom", "wachtwoord": WACHTWOORD}
    assert vreemde.post("/inloggen", data=velden).status_code == 403
    assert vreemde.get("/").status_code == 302
