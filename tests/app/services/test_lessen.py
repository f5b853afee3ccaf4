"""Lessons and learning sessions: complete, released by their writer, geborgd with place and owner (R-35, R-42)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.services.leerbijeenkomsten import (
    ask_leervraag,
    give_toestemming,
    plan_leerbijeenkomst,
    save_verslag,
)
from app.services.lessen import Lesinvoer, revise_les, secure_les, write_les, write_les_of_session
from app.services.start import asked_of
from app.services.verbeteracties import Verbeteractieinvoer, create_verbeteractie, move_fase
from app.store.access import get_leerbijeenkomst, get_les, visible_lessen
from app.store.sessions import Sessions
from app.store.tables import Leerbijeenkomst, Les
from schemas.errors import (
    GeenToegangError,
    NietGereedError,
    NietGevondenError,
    OngeldigeOvergangError,
    OngeldigeWaardeError,
)
from schemas.leercyclus import Fase, Gezien, Vrijgave
from schemas.vocabulary import Kwartaal

OP_SQLITE = pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
"""For rules that are Python: one database tells as much as two."""
LES = Lesinvoer(
    titel="Bellen helpt niet",
    tekst="Jongeren nemen niet op voor een onbekend nummer.",
    omdat="er nog geen band is",
    voorwaarden="Alleen als de coach al bekend is.",
    bewijssoort="verhaal",
    gezien=Gezien.NIET_GEZIEN,
    factor_id="CTC-01",
    doelgroep="Jongeren van 12 tot en met 17 jaar",
    vrijgave=Vrijgave.OPENBAAR,
)


def make_actie(session: Session, stadje: Any) -> int:
    invoer = Verbeteractieinvoer(
        stadje.afspraken[0], stadje.gebied, "Bellen", "p", "o", "w", "Stroom", "hoger",
        Kwartaal(2025, 4), Kwartaal(2026, 1),
    )  # fmt: skip
    return create_verbeteractie(session, stadje["adviseur"], invoer, nu=stadje.nu).id


def write(session: Session, stadje: Any, wie: str = "adviseur", **anders: Any) -> Les:
    actie = make_actie(session, stadje)
    return write_les(session, stadje[wie], actie, replace(LES, **anders), nu=stadje.nu)


@OP_SQLITE
@pytest.mark.parametrize("veld", ["titel", "tekst", "omdat", "voorwaarden", "factor_id", "doelgroep"])
def test_a_lesson_without_its_context_is_refused(sessions: Sessions, stadje: Any, veld: str) -> None:
    with sessions.begin() as session, pytest.raises(NietGereedError):
        write(session, stadje, **{veld: " "})


@OP_SQLITE
@pytest.mark.parametrize("anders", [{"bewijssoort": "gevoel"}, {"belemmering": "pech"}])
def test_a_lesson_names_known_evidence_and_obstacle(
    sessions: Sessions, stadje: Any, anders: dict[str, str]
) -> None:
    with sessions.begin() as session, pytest.raises(OngeldigeWaardeError):
        write(session, stadje, **anders)


@pytest.mark.parametrize(
    ("vrijgave", "lezers"),
    [
        (Vrijgave.EIGEN, {"adviseur"}),
        (Vrijgave.GESPREK, {"adviseur", "aanbieder"}),
        (
            Vrijgave.OPENBAAR,
            {
                "adviseur",
                "aanbieder",
                "accounthouder",
                "aanbieder_elders",
                "adviseur_elders",
                "accounthouder_elders",
            },
        ),
    ],
)
def test_a_lesson_travels_as_far_as_its_writer_says(
    sessions: Sessions, stadje: Any, vrijgave: Vrijgave, lezers: set[str]
) -> None:
    with sessions.begin() as session:
        les = write(session, stadje, vrijgave=vrijgave)
        gezien = {wie for wie in stadje.mensen if visible_lessen(session, stadje[wie])}
        assert gezien == lezers
        for wie in set(stadje.mensen) - lezers:
            with pytest.raises(NietGevondenError):
                get_les(session, stadje[wie], les.id)


@OP_SQLITE
def test_who_may_not_write_or_see_the_action_writes_no_lesson(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as session:
        actie = make_actie(session, stadje)
        with pytest.raises(GeenToegangError):
            write_les(session, stadje["accounthouder"], actie, LES, nu=stadje.nu)
        with pytest.raises(NietGevondenError):
            write_les(session, stadje["aanbieder_elders"], actie, LES, nu=stadje.nu)


@OP_SQLITE
def test_after_a_lesson_an_action_may_be_let_go(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as session:
        les = write(session, stadje, vrijgave=Vrijgave.EIGEN)
        move_fase(
            session,
            stadje["aanbieder"],
            les.verbeteractie_id,
            Fase.LOSGELATEN,
            toelichting="klaar",
            nu=stadje.nu,
        )


def test_geborgd_needs_a_place_of_use_and_an_owner(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as session:
        les = write(session, stadje)
        args = (session, stadje["adviseur"], les.id)
        for plek, wie in (("", "Teamleider"), ("Het inwerkplan", " ")):
            with pytest.raises(NietGereedError):
                secure_les(*args, gebruiksplek=plek, borgeigenaar=wie, nu=stadje.nu)
        goed = {"gebruiksplek": "Het inwerkplan", "borgeigenaar": "Teamleider", "nu": stadje.nu}
        for wie in ("adviseur_elders", "aanbieder", "accounthouder"):
            with pytest.raises(GeenToegangError):
                secure_les(session, stadje[wie], les.id, **goed)
        assert secure_les(*args, **goed).geborgd_op == stadje.nu


def test_a_better_text_replaces_a_lesson_and_the_earlier_one_is_kept(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as session:
        oud = write(session, stadje)
        secure_les(session, stadje["adviseur"], oud.id, gebruiksplek="x", borgeigenaar="y", nu=stadje.nu)
        nieuw = revise_les(
            session, stadje["adviseur"], oud.id, replace(LES, titel="Bel pas na kennismaken"), nu=stadje.nu
        )
        assert (nieuw.vervangt_id, nieuw.borgeigenaar) == (oud.id, "y")
        assert visible_lessen(session, stadje["adviseur_elders"]) == [nieuw]
        assert session.get_one(Les, oud.id).titel == LES.titel


def plan(session: Session, stadje: Any, **anders: Any) -> Leerbijeenkomst:
    velden = {"factor_id": "CTC-01", "titel": "Binding met school", "plaats": "Huis van de Wijk"}
    velden |= {"gepland_op": stadje.vandaag} | anders
    return plan_leerbijeenkomst(session, stadje["adviseur"], vandaag=stadje.vandaag, nu=stadje.nu, **velden)


@OP_SQLITE
@pytest.mark.parametrize(
    "anders",
    [{"titel": ""}, {"plaats": " "}, {"gepland_op": date(2026, 1, 13)}, {"factor_id": "CTC-02"}],
)
def test_a_session_is_planned_whole_and_about_a_factor_somebody_works_on(
    sessions: Sessions, stadje: Any, anders: dict[str, Any]
) -> None:
    with sessions.begin() as session:
        with pytest.raises(NietGereedError):
            plan(session, stadje, **anders)
        assert [p.partijcode for p in plan(session, stadje).partijen] == ["stroom"]


def test_figures_are_shared_by_their_own_party_only_and_can_be_taken_back(
    sessions: Sessions, stadje: Any
) -> None:
    with sessions.begin() as session:
        nummer = plan(session, stadje).id
        deel = {"cijfers": [{"waarde": 7.8}], "nu": stadje.nu}
        with pytest.raises(GeenToegangError):
            give_toestemming(session, stadje["adviseur"], nummer, is_akkoord=True, **deel)
        with pytest.raises(NietGevondenError):
            give_toestemming(session, stadje["aanbieder_elders"], nummer, is_akkoord=True, **deel)
        eigen = give_toestemming(session, stadje["aanbieder"], nummer, is_akkoord=True, **deel)
        assert eigen.cijfers == [{"waarde": 7.8}]
        eigen = give_toestemming(session, stadje["aanbieder"], nummer, is_akkoord=False, **deel)
        assert (eigen.toestemming, eigen.cijfers) == (False, [])


def test_a_session_is_held_once_by_its_minutes_and_then_gives_lessons(
    sessions: Sessions, stadje: Any
) -> None:
    with sessions.begin() as session:
        nummer = plan(session, stadje).id
        ask_leervraag(session, stadje["aanbieder"], nummer, "Wie blijft er bellen?", nu=stadje.nu)
        les = replace(LES, vrijgave=Vrijgave.GESPREK)
        args = (session, stadje["adviseur"], nummer)
        with pytest.raises(NietGereedError, match="verslag"):
            write_les_of_session(*args, les, regiocode=stadje.gebied, nu=stadje.nu)
        with pytest.raises(GeenToegangError):
            save_verslag(session, stadje["aanbieder"], nummer, deelnemers="x", verslag="y", vandaag=stadje.vandaag, nu=stadje.nu)  # fmt: skip
        save_verslag(*args, deelnemers="Stroom", verslag="Wij spraken erover.", vandaag=stadje.vandaag, nu=stadje.nu)  # fmt: skip
        with pytest.raises(OngeldigeOvergangError):
            ask_leervraag(session, stadje["aanbieder"], nummer, "Nog iets", nu=stadje.nu)
        with pytest.raises(OngeldigeOvergangError):
            give_toestemming(session, stadje["aanbieder"], nummer, is_akkoord=True, cijfers=[], nu=stadje.nu)
        with pytest.raises(OngeldigeWaardeError):
            write_les_of_session(
                *args, replace(LES, vrijgave=Vrijgave.EIGEN), regiocode=stadje.gebied, nu=stadje.nu
            )
        geschreven = write_les_of_session(*args, les, regiocode=stadje.gebied, nu=stadje.nu)
        lezers = {wie for wie in stadje.mensen if geschreven in visible_lessen(session, stadje[wie])}
        assert lezers == {"adviseur", "adviseur_elders", "aanbieder"}


@OP_SQLITE
def test_a_session_still_to_come_has_no_minutes(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as session:
        nummer = plan(session, stadje, gepland_op=date(2026, 2, 1)).id
        with pytest.raises(NietGereedError, match="nog komen"):
            save_verslag(session, stadje["adviseur"], nummer, deelnemers="x", verslag="y", vandaag=stadje.vandaag, nu=stadje.nu)  # fmt: skip


def test_start_asks_an_invited_provider_for_its_choice(sessions: Sessions, stadje: Any) -> None:
    def titles(session: Session, wie: str) -> list[str]:
        return [g.titel for g in asked_of(session, stadje[wie], stadje.vandaag, Kwartaal(2026, 1))]

    with sessions.begin() as session:
        nummer = plan(session, stadje).id
        assert "Leerbijeenkomst: Binding met school" in titles(session, "aanbieder")
        assert get_leerbijeenkomst(session, stadje["adviseur_elders"], nummer)
        give_toestemming(session, stadje["aanbieder"], nummer, is_akkoord=False, cijfers=[], nu=stadje.nu)
        assert "Leerbijeenkomst: Binding met school" not in titles(session, "aanbieder")
