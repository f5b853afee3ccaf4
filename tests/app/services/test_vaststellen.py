"""An adopted talk is a version for ever with the figures as seen; a correction is the next one, with a reason (2f)."""

from datetime import timedelta
from typing import Any

import pytest

from app.services.vaststellen import adopt_gesprek, correct_gesprek, versions_of
from app.store.access.verantwoording import accountable_besluiten
from app.store.sessions import Sessions
from app.store.tables import Gesprek
from schemas.errors import (
    GeenToegangError,
    GelijktijdigeWijzigingError,
    NietGereedError,
    NietGevondenError,
    OngeldigeOvergangError,
)
from schemas.leercyclus import GesprekStatus


def adopt(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as session:
        stadje.hold(session)
        cijfers = {stadje.afspraken[0]: {"waarde": 7.8}}
        adopt_gesprek(
            session, stadje["adviseur"], stadje.gesprek, build_id="b7", cijfers=cijfers, nu=stadje.nu
        )


def correct(sessions: Sessions, stadje: Any, wie: str = "adviseur", **anders: Any) -> None:
    velden = {"tekst": "het lokaal kwam wel", "reden": "verkeerd verstaan", "nu": stadje.nu}
    with sessions.begin() as session:
        correct_gesprek(session, stadje[wie], stadje.gesprek, **(velden | anders))


def test_a_quarter_does_not_close_without_the_own_part_of_the_municipality(
    sessions: Sessions, stadje: Any
) -> None:
    with sessions.begin() as session:
        stadje.hold(session)
        session.get_one(Gesprek, stadje.gesprek).eigen_deel = " "
        with pytest.raises(NietGereedError) as fout:
            adopt_gesprek(session, stadje["adviseur"], stadje.gesprek, nu=stadje.nu)
        assert fout.value.redenen == ("De gemeente schreef nog niets over haar eigen deel.",)
        assert session.get_one(Gesprek, stadje.gesprek).status is GesprekStatus.GEVOERD
        session.get_one(Gesprek, stadje.gesprek).eigen_deel = "wij belden te laat"
        assert adopt_gesprek(session, stadje["adviseur"], stadje.gesprek, nu=stadje.nu)


def test_what_is_adopted_is_kept_with_the_figures_as_seen(sessions: Sessions, stadje: Any) -> None:
    adopt(sessions, stadje)
    with sessions() as session:
        (versie,) = versions_of(session, session.get_one(Gesprek, stadje.gesprek))
        assert (versie.versie, versie.build_id, versie.reden) == (1, "b7", "")
        assert versie.inhoud["cijfers"] == {str(stadje.afspraken[0]): {"waarde": 7.8}}
        assert versie.inhoud["eigen_deel"] == "wij verwezen te weinig door"
        assert [c["tekst"] for c in versie.inhoud["conclusies"]] == ["wij zijn het eens"] * 2
        assert "geheim" not in str(versie.inhoud), "a reading is no part of what is adopted"


def test_a_correction_is_a_next_version_and_the_first_stays(sessions: Sessions, stadje: Any) -> None:
    adopt(sessions, stadje)
    correct(sessions, stadje)
    correct(sessions, stadje, afspraak_id=stadje.afspraken[0], tekst="toch anders", versie=2)
    with sessions() as session:
        gesprek = session.get_one(Gesprek, stadje.gesprek)
        een, twee, drie = versions_of(session, gesprek)
        assert een.inhoud["eigen_deel"] == "wij verwezen te weinig door"
        assert (twee.inhoud["eigen_deel"], twee.reden) == ("het lokaal kwam wel", "verkeerd verstaan")
        assert [c["tekst"] for c in drie.inhoud["conclusies"]] == ["toch anders", "wij zijn het eens"]
        assert {v.build_id for v in (een, twee, drie)} == {"b7"}
        assert een.inhoud["cijfers"] == drie.inhoud["cijfers"]
        assert gesprek.status is GesprekStatus.VASTGESTELD


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"wie": "aanbieder"}, GeenToegangError),
        ({"wie": "accounthouder"}, GeenToegangError),
        ({"wie": "adviseur_elders"}, NietGevondenError),
        ({"reden": " "}, NietGereedError),
        ({"tekst": " "}, NietGereedError),
        ({"versie": 7}, GelijktijdigeWijzigingError),
    ],
)
def test_a_correction_is_the_advisers_and_says_why(
    sessions: Sessions, stadje: Any, anders: dict[str, Any], fout: type[Exception]
) -> None:
    with pytest.raises(OngeldigeOvergangError):
        correct(sessions, stadje)
    adopt(sessions, stadje)
    with pytest.raises(fout):
        correct(sessions, stadje, **anders)
    with sessions() as session:
        assert len(versions_of(session, session.get_one(Gesprek, stadje.gesprek))) == 1


def test_accountability_sees_adopted_conclusions_and_no_word_of_the_learning_room(
    sessions: Sessions, stadje: Any
) -> None:
    def read(wie: str, **anders: Any) -> list[Any]:
        with sessions() as session:
            return accountable_besluiten(session, stadje[wie], stadje.beschikking, **anders)

    with sessions.begin() as session:
        stadje.hold(session)
    assert read("accounthouder") == []
    with sessions.begin() as session:
        adopt_gesprek(session, stadje["adviseur"], stadje.gesprek, nu=stadje.nu)
    correct(
        sessions,
        stadje,
        afspraak_id=stadje.afspraken[0],
        tekst="toch anders",
        nu=stadje.nu + timedelta(days=1),
    )
    assert [(b.versie, b.tekst) for b in read("accounthouder")] == [
        (2, "toch anders"),
        (2, "wij zijn het eens"),
    ]
    assert [b.tekst for b in read("accounthouder", tot=stadje.nu)] == ["wij zijn het eens"] * 2
    assert "geheim" not in str(read("accounthouder"))
    assert read("accounthouder_elders") == []
