"""Two sealed readings that open together (R-30)."""

import threading
from contextlib import suppress
from typing import Any

import pytest
from sqlalchemy import func, select

from app.services.lezingen import Lezinginvoer, save_lezing, submit_lezing
from app.store.sessions import Sessions
from app.store.tables import Gesprek, Lezing, Logregel
from schemas.errors import (
    GeenToegangError,
    GelijktijdigeWijzigingError,
    NietGereedError,
    NietGevondenError,
    OngeldigeOvergangError,
)
from schemas.leercyclus import GesprekStatus, Vrijgave


def status_of(sessions: Sessions, stadje: Any) -> GesprekStatus:
    with sessions() as session:
        return session.get_one(Gesprek, stadje.gesprek).status


def count_log(sessions: Sessions, gebeurtenis: str) -> int:
    with sessions() as session:
        vraag = select(func.count()).select_from(Logregel).where(Logregel.gebeurtenis == gebeurtenis)
        return session.scalar(vraag) or 0


def test_the_first_draft_starts_the_reading(sessions: Sessions, stadje: Any) -> None:
    assert status_of(sessions, stadje) is GesprekStatus.GEPLAND
    with sessions.begin() as session:
        stadje.write(session, "aanbieder", stadje.afspraken[0])
    assert status_of(sessions, stadje) is GesprekStatus.LEZEN


@pytest.mark.parametrize(
    ("wie", "fout"),
    [
        ("aanbieder", None),
        ("adviseur", None),
        ("adviseur_elders", NietGevondenError),
        ("aanbieder_elders", NietGevondenError),
        ("accounthouder", GeenToegangError),
        ("wijkpartner", GeenToegangError),
        ("beheerder", GeenToegangError),
    ],
)
def test_only_the_two_sides_write(sessions: Sessions, stadje: Any, wie: str, fout: type | None) -> None:
    with sessions.begin() as session:
        if fout is None:
            stadje.write(session, wie, stadje.afspraken[0])
        else:
            with pytest.raises(fout):
                stadje.write(session, wie, stadje.afspraken[0])


def test_a_draft_can_be_edited_and_a_submitted_reading_cannot(sessions: Sessions, stadje: Any) -> None:
    afspraak = stadje.afspraken[0]
    with sessions.begin() as session:
        stadje.write(session, "aanbieder", afspraak)
        stadje.submit(session, "aanbieder", afspraak)
    with pytest.raises(OngeldigeOvergangError), sessions.begin() as session:
        stadje.write(session, "aanbieder", afspraak)
    with pytest.raises(OngeldigeOvergangError), sessions.begin() as session:
        submit_lezing(
            session, stadje["aanbieder"], stadje.gesprek, afspraak, build_id="", cijfers={}, nu=stadje.nu
        )


def test_a_reading_keeps_the_figures_its_writer_saw(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as session:
        stadje.submit(session, "aanbieder", stadje.afspraken[0])
    with sessions() as session:
        lezing = session.scalars(select(Lezing)).one()
        assert (lezing.build_id, lezing.cijfers) == ("b1", {"waarde": 7.8})


@pytest.mark.parametrize(
    ("antwoorden", "vrijgave", "reden"),
    [
        ({"herkennen": "ja", "verklaren": "x"}, Vrijgave.GESPREK, "Wat vindt u ervan"),
        ({"herkennen": " ", "verklaren": "x", "beoordelen": "y"}, Vrijgave.GESPREK, "Herkent u"),
        ({"herkennen": "j", "verklaren": "x", "beoordelen": "y"}, Vrijgave.EIGEN, "vrij voor het gesprek"),
    ],
)
def test_an_unfinished_or_unreleased_reading_is_not_submitted(
    sessions: Sessions, stadje: Any, antwoorden: dict[str, str], vrijgave: Vrijgave, reden: str
) -> None:
    wie, afspraak = stadje["aanbieder"], stadje.afspraken[0]
    with sessions.begin() as session:
        invoer = Lezinginvoer(antwoorden, vrijgave)
        save_lezing(session, wie, stadje.gesprek, afspraak, invoer, nu=stadje.nu)
        with pytest.raises(NietGereedError, match=reden):
            submit_lezing(session, wie, stadje.gesprek, afspraak, build_id="", cijfers={}, nu=stadje.nu)


def test_the_talk_opens_with_the_last_reading_and_is_logged_once(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as session:
        stadje.submit_side(session, "aanbieder")
        stadje.submit(session, "adviseur", stadje.afspraken[0])
    assert status_of(sessions, stadje) is GesprekStatus.LEZEN
    with sessions.begin() as session:
        stadje.submit(session, "adviseur", stadje.afspraken[1])
    assert status_of(sessions, stadje) is GesprekStatus.GEOPEND
    assert count_log(sessions, "gesprek_geopend") == 1


def test_the_talk_opens_when_both_sides_submit_their_last_reading_at_once(
    sessions: Sessions, stadje: Any
) -> None:
    eerste, laatste = stadje.afspraken
    with sessions.begin() as session:
        for wie in ("aanbieder", "adviseur"):
            stadje.submit(session, wie, eerste)
            stadje.write(session, wie, laatste)
    samen = threading.Barrier(2)

    def submit(wie: str) -> None:
        with sessions.begin() as session:
            submit_lezing(
                session, stadje[wie], stadje.gesprek, laatste, build_id="b", cijfers={}, nu=stadje.nu
            )
            # Neither commits before the other had its turn, unless the other is made to wait for this one.
            with suppress(threading.BrokenBarrierError):
                samen.wait(timeout=1)

    draden = [threading.Thread(target=submit, args=(wie,)) for wie in ("aanbieder", "adviseur")]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert status_of(sessions, stadje) is GesprekStatus.GEOPEND


def test_nothing_is_written_to_an_opened_talk(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as session:
        stadje.open(session)
    with pytest.raises(OngeldigeOvergangError), sessions.begin() as session:
        stadje.write(session, "aanbieder", stadje.afspraken[0])


def test_a_page_made_from_an_older_version_is_refused(sessions: Sessions, stadje: Any) -> None:
    wie, afspraak, invoer = stadje["adviseur"], stadje.afspraken[0], Lezinginvoer({"herkennen": "ja"})
    with sessions.begin() as session:
        save_lezing(session, wie, stadje.gesprek, afspraak, invoer, nu=stadje.nu)
    with sessions.begin() as session:
        nieuw = Lezinginvoer({"herkennen": "nee"})
        lezing = save_lezing(session, wie, stadje.gesprek, afspraak, nieuw, versie=1, nu=stadje.nu)
        assert lezing.versie == 2
    with pytest.raises(GelijktijdigeWijzigingError), sessions.begin() as session:
        save_lezing(session, wie, stadje.gesprek, afspraak, invoer, versie=1, nu=stadje.nu)


@pytest.mark.parametrize(
    ("verandering", "verklaring", "mag"),
    [
        ("duidelijk_beter", "", False),
        ("duidelijk_slechter", " ", False),
        ("duidelijk_beter", "ik zie er geen", True),
        ("niet_te_onderscheiden", "", True),
    ],
)
def test_a_figure_that_clearly_changed_asks_for_another_explanation(
    sessions: Sessions, stadje: Any, verandering: str, verklaring: str, mag: bool
) -> None:
    wie, afspraak = stadje["aanbieder"], stadje.afspraken[0]
    antwoorden = {
        "herkennen": "ja",
        "verklaren": "x",
        "beoordelen": "y",
        "onverwacht": "veel broers",
        "q": "z",
    }
    with sessions.begin() as session:
        invoer = Lezinginvoer(antwoorden, andere_verklaring=verklaring, factor_id="CTC-01")
        lezing = save_lezing(session, wie, stadje.gesprek, afspraak, invoer, nu=stadje.nu)
        assert (lezing.antwoorden["onverwacht"], lezing.factor_id) == ("veel broers", "CTC-01")
        assert "q" not in lezing.antwoorden, "only the questions of the method are kept"
        args = (session, wie, stadje.gesprek, afspraak)
        cijfers = {"verandering": verandering}
        if mag:
            assert submit_lezing(*args, build_id="b", cijfers=cijfers, nu=stadje.nu)
        else:
            with pytest.raises(NietGereedError, match="andere verklaring"):
                submit_lezing(*args, build_id="b", cijfers=cijfers, nu=stadje.nu)
