"""Start: what is asked of each role, and what changed, only about things that person may see."""

from datetime import date, timedelta
from typing import Any

import pytest

from app.services.herkenningen import Herkenninginvoer, give_herkenning
from app.services.start import asked_of, changed_since
from app.services.toezeggingen import Toezegginginvoer, create_toezegging
from app.services.vaststellen import adopt_gesprek
from app.services.verbeteracties import Verbeteractieinvoer, create_verbeteractie
from app.store.sessions import Sessions
from app.store.tables import Aanlevering, Logregel
from schemas.errors import GeenToegangError, NietGereedError, NietGevondenError, OngeldigeWaardeError
from schemas.leercyclus import AanleveringStatus
from schemas.vocabulary import Kwartaal

K4, K1 = Kwartaal(2025, 4), Kwartaal(2026, 1)


def asked(sessions: Sessions, stadje: Any, wie: str, kwartaal: Kwartaal = K4) -> list[str]:
    with sessions() as session:
        return [g.titel.split(":")[0] for g in asked_of(session, stadje[wie], stadje.vandaag, kwartaal)]


def changed(sessions: Sessions, stadje: Any, wie: str, sinds: Any = "begin") -> list[str]:
    moment = stadje.nu - timedelta(days=1) if sinds == "begin" else sinds
    with sessions() as session:
        return [v.zin for v in changed_since(session, stadje[wie], moment)]


def add_upload(sessions: Sessions, stadje: Any, status: AanleveringStatus, ernst: str = "fout") -> int:
    with sessions.begin() as session:
        rij = Aanlevering(
            partijcode="stroom",
            kwartaal="2025-K3",
            soort="trajecten",
            status=status,
            bestandsnaam="k3.csv",
            sha256="0" * 64,
            rapport={"bevindingen": [{"regel": "x", "ernst": ernst}]},
            ontvangen_op=stadje.nu,
            ontvangen_door="x",
        )
        session.add(rij)
        session.flush()
        return rij.id


def test_a_provider_is_asked_to_deliver_then_to_finish_then_no_more(sessions: Sessions, stadje: Any) -> None:
    assert "Lever uw bestand over K3 2025 aan" in asked(sessions, stadje, "aanbieder")
    nummer = add_upload(sessions, stadje, AanleveringStatus.ONTVANGEN)
    with sessions() as session:
        eerste = asked_of(session, stadje["aanbieder"], stadje.vandaag, K4)[0]
    assert (eerste.href, eerste.uitleg) == (f"/aanleveren?aanlevering={nummer}", "Er staan nog fouten in: 1.")
    assert eerste.datum == date(2025, 12, 29)
    add_upload(sessions, stadje, AanleveringStatus.INGEDIEND)
    assert asked(sessions, stadje, "aanbieder") == ["Schrijf uw lezing", "Bereid een gesprek voor"]


def test_both_sides_are_asked_to_read_and_the_adviser_to_hold_and_adopt(
    sessions: Sessions, stadje: Any
) -> None:
    assert asked(sessions, stadje, "adviseur") == ["Schrijf uw lezing"]
    with sessions.begin() as session:
        stadje.submit_side(session, "adviseur")
    assert asked(sessions, stadje, "adviseur") == []
    with sessions.begin() as session:
        stadje.submit_side(session, "aanbieder")
    assert asked(sessions, stadje, "adviseur") == ["Voer het gesprek"]
    with sessions.begin() as session:
        stadje.hold(session)
    assert asked(sessions, stadje, "adviseur") == ["Stel het gesprek vast"]
    with sessions.begin() as session:
        adopt_gesprek(session, stadje["adviseur"], stadje.gesprek, nu=stadje.nu)
    assert asked(sessions, stadje, "adviseur") == []


def test_a_quarter_that_still_runs_asks_for_no_reading(sessions: Sessions, stadje: Any) -> None:
    assert asked(sessions, stadje, "adviseur", Kwartaal(2025, 3)) == []


def test_an_action_that_came_back_asks_for_a_verdict(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as session:
        invoer = Verbeteractieinvoer(
            stadje.afspraken[0], stadje.gebied, "t", "p", "o", "o", "e", "hoger", Kwartaal(2025, 3), K1
        )
        create_verbeteractie(session, stadje["aanbieder"], invoer, nu=stadje.nu)
    assert "Geef een oordeel" not in asked(sessions, stadje, "adviseur", K4)
    assert "Geef een oordeel" in asked(sessions, stadje, "adviseur", K1)
    assert "Geef een oordeel" not in asked(sessions, stadje, "accounthouder", K1)
    assert "Geef een oordeel" not in asked(sessions, stadje, "aanbieder_elders", K1)


def test_in_the_review_quarter_itself_it_is_said_that_its_figure_is_still_to_come(
    sessions: Sessions, stadje: Any
) -> None:
    with sessions.begin() as session:
        invoer = Verbeteractieinvoer(
            stadje.afspraken[0], stadje.gebied, "t", "p", "o", "o", "e", "hoger", Kwartaal(2025, 3), K4
        )
        create_verbeteractie(session, stadje["aanbieder"], invoer, nu=stadje.nu)

        def uitleg(kwartaal: Kwartaal) -> str:
            gevraagd = asked_of(session, stadje["adviseur"], stadje.vandaag, kwartaal)
            return next(g.uitleg for g in gevraagd if g.titel.startswith("Geef een oordeel"))

        assert "volgt na het kwartaal" in uitleg(K4)
        assert "kwam terug in K4 2025" in uitleg(K1)


def test_overdue_promises_of_the_municipality_come_first_for_the_municipality(
    sessions: Sessions, stadje: Any
) -> None:
    with sessions.begin() as session:
        for partij, dag in (
            ("gemeente", date(2026, 1, 13)),
            ("gemeente", date(2026, 1, 20)),
            ("gemeente", date(2026, 6, 1)),
            ("stroom", date(2026, 1, 12)),
        ):
            invoer = Toezegginginvoer(stadje.beschikking, partij, "iets", dag)
            create_toezegging(session, stadje["adviseur"], invoer, nu=stadje.nu)
    over, bijna = "Toezegging over de datum", "Toezegging die bijna afloopt"
    assert asked(sessions, stadje, "adviseur") == [over, "Schrijf uw lezing", bijna]
    assert asked(sessions, stadje, "accounthouder") == [over, "Bereid een gesprek voor", bijna]
    assert asked(sessions, stadje, "aanbieder").count(over) == 1


def test_a_wijkpartner_is_asked_for_recognition_until_it_is_given(sessions: Sessions, stadje: Any) -> None:
    assert asked(sessions, stadje, "wijkpartner") == ["Zeg of u de cijfers over K3 2025 herkent"]
    invoer = Herkenninginvoer(stadje.gebied, Kwartaal(2025, 3), "bereik", "klas", "herkend", "ik zie het")
    with sessions.begin() as session:
        eerste = give_herkenning(session, stadje["wijkpartner"], invoer, nu=stadje.nu).id
        anders = Herkenninginvoer(**(vars(invoer) | {"antwoord": "deels"}))
        assert give_herkenning(session, stadje["wijkpartner"], anders, nu=stadje.nu).id == eerste
    assert asked(sessions, stadje, "wijkpartner") == []


@pytest.mark.parametrize(
    ("wie", "velden", "fout"),
    [
        ("adviseur", {}, GeenToegangError),
        ("aanbieder", {}, GeenToegangError),
        ("wijkpartner", {"regiocode": "WK059917"}, NietGevondenError),
        ("wijkpartner", {"regiocode": "Charlois"}, OngeldigeWaardeError),
        ("wijkpartner", {"antwoord": "misschien"}, OngeldigeWaardeError),
        ("wijkpartner", {"waarom": ""}, NietGereedError),
    ],
)
def test_recognition_is_given_by_a_wijkpartner_about_an_own_place(
    sessions: Sessions, stadje: Any, wie: str, velden: dict[str, str], fout: type[Exception]
) -> None:
    basis = {
        "regiocode": stadje.gebied,
        "kwartaal": K4,
        "indicatorcode": "bereik",
        "interventiecode": "klas",
        "antwoord": "herkend",
        "waarom": "ik zie het",
    }
    with sessions.begin() as session:
        with pytest.raises(fout):
            give_herkenning(session, stadje[wie], Herkenninginvoer(**(basis | velden)), nu=stadje.nu)
        assert give_herkenning(session, stadje["wijkpartner"], Herkenninginvoer(**basis), nu=stadje.nu)


def test_nothing_is_asked_of_a_beheerder_or_of_people_elsewhere(sessions: Sessions, stadje: Any) -> None:
    assert asked(sessions, stadje, "beheerder") == []
    assert asked(sessions, stadje, "adviseur_elders") == []


def test_changes_are_told_to_who_may_see_them_and_not_to_who_made_them(
    sessions: Sessions, stadje: Any
) -> None:
    with sessions.begin() as session:
        stadje.submit_side(session, "aanbieder")
    lezing = "Er is een lezing ingediend voor het gesprek Beschikking B-1, K3 2025."
    assert changed(sessions, stadje, "adviseur") == [lezing]
    for wie in (
        "aanbieder",
        "accounthouder",
        "aanbieder_elders",
        "adviseur_elders",
        "wijkpartner",
        "beheerder",
    ):
        assert changed(sessions, stadje, wie) == [], wie
    with sessions.begin() as session:
        stadje.submit_side(session, "adviseur")
    assert any("zijn open" in zin for zin in changed(sessions, stadje, "accounthouder"))
    assert changed(sessions, stadje, "aanbieder_elders") == []


def test_changes_before_the_last_visit_are_not_told_again(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as session:
        stadje.open(session)
    assert changed(sessions, stadje, "accounthouder")
    assert changed(sessions, stadje, "accounthouder", stadje.nu) == []
    assert changed(sessions, stadje, "accounthouder", None) == []


def test_new_figures_are_told_once_to_everyone(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as session:
        for nummer in (1, 2):
            session.add(
                Logregel(
                    tijdstip=stadje.nu,
                    gebruiker="Wijkspiegel",
                    rol="beheerder",
                    gebeurtenis="gepubliceerd",
                    onderwerp=f"publicatie {nummer}",
                    details={},
                )
            )
    assert changed(sessions, stadje, "wijkpartner") == ["Er zijn nieuwe cijfers gepubliceerd."]
