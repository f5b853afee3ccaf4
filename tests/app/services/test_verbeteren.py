"""Actions that come back, and the cycle that becomes rond (R-33, R-40)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.services.cyclus import compute_cyclus
from app.services.toezeggingen import (
    Toezegginginvoer,
    create_toezegging,
    settle_toezegging,
)
from app.services.vaststellen import adopt_gesprek
from app.services.verbeteracties import (
    Oordeelinvoer,
    Verbeteractieinvoer,
    create_verbeteractie,
    give_oordeel,
    move_fase,
    returning,
)
from app.store.sessions import Sessions
from app.store.tables import Aanlevering, Gesprek, Verbeteractie
from schemas.errors import (
    GeenToegangError,
    GelijktijdigeWijzigingError,
    NietGereedError,
    NietGevondenError,
    OngeldigeOvergangError,
    OngeldigeWaardeError,
)
from schemas.leercyclus import AanleveringStatus, Fase, Gezien, Vervolg
from schemas.vocabulary import Kwartaal

K3, K4, K1, K2 = Kwartaal(2025, 3), Kwartaal(2025, 4), Kwartaal(2026, 1), Kwartaal(2026, 2)
DOORGAAN = Oordeelinvoer(Gezien.GEZIEN, Vervolg.DOORGAAN, "werkt hier omdat", {"voor": 7.1, "na": 7.8})


def invoer_of(stadje: Any, **anders: Any) -> Verbeteractieinvoer:
    invoer = Verbeteractieinvoer(
        stadje.afspraken[0],
        stadje.gebied,
        "Vaste begeleider",
        "wisselingen",
        "een vast gezicht",
        "dat geeft vertrouwen",
        "Stroom",
        "hoger",
        K4,
        K1,
        verwachte_waarde=7.5,
    )
    return replace(invoer, **anders)


def create(session: Session, stadje: Any, wie: str = "aanbieder", **anders: Any) -> Verbeteractie:
    return create_verbeteractie(session, stadje[wie], invoer_of(stadje, **anders), nu=stadje.nu)


@pytest.mark.parametrize(
    ("wie", "anders", "fout"),
    [
        ("aanbieder", {}, None),
        ("adviseur", {}, None),
        ("accounthouder", {}, GeenToegangError),
        ("wijkpartner", {}, GeenToegangError),
        ("aanbieder_elders", {}, NietGevondenError),
        ("adviseur_elders", {}, NietGevondenError),
        ("adviseur", {"regiocode": "WK059916"}, NietGevondenError),
        ("aanbieder", {"regiocode": "WK059920"}, NietGevondenError),
        ("aanbieder", {"terugkijk_kwartaal": K4}, NietGereedError),
        ("aanbieder", {"omdat": " "}, NietGereedError),
        ("aanbieder", {"verwachte_richting": "anders"}, OngeldigeWaardeError),
    ],
)
def test_an_action_is_complete_and_made_by_its_own_people(
    sessions: Sessions, stadje: Any, wie: str, anders: dict[str, Any], fout: type[Exception] | None
) -> None:
    with sessions.begin() as session:
        if fout is None:
            assert create(session, stadje, wie, **anders).fase is Fase.VARIATIE
        else:
            with pytest.raises(fout):
                create(session, stadje, wie, **anders)


def test_an_action_from_a_talk_waits_for_the_opening(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as session:
        with pytest.raises(OngeldigeOvergangError):
            create(session, stadje, gesprek_id=stadje.gesprek)
        stadje.open(session)
        assert create(session, stadje, gesprek_id=stadje.gesprek).gesprek_id == stadje.gesprek


def test_an_action_moves_between_all_phases_and_back_but_not_onto_itself(
    sessions: Sessions, stadje: Any
) -> None:
    with sessions.begin() as session:
        nummer = create(session, stadje).id
        for fase in (Fase.SELECTIE, Fase.RETENTIE, Fase.VARIATIE):
            args = (session, stadje["adviseur"], nummer, fase)
            assert move_fase(*args, toelichting="omdat", nu=stadje.nu).fase is fase
            with pytest.raises(OngeldigeOvergangError):
                move_fase(*args, toelichting="omdat", nu=stadje.nu)
        with pytest.raises(NietGereedError):
            move_fase(session, stadje["adviseur"], nummer, Fase.SELECTIE, toelichting="", nu=stadje.nu)
        with pytest.raises(NietGevondenError):
            move_fase(
                session, stadje["aanbieder_elders"], nummer, Fase.SELECTIE, toelichting="x", nu=stadje.nu
            )
        with pytest.raises(GelijktijdigeWijzigingError):
            move_fase(
                session, stadje["adviseur"], nummer, Fase.SELECTIE, toelichting="x", versie=1, nu=stadje.nu
            )


def test_an_action_comes_back_in_its_quarter_until_it_has_a_verdict(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as session:
        actie = create(session, stadje)
        assert returning(session, stadje["adviseur"], K4) == []
        assert returning(session, stadje["adviseur"], K1) == [actie]
        assert returning(session, stadje["aanbieder_elders"], K1) == []
        args = (session, stadje["adviseur"], actie.id)
        with pytest.raises(NietGereedError, match="K1 2026"):
            give_oordeel(*args, DOORGAAN, kwartaal=K4, nu=stadje.nu)
        with pytest.raises(NietGereedError, match="leert"):
            give_oordeel(*args, replace(DOORGAAN, les=""), kwartaal=K1, nu=stadje.nu)
        with pytest.raises(GeenToegangError):
            give_oordeel(session, stadje["accounthouder"], actie.id, DOORGAAN, kwartaal=K1, nu=stadje.nu)
        oordeel = give_oordeel(*args, DOORGAAN, kwartaal=K1, nu=stadje.nu)
        assert oordeel.cijfers == {"voor": 7.1, "na": 7.8}
        assert returning(session, stadje["adviseur"], K2) == []


def test_an_action_may_be_looked_at_again_and_earlier_verdicts_stay(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as session:
        actie = create(session, stadje)
        args = (session, stadje["aanbieder"], actie.id)
        nog_niet = replace(DOORGAAN, gezien=Gezien.NOG_NIET_TE_ZEGGEN, opnieuw=K2)
        with pytest.raises(NietGereedError, match="later"):
            give_oordeel(*args, replace(nog_niet, opnieuw=K1), kwartaal=K1, nu=stadje.nu)
        give_oordeel(*args, nog_niet, kwartaal=K1, nu=stadje.nu)
        assert returning(session, stadje["aanbieder"], K1) == []
        assert returning(session, stadje["aanbieder"], K2) == [actie]
        give_oordeel(*args, replace(DOORGAAN, vervolg=Vervolg.STOPPEN), kwartaal=K2, nu=stadje.nu)
        assert [o.vervolg for o in actie.oordelen] == [Vervolg.DOORGAAN, Vervolg.STOPPEN]
        assert actie.fase is Fase.LOSGELATEN


def test_the_cycle_becomes_rond_step_by_step(sessions: Sessions, stadje: Any) -> None:
    def stand(session: Session, kwartaal: Kwartaal = K4) -> Any:
        return compute_cyclus(session, session.get_one(Gesprek, stadje.gesprek), kwartaal)

    with sessions.begin() as session:
        assert stand(session).zin.count(";") == 2
        session.add(
            Aanlevering(
                partijcode="stroom",
                kwartaal="2025-K3",
                soort="trajecten",
                versie=1,
                status=AanleveringStatus.INGEDIEND,
                bestandsnaam="b",
                sha256="0" * 64,
                rapport={},
                ontvangen_op=stadje.nu,
                ontvangen_door="x",
            )
        )
        session.flush()
        assert stand(session).gemeten
        stadje.open(session)
        assert stand(session).geduid
        stadje.hold(session)
        actie = create(session, stadje, "adviseur", gesprek_id=stadje.gesprek)
        adopt_gesprek(session, stadje["adviseur"], stadje.gesprek, nu=stadje.nu)
        na = stand(session)
        assert na.consequentie
        assert not na.opgevolgd
        assert "komt terug in K1 2026" in na.zin
        assert "wacht op een oordeel" in stand(session, K1).zin
        give_oordeel(session, stadje["adviseur"], actie.id, DOORGAAN, kwartaal=K1, nu=stadje.nu)
        assert stand(session, K1).is_rond
        assert stand(session, K1).zin == "De kwaliteitscyclus is rond."


def test_an_open_promise_of_the_talk_keeps_the_cycle_open(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as session:
        stadje.hold(session, gevolg="afspraak")
        invoer = Toezegginginvoer(stadje.beschikking, "gemeente", "t", date(2026, 3, 1), stadje.gesprek)
        nummer = create_toezegging(session, stadje["adviseur"], invoer, nu=stadje.nu).id
        gesprek = adopt_gesprek(session, stadje["adviseur"], stadje.gesprek, nu=stadje.nu)
        assert "01-03-2026 staat nog open" in compute_cyclus(session, gesprek, K1).zin
        settle_toezegging(
            session,
            stadje["adviseur"],
            nummer,
            is_nagekomen=True,
            afgedaan_op=stadje.vandaag,
            nu=stadje.nu,
        )
        assert compute_cyclus(session, gesprek, K1).opgevolgd
