"""Publishing: one row is the commit point; processes at once and processes that die leave nothing half."""

import os
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest
from inzendlus import Inzender
from proeven import KEER
from sqlalchemy import func, select, update

from app.identity import Gebruiker
from app.queries.stand import stand_of
from app.services.aanleveringen import Upload, receive_aanlevering, submit_aanlevering
from app.services.achterstand import Achterstand, find_achterstand
from app.services.publicatie import publish, recover
from app.settings import Settings
from app.store.archive import Archive
from app.store.sessions import Sessions
from app.store.tables import Aanlevering, Partij, Publicatie, Wijkgebeurtenis
from pipelines.bouwbestand import ZEGEL
from pipelines.reference import Referentie, load_referentie
from schemas.errors import DeclaratieError
from schemas.leercyclus import AanleveringStatus
from schemas.vocabulary import Kwartaal

pytestmark = pytest.mark.traag

KOP = "traject_id;interventie;regio;leeftijd;startdatum;bijeenkomsten"
BUURT, BUURT_ELDERS = "BU05991570", "BU05991692"


@pytest.fixture(scope="module")
def referentie() -> Referentie:
    return load_referentie()


@pytest.fixture
def archive(settings: Settings) -> Archive:
    return Archive(settings.archief)


def submit_file(
    sessions: Sessions, archive: Archive, stadje: Any, referentie: Referentie, aantal: int
) -> int:
    inhoud = "\n".join([KOP, *(f"T{n:03};klas;{BUURT};14;2025-08-01;2" for n in range(aantal))]).encode()
    wie, nu = stadje["aanbieder"], stadje.nu
    with sessions.begin() as session:
        upload = Upload(inhoud, "b.csv", Kwartaal(2025, 3), "trajecten")
        nummer = receive_aanlevering(
            session, archive, wie, upload, referentie=referentie, nu=nu
        ).aanlevering_id
    with sessions.begin() as session:
        submit_aanlevering(session, wie, nummer, correctie_reden="nieuw", nu=nu)
    return nummer


@dataclass(frozen=True)
class Tussendoor(Archive):
    """An archive: at the first reading, another process does its work in between."""

    werk: list[Callable[[], object]] = field(default_factory=list)

    def get(self, sha256: str) -> bytes:
        if self.werk:
            self.werk.pop()()
        return super().get(sha256)


def count_publicaties(sessions: Sessions) -> int:
    with sessions() as session:
        return session.scalar(select(func.count()).select_from(Publicatie)) or 0


def published_sources(settings: Settings, publicatie: Publicatie) -> set[int]:
    with duckdb.connect(str(settings.builds / publicatie.bestandsnaam), read_only=True) as verbinding:
        return {rij[0] for rij in verbinding.execute("select aanlevering_id from herkomst").fetchall()}


def test_publishing_again_without_change_adds_nothing(
    sessions: Sessions, archive: Archive, settings: Settings, stadje: Any, referentie: Referentie
) -> None:
    nummer = submit_file(sessions, archive, stadje, referentie, 30)
    eerste = publish(sessions, archive, settings, referentie, nu=stadje.nu)
    assert published_sources(settings, eerste) == {nummer}
    assert publish(sessions, archive, settings, referentie, nu=stadje.nu).id == eerste.id
    assert count_publicaties(sessions) == 1
    assert find_achterstand(sessions, stand_of(eerste)) == Achterstand(0, is_anders=False)


def test_a_publication_of_before_its_ground_was_kept_gets_it_without_new_figures(
    sessions: Sessions, archive: Archive, settings: Settings, stadje: Any, referentie: Referentie
) -> None:
    submit_file(sessions, archive, stadje, referentie, 30)
    eerste = publish(sessions, archive, settings, referentie, nu=stadje.nu)
    with sessions.begin() as session:
        session.execute(update(Publicatie).values(grondslag=""))
    opnieuw = publish(sessions, archive, settings, referentie, nu=stadje.nu)
    assert (opnieuw.id, opnieuw.grondslag) == (eerste.id, eerste.grondslag)


TUSSENDOOR = {
    "another hands in": ("hand_in",),
    "another hands in and publishes": ("hand_in", "publish"),
    "another publishes what is undone again": ("change", "publish", "undo"),
}


@pytest.mark.parametrize("wat", TUSSENDOOR)
def test_an_older_build_never_replaces_what_was_published_while_it_was_made(
    sessions: Sessions, archive: Archive, settings: Settings, stadje: Any, referentie: Referentie, *, wat: str
) -> None:
    submit_file(sessions, archive, stadje, referentie, 30)
    gebeurtenis = {"regiocode": BUURT, "datum": stadje.vandaag, "soort": "voorziening", "titel": "t"}

    def do(daad: str) -> None:
        if daad == "hand_in":
            submit_file(sessions, archive, stadje, referentie, 40)
        elif daad == "publish":
            publish(sessions, archive, settings, referentie, nu=stadje.nu)
        else:
            with sessions.begin() as session:
                if daad == "change":
                    session.add(Wijkgebeurtenis(**gebeurtenis))
                else:
                    session.delete(session.scalars(select(Wijkgebeurtenis)).one())

    traag = Tussendoor(archive.map, archive.sleutel, [lambda: [do(daad) for daad in TUSSENDOOR[wat]]])
    nieuwste = publish(sessions, traag, settings, referentie, nu=stadje.nu)
    assert not traag.werk, "nothing came in between"
    assert published_sources(settings, nieuwste) == set(nieuwste.aanlevering_ids)
    with sessions() as session:
        geldig = session.scalars(
            select(Aanlevering.id).where(Aanlevering.status == AanleveringStatus.INGEDIEND)
        )
        assert set(nieuwste.aanlevering_ids) == set(geldig)
    aantal = count_publicaties(sessions)
    assert aantal == (2 if "undo" in TUSSENDOOR[wat] else 1)
    # Made after whatever was told meanwhile: publishing once more finds nothing to do.
    assert publish(sessions, archive, settings, referentie, nu=stadje.nu).id == nieuwste.id
    assert count_publicaties(sessions) == aantal


def test_a_change_of_the_city_or_a_correction_makes_a_new_build(
    sessions: Sessions, archive: Archive, settings: Settings, stadje: Any, referentie: Referentie
) -> None:
    submit_file(sessions, archive, stadje, referentie, 30)
    ids = [publish(sessions, archive, settings, referentie, nu=stadje.nu).build_id]
    with sessions.begin() as session:
        gebeurtenis = {"regiocode": BUURT, "datum": stadje.vandaag, "soort": "voorziening", "titel": "t"}
        session.add(Wijkgebeurtenis(**gebeurtenis))
    ids.append(publish(sessions, archive, settings, referentie, nu=stadje.nu).build_id)
    nummer = submit_file(sessions, archive, stadje, referentie, 40)
    nieuwste = publish(sessions, archive, settings, referentie, nu=stadje.nu)
    assert len({*ids, nieuwste.build_id}) == 3
    assert nieuwste.aanlevering_ids == [nummer]


def test_what_was_accepted_but_not_built_is_published_at_the_next_start(
    sessions: Sessions, archive: Archive, settings: Settings, stadje: Any, referentie: Referentie
) -> None:
    nummer = submit_file(sessions, archive, stadje, referentie, 30)
    publicatie = recover(sessions, archive, settings, referentie, nu=stadje.nu)
    assert publicatie is not None
    assert publicatie.aanlevering_ids == [nummer]


def test_a_lost_build_file_is_made_again_under_its_publication(
    sessions: Sessions, archive: Archive, settings: Settings, stadje: Any, referentie: Referentie
) -> None:
    nummer = submit_file(sessions, archive, stadje, referentie, 30)
    eerste = publish(sessions, archive, settings, referentie, nu=stadje.nu)
    (settings.builds / eerste.bestandsnaam).unlink()
    assert recover(sessions, archive, settings, referentie, nu=stadje.nu).id == eerste.id
    assert published_sources(settings, eerste) == {nummer}


def test_an_empty_installation_publishes_nothing(
    sessions: Sessions, archive: Archive, settings: Settings, referentie: Referentie
) -> None:
    with sessions() as session:
        assert session.scalars(select(Partij)).all() == []
    assert recover(sessions, archive, settings, referentie, nu=datetime.now(UTC)) is None


def test_recovery_removes_old_leftovers_and_keeps_young_and_published_ones(
    sessions: Sessions, archive: Archive, settings: Settings, stadje: Any, referentie: Referentie
) -> None:
    publicatie = publish(sessions, archive, settings, referentie, nu=stadje.nu)
    (settings.builds / ".bouw-dood").mkdir()
    for naam in ("build-wees.duckdb", "build-jong.duckdb"):
        (settings.builds / naam).write_bytes(b"x")
    zegel = Path(publicatie.bestandsnaam).with_suffix(ZEGEL).name
    for naam in (".bouw-dood", "build-wees.duckdb", publicatie.bestandsnaam, zegel):
        os.utime(settings.builds / naam, (time.time() - 7200, time.time() - 7200))
    recover(sessions, archive, settings, referentie, nu=stadje.nu)
    over = {pad.name for pad in settings.builds.iterdir()}
    assert over == {"build-jong.duckdb", publicatie.bestandsnaam, zegel}


def test_figures_are_not_made_from_a_damaged_archive(
    sessions: Sessions, archive: Archive, settings: Settings, stadje: Any, referentie: Referentie
) -> None:
    nummer = submit_file(sessions, archive, stadje, referentie, 30)
    with sessions() as session:
        rijen = session.get_one(Aanlevering, nummer).rijen_sha256
    assert rijen is not None
    pad = settings.archief / rijen[:2] / rijen
    pad.write_bytes(b"beschadigd")
    with pytest.raises(DeclaratieError, match="reservekopie"):
        publish(sessions, archive, settings, referentie, nu=stadje.nu)
    assert count_publicaties(sessions) == 0


def start(settings: Settings, gebruiker: Gebruiker, wat: tuple[str, str], keren: int | None) -> Inzender:
    omgeving = {"WIJKSPIEGEL_DATA": str(settings.data), "WIJKSPIEGEL_DATABASE": settings.database_url}
    logboek = settings.data / f"{gebruiker.partijcode}.txt"
    return Inzender(omgeving, logboek, gebruiker, wat=wat, keren=keren)


@pytest.mark.parametrize("settings", ["postgresql"], indirect=True)  # on SQLite: test_twee_processen.py
def test_two_processes_that_submit_and_publish_at_once_wait_for_each_other_and_lose_nothing(
    sessions: Sessions, archive: Archive, settings: Settings, stadje: Any, referentie: Referentie
) -> None:
    # That an older build never comes last is proved above, where what comes in between is certain to.
    inzenders = [
        start(settings, stadje["aanbieder"], ("klas", BUURT), 3 * KEER),
        start(settings, stadje["aanbieder_elders"], ("sport", BUURT_ELDERS), 3 * KEER),
    ]
    for inzender in inzenders:
        inzender.proces.join(timeout=300)
        assert inzender.proces.exitcode == 0, inzender.beloofd()
    check_store(sessions, archive, settings)
    with sessions() as session:
        publicatie = session.scalars(select(Publicatie).order_by(Publicatie.id.desc()).limit(1)).one()
    assert len(publicatie.aanlevering_ids) == 2
    assert published_sources(settings, publicatie) == set(publicatie.aanlevering_ids)


@pytest.mark.parametrize("settings", ["postgresql"], indirect=True)  # on SQLite: tests/journeys/test_kill.py
def test_a_process_killed_at_any_moment_leaves_old_or_new_never_half_and_loses_no_file(
    sessions: Sessions, archive: Archive, settings: Settings, stadje: Any, referentie: Referentie
) -> None:
    toeval = random.Random(5990)
    ingediend: list[int] = []
    # From each promise on a while, so that kills fall all over a round on a slow machine too.
    for belofte in ("begonnen", "ontvangen", "ingediend", "ingediend", "gepubliceerd") * KEER:
        inzender = start(settings, stadje["aanbieder"], ("klas", BUURT), None)
        while not any(regel.startswith(belofte) for regel in inzender.beloofd()):
            assert inzender.leeft()
            time.sleep(0.005)
        time.sleep(toeval.uniform(0.0, 0.8))
        uitvoer = inzender.kill()
        ingediend += [int(r.split()[1]) for r in uitvoer if r.startswith("ingediend ")]
        publicatie = recover(sessions, archive, settings, referentie, nu=stadje.nu)
        assert publicatie is not None
        assert published_sources(settings, publicatie) == set(publicatie.aanlevering_ids)
        check_store(sessions, archive, settings)
        with sessions() as session:
            bewaard = set(session.scalars(select(Aanlevering.id).where(Aanlevering.versie.is_not(None))))
        assert set(ingediend) <= bewaard
    assert ingediend


def check_store(sessions: Sessions, archive: Archive, settings: Settings) -> None:
    """Every row has its files, versions have no holes, and one version per party counts and is published."""
    with sessions() as session:
        rijen = session.scalars(select(Aanlevering).order_by(Aanlevering.id)).all()
        publicatie = session.scalars(select(Publicatie).order_by(Publicatie.id.desc()).limit(1)).one()
    for rij in rijen:
        assert archive.get(rij.sha256)
        assert rij.rijen_sha256 and archive.get(rij.rijen_sha256)
    geldig = {rij.id for rij in rijen if rij.status is AanleveringStatus.INGEDIEND}
    for partijcode in {rij.partijcode for rij in rijen}:
        versies = [rij.versie for rij in rijen if rij.partijcode == partijcode and rij.versie]
        assert sorted(versies) == list(range(1, len(versies) + 1))
        assert sum(rij.id in geldig for rij in rijen if rij.partijcode == partijcode) == bool(versies)
    assert set(publicatie.aanlevering_ids) == geldig
    assert (settings.builds / publicatie.bestandsnaam).exists()
