"""Focus factors of a wijk: at most five at a time, who may choose, what leaves for it, and what stays to be read."""

from typing import Any

import pytest
from sqlalchemy import select

from app.services.focusfactoren import Focusinvoer, choose_focusfactor, end_focusfactor
from app.store.access import visible_focusfactoren
from app.store.sessions import Sessions
from app.store.tables import Focusfactor, Logregel
from schemas.errors import GeenToegangError, NietGereedError, NietGevondenError, OngeldigeWaardeError
from schemas.vocabulary import Kwartaal

NAMEN = {f"CTC-0{i}": f"Factor {i}" for i in range(1, 8)}
K1 = Kwartaal(2026, 1)


def kies(
    sessions: Sessions, stadje: Any, factor_id: str = "CTC-01", *, wie: str = "adviseur", **anders: Any
) -> int:
    velden: dict[str, Any] = {
        "regiocode": stadje.gebied,
        "factor_id": factor_id,
        "van_kwartaal": K1,
        "tot_kwartaal": None,
        "leeftijd_van": 4,
        "leeftijd_tot": 17,
        "reden": "De scholen vragen hierom.",
    }
    with sessions.begin() as session:
        invoer = Focusinvoer(**(velden | anders))
        return choose_focusfactor(session, stadje[wie], invoer, namen=NAMEN, nu=stadje.nu).id


def kies_vijf(sessions: Sessions, stadje: Any) -> list[int]:
    return [kies(sessions, stadje, f"CTC-0{i}") for i in range(1, 6)]


def test_a_choice_is_kept_with_reason_period_ages_and_who(sessions: Sessions, stadje: Any) -> None:
    kies(sessions, stadje)
    with sessions() as session:
        (focus,) = visible_focusfactoren(session, stadje.gebied)
        assert (focus.van_kwartaal, focus.tot_kwartaal) == ("2026-K1", None)
        assert (focus.leeftijd_van, focus.leeftijd_tot) == (4, 17)
        assert (focus.reden, focus.gekozen_door) == ("De scholen vragen hierom.", stadje["adviseur"].naam)
        regel = session.scalars(select(Logregel).order_by(Logregel.id.desc())).first()
        assert regel is not None
        assert regel.gebeurtenis == "focusfactor_gekozen"
        assert regel.details["reden"] == "De scholen vragen hierom."


def test_the_sixth_asks_which_one_leaves(sessions: Sessions, stadje: Any) -> None:
    kies_vijf(sessions, stadje)
    with pytest.raises(NietGereedError, match="Welke gaat eruit") as weigering:
        kies(sessions, stadje, "CTC-06")
    assert "Factor 1" in weigering.value.redenen[0]
    with sessions() as session:
        assert len(visible_focusfactoren(session, stadje.gebied)) == 5


def test_one_leaves_in_the_quarter_before_and_stays_to_be_read_with_its_reason(
    sessions: Sessions, stadje: Any
) -> None:
    eerste, *_ = kies_vijf(sessions, stadje)
    kies(sessions, stadje, "CTC-06", van_kwartaal=K1.plus(1), vervangt_id=eerste)
    with sessions() as session:
        oud = session.get_one(Focusfactor, eerste)
        assert oud.tot_kwartaal == "2026-K1"
        assert oud.einde_reden == "Maakt plaats voor Factor 6: De scholen vragen hierom."
        assert oud.beeindigd_door == stadje["adviseur"].naam
        assert len(visible_focusfactoren(session, stadje.gebied)) == 6


def test_five_later_on_also_leave_no_room_for_a_sixth_that_begins_now(
    sessions: Sessions, stadje: Any
) -> None:
    for i in range(1, 6):
        kies(sessions, stadje, f"CTC-0{i}", van_kwartaal=K1.plus(3))
    with pytest.raises(NietGereedError, match="Welke gaat eruit"):
        kies(sessions, stadje, "CTC-06")
    kies(sessions, stadje, "CTC-06", tot_kwartaal=K1.plus(2))


def test_the_same_factor_is_chosen_once_in_a_period_and_may_come_back_after_it(
    sessions: Sessions, stadje: Any
) -> None:
    kies(sessions, stadje, tot_kwartaal=K1.plus(1))
    with pytest.raises(NietGereedError, match="al een focusfactor"):
        kies(sessions, stadje, van_kwartaal=K1.plus(1))
    kies(sessions, stadje, van_kwartaal=K1.plus(2))


def test_an_end_needs_a_reason_and_cannot_lie_before_the_beginning(sessions: Sessions, stadje: Any) -> None:
    nummer = kies(sessions, stadje)

    def eindig(tot: Kwartaal, reden: str = "Het gaat goed zo.") -> None:
        with sessions.begin() as session:
            end_focusfactor(session, stadje["adviseur"], nummer, tot_kwartaal=tot, reden=reden, nu=stadje.nu)

    with pytest.raises(NietGereedError, match="waarom deze focusfactor eindigt"):
        eindig(K1, "  ")
    with pytest.raises(NietGereedError, match="begint in K1 2026"):
        eindig(K1.plus(-1))
    eindig(K1)
    with pytest.raises(NietGereedError, match="eindigt al na K1 2026"):
        eindig(K1.plus(2))


@pytest.mark.parametrize("wie", ["aanbieder", "accounthouder", "wijkpartner", "beheerder"])
def test_only_an_adviser_chooses_and_ends(wie: str, sessions: Sessions, stadje: Any) -> None:
    nummer = kies(sessions, stadje)
    with pytest.raises(GeenToegangError):
        kies(sessions, stadje, "CTC-02", wie=wie)
    with sessions() as session, pytest.raises(GeenToegangError):
        end_focusfactor(session, stadje[wie], nummer, tot_kwartaal=K1, reden="x", nu=stadje.nu)


def test_a_place_of_another_is_not_found(sessions: Sessions, stadje: Any) -> None:
    nummer = kies(sessions, stadje)
    with pytest.raises(NietGevondenError):
        kies(sessions, stadje, "CTC-02", wie="adviseur_elders")
    with sessions() as session, pytest.raises(NietGevondenError):
        end_focusfactor(session, stadje["adviseur_elders"], nummer, tot_kwartaal=K1, reden="x", nu=stadje.nu)
    with sessions() as session, pytest.raises(NietGevondenError):
        end_focusfactor(session, stadje["adviseur"], 999, tot_kwartaal=K1, reden="x", nu=stadje.nu)


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"factor_id": "XYZ-01"}, OngeldigeWaardeError),
        ({"reden": " "}, NietGereedError),
        ({"tot_kwartaal": K1.plus(-1)}, OngeldigeWaardeError),
        ({"leeftijd_van": 18}, OngeldigeWaardeError),
        ({"leeftijd_tot": 40}, OngeldigeWaardeError),
    ],
)
def test_what_cannot_be_chosen_is_refused(
    anders: dict[str, Any], fout: type[Exception], sessions: Sessions, stadje: Any
) -> None:
    with pytest.raises(fout):
        kies(sessions, stadje, **({"factor_id": "CTC-01"} | anders))
    with sessions() as session:
        assert session.scalars(select(Focusfactor)).all() == []
