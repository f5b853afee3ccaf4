"""Holding and adopting a talk: nothing is adopted while something is missing (R-31, R-33)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.services.aanwezigen import (
    Aanwezigeinvoer,
    add_aanwezige,
    describe_aanwezigen,
    drop_aanwezige,
    missing_lagen,
)
from app.services.gereedheid import readiness
from app.services.gesprekken import (
    Conclusieinvoer,
    save_conclusie,
    save_eigen_deel,
)
from app.services.toezeggingen import Toezegginginvoer, create_toezegging
from app.services.vaststellen import adopt_gesprek
from app.services.verbeteracties import Verbeteractieinvoer, create_verbeteractie
from app.services.verhalen import Verhaalinvoer, save_verhaal
from app.store.sessions import Sessions
from app.store.tables import Gesprek
from schemas.errors import (
    GeenToegangError,
    GelijktijdigeWijzigingError,
    NietGereedError,
    NietGevondenError,
    OngeldigeOvergangError,
    OngeldigeWaardeError,
)
from schemas.leercyclus import GesprekStatus, Vrijgave
from schemas.vocabulary import Kwartaal

ZETEL = Aanwezigeinvoer("uitvoering", "onderwijs", "intern begeleider")
GEEN_ACTIE = Conclusieinvoer(True, "eens", "geen_actie", gevolg_reden="het gaat goed")


def missing(sessions: Sessions, stadje: Any) -> str:
    with sessions() as session:
        return " ".join(readiness(session, session.get_one(Gesprek, stadje.gesprek)))


def conclude(session: Any, stadje: Any, invoer: Conclusieinvoer, wie: str = "adviseur") -> Any:
    args = (session, stadje[wie], stadje.gesprek, stadje.afspraken[0], invoer)
    return save_conclusie(*args, nu=stadje.nu)


def make_actie(session: Any, stadje: Any, afspraak: int, gesprek: int | None) -> None:
    invoer = Verbeteractieinvoer(
        afspraak,
        stadje.gebied,
        "titel",
        "p",
        "o",
        "omdat",
        "wie",
        "hoger",
        Kwartaal(2025, 4),
        Kwartaal(2026, 1),
        gesprek_id=gesprek,
    )
    create_verbeteractie(session, stadje["adviseur"], invoer, nu=stadje.nu)


def test_a_complete_talk_is_adopted(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as session:
        stadje.hold(session)
        gesprek = adopt_gesprek(session, stadje["adviseur"], stadje.gesprek, nu=stadje.nu)
    assert gesprek.status is GesprekStatus.VASTGESTELD
    assert gesprek.vastgesteld_door == stadje["adviseur"].naam


def test_the_list_names_everything_that_is_missing(sessions: Sessions, stadje: Any) -> None:
    lijst = missing(sessions, stadje)
    for deel in (
        "de aanbieder diende nog geen lezing in",
        "de gemeente diende nog geen lezing in",
        "geen verhaal",
        "nog geen conclusie",
        "haar eigen deel",
        "Sterk in de klas",
    ):
        assert deel in lijst
    with sessions.begin() as session:
        stadje.open(session)
    assert "lezing" not in missing(sessions, stadje)


@pytest.mark.parametrize("wie", ["aanbieder", "accounthouder", "wijkpartner", "beheerder", "adviseur_elders"])
def test_only_the_adviser_of_the_gebied_adopts(sessions: Sessions, stadje: Any, wie: str) -> None:
    with sessions.begin() as session:
        stadje.hold(session)
        with pytest.raises((GeenToegangError, NietGevondenError)):
            adopt_gesprek(session, stadje[wie], stadje.gesprek, nu=stadje.nu)
        assert adopt_gesprek(session, stadje["adviseur"], stadje.gesprek, nu=stadje.nu)


def test_nothing_of_an_adopted_talk_changes(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as session:
        stadje.hold(session)
        adopt_gesprek(session, stadje["adviseur"], stadje.gesprek, nu=stadje.nu)
    adviseur, nummer = stadje["adviseur"], stadje.gesprek
    with sessions.begin() as session:
        with pytest.raises(OngeldigeOvergangError):
            adopt_gesprek(session, adviseur, nummer, nu=stadje.nu)
        with pytest.raises(OngeldigeOvergangError):
            conclude(session, stadje, GEEN_ACTIE)
        with pytest.raises(OngeldigeOvergangError):
            add_aanwezige(session, adviseur, nummer, ZETEL, nu=stadje.nu)
        with pytest.raises(OngeldigeOvergangError):
            save_eigen_deel(session, adviseur, nummer, "x", nu=stadje.nu)
        with pytest.raises(OngeldigeOvergangError):
            geen = Verhaalinvoer(is_geen_verhaal=True)
            save_verhaal(session, stadje["aanbieder"], nummer, stadje.afspraken[0], geen, nu=stadje.nu)


def test_an_action_as_consequence_must_exist_in_this_talk(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as session:
        stadje.hold(session, gevolg="actie")
        make_actie(session, stadje, stadje.afspraken[0], stadje.gesprek)
        make_actie(session, stadje, stadje.afspraken[1], None)
    assert missing(sessions, stadje).count("verbeteractie, maar die is nog niet gemaakt") == 1
    with sessions.begin() as session:
        make_actie(session, stadje, stadje.afspraken[1], stadje.gesprek)
        assert adopt_gesprek(session, stadje["adviseur"], stadje.gesprek, nu=stadje.nu)


def test_a_promise_as_consequence_must_exist_in_this_talk(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as session:
        stadje.hold(session, gevolg="afspraak")
    with sessions.begin() as session, pytest.raises(NietGereedError, match="toezegging"):
        adopt_gesprek(session, stadje["adviseur"], stadje.gesprek, nu=stadje.nu)
    with sessions.begin() as session:
        invoer = Toezegginginvoer(stadje.beschikking, "gemeente", "t", date(2026, 3, 1), stadje.gesprek)
        create_toezegging(session, stadje["adviseur"], invoer, nu=stadje.nu)
        assert adopt_gesprek(session, stadje["adviseur"], stadje.gesprek, nu=stadje.nu)
    with sessions.begin() as session, pytest.raises(OngeldigeOvergangError):
        create_toezegging(session, stadje["adviseur"], replace(invoer, tekst="te laat"), nu=stadje.nu)


def test_a_story_kept_to_oneself_does_not_count_as_a_story(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as session:
        for vrijgave, is_missing in ((Vrijgave.EIGEN, True), (Vrijgave.GESPREK, False)):
            for afspraak in stadje.afspraken:
                invoer = Verhaalinvoer("tekst", "jongere", "ja, mondeling", vrijgave=vrijgave)
                save_verhaal(session, stadje["aanbieder"], stadje.gesprek, afspraak, invoer, nu=stadje.nu)
            lijst = readiness(session, session.get_one(Gesprek, stadje.gesprek))
            assert any("verhaal" in reden for reden in lijst) is is_missing


@pytest.mark.parametrize(
    ("invoer", "fout"),
    [
        (Verhaalinvoer("tekst", "jongere", "ja"), None),
        (Verhaalinvoer(is_geen_verhaal=True), None),
        (Verhaalinvoer("", "jongere", "ja"), NietGereedError),
        (Verhaalinvoer("tekst", "jongere", ""), NietGereedError),
        (Verhaalinvoer("tekst", "buurman", "ja"), OngeldigeWaardeError),
        (Verhaalinvoer("tekst", "jongere", "ja", confrontatie="botst"), OngeldigeWaardeError),
    ],
)
def test_a_story_has_text_source_and_consent(
    sessions: Sessions, stadje: Any, invoer: Verhaalinvoer, fout: type[Exception] | None
) -> None:
    args = (stadje["adviseur"], stadje.gesprek, stadje.afspraken[0], invoer)
    with sessions.begin() as session:
        if fout is None:
            assert save_verhaal(session, *args, nu=stadje.nu).kant == "gemeente"
        else:
            with pytest.raises(fout):
                save_verhaal(session, *args, nu=stadje.nu)


@pytest.mark.parametrize(
    ("invoer", "fout"),
    [
        (GEEN_ACTIE, None),
        (Conclusieinvoer(False, "nee", "afspraak", verschil="wij zien het anders"), None),
        (Conclusieinvoer(True, " ", "afspraak"), NietGereedError),
        (Conclusieinvoer(False, "nee", "afspraak"), NietGereedError),
        (Conclusieinvoer(True, "eens", "geen_actie"), NietGereedError),
        (Conclusieinvoer(True, "eens", "straf"), OngeldigeWaardeError),
    ],
)
def test_a_conclusion_is_joint_or_a_recorded_difference_with_a_consequence(
    sessions: Sessions, stadje: Any, invoer: Conclusieinvoer, fout: type[Exception] | None
) -> None:
    with sessions.begin() as session:
        stadje.open(session)
        if fout is None:
            assert conclude(session, stadje, invoer).gevolg == invoer.gevolg
        else:
            with pytest.raises(fout):
                conclude(session, stadje, invoer)


def test_a_conclusion_waits_for_the_opening_and_is_the_advisers_to_write(
    sessions: Sessions, stadje: Any
) -> None:
    with sessions.begin() as session:
        with pytest.raises(OngeldigeOvergangError):
            conclude(session, stadje, GEEN_ACTIE)
        stadje.open(session)
        with pytest.raises(GeenToegangError):
            conclude(session, stadje, GEEN_ACTIE, wie="aanbieder")
        assert conclude(session, stadje, GEEN_ACTIE)
        assert session.get_one(Gesprek, stadje.gesprek).status is GesprekStatus.GEVOERD


def test_an_older_page_does_not_overwrite_a_conclusion(sessions: Sessions, stadje: Any) -> None:
    args = (stadje["adviseur"], stadje.gesprek, stadje.afspraken[0], GEEN_ACTIE)
    with sessions.begin() as session:
        stadje.open(session)
        versie = save_conclusie(session, *args, nu=stadje.nu).versie
    with sessions.begin() as session:
        anders = Conclusieinvoer(True, "anders", "afspraak")
        conclude(session, stadje, anders)
    with pytest.raises(GelijktijdigeWijzigingError), sessions.begin() as session:
        save_conclusie(session, *args, versie=versie, nu=stadje.nu)


def test_telling_who_is_there_marks_the_talk_as_held(sessions: Sessions, stadje: Any) -> None:
    args = (stadje["adviseur"], stadje.gesprek, ZETEL)
    with sessions.begin() as session:
        with pytest.raises(OngeldigeOvergangError):
            add_aanwezige(session, *args, nu=stadje.nu)
        stadje.open(session)
        eerste = add_aanwezige(session, *args, nu=stadje.nu)
        assert add_aanwezige(session, *args, nu=stadje.nu) is eerste
        assert session.get_one(Gesprek, stadje.gesprek).status is GesprekStatus.GEVOERD


def test_a_seat_has_a_layer_and_a_sector_and_can_be_taken_back(sessions: Sessions, stadje: Any) -> None:
    adviseur, nummer = stadje["adviseur"], stadje.gesprek
    with sessions.begin() as session:
        stadje.open(session)
        for velden in ({"laag": "baas"}, {"sector": "handel"}):
            with pytest.raises(OngeldigeWaardeError):
                add_aanwezige(session, adviseur, nummer, replace(ZETEL, **velden), nu=stadje.nu)
        with pytest.raises(NietGereedError):
            add_aanwezige(session, adviseur, nummer, replace(ZETEL, wie=" "), nu=stadje.nu)
        zetel = add_aanwezige(session, adviseur, nummer, replace(ZETEL, namens="de school"), nu=stadje.nu)
        assert describe_aanwezigen([zetel]) == "intern begeleider, namens de school (onderwijs)"
        assert missing_lagen([zetel]) == ("Bewoner, jongere of ouder", "Beleid of management", "Bestuur")
        for wie in ("aanbieder", "accounthouder", "adviseur_elders"):
            with pytest.raises((GeenToegangError, NietGevondenError)):
                drop_aanwezige(session, stadje[wie], nummer, zetel.id, nu=stadje.nu)
        drop_aanwezige(session, adviseur, nummer, zetel.id, nu=stadje.nu)
        with pytest.raises(NietGevondenError):
            drop_aanwezige(session, adviseur, nummer, zetel.id, nu=stadje.nu)
