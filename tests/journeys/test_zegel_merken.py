"""Scenario 2(e): a word written into each field of a reading or story is sought by everybody else, everywhere."""

from pathlib import Path
from typing import Any

import pytest
from bezoeker import Bezoeker
from tweelingleven import K2, PLEKKEN
from tweelingmerken import DEEL, GESPREK, KLAAR, SCHRIJVERS, all_marks, mark
from tweelingstad import Stad

from app.services.lezingen import submit_lezing
from app.store.tables import Lezing, Logregel, Verhaal
from schemas.leercyclus import Vrijgave
from tests.journeys.adressen import ROLLEN
from tests.journeys.daden import GESPREKSFORMULIEREN
from tests.journeys.ronde import Ronde, files, unpack

pytestmark = pytest.mark.traag


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
def test_no_word_of_a_sealed_reading_reaches_anybody_else(ronde: Ronde, rol: str) -> None:
    bezoeker, stad = ronde.bezoeker(rol), ronde.stad
    ronde.open(rol)
    bestanden = {adres: bestand.tekst for adres, bestand in ronde.get(rol).items()}
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


def test_every_kind_of_file_is_given_to_somebody_so_that_the_search_reads_it(ronde: Ronde) -> None:
    regels = set(files(ronde.stad).values())
    gegeven = {b.regel for rol in ROLLEN for b in ronde.get(rol).values() if b.status == 200}
    # Of a talk that is being read there is no report yet, for nobody.
    assert regels - gegeven == {r for r in regels if r.startswith("/papier/gespreksverslag/")}


def test_the_search_sees_what_a_compressed_pdf_says(gemerkte_stad: Stad) -> None:
    """A search through raw bytes finds nothing in a PDF, so it would pass whatever stands there."""
    bezoeker = gemerkte_stad.bezoeker("boom")
    for adres in (
        f"/papier/dossier/{PLEKKEN['boom'][0]}.pdf",
        f"/papier/gesprekskaart/1/{PLEKKEN['boom'][1]}/{K2}.pdf",
    ):
        inhoud = bezoeker.client.get(adres).data
        assert b"Doeltekst-van-boom" not in inhoud
        assert "Doeltekst-van-boom" in unpack(inhoud)


def test_no_log_line_holds_a_word_of_a_reading_or_story(gemerkte_stad: Stad) -> None:
    regels = gemerkte_stad.rows(Logregel)
    assert any(r.gebeurtenis == "lezing_ingediend" for r in regels)
    assert not [r for r in regels if "MERK-" in f"{r.onderwerp}{r.details}"]


def test_the_same_words_are_found_by_the_other_side_once_both_are_in(gemerkte_stad: Stad) -> None:
    with gemerkte_stad.context.sessions.begin() as session:
        for inlognaam in SCHRIJVERS.values():
            nu: Any = gemerkte_stad.klok()
            submit_lezing(
                session, gemerkte_stad.gebruiker(inlognaam), GESPREK, DEEL, build_id="", cijfers={}, nu=nu
            )
    for rol, ander in (("boom", "adv-c"), ("adv-c", "boom")):
        bezoeker = gemerkte_stad.bezoeker(ROLLEN[rol])
        bezoeker.open(f"/gesprek?gesprek={GESPREK}&stap=alles")
        gezien = {m for m in all_marks(ander) if bezoeker.has_heard(m)}
        assert all_marks(ander) - gezien == {
            *(mark(ander, f"{wat}eigen") for wat in ("verhaal", "thema")),
            *(mark(ander, f"ja{v.value}") for v in Vrijgave),
        }


def test_the_build_on_disk_holds_no_word_of_a_reading(gemerkte_stad: Stad) -> None:
    builds: Path = gemerkte_stad.context.settings.builds
    assert [p for p in builds.rglob("*") if p.is_file()]
    assert not [p for p in builds.rglob("*") if p.is_file() and b"MERK-" in p.read_bytes()]
