"""Who may see which row: every role beside every kind of row, allowed and refused from one small city."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.herkenningen import Herkenninginvoer, give_herkenning
from app.services.toezeggingen import Toezegginginvoer, create_toezegging
from app.services.verbeteracties import Verbeteractieinvoer, create_verbeteractie
from app.store import access
from app.store.sessions import Sessions
from app.store.tables import Aanlevering, Gesprek
from schemas.errors import NietGevondenError
from schemas.leercyclus import AanleveringStatus
from schemas.vocabulary import Kwartaal

IEDEREEN = frozenset(
    [
        "adviseur",
        "adviseur_elders",
        "accounthouder",
        "accounthouder_elders",
        "aanbieder",
        "aanbieder_elders",
        "wijkpartner",
        "beheerder",
    ]
)
AAN_TAFEL = frozenset({"adviseur", "aanbieder", "accounthouder"})


def ids(rijen: list[Any]) -> set[int]:
    return {rij.id for rij in rijen}


def who_sees(
    sessions: Sessions, stadje: Any, look: Callable[[Session, Gebruiker], list[Any]], nummer: int
) -> set[str]:
    with sessions() as session:
        return {wie for wie in IEDEREEN if nummer in ids(look(session, stadje[wie]))}


def who_gets(sessions: Sessions, stadje: Any, get: Callable[..., Any], nummer: int) -> set[str]:
    """Return who gets the row; everybody else is seen to be refused, as for a row that is not there."""
    gekregen = set()
    with sessions() as session:
        for wie in IEDEREEN:
            try:
                gekregen.add(wie) if get(session, stadje[wie], nummer).id == nummer else None
            except NietGevondenError as geweigerd:
                with pytest.raises(NietGevondenError, match=str(geweigerd)):
                    get(session, stadje[wie], 999_999)
    return gekregen


def test_beschikking_is_for_its_own_people(sessions: Sessions, stadje: Any) -> None:
    assert who_gets(sessions, stadje, access.get_beschikking, stadje.beschikking) == AAN_TAFEL
    assert who_sees(sessions, stadje, access.visible_beschikkingen, stadje.beschikking) == AAN_TAFEL
    ander = {"accounthouder_elders", "aanbieder_elders"}
    assert who_gets(sessions, stadje, access.get_beschikking, stadje.andere_beschikking) == ander


def test_afspraak_is_for_the_people_of_its_beschikking(sessions: Sessions, stadje: Any) -> None:
    assert who_gets(sessions, stadje, access.get_afspraak, stadje.afspraken[0]) == AAN_TAFEL


def test_gesprek_is_for_the_people_of_its_beschikking_and_gebied(sessions: Sessions, stadje: Any) -> None:
    assert who_gets(sessions, stadje, access.get_gesprek, stadje.gesprek) == AAN_TAFEL
    assert who_sees(sessions, stadje, access.visible_gesprekken, stadje.gesprek) == AAN_TAFEL


def test_gesprek_in_another_gebied_of_the_same_beschikking_is_not_for_this_adviser(
    sessions: Sessions, stadje: Any
) -> None:
    with sessions.begin() as session:
        eigen = session.get_one(Gesprek, stadje.gesprek)
        ander = Gesprek(
            beschikking_id=eigen.beschikking_id,
            regiocode=stadje.elders,
            kwartaal=eigen.kwartaal,
            status=eigen.status,
            gesprek_op=eigen.gesprek_op,
        )
        session.add(ander)
        session.flush()
        nummer = ander.id
    assert who_gets(sessions, stadje, access.get_gesprek, nummer) == {"aanbieder", "accounthouder"}


def add_aanlevering(sessions: Sessions, stadje: Any, status: AanleveringStatus) -> int:
    with sessions.begin() as session:
        rij = Aanlevering(
            partijcode="stroom",
            kwartaal="2025-K3",
            soort="trajecten",
            versie=1,
            status=status,
            bestandsnaam="k3.csv",
            sha256="0" * 64,
            rapport={"bevindingen": []},
            ontvangen_op=stadje.nu,
            ontvangen_door="x",
        )
        session.add(rij)
        session.flush()
        return rij.id


def test_submitted_file_is_for_its_provider_and_its_accounthouder(sessions: Sessions, stadje: Any) -> None:
    nummer = add_aanlevering(sessions, stadje, AanleveringStatus.INGEDIEND)
    assert who_gets(sessions, stadje, access.get_aanlevering, nummer) == {"aanbieder", "accounthouder"}
    assert who_sees(sessions, stadje, access.visible_aanleveringen, nummer) == {"aanbieder", "accounthouder"}


def test_file_that_is_not_submitted_is_for_its_provider_alone(sessions: Sessions, stadje: Any) -> None:
    nummer = add_aanlevering(sessions, stadje, AanleveringStatus.ONTVANGEN)
    assert who_gets(sessions, stadje, access.get_aanlevering, nummer) == {"aanbieder"}


def test_verbeteractie_is_for_the_people_of_its_beschikking_and_place(
    sessions: Sessions, stadje: Any
) -> None:
    with sessions.begin() as session:
        invoer = Verbeteractieinvoer(
            stadje.afspraken[0],
            "BU05991570",
            "titel",
            "probleem",
            "oplossing",
            "omdat",
            "eigenaar",
            "hoger",
            Kwartaal(2025, 4),
            Kwartaal(2026, 1),
        )
        nummer = create_verbeteractie(session, stadje["aanbieder"], invoer, nu=stadje.nu).id
    assert who_gets(sessions, stadje, access.get_verbeteractie, nummer) == AAN_TAFEL
    assert who_sees(sessions, stadje, access.visible_verbeteracties, nummer) == AAN_TAFEL


def test_toezegging_is_for_the_people_of_its_beschikking(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as session:
        invoer = Toezegginginvoer(stadje.beschikking, "gemeente", "wij verwijzen door", stadje.vandaag)
        nummer = create_toezegging(session, stadje["adviseur"], invoer, nu=stadje.nu).id
    assert who_gets(sessions, stadje, access.get_toezegging, nummer) == AAN_TAFEL
    assert who_sees(sessions, stadje, access.visible_toezeggingen, nummer) == AAN_TAFEL


def test_herkenning_is_for_the_place_and_for_who_offers_or_buys_it(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as session:
        invoer = Herkenninginvoer("BU05991570", Kwartaal(2025, 3), "bereik", "klas", "deels", "omdat")
        nummer = give_herkenning(session, stadje["wijkpartner"], invoer, nu=stadje.nu).id
    ziet = AAN_TAFEL | {"wijkpartner", "beheerder"}
    assert who_sees(sessions, stadje, access.visible_herkenningen, nummer) == ziet


def test_accounts_and_log_are_for_the_beheerder_alone(sessions: Sessions, stadje: Any) -> None:
    beheerder = stadje["beheerder"]
    assert who_sees(sessions, stadje, access.visible_accounts, beheerder.id) == {"beheerder"}
    with sessions.begin() as session:
        stadje.write(session, "aanbieder", stadje.afspraken[0])
    with sessions() as session:
        ziet = {wie for wie in IEDEREEN if access.visible_logregels(session, stadje[wie])}
    assert ziet == {"beheerder"}
