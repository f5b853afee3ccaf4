"""The invented city: the same every time, readable by the check, and wrong only where it was made wrong."""

import polars as pl
import pytest

from app.demo.bronnen import ZAAD, load_bronnen, simulate_stad
from pipelines.levering import Levering
from pipelines.reference import load_referentie
from pipelines.synthetic import select_kwartaal
from pipelines.synthetic_bestanden import Bestand, make_bestanden, plant_fouten
from pipelines.synthetic_partijen import GEWOONTE_VAN, LICHTE_PARTIJEN
from pipelines.validation import check_bestand
from schemas.aanlevering import list_soorten
from schemas.bevinding import Ernst
from schemas.catalogus import Bevestiging, Catalogus, Interventiegegeven, Leverbereik, Partijgegeven
from schemas.vocabulary import Kwartaal

pytestmark = pytest.mark.traag

K3 = Kwartaal(2025, 3)
BUURT_EN_GEBIED = {"Overschie": "BU05990456", "Rozenburg": "BU05992704", "Feijenoord": "BU05991087"}


@pytest.fixture(scope="module")
def referentie():
    return load_referentie()


@pytest.fixture(scope="module")
def trajecten(referentie):
    return simulate_stad(load_bronnen(), referentie)


@pytest.fixture(scope="module")
def bestanden(trajecten):
    return make_bestanden(trajecten, K3, namen(), zaad=ZAAD)


def namen() -> dict[str, str]:
    return {p["code"]: p["naam"] for p in load_bronnen().partijen}


def catalogus(*bevestigingen: Bevestiging) -> Catalogus:
    bronnen = load_bronnen()
    return Catalogus(
        partijen=tuple(Partijgegeven(p["code"], p["naam"], p["soort"]) for p in bronnen.partijen),
        interventies=tuple(
            Interventiegegeven(i["code"], i["naam"], int(i["leeftijd_van"]), int(i["leeftijd_tot"]))
            for i in bronnen.interventies
        ),
        leverbereiken=tuple(
            Leverbereik(
                b["partijcode"],
                frozenset(b["interventies"].split()),
                frozenset(b["gebieden"].split()),
                b["van_kwartaal"],
                b["tot_kwartaal"],
            )
            for b in bronnen.beschikkingen
        ),
        bevestigingen=bevestigingen,
    )


def check(bestand: Bestand, referentie, *bevestigingen: Bevestiging):
    levering = Levering(
        bestand.soort, bestand.partijcode, bestand.kwartaal, referentie, catalogus(*bevestigingen)
    )
    return check_bestand(bestand.inhoud, bestand.bestandsnaam, levering)


def errors(rapport) -> list[str]:
    return [f"{b.plaats}: {b.boodschap}" for b in rapport.bevindingen if b.ernst is Ernst.FOUT]


def test_the_same_seed_gives_the_same_bytes(trajecten, bestanden, referentie):
    opnieuw = simulate_stad(load_bronnen(), referentie)
    assert opnieuw.equals(trajecten)
    assert make_bestanden(opnieuw, K3, namen(), zaad=ZAAD) == bestanden


def test_another_seed_gives_another_city(trajecten, referentie):
    assert not simulate_stad(load_bronnen(), referentie, zaad=1).equals(trajecten)


def test_every_party_with_a_beschikking_sends_a_file_and_no_other(bestanden):
    leveren = {b["partijcode"] for b in load_bronnen().beschikkingen}
    assert {b.partijcode for b in bestanden} == leveren


def test_a_running_trajectory_does_not_know_its_end(trajecten):
    actief = select_kwartaal(trajecten, K3)
    lopend = actief.filter(pl.col("einddatum").is_null())
    assert len(lopend)
    assert lopend["nut"].is_null().all()
    assert lopend["reden_einde"].is_null().all()
    assert actief["einddatum"].max() <= K3.laatste_dag


@pytest.mark.parametrize("partijcode", sorted({*GEWOONTE_VAN, *LICHTE_PARTIJEN}))
def test_files_pass_the_check_once_the_ambiguous_places_are_confirmed(bestanden, referentie, partijcode):
    bekend = [Bevestiging("regio", term, code) for term, code in BUURT_EN_GEBIED.items()]
    eigen = [b for b in bestanden if b.partijcode == partijcode]
    for bestand in eigen:
        rapport = check(bestand, referentie, *bekend)
        assert errors(rapport) == []
        assert rapport.rijen_gelezen == rapport.rijen.height > 0


def test_a_place_that_is_both_buurt_and_gebied_is_asked(bestanden, referentie):
    bestand = next(b for b in bestanden if b.partijcode == "sportraad")
    assert {v.term for v in check(bestand, referentie).voorstellen} == {"Feijenoord"}


def test_planted_mistakes_are_found_and_no_others(bestanden, referentie):
    scores = next(b for b in bestanden if (b.partijcode, b.soort) == ("springplank", "effectmetingen"))
    fout = plant_fouten(scores, [(4, 6, "144"), (9, 5, "31-11-2025"), (22, 6, "onbekend")])
    rapport = check(fout, referentie)
    gevonden = {b.plaats.cel for b in rapport.bevindingen if b.ernst is Ernst.FOUT}
    assert gevonden == {"F4", "E9", "F22"}


def test_the_files_use_columns_of_the_declared_file_types():
    velden = {naam for soort in list_soorten(K3) for naam in soort.velden}
    eigen = {"interventienaam": "interventie", "regionaam": "regio"}
    for gewoonte in {**GEWOONTE_VAN, **LICHTE_PARTIJEN}.values():
        assert {eigen.get(veld, veld) for veld, _ in gewoonte.kolommen} <= velden
