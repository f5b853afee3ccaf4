"""Who else works on a factor: told by the adviser of the gebied, once, ended but kept, and never a provider's account."""

from typing import Any

import pytest
from sqlalchemy import select

from app.services.wijkinzet import Inzetinvoer, end_wijkinzet, tell_wijkinzet
from app.store.access import delivering_partijen, visible_wijkinzet
from app.store.sessions import Sessions
from app.store.tables import Interventie, InterventieFactor, Logregel, Partij, Wijkinzet
from schemas.errors import GeenToegangError, NietGereedError, NietGevondenError, OngeldigeWaardeError
from schemas.vocabulary import Kwartaal

NAMEN = {"CTC-09": "Opvoeden", "CTC-21": "Hechting"}
K4 = Kwartaal(2025, 4)


def vertel(sessions: Sessions, stadje: Any, wie: str = "adviseur", **anders: Any) -> int:
    velden: dict[str, Any] = {
        "regiocode": stadje.gebied,
        "partijnaam": "Buurtmoeders",
        "partijsoort": "informele_partner",
        "naam": "Moeders aan tafel",
        "leeftijd_van": 0,
        "leeftijd_tot": 11,
        "factor_id": "CTC-09",
        "onderbouwing": "Moeders delen wat thuis werkt.",
        "van_kwartaal": K4,
    }
    with sessions.begin() as session:
        invoer = Inzetinvoer(**(velden | anders))
        return tell_wijkinzet(session, stadje[wie], invoer, namen=NAMEN, nu=stadje.nu).id


def test_a_new_party_with_its_offer_is_recorded_on_the_lowest_rung(sessions: Sessions, stadje: Any) -> None:
    vertel(sessions, stadje)
    with sessions() as session:
        (inzet,) = visible_wijkinzet(session, stadje.gebied)
        assert (inzet.partijcode, inzet.interventiecode) == ("buurtmoeders", "moeders_aan_tafel")
        assert inzet.verteld_door == stadje["adviseur"].naam
        (deel,) = session.scalars(
            select(InterventieFactor).where(InterventieFactor.interventiecode == "moeders_aan_tafel")
        )
        assert (deel.trede, deel.onderbouwing) == (0, "Moeders delen wat thuis werkt.")
        assert "buurtmoeders" not in {p.code for p in delivering_partijen(session)}
        regel = session.scalars(select(Logregel).order_by(Logregel.id.desc())).first()
        assert regel is not None
        assert regel.gebeurtenis == "wijkinzet_verteld"


def test_told_again_for_another_factor_it_stays_one_party_and_one_offer(
    sessions: Sessions, stadje: Any
) -> None:
    eerste = vertel(sessions, stadje)
    assert vertel(sessions, stadje, partijnaam="BUURTMOEDERS ", factor_id="CTC-21") == eerste
    with sessions() as session:
        assert len(session.scalars(select(Wijkinzet)).all()) == 1
        assert {d.factor_id for d in session.get_one(Interventie, "moeders_aan_tafel").factoren} == {
            "CTC-09",
            "CTC-21",
        }


def test_two_names_with_one_code_become_two_parties(sessions: Sessions, stadje: Any) -> None:
    vertel(sessions, stadje)
    vertel(sessions, stadje, partijnaam="Buurt-moeders", naam="Iets anders")
    with sessions() as session:
        codes = {p.code for p in session.scalars(select(Partij))}
        assert {"buurtmoeders", "buurt_moeders"} <= codes


def test_what_stopped_stays_and_cannot_stop_twice(sessions: Sessions, stadje: Any) -> None:
    nummer = vertel(sessions, stadje)

    def stop(tot: Kwartaal, wie: str = "adviseur") -> None:
        with sessions.begin() as session:
            end_wijkinzet(session, stadje[wie], nummer, tot_kwartaal=tot, nu=stadje.nu)

    with pytest.raises(NietGevondenError):
        stop(K4, "adviseur_elders")
    with pytest.raises(NietGereedError, match="begon in K4 2025"):
        stop(K4.plus(-1))
    stop(K4)
    with pytest.raises(NietGereedError, match="al gestopt"):
        stop(K4)
    with sessions() as session:
        assert visible_wijkinzet(session, stadje.gebied)[0].tot_kwartaal == "2025-K4"


@pytest.mark.parametrize("wie", ["aanbieder", "accounthouder", "wijkpartner", "beheerder"])
def test_only_an_adviser_tells(wie: str, sessions: Sessions, stadje: Any) -> None:
    with pytest.raises(GeenToegangError):
        vertel(sessions, stadje, wie)
    with sessions() as session:
        assert visible_wijkinzet(session, stadje.gebied) == []


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"regiocode": "WK059917"}, NietGevondenError),
        ({"regiocode": "BU05991570"}, NietGevondenError),
        ({"factor_id": "XYZ-01"}, OngeldigeWaardeError),
        ({"partijsoort": "aanbieder"}, OngeldigeWaardeError),
        ({"partijnaam": " "}, NietGereedError),
        ({"naam": ""}, NietGereedError),
        ({"onderbouwing": ""}, NietGereedError),
        ({"leeftijd_van": 12}, OngeldigeWaardeError),
    ],
)
def test_what_cannot_be_told_is_refused_whole(
    anders: dict[str, Any], fout: type[Exception], sessions: Sessions, stadje: Any
) -> None:
    with pytest.raises(fout):
        vertel(sessions, stadje, **anders)
    with sessions() as session:
        assert session.get(Partij, "buurtmoeders") is None
        assert visible_wijkinzet(session, stadje.gebied) == []
