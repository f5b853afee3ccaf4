"""Initiatieven: a plan of the wijk moves on or stops with an answer (R-41)."""

from typing import Any

import pytest
from wijkstem import BUURT, REGIOS

from app.services.initiatieven import (
    Initiatiefinvoer,
    advance_initiatief,
    count_funnel,
    create_initiatief,
    stop_initiatief,
)
from app.store.access import visible_initiatieven
from app.store.sessions import Sessions
from schemas.errors import (
    GeenToegangError,
    NietGereedError,
)
from schemas.initiatief import load_initiatiefsoorten

PLAN = Initiatiefinvoer(
    "lokaal_budget", BUURT, "Koken op vrijdag", "Samen koken en eten", "Buurtkeuken", "bewoner", True
)


def test_a_plan_moves_on_or_stops_with_an_answer_and_the_funnel_counts_both(
    sessions: Sessions, stadje: Any
) -> None:
    dag, soort = stadje.vandaag, load_initiatiefsoorten()["lokaal_budget"]
    with sessions.begin() as session:
        een, twee = (
            create_initiatief(
                session, stadje[wie], PLAN, regiocodes=REGIOS, op=dag, vandaag=dag, nu=stadje.nu
            )
            for wie in ("wijkpartner", "adviseur")
        )
        verder = {"op": dag, "vandaag": dag, "toelichting": "", "nu": stadje.nu}
        advance_initiatief(session, stadje["adviseur"], een.id, stap="besluit", **verder)
        with pytest.raises(NietGereedError, match="verder"):
            advance_initiatief(session, stadje["adviseur"], een.id, stap="compleet", **verder)
        with pytest.raises(GeenToegangError):
            advance_initiatief(session, stadje["wijkpartner"], een.id, stap="loopt", **verder)
        stop = {"op": dag, "nu": stadje.nu}
        with pytest.raises(NietGereedError, match="verteld"):
            stop_initiatief(
                session, stadje["adviseur"], twee.id, reden="geen ruimte", terugkoppeling="", **stop
            )
        stop_initiatief(
            session, stadje["adviseur"], twee.id, reden="geen ruimte", terugkoppeling="uitgelegd", **stop
        )
        with pytest.raises(NietGereedError, match="gestopt"):
            advance_initiatief(session, stadje["adviseur"], twee.id, stap="loopt", **verder)
        trechter = count_funnel(soort, visible_initiatieven(session, stadje["wijkpartner"]))
    assert [(t.bereikt, t.gestopt) for t in trechter] == [(2, 1), (1, 0), (1, 0), (0, 0), (0, 0)]
