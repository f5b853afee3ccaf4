"""Two people who write at once: both texts stay, the second is offered a merge, and nothing is lost (must-show 5)."""

from dataclasses import replace
from typing import Any

import pytest

from app.services.gesprekken import Conclusieinvoer, save_conclusie, save_eigen_deel
from app.services.tekstversies import (
    CONCLUSIE,
    EIGEN_DEEL,
    drop_botsing,
    keep_botsing,
    merge_botsing,
    open_botsingen,
)
from app.store.sessions import Sessions
from app.store.tables import Conclusie, Gesprek, Tekstversie
from schemas.errors import GeenToegangError, GelijktijdigeWijzigingError, NietGevondenError

EEN = Conclusieinvoer(True, "Het werkt. Wij houden het vast.", "geen_actie", gevolg_reden="goed zo")
ANDER = replace(EEN, tekst="Het werkt. Wij houden het vast. De wachttijd telt mee.")
IK = replace(EEN, tekst="Het werkt voor wie blijft. Wij houden het vast.", gevolg="afspraak")


def save(sessions: Sessions, stadje: Any, invoer: Conclusieinvoer, **anders: Any) -> int:
    with sessions.begin() as session:
        args = (session, stadje["adviseur"], stadje.gesprek, stadje.afspraken[0], invoer)
        return save_conclusie(*args, nu=stadje.nu, **anders).versie


def keep(sessions: Sessions, stadje: Any, invoer: Conclusieinvoer, versie: int) -> int:
    with sessions.begin() as session:
        return keep_botsing(
            session,
            stadje["adviseur"],
            stadje.gesprek,
            CONCLUSIE,
            invoer.velden,
            versie=versie,
            afspraak_id=stadje.afspraken[0],
            nu=stadje.nu,
        ).id


@pytest.fixture
def botsing(sessions: Sessions, stadje: Any) -> int:
    """Return the clash of two people who both started from the same conclusion."""
    with sessions.begin() as session:
        stadje.open(session)
    versie = save(sessions, stadje, EEN)
    save(sessions, stadje, ANDER, versie=versie)
    with pytest.raises(GelijktijdigeWijzigingError):
        save(sessions, stadje, IK, versie=versie)
    return keep(sessions, stadje, IK, versie)


def test_both_texts_are_kept_and_merged_by_sentences(sessions: Sessions, stadje: Any, botsing: int) -> None:
    with sessions() as session:
        gesprek = session.get_one(Gesprek, stadje.gesprek)
        (gevonden,) = open_botsingen(session, stadje["adviseur"], gesprek)
        uitslag = merge_botsing(session, gesprek, gevonden)
        assert gevonden.id == botsing
        assert session.query(Conclusie).one().tekst == ANDER.tekst
    assert uitslag.opgeslagen["tekst"] == ANDER.tekst
    assert uitslag.eigen["tekst"] == IK.tekst
    assert (
        uitslag.voorstel["tekst"] == "Het werkt voor wie blijft. Wij houden het vast. De wachttijd telt mee."
    )
    assert uitslag.voorstel["gevolg"] == "afspraak"


def test_saving_the_merge_settles_the_clash(sessions: Sessions, stadje: Any, botsing: int) -> None:
    save(sessions, stadje, replace(EEN, tekst="Samen."), versie=2, lost_op=botsing)
    with sessions() as session:
        gesprek = session.get_one(Gesprek, stadje.gesprek)
        assert open_botsingen(session, stadje["adviseur"], gesprek) == []
        teksten = [rij.velden["tekst"] for rij in session.query(Tekstversie).order_by(Tekstversie.id)]
    assert teksten == [EEN.tekst, ANDER.tekst, IK.tekst, "Samen."]


def test_leaving_the_stored_text_settles_it_too_and_loses_no_word(
    sessions: Sessions, stadje: Any, botsing: int
) -> None:
    with sessions.begin() as session:
        drop_botsing(session, stadje["adviseur"], stadje.gesprek, botsing, nu=stadje.nu)
    with sessions() as session:
        assert session.query(Conclusie).one().tekst == ANDER.tekst
        assert open_botsingen(session, stadje["adviseur"], session.get_one(Gesprek, stadje.gesprek)) == []
        assert IK.tekst in {rij.velden["tekst"] for rij in session.query(Tekstversie)}


def test_a_clash_is_settled_once_and_only_by_its_writer(
    sessions: Sessions, stadje: Any, botsing: int
) -> None:
    with sessions() as session:
        assert open_botsingen(session, stadje["aanbieder"], session.get_one(Gesprek, stadje.gesprek)) == []
    with pytest.raises(GeenToegangError), sessions.begin() as session:
        drop_botsing(session, stadje["aanbieder"], stadje.gesprek, botsing, nu=stadje.nu)
    save(sessions, stadje, EEN, versie=2, lost_op=botsing)
    with pytest.raises(NietGevondenError):
        save(sessions, stadje, EEN, versie=3, lost_op=botsing)


def test_the_own_part_clashes_on_its_own_text_only(sessions: Sessions, stadje: Any) -> None:
    def save_deel(tekst: str, versie: int) -> None:
        with sessions.begin() as session:
            save_eigen_deel(session, stadje["adviseur"], stadje.gesprek, tekst, versie=versie, nu=stadje.nu)

    save_deel("Wij belden te laat.", 0)
    with sessions.begin() as session:
        stadje.open(session)
    save_deel("Wij belden te laat. Het lokaal kwam niet.", 1)
    with pytest.raises(GelijktijdigeWijzigingError):
        save_deel("Wij belden te laat. De regels zaten in de weg.", 1)
    with sessions.begin() as session:
        velden = {"tekst": "Wij belden te laat. De regels zaten in de weg."}
        args = (session, stadje["adviseur"], stadje.gesprek, EIGEN_DEEL, velden)
        rij = keep_botsing(*args, versie=1, nu=stadje.nu)
        uitslag = merge_botsing(session, session.get_one(Gesprek, stadje.gesprek), rij)
    assert uitslag.voorstel["tekst"] == "Wij belden te laat. Het lokaal kwam niet. De regels zaten in de weg."
