"""Scenario 2(e): a word written into each field of a reading or story is sought by everybody else, everywhere."""

import io
import itertools
import zipfile
from pathlib import Path
from typing import Any

import pytest
from bezoeker import Bezoeker
from papierlezer import read_everything
from tweelingleven import K2, K4, PLEKKEN, make_lively_city, plan
from tweelingstad import Stad, open_city

from app.services.lezingen import Lezinginvoer, save_lezing, submit_lezing
from app.services.verhalen import Verhaalinvoer, save_verhaal
from app.store.tables import Lezing, Logregel, Verhaal
from schemas.leercyclus import Vrijgave
from schemas.methode import load_methode
from tests.journeys.test_matrix import ROLLEN, read_tabel
from tests.journeys.test_matrix_daden import GESPREKSFORMULIEREN

pytestmark = pytest.mark.traag

GESPREK, DEEL, KLAAR = 5, 1, 2
"""The talk over K2, and its two afspraken: one with a draft, one with a submitted reading."""
SCHRIJVERS = {"boom": "boom", "adv-c": "adviseur-charlois"}
VELDEN = ("twijfel", "andere_verklaring")
VRAGEN = tuple(stap.code for stap in load_methode().vragen)


def mark(rol: str, waar: str) -> str:
    """Return a word that stands nowhere else."""
    return f"MERK-{rol}-{waar}-KREM"


@pytest.fixture(scope="module")
def stad(tmp_path_factory: pytest.TempPathFactory) -> Stad:
    """The lively city with a talk in which both sides wrote a mark into every field; neither is complete."""
    data = tmp_path_factory.mktemp("merken") / "var"
    make_lively_city(data)
    stad = open_city(data)
    plan(stad, "boom", K2)
    for rol, inlognaam in SCHRIJVERS.items():
        write_marks(stad, rol, inlognaam)
    return stad


def write_marks(stad: Stad, rol: str, inlognaam: str) -> None:
    """Write a draft, a submitted reading and a story of each release level."""
    gebruiker = stad.gebruiker(inlognaam)
    with stad.context.sessions.begin() as session:
        for afspraak in (DEEL, KLAAR):
            invoer = Lezinginvoer(
                {code: mark(rol, f"{code}{afspraak}") for code in VRAGEN},
                Vrijgave.OPENBAAR,
                **{veld: mark(rol, f"{veld}{afspraak}") for veld in VELDEN},
            )
            save_lezing(session, gebruiker, GESPREK, afspraak, invoer, nu=stad.klok())
        submit_lezing(session, gebruiker, GESPREK, KLAAR, build_id="", cijfers={}, nu=stad.klok())
        for vrijgave in Vrijgave:
            verhaal = Verhaalinvoer(
                *(mark(rol, f"verhaal{vrijgave.value}"), "jongere", mark(rol, f"ja{vrijgave.value}")),
                vrijgave=vrijgave,
                thema=mark(rol, f"thema{vrijgave.value}"),
            )
            save_verhaal(session, gebruiker, GESPREK, DEEL, verhaal, nu=stad.klok())


def all_marks(rol: str) -> set[str]:
    """Return every mark of one side."""
    van_lezing = {mark(rol, f"{veld}{a}") for veld in (*VRAGEN, *VELDEN) for a in (DEEL, KLAAR)}
    van_verhaal = {mark(rol, f"{wat}{v.value}") for wat in ("verhaal", "ja", "thema") for v in Vrijgave}
    return van_lezing | van_verhaal


def addresses() -> list[str]:
    """Return every address of the app, and every way into the talk that somebody may think of."""
    talk = f"/gesprek?gesprek={GESPREK}"
    stappen = ("alles", "begin", "sluiten", f"afspraak-{DEEL}", f"afspraak-{KLAAR}&zaal=ja")
    extra = ("&lezing=1", "&kant=gemeente&vrijgave=openbaar", "&gebruiker=boom&status=geopend")
    eigen = [talk, *(f"{talk}&stap={stap}" for stap in stappen), *(f"{talk}&stap=alles{e}" for e in extra)]
    return [*read_tabel(), *eigen]


def files(stad: Stad) -> dict[str, str]:
    """Return every address that gives a file with the rule it follows, for this talk and its beschikking, in every form."""
    keuzes: dict[str, tuple[object, ...]] = {
        "gesprek_id": (GESPREK,),
        "beschikking_id": (PLEKKEN["boom"][0],),
        "kenmerk": ("JP-2025-001",),
        "regiocode": (PLEKKEN["boom"][1],),
        "kwartaal": (K2, K4),
        "vorm": ("pdf", "docx", "xlsx", "json"),
        "aanlevering_id": (3,),
        "soort": ("trajecten",),
    }
    server = stad.app.server
    with server.test_request_context():
        adapter = server.url_map.bind("localhost")
        regels = [
            regel
            for regel in server.url_map.iter_rules()
            if "GET" in (regel.methods or ()) and not regel.rule.startswith(("/assets", "/_dash", "/<path"))
        ]
        return {
            adapter.build(
                regel.endpoint, dict(zip(sorted(regel.arguments), waarden, strict=True))
            ): regel.rule
            for regel in regels
            if regel.rule not in ("/inloggen", "/gezond", "/")
            for waarden in itertools.product(*(keuzes.get(naam, (1,)) for naam in sorted(regel.arguments)))
        }


def unpack(inhoud: bytes) -> str:
    """Return what can be read in a file: of a workbook or Word file every part, of a PDF its unpacked words."""
    if inhoud.startswith(b"%PDF"):
        return read_everything(inhoud)
    if inhoud[:2] != b"PK":
        return inhoud.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(inhoud)) as doos:
        return "\n".join(doos.read(naam).decode("utf-8", "replace") for naam in doos.namelist())


def press_everything(bezoeker: Bezoeker, stad: Stad) -> None:
    """Send every form of the talk, and those that are about single readings and stories."""
    for afspraak in (DEEL, KLAAR):
        for formulier, knop, velden in GESPREKSFORMULIEREN:
            if (formulier, knop) not in {("lezing", "dien_in"), ("verhaal", "geen_verhaal")}:
                bezoeker.send("gesprek", formulier, f"{GESPREK}-{afspraak}", knop, **velden)
    for soort, tabel in (("lezing", Lezing), ("verhaal", Verhaal)):
        for rij in stad.rows(tabel):
            if rij.gesprek_id == GESPREK:
                sleutel = f"{GESPREK}-{soort}-{rij.id}"
                bezoeker.send("gesprek", "vrijgave", sleutel, "verschuif", naar="gesprek")
    bezoeker.send("gesprek", "vaststellen", str(GESPREK), "stel_vast", versie="99")
    bezoeker.send("gesprek", "corrigeren", str(GESPREK), "corrigeer", welke="eigen_deel", versie="1")


@pytest.mark.parametrize("rol", ROLLEN)
def test_no_word_of_a_sealed_reading_reaches_anybody_else(stad: Stad, rol: str) -> None:
    bezoeker = stad.bezoeker(ROLLEN[rol])
    for adres in addresses():
        bezoeker.open(adres)
    bestanden = {adres: unpack(bezoeker.client.get(adres).data) for adres in files(stad)}
    if rol not in SCHRIJVERS:
        press_everything(bezoeker, stad)
    for pad in ("/_dash-layout", "/_dash-dependencies"):
        bestanden[pad] = bezoeker.client.get(pad).text
    for schrijver in SCHRIJVERS:
        gezien = {m for m in all_marks(schrijver) if bezoeker.has_heard(m)}
        in_bestand = {adres for adres, tekst in bestanden.items() if "MERK-" in tekst}
        assert not in_bestand, "no file holds a word of a talk that is being read, not even the own"
        if schrijver == rol:
            # The same search finds the own words: it looks in the right places.
            assert mark(rol, f"herkennen{KLAAR}") in gezien
            assert mark(rol, f"twijfel{DEEL}") in gezien
        else:
            assert gezien == set()


def test_every_kind_of_file_is_given_to_somebody_so_that_the_search_reads_it(stad: Stad) -> None:
    gegeven = {
        regel
        for inlognaam in set(ROLLEN.values())
        for adres, regel in files(stad).items()
        if stad.bezoeker(inlognaam).client.get(adres).status_code == 200
    }
    # Of a talk that is being read there is no report yet, for nobody.
    assert set(files(stad).values()) - gegeven == {
        r for r in files(stad).values() if r.startswith("/papier/gespreksverslag/")
    }


def test_the_search_sees_what_a_compressed_pdf_says(stad: Stad) -> None:
    """A search through raw bytes finds nothing in a PDF, so it would pass whatever stands there."""
    bezoeker = stad.bezoeker("boom")
    for adres in (
        f"/papier/dossier/{PLEKKEN['boom'][0]}.pdf",
        f"/papier/gesprekskaart/1/{PLEKKEN['boom'][1]}/{K2}.pdf",
    ):
        inhoud = bezoeker.client.get(adres).data
        assert b"Doeltekst-van-boom" not in inhoud
        assert "Doeltekst-van-boom" in unpack(inhoud)


def test_no_log_line_holds_a_word_of_a_reading_or_story(stad: Stad) -> None:
    regels = stad.rows(Logregel)
    assert any(r.gebeurtenis == "lezing_ingediend" for r in regels)
    assert not [r for r in regels if "MERK-" in f"{r.onderwerp}{r.details}"]


def test_the_same_words_are_found_by_the_other_side_once_both_are_in(stad: Stad) -> None:
    with stad.context.sessions.begin() as session:
        for inlognaam in SCHRIJVERS.values():
            nu: Any = stad.klok()
            submit_lezing(session, stad.gebruiker(inlognaam), GESPREK, DEEL, build_id="", cijfers={}, nu=nu)
    for rol, ander in (("boom", "adv-c"), ("adv-c", "boom")):
        bezoeker = stad.bezoeker(ROLLEN[rol])
        bezoeker.open(f"/gesprek?gesprek={GESPREK}&stap=alles")
        gezien = {m for m in all_marks(ander) if bezoeker.has_heard(m)}
        assert all_marks(ander) - gezien == {
            *(mark(ander, f"{wat}eigen") for wat in ("verhaal", "thema")),
            *(mark(ander, f"ja{v.value}") for v in Vrijgave),
        }


def test_the_build_on_disk_holds_no_word_of_a_reading(stad: Stad) -> None:
    builds: Path = stad.context.settings.builds
    assert [p for p in builds.rglob("*") if p.is_file()]
    assert not [p for p in builds.rglob("*") if p.is_file() and b"MERK-" in p.read_bytes()]
