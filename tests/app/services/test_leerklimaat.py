"""The pulse: two-sided, per group of five or more, and led back to nobody, in the store either (R-45)."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app.services.accounts import to_gebruiker
from app.services.leerklimaat import (
    Pulskeuze,
    find_open_ronde,
    give_puls,
    open_ronde,
    show_verdeling,
)
from app.store.sessions import Sessions
from app.store.tables import Account, Logregel, Pulsantwoord, Pulsdeelname, Pulsronde
from schemas.errors import GeenToegangError, NietGereedError, NietGevondenError
from schemas.puls import load_puls

PULS = load_puls()
NA = date(2026, 2, 14)


def choices(score: int = 3, bewijs: str = "") -> dict[str, Pulskeuze]:
    return {s.code: Pulskeuze(score, bewijs) for s in PULS.stellingen}


def add_people(session: Session, rol: str, aantal: int) -> list[Any]:
    accounts = [
        Account(
            inlognaam=f"{rol}{i}",
            naam=f"{rol} {i}",
            rol=rol,
            partijcode="stroom",
            wachtwoord_hash="geen",
            sessieteken=f"{rol}{i}",
        )
        for i in range(aantal)
    ]
    session.add_all(accounts)
    session.flush()
    return [to_gebruiker(session, account) for account in accounts]


@pytest.fixture
def ronde(sessions: Sessions, stadje: Any) -> int:
    """Plan a round of this month."""
    with sessions.begin() as session:
        args = {"naam": "Winter", "van": date(2026, 1, 12), "tot": date(2026, 1, 31), "nu": stadje.nu}
        with pytest.raises(GeenToegangError):
            open_ronde(session, stadje["adviseur"], **args)
        return open_ronde(session, stadje["beheerder"], **args).id


def answer(session: Session, stadje: Any, ronde: int, mensen: list[Any], scores: list[int]) -> None:
    for wie, score in zip(mensen, scores, strict=True):
        bewijs = "het overleg van maandag" if PULS.is_uiterste(score) else ""
        give_puls(session, wie, ronde, choices(score, bewijs), vandaag=stadje.vandaag)


def picture(session: Session, stadje: Any, ronde: int, groep: str, dag: date = NA) -> Any:
    beelden = show_verdeling(session, stadje["accounthouder"], session.get_one(Pulsronde, ronde), dag)
    return next(b for b in beelden["fouten"] if b.groep == groep)


def test_a_group_of_four_is_not_shown_and_one_of_five_is(sessions: Sessions, stadje: Any, ronde: int) -> None:
    with sessions.begin() as session:
        vijf, vier = add_people(session, "aanbieder", 5), add_people(session, "wijkpartner", 4)
        answer(session, stadje, ronde, vijf, [1, 2, 3, 4, 4])
        answer(session, stadje, ronde, vier, [2, 2, 3, 4])
        klein, groot = (picture(session, stadje, ronde, g) for g in ("wijkpartner", "aanbieder"))
    assert (klein.aantal, klein.telling, klein.bewijzen) == (None, {}, ())
    assert (groot.aantal, groot.telling) == (5, {"links": 2, "ertussenin": 1, "rechts": 2})
    assert groot.bewijzen == ("het overleg van maandag",)


def test_nothing_is_shown_while_a_round_is_open_nor_over_groups_together(
    sessions: Sessions, stadje: Any, ronde: int
) -> None:
    with sessions.begin() as session:
        answer(session, stadje, ronde, add_people(session, "aanbieder", 6), [3] * 6)
        for dag in (stadje.vandaag, date(2026, 1, 31)):
            assert picture(session, stadje, ronde, "aanbieder", dag).aantal is None
        assert picture(session, stadje, ronde, "aanbieder").aantal == 6
        beelden = show_verdeling(session, stadje["accounthouder"], session.get_one(Pulsronde, ronde), NA)
    assert {b.groep for b in beelden["fouten"]} == {"gemeente", "aanbieder", "wijkpartner"}
    assert not any(hasattr(b, "gemiddelde") for b in beelden["fouten"])


def test_ten_answers_are_shown_in_five_kinds(sessions: Sessions, stadje: Any, ronde: int) -> None:
    with sessions.begin() as session:
        answer(session, stadje, ronde, add_people(session, "aanbieder", 10), [1, 1, 2, 2, 3, 3, 4, 4, 5, 5])
        telling = picture(session, stadje, ronde, "aanbieder").telling
    assert telling == dict.fromkeys(PULS.antwoorden, 2)


def test_two_rounds_cannot_lie_so_close_that_one_newcomer_is_the_difference(
    sessions: Sessions, stadje: Any, ronde: int
) -> None:
    with sessions.begin() as session:
        args = (session, stadje["beheerder"])
        for van in (date(2026, 1, 20), date(2026, 2, 2), date(2026, 4, 15), date(2025, 11, 1)):
            with pytest.raises(NietGereedError, match="te dichtbij"):
                open_ronde(*args, naam="Erbij", van=van, tot=van + timedelta(days=10), nu=stadje.nu)
        with pytest.raises(NietGereedError, match="een week"):
            open_ronde(*args, naam="Kort", van=date(2026, 6, 1), tot=date(2026, 6, 3), nu=stadje.nu)
        open_ronde(*args, naam="Zomer", van=date(2026, 6, 1), tot=date(2026, 6, 14), nu=stadje.nu)


def test_who_answered_once_is_asked_no_more_and_an_extreme_asks_for_evidence(
    sessions: Sessions, stadje: Any, ronde: int
) -> None:
    wie, args = stadje["aanbieder"], {"vandaag": stadje.vandaag}
    with sessions.begin() as session:
        assert find_open_ronde(session, wie, stadje.vandaag) is not None
        for fout, zin in (
            (choices(5), "waar dat uit blijkt"),
            ({k: v for k, v in choices().items() if k != "fouten"}, "Kies een antwoord bij stelling 4"),
            (choices(9), "Kies een antwoord"),
            (choices(2, "mevrouw Jansen zei het"), "naam van een persoon"),
        ):
            with pytest.raises(NietGereedError, match=zin):
                give_puls(session, wie, ronde, fout, **args)
        give_puls(session, wie, ronde, choices(5, "ik mocht de proef beginnen"), **args)
        assert find_open_ronde(session, wie, stadje.vandaag) is None
        with pytest.raises(NietGereedError, match="al ingevuld"):
            give_puls(session, wie, ronde, choices(), **args)
        with pytest.raises(GeenToegangError):
            give_puls(session, stadje["beheerder"], ronde, choices(), **args)
        with pytest.raises(NietGevondenError):
            give_puls(session, stadje["adviseur"], ronde, choices(), vandaag=NA)


def read_opslag(session: Session) -> dict[str, list[str]]:
    """Read the keys in the order in which they lie in the store (SQLite), or in each page of it.

    PostgreSQL reuses the room of deleted rows from a moment of its own, so a later row may lie in an earlier page.
    """
    postgresql = session.connection().dialect.name == "postgresql"
    if not postgresql:
        session.execute(text("pragma reverse_unordered_selects = off"))
    bladzijde = "split_part(ctid::text, ',', 1)" if postgresql else "''"
    lijsten: dict[str, list[str]] = {}
    for blad, sleutel in session.execute(text(f"select {bladzijde}, sleutel from pulsantwoord")):
        lijsten.setdefault(blad, []).append(sleutel)
    return lijsten


def test_no_join_order_time_or_log_leads_from_a_person_to_an_answer(
    sessions: Sessions, stadje: Any, ronde: int
) -> None:
    with sessions.begin() as session:
        mensen = add_people(session, "aanbieder", 6)
    scores = [1, 2, 3, 4, 5, 3]
    sleutels: list[set[str]] = []
    for wie, score in zip(mensen, scores, strict=True):
        with sessions.begin() as session:
            answer(session, stadje, ronde, [wie], [score])
        with sessions() as session:
            sleutels.append(set(session.scalars(select(Pulsantwoord.sleutel))))
    # Each answer draws all keys anew: two looks at the store do not show which rows came in between.
    assert not any(eerder & later for eerder, later in pairwise(sleutels))
    gedeeld = set(Pulsantwoord.__table__.columns.keys()) & set(Pulsdeelname.__table__.columns.keys())
    assert gedeeld == {"ronde_id"}
    soorten = {
        type(k.type).__name__ for k in [*Pulsantwoord.__table__.columns, *Pulsdeelname.__table__.columns]
    }
    assert not soorten & {"Date", "DateTime", "Tijdstip"}
    with sessions() as session:
        # The only join there is pairs everybody with everything.
        per_persoon = Counter(
            account
            for account, _ in session.execute(
                select(Pulsdeelname.account_id, Pulsantwoord.sleutel).join(
                    Pulsantwoord, Pulsantwoord.ronde_id == Pulsdeelname.ronde_id
                )
            )
        )
        assert set(per_persoon.values()) == {len(mensen) * len(PULS.stellingen)}
        for volgorde in read_opslag(session).values():
            assert volgorde == sorted(volgorde), "rows lie in the order of random keys"
        assert session.scalars(select(Logregel).where(Logregel.gebeurtenis.contains("puls"))).one()
        if session.connection().dialect.name == "postgresql":
            assert len(set(session.scalars(text("select xmin::text from pulsantwoord")))) == 1
            assert len(set(session.scalars(text("select xmin::text from pulsdeelname")))) == 1
        else:
            for tabel in ("pulsantwoord", "pulsdeelname"):
                with pytest.raises(Exception, match="rowid"):
                    session.execute(text(f"select rowid from {tabel}"))
