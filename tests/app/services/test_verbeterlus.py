"""An action on its way: goal, credit, experiment, steps, questions to another layer, manageable for now (R-40, R-44)."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.services.beheersbaar import set_herziening
from app.services.erkenning import Erkenning, describe_erkenning, save_erkenning
from app.services.laagvragen import Laagvraaginvoer, answer_laag, ask_laag
from app.services.start import asked_of
from app.services.verbeteracties import Verbeteractieinvoer, create_verbeteractie, move_fase
from app.store.sessions import Sessions
from app.store.tables import Logregel, Verbeteractie
from schemas.errors import (
    GeenToegangError,
    NietGereedError,
    NietGevondenError,
    OngeldigeOvergangError,
    OngeldigeWaardeError,
)
from schemas.leercyclus import Fase
from schemas.vocabulary import Kwartaal

# The rules are Python: one database tells as much as two. What is asked in SQL runs on both in test_lessen.
pytestmark = pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
K4, K1, K2 = Kwartaal(2025, 4), Kwartaal(2026, 1), Kwartaal(2026, 2)
EXPERIMENT = {"is_experiment": True, "experiment_eigenaar": "Stroom", "experiment_tot": K2}
EXPERIMENT |= {"vervolgplan": "Dan wordt het de gewone werkwijze."}
VRAAG = Laagvraaginvoer("beleid", "accounthouder", "Mag de termijn langer?", date(2026, 2, 1))


def create(session: Session, stadje: Any, **anders: Any) -> Verbeteractie:
    invoer = Verbeteractieinvoer(
        stadje.afspraken[0],
        stadje.gebied,
        "Vaste begeleider",
        "wisselingen",
        "een vast gezicht",
        "dat geeft vertrouwen",
        "Stroom",
        "hoger",
        K4,
        K1,
    )
    return create_verbeteractie(session, stadje["aanbieder"], replace(invoer, **anders), nu=stadje.nu)


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"doelsoort": "emancipatie", "verandert": "regel", "belemmering": "financiering"}, None),
        ({"doelsoort": "winst"}, OngeldigeWaardeError),
        ({"verandert": "alles"}, OngeldigeWaardeError),
        ({"belemmering": "pech"}, OngeldigeWaardeError),
        (EXPERIMENT, None),
        (EXPERIMENT | {"experiment_eigenaar": " "}, NietGereedError),
        (EXPERIMENT | {"vervolgplan": ""}, NietGereedError),
        (EXPERIMENT | {"experiment_tot": None}, NietGereedError),
        (EXPERIMENT | {"experiment_tot": K4}, NietGereedError),
        ({"ideegever": "Een leerling", "uitvoerder": "Stroom"}, NietGereedError),
        ({"ideegever": "Een leerling", "uitvoerder": "Stroom", "instemming": "In de klas gevraagd."}, None),
        ({"ideegever": "Stroom", "uitvoerder": "Stroom"}, None),
    ],
)
def test_goal_experiment_and_credit_are_complete(
    sessions: Sessions, stadje: Any, anders: dict[str, Any], fout: type[Exception] | None
) -> None:
    with sessions.begin() as session:
        if fout is None:
            actie = create(session, stadje, **anders)
            assert actie.experiment_tot in (None, "2026-K2")
        else:
            with pytest.raises(fout):
                create(session, stadje, **anders)


def test_credit_changes_with_a_reason_and_what_stood_there_is_kept(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as session:
        actie = create(session, stadje, ideegever="Een moeder", financier="Gemeente")
        nieuw = Erkenning("Een moeder", "Stroom", "Gemeente", "Twee scholen", "Zij vroeg het zelf.")
        args = (session, stadje["adviseur"], actie.id)
        with pytest.raises(NietGereedError, match="waarom"):
            save_erkenning(*args, nieuw, reden=" ", nu=stadje.nu)
        with pytest.raises(NietGereedError, match="instemt"):
            save_erkenning(*args, replace(nieuw, instemming=""), reden="zij kan niet", nu=stadje.nu)
        with pytest.raises(GeenToegangError):
            save_erkenning(session, stadje["accounthouder"], actie.id, nieuw, reden="x", nu=stadje.nu)
        save_erkenning(*args, nieuw, reden="Zij heeft geen tijd.", nu=stadje.nu)
        assert describe_erkenning(actie) == [
            ("Idee van", "Een moeder"),
            ("Uitgevoerd door", "Stroom"),
            ("Betaald door", "Gemeente"),
            ("Dacht mee", "Twee scholen"),
        ]
        regel = session.scalars(select(Logregel).where(Logregel.gebeurtenis == "erkenning_gewijzigd")).one()
        assert regel.details["eerder_uitvoerder"] == ""
        assert regel.details["reden"] == "Zij heeft geen tijd."


def test_every_step_between_phases_is_kept_with_its_reason(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as session:
        nummer = create(session, stadje).id
        for fase in (Fase.SELECTIE, Fase.VARIATIE):
            move_fase(session, stadje["adviseur"], nummer, fase, toelichting=f"naar {fase}", nu=stadje.nu)
    with sessions() as session:
        stappen = session.get_one(Verbeteractie, nummer).fasestappen
        assert [(s.van, s.naar, s.reden) for s in stappen] == [
            (Fase.VARIATIE, Fase.SELECTIE, "naar selectie"),
            (Fase.SELECTIE, Fase.VARIATIE, "naar variatie"),
        ]


def test_what_is_let_go_leaves_a_lesson_first(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as session:
        nummer = create(session, stadje).id
        with pytest.raises(NietGereedError, match="leerde"):
            move_fase(session, stadje["adviseur"], nummer, Fase.LOSGELATEN, toelichting="weg", nu=stadje.nu)


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({}, None),
        ({"naar_niveau": "proces"}, OngeldigeWaardeError),
        ({"rol": "wijkpartner"}, OngeldigeWaardeError),
        ({"tekst": ""}, NietGereedError),
        ({"antwoord_voor": date(2026, 1, 14)}, NietGereedError),
    ],
)
def test_a_question_goes_to_another_layer_with_a_date(
    sessions: Sessions, stadje: Any, anders: dict[str, Any], fout: type[Exception] | None
) -> None:
    with sessions.begin() as session:
        args = (session, stadje["adviseur"], create(session, stadje).id, replace(VRAAG, **anders))
        if fout is None:
            assert ask_laag(*args, vandaag=stadje.vandaag, nu=stadje.nu).van_niveau == "proces"
            with pytest.raises(NietGereedError, match="al een vraag"):
                ask_laag(*args, vandaag=stadje.vandaag, nu=stadje.nu)
        else:
            with pytest.raises(fout):
                ask_laag(*args, vandaag=stadje.vandaag, nu=stadje.nu)


@pytest.mark.parametrize(
    ("wie", "besluit", "fout"),
    [
        ("accounthouder", "opgepakt", None),
        ("accounthouder", "niet", None),
        ("accounthouder", "misschien", OngeldigeWaardeError),
        ("adviseur", "opgepakt", GeenToegangError),
        ("wijkpartner", "opgepakt", GeenToegangError),
        ("aanbieder_elders", "opgepakt", NietGevondenError),
    ],
)
def test_only_the_layer_that_was_asked_answers_and_taking_it_up_moves_the_action(
    sessions: Sessions, stadje: Any, wie: str, besluit: str, fout: type[Exception] | None
) -> None:
    with sessions.begin() as session:
        actie = create(session, stadje)
        vraag = ask_laag(session, stadje["adviseur"], actie.id, VRAAG, vandaag=stadje.vandaag, nu=stadje.nu)

        def answer(tekst: str = "Wij passen de beschikking aan.") -> None:
            answer_laag(
                session, stadje[wie], actie.id, vraag.id, besluit=besluit, antwoord=tekst, nu=stadje.nu
            )

        if fout is not None:
            with pytest.raises(fout):
                answer()
            assert vraag.beantwoord_op is None
            return
        with pytest.raises(NietGereedError):
            answer(" ")
        answer()
        assert actie.niveau == ("beleid" if besluit == "opgepakt" else "proces")
        with pytest.raises(OngeldigeOvergangError):
            answer()


def titles(session: Session, stadje: Any, wie: str, vandaag: date) -> list[str]:
    gevraagd = asked_of(session, stadje[wie], vandaag, Kwartaal.of(vandaag))
    return [g.titel for g in gevraagd]


def test_an_unanswered_question_is_on_start_and_comes_first_when_overdue(
    sessions: Sessions, stadje: Any
) -> None:
    with sessions.begin() as session:
        actie = create(session, stadje)
        ask_laag(session, stadje["adviseur"], actie.id, VRAAG, vandaag=stadje.vandaag, nu=stadje.nu)
        vraag, wacht = (
            "Geef antwoord: Vaste begeleider",
            "Uw vraag aan een andere laag wacht: Vaste begeleider",
        )
        assert vraag in titles(session, stadje, "accounthouder", stadje.vandaag)
        assert wacht not in titles(session, stadje, "adviseur", stadje.vandaag)
        te_laat = VRAAG.antwoord_voor + timedelta(days=1)
        assert titles(session, stadje, "accounthouder", te_laat)[0] == vraag
        assert titles(session, stadje, "adviseur", te_laat)[0] == wacht
        assert vraag not in titles(session, stadje, "aanbieder", te_laat)


def test_manageable_for_now_comes_back_on_its_day_and_is_no_failure(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as session:
        actie = create(session, stadje)
        dag = date(2026, 3, 1)
        args = (session, stadje["aanbieder"], actie.id)
        tijd = {"vandaag": stadje.vandaag, "nu": stadje.nu}
        with pytest.raises(NietGereedError, match="waarom"):
            set_herziening(*args, dag, toelichting="", **tijd)
        with pytest.raises(NietGereedError, match="na vandaag"):
            set_herziening(*args, stadje.vandaag, toelichting="x", **tijd)
        with pytest.raises(GeenToegangError):
            set_herziening(session, stadje["accounthouder"], actie.id, dag, toelichting="x", **tijd)
        set_herziening(*args, dag, toelichting="De wachtlijst is even weg.", **tijd)
        assert "Kijk of het nog beheersbaar is: Vaste begeleider" not in titles(
            session, stadje, "adviseur", dag - timedelta(1)
        )
        assert "Kijk of het nog beheersbaar is: Vaste begeleider" in titles(session, stadje, "adviseur", dag)
        set_herziening(*args, None, toelichting="Het is opgelost.", **tijd)
        assert actie.fase is Fase.VARIATIE
        assert "Kijk of het nog beheersbaar is: Vaste begeleider" not in titles(
            session, stadje, "adviseur", dag
        )


def test_an_experiment_whose_term_is_over_asks_how_to_go_on(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as session:
        actie = create(session, stadje, **EXPERIMENT)
        vraag = "Kies hoe het verder gaat: Vaste begeleider"
        assert vraag not in titles(session, stadje, "adviseur", K2.laatste_dag)
        daarna = K2.plus(1).eerste_dag
        assert vraag in titles(session, stadje, "adviseur", daarna)
        move_fase(session, stadje["adviseur"], actie.id, Fase.RETENTIE, toelichting="het werkt", nu=stadje.nu)
        assert vraag not in titles(session, stadje, "adviseur", daarna)
