"""A talk is planned once, moves with a reason, and follows time and file by itself."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from app.identity import Gebruiker
from app.services.gesprek_plannen import (
    KALENDER,
    advance_gesprekken,
    move_gesprek,
    plan_gesprek,
    plan_gesprekken,
    unplanned,
)
from app.services.kalender import dag_van, volgende_stap
from app.store.sessions import Sessions
from app.store.tables import Aanlevering, Gesprek, Logregel
from schemas.errors import (
    GeenToegangError,
    GelijktijdigeWijzigingError,
    NietGereedError,
    NietGevondenError,
    OngeldigeOvergangError,
    OngeldigeWaardeError,
)
from schemas.leercyclus import AanleveringStatus, GesprekStatus
from schemas.vocabulary import Kwartaal

K4 = Kwartaal(2025, 4)
IN_K4 = datetime(2025, 12, 1, 9, tzinfo=UTC)
WOENSDAG = date(2026, 4, 1)


def plan(sessions: Sessions, stadje: Any, wie: str = "adviseur", **anders: Any) -> int:
    velden = {"regiocode": stadje.gebied, "kwartaal": K4, "gesprek_op": WOENSDAG, "nu": stadje.nu}
    with sessions.begin() as session:
        return plan_gesprek(session, stadje[wie], stadje.beschikking, **(velden | anders)).id


def status_of(sessions: Sessions, nummer: int) -> GesprekStatus:
    with sessions() as session:
        return session.get_one(Gesprek, nummer).status


def deliver(sessions: Sessions, stadje: Any, partijcode: str) -> None:
    with sessions.begin() as session:
        session.add(
            Aanlevering(
                partijcode=partijcode,
                kwartaal=str(K4),
                soort="trajecten",
                status=AanleveringStatus.INGEDIEND,
                bestandsnaam="k4.csv",
                sha256="0" * 64,
                rapport={"bevindingen": []},
                ontvangen_op=stadje.nu,
                ontvangen_door="x",
            )
        )


def test_a_talk_is_planned_once_in_an_own_gebied_of_the_beschikking(sessions: Sessions, stadje: Any) -> None:
    plan(sessions, stadje)
    with pytest.raises(NietGereedError, match="staat er al"):
        plan(sessions, stadje)
    with pytest.raises(NietGevondenError):
        plan(sessions, stadje, regiocode=stadje.elders)
    with pytest.raises(NietGevondenError):
        plan(sessions, stadje, "adviseur_elders")
    with pytest.raises(GeenToegangError):
        plan(sessions, stadje, "aanbieder")


@pytest.mark.parametrize("dag", [date(2026, 4, 4), date(2026, 4, 6), date(2026, 5, 14)])
def test_a_talk_is_not_planned_on_a_weekend_or_holiday(sessions: Sessions, stadje: Any, dag: date) -> None:
    with pytest.raises(OngeldigeWaardeError, match="geen feestdag"):
        plan(sessions, stadje, gesprek_op=dag)


def test_a_talk_waits_for_the_end_of_its_quarter_then_for_the_file_then_is_read(
    sessions: Sessions, stadje: Any
) -> None:
    nummer = plan(sessions, stadje, nu=IN_K4)
    gezien = [status_of(sessions, nummer)]
    for stap in ("niets", "tijd", "bestand van een ander", "bestand"):
        if stap.startswith("bestand"):
            deliver(sessions, stadje, "stroom" if stap == "bestand" else "anker")
        with sessions.begin() as session:
            advance_gesprekken(session, KALENDER, nu=IN_K4 if stap == "niets" else stadje.nu)
        gezien.append(status_of(sessions, nummer))
    gepland, aanlevering, lezen = (
        GesprekStatus.GEPLAND,
        GesprekStatus.AANLEVERING,
        GesprekStatus.LEZEN,
    )
    assert gezien == [gepland, gepland, aanlevering, aanlevering, lezen]
    with sessions() as session:
        regels = session.query(Logregel).filter_by(onderwerp=f"gesprek {nummer}").order_by(Logregel.id)
        namen = [r.gebeurtenis for r in regels]
    assert namen == ["gesprek_gepland", "aanlevering_gevraagd", "lezen_begonnen"]


def test_a_talk_moves_with_a_reason_until_it_was_held(sessions: Sessions, stadje: Any) -> None:
    def move(wie: str = "adviseur", **anders: Any) -> Gesprek:
        velden = {"gesprek_op": date(2026, 2, 12), "reden": "de school is dicht", "nu": stadje.nu}
        with sessions.begin() as session:
            return move_gesprek(session, stadje[wie], stadje.gesprek, **(velden | anders))

    gesprek = move(tijd=time(10, 30), locatie="Huis van de Wijk")
    assert (gesprek.gesprek_op, gesprek.tijd, gesprek.versie) == (date(2026, 2, 12), time(10, 30), 2)
    assert dag_van(gesprek, "lezen") == date(2026, 2, 5)
    for anders, fout in (
        ({"reden": " "}, NietGereedError),
        ({"gesprek_op": date(2026, 2, 14)}, OngeldigeWaardeError),
        ({"versie": 1}, GelijktijdigeWijzigingError),
        ({"wie": "aanbieder"}, GeenToegangError),
        ({"wie": "adviseur_elders"}, NietGevondenError),
    ):
        with pytest.raises(fout):
            move(**anders)  # type: ignore[arg-type]
    with sessions.begin() as session:
        stadje.hold(session)
    with pytest.raises(OngeldigeOvergangError):
        move()


def test_everybody_sees_the_own_next_step(sessions: Sessions, stadje: Any) -> None:
    def next_of(wie: str) -> str | None:
        with sessions() as session:
            gesprek = session.get_one(Gesprek, stadje.gesprek)
            stap = volgende_stap(gesprek, stadje[wie], stadje.vandaag)
            return stap.stap.code if stap else None

    assert [next_of(w) for w in ("aanbieder", "adviseur", "accounthouder")] == [
        "aanleveren",
        "lezen",
        "openen",
    ]
    assert next_of("beheerder") is None
    with sessions.begin() as session:
        stadje.open(session)
    assert [next_of(w) for w in ("aanbieder", "adviseur", "accounthouder")] == ["gesprek"] * 3
    with sessions.begin() as session:
        stadje.hold(session)
    assert [next_of(w) for w in ("aanbieder", "adviseur")] == [None, "vaststellen"]


def test_talks_of_a_quarter_are_planned_at_once_over_working_days_and_never_twice(
    sessions: Sessions, stadje: Any
) -> None:
    plek, velden = (stadje.beschikking, stadje.gebied), {"kwartaal": K4, "nu": stadje.nu}
    goede_vrijdag_ervoor = date(2026, 4, 2)
    with sessions.begin() as session:
        adviseur = stadje["adviseur"]
        assert [(b.id, code) for b, code in unplanned(session, adviseur, str(K4))] == [plek]
        assert unplanned(session, stadje["adviseur_elders"], str(K4)) == []
        (gesprek,) = plan_gesprekken(
            session, adviseur, [plek], eerste_dag=goede_vrijdag_ervoor, per_dag=1, **velden
        )
        assert (gesprek.gesprek_op, gesprek.kwartaal) == (goede_vrijdag_ervoor, "2025-K4")
        assert unplanned(session, adviseur, str(K4)) == []
    for plekken, per_dag, fout in (
        ([plek], 2, NietGereedError),
        ([], 2, NietGereedError),
        ([plek], 0, OngeldigeWaardeError),
        ([(stadje.andere_beschikking, stadje.elders)], 2, NietGevondenError),
    ):
        with pytest.raises(fout), sessions.begin() as session:
            plan_gesprekken(
                session, stadje["adviseur"], plekken, eerste_dag=WOENSDAG, per_dag=per_dag, **velden
            )
    with pytest.raises(GeenToegangError), sessions.begin() as session:
        plan_gesprekken(session, stadje["aanbieder"], [plek], eerste_dag=WOENSDAG, per_dag=2, **velden)


def test_two_on_a_day_fill_the_next_working_day_and_one_that_cannot_stops_all(
    sessions: Sessions, stadje: Any
) -> None:
    alles = Gebruiker(0, "Adviseur", "gebiedsadviseur", regiocodes=frozenset({stadje.gebied, stadje.elders}))
    donderdag = date(2026, 4, 2)
    velden = {"kwartaal": K4, "eerste_dag": donderdag, "nu": stadje.nu}
    with sessions.begin() as session:
        plekken = [(b.id, code) for b, code in unplanned(session, alles, str(K4))]
        assert len(plekken) == 3, plekken
        gesprekken = plan_gesprekken(session, alles, plekken, per_dag=2, **velden)
        # Good Friday and Easter lie in between.
        assert [g.gesprek_op for g in gesprekken] == [donderdag, donderdag, date(2026, 4, 7)]
        session.rollback()
    with pytest.raises(NietGevondenError), sessions.begin() as session:
        plan_gesprekken(session, alles, [*plekken, (999, stadje.gebied)], per_dag=2, **velden)
    with sessions() as session:
        assert len(unplanned(session, alles, str(K4))) == 3
