"""Signalen: heard, decided, handed over, and never closed without an answer (R-41)."""

from datetime import timedelta
from typing import Any

import pytest
from wijkstem import close, decide, draft, publish, report

from app.services.doorlooptijden import measure_signalen
from app.services.signaaloverdracht import answer_overdracht, ask_overdracht, count_overdrachten
from app.services.signalen import (
    decide_signaal,
    start_signaal,
    take_signaal,
)
from app.services.start import asked_of, changed_since
from app.store.access import visible_signalen
from app.store.sessions import Sessions
from app.store.tables import Signaal
from schemas.errors import (
    GeenToegangError,
    GelijktijdigeWijzigingError,
    NietGereedError,
    NietGevondenError,
    OngeldigeOvergangError,
    OngeldigeWaardeError,
)
from schemas.leercyclus import SignaalStatus
from schemas.vocabulary import Kwartaal


@pytest.mark.parametrize(
    ("wie", "anders", "fout"),
    [
        ("wijkpartner", {}, None),
        ("aanbieder", {}, None),
        ("adviseur", {"factor_id": ""}, None),
        ("accounthouder", {}, GeenToegangError),
        ("beheerder", {}, GeenToegangError),
        ("wijkpartner", {"regiocode": "WK059916"}, NietGevondenError),
        ("aanbieder", {"regiocode": "BU05999999"}, NietGevondenError),
        ("wijkpartner", {"tekst": " "}, NietGereedError),
        ("wijkpartner", {"plaatstekst": ""}, NietGereedError),
        ("wijkpartner", {"bron": "vreemd"}, OngeldigeWaardeError),
        ("wijkpartner", {"factor_id": "CTC-99"}, OngeldigeWaardeError),
        ("wijkpartner", {"tekst": "bel mij op 06 12345678"}, NietGereedError),
        ("wijkpartner", {"tekst": "de moeder van Yara de Boer klaagt"}, NietGereedError),
    ],
)
def test_who_is_in_the_wijk_reports_in_two_fields_and_names_nobody(
    sessions: Sessions, stadje: Any, wie: str, anders: dict[str, Any], fout: type[Exception] | None
) -> None:
    with sessions.begin() as session:
        if fout is None:
            assert report(session, stadje, wie, **anders).status is SignaalStatus.ONTVANGEN
        else:
            with pytest.raises(fout):
                report(session, stadje, wie, **anders)


def test_a_signaal_goes_from_owner_to_decision_to_first_step_to_answer(
    sessions: Sessions, stadje: Any
) -> None:
    with sessions.begin() as session:
        nummer = report(session, stadje).id
        with pytest.raises(OngeldigeOvergangError):
            decide(session, stadje, nummer)
        take_signaal(session, stadje["adviseur"], nummer, nu=stadje.nu)
        with pytest.raises(OngeldigeOvergangError):
            close(session, stadje, nummer)
        decide(session, stadje, nummer)
        with pytest.raises(NietGereedError, match="Leg eerst vast"):
            close(session, stadje, nummer)
        args = (session, stadje["adviseur"], nummer)
        morgen = stadje.vandaag + timedelta(days=1)
        for dag in (morgen, stadje.vandaag - timedelta(days=1)):
            with pytest.raises(NietGereedError, match="dag"):
                start_signaal(*args, stap="sleutel", op=dag, vandaag=stadje.vandaag, nu=stadje.nu)
            session.refresh(session.get_one(Signaal, nummer))
        start_signaal(*args, stap="sleutel geregeld", op=stadje.vandaag, vandaag=stadje.vandaag, nu=stadje.nu)
        assert close(session, stadje, nummer).status is SignaalStatus.AFGESLOTEN


@pytest.mark.parametrize("besluit", ["oppakken", "elders", "niet_doen"])
def test_no_signaal_closes_without_an_answer_to_its_source(
    sessions: Sessions, stadje: Any, besluit: str
) -> None:
    with sessions.begin() as session:
        nummer = report(session, stadje).id
        take_signaal(session, stadje["adviseur"], nummer, nu=stadje.nu)
        decide(session, stadje, nummer, besluit)
        if besluit == "oppakken":
            dag = stadje.vandaag
            start_signaal(
                session, stadje["adviseur"], nummer, stap="begin", op=dag, vandaag=dag, nu=stadje.nu
            )
        for leeg in ("", "  \n"):
            with pytest.raises(NietGereedError, match="blijft een signaal open"):
                close(session, stadje, nummer, leeg)
        assert session.get_one(Signaal, nummer).status is not SignaalStatus.AFGESLOTEN
        assert close(session, stadje, nummer).terugkoppeling == "de inloop is nu open"


def test_only_the_owner_decides_and_only_from_the_page_as_it_is(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as session:
        nummer = report(session, stadje, "aanbieder").id
        take_signaal(session, stadje["adviseur"], nummer, nu=stadje.nu)
        with pytest.raises(GeenToegangError, match="eigenaar"):
            decide(session, stadje, nummer, wie="aanbieder")
        with pytest.raises(GeenToegangError):
            decide(session, stadje, nummer, wie="wijkpartner")
        with pytest.raises(NietGevondenError):
            decide(session, stadje, nummer, wie="aanbieder_elders")
        with pytest.raises(GelijktijdigeWijzigingError):
            decide_signaal(
                session,
                stadje["adviseur"],
                nummer,
                besluit="elders",
                tekst="x",
                op=stadje.vandaag,
                vandaag=stadje.vandaag,
                versie=1,
                nu=stadje.nu,
            )


def test_a_transfer_needs_the_yes_of_the_receiver_and_only_then_counts(
    sessions: Sessions, stadje: Any
) -> None:
    with sessions.begin() as session:
        nummer = report(session, stadje).id
        adviseur, ontvanger = stadje["adviseur"], stadje["aanbieder_elders"]

        def ask(wie: Any = adviseur, naar: int = ontvanger.id, reden: str = "zij kennen het plein") -> Any:
            return ask_overdracht(session, wie, nummer, naar_id=naar, reden=reden, nu=stadje.nu)

        with pytest.raises(GeenToegangError, match="eigenaar"):
            ask()
        take_signaal(session, adviseur, nummer, nu=stadje.nu)
        with pytest.raises(NietGereedError):
            ask(reden="")
        with pytest.raises(NietGereedError, match="telefoonnummer"):
            ask(reden="zij belt op 06-12345678")
        with pytest.raises(NietGevondenError):
            ask(naar=stadje["wijkpartner"].id)
        ask()
        with pytest.raises(NietGereedError, match="wacht al"):
            ask()
        signaal = session.get_one(Signaal, nummer)
        assert (signaal.eigenaar_id, count_overdrachten(signaal)) == (adviseur.id, 0)
        with pytest.raises(GeenToegangError):
            answer_overdracht(session, adviseur, nummer, is_aanvaard=True, nu=stadje.nu)
        with pytest.raises(NietGereedError):
            answer_overdracht(session, ontvanger, nummer, is_aanvaard=False, nu=stadje.nu)
        answer_overdracht(
            session, ontvanger, nummer, is_aanvaard=False, antwoord="niet van ons", nu=stadje.nu
        )
        assert (signaal.eigenaar_id, count_overdrachten(signaal)) == (adviseur.id, 0)
        assert visible_signalen(session, ontvanger) == []
        ask()
        answer_overdracht(session, ontvanger, nummer, is_aanvaard=True, nu=stadje.nu)
        assert (signaal.eigenaar_id, count_overdrachten(signaal)) == (ontvanger.id, 1)
        decide(session, stadje, nummer, wie="aanbieder_elders")


def test_a_signaal_is_followed_by_its_source_and_read_by_who_handles_it(
    sessions: Sessions, stadje: Any
) -> None:
    with sessions.begin() as session:
        van_partner, van_aanbieder = report(session, stadje).id, report(session, stadje, "aanbieder").id
    with sessions() as session:
        gezien = {wie: [s.id for s in visible_signalen(session, stadje[wie])] for wie in stadje.mensen}
    assert gezien["adviseur"] == [van_partner, van_aanbieder]
    assert gezien["wijkpartner"] == [van_partner]
    assert gezien["aanbieder"] == [van_aanbieder]
    assert not any(
        gezien[wie] for wie in ("adviseur_elders", "aanbieder_elders", "accounthouder", "beheerder")
    )


def test_lead_times_count_days_and_what_still_waits(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as session:
        eerste, tweede = (report(session, stadje, wie) for wie in ("wijkpartner", "aanbieder"))
        for signaal in (eerste, tweede):
            signaal.gemeld_op = stadje.nu - timedelta(days=10)
            take_signaal(session, stadje["adviseur"], signaal.id, nu=stadje.nu)
        decide(session, stadje, eerste.id, "niet_doen")
        close(session, stadje, eerste.id)
        beeld = measure_signalen([eerste, tweede])
    assert [(t.aantal, t.midden, t.wachtend) for t in beeld.tijden] == [(1, 10, 1), (0, None, 0), (1, 10, 1)]
    assert (beeld.aantal, beeld.open, beeld.zonder_eigenaar, beeld.overdrachten) == (2, 1, 0, 0)


def test_start_asks_the_owner_and_tells_the_source(sessions: Sessions, stadje: Any) -> None:
    def asked(wie: str) -> list[str]:
        with sessions() as session:
            return [g.titel for g in asked_of(session, stadje[wie], stadje.vandaag, Kwartaal(2026, 1))]

    with sessions.begin() as session:
        nummer = report(session, stadje).id
    assert "Een nieuw signaal uit de wijk" in asked("adviseur")
    assert "Een nieuw signaal uit de wijk" not in asked("adviseur_elders")
    with sessions.begin() as session:
        take_signaal(session, stadje["adviseur"], nummer, nu=stadje.nu)
        ask_overdracht(
            session,
            stadje["adviseur"],
            nummer,
            naar_id=stadje["accounthouder"].id,
            reden="geld",
            nu=stadje.nu,
        )
    assert "Een signaal wacht op een besluit" in asked("adviseur")
    assert "Naam van adviseur vraagt u een signaal over te nemen" in asked("accounthouder")
    with sessions.begin() as session:
        answer_overdracht(session, stadje["accounthouder"], nummer, is_aanvaard=True, nu=stadje.nu)
        decide(session, stadje, nummer, "niet_doen", "accounthouder")
    assert "Een melder wacht op antwoord" in asked("accounthouder")
    with sessions.begin() as session:
        close(session, stadje, nummer, wie="accounthouder")
        publish(session, stadje, draft(session, stadje))
    assert "De gemeente vraagt de wijk iets" in asked("wijkpartner")
    with sessions() as session:
        zinnen = [v.zin for v in changed_since(session, stadje["wijkpartner"], stadje.nu - timedelta(days=1))]
    assert "Er is antwoord op het signaal: Er is niets te doen na zes uur" in zinnen
