"""What happens to a beschikking: goal in its own words, options, review, vrije inzet; and the register of parties."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.services.allianties import add_alliantielid
from app.services.beschikkingen import (
    Beschikkinginvoer,
    Opname,
    adjust_doel,
    draw_wijkopname,
    extend_beschikking,
    is_own_delivery,
    left_of,
    record_toets,
    save_beschikking,
    withdraw_wijkopname,
)
from app.services.partijen import add_partij, change_partij
from app.store.tables import Beschikking, BeschikkingInterventie
from schemas.errors import GeenToegangError, NietGereedError, NietGevondenError, OngeldigeWaardeError
from schemas.vocabulary import Kwartaal

NU = datetime(2025, 11, 3, 9, 0, tzinfo=UTC)
K4 = Kwartaal(2025, 4)
INVOER = Beschikkinginvoer(
    afdeling="Jeugd",
    budget_euro=100_000,
    lokaal_budget_euro=5_000,
    vrije_inzet_aantal=3,
    verlengingen_hoogstens=1,
    verlenging_kwartalen=2,
    regimes={"klas": "experiment"},
)


@pytest.fixture
def bewaard(sessions, stadje):
    with sessions.begin() as session:
        save_beschikking(session, stadje["accounthouder"], stadje.beschikking, INVOER, nu=NU)


def ask(stadje, **velden) -> Opname:
    vraag = Opname("vrije_inzet", stadje.gebied, K4, 1, "een voetbaltoernooi", "de jongerenraad")
    return replace(vraag, **velden)


def test_the_regime_is_kept_per_activity(sessions, stadje, bewaard):
    with sessions() as session:
        deel = session.get_one(BeschikkingInterventie, (stadje.beschikking, "klas"))
        assert deel.regime == "experiment"
        assert session.get_one(Beschikking, stadje.beschikking).afdeling == "Jeugd"


@pytest.mark.parametrize(
    ("wie", "fout"),
    [
        ("adviseur", GeenToegangError),
        ("aanbieder", GeenToegangError),
        ("accounthouder_elders", NietGevondenError),
    ],
)
def test_only_its_accounthouder_keeps_a_beschikking(sessions, stadje, wie, fout):
    with pytest.raises(fout), sessions.begin() as session:
        save_beschikking(session, stadje[wie], stadje.beschikking, INVOER, nu=NU)


def test_other_words_for_the_goal_stand_beside_the_original_from_the_next_quarter(sessions, stadje):
    with sessions.begin() as session:
        wie = stadje["accounthouder"]
        nieuw = adjust_doel(
            session,
            wie,
            stadje.beschikking,
            tekst="jongeren blijven op school",
            reden="raad",
            kwartaal=K4,
            nu=NU,
        )
        assert nieuw.van_kwartaal == "2026-K1"
        assert session.get_one(Beschikking, stadje.beschikking).doeltekst == "jongeren groeien veilig op"
        for tekst, reden in (("", "x"), ("y", " "), ("jongeren groeien veilig op", "zelfde")):
            with pytest.raises(NietGereedError):
                adjust_doel(session, wie, stadje.beschikking, tekst=tekst, reden=reden, kwartaal=K4, nu=NU)


def test_a_beschikking_is_extended_no_more_often_than_agreed(sessions, stadje):
    wie = stadje["accounthouder"]
    with pytest.raises(NietGereedError), sessions.begin() as session:
        extend_beschikking(session, wie, stadje.beschikking, reden="het werkt", nu=NU)
    with sessions.begin() as session:
        save_beschikking(session, wie, stadje.beschikking, INVOER, nu=NU)
        verlenging = extend_beschikking(session, wie, stadje.beschikking, reden="het werkt", nu=NU)
        assert (verlenging.vorig_kwartaal, verlenging.tot_kwartaal) == ("2026-K4", "2027-K2")
        assert session.get_one(Beschikking, stadje.beschikking).tot_kwartaal == "2027-K2"
        with pytest.raises(NietGereedError):
            extend_beschikking(session, wie, stadje.beschikking, reden="nog eens", nu=NU)


def test_never_more_is_drawn_than_was_bought_and_what_is_given_back_can_be_drawn_again(
    sessions, stadje, bewaard
):
    with sessions.begin() as session:
        wie = stadje["adviseur"]
        eerste = draw_wijkopname(session, wie, stadje.beschikking, ask(stadje, aantal=2), nu=NU)
        with pytest.raises(NietGereedError, match="nog 1 over"):
            draw_wijkopname(session, wie, stadje.beschikking, ask(stadje, aantal=2, inhoud="nog een"), nu=NU)
        beschikking = session.get_one(Beschikking, stadje.beschikking)
        assert left_of(session, beschikking, "vrije_inzet") == 1
        assert left_of(session, beschikking, "lokaal_budget") == 5_000
        withdraw_wijkopname(session, wie, eerste.id, reden="het ging niet door", nu=NU)
        assert left_of(session, beschikking, "vrije_inzet") == 3
        with pytest.raises(NietGevondenError):
            withdraw_wijkopname(session, wie, eerste.id, reden="nog eens", nu=NU)


def test_pressing_twice_draws_once(sessions, stadje, bewaard):
    with sessions.begin() as session:
        een, twee = (
            draw_wijkopname(session, stadje["adviseur"], stadje.beschikking, ask(stadje), nu=NU)
            for _ in range(2)
        )
        assert een.id == twee.id


def test_an_adviser_draws_for_the_own_gebied_and_an_accounthouder_for_any_of_the_beschikking(
    sessions, stadje, bewaard
):
    elders = ask(stadje, regiocode=stadje.elders)
    with sessions.begin() as session:
        with pytest.raises(NietGevondenError):
            draw_wijkopname(session, stadje["adviseur"], stadje.beschikking, elders, nu=NU)
        assert draw_wijkopname(session, stadje["accounthouder"], stadje.beschikking, elders, nu=NU).id
        with pytest.raises(GeenToegangError):
            draw_wijkopname(session, stadje["aanbieder"], stadje.beschikking, ask(stadje), nu=NU)


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"aantal": 0}, OngeldigeWaardeError),
        ({"soort": "onzin"}, OngeldigeWaardeError),
        ({"kwartaal": Kwartaal(2031, 1)}, OngeldigeWaardeError),
        ({"regiocode": "WK059901"}, NietGevondenError),
        ({"inhoud": " "}, NietGereedError),
        ({"gevraagd_door": ""}, NietGereedError),
    ],
)
def test_a_draw_says_where_when_what_and_who_asked(sessions, stadje, bewaard, velden, fout):
    with pytest.raises(fout), sessions.begin() as session:
        draw_wijkopname(session, stadje["accounthouder"], stadje.beschikking, ask(stadje, **velden), nu=NU)


def test_what_wijken_drew_cannot_be_cut_away_afterwards(sessions, stadje, bewaard):
    with sessions.begin() as session:
        draw_wijkopname(session, stadje["adviseur"], stadje.beschikking, ask(stadje, aantal=3), nu=NU)
        with pytest.raises(NietGereedError):
            save_beschikking(
                session,
                stadje["accounthouder"],
                stadje.beschikking,
                replace(INVOER, vrije_inzet_aantal=2),
                nu=NU,
            )


def test_a_beschikking_the_municipality_delivers_itself_asks_for_a_review(sessions, stadje):
    with sessions.begin() as session:
        beschikking = session.get_one(Beschikking, stadje.beschikking)
        toets = {"toets_door": "Rekenkamer", "tekst": "goed onderbouwd", "nu": NU}
        assert not is_own_delivery(session, beschikking)
        with pytest.raises(NietGereedError):
            record_toets(session, stadje["accounthouder"], beschikking.id, **toets)
        wijkteam = add_partij(
            session, stadje["beheerder"], naam="Wijkteam", soort="gemeentelijke_afdeling", nu=NU
        )
        change_partij(
            session, stadje["beheerder"], "stroom", naam="Alliantie Stroom", soort="alliantie", nu=NU
        )
        session.refresh(beschikking)
        assert not is_own_delivery(session, beschikking)
        add_alliantielid(session, stadje["beheerder"], "stroom", wijkteam.code, van=K4, tot=None, nu=NU)
        assert is_own_delivery(session, beschikking)
        assert record_toets(session, stadje["accounthouder"], beschikking.id, **toets).toets_op == NU.date()
