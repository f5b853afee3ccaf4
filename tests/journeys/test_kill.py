"""kill -9 at any moment of upload, submit or publish leaves the old or the new state, never half."""

import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest
from inzendlus import Inzender
from proeven import KEER
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

KEREN = 10 * KEER


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
                doeltekst="",
                interventies=[BeschikkingInterventie(interventiecode="sterk_in_de_klas")],
                gebieden=[BeschikkingGebied(regiocode="WK059915")],
            )
        )


@dataclass(frozen=True)
class Aanbieder:
    """The submitting provider, started anew for each kill."""

    settings: Settings

    def run_until(self, is_klaar: Callable[[list[str]], bool]) -> list[str]:
        """Start, kill with -9 when `is_klaar`, and return what was promised meanwhile."""
        data = self.settings.data
        inzender = Inzender({"WIJKSPIEGEL_DATA": str(data)}, data / "beloofd.txt")
        try:
            while not is_klaar(inzender.beloofd()):
                assert inzender.leeft(), "de aanbieder stopte zelf"
                time.sleep(0.005)
        finally:
            beloofd = inzender.kill()
        return beloofd

    def measure_ronde(self) -> float:
        """Return how long one round takes here and now, so that kills fall all over it."""
        momenten: list[float] = []

        def is_rond(regels: list[str]) -> bool:
            if regels and not momenten:
                momenten.append(time.monotonic())
            return regels.count("gepubliceerd") >= 1

        self.run_until(is_rond)
        return time.monotonic() - momenten[0]

    def run_for(self, wacht: float) -> list[str]:
        """Kill it `wacht` seconds after its work began."""
        einde: list[float] = []

        def is_tijd(regels: list[str]) -> bool:
            if regels and not einde:
                einde.append(time.monotonic() + wacht)
            return bool(einde) and time.monotonic() >= einde[0]

        return self.run_until(is_tijd)


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
    aanbieder = Aanbieder(settings)
    ronde = aanbieder.measure_ronde()
    kans = random.Random(20260114)
    # Each kill falls in its own part of a round and a half, so that few of them reach all of it.
    momenten = [(keer + kans.random()) / KEREN * 1.5 * ronde for keer in range(KEREN)]
    bereikt: Counter[str] = Counter()
    for moment in momenten:
        beloofd = aanbieder.run_for(moment)
        bereikt[(beloofd or ["niets"])[-1].split()[0]] += 1
        recover(sessions, archive, settings, referentie, nu=datetime.now(UTC))
        check_state(sessions, archive, settings, beloofd)
    # Kills fell both before a file was received and while its figures were built.
    assert {"niets", "ingediend"} <= set(bereikt), bereikt
    engine.dispose()
