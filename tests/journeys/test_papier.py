"""Paper over HTTP: who gets which, with whose words, byte for byte the same whatever lies in the learning room."""

import io
import json
import zipfile
from collections.abc import Iterator

import openpyxl
import pytest
from bezoeker import Bezoeker
from papierlezer import find_faults, open_pdf, read_text
from tweelingleven import GESLOTEN, K4, make_lively_city
from tweelingstad import CHARLOIS, FEIJENOORD, Stad, open_city

from app.services.afwijkingen import Afwijkinginvoer, log_afwijking
from app.services.lezingen import Lezinginvoer, save_lezing, submit_lezing
from app.services.verhalen import Verhaalinvoer, save_verhaal
from app.store.tables import Logregel
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import Vrijgave

pytestmark = pytest.mark.traag
ROLLEN = {
    "boom": "boom",
    "tak": "tak",
    "adv-c": "adviseur-charlois",
    "adv-f": "adviseur-feijenoord",
    "acc-b": "account-boom",
    "acc-t": "account-tak",
    "partner": "partner",
    "beheer": "beheer",
}
# ja: a file. rol: 403, the role makes no such paper. weg: 404, absent or not for this person. niet: 409, not adopted.
TABEL = f"""
adres                                              boom tak  adv-c adv-f acc-b acc-t partner beheer
/papier/gesprekskaart/1/{CHARLOIS}/2025-K4.pdf     ja   weg  ja    weg   ja    weg   rol     rol
/papier/gesprekskaart/2/{FEIJENOORD}/2025-K4.pdf   weg  ja   weg   ja    weg   ja    rol     rol
/papier/gesprekskaart/1/{FEIJENOORD}/2025-K4.pdf   weg  weg  weg   weg   weg   weg   rol     rol
/papier/gesprekskaart/1/{CHARLOIS}/2019-K4.pdf     weg  weg  weg   weg   weg   weg   rol     rol
/papier/verantwoording/1.json                      ja   weg  ja    weg   ja    weg   rol     rol
/papier/verantwoording/1.xlsx                      ja   weg  ja    weg   ja    weg   rol     rol
/papier/verantwoording/2.json                      weg  ja   ja    ja    weg   ja    rol     rol
/papier/dossier/1.pdf                              ja   weg  ja    weg   ja    weg   rol     rol
/papier/dossier/1.xlsx                             ja   weg  ja    weg   ja    weg   rol     rol
/papier/dossier/999.pdf                            weg  weg  weg   weg   weg   weg   rol     rol
"""
STATUS = {"ja": 200, "rol": 403, "weg": 404, "niet": 409}
GEHEIM = ("afwijking-", "lezing-", "verhaal-", "conclusie-", "eigendeel-", "herkenning-")


@pytest.fixture(scope="module")
def stad(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stad]:
    data = tmp_path_factory.mktemp("papier") / "var"
    make_lively_city(data)
    stad = open_city(data)
    yield stad
    stad.context.sessions.engine.dispose()


def fetch(bezoeker: Bezoeker, adres: str) -> tuple[int, bytes]:
    antwoord = bezoeker.client.get(adres)
    return antwoord.status_code, antwoord.data


def list_cells() -> list[tuple[str, str, str]]:
    kop, *regels = [regel.split() for regel in TABEL.strip().splitlines()]
    return [(r[0], rol, wat) for r in regels for rol, wat in zip(kop[1:], r[1:], strict=True)]


def test_every_paper_is_given_to_whom_it_is_for_and_to_nobody_else(stad: Stad) -> None:
    gekregen = {(adres, rol): fetch(stad.bezoeker(ROLLEN[rol]), adres)[0] for adres, rol, _ in list_cells()}
    assert gekregen == {(adres, rol): STATUS[wat] for adres, rol, wat in list_cells()}


def test_a_stranger_is_sent_to_the_sign_in_page(stad: Stad) -> None:
    assert fetch(Bezoeker(stad.app), "/papier/verantwoording/1.json")[0] == 302


@pytest.mark.parametrize(
    ("adres", "status"),
    [
        ("/papier/verantwoording/1.exe", 400),
        ("/papier/dossier/1.exe", 400),
        ("/papier/dossier/1.pdf?dag=gisteren", 400),
        ("/papier/dossier/1.pdf?dag=2099-01-01", 400),
        ("/papier/dossier/1.pdf?dag=2020-01-01", 404),
        ("/papier/gesprekskaart/1/elders/2025-K4.pdf", 404),
        (f"/papier/gesprekskaart/1/{CHARLOIS}/vroeger.pdf", 400),
        ("/papier/verantwoording/99999999999999999999.json", 404),
    ],
)
def test_what_an_address_gets_wrong_is_said(stad: Stad, adres: str, status: int) -> None:
    gekregen, inhoud = fetch(stad.bezoeker("boom"), adres)
    assert gekregen == status
    assert b"Traceback" not in inhoud


@pytest.mark.parametrize("vorm", ["json", "xlsx"])
def test_contract_export_is_the_same_bytes_with_and_without_the_learning_room(stad: Stad, vorm: str) -> None:
    adres = f"/papier/verantwoording/1.{vorm}"
    voor = {wie: fetch(stad.bezoeker(wie), adres)[1] for wie in ("boom", "adviseur-charlois", "account-boom")}
    with stad.context.sessions.begin() as session:
        adviseur, aanbieder = stad.gebruiker("adviseur-charlois"), stad.gebruiker("boom")
        waar = (GESLOTEN["boom"], 2)
        antwoorden = dict.fromkeys(("herkennen", "verklaren", "beoordelen"), "lezing-nieuw")
        # First a reading for the own side; then it is released for the talk and handed in, still sealed.
        vrijgave = Vrijgave.EIGEN if vorm == "json" else Vrijgave.GESPREK
        save_lezing(session, adviseur, *waar, Lezinginvoer(antwoorden, vrijgave), nu=stad.klok())
        if vrijgave is Vrijgave.GESPREK:
            submit_lezing(session, adviseur, *waar, build_id="", cijfers={}, nu=stad.klok())
        afwijking = Afwijkinginvoer(
            beschikking_id=1,
            werkregel=next(iter(load_keuzelijst("werkregel"))),
            klasse="werkwijze",
            moment=next(iter(load_keuzelijst("afwijking_moment"))),
            afgesproken="afwijking-nieuw",
            anders=f"afwijking-nieuw-{vorm}",
            reden="het kon niet anders",
            besluitnemer="de teamleider",
        )
        log_afwijking(session, aanbieder, afwijking, kwartaal=K4, nu=stad.klok())
        verhaal = Verhaalinvoer(f"verhaal-nieuw-{vorm}", "jongere", "ja", "klopt", vrijgave=Vrijgave.EIGEN)
        save_verhaal(session, aanbieder, *waar, verhaal, nu=stad.klok())
    assert {wie: fetch(stad.bezoeker(wie), adres)[1] for wie in voor} == voor
    assert all(b"toezegging-boom" in unpack(inhoud, adres).encode() for inhoud in voor.values())


def test_nothing_of_the_learning_room_is_in_any_contract_paper(stad: Stad) -> None:
    for wie in ("boom", "adviseur-charlois", "account-boom"):
        for adres in ("verantwoording/1.json", "verantwoording/1.xlsx", "dossier/1.xlsx", "dossier/1.pdf"):
            inhoud = fetch(stad.bezoeker(wie), f"/papier/{adres}")[1]
            tekst = unpack(inhoud, adres)
            assert not [woord for woord in GEHEIM if woord in tekst], (wie, adres)
            assert "gemeentewoord-boom" in tekst
            assert "gemeentewoord-tak" not in tekst


def unpack(inhoud: bytes, adres: str) -> str:
    """Return every word in a paper."""
    if adres.endswith(".pdf"):
        return read_text(inhoud)
    if adres.endswith(".xlsx"):
        with zipfile.ZipFile(io.BytesIO(inhoud)) as map_:
            return "".join(map_.read(naam).decode("utf-8", "replace") for naam in map_.namelist())
    return inhoud.decode()


def test_the_export_reads_back_with_the_same_figures_and_their_definitions(stad: Stad) -> None:
    werkmap = openpyxl.load_workbook(
        io.BytesIO(fetch(stad.bezoeker("boom"), "/papier/verantwoording/1.xlsx")[1])
    )
    assert werkmap.sheetnames == [
        "Over dit bestand",
        "Afspraken",
        "Randvoorwaarden",
        "Cijfers",
        "Besluiten",
        "Toezeggingen",
        "Definities",
    ]
    kop, *rijen = list(werkmap["Cijfers"].iter_rows(min_row=2, values_only=True))
    record = json.loads(fetch(stad.bezoeker("boom"), "/papier/verantwoording/1.json")[1])
    assert [rij[kop.index("Cijfer-id")] for rij in rijen] == [c["cijfer_id"] for c in record["cijfers"]]
    assert [rij[kop.index("n")] for rij in rijen] == [c["n"] for c in record["cijfers"]]
    assert {rij[1] for rij in werkmap["Definities"].iter_rows(min_row=3, values_only=True)} >= {
        c["indicatorcode"] for c in record["cijfers"]
    }


def test_a_count_agreed_for_several_gebieden_says_so_beside_its_target(stad: Stad) -> None:
    samen = "60 per kwartaal in alle gebieden samen"
    for wie, nummer, is_samen in (("tak", 2, True), ("boom", 1, False)):
        bezoeker, adres = stad.bezoeker(wie), f"/papier/verantwoording/{nummer}"
        for papier in (f"{adres}.xlsx", f"/papier/dossier/{nummer}.pdf"):
            tekst = " ".join(unpack(fetch(bezoeker, papier)[1], papier).split())
            assert ("60 per kwartaal" in tekst, samen in tekst) == (True, is_samen), papier
        afspraken = json.loads(fetch(bezoeker, f"{adres}.json")[1])["afspraken"]
        gevonden = {a["indicatorcode"]: a["streefwaarde_is_van_alle_gebieden_samen"] for a in afspraken}
        assert gevonden == {
            "gestarte_trajecten": is_samen,
            **dict.fromkeys(gevonden.keys() - {"gestarte_trajecten"}, False),
        }


def test_the_dossier_can_be_read_aloud_and_leads_to_the_files(stad: Stad) -> None:
    pdf = fetch(stad.bezoeker("account-boom"), "/papier/dossier/1.pdf")[1]
    assert find_faults(pdf) == []
    tekst = read_text(pdf)
    assert "bestand-boom-k4.csv" in tekst.replace("\u200b", "")
    assert "Doeltekst-van-boom" in tekst


def test_pages_for_partners_and_council_are_one_page_without_any_single_party(stad: Stad) -> None:
    for wie, soort in (
        ("partner", "wijkblad"),
        ("account-boom", "raadsblad"),
        ("adviseur-charlois", "raadsblad"),
    ):
        pdf = fetch(stad.bezoeker(wie), f"/papier/{soort}/{CHARLOIS}/2025-K4.pdf")[1]
        assert find_faults(pdf) == []
        assert len(open_pdf(pdf).pages) == 1
        tekst = read_text(pdf)
        assert "Synthetische gegevens" in tekst
        assert "geven een 7 of hoger" in tekst
        assert "verhaal-eigen" not in tekst


def test_the_figures_of_a_place_are_those_of_the_person_who_asks(stad: Stad) -> None:
    def parties(wie: str) -> set[object]:
        inhoud = fetch(stad.bezoeker(wie), f"/papier/cijfers/{CHARLOIS}/2025-K4.xlsx")[1]
        kop, *rijen = openpyxl.load_workbook(io.BytesIO(inhoud))["Cijfers"].iter_rows(
            min_row=2, values_only=True
        )
        return {rij[kop.index("Partij")] for rij in rijen}

    assert parties("boom") == {"alle samen", "Stichting De Boom"}
    assert parties("tak") == {"alle samen", "Stichting De Tak"}
    assert parties("adviseur-charlois") == {"alle samen", "Stichting De Boom", "Stichting De Tak"}


def test_every_paper_that_left_was_logged_with_its_bytes_and_no_other(stad: Stad) -> None:
    def logged() -> int:
        return sum(
            regel.gebeurtenis.endswith("_gemaakt") and "sha256" in regel.details
            for regel in stad.rows(Logregel)
        )

    voor = logged()
    fetch(stad.bezoeker("boom"), "/papier/verantwoording/1.json")
    assert logged() == voor + 1
    fetch(stad.bezoeker("tak"), "/papier/verantwoording/1.json")
    fetch(stad.bezoeker("partner"), "/papier/verantwoording/1.json")
    assert logged() == voor + 1


def test_a_wijkpartner_is_offered_the_page_of_the_own_wijk_and_nothing_else(stad: Stad) -> None:
    start = stad.bezoeker("partner").open("/").tekst
    assert f"/papier/wijkblad/{CHARLOIS}/" in start
    assert start.count("/papier/") == 1
    assert "/papier/" not in stad.bezoeker("beheer").open("/").tekst
    assert (
        f"/papier/cijfers/{CHARLOIS}/2025-K4.xlsx"
        in stad.bezoeker("boom").open(f"/wijkbeeld?regio={CHARLOIS}").tekst
    )


def test_buttons_for_paper_stand_where_the_role_may_make_it(stad: Stad) -> None:
    blad = stad.bezoeker("account-boom").open("/afspraken?beschikking=1").tekst
    assert "/papier/verantwoording/1.xlsx" in blad
    assert "/papier/dossier/1.pdf" in blad
    assert f"/papier/gesprekskaart/1/{CHARLOIS}/2025-K4.pdf" in blad
    assert (
        f"/papier/gesprekskaart/1/{CHARLOIS}/2025-K4.pdf"
        in stad.bezoeker("boom").open("/gesprek?gesprek=1").tekst
    )
