"""Weighing a rule for one beschikking: who may, why, back again, and what a new check makes of it."""

from typing import Any

import pytest
from sqlalchemy import select

from app.services.regelniveaus import set_regelniveau, withdraw_regelniveau
from app.store.access import visible_regelniveaus
from app.store.catalogus import load_catalogus
from app.store.sessions import Sessions
from app.store.tables import Logregel, Regelniveau
from schemas.bevinding import Ernst
from schemas.catalogus import Niveau
from schemas.errors import GeenToegangError, NietGereedError, NietGevondenError, OngeldigeWaardeError

REGEL = "gebied_buiten_beschikking"


def zet(
    sessions: Sessions,
    stadje: Any,
    wie: str = "accounthouder",
    *,
    ernst: str = "opmerking",
    regel: str = REGEL,
    reden: str = "De grens loopt hier door een straat.",
) -> int:
    with sessions.begin() as session:
        niveau = set_regelniveau(
            session, stadje[wie], stadje.beschikking, regel=regel, ernst=ernst, reden=reden, nu=stadje.nu
        )
        return niveau.id


def niveaus_of(sessions: Sessions) -> list[Niveau]:
    with sessions() as session:
        return [n for b in load_catalogus(session, None).leverbereiken for n in b.niveaus]


def test_a_lighter_weight_holds_at_once_and_is_logged(sessions: Sessions, stadje: Any) -> None:
    zet(sessions, stadje)
    assert niveaus_of(sessions) == [Niveau(REGEL, Ernst.OPMERKING)]
    with sessions() as session:
        regel = session.scalars(select(Logregel).order_by(Logregel.id.desc())).first()
        assert regel is not None
        assert (regel.gebeurtenis, regel.onderwerp) == (
            "regelniveau_gezet",
            f"beschikking {stadje.beschikking}",
        )
        assert regel.details["reden"] == "De grens loopt hier door een straat."


def test_a_heavier_weight_starts_next_quarter(sessions: Sessions, stadje: Any) -> None:
    zet(sessions, stadje, ernst="fout")
    (niveau,) = niveaus_of(sessions)
    assert niveau.ernst is Ernst.FOUT
    assert niveau.van_kwartaal


def test_a_new_weight_withdraws_the_one_before_and_both_stay_to_be_read(
    sessions: Sessions, stadje: Any
) -> None:
    zet(sessions, stadje)
    zet(sessions, stadje, ernst="fout")
    with sessions() as session:
        for wie in ("accounthouder", "aanbieder"):
            alle = visible_regelniveaus(session, stadje[wie], stadje.beschikking)
            assert [(n.ernst, n.ingetrokken_op is None) for n in alle] == [
                (Ernst.FOUT, True),
                (Ernst.OPMERKING, False),
            ]
        assert visible_regelniveaus(session, stadje["aanbieder_elders"], stadje.beschikking) == []


def test_withdrawn_it_weighs_as_usual(sessions: Sessions, stadje: Any) -> None:
    nummer = zet(sessions, stadje)
    with sessions.begin() as session:
        withdraw_regelniveau(session, stadje["accounthouder"], nummer, nu=stadje.nu)
    assert niveaus_of(sessions) == []
    with sessions() as session, pytest.raises(NietGereedError):
        withdraw_regelniveau(session, stadje["accounthouder"], nummer, nu=stadje.nu)


@pytest.mark.parametrize("wie", ["aanbieder", "adviseur", "wijkpartner", "beheerder"])
def test_only_an_accounthouder_sets_and_withdraws(wie: str, sessions: Sessions, stadje: Any) -> None:
    nummer = zet(sessions, stadje)
    with pytest.raises(GeenToegangError):
        zet(sessions, stadje, wie, ernst="fout")
    with sessions() as session, pytest.raises(GeenToegangError):
        withdraw_regelniveau(session, stadje[wie], nummer, nu=stadje.nu)
    assert niveaus_of(sessions) == [Niveau(REGEL, Ernst.OPMERKING)]


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"reden": "  "}, NietGereedError),
        ({"ernst": "zwaar"}, OngeldigeWaardeError),
        ({"regel": "term_onbekend"}, OngeldigeWaardeError),
        ({"regel": "bestaat_niet"}, OngeldigeWaardeError),
        ({"ernst": "waarschuwing"}, NietGereedError),
    ],
)
def test_what_cannot_be_weighed_is_refused(
    anders: dict[str, str], fout: type[Exception], sessions: Sessions, stadje: Any
) -> None:
    with pytest.raises(fout):
        zet(sessions, stadje, **anders)
    with sessions() as session:
        assert session.scalars(select(Regelniveau)).all() == []


def test_another_beschikking_is_not_found(sessions: Sessions, stadje: Any) -> None:
    with sessions() as session, pytest.raises(NietGevondenError):
        set_regelniveau(
            session, stadje["accounthouder"], 999, regel=REGEL, ernst="fout", reden="x", nu=stadje.nu
        )
