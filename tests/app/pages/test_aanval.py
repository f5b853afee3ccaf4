"""What somebody with bad intentions, or a broken browser, gets: a Dutch sentence and never how it works inside."""

import json
import re
import shutil

import pytest

from app.context import Context
from app.main import create_app
from app.pages.inzendingen import Inzending, clean_text, parse_identifier
from app.security import AANVRAAG_MAX_BYTES, VERLENG_SECONDEN
from app.sign_in import safe_address
from app.wiring import make_context
from schemas.errors import OngeldigeWaardeError

pytestmark = pytest.mark.traag

CALLBACK = "/_dash-update-component"
GOED = {"output": "aanleveren-verschuiving.children", "outputs": {}, "inputs": [], "changedPropIds": []}


def post(client, inhoud: str | bytes):
    koekje = client.get_cookie("_csrf_token")
    return client.post(
        CALLBACK, data=inhoud, headers={"X-CSRFToken": koekje.value}, content_type="application/json"
    )


@pytest.mark.parametrize(
    "inhoud",
    [
        "",
        "{",
        "null",
        "[]",
        "{}",
        "[" * 100_000,
        json.dumps(GOED | {"output": None}),
        json.dumps(GOED | {"output": "bestaat.niet"}),
        json.dumps(GOED | {"outputs": None}),
        json.dumps(GOED | {"inputs": 5}),
        json.dumps(GOED | {"inputs": ["x"]}),
        json.dumps(GOED | {"changedPropIds": [5]}),
    ],
)
def test_a_malformed_callback_is_refused_in_dutch(stad, inhoud):
    antwoord = post(stad.sign_in("adviseur"), inhoud)
    assert antwoord.status_code == 400
    assert antwoord.text == "Deze aanvraag begrijpen we niet. Laad de pagina opnieuw en probeer het nog eens."


def test_a_request_that_is_too_large_is_refused_with_the_limit(stad):
    antwoord = post(stad.sign_in("aanbieder"), b" " * (AANVRAAG_MAX_BYTES + 1))
    assert antwoord.status_code == 413
    assert "ten hoogste 50 MB" in antwoord.text


def test_a_token_beyond_ascii_is_refused(stad):
    client = stad.sign_in("adviseur")
    assert client.post(CALLBACK, json={}, headers={"X-CSRFToken": "é"}).status_code == 403
    assert client.post("/uitloggen", data={"csrf": "é€"}).status_code == 403


def test_an_answer_that_is_late_signs_nobody_in_again_and_who_works_stays_signed_in(stad):
    client = stad.sign_in("aanbieder")
    hoofd = {"X-CSRFToken": client.get_cookie("_csrf_token").value}

    def signs_in(vraag: str = "") -> bool:
        antwoord = client.post(f"{CALLBACK}{vraag}", json=GOED, headers=hoofd)
        return any(k.startswith("wijkspiegel=") for k in antwoord.headers.getlist("Set-Cookie"))

    # A page that asks by itself how far a check is does not count as somebody who works.
    vanzelf = "?cacheKey=x&job=y"
    assert not signs_in()
    with client.session_transaction(f"/{vanzelf}") as sessie:
        sessie["sinds"] -= VERLENG_SECONDEN
    assert [signs_in(vanzelf), signs_in(), signs_in()] == [False, True, False]


def test_a_browser_keeps_what_is_the_same_for_everybody_whoever_signs_in(stad):
    client = stad.sign_in("aanbieder")
    blad = client.get("/")
    assert (blad.headers["Vary"], blad.headers["Cache-Control"]) == ("Cookie", "no-store")
    adressen = re.findall(r'(?:src|href)="(/(?:assets|_dash)[^"]+(?:js|css)(?:\?m=[^"]+)?)"', blad.text)
    assert len(adressen) > 20
    for adres in adressen:
        koppen = client.get(adres, buffered=True).headers
        assert ("Vary" in koppen, "Set-Cookie" in koppen) == (False, False), adres
        assert "max-age=31536000" in koppen["Cache-Control"], adres
    # Without the time of its change in the address a file may be another one tomorrow.
    assert client.get("/assets/stijl.css", buffered=True).headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("pad", ["os/path.py", "app/main.py", "dash/..%2f..%2fx.js"])
def test_an_unknown_part_of_dash_is_not_found_and_lists_nothing(stad, pad):
    antwoord = stad.app.server.test_client().get(f"/_dash-component-suites/{pad}")
    assert (antwoord.status_code, antwoord.text) == (404, "Deze pagina bestaat niet.")


def test_a_head_request_finds_the_sign_in_page(stad):
    assert stad.app.server.test_client().head("/inloggen").status_code == 200


@pytest.mark.parametrize(
    "adres", ["/\t/elders.nl", "/\x0b/elders.nl", "/\r\nSet-Cookie:x", "//elders.nl", "x"]
)
def test_an_address_that_leaves_the_app_leads_nowhere(adres):
    assert safe_address(adres) == ""


def test_names_a_page_uses_itself_are_left_out_of_the_address(stad, adres):
    for zoek in ("?_=1", "?__class__=1", "?context=1&gebruiker=2"):
        assert "Er ging iets mis" not in json.dumps(adres(stad.sign_in("adviseur"), "/afspraken", zoek))


@pytest.mark.parametrize("waarde", [5, True, ["x"], {"a": 1}, "x\x00", "\ud800"])
def test_an_address_of_another_type_is_a_page_that_says_so(stad, adres, waarde):
    antwoord = json.dumps(adres(stad.sign_in("adviseur"), waarde, waarde))
    assert "Niet gevonden" in antwoord
    assert "Dit ligt niet aan u" not in antwoord


def test_text_from_a_browser_is_text_a_database_can_hold():
    assert clean_text("a\x00b\ud800\r\n\tc") == "ab?\n\tc"
    assert (clean_text(None), clean_text(5)) == ("", "5")


@pytest.mark.parametrize("tekst", ["NaN", "inf", "-inf", "1e400", "x"])
def test_a_number_that_is_no_quantity_is_refused(tekst):
    with pytest.raises(OngeldigeWaardeError):
        Inzending("f", "0", "d", {"waarde": tekst}).number("waarde")


@pytest.mark.parametrize("tekst", ["-1", "1.5", "2147483648", "9" * 40, "", "²"])
def test_a_number_no_row_can_have_is_refused(tekst):
    with pytest.raises(OngeldigeWaardeError):
        parse_identifier(tekst)


@pytest.fixture
def eigen(stad, tmp_path) -> Context:
    """A town of its own whose stores may be broken."""
    bron = stad.context.settings.data
    doel = tmp_path / "stad"
    with stad.context.sessions.engine.connect() as verbinding:
        verbinding.exec_driver_sql("pragma wal_checkpoint(truncate)")
    shutil.copytree(bron, doel)
    settings = type(stad.context.settings)(
        **(
            vars(stad.context.settings)
            | {"data": doel, "database_url": f"sqlite:///{doel / 'wijkspiegel.sqlite'}"}
        )
    )
    context = make_context(settings)
    yield context
    context.sessions.engine.dispose()


def test_without_the_figures_a_page_and_health_say_so(eigen, stad, adres):
    for pad in eigen.settings.builds.iterdir():
        pad.unlink()
    eigen_stad = type(stad)(eigen, create_app(eigen.settings, context=eigen))
    antwoord = json.dumps(adres(eigen_stad.sign_in("adviseur"), "/wijkbeeld", "?regio=WK059915"))
    assert "kunnen niet worden gelezen" in antwoord
    assert eigen_stad.app.server.test_client().get("/gezond").status_code == 503


def test_without_the_database_everything_says_that_it_is_away(eigen, stad, caplog):
    eigen_stad = type(stad)(eigen, create_app(eigen.settings, context=eigen))
    client = eigen_stad.sign_in("adviseur")
    eigen.sessions.engine.dispose()
    for pad in eigen.settings.data.glob("wijkspiegel.sqlite*"):
        pad.unlink()
    for antwoord in (client.get("/"), post(client, json.dumps(GOED)), client.get("/gezond")):
        assert antwoord.status_code == 503
        assert "niet bereikbaar" in antwoord.text
        assert "Traceback" not in antwoord.text
    assert "adviseur" not in caplog.text
