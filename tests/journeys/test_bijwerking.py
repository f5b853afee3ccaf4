"""After an upgrade: who opens the app sees the figures there are, unless those hide less than is asked now."""

import json
import os
import shutil
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from mallen import read_mal, write_mal
from sqlalchemy import delete, select, update
from tweelingstad import Stad, make_city, make_csv, open_city

from app.services.beginnen import Begin, judge_begin
from app.services.publicatie import publish
from app.store.tables import Aanlevering, Publicatie
from pipelines.reference import load_referentie
from schemas.vocabulary import Kwartaal
from tests.journeys.browser import GEDULD, starting, wait_for
from tests.journeys.test_twee_processen import Browser

pytestmark = pytest.mark.traag

K3 = Kwartaal(2025, 3)
OUD, BESTAND = "oud", "build-oud.duckdb"
VAN_EERDER = "de laatste bijwerking van Wijkspiegel"
BLAD = "/wijkbeeld?regio=BU05991571&kwartaal=2025-K3"


@pytest.fixture(scope="module")
def mal(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, bytes]:
    """The files of a small city with published figures."""
    data = tmp_path_factory.mktemp("stad")
    make_city(data)
    stad = open_city(data)
    stad.deliver("boom", "k3.csv", make_csv(K3, "klimrek", "Tarwewijk", zevens=64, van=80), K3)
    stad.publish()
    stad.context.sessions.engine.dispose()
    return read_mal(data)


@pytest.fixture
def stad(mal: dict[Path, bytes], tmp_path: Path) -> Iterator[Stad]:
    """That city, as if a former version published its figures."""
    write_mal(mal, tmp_path)
    stad = open_city(tmp_path)
    make_former(stad)
    yield stad
    stad.context.sessions.engine.dispose()


def make_former(stad: Stad) -> None:
    """Make the publication one of a former version."""
    builds = stad.context.settings.builds
    with stad.context.sessions.begin() as session:
        publicatie = session.scalars(select(Publicatie)).one()
        shutil.copy(builds / publicatie.bestandsnaam, builds / BESTAND)
        anders = {"build_id": OUD, "codeversie": OUD, "bestandsnaam": BESTAND}
        session.execute(update(Publicatie).values(**anders))
    change_file(builds / BESTAND, f"update bouw set build_id = '{OUD}', codeversie = '{OUD}'")


def change_file(pad: Path, sql: str) -> None:
    with duckdb.connect(str(pad)) as verbinding:
        verbinding.execute(sql)


class Ophouden:
    """Holds up whoever builds: the rows of the one file come through a pipe, when told to."""

    def __init__(self, stad: Stad) -> None:
        shutil.rmtree(stad.context.settings.tussenstand)
        sha256 = stad.rows(Aanlevering)[0].rijen_sha256
        self.pad = stad.context.settings.archief / sha256[:2] / sha256
        self.inhoud = self.pad.read_bytes()
        self.pad.unlink()
        os.mkfifo(self.pad)

    def wait_for_reader(self) -> int:
        """Return the pipe once somebody waits for the rows."""
        einde = time.monotonic() + GEDULD
        while True:
            try:
                return os.open(self.pad, os.O_WRONLY | os.O_NONBLOCK)
            except OSError:
                assert time.monotonic() < einde, "niemand bouwt"
                time.sleep(0.05)

    def let_through(self) -> None:
        """Put the file back for whoever comes next, and give the rows to who waits."""
        pijp = self.wait_for_reader()
        naast = self.pad.with_name("naast")
        naast.write_bytes(self.inhoud)
        naast.replace(self.pad)
        os.set_blocking(pijp, True)
        with os.fdopen(pijp, "wb") as schrijver:
            schrijver.write(self.inhoud)


def ask_health(adres: str) -> str:
    with urllib.request.urlopen(f"{adres}/gezond", timeout=GEDULD) as antwoord:
        return str(json.load(antwoord)["build"])


def wait_for_new_figures(adres: str, log: Path) -> None:
    einde = time.monotonic() + GEDULD
    while ask_health(adres) == OUD:
        assert time.monotonic() < einde, log.read_text()
        time.sleep(0.1)


def test_the_figures_there_are_stay_in_sight_until_a_start_made_the_new_ones(stad: Stad) -> None:
    data, log = stad.context.settings.data, stad.context.settings.data / "server.log"
    ophouden, standen = Ophouden(stad), Counter[int]()
    with starting(data) as (adres, proces):
        wait_for(adres, proces, log)
        assert ask_health(adres) == OUD
        pijp = ophouden.wait_for_reader()
    # Making them ended with the app: nobody waits for the rows any more, and nothing half was published.
    with pytest.raises(BrokenPipeError):
        os.write(pijp, b"rijen")
    os.close(pijp)
    assert [p.build_id for p in stad.rows(Publicatie)] == [OUD]
    with starting(data) as (adres, proces):
        wait_for(adres, proces, log)
        browser = Browser(adres, standen, "adviseur-charlois")
        eerst = browser.draw(BLAD)
        assert VAN_EERDER in eerst
        assert "Klimrek" in eerst
        ophouden.let_through()
        wait_for_new_figures(adres, log)
        daarna = browser.draw(BLAD)
    assert set(standen) == {200}
    assert "Klimrek" in daarna
    assert VAN_EERDER not in daarna


def test_figures_that_hide_less_than_is_asked_now_make_way_for_a_page_that_says_so(stad: Stad) -> None:
    data = stad.context.settings.data
    ophouden = Ophouden(stad)
    with starting(data, WIJKSPIEGEL_DREMPEL="15") as (adres, proces):
        status, blad = ask_until_it_answers(f"{adres}/wijkbeeld")
        assert (status, "Nog even geduld" in blad, "Klimrek" in blad) == (503, True, False)
        ophouden.let_through()
        wait_for(adres, proces, data / "server.log")
        assert ask_health(adres) != OUD
        assert VAN_EERDER not in Browser(adres, Counter(), "adviseur-charlois").draw(BLAD)


def ask_until_it_answers(adres: str) -> tuple[int, str]:
    einde = time.monotonic() + GEDULD
    while True:
        try:
            vraag = urllib.request.Request(adres, headers={"Accept": "text/html"})
            with urllib.request.urlopen(vraag, timeout=10) as antwoord:
                return antwoord.status, antwoord.read().decode()
        except urllib.error.HTTPError as fout:
            return fout.code, fout.read().decode()
        except OSError:
            assert time.monotonic() < einde, "er komt geen antwoord"
            time.sleep(0.05)


VERANDERINGEN = {
    "niets": ("select 1", Begin.ERNAAST),
    "een kolom erbij": ("alter table cijfer add column nieuw integer", Begin.ERNAAST),
    "een kolom weg": ("alter table cijfer drop column vorige_waarde", Begin.EERST),
    "een kolom van een andere soort": ("alter table cijfer alter vorige_waarde type varchar", Begin.EERST),
    "een woord dat niet meer bestaat": ("update cijfer set verandering = 'prachtig'", Begin.EERST),
    "andere regels voor verbergen": ("update bouw set verbergversie = 'oud'", Begin.EERST),
    "een lagere drempel": ("update bouw set drempel = 9", Begin.EERST),
    "een hogere drempel": ("update bouw set drempel = 11", Begin.ERNAAST),
}


def judge(stad: Stad) -> Begin:
    context = stad.context
    return judge_begin(context.sessions, context.archive, context.settings, load_referentie())


def test_figures_of_a_former_version_are_shown_when_they_can_be_read_and_hide_enough(stad: Stad) -> None:
    pad = stad.context.settings.builds / BESTAND
    heel = pad.read_bytes()
    for verandering, (sql, verwacht) in VERANDERINGEN.items():
        pad.write_bytes(heel)
        change_file(pad, sql)
        assert judge(stad) is verwacht, verandering


def test_a_lost_or_damaged_file_is_made_first_and_a_city_without_figures_shows_that_at_once(
    stad: Stad,
) -> None:
    context, pad = stad.context, stad.context.settings.builds / BESTAND
    pad.write_bytes(b"geen bouw")
    assert judge(stad) is Begin.EERST
    pad.unlink()
    assert judge(stad) is Begin.EERST
    publish(context.sessions, context.archive, context.settings, load_referentie(), nu=stad.klok())
    assert judge(stad) is Begin.BIJ
    (context.settings.builds / stad.rows(Publicatie)[-1].bestandsnaam).unlink()
    assert judge(stad) is Begin.EERST
    with context.sessions.begin() as session:
        session.execute(delete(Publicatie))
    assert judge(stad) is Begin.ERNAAST
