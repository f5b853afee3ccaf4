"""The door and the frame: who gets in, what every answer carries, what each role may open."""

import json
import re
from typing import Any

import pytest

pytestmark = pytest.mark.traag

ROLLEN = ("adviseur", "partner", "aanbieder", "accounthouder", "beheerder")


def words(deel: Any) -> str:
    """Return everything a reader meets in an answer, as one text."""
    return json.dumps(deel, ensure_ascii=False)


def count_headings(deel: Any) -> int:
    """Count the h1 elements in an answer."""
    return len(re.findall(r'"type": "H1"', words(deel)))


def test_a_stranger_is_sent_to_sign_in_and_back_to_the_page_asked_for(stad):
    client = stad.app.server.test_client()
    assert client.get("/").headers["Location"] == "/inloggen"
    volgende = client.get("/afspraken?beschikking=1").headers["Location"]
    assert volgende == "/inloggen?volgende=/afspraken%3Fbeschikking%3D1"


@pytest.mark.parametrize("pad", ["/_dash-layout", "/_dash-dependencies"])
def test_a_stranger_gets_no_layout(stad, pad):
    assert stad.app.server.test_client().get(pad).status_code == 401


def test_a_stranger_gets_no_callback(stad):
    assert stad.app.server.test_client().post("/_dash-update-component", json={}).status_code == 401


def test_a_callback_without_the_token_is_refused_and_with_it_answered(stad, adres):
    client = stad.sign_in("adviseur")
    assert client.post("/_dash-update-component", json={}).status_code == 403
    vals = client.post("/_dash-update-component", json={}, headers={"X-CSRFToken": "verzonnen"})
    assert vals.status_code == 403
    assert count_headings(adres(client, "/")) == 1


def test_a_sign_in_form_without_the_token_is_refused(stad):
    client = stad.app.server.test_client()
    antwoord = client.post("/inloggen", data={"inlognaam": "adviseur", "wachtwoord": "een-lang-wachtwoord"})
    assert antwoord.status_code == 403
    assert client.get("/").status_code == 302


def test_a_wrong_password_says_nothing_about_the_name(stad):
    client = stad.app.server.test_client()
    client.get("/inloggen")
    with client.session_transaction() as sessie:
        csrf = sessie["csrf"]
    antwoorden = [
        client.post("/inloggen", data={"csrf": csrf, "inlognaam": naam, "wachtwoord": "onjuist wachtwoord"})
        for naam in ("adviseur", "bestaat-niet")
    ]
    assert [a.status_code for a in antwoorden] == [401, 401]
    zonder_naam = [
        a.text.replace('value="adviseur"', "").replace('value="bestaat-niet"', "") for a in antwoorden
    ]
    assert zonder_naam[0] == zonder_naam[1]


def test_signing_in_leads_only_to_addresses_of_the_app(stad):
    for volgende, verwacht in (
        ("/afspraken?beschikking=1", "/afspraken?beschikking=1"),
        ("//elders.nl", "/"),
        ("https://elders.nl", "/"),
        ("/\\elders.nl", "/"),
    ):
        client = stad.app.server.test_client()
        client.get("/inloggen")
        with client.session_transaction() as sessie:
            csrf = sessie["csrf"]
        antwoord = client.post(
            "/inloggen",
            data={
                "csrf": csrf,
                "inlognaam": "adviseur",
                "wachtwoord": "een-lang-wachtwoord",
                "volgende": volgende,
            },
        )
        assert antwoord.headers["Location"] == verwacht


def test_signing_out_needs_the_token_and_ends_the_session(stad):
    client = stad.sign_in("adviseur")
    assert client.post("/uitloggen").status_code == 403
    assert client.get("/").status_code == 200
    assert client.post("/uitloggen", data={"csrf": client.get_cookie("_csrf_token").value}).status_code == 302
    assert client.get("/").status_code == 302


def test_every_answer_carries_the_security_headers(stad):
    koppen = stad.sign_in("adviseur").get("/").headers
    assert "script-src 'self' 'sha256-" in koppen["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in koppen["Content-Security-Policy"]
    assert koppen["X-Content-Type-Options"] == "nosniff"
    assert koppen["Referrer-Policy"] == "same-origin"
    assert koppen["Cache-Control"] == "no-store"


def test_the_session_cookie_is_out_of_reach_of_scripts(stad):
    client = stad.app.server.test_client()
    koekjes = client.get("/inloggen").headers.getlist("Set-Cookie")
    sessie = next(k for k in koekjes if k.startswith("wijkspiegel="))
    assert "HttpOnly" in sessie
    assert "SameSite=Lax" in sessie


def test_the_page_is_dutch_and_loads_nothing_from_outside(stad):
    html = stad.sign_in("adviseur").get("/wijkbeeld").text
    assert '<html lang="nl">' in html
    assert not re.search(r'(?:src|href)="(?:https?:)?//', html)


def test_an_unknown_address_is_a_page_with_status_404(stad, adres):
    client = stad.sign_in("adviseur")
    assert client.get("/bestaat-niet").status_code == 404
    assert "Niet gevonden" in words(adres(client, "/bestaat-niet"))


def test_a_page_beyond_the_role_is_refused_in_words_and_status_and_left_out_of_the_menu(stad, adres):
    partner, adviseur = stad.sign_in("partner"), stad.sign_in("adviseur")
    assert adviseur.get("/afspraken").status_code == 200
    assert partner.get("/afspraken").status_code == 403
    geweigerd = adres(partner, "/afspraken", "?beschikking=1")
    assert "Als wijkpartner opent u de pagina Afspraken niet" in words(geweigerd["app-inhoud"])
    assert "Jongeren voelen zich thuis" not in words(geweigerd)
    assert "/afspraken" not in words(geweigerd["app-nav"])
    assert "/afspraken" in words(adres(adviseur, "/")["app-nav"])


@pytest.mark.parametrize("rol", ROLLEN)
@pytest.mark.parametrize("plek", ["/", "/wijkbeeld", "/wijkbeeld?regio=WK059915", "/wijkbeeld?regio=GM0599"])
def test_every_role_gets_one_heading_on_every_page_it_may_open(stad, rol, plek, adres):
    pad, _, zoek = plek.partition("?")
    antwoord = adres(stad.sign_in(rol), pad, f"?{zoek}")
    assert count_headings(antwoord["app-inhoud"]) == 1
    assert "Er ging iets mis" not in words(antwoord)


def test_the_standing_line_says_that_the_city_is_invented_and_how_old_the_figures_are(stad, adres):
    stand = adres(stad.sign_in("adviseur"), "/")["app-stand"]["children"]
    assert stand == "Synthetische gegevens · Cijfers van 14 januari 2026, 09:00"


def test_an_unforeseen_error_gives_a_number_and_tells_nothing_else(stad, caplog, adres):
    antwoord = adres(stad.sign_in("adviseur"), "/wijkbeeld", "?regio=WK059915&onbekend=1&context=x")
    assert count_headings(antwoord["app-inhoud"]) == 1
    from app.components.meldingen import error_body

    tekst = error_body(RuntimeError("geheime inhoud"))[0].children
    nummer = re.search(r"nummer ([0-9a-f]{8})", tekst)[1]
    assert "geheime inhoud" not in tekst
    assert nummer in caplog.text


def test_health_is_open_and_tells_which_build_is_shown(stad):
    assert stad.app.server.test_client().get("/gezond").json == {"status": "gezond", "build": "proef"}
