"""Loading reference files: who may, what replaces what, back again, and what a build makes of it."""

import dataclasses
from typing import Any

import pytest
from sqlalchemy import select

from app.services.publicatie import publish
from app.services.referentiebestanden import (
    Lading,
    load_referentiebestand,
    restore_referentiebestand,
    withdraw_referentiebestand,
)
from app.settings import Settings
from app.store.access import valid_referentiebestanden, visible_referentiebestanden
from app.store.archive import Archive
from app.store.sessions import Sessions
from app.store.tables import Logregel, Referentiebestand
from pipelines.reference import load_referentie
from schemas.errors import (
    GeenToegangError,
    NietGereedError,
    NietGevondenError,
    OngeldigeOvergangError,
)
from schemas.leercyclus import ReferentieStatus
from schemas.vocabulary import Referentiesoort

RIJEN = (
    b"indicatorcode,regiocode,peiljaar,peilperiode,waarde,teken,stand,bron\n"
    b"jeugd_0_25,BU05991081,2023,2023JJ00,4321,,,\n"
)
LADING = Lading(
    soort=Referentiesoort.CONTEXT,
    sleutel="kwb 2023",
    naam="Kerncijfers wijken en buurten 2023",
    bron="CBS Kerncijfers wijken en buurten 2023",
    licentie="CC BY 4.0",
    versie="2023",
    bestandsnaam="kwb.csv",
    inhoud=b"origineel",
    rijen=RIJEN,
    aantal_rijen=1,
    verslag={"rijen": 1},
)


@pytest.fixture
def archive(settings: Settings) -> Archive:
    return Archive(settings.archief)


def laad(sessions: Sessions, archive: Archive, stadje: Any, wie: str = "beheerder", **velden: Any) -> int:
    lading = dataclasses.replace(LADING, **velden)
    with sessions.begin() as session:
        return load_referentiebestand(session, archive, stadje[wie], lading, nu=stadje.nu).bestand.id


def statuses(sessions: Sessions) -> list[str]:
    with sessions() as session:
        rijen = session.scalars(select(Referentiebestand).order_by(Referentiebestand.id))
        return [rij.status.value for rij in rijen]


def test_a_loaded_file_counts_and_is_kept_whole_with_who_and_when(
    sessions: Sessions, archive: Archive, stadje: Any
) -> None:
    laad(sessions, archive, stadje)
    with sessions() as session:
        (bestand,) = valid_referentiebestanden(session, soort=Referentiesoort.CONTEXT)
        assert archive.get(bestand.sha256) == b"origineel"
        assert archive.get(bestand.rijen_sha256) == RIJEN
        assert (bestand.geladen_door, bestand.geladen_op) == (stadje["beheerder"].naam, stadje.nu)
        regel = session.scalars(select(Logregel).order_by(Logregel.id.desc())).first()
        assert regel is not None
        assert (regel.gebeurtenis, regel.details["sleutel"]) == ("referentiebestand_geladen", "kwb 2023")


def test_the_same_file_again_changes_nothing(sessions: Sessions, archive: Archive, stadje: Any) -> None:
    assert laad(sessions, archive, stadje) == laad(sessions, archive, stadje)
    assert statuses(sessions) == ["geldig"]


def test_a_newer_version_replaces_only_what_has_its_key(
    sessions: Sessions, archive: Archive, stadje: Any
) -> None:
    eerste = laad(sessions, archive, stadje)
    laad(sessions, archive, stadje, sleutel="kwb 2021")
    laad(sessions, archive, stadje, soort=Referentiesoort.FACTORENMODEL)
    laatste = laad(sessions, archive, stadje, inhoud=b"verbeterd")
    assert statuses(sessions) == ["vervangen", "geldig", "geldig", "geldig"]
    with sessions() as session:
        assert session.get_one(Referentiebestand, laatste).vervangt_id == eerste


def test_withdrawing_puts_the_version_before_it_back(
    sessions: Sessions, archive: Archive, stadje: Any
) -> None:
    eerste = laad(sessions, archive, stadje)
    tweede = laad(sessions, archive, stadje, inhoud=b"verbeterd")
    with sessions.begin() as session:
        vorige = withdraw_referentiebestand(session, stadje["beheerder"], tweede, "fout", nu=stadje.nu)
        assert vorige is not None
        assert vorige.id == eerste
    assert statuses(sessions) == ["geldig", "ingetrokken"]
    with sessions.begin() as session:
        assert withdraw_referentiebestand(session, stadje["beheerder"], eerste, "fout", nu=stadje.nu) is None
    assert statuses(sessions) == ["ingetrokken", "ingetrokken"]


def test_an_earlier_version_is_put_back_in_place_of_the_present_one(
    sessions: Sessions, archive: Archive, stadje: Any
) -> None:
    eerste = laad(sessions, archive, stadje)
    laad(sessions, archive, stadje, inhoud=b"verbeterd")
    with sessions.begin() as session:
        restore_referentiebestand(session, stadje["beheerder"], eerste, nu=stadje.nu)
    assert statuses(sessions) == ["geldig", "vervangen"]


def test_what_counts_no_longer_cannot_be_withdrawn_and_what_counts_not_be_put_back(
    sessions: Sessions, archive: Archive, stadje: Any
) -> None:
    eerste = laad(sessions, archive, stadje)
    tweede = laad(sessions, archive, stadje, inhoud=b"verbeterd")
    with pytest.raises(OngeldigeOvergangError), sessions.begin() as session:
        withdraw_referentiebestand(session, stadje["beheerder"], eerste, "fout", nu=stadje.nu)
    with pytest.raises(OngeldigeOvergangError), sessions.begin() as session:
        restore_referentiebestand(session, stadje["beheerder"], tweede, nu=stadje.nu)
    assert statuses(sessions) == ["vervangen", "geldig"]


@pytest.mark.parametrize("veld", ["bron", "licentie"])
def test_a_file_without_source_or_licence_is_refused(
    sessions: Sessions, archive: Archive, stadje: Any, veld: str
) -> None:
    with pytest.raises(NietGereedError, match=veld):
        laad(sessions, archive, stadje, **{veld: " "})
    assert statuses(sessions) == []


def test_withdrawing_asks_for_a_reason(sessions: Sessions, archive: Archive, stadje: Any) -> None:
    nummer = laad(sessions, archive, stadje)
    with pytest.raises(NietGereedError, match="waarom"), sessions.begin() as session:
        withdraw_referentiebestand(session, stadje["beheerder"], nummer, " ", nu=stadje.nu)
    assert statuses(sessions) == ["geldig"]


@pytest.mark.parametrize("wie", ["adviseur", "accounthouder", "aanbieder", "wijkpartner"])
def test_only_who_manages_reference_data_loads_withdraws_puts_back_and_sees_it(
    sessions: Sessions, archive: Archive, stadje: Any, wie: str
) -> None:
    nummer = laad(sessions, archive, stadje)
    with pytest.raises(GeenToegangError):
        laad(sessions, archive, stadje, wie, inhoud=b"anders")
    with pytest.raises(GeenToegangError), sessions.begin() as session:
        withdraw_referentiebestand(session, stadje[wie], nummer, "fout", nu=stadje.nu)
    with pytest.raises(GeenToegangError), sessions.begin() as session:
        restore_referentiebestand(session, stadje[wie], nummer, nu=stadje.nu)
    with sessions() as session:
        assert visible_referentiebestanden(session, stadje[wie]) == []
        assert len(visible_referentiebestanden(session, stadje["beheerder"])) == 1
    assert statuses(sessions) == [ReferentieStatus.GELDIG]


def test_an_absent_file_is_not_found(sessions: Sessions, stadje: Any) -> None:
    with pytest.raises(NietGevondenError), sessions.begin() as session:
        withdraw_referentiebestand(session, stadje["beheerder"], 99, "fout", nu=stadje.nu)


@pytest.mark.traag
def test_loading_and_withdrawing_each_give_another_build_and_back(
    sessions: Sessions, archive: Archive, stadje: Any, settings: Settings
) -> None:
    referentie = load_referentie()

    def build_id() -> str:
        return publish(sessions, archive, settings, referentie, nu=stadje.nu).build_id

    zonder = build_id()
    nummer = laad(sessions, archive, stadje)
    assert build_id() != zonder
    with sessions.begin() as session:
        withdraw_referentiebestand(session, stadje["beheerder"], nummer, "fout", nu=stadje.nu)
    assert build_id() == zonder
