"""Deviating openly (R-37): who reads it, who decides, and that nothing is ever held against its writer."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.services.afwijkingen import (
    Afwijkinginvoer,
    decide_afwijking,
    log_afwijking,
    release_afwijking,
    review_werkregel,
)
from app.services.gereedheid import readiness
from app.services.start import asked_of
from app.store.access import count_per_werkregel, get_afwijking, visible_afwijkingen, visible_herzieningen
from app.store.tables import Afwijking, Gesprek, Logregel
from schemas.errors import (
    GeenToegangError,
    NietGereedError,
    NietGevondenError,
    OngeldigeOvergangError,
    OngeldigeWaardeError,
)
from schemas.leercyclus import AfwijkingStatus, Vrijgave
from schemas.vocabulary import Kwartaal

NU = datetime(2025, 11, 3, 9, 0, tzinfo=UTC)
K4 = Kwartaal(2025, 4)


@pytest.fixture
def invoer(stadje) -> Afwijkinginvoer:
    return Afwijkinginvoer(
        beschikking_id=stadje.beschikking,
        werkregel="bijeenkomsten",
        klasse="werkwijze",
        moment="achteraf",
        afgesproken="acht bijeenkomsten",
        anders="geheime vijf bijeenkomsten",
        reden="de school had een toetsweek",
        besluitnemer="teamleider",
    )


def log_as(sessions, stadje, wie, invoer) -> int:
    with sessions.begin() as session:
        return log_afwijking(session, stadje[wie], invoer, kwartaal=K4, nu=NU).id


def readers(sessions, stadje, nummer) -> set[str]:
    with sessions() as session:
        return {
            wie
            for wie, gebruiker in stadje.mensen.items()
            if nummer in {a.id for a in visible_afwijkingen(session, gebruiker)}
        }


@pytest.mark.parametrize(
    ("reis", "lezers"),
    [
        (("aanbieder", Vrijgave.EIGEN), {"aanbieder"}),
        (("aanbieder", Vrijgave.GESPREK), {"aanbieder", "adviseur"}),
        (("aanbieder", Vrijgave.OPENBAAR), {"aanbieder", "adviseur", "accounthouder"}),
        (("adviseur", Vrijgave.EIGEN), {"adviseur"}),
        (("adviseur", Vrijgave.GESPREK), {"aanbieder", "adviseur"}),
    ],
)
def test_a_deviation_travels_as_far_as_its_writer_lets_it(sessions, stadje, invoer, reis, lezers):
    wie, vrijgave = reis
    nummer = log_as(sessions, stadje, wie, replace(invoer, vrijgave=vrijgave))
    assert readers(sessions, stadje, nummer) == lezers
    with sessions() as session:
        for ander in stadje.mensen.keys() - lezers:
            with pytest.raises(NietGevondenError):
                get_afwijking(session, stadje[ander], nummer)


def test_only_the_writer_moves_the_release_and_each_move_is_logged_without_the_text(sessions, stadje, invoer):
    nummer = log_as(sessions, stadje, "aanbieder", invoer)
    with sessions.begin() as session:
        with pytest.raises(GeenToegangError):
            release_afwijking(session, stadje["adviseur"], nummer, Vrijgave.OPENBAAR, nu=NU)
        release_afwijking(session, stadje["aanbieder"], nummer, Vrijgave.OPENBAAR, nu=NU)
    with sessions() as session:
        regels = [
            r for r in session.query(Logregel).order_by(Logregel.id) if r.onderwerp == f"afwijking {nummer}"
        ]
        assert [r.gebeurtenis for r in regels] == ["afwijking_vastgelegd", "afwijking_vrijgegeven"]
        assert "geheime" not in str([r.details for r in regels])


@pytest.mark.parametrize("veld", ["afgesproken", "anders", "reden", "besluitnemer"])
def test_a_deviation_without_reasons_is_not_one(sessions, stadje, invoer, veld):
    with pytest.raises(NietGereedError):
        log_as(sessions, stadje, "aanbieder", replace(invoer, **{veld: " "}))
    assert log_as(sessions, stadje, "aanbieder", invoer)


@pytest.mark.parametrize("velden", [{"werkregel": "onzin"}, {"klasse": "straf"}, {"moment": "ooit"}])
def test_an_unknown_choice_is_refused(sessions, stadje, invoer, velden):
    with pytest.raises(OngeldigeWaardeError):
        log_as(sessions, stadje, "aanbieder", replace(invoer, **velden))


def test_about_money_the_accounthouder_decides_and_must_be_able_to_read_it(sessions, stadje, invoer):
    geld = replace(invoer, klasse="budget")
    with pytest.raises(OngeldigeWaardeError, match="accounthouder"):
        log_as(sessions, stadje, "aanbieder", geld)
    nummer = log_as(sessions, stadje, "aanbieder", replace(geld, vrijgave=Vrijgave.OPENBAAR))
    besluit = {"uitkomst": "mag_anders", "toelichting": "binnen het bedrag", "nu": NU}
    with sessions.begin() as session:
        assert session.get_one(Afwijking, nummer).status is AfwijkingStatus.OPEN
        with pytest.raises(GeenToegangError):
            decide_afwijking(session, stadje["adviseur"], nummer, **besluit)
        assert decide_afwijking(session, stadje["accounthouder"], nummer, **besluit).uitkomst == "mag_anders"
        with pytest.raises(OngeldigeOvergangError):
            decide_afwijking(session, stadje["accounthouder"], nummer, **besluit)


def test_about_the_way_of_working_the_adviser_decides_and_never_the_writer_itself(sessions, stadje, invoer):
    nummer = log_as(sessions, stadje, "aanbieder", replace(invoer, vrijgave=Vrijgave.OPENBAAR))
    eigen = log_as(sessions, stadje, "adviseur", replace(invoer, anders="iets anders"))
    besluit = {"uitkomst": "regel_herzien", "toelichting": "de regel past niet", "nu": NU}
    with sessions.begin() as session:
        for wie, welke in (("accounthouder", nummer), ("aanbieder", nummer), ("adviseur", eigen)):
            with pytest.raises(GeenToegangError):
                decide_afwijking(session, stadje[wie], welke, **besluit)
        with pytest.raises(NietGereedError):
            decide_afwijking(session, stadje["adviseur"], nummer, **(besluit | {"toelichting": ""}))
        assert decide_afwijking(session, stadje["adviseur"], nummer, **besluit).besloten_door


def test_nothing_that_is_asked_or_judged_changes_by_a_deviation(sessions, stadje, invoer):
    def seen() -> tuple[object, ...]:
        with sessions() as session:
            gesprek = session.get_one(Gesprek, stadje.gesprek)
            vragen = [
                asked_of(session, stadje[w], stadje.vandaag, K4) for w in ("aanbieder", "accounthouder")
            ]
            return readiness(session, gesprek), vragen

    voor = seen()
    log_as(sessions, stadje, "aanbieder", invoer)
    assert seen() == voor


def test_the_review_list_counts_what_was_released_and_a_change_starts_next_quarter(sessions, stadje, invoer):
    with sessions() as session:
        assert count_per_werkregel(session, stadje["beheerder"]) == {}
    log_as(sessions, stadje, "aanbieder", invoer)
    log_as(sessions, stadje, "aanbieder", replace(invoer, anders="ook zo", vrijgave=Vrijgave.EIGEN))
    with sessions.begin() as session:
        assert count_per_werkregel(session, stadje["beheerder"]) == {"bijeenkomsten": 1}
        for wie in ("aanbieder", "accounthouder"):
            with pytest.raises(GeenToegangError):
                count_per_werkregel(session, stadje[wie])
            with pytest.raises(GeenToegangError):
                review_werkregel(
                    session, stadje[wie], "groep", besluit="blijft", toelichting="x", kwartaal=K4, nu=NU
                )
        for besluit, van in (("blijft", None), ("verandert", "2026-K1")):
            herziening = review_werkregel(
                session,
                stadje["adviseur"],
                "bijeenkomsten",
                besluit=besluit,
                toelichting="x",
                kwartaal=K4,
                nu=NU,
            )
            assert herziening.van_kwartaal == van
        assert [h.besluit for h in visible_herzieningen(session)] == ["verandert", "blijft"]
