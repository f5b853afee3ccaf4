"""Board, filters, lessons and sessions as pages: never a ranking of places or parties, whatever is asked (R-13)."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.store.tables import Afspraak, Gesprek, InterventieFactor, Laagvraag, Les, Verbeteractie
from schemas.leercyclus import Fase, GesprekStatus, Gezien, Vrijgave

pytestmark = pytest.mark.traag

Sturen = Callable[[str], Any]
ORDENINGEN = ("sorteer=partij", "order=waarde", "sort=-waarde", "volgorde=oordeel", "rang=1", "top=3")


@pytest.fixture
def acties(stad: Any) -> list[int]:
    """Return actions of one place in three phases, the last to look back at stored first."""
    with stad.context.sessions.begin() as session:
        rijen = [
            Verbeteractie(
                afspraak_id=1,
                regiocode="WK059915",
                titel=titel,
                probleem="p",
                oplossing="o",
                omdat="w",
                eigenaar=eigenaar,
                fase=fase,
                verwachte_richting="hoger",
                verwachte_waarde=0.85,
                start_kwartaal="2025-K3",
                terugkijk_kwartaal=terug,
                gemaakt_door="Ans Adviseur",
                gemaakt_op=datetime(2025, 7, 1, tzinfo=UTC),
            )
            for titel, eigenaar, fase, terug in (
                ("Derde", "Team Z", Fase.VARIATIE, "2026-K4"),
                ("Eerste", "Team A", Fase.VARIATIE, "2026-K2"),
                ("Tweede", "Team M", Fase.VARIATIE, "2026-K3"),
                ("Losse", "Team A", Fase.LOSGELATEN, "2026-K2"),
            )
        ]
        session.add_all(rijen)
        session.flush()
        return [rij.id for rij in rijen]


def order_of(beeld: str) -> list[str]:
    return [m for m in re.findall(r"Derde|Eerste|Tweede", beeld.split("Alle verbeteracties", 1)[1]) if m]


@pytest.mark.parametrize("weergave", ["", "bord"])
def test_no_sort_in_the_address_changes_the_order_of_actions(
    stad: Any, kamer: Sturen, acties: list[int], weergave: str
) -> None:
    adviseur = kamer("adviseur")
    gewoon = order_of(adviseur.read("/verbeteren", f"?weergave={weergave}"))
    assert list(dict.fromkeys(gewoon)) == ["Eerste", "Tweede", "Derde"]
    for ordening in ORDENINGEN:
        assert order_of(adviseur.read("/verbeteren", f"?weergave={weergave}&{ordening}")) == gewoon


@pytest.mark.parametrize("pad", ["/verbeteren", "/verbeteren?weergave=bord", "/lessen", "/leerbijeenkomsten"])
def test_no_page_offers_to_sort_or_counts_per_place_or_party(
    stad: Any, kamer: Sturen, acties: list[int], pad: str
) -> None:
    route, _, vraag = pad.partition("?")
    beeld = kamer("adviseur").read(route, f"?{vraag}" if vraag else "").lower()
    assert not re.search(
        r"sorteer|aria-sort|ranglijst|top \d|beste aanbieder|per aanbieder|per wijk\b", beeld
    )


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        ("fase=losgelaten", {"Losse"}),
        ("eigenaar=Team+A", {"Eerste", "Losse"}),
        ("kwartaal=2026-K3", {"Tweede"}),
        ("gebied=WK059915&beschikking=1", {"Derde", "Eerste", "Tweede", "Losse"}),
        ("regio=BU05991571", set()),
        ("factor=BESTAAT-NIET", set()),
        ("fase=variatie&eigenaar=Team+Z", {"Derde"}),
    ],
)
def test_each_filter_narrows_the_list_and_stays_in_the_address(
    stad: Any, kamer: Sturen, acties: list[int], vraag: str, gevonden: set[str]
) -> None:
    beeld = kamer("adviseur").read("/verbeteren", f"?{vraag}").split("Alle verbeteracties", 1)[1]
    titels = {t for t in ("Derde", "Eerste", "Tweede", "Losse") if f'"children": "{t}"' in beeld}
    assert titels == gevonden
    assert "Toon weer alles" in beeld


def test_a_move_is_a_link_to_the_question_why(stad: Any, kamer: Sturen, acties: list[int]) -> None:
    nummer = acties[0]
    bord = kamer("adviseur").read("/verbeteren", "?weergave=bord")
    assert f"verschuif={nummer}&naar=selectie#verschuif" in bord
    vraag = kamer("adviseur").read("/verbeteren", f"?weergave=bord&verschuif={nummer}&naar=selectie")
    assert "gaat van proberen naar kiezen" in vraag
    velden = {"fase": "selectie", "reden": "Omdat", "versie": "1", "bord": "/verbeteren?weergave=bord"}
    reactie = kamer("adviseur").send("verbeteren", "fase", str(nummer), "verschuif", **velden)
    assert reactie.gezet["app-adres"] == {"href": f"/verbeteren?weergave=bord#actie-{nummer}"}


@pytest.mark.parametrize("terug", ["https://elders.nl/", "//elders.nl", "/gesprek", "javascript:alert(1)"])
def test_a_forged_way_back_is_not_followed(stad: Any, kamer: Sturen, acties: list[int], terug: str) -> None:
    velden = {"fase": "selectie", "reden": "Omdat", "versie": "1", "bord": terug}
    reactie = kamer("adviseur").send("verbeteren", "fase", str(acties[0]), "verschuif", **velden)
    assert reactie.is_gelukt
    assert "app-adres" not in reactie.gezet


def test_an_accounthouder_moves_nothing_but_answers_its_layer(
    stad: Any, kamer: Sturen, acties: list[int]
) -> None:
    with stad.context.sessions.begin() as session:
        session.add(
            Laagvraag(
                verbeteractie_id=acties[0],
                van_niveau="proces",
                naar_niveau="beleid",
                rol="accounthouder",
                tekst="Mag dit anders?",
                antwoord_voor=date(2026, 1, 10),
                gevraagd_door="Ans Adviseur",
                gevraagd_op=datetime(2026, 1, 2, tzinfo=UTC),
            )
        )
    houder = kamer("accounthouder")
    assert "verschuif=" not in houder.read("/verbeteren", "?weergave=bord")
    beeld = houder.read("/verbeteren", f"?verbeteractie={acties[0]}")
    assert "4 dagen te laat" in beeld
    assert "Geef antwoord: Derde" in houder.read("/")
    velden = {"besluit": "niet", "antwoord": "De wet laat dit niet toe."}
    assert houder.send("verbeteren", "laagantwoord", f"{acties[0]}-1", "antwoord", **velden).is_gelukt
    assert "De wet laat dit niet toe." in houder.read("/verbeteren", f"?verbeteractie={acties[0]}")


def test_lessons_are_found_by_words_and_choices_and_only_what_may_be_read(
    stad: Any, kamer: Sturen, acties: list[int]
) -> None:
    with stad.context.sessions.begin() as session:
        for titel, vrijgave, gezien in (
            ("Brieven helpen", Vrijgave.OPENBAAR, Gezien.GEZIEN),
            ("Brieven storen", Vrijgave.EIGEN, Gezien.NIET_GEZIEN),
        ):
            session.add(
                Les(
                    verbeteractie_id=acties[0],
                    beschikking_id=1,
                    regiocode="WK059915",
                    factor_id="CTC-13",
                    doelgroep="jongeren",
                    titel=titel,
                    tekst="Over post.",
                    omdat="zij lezen thuis",
                    voorwaarden="Een adres",
                    bewijssoort="verhaal",
                    gezien=gezien,
                    vrijgave=vrijgave,
                    kant="gemeente",
                    geschreven_door="Ans Adviseur",
                    geschreven_op=datetime(2026, 1, 1, tzinfo=UTC),
                )
            )
    eigen, ander = kamer("adviseur"), kamer("aanbieder")
    assert "Brieven storen" in eigen.read("/lessen", "?zoek=brief")
    beeld = ander.read("/lessen", "?zoek=brief")
    assert "Brieven helpen" in beeld
    assert "Brieven storen" not in beeld
    assert "Werkt hier omdat:" in beeld
    assert "Bij deze vraag hoort geen les" in ander.read("/lessen", "?zoek=zwembad")
    assert "Bij deze vraag hoort geen les" in ander.read("/lessen", "?zoek=brief&gezien=niet_gezien")


def test_the_list_as_a_file_names_who_gets_credit(stad: Any, kamer: Sturen, acties: list[int]) -> None:
    with stad.context.sessions.begin() as session:
        session.get_one(Verbeteractie, acties[0]).ideegever = "=EEN(1)"
    tekst = kamer("adviseur").client.get("/verbeteren/verbeteracties.csv").get_data(as_text=True)
    assert "Idee van;Uitgevoerd door;Betaald door;Dacht mee" in tekst
    assert "'=EEN(1)" in tekst
    assert kamer("partner").client.get("/verbeteren/verbeteracties.csv").status_code in (403, 404)


def test_a_returned_action_is_judged_in_its_talk(stad: Any, kamer: Sturen, acties: list[int]) -> None:
    with stad.context.sessions.begin() as session:
        session.get_one(Verbeteractie, acties[0]).terugkijk_kwartaal = "2025-K4"
        session.add(
            Gesprek(
                id=1,
                beschikking_id=1,
                regiocode="WK059915",
                kwartaal="2025-K4",
                status=GesprekStatus.GEPLAND,
                gesprek_op=date(2026, 1, 28),
            )
        )
    beeld = kamer("adviseur").read("/gesprek", "?gesprek=1")
    assert beeld.index("Hier beginnen we") < beeld.index("Hielp het?")
    assert "Geef dit oordeel: Derde" in beeld
    velden = {
        "gezien": "niet_gezien",
        "vervolg": "stoppen",
        "les": "Niet hier.",
        "opnieuw": "",
        "versie": "2",
    }
    assert kamer("adviseur").send("verbeteren", "oordeel", str(acties[0]), "oordeel", **velden).is_gelukt
    assert "Hielp het?" not in kamer("adviseur").read("/gesprek", "?gesprek=1")


def test_a_session_shows_what_is_shared_by_name_and_only_while_it_is(
    stad: Any, kamer: Sturen, acties: list[int]
) -> None:
    with stad.context.sessions.begin() as session:
        interventie = session.get_one(Afspraak, 1).interventiecode
        session.add(InterventieFactor(interventiecode=interventie, factor_id="CTC-13", trede=1))
    adviseur, aanbieder = kamer("adviseur"), kamer("aanbieder")
    plan = {"factor": "CTC-13", "titel": "Samen leren", "dag": "2026-01-14", "plaats": "School"}
    gepland = adviseur.send("leerbijeenkomsten", "plannen", "0", "plan", **plan)
    assert gepland.gezet["app-adres"] == {"href": "/leerbijeenkomsten?leerbijeenkomst=1"}
    adres = ("/leerbijeenkomsten", "?leerbijeenkomst=1")
    assert "Nog niemand deelt cijfers" in adviseur.read(*adres)
    for keuze, gedeeld in (("ja", True), ("nee", False)):
        assert aanbieder.send("leerbijeenkomsten", "delen", "1", "kies", akkoord=keuze).is_gelukt
        assert ("Gedeeld door Stichting De Boom" in adviseur.read(*adres)) is gedeeld
    assert "deelt geen cijfers" in adviseur.read(*adres)
