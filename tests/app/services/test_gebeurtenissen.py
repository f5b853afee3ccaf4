"""The register of events: who may, what a break does, a better version, withdrawing; nothing is overwritten."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.services.gebeurtenissen import (
    Gebeurtenisinvoer,
    add_gebeurtenis,
    correct_gebeurtenis,
    withdraw_gebeurtenis,
)
from app.store.access import earlier_gebeurtenissen, get_gebeurtenis, visible_gebeurtenissen
from app.store.sessions import Sessions
from app.store.stad import load_stad
from app.store.tables import Logregel, Wijkgebeurtenis
from schemas.errors import GeenToegangError, NietGereedError, NietGevondenError, OngeldigeWaardeError

BUURT, PLAATSEN = "BU05991571", frozenset({"GM0599", "WK059915", "BU05991571", "WK059916"})
INVOER = Gebeurtenisinvoer(BUURT, date(2025, 8, 15), "aanbiederwissel", "Een andere aanbieder", "klas")


def add(sessions: Sessions, stadje: Any, wie: str = "adviseur", **anders: Any) -> int:
    with sessions.begin() as session:
        return add_gebeurtenis(
            session,
            stadje[wie],
            replace(INVOER, **anders),
            regiocodes=PLAATSEN,
            vandaag=stadje.vandaag,
            nu=stadje.nu,
        ).id


def correct(sessions: Sessions, stadje: Any, nummer: int, wie: str = "adviseur", **anders: Any) -> int:
    with sessions.begin() as session:
        return correct_gebeurtenis(
            session,
            stadje[wie],
            nummer,
            replace(INVOER, **anders),
            reden="De dag klopte niet.",
            regiocodes=PLAATSEN,
            vandaag=stadje.vandaag,
            nu=stadje.nu,
        ).id


def events_of_the_build(sessions: Sessions) -> list[tuple[Any, ...]]:
    """What the next build knows."""
    with sessions() as session:
        kolommen = ["regiocode", "datum", "soort"]
        return list(load_stad(session).gebeurtenissen[kolommen].itertuples(index=False, name=None))


@pytest.mark.parametrize(
    ("wie", "plaats"), [("adviseur", BUURT), ("beheerder", "WK059916"), ("beheerder", "GM0599")]
)
def test_an_event_in_an_own_place_counts_in_the_next_build_and_is_logged(
    wie: str, plaats: str, sessions: Sessions, stadje: Any
) -> None:
    nummer = add(sessions, stadje, wie, regiocode=plaats)
    assert events_of_the_build(sessions) == [(plaats, date(2025, 8, 15), "aanbiederwissel")]
    with sessions() as session:
        regel = session.scalars(select(Logregel).order_by(Logregel.id.desc())).first()
        assert regel is not None
        assert (regel.gebeurtenis, regel.onderwerp) == ("gebeurtenis_vastgelegd", f"gebeurtenis {nummer}")


def test_pressed_twice_it_is_recorded_once(sessions: Sessions, stadje: Any) -> None:
    assert add(sessions, stadje) == add(sessions, stadje)


def test_a_better_version_takes_its_place_and_the_old_one_stays_to_be_read(
    sessions: Sessions, stadje: Any
) -> None:
    eerste = add(sessions, stadje)
    tweede = correct(sessions, stadje, eerste, datum=date(2025, 7, 1))
    assert events_of_the_build(sessions) == [(BUURT, date(2025, 7, 1), "aanbiederwissel")]
    with sessions() as session:
        nu = get_gebeurtenis(session, stadje["adviseur"], tweede)
        (oud,) = earlier_gebeurtenissen(session, stadje["adviseur"], nu)
        assert (oud.id, oud.datum, oud.reden) == (eerste, date(2025, 8, 15), "De dag klopte niet.")
        assert [g.id for g in visible_gebeurtenissen(session, stadje["adviseur"])] == [tweede]
    with pytest.raises(NietGereedError, match="al gewijzigd"):
        correct(sessions, stadje, eerste, titel="Nog eens")
    with pytest.raises(NietGereedError, match="niets veranderd"):
        correct(sessions, stadje, tweede, datum=date(2025, 7, 1))


def test_withdrawn_it_breaks_nothing_any_more(sessions: Sessions, stadje: Any) -> None:
    nummer = add(sessions, stadje)
    with sessions() as session, pytest.raises(NietGereedError):
        withdraw_gebeurtenis(session, stadje["adviseur"], nummer, reden=" ", nu=stadje.nu)
    with sessions.begin() as session:
        withdraw_gebeurtenis(session, stadje["adviseur"], nummer, reden="Ging niet door.", nu=stadje.nu)
    assert events_of_the_build(sessions) == []
    with sessions() as session:
        assert session.get_one(Wijkgebeurtenis, nummer).vervallen_door == "Naam van adviseur"


@pytest.mark.parametrize("wie", ["aanbieder", "accounthouder", "wijkpartner"])
def test_who_does_not_keep_the_register_changes_nothing(wie: str, sessions: Sessions, stadje: Any) -> None:
    nummer = add(sessions, stadje)
    daden: list[Callable[[], object]] = [
        lambda: add(sessions, stadje, wie),
        lambda: correct(sessions, stadje, nummer, wie, titel="Anders"),
    ]
    for daad in daden:
        with pytest.raises(GeenToegangError):
            daad()
    with sessions() as session, pytest.raises(GeenToegangError):
        withdraw_gebeurtenis(session, stadje[wie], nummer, reden="Weg.", nu=stadje.nu)
    with sessions() as session:
        assert visible_gebeurtenissen(session, stadje[wie]) == []


def test_another_adviser_finds_neither_the_place_nor_the_event(sessions: Sessions, stadje: Any) -> None:
    nummer = add(sessions, stadje)
    with pytest.raises(NietGevondenError):
        add(sessions, stadje, "adviseur_elders")
    with pytest.raises(NietGevondenError):
        correct(sessions, stadje, nummer, "adviseur_elders", titel="Anders")
    with pytest.raises(NietGevondenError):
        add(sessions, stadje, regiocode="GM0599")


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"titel": "  "}, NietGereedError),
        ({"titel": "x" * 201}, NietGereedError),
        ({"soort": "ramp"}, OngeldigeWaardeError),
        ({"regiocode": "onzin"}, OngeldigeWaardeError),
        ({"regiocode": "BU05991572"}, NietGevondenError),
        ({"interventiecode": "bestaat_niet"}, OngeldigeWaardeError),
        ({"datum": date(2026, 1, 14) + timedelta(days=1)}, NietGereedError),
    ],
)
def test_what_is_no_event_is_refused(
    anders: dict[str, Any], fout: type[Exception], sessions: Sessions, stadje: Any
) -> None:
    with pytest.raises(fout):
        add(sessions, stadje, **anders)
    assert events_of_the_build(sessions) == []


@pytest.mark.parametrize(
    ("dag", "soort", "kwartalen"),
    [
        (date(2025, 7, 1), "aanbiederwissel", ("2025-K3",)),
        (date(2025, 8, 15), "definitiewijziging", ("2025-K3", "2025-K4")),
        (date(2025, 12, 31), "aanbiederwissel", ("2025-K4", "2026-K1")),
        (date(2025, 8, 15), "voorziening", ()),
    ],
)
def test_a_break_inside_a_quarter_ends_two_comparisons(
    dag: date, soort: str, kwartalen: tuple[str, ...]
) -> None:
    assert replace(INVOER, datum=dag, soort=soort).breukkwartalen == kwartalen
