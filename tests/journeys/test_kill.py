"""kill -9 at each step of upload, submit and publish leaves the old or the new state, never half."""

import os
import random
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path, PurePath

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


Teken = Callable[[list[str], set[str]], bool]
"""Answers, by what was promised and which files came, whether the moment to kill is there."""


def promised(woord: str) -> Teken:
    """Wait for a promise to the user."""
    return lambda regels, _: any(regel.startswith(woord) for regel in regels)


def written(patroon: str) -> Teken:
    """Wait for a file, named by its place in the data folder, to begin to exist."""
    return lambda _, nieuw: any(PurePath(naam).match(patroon) for naam in nieuw)


MOMENTEN = {
    "het werk begint": promised("begonnen"),
    "een bestand komt in het archief": written("archief/*/*"),
    "ontvangen": promised("ontvangen"),
    "ingediend": promised("ingediend"),
    "de tellingen zijn bewaard": written("tussenstand/*/*"),
    "er wordt een bouw geschreven": written("*.duckdb"),
    "het geheugen is bewaard": written("uitspraken/*/*"),
    "het zegel staat op zijn plek": written("builds/*.sha256"),
    "de bouw staat op zijn plek": written("builds/*.duckdb"),
    "gepubliceerd": promised("gepubliceerd"),
}
"""Every step of a round leaves a sign; at each of them the process is killed, whatever the machine has to do."""


def list_bestanden(data: Path) -> set[str]:
    """List every file in the data folder; one that goes meanwhile is passed over."""
    return {
        os.path.relpath(os.path.join(map_, naam), data)  # noqa: PTH118 -- half of the cost of pathlib, in a loop
        for map_, _, namen in os.walk(data)
        for naam in namen
    }


def run_until(settings: Settings, is_tijd: Teken, erna: float) -> list[str]:
    """Let the provider submit, kill it with -9 at a sign, and return what was promised meanwhile."""
    data = settings.data
    eerst = list_bestanden(data)
    inzender = Inzender({"WIJKSPIEGEL_DATA": str(data)}, data / "beloofd.txt")
    try:
        while not is_tijd(inzender.beloofd(), list_bestanden(data) - eerst):
            assert inzender.leeft(), "de aanbieder stopte zelf"
            assert inzender.beloofd().count("gepubliceerd") < 2, "dit teken komt niet"
            time.sleep(0.001)
        time.sleep(erna)
    finally:
        beloofd = inzender.kill()
    return beloofd


def check_published(sessions: Sessions, settings: Settings) -> None:
    """Whoever reads before anything is mended reads whole figures: of the files the publication names."""
    with sessions() as session:
        nieuwste = session.scalars(select(Publicatie).order_by(Publicatie.id.desc())).first()
    if nieuwste is not None:
        assert read_herkomst(settings.builds / nieuwste.bestandsnaam) == nieuwste.aanlevering_ids


def read_herkomst(bouw: Path) -> list[int]:
    with duckdb.connect(str(bouw), read_only=True) as verbinding:
        return [nummer for (nummer,) in verbinding.execute("select aanlevering_id from herkomst").fetchall()]


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
    assert read_herkomst(settings.builds / nieuwste.bestandsnaam) == [rij.id for rij in ingediend]


@pytest.mark.traag
def test_kill_at_every_step_leaves_the_old_or_the_new_state(tmp_path: Path) -> None:
    settings = load_settings({"WIJKSPIEGEL_DATA": str(tmp_path)})
    engine = create_engine_for(settings)
    migrate(engine)
    sessions = make_sessions(engine)
    fill(sessions)
    archive = Archive(settings.archief, settings.sleutel)
    referentie = load_referentie()
    kans = random.Random()
    for keer in range(KEER):
        for moment, is_tijd in MOMENTEN.items():
            beloofd = run_until(settings, is_tijd, kans.uniform(0, 0.5) if keer else 0)
            print("gedood:", moment, beloofd[-1:])  # seen when it fails
            check_published(sessions, settings)
            recover(sessions, archive, settings, referentie, nu=datetime.now(UTC))
            check_state(sessions, archive, settings, beloofd)
    engine.dispose()
