"""Actions that come back, promises that are kept or not, and the cycle that becomes rond (R-33, R-40, R-43)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.services.cyclus import compute_cyclus
from app.services.nakoming import keep_rate
from app.services.toezeggingen import (
    Toezegginginvoer,
    create_toezegging,
    renegotiate_toezegging,
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
from app.store.tables import Aanlevering, Gesprek, Toezegging, Verbeteractie
from schemas.errors import (
    GeenToegangError,
    GelijktijdigeWijzigingError,
    NietGereedError,
    NietGevondenError,
    OngeldigeOvergangError,
    OngeldigeWaardeError,
)
from schemas.leercyclus import AanleveringStatus, Fase, Gezien, ToezeggingStatus, Vervolg
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


def promise(
    session: Session, stadje: Any, wie: str, partij: str, dag: date = date(2026, 1, 10)
) -> Toezegging:
    invoer = Toezegginginvoer(stadje.beschikking, partij, f"iets van {partij}", dag)
    return create_toezegging(session, stadje[wie], invoer, nu=stadje.nu)


@pytest.mark.parametrize(
    ("wie", "partij", "fout"),
    [
        ("adviseur", "gemeente", None),
        ("accounthouder", "gemeente", None),
        ("adviseur", "stroom", None),
        ("aanbieder", "stroom", None),
        ("aanbieder", "gemeente", GeenToegangError),
        ("adviseur", "anker", NietGevondenError),
        ("aanbieder_elders", "anker", NietGevondenError),
        ("wijkpartner", "gemeente", GeenToegangError),
    ],
)
def test_a_promise_is_of_the_municipality_or_of_the_party_of_the_beschikking(
    sessions: Sessions, stadje: Any, wie: str, partij: str, fout: type[Exception] | None
) -> None:
    with sessions.begin() as session:
        if fout is None:
            assert promise(session, stadje, wie, partij).status is ToezeggingStatus.OPEN
        else:
            with pytest.raises(fout):
                promise(session, stadje, wie, partij)


@pytest.mark.parametrize(
    ("partij", "wie", "mag"),
    [
        ("gemeente", "adviseur", True),
        ("gemeente", "accounthouder", True),
        ("gemeente", "aanbieder", False),
        ("stroom", "aanbieder", True),
        ("stroom", "adviseur", False),
        ("stroom", "accounthouder", False),
    ],
)
def test_who_promised_says_whether_it_was_kept(
    sessions: Sessions, stadje: Any, partij: str, wie: str, mag: bool
) -> None:
    with sessions.begin() as session:
        nummer = promise(session, stadje, "adviseur", partij).id
        args = (session, stadje[wie], nummer)
        if not mag:
            with pytest.raises(GeenToegangError):
                settle_toezegging(*args, is_nagekomen=True, afgedaan_op=stadje.vandaag, nu=stadje.nu)
            return
        laat = settle_toezegging(*args, is_nagekomen=True, afgedaan_op=stadje.vandaag, nu=stadje.nu)
        assert laat.status is ToezeggingStatus.TE_LAAT_NAGEKOMEN
        with pytest.raises(OngeldigeOvergangError):
            settle_toezegging(*args, is_nagekomen=True, afgedaan_op=stadje.vandaag, nu=stadje.nu)


def test_a_promise_kept_in_time_not_kept_and_renegotiated(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as session:
        dagen = (date(2026, 1, dag) for dag in (10, 11, 12))
        een, twee, drie = (promise(session, stadje, "adviseur", "gemeente", dag).id for dag in dagen)
        adviseur = stadje["adviseur"]
        op_tijd = settle_toezegging(
            session, adviseur, een, is_nagekomen=True, afgedaan_op=date(2026, 1, 10), nu=stadje.nu
        )
        assert op_tijd.status is ToezeggingStatus.NAGEKOMEN
        with pytest.raises(NietGereedError, match="waarom"):
            settle_toezegging(
                session, adviseur, twee, is_nagekomen=False, afgedaan_op=stadje.vandaag, nu=stadje.nu
            )
        nieuw = renegotiate_toezegging(
            session,
            adviseur,
            drie,
            tekst="later",
            vervalt_op=date(2026, 5, 1),
            toelichting="ziekte",
            vandaag=stadje.vandaag,
            nu=stadje.nu,
        )
        assert nieuw.vervolg_van_id == drie
        assert session.get_one(Toezegging, drie).status is ToezeggingStatus.HERZIEN


def test_keep_rate_starts_with_the_municipality_and_counts_what_is_overdue(
    sessions: Sessions, stadje: Any
) -> None:
    with sessions.begin() as session:
        for dag in (date(2026, 1, 10), date(2026, 2, 1)):
            promise(session, stadje, "adviseur", "gemeente", dag)
        nummer = promise(session, stadje, "aanbieder", "stroom").id
        settle_toezegging(
            session,
            stadje["aanbieder"],
            nummer,
            is_nagekomen=True,
            afgedaan_op=date(2026, 1, 9),
            nu=stadje.nu,
        )
        rijen = keep_rate(session, stadje["aanbieder"], vandaag=stadje.vandaag)
        assert [rij.partijcode for rij in rijen] == ["gemeente", "stroom"]
        assert [(rij.zin, rij.over_datum, rij.open) for rij in rijen] == [
            ("0 van de 1 op tijd nagekomen.", 1, 1),
            ("1 van de 1 op tijd nagekomen.", 0, 0),
        ]
        assert keep_rate(session, stadje["aanbieder_elders"], vandaag=stadje.vandaag) == []


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
