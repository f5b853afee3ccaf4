"""A talk through its forms: sealed readings, stories, conclusion, consequence, adoption; and who may not."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from app.store.tables import Conclusie, Gesprek, Lezing, Pulsronde, Toezegging, Verbeteractie, Verhaal
from schemas.leercyclus import GesprekStatus
from schemas.puls import STANDAARD

pytestmark = pytest.mark.traag

LEZING = {
    "stap_herkennen": "Ja, wij herkennen dit.",
    "stap_verklaren": "De mentor doet mee.",
    "stap_beoordelen": "Goed genoeg.",
    "stap_verbeteren": "",
    "twijfel": "Wie stopte, vulde niets in.",
    "andere_verklaring": "",
    "belemmering": "",
    "vrijgave": "gesprek",
    "versie": "0",
    "methode": "rotterdam_2019",
}
CONCLUSIE = {
    "tekst": "Het werkt voor wie blijft.",
    "samen": "ja",
    "verschil": "",
    "besluit": "Doorgaan.",
    "beslisrecht": "samen",
    "gevolg": "geen_actie",
    "gevolg_reden": "Het gaat goed.",
    "versie": "0",
}
ACTIE = {
    "titel": "Mentor op twee scholen",
    "probleem": "Niet elke school heeft een mentor",
    "oplossing": "Twee scholen erbij",
    "omdat": "de mentor het verschil maakt",
    "richting": "hoger",
    "waarde": "85",
    "start": "2026-K1",
    "terugkijk": "2026-K2",
    "eigenaar": "De Boom",
    "meedenkers": "",
    "niveau": "proces",
}
PULS = "De ronde Voorjaar staat open"
Sturen = Callable[[str], Any]


def everything(gesprek_id: int) -> str:
    """Return the address of a talk with all its steps below each other."""
    return f"?gesprek={gesprek_id}&stap=alles"


@pytest.fixture
def gesprek_id(stad: Any) -> int:
    """Return a planned talk over the last quarter."""
    with stad.context.sessions.begin() as session:
        gesprek = Gesprek(
            beschikking_id=1,
            regiocode="WK059915",
            kwartaal="2025-K4",
            status=GesprekStatus.GEPLAND,
            gesprek_op=date(2026, 1, 28),
        )
        session.add(gesprek)
        session.flush()
        return gesprek.id


def rows(stad: Any, tabel: type[Any]) -> list[Any]:
    with stad.context.sessions() as session:
        return session.query(tabel).order_by(tabel.id).all()


def plan_puls(stad: Any) -> None:
    """Let a round of the pulse be open today."""
    with stad.context.sessions.begin() as session:
        vandaag = stad.context.vandaag()
        session.add(
            Pulsronde(
                puls=STANDAARD,
                naam="Voorjaar",
                van=vandaag,
                tot=vandaag + timedelta(days=20),
                geopend_door="B.",
            )
        )


def submit_all(kamer: Sturen, gesprek_id: int, *, vrijgave: str = "gesprek") -> None:
    for inlognaam in ("aanbieder", "adviseur"):
        for afspraak in (1, 2, 3):
            velden = LEZING | {"twijfel": f"Twijfel van {inlognaam}", "vrijgave": vrijgave}
            kamer(inlognaam).send("gesprek", "lezing", f"{gesprek_id}-{afspraak}", "dien_in", **velden)


def test_a_concept_is_kept_and_only_its_own_side_reads_it(stad: Any, kamer: Sturen, gesprek_id: int) -> None:
    reactie = kamer("aanbieder").send("gesprek", "lezing", f"{gesprek_id}-1", "bewaar", **LEZING)
    assert reactie.is_gelukt
    assert "concept is bewaard" in reactie.melding
    assert "De mentor doet mee." in kamer("aanbieder").read("/gesprek", everything(gesprek_id))
    assert "De mentor doet mee." not in kamer("adviseur").read("/gesprek", everything(gesprek_id))


def test_a_sealed_reading_stays_sealed_until_both_sides_are_in(
    stad: Any, kamer: Sturen, gesprek_id: int
) -> None:
    for afspraak in (1, 2, 3):
        kamer("aanbieder").send("gesprek", "lezing", f"{gesprek_id}-{afspraak}", "dien_in", **LEZING)
    assert "De mentor doet mee." not in kamer("adviseur").read("/gesprek", everything(gesprek_id))
    for afspraak in (1, 2, 3):
        reactie = kamer("adviseur").send("gesprek", "lezing", f"{gesprek_id}-{afspraak}", "dien_in", **LEZING)
    assert "liggen nu open" in reactie.melding
    assert "De mentor doet mee." in kamer("adviseur").read("/gesprek", everything(gesprek_id))


def test_an_accounthouder_reads_only_what_was_made_public(stad: Any, kamer: Sturen, gesprek_id: int) -> None:
    submit_all(kamer, gesprek_id)
    beeld = kamer("accounthouder").read("/gesprek", everything(gesprek_id))
    assert "Kwartaalgesprek K4 2025" in beeld
    assert "Twijfel van aanbieder" not in beeld
    assert "Twijfel van adviseur" not in beeld


def test_an_incomplete_reading_says_what_is_missing_and_keeps_nothing(
    stad: Any, kamer: Sturen, gesprek_id: int
) -> None:
    velden = LEZING | {"stap_verklaren": " "}
    reactie = kamer("aanbieder").send("gesprek", "lezing", f"{gesprek_id}-1", "dien_in", **velden)
    assert not reactie.is_gelukt
    assert "Hoe verklaart u dit cijfer?" in reactie.bij_formulier
    assert rows(stad, Lezing) == []


def test_a_reading_saved_from_an_older_page_is_refused(stad: Any, kamer: Sturen, gesprek_id: int) -> None:
    kamer("aanbieder").send("gesprek", "lezing", f"{gesprek_id}-1", "bewaar", **LEZING)
    velden = LEZING | {"stap_herkennen": "Van een oud scherm"}
    reactie = kamer("aanbieder").send("gesprek", "lezing", f"{gesprek_id}-1", "bewaar", **velden)
    assert not reactie.is_gelukt
    assert "Iemand anders" in reactie.bij_formulier
    assert rows(stad, Lezing)[0].antwoorden["herkennen"] == "Ja, wij herkennen dit."


def test_a_chosen_event_joins_the_other_explanation(stad: Any, kamer: Sturen, gesprek_id: int) -> None:
    velden = LEZING | {"gebeurtenis": "Andere aanbieder (1 oktober 2025)"}
    kamer("aanbieder").send("gesprek", "lezing", f"{gesprek_id}-1", "bewaar", **velden)
    assert rows(stad, Lezing)[0].andere_verklaring == "Andere aanbieder (1 oktober 2025)"


@pytest.mark.parametrize("veld", [{"belemmering": "verzonnen"}, {"vrijgave": "iedereen"}, {"versie": "nul"}])
def test_a_forged_choice_is_refused(stad: Any, kamer: Sturen, gesprek_id: int, veld: dict[str, str]) -> None:
    reactie = kamer("aanbieder").send("gesprek", "lezing", f"{gesprek_id}-1", "bewaar", **(LEZING | veld))
    assert not reactie.is_gelukt
    assert rows(stad, Lezing) == []


def test_a_story_asks_for_source_and_consent(stad: Any, kamer: Sturen, gesprek_id: int) -> None:
    verhaal = {"tekst": "Ik durf nu iets te zeggen.", "bron": "", "toestemming": "", "vrijgave": "gesprek"}
    assert (
        not kamer("aanbieder").send("gesprek", "verhaal", f"{gesprek_id}-1", "voeg_toe", **verhaal).is_gelukt
    )
    verhaal |= {"bron": "jongere", "toestemming": "de jongere zelf", "confrontatie": "klopt"}
    assert kamer("aanbieder").send("gesprek", "verhaal", f"{gesprek_id}-1", "voeg_toe", **verhaal).is_gelukt
    assert (
        kamer("aanbieder")
        .send("gesprek", "verhaal", f"{gesprek_id}-2", "geen_verhaal", tekst="", vrijgave="gesprek")
        .is_gelukt
    )
    assert [v.is_geen_verhaal for v in rows(stad, Verhaal)] == [False, True]


def test_a_talk_goes_from_readings_to_adopted(stad: Any, kamer: Sturen, gesprek_id: int) -> None:
    submit_all(kamer, gesprek_id)
    plan_puls(stad)
    adviseur = kamer("adviseur")
    assert PULS not in adviseur.read("/gesprek", everything(gesprek_id)), "the talk was not held yet"
    for afspraak in (1, 2, 3):
        sleutel = f"{gesprek_id}-{afspraak}"
        adviseur.send("gesprek", "verhaal", sleutel, "geen_verhaal", tekst="", vrijgave="gesprek")
        adviseur.send("gesprek", "conclusie", sleutel, "bewaar", **CONCLUSIE)
    eigen = {"tekst": "Het lokaal kwam niet.", "versie": "0"}
    reactie = adviseur.send("gesprek", "eigen_deel", str(gesprek_id), "bewaar", **eigen)
    assert "is bewaard" in reactie.melding
    versie = str(rows(stad, Gesprek)[0].versie)
    reactie = adviseur.send("gesprek", "vaststellen", str(gesprek_id), "stel_vast", versie=versie)
    assert "is vastgesteld" in reactie.melding
    assert rows(stad, Gesprek)[0].status is GesprekStatus.VASTGESTELD
    assert "Het werkt voor wie blijft." in kamer("accounthouder").read("/gesprek", everything(gesprek_id))
    assert PULS in kamer("aanbieder").read("/gesprek", everything(gesprek_id))


def test_adopting_too_early_lists_what_is_missing(stad: Any, kamer: Sturen, gesprek_id: int) -> None:
    reactie = kamer("adviseur").send("gesprek", "vaststellen", str(gesprek_id), "stel_vast", versie="2")
    assert not reactie.is_gelukt
    assert "diende nog geen lezing in" in reactie.bij_formulier


def test_an_action_and_a_promise_are_recorded_in_the_talk(stad: Any, kamer: Sturen, gesprek_id: int) -> None:
    submit_all(kamer, gesprek_id)
    adviseur = kamer("adviseur")
    assert adviseur.send("gesprek", "verbeteractie", f"{gesprek_id}-1", "leg_vast", **ACTIE).is_gelukt
    toezegging = {"partij": "gemeente", "tekst": "Een tweede lokaal", "vervalt_op": "2026-03-01"}
    assert adviseur.send("gesprek", "toezegging", f"{gesprek_id}-1", "leg_vast", **toezegging).is_gelukt
    actie = rows(stad, Verbeteractie)[0]
    assert (actie.verwachte_waarde, actie.gesprek_id, actie.regiocode) == (0.85, gesprek_id, "WK059915")
    assert rows(stad, Toezegging)[-1].partijcode == "gemeente"


def test_whether_an_effect_can_be_seen_is_answered_without_recording(
    stad: Any, kamer: Sturen, gesprek_id: int
) -> None:
    submit_all(kamer, gesprek_id)
    reactie = kamer("adviseur").send("gesprek", "verbeteractie", f"{gesprek_id}-1", "toets", **ACTIE)
    assert "Met 34 metingen in een kwartaal" in reactie.bij_formulier
    assert "Uw verwachting ligt" in reactie.bij_formulier
    assert rows(stad, Verbeteractie) == []


@pytest.mark.parametrize(
    ("inlognaam", "formulier", "velden"),
    [
        ("aanbieder", "conclusie", CONCLUSIE),
        ("aanbieder", "eigen_deel", {"tekst": "x", "versie": "1"}),
        ("accounthouder", "lezing", LEZING),
        ("accounthouder", "verhaal", {"tekst": "", "vrijgave": "gesprek"}),
        ("partner", "lezing", LEZING),
        ("beheerder", "lezing", LEZING),
        ("beheerder", "vaststellen", {"versie": "1"}),
    ],
)
def test_who_has_no_right_is_refused_by_the_callback_too(
    stad: Any, kamer: Sturen, gesprek_id: int, *, inlognaam: str, formulier: str, velden: dict[str, str]
) -> None:
    sleutel = str(gesprek_id) if formulier in ("eigen_deel", "vaststellen") else f"{gesprek_id}-1"
    reactie = kamer(inlognaam).send("gesprek", formulier, sleutel, "bewaar", **velden)
    assert not reactie.is_gelukt
    assert rows(stad, Lezing) == rows(stad, Conclusie) == rows(stad, Verhaal) == []


@pytest.mark.parametrize("inlognaam", ["aanbieder", "adviseur", "accounthouder"])
def test_a_talk_of_somebody_else_reads_as_not_there(
    stad: Any, kamer: Sturen, gesprek_id: int, inlognaam: str
) -> None:
    with stad.context.sessions.begin() as session:
        vreemd = Gesprek(
            beschikking_id=2,
            regiocode="WK059901",
            kwartaal="2025-K4",
            status=GesprekStatus.LEZEN,
            gesprek_op=date(2026, 1, 28),
            geopend_op=datetime(2026, 1, 1, tzinfo=UTC),
        )
        session.add(vreemd)
        session.flush()
        nummer = vreemd.id
    for gezocht in (nummer, 9999):
        beeld = kamer(inlognaam).read("/gesprek", f"?gesprek={gezocht}")
        assert "Niet gevonden" in beeld
        assert "Geheim doel" not in beeld


def test_the_municipality_comes_first_among_overdue_promises(
    stad: Any, kamer: Sturen, gesprek_id: int
) -> None:
    beeld = kamer("adviseur").read("/gesprek", f"?gesprek={gesprek_id}")
    assert "Eerst: toezeggingen over tijd" in beeld
    assert "105 dagen te laat" in beeld
    assert "Een tweede groep op dinsdag" not in beeld.split("Wat opvalt")[0]


def test_an_unmet_precondition_is_said_beside_the_figure(stad: Any, kamer: Sturen, gesprek_id: int) -> None:
    beeld = kamer("aanbieder").read("/gesprek", everything(gesprek_id))
    assert "De gemeente leidt 60 jongeren toe" in beeld
    assert "Bezwaar van de aanbieder: Te hoog voor zes scholen." in beeld


def test_a_long_talk_opens_with_the_way_through_it_outcomes_first(
    stad: Any, kamer: Sturen, gesprek_id: int
) -> None:
    beeld = kamer("adviseur").read("/gesprek", f"?gesprek={gesprek_id}")
    for stap in ("begin", "afspraak-1", "afspraak-2", "afspraak-3", "sluiten"):
        assert f"/gesprek?gesprek={gesprek_id}&stap={stap}" in beeld
    assert "uw lezing: nog te schrijven" in beeld
    beeld = kamer("adviseur").read("/gesprek", everything(gesprek_id))
    assert beeld.rindex("Uitkomst · dit kwartaal") < beeld.index("Prestatie · dit kwartaal")


def test_an_unknown_form_is_refused(stad: Any, kamer: Sturen) -> None:
    assert "bestaat niet" in kamer("adviseur").send("gesprek", "verzonnen", "0", "x").bij_formulier
