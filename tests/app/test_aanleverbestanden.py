"""The downloads of Aanleveren over HTTP: who gets which file, under which name, and nothing for anybody else."""

import hashlib
import io
from collections.abc import Iterator
from typing import Any

import openpyxl
import pytest
from tweelingstad import Stad, make_city, make_csv, open_city

from app.services.aanleveringen import Upload, receive_aanlevering, submit_aanlevering
from app.services.werkboeken import safe_naam
from app.store.tables import Aanlevering
from pipelines.reference import load_referentie
from schemas.vocabulary import Kwartaal

pytestmark = pytest.mark.traag

K3, K4 = Kwartaal(2025, 3), Kwartaal(2025, 4)
SCHOON = make_csv(K3, "klimrek", "Tarwewijk", zevens=20)
FOUT = make_csv(K4, "klimrek", "Tarwewijk", zevens=20).replace("Tarwewijk", "Tarwewyk", 1)
INGEDIEND, OPEN = 1, 2
ROLLEN = ("boom", "tak", "adviseur-charlois", "account-boom", "account-tak", "beheer", "")
TABEL = {
    f"/aanleveren/{INGEDIEND}/werkboek.xlsx": (200, 404, 403, 403, 403, 403, 302),
    f"/aanleveren/{INGEDIEND}/origineel": (200, 404, 403, 403, 403, 403, 302),
    f"/aanleveren/{INGEDIEND}/ontvangstbewijs.txt": (200, 404, 403, 200, 404, 403, 302),
    f"/aanleveren/{OPEN}/werkboek.xlsx": (200, 404, 403, 403, 403, 403, 302),
    f"/aanleveren/{OPEN}/origineel": (200, 404, 403, 403, 403, 403, 302),
    f"/aanleveren/{OPEN}/ontvangstbewijs.txt": (200, 404, 403, 404, 404, 403, 302),
    "/aanleveren/99/werkboek.xlsx": (404, 404, 403, 403, 403, 403, 302),
    "/aanleveren/99/ontvangstbewijs.txt": (404, 404, 403, 404, 404, 403, 302),
    f"/aanleveren/{'9' * 30}/origineel": (404, 404, 404, 404, 404, 404, 302),
    "/aanleveren/sjabloon/trajecten.xlsx": (200, 200, 403, 403, 403, 403, 302),
    "/aanleveren/sjabloon/verzonnen.xlsx": (404, 404, 403, 403, 403, 403, 302),
    "/aanleveren/sjabloon/tellingen.xlsx?kwartaal=ooit": (400, 400, 400, 400, 400, 400, 302),
}


@pytest.fixture(scope="module")
def stad(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stad]:
    """The city with one submitted file and one with an error, both of De Boom."""
    data = tmp_path_factory.mktemp("bestanden") / "var"
    make_city(data)
    stad = open_city(data)
    receive(stad, "derde kwartaal é.csv", SCHOON, K3)
    with stad.context.sessions.begin() as session:
        submit_aanlevering(session, stad.gebruiker("boom"), INGEDIEND, nu=stad.klok())
    receive(stad, "k4.csv", FOUT, K4)
    yield stad
    stad.context.sessions.engine.dispose()


def receive(stad: Stad, naam: str, inhoud: str, kwartaal: Kwartaal) -> None:
    """Take in one file of De Boom."""
    upload = Upload(inhoud.encode(), naam, kwartaal)
    wie, archief = stad.gebruiker("boom"), stad.context.archive
    with stad.context.sessions.begin() as session:
        receive_aanlevering(session, archief, wie, upload, referentie=load_referentie(), nu=stad.klok())


def get(stad: Stad, wie: str, adres: str) -> Any:
    client = stad.bezoeker(wie).client if wie else stad.app.server.test_client()
    return client.get(adres)


@pytest.mark.parametrize("adres", TABEL)
def test_each_role_gets_only_the_files_that_are_for_it(stad: Stad, adres: str) -> None:
    assert tuple(get(stad, wie, adres).status_code for wie in ROLLEN) == TABEL[adres]


@pytest.mark.parametrize("soort", ["werkboek.xlsx", "origineel", "ontvangstbewijs.txt"])
def test_a_file_of_somebody_else_is_answered_as_one_that_does_not_exist(stad: Stad, soort: str) -> None:
    vreemd, afwezig = (get(stad, "tak", f"/aanleveren/{nr}/{soort}") for nr in (INGEDIEND, 99))
    assert (vreemd.status_code, vreemd.data) == (afwezig.status_code, afwezig.data)
    assert "Boom" not in vreemd.text


def test_a_download_is_saved_under_a_safe_name_and_kept_nowhere(stad: Stad) -> None:
    antwoord = get(stad, "boom", f"/aanleveren/{INGEDIEND}/origineel")
    assert antwoord.data == SCHOON.encode()
    assert antwoord.headers["Content-Disposition"].startswith("attachment; ")
    assert "filename*=UTF-8''derde%20kwartaal%20%C3%A9.csv" in antwoord.headers["Content-Disposition"]
    assert antwoord.headers["Cache-Control"] == "no-store"
    assert antwoord.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("naam", "veilig"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\map\\cijfers.xlsx", "cijfers.xlsx"),
        ('a"b\r\nSet-Cookie: x.csv', "abSet-Cookie x.csv"),
        ("", "bestand"),
        ("…" * 300 + ".csv", "…" * 120 + ".csv"),
        ("Übersicht.xlsx", "Übersicht.xlsx"),
    ],
)
def test_a_name_is_made_safe_to_save_under(naam: str, veilig: str) -> None:
    assert safe_naam(naam) == veilig


def test_the_receipt_proves_which_file_came_in_and_is_the_same_every_time(stad: Stad) -> None:
    adres = f"/aanleveren/{INGEDIEND}/ontvangstbewijs.txt"
    eigen, accounthouder = get(stad, "boom", adres), get(stad, "account-boom", adres)
    tekst = eigen.data.decode("utf-8-sig")
    assert hashlib.sha256(SCHOON.encode()).hexdigest() in tekst
    for deel in (
        "K3 2025",
        "derde kwartaal é.csv",
        "Versie:",
        "Ingediend door:",
        "Rijen overgenomen:        40",
    ):
        assert deel in tekst
    assert eigen.data == get(stad, "boom", adres).data == accounthouder.data


def test_the_receipt_of_what_was_not_submitted_says_that_it_does_not_count(stad: Stad) -> None:
    tekst = get(stad, "boom", f"/aanleveren/{OPEN}/ontvangstbewijs.txt").data.decode("utf-8-sig")
    assert "telt nog niet mee" in tekst
    assert "Ingediend op" not in tekst


def test_the_marked_workbook_of_the_page_marks_the_fault(stad: Stad) -> None:
    antwoord = get(stad, "boom", f"/aanleveren/{OPEN}/werkboek.xlsx")
    assert "k4_gemarkeerd.xlsx" in antwoord.headers["Content-Disposition"]
    werkmap = openpyxl.load_workbook(io.BytesIO(antwoord.data))
    (bevinding,) = [b for b in stad.rows(Aanlevering)[1].rapport["bevindingen"] if b["ernst"] == "fout"]
    assert werkmap["Gegevens"][bevinding["cel"]].comment.text.startswith("Fout: ")


def test_the_template_is_filled_with_what_this_party_delivered_before(stad: Stad) -> None:
    antwoord = get(stad, "boom", "/aanleveren/sjabloon/trajecten.xlsx?kwartaal=2025-K4")
    blad = openpyxl.load_workbook(io.BytesIO(antwoord.data)).worksheets[0]
    assert "Boom" in blad["A1"].value
    assert blad["B2"].value == "2025-K4"
    assert blad["A5"].value == "Trajectnummer"


def test_the_page_leads_to_the_files_that_are_for_this_person(stad: Stad) -> None:
    boom, accounthouder = stad.bezoeker("boom"), stad.bezoeker("account-boom")
    bewijs, origineel = f"/aanleveren/{INGEDIEND}/ontvangstbewijs.txt", f"/aanleveren/{INGEDIEND}/origineel"
    begin = boom.open("/aanleveren?kwartaal=2025-K3").tekst
    assert bewijs in begin
    assert origineel in begin
    assert "/aanleveren/sjabloon/tellingen.xlsx?kwartaal=2025-K3" in begin
    assert f"/aanleveren/{OPEN}/werkboek.xlsx" in boom.open(f"/aanleveren?aanlevering={OPEN}").tekst
    gezien = accounthouder.open("/aanleveren").tekst
    assert bewijs in gezien
    assert "origineel" not in gezien
    assert "werkboek.xlsx" not in gezien
    assert f"/aanleveren/{OPEN}/" not in gezien
