"""kill -9 at any moment of upload, submit or publish leaves the old or the new state, never half."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest
from sqlalchemy import select

from app.services.publicatie import recover
from app.settings import Settings, load_settings
from app.store.archive import Archive
from app.store.sessions import Sessions, create_engine_for, make_sessions, migrate
from app.store.tables import (
    Aanlevering,
    Beschikking,
    BeschikkingGebied,
    BeschikkingInterventie,
    Interventie,
    Partij,
    Publicatie,
)
from pipelines.reference import load_referentie
from schemas.leercyclus import AanleveringStatus

KEREN = 30


def fill(sessions: Sessions) -> None:
    """One provider with one intervention in one beschikking."""
    with sessions.begin() as session:
        session.add(Partij(code="springplank", naam="De Springplank", soort="aanbieder"))
        session.add(
            Interventie(
                code="sterk_in_de_klas",
                naam="Sterk in de Klas",
                doelgroep="jeugdigen",
                leeftijd_van=4,
                leeftijd_tot=17,
                trede=2,
                is_erkend=True,
                is_individueel=False,
                veranderlogica="",
            )
        )
        session.flush()
        session.add(
            Beschikking(
                kenmerk="proef",
                titel="Proef",
                partijcode="springplank",
                account="Proef",
                van_kwartaal="2025-K1",
                tot_kwartaal="2025-K4",
                budget_euro=1,
                regime="basisaanbod",
                doeltekst="",
                interventies=[BeschikkingInterventie(interventiecode="sterk_in_de_klas")],
                gebieden=[BeschikkingGebied(regiocode="WK059915")],
            )
        )


def run_until_killed(settings: Settings, wacht: float) -> list[str]:
    """Start the submitting provider, kill it `wacht` seconds after it began, return what it promised."""
    lus = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("inzendlus.py"))],
        env={**os.environ, "WIJKSPIEGEL_DATA": str(settings.data), "WIJKSPIEGEL_DATABASE": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert lus.stdout is not None
    eerste = lus.stdout.readline()
    time.sleep(wacht)
    lus.send_signal(signal.SIGKILL)
    rest, fouten = lus.communicate()
    assert eerste == "begonnen\n", fouten
    assert lus.returncode == -signal.SIGKILL, fouten
    return rest.splitlines()


def check_state(sessions: Sessions, archive: Archive, settings: Settings, beloofd: list[str]) -> None:
    """Nothing promised is lost, nothing is half, and the figures are those of the accepted files."""
    with sessions() as session:
        rijen = list(session.scalars(select(Aanlevering)))
        for rij in rijen:
            assert archive.get(rij.sha256)
            assert rij.rijen_sha256 is not None
            assert archive.get(rij.rijen_sha256)
        ingediend = [rij for rij in rijen if rij.status is AanleveringStatus.INGEDIEND]
        assert len(ingediend) <= 1
        standen = {str(rij.id): rij.status for rij in rijen}
        for regel in beloofd:
            match regel.split():
                case ["ontvangen", nummer]:
                    assert nummer in standen
                case ["ingediend", nummer]:
                    assert standen[nummer] in {AanleveringStatus.INGEDIEND, AanleveringStatus.VERVANGEN}
        nieuwste = session.scalars(select(Publicatie).order_by(Publicatie.id.desc())).first()
    assert nieuwste is not None
    with duckdb.connect(str(settings.builds / nieuwste.bestandsnaam), read_only=True) as verbinding:
        herkomst = verbinding.execute("select aanlevering_id from herkomst").fetchall()
    assert [nummer for (nummer,) in herkomst] == [rij.id for rij in ingediend]


@pytest.mark.traag
def test_kill_at_a_random_moment_leaves_the_old_or_the_new_state(tmp_path: Path) -> None:
    settings = load_settings({"WIJKSPIEGEL_DATA": str(tmp_path)})
    engine = create_engine_for(settings)
    migrate(engine)
    sessions = make_sessions(engine)
    fill(sessions)
    archive = Archive(settings.archief, settings.sleutel)
    referentie = load_referentie()
    kans = random.Random(20260114)
    bereikt: Counter[str] = Counter()
    for _ in range(KEREN):
        beloofd = run_until_killed(settings, kans.uniform(0, 1.2))
        bereikt[(beloofd or ["niets"])[-1].split()[0]] += 1
        recover(sessions, archive, settings, referentie, nu=datetime.now(UTC))
        check_state(sessions, archive, settings, beloofd)
    # The kills fell in different steps, or this test would prove little.
    assert len(bereikt) >= 3, bereikt
    engine.dispose()
