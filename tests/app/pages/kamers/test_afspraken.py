"""Afspraken through their forms: concept, announcement, answer with objection, draws by the wijk, deviations."""

from collections.abc import Callable
from typing import Any

import pytest

from app.store.tables import Afspraak, Afwijking, Beschikking, Wijkopname
from schemas.leercyclus import AfspraakStatus

pytestmark = pytest.mark.traag

PASPOORT = {
    "doel": "verantwoorden",
    "gevraagd_door": "Accounthouder",
    "lasten_uren": "1,5",
    "wie_ziet": "gemeente en aanbieder",
    "wanneer_goed": "als vier van de vijf zeggen dat het hielp",
    "informant": "jongere",
    "tot_kwartaal": "2026-K4",
    "gevolg_professional": "geen",
    "gevolg_organisatie": "uitleg in het gesprek",
    "gevolg_contract": "geen",
    "oogmerk": "",
    "invloed": "vooral de mentor",
    "hoe_te_omzeilen": "alleen tevreden jongeren vragen",
    "tegenindicator": "voortijdig_negatief",
    "getoetst_door": "",
    "leerafspraak": "nee",
    "streefwaarde": "80",
    "herkomst": "eenzijdig",
    "formule": "landelijk gemiddelde",
    "wijkreden": "twee scholen doen mee",
    "randvoorwaarde": "",
    "randvoorwaarde_indicator": "-",
    "randvoorwaarde_afgesproken": "",
}
UITLEG = {
    "aanleiding": "De raad vroeg erom.",
    "overleg": "niet besproken",
    "van_kwartaal": "2026-K2",
    "spoed_reden": "",
}
BEZWAAR = "Tachtig procent haalt niemand met deze groep."
Sturen = Callable[[str], Any]


def newest(stad: Any, tabel: type[Any]) -> Any:
    with stad.context.sessions() as session:
        return session.query(tabel).order_by(tabel.id.desc()).first()


@pytest.fixture
def concept(stad: Any, kamer: Sturen) -> int:
    """Return a concept somebody just began."""
    velden = {"indicator": "voortijdig_negatief", "interventie": "schommel"}
    assert kamer("accounthouder").send("afspraken", "nieuwe_afspraak", "1", "begin", **velden).is_gelukt
    return int(newest(stad, Afspraak).id)


def test_a_concept_is_seen_by_its_maker_only_and_says_what_is_missing(
    stad: Any, kamer: Sturen, concept: int
) -> None:
    adres = ("/afspraken", f"?beschikking=1&afspraak={concept}")
    blad = kamer("accounthouder").read(*adres)
    assert "Dit mist nog:" in blad
    assert "Schrijf hoeveel uur per kwartaal dit de aanbieder kost." in blad
    assert "Kondig aan" not in blad
    for wie in ("aanbieder", "adviseur"):
        assert "Niet gevonden" in kamer(wie).read(*adres)
        assert f"afspraak={concept}" not in kamer(wie).read("/afspraken", "?beschikking=1")
    geweigerd = kamer("accounthouder").send("afspraken", "aankondigen", str(concept), "kondig_aan", **UITLEG)
    assert not geweigerd.is_gelukt
    assert "Kies waarvoor dit cijfer wordt gebruikt." in geweigerd.bij_formulier


def test_a_target_of_80_percent_set_alone_carries_its_objection_to_every_view(
    stad: Any, kamer: Sturen, concept: int
) -> None:
    houder, aanbieder = kamer("accounthouder"), kamer("aanbieder")
    velden = PASPOORT | {"tegenindicator": "nut_zeven_of_hoger"}
    assert houder.send("afspraken", "concept", str(concept), "bewaar", **velden).is_gelukt
    toets = houder.send("afspraken", "concept", str(concept), "toets", **velden)
    assert "Kan dit gezien worden?" in toets.bij_formulier
    assert houder.send("afspraken", "aankondigen", str(concept), "kondig_aan", **UITLEG).is_gelukt
    start = aanbieder.read("/")
    assert "Antwoord op een afspraak" in start
    vraag = aanbieder.read("/afspraken", "?beschikking=1")
    assert "Uw antwoord wordt gevraagd" in vraag
    assert "1,5 uur" in vraag
    zonder = aanbieder.send("afspraken", "antwoord", str(concept), "bezwaar", bezwaar=" ")
    assert "Schrijf uw bezwaar op" in zonder.bij_formulier
    assert aanbieder.send("afspraken", "antwoord", str(concept), "bezwaar", bezwaar=BEZWAAR).is_gelukt
    assert "Antwoord op een afspraak" not in aanbieder.read("/")
    rij = newest(stad, Afspraak)
    assert (rij.status, rij.streefwaarde, rij.van_kwartaal) == (AfspraakStatus.BEVESTIGD, 0.8, "2026-K2")
    for wie in ("aanbieder", "adviseur", "accounthouder"):
        blad = kamer(wie).read("/afspraken", "?beschikking=1")
        assert f"80%, door de gemeente bepaald. Bezwaar van de aanbieder: {BEZWAAR}" in blad
    with stad.context.sessions.begin() as session:
        session.get_one(Afspraak, concept).van_kwartaal = "2025-K4"
    for wie in ("aanbieder", "adviseur", "accounthouder"):
        blad = kamer(wie).read("/afspraken", "?beschikking=1&kwartaal=2025-K4")
        assert f"Bezwaar van de aanbieder: {BEZWAAR}" in blad
        afspraken = kamer(wie).client.get("/api/afspraken?kwartaal=2025-K4").get_json()["afspraken"]
        (streef,) = (a["streefwaarde"] for a in afspraken if a["id"] == concept)
        assert (streef["waarde"], streef["herkomst"], streef["bezwaar"]) == (0.8, "eenzijdig", BEZWAAR)


def test_another_version_shows_the_one_before_and_what_ends_says_why(stad: Any, kamer: Sturen) -> None:
    houder = kamer("accounthouder")
    assert houder.send("afspraken", "nieuwe_versie", "1", "begin").is_gelukt
    versie = int(newest(stad, Afspraak).id)
    assert houder.send("afspraken", "concept", str(versie), "bewaar", **PASPOORT).is_gelukt
    assert houder.send("afspraken", "aankondigen", str(versie), "kondig_aan", **UITLEG).is_gelukt
    assert kamer("aanbieder").send("afspraken", "antwoord", str(versie), "geen_bezwaar", bezwaar="").is_gelukt
    with stad.context.sessions() as session:
        assert session.get_one(Afspraak, 1).laatste_kwartaal == "2026-K1"
    assert houder.send("afspraken", "beeindigen", "2", "beeindig", reden="Niemand gebruikt dit.").is_gelukt
    kalender = kamer("adviseur").read("/afspraken")
    assert "Nieuwe versie: " in kalender
    assert "Niemand gebruikt dit." in kalender


@pytest.mark.parametrize("wie", ["aanbieder", "adviseur"])
def test_who_may_not_change_afspraken_is_refused_and_sees_no_form(stad: Any, kamer: Sturen, wie: str) -> None:
    velden = {"indicator": "bereik", "interventie": "schommel"}
    assert not kamer(wie).send("afspraken", "nieuwe_afspraak", "1", "begin", **velden).is_gelukt
    blad = kamer(wie).read("/afspraken", "?beschikking=1")
    assert "Maak een nieuwe afspraak" not in blad
    assert "Houd deze beschikking bij" not in blad
    houder = kamer("accounthouder").read("/afspraken", "?beschikking=1")
    assert "Maak een nieuwe afspraak" in houder
    assert "Houd deze beschikking bij" in houder


def test_a_beschikking_is_kept_and_a_wijk_draws_from_it(stad: Any, kamer: Sturen) -> None:
    houder = kamer("accounthouder")
    gegevens = {
        "afdeling": "Jeugd",
        "budget_euro": "250000",
        "lokaal_budget_euro": "500",
        "vrije_inzet_aantal": "2",
        "verlengingen_hoogstens": "1",
        "verlenging_kwartalen": "4",
        "regime_klimrek": "experiment",
        "regime_schommel": "basisaanbod",
    }
    fout = houder.send("afspraken", "beschikking", "1", "bewaar", **(gegevens | {"budget_euro": "veel"}))
    assert "is geen getal" in fout.bij_formulier
    assert houder.send("afspraken", "beschikking", "1", "bewaar", **gegevens).is_gelukt
    nieuw = {"tekst": "Jongeren gaan met plezier naar school.", "reden": "De wijktafel vroeg erom."}
    assert houder.send("afspraken", "doel", "1", "stel_bij", **nieuw).is_gelukt
    assert houder.send("afspraken", "verlengen", "1", "verleng", reden="Het werkt.").is_gelukt
    vraag = {
        "inhoud": "een toernooi",
        "gevraagd_door": "de jongerenraad",
        "soort": "vrije_inzet",
        "aantal": "1",
        "regiocode": "WK059915",
        "kwartaal": "2026-K1",
    }
    adviseur = kamer("adviseur")
    assert adviseur.send("afspraken", "opname", "1", "leg_vast", **vraag).is_gelukt
    te_veel = adviseur.send(
        "afspraken", "opname", "1", "leg_vast", **(vraag | {"aantal": "2", "inhoud": "nog een"})
    )
    assert "Er is nog 1 over" in te_veel.bij_formulier
    blad = kamer("aanbieder").read("/afspraken", "?beschikking=1")
    for zin in (
        "“Jongeren voelen zich thuis op school.”",
        "Jongeren gaan met plezier",
        "nog 1 van 2 activiteiten",
        "de jongerenraad",
        "(experiment)",
    ):
        assert zin in blad
    with stad.context.sessions() as session:
        assert session.get_one(Beschikking, 1).tot_kwartaal == "2027-K4"
    nummer = str(newest(stad, Wijkopname).id)
    assert adviseur.send("afspraken", "opname_terug", nummer, "geef_terug", reden="regen").is_gelukt
    assert "ging niet door: regen" in kamer("aanbieder").read("/afspraken", "?beschikking=1")


def test_a_deviation_is_written_released_and_answered(stad: Any, kamer: Sturen) -> None:
    velden = {
        "beschikking": "1",
        "afspraak": "-",
        "werkregel": "besteding",
        "klasse": "budget",
        "moment": "vooraf",
        "afgesproken": "het geld is voor de groep",
        "anders": "wij kopen een fiets",
        "reden": "anders komt hij niet",
        "besluitnemer": "coach",
        "vrijgave": "gesprek",
    }
    aanbieder, houder = kamer("aanbieder"), kamer("accounthouder")
    fout = aanbieder.send("afwijkingen", "nieuw", "0", "leg_vast", **velden)
    assert "accounthouder" in fout.bij_formulier
    assert aanbieder.send(
        "afwijkingen", "nieuw", "0", "leg_vast", **(velden | {"klasse": "werkwijze"})
    ).is_gelukt
    nummer = str(newest(stad, Afwijking).id)
    assert "wij kopen een fiets" not in houder.read("/afwijkingen")
    assert "wij kopen een fiets" in kamer("adviseur").read("/afwijkingen")
    assert "wij kopen een fiets" not in kamer("beheerder").read("/afwijkingen")
    assert "Besteding van het geld" in kamer("beheerder").read("/afwijkingen")
    assert aanbieder.send("afwijkingen", "vrijgave", nummer, "bewaar", vrijgave="openbaar").is_gelukt
    assert "wij kopen een fiets" in houder.read("/afwijkingen", f"?afwijking={nummer}")
    besluit = {"uitkomst": "mag_anders", "toelichting": "goed idee"}
    assert not houder.send("afwijkingen", "besluit", nummer, "besluit", **besluit).is_gelukt
    assert kamer("adviseur").send("afwijkingen", "besluit", nummer, "besluit", **besluit).is_gelukt
    regel = {"werkregel": "besteding", "besluit": "verandert", "toelichting": "fietsen mogen"}
    assert kamer("beheerder").send("afwijkingen", "regel", "0", "leg_vast", **regel).is_gelukt
    assert "Vanaf K2 2026" in kamer("adviseur").read("/afwijkingen")


def test_concepts_are_announced_together_and_who_cannot_keeps_all_back(
    stad: Any, kamer: Sturen, concept: int
) -> None:
    houder, velden = kamer("accounthouder"), {"indicator": "duur_traject", "interventie": "schommel"}
    assert "in één keer aan" not in houder.read("/afspraken", "?beschikking=1")
    assert houder.send("afspraken", "nieuwe_afspraak", "1", "begin", **velden).is_gelukt
    tweede = int(newest(stad, Afspraak).id)
    vol = PASPOORT | {"tegenindicator": "nut_zeven_of_hoger", "oogmerk": "korter waar het kan"}
    assert houder.send("afspraken", "concept", str(concept), "bewaar", **vol).is_gelukt
    blad = houder.read("/afspraken", "?beschikking=1")
    assert "Kondig concepten in één keer aan" in blad
    assert "Nog niet klaar om aan te kondigen:" in blad
    samen = UITLEG | {"concepten": f"['{concept}', '{tweede}']"}
    geweigerd = houder.send("afspraken", "samen_aankondigen", "1", "kondig_aan", **samen)
    assert "Kies waarvoor dit cijfer wordt gebruikt." in geweigerd.bij_formulier
    assert "Antwoord op een afspraak" not in kamer("aanbieder").read("/")
    assert houder.send(
        "afspraken", "concept", str(tweede), "bewaar", **vol | {"streefwaarde": "90"}
    ).is_gelukt
    assert not kamer("adviseur").send("afspraken", "samen_aankondigen", "1", "kondig_aan", **samen).is_gelukt
    assert houder.send("afspraken", "samen_aankondigen", "1", "kondig_aan", **samen).is_gelukt
    assert "in één keer aan" not in houder.read("/afspraken", "?beschikking=1")
    for wie in ("aanbieder", "adviseur"):
        assert "in één keer aan" not in kamer(wie).read("/afspraken", "?beschikking=1")
    assert kamer("aanbieder").read("/afspraken", "?beschikking=1").count("Ik weet ervan, geen bezwaar") == 2
