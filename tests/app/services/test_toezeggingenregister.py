"""The register of promises: the municipality cannot be filtered or sorted away, and nobody is ranked (R-13, R-43)."""

from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.services.nakoming import keep_rate, keep_rate_gemeente
from app.services.toezeggingen import (
    Behoefte,
    Toezegginginvoer,
    create_toezegging,
    settle_toezegging,
    tell_effect,
)
from app.services.toezeggingenregister import (
    STANDEN,
    VOLGORDES,
    arrange_register,
    read_keuze,
)
from app.store.access import visible_hulp, visible_toezeggingen
from app.store.sessions import Sessions
from app.store.tables import Partij, Toezegging
from schemas.errors import GeenToegangError, NietGereedError, NietGevondenError, OngeldigeWaardeError


def promise(session: Session, stadje: Any, partij: str, dag: date, **meer: Any) -> Toezegging:
    wie = "aanbieder" if partij == "stroom" else "adviseur"
    invoer = Toezegginginvoer(stadje.beschikking, partij, f"{partij} {dag}", dag)
    return create_toezegging(session, stadje[wie], invoer, nu=stadje.nu, **meer)


@pytest.fixture
def gevuld(sessions: Sessions, stadje: Any) -> Any:
    """Promises of both sides: open, overdue, kept and broken."""
    dagen = [stadje.vandaag + timedelta(days=d) for d in (-30, -10, 5, 20)]
    with sessions.begin() as session:
        for partij, wie in (("gemeente", "adviseur"), ("stroom", "aanbieder")):
            alle = [promise(session, stadje, partij, dag) for dag in dagen]
            for toezegging, ja in zip(alle[:2], (True, False), strict=True):
                if partij == "gemeente" or ja:
                    settle_toezegging(
                        session,
                        stadje[wie],
                        toezegging.id,
                        is_nagekomen=ja,
                        afgedaan_op=dagen[0],
                        toelichting="ziekte",
                        nu=stadje.nu,
                    )
    return stadje


def test_no_choice_in_the_address_hides_or_moves_a_promise_of_the_municipality(
    sessions: Sessions, gevuld: Any
) -> None:
    with sessions() as session:
        toezeggingen = visible_toezeggingen(session, gevuld["aanbieder"])
        partijen = {p.code: p for p in session.scalars(select(Partij))}
        beelden = {
            tuple(
                t.id
                for t in arrange_register(
                    toezeggingen, partijen, read_keuze(stand, partij, volgorde), gevuld.vandaag
                ).gemeente
            )
            for stand, partij, volgorde in product(
                ["", *STANDEN], ["", "stroom", "bestaat-niet"], ["", *VOLGORDES]
            )
        }
    assert len(beelden) == 1
    assert len(beelden.pop()) == 4
    assert len(toezeggingen) == 8


def test_others_are_narrowed_and_ordered_by_day_or_name_only(sessions: Sessions, gevuld: Any) -> None:
    with sessions() as session:
        toezeggingen = visible_toezeggingen(session, gevuld["aanbieder"])
        partijen = {p.code: p for p in session.scalars(select(Partij))}

        def aantal(stand: str) -> int:
            keuze = read_keuze(stand, "", "")
            return len(arrange_register(toezeggingen, partijen, keuze, gevuld.vandaag).anderen)

        assert [aantal(stand) for stand in STANDEN] == [4, 3, 1, 1]
    for volgorde in ("nagekomen", "aandeel", "te_laat", "score", "aantal"):
        with pytest.raises(OngeldigeWaardeError, match="niet vergeleken"):
            read_keuze("", "", volgorde)
    with pytest.raises(OngeldigeWaardeError):
        read_keuze("slechtste", "", "")


def test_everyone_sees_how_the_municipality_keeps_its_word_in_the_whole_city(
    sessions: Sessions, gevuld: Any
) -> None:
    with sessions() as session:
        stad = keep_rate_gemeente(session, vandaag=gevuld.vandaag)
        assert (stad.zin, stad.open, stad.niet_nagekomen) == ("1 van de 2 op tijd nagekomen.", 2, 1)
        assert [r.is_gemeente for r in keep_rate(session, gevuld["aanbieder"], vandaag=gevuld.vandaag)] == [
            True,
            False,
        ]
        assert keep_rate(session, gevuld["aanbieder_elders"], vandaag=gevuld.vandaag) == []


def test_a_need_stands_beside_its_figure_and_who_asked_says_whether_it_helped(
    sessions: Sessions, stadje: Any
) -> None:
    behoefte = Behoefte("een vaste ruimte", "Stichting Stroom", stadje.afspraken[0])
    dag = stadje.vandaag
    with sessions.begin() as session:
        with pytest.raises(NietGevondenError):
            vreemd = Behoefte("iets", "Stroom", stadje.andere_afspraak)
            promise(session, stadje, "gemeente", dag, behoefte=vreemd)
        nummer = promise(session, stadje, "gemeente", dag + timedelta(days=1), behoefte=behoefte).id
        vertel = {"effect": "twee groepen erbij", "vandaag": dag, "nu": stadje.nu}
        with pytest.raises(NietGereedError, match="staat nog open"):
            tell_effect(session, stadje["aanbieder"], nummer, **vertel)
        settle_toezegging(
            session, stadje["adviseur"], nummer, is_nagekomen=True, afgedaan_op=dag, nu=stadje.nu
        )
        with pytest.raises(GeenToegangError, match="wie erom vroeg"):
            tell_effect(session, stadje["adviseur"], nummer, **vertel)
        with pytest.raises(NietGereedError):
            tell_effect(session, stadje["aanbieder"], nummer, **(vertel | {"effect": " "}))
        assert tell_effect(session, stadje["aanbieder"], nummer, **vertel).effect == "twee groepen erbij"
    with sessions() as session:
        ((toezegging, hulp),) = visible_hulp(session, stadje["adviseur"], stadje.afspraken[0])
        assert (toezegging.id, hulp.behoefte) == (nummer, "een vaste ruimte")
        assert visible_hulp(session, stadje["adviseur"], stadje.afspraken[1]) == []
        assert visible_hulp(session, stadje["aanbieder_elders"], stadje.afspraken[0]) == []
