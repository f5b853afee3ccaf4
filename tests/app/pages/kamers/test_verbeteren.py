"""Verbeteren through its forms: a returned action, its verdict and phase, promises; and who may not."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.store.tables import Toezegging, Verbeteractie
from schemas.leercyclus import Fase, ToezeggingStatus

pytestmark = pytest.mark.traag

Sturen = Callable[[str], Any]
OORDEEL = {
    "gezien": "gezien",
    "vervolg": "doorgaan",
    "les": "Werkt hier, omdat de mentor blijft.",
    "opnieuw": "",
    "versie": "1",
}


@pytest.fixture
def actie_id(stad: Any) -> int:
    """Return an action that comes back in the quarter whose figures are in."""
    with stad.context.sessions.begin() as session:
        actie = Verbeteractie(
            afspraak_id=1,
            regiocode="WK059915",
            titel="Mentor doet mee",
            probleem="Zonder mentor beklijft het niet",
            oplossing="De mentor zit erbij",
            omdat="de mentor het verschil maakt",
            eigenaar="De Boom",
            fase=Fase.VARIATIE,
            verwachte_richting="hoger",
            verwachte_waarde=0.85,
            start_kwartaal="2025-K3",
            terugkijk_kwartaal="2025-K4",
            gemaakt_door="Ans Adviseur",
            gemaakt_op=datetime(2025, 7, 1, tzinfo=UTC),
        )
        session.add(actie)
        session.flush()
        return actie.id


def get(stad: Any, tabel: type[Any], nummer: int) -> Any:
    with stad.context.sessions() as session:
        rij = session.get(tabel, nummer)
        if tabel is Verbeteractie:
            rij.oordelen  # noqa: B018 - read while the session is open
        return rij


def test_a_returned_action_is_on_top_with_its_evidence(stad: Any, kamer: Sturen, actie_id: int) -> None:
    beeld = kamer("aanbieder").read("/verbeteren")
    assert beeld.index("Mentor doet mee") < beeld.index("Alle verbeteracties")
    assert "Voor de start: 78% in K2 2025" in beeld
    assert "Wat de cijfers zeggen" in beeld


def test_nothing_is_compared_across_a_break(stad: Any, kamer: Sturen, actie_id: int) -> None:
    with stad.context.sessions.begin() as session:
        session.get(Verbeteractie, actie_id).start_kwartaal = "2025-K1"
    beeld = kamer("aanbieder").read("/verbeteren", f"?verbeteractie={actie_id}")
    assert "Van voor de start is er geen cijfer om mee te vergelijken" in beeld


def test_a_verdict_keeps_the_evidence_as_it_was_seen(stad: Any, kamer: Sturen, actie_id: int) -> None:
    reactie = kamer("adviseur").send("verbeteren", "oordeel", str(actie_id), "oordeel", **OORDEEL)
    assert reactie.is_gelukt
    oordeel = get(stad, Verbeteractie, actie_id).oordelen[0]
    assert oordeel.cijfers["na"]["waarde"] == 0.78
    assert "Voor de start" in oordeel.cijfers["zin"]
    assert "Er is nu geen verbeteractie" in kamer("adviseur").read("/verbeteren")


@pytest.mark.parametrize("gemist", ["gezien", "vervolg", "les"])
def test_a_verdict_without_one_of_its_parts_is_not_kept(
    stad: Any, kamer: Sturen, actie_id: int, gemist: str
) -> None:
    velden = OORDEEL | {gemist: ""}
    assert not kamer("adviseur").send("verbeteren", "oordeel", str(actie_id), "oordeel", **velden).is_gelukt
    assert get(stad, Verbeteractie, actie_id).oordelen == []


def test_an_action_moves_and_moves_back_with_a_reason(stad: Any, kamer: Sturen, actie_id: int) -> None:
    stuur = kamer("adviseur").send
    velden = {"fase": "selectie", "reden": "", "versie": "1"}
    assert not stuur("verbeteren", "fase", str(actie_id), "verschuif", **velden).is_gelukt
    assert stuur(
        "verbeteren", "fase", str(actie_id), "verschuif", **(velden | {"reden": "Geen mentor"})
    ).is_gelukt
    terug = {"fase": "variatie", "reden": "Nieuwe mentor", "versie": "2"}
    assert stuur("verbeteren", "fase", str(actie_id), "verschuif", **terug).is_gelukt
    assert get(stad, Verbeteractie, actie_id).fase is Fase.VARIATIE
    losgelaten = {"fase": "losgelaten", "reden": "Geen mentor", "versie": "3"}
    reactie = stuur("verbeteren", "fase", str(actie_id), "verschuif", **losgelaten)
    assert "Schrijf eerst op wat u leerde" in reactie.bij_formulier


def test_filters_in_the_address_narrow_the_list(stad: Any, kamer: Sturen, actie_id: int) -> None:
    beeld = kamer("adviseur").read("/verbeteren", "?fase=retentie")
    assert "Bij deze keuze hoort geen verbeteractie." in beeld


def test_an_action_is_made_outside_a_talk(stad: Any, kamer: Sturen) -> None:
    velden = {
        "afspraak": "1/WK059915",
        "titel": "Tweede groep",
        "probleem": "Wachtlijst",
        "oplossing": "Een groep erbij",
        "omdat": "er plek is",
        "richting": "hoger",
        "waarde": "",
        "start": "2026-K1",
        "terugkijk": "2026-K3",
        "eigenaar": "De Boom",
        "niveau": "proces",
    }
    reactie = kamer("aanbieder").send("verbeteren", "nieuw", "0", "leg_vast", **velden)
    assert reactie.gezet["app-adres"] == {"href": "/verbeteren?verbeteractie=1"}
    te_vreemd = velden | {"waarde": "0,85"}
    assert (
        "percentage"
        in kamer("aanbieder").send("verbeteren", "nieuw", "0", "leg_vast", **te_vreemd).bij_formulier
    )


def test_the_municipality_settles_its_own_promise_and_only_its_own(stad: Any, kamer: Sturen) -> None:
    velden = {"nagekomen": "ja", "dag": "2026-01-14", "toelichting": ""}
    assert kamer("adviseur").send("verbeteren", "afdoen", "1", "doe_af", **velden).is_gelukt
    assert get(stad, Toezegging, 1).status is ToezeggingStatus.TE_LAAT_NAGEKOMEN
    assert not kamer("adviseur").send("verbeteren", "afdoen", "2", "doe_af", **velden).is_gelukt
    assert get(stad, Toezegging, 2).status is ToezeggingStatus.OPEN


def test_a_new_date_makes_a_new_promise(stad: Any, kamer: Sturen) -> None:
    velden = {"tekst": "Een lokaal", "vervalt_op": "2026-04-01", "toelichting": "De verbouwing duurt langer"}
    reactie = kamer("adviseur").send("verbeteren", "herzien", "1", "herzie", **velden)
    assert reactie.gezet["app-adres"] == {"href": "/verbeteren?toezegging=3"}
    assert get(stad, Toezegging, 1).status is ToezeggingStatus.HERZIEN
    assert get(stad, Toezegging, 3).vervalt_op == date(2026, 4, 1)


def test_the_keep_rate_of_the_municipality_comes_first(stad: Any, kamer: Sturen) -> None:
    beeld = kamer("aanbieder").read("/verbeteren")
    assert beeld.index("Gemeente Rotterdam") < beeld.index("Stichting De Boom")
    assert "0 van de 1 op tijd nagekomen." in beeld


@pytest.mark.parametrize("inlognaam", ["accounthouder", "partner", "beheerder"])
def test_who_does_not_improve_gives_no_verdict(
    stad: Any, kamer: Sturen, actie_id: int, inlognaam: str
) -> None:
    reactie = kamer(inlognaam).send("verbeteren", "oordeel", str(actie_id), "oordeel", **OORDEEL)
    assert not reactie.is_gelukt
    assert get(stad, Verbeteractie, actie_id).oordelen == []


@pytest.mark.parametrize("vraag", ["?verbeteractie=999", "?toezegging=999", "?verbeteractie=x"])
def test_what_is_not_there_reads_as_not_found(stad: Any, kamer: Sturen, vraag: str) -> None:
    beeld = kamer("aanbieder").read("/verbeteren", vraag)
    assert "Niet gevonden" in beeld or "Dit begrijpen we niet" in beeld
