"""Earlier quarters from the archive: only what was submitted, of this party, of at most four quarters back."""

from typing import Any

import pytest

from app.services.aanleveringen import Upload, receive_aanlevering, submit_aanlevering
from app.services.eerdere import load_eerder
from app.settings import Settings
from app.store.archive import Archive
from app.store.sessions import Sessions
from pipelines.reference import load_referentie
from schemas.vocabulary import Kwartaal

KOP = "traject_id;interventie;regio;leeftijd;startdatum;einddatum;reden_einde"


def make_csv(aantal: int) -> bytes:
    rijen = [f"T{n};klas;BU05991570;{10 + n % 4};2024-0{1 + n % 9}-01;;" for n in range(aantal)]
    return "\n".join([KOP, *rijen]).encode()


@pytest.fixture
def archive(settings: Settings) -> Archive:
    return Archive(settings.archief, settings.sleutel)


def deliver(
    sessions: Sessions,
    archive: Archive,
    stadje: Any,
    kwartaal: Kwartaal,
    *,
    indienen: bool = True,
    nieuw: bool = True,
) -> Any:
    """Deliver nine trajectories, and one that began in the quarter."""
    begin = (
        f"\nN{kwartaal};klas;BU05991570;12;{kwartaal.eerste_dag};{kwartaal.laatste_dag};volgens plan"
        if nieuw
        else ""
    )
    upload = Upload(make_csv(9) + begin.encode(), "levering.csv", kwartaal, "trajecten")
    with sessions.begin() as session:
        ontvangst = receive_aanlevering(
            session, archive, stadje["aanbieder"], upload, referentie=load_referentie(), nu=stadje.nu
        )
    if indienen:
        with sessions.begin() as session:
            submit_aanlevering(session, stadje["aanbieder"], ontvangst.aanlevering_id, nu=stadje.nu)
    return ontvangst.rapport


def test_only_submitted_files_of_four_quarters_are_compared_with(
    sessions: Sessions, archive: Archive, stadje: Any
) -> None:
    nu = Kwartaal(2025, 4)
    for terug in (5, 4, 2):
        deliver(sessions, archive, stadje, nu.plus(-terug))
    deliver(sessions, archive, stadje, nu.plus(-1), indienen=False)
    with sessions() as session:
        partij = stadje["aanbieder"].partijcode
        eerder = load_eerder(session, archive, partij, nu)
        assert [(e.kwartaal, e.soort, e.rijen.height) for e in eerder] == [
            (nu.plus(-2), "trajecten", 10),
            (nu.plus(-4), "trajecten", 10),
        ]
        assert load_eerder(session, archive, partij, nu, soort="tellingen") == ()
        assert load_eerder(session, archive, "anker", nu) == ()


def test_an_upload_is_compared_with_what_was_submitted_before(
    sessions: Sessions, archive: Archive, stadje: Any
) -> None:
    deliver(sessions, archive, stadje, Kwartaal(2025, 2), nieuw=False)
    rapport = deliver(sessions, archive, stadje, Kwartaal(2025, 3), indienen=False, nieuw=False)
    (bevinding,) = [b for b in rapport.bevindingen if b.regel == "kwartaal_gekopieerd"]
    assert bevinding.aantal == 9
