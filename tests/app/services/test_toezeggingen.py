"""Promises that are kept or not, and how often each party keeps its word (R-43)."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.services.nakoming import keep_rate
from app.services.toezeggingen import (
    Toezegginginvoer,
    create_toezegging,
    renegotiate_toezegging,
    settle_toezegging,
)
from app.store.sessions import Sessions
from app.store.tables import Toezegging
from schemas.errors import (
    GeenToegangError,
    NietGereedError,
    NietGevondenError,
    OngeldigeOvergangError,
)
from schemas.leercyclus import ToezeggingStatus


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
