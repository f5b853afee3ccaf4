"""From rows to counts: every definition of grootheden.toml with one case that is in and one that is out."""

from datetime import date

import polars as pl
import pytest
from cijferstad import beeindigd, make_stad, tellingen, traject, trajecten

from pipelines.lichttelling import count_tellingen
from pipelines.meting import TELLING, Rijenbestand
from pipelines.trajecttelling import count_trajecten
from schemas.vocabulary import Kwartaal

KWARTAAL = Kwartaal(2025, 3)


def reduce(rijen: pl.DataFrame, soort: str = "trajecten") -> dict[tuple[str, str], float | None]:
    geteld = count(Rijenbestand(KWARTAAL, rijen), soort=soort)
    assert geteld.schema == TELLING
    aantallen = geteld.filter(pl.col("waarde").is_null()).to_dicts()
    return {(r["grootheid"], r["informant"]): r["aantal"] for r in aantallen}


def count(*bestanden: Rijenbestand, soort: str = "trajecten") -> pl.DataFrame:
    if soort == "trajecten":
        return count_trajecten(bestanden, make_stad().interventies)
    return count_tellingen(bestanden)


def test_files_counted_together_count_as_each_by_itself() -> None:
    k2, k3 = (Rijenbestand(Kwartaal(2025, k), trajecten([traject(), beeindigd()])) for k in (2, 3))
    licht = Rijenbestand(KWARTAAL, tellingen([{"grootheid": "vrijwilligers", "aantal": 12}]))
    leeg = Rijenbestand(KWARTAAL, tellingen([{"grootheid": "vrijwilligers", "aantal": None}]))
    for soort, bestanden in (("trajecten", (k2, k3)), ("tellingen", (leeg, licht))):
        samen = count(*bestanden, soort=soort)
        for nummer, bestand in enumerate(bestanden):
            deel = samen.filter(pl.col("bestand") == nummer).drop("bestand")
            alleen = count(bestand, soort=soort).drop("bestand")
            assert sorted(deel.rows(), key=str) == sorted(alleen.rows(), key=str)


def test_the_spread_of_durations_is_kept_with_the_number_per_duration() -> None:
    dag = date(2025, 9, 30)
    rijen = [traject(startdatum=dag, einddatum=dag, reden_einde="volgens_plan")] * 2
    geteld = count(Rijenbestand(KWARTAAL, trajecten([*rijen, traject()])))
    assert geteld.filter(pl.col("waarde").is_not_null()).select("grootheid", "waarde", "aantal").rows() == [
        ("einden_per_rij", 1, 2)
    ]


def test_traject_is_active_when_it_touches_the_quarter() -> None:
    rijen = [
        traject(startdatum=date(2025, 9, 30)),
        traject(startdatum=date(2025, 10, 1)),
        traject(einddatum=date(2025, 7, 1), reden_einde="volgens_plan"),
        traject(einddatum=date(2025, 6, 30), reden_einde="volgens_plan"),
        traject(),
    ]
    geteld = reduce(trajecten(rijen))
    assert geteld["deelnemers_bereikt", "*"] == 3
    assert geteld["trajecten_gestart", "*"] == 1
    assert geteld["trajecten_beeindigd", "*"] == 1


@pytest.mark.parametrize(
    ("velden", "telt"),
    [
        ({"leeftijd": 8}, 1),
        ({"leeftijd": 17}, 1),
        ({"leeftijd": 18}, 0),
        ({"leeftijd": None}, 0),
        ({"leeftijd": None, "leeftijdsgroep": "12-17"}, 1),
        # 4 to 11 lies only half in 8 to 17: nobody knows which half.
        ({"leeftijd": None, "leeftijdsgroep": "4-11"}, 0),
    ],
)
def test_doelgroep_counts_ages_within_the_band(velden: dict[str, object], telt: int) -> None:
    assert reduce(trajecten([traject(**velden)]))["deelnemers_doelgroep", "*"] == telt


@pytest.mark.parametrize(
    ("velden", "klasse"),
    [
        ({"leeftijd": 11}, "4-11"),
        ({"leeftijd": 12}, "12-17"),
        ({"leeftijd": None, "leeftijdsgroep": "18-22"}, "18-22"),
        # The age says more than the group.
        ({"leeftijd": 17, "leeftijdsgroep": "18-22"}, "12-17"),
        ({"leeftijd": None}, "onbekend"),
    ],
)
def test_reach_is_counted_in_one_age_group(velden: dict[str, object], klasse: str) -> None:
    geteld = reduce(trajecten([traject(**velden)]))
    in_klasse = {s[0]: aantal for s, aantal in geteld.items() if s[0].startswith("deelnemers_bereikt/")}
    assert {code for code, aantal in in_klasse.items() if aantal} == {f"deelnemers_bereikt/{klasse}"}
    assert len(in_klasse) == 6


def test_who_began_waited_from_the_day_of_referral() -> None:
    start = date(2025, 7, 21)
    dagen = [date(2025, 7, 1), date(2025, 7, 21), None, date(2025, 7, 22)]
    rijen = [traject(startdatum=start, aanmelddatum=dag) for dag in dagen]
    # One that began before the quarter, and a referral after the start, do not count.
    geteld = reduce(trajecten([*rijen, traject(aanmelddatum=date(2025, 4, 1))]))
    assert [geteld[f"wachttijd_{deel}", "*"] for deel in ("som", "kwadraat", "aantal")] == [20, 400, 2]


def test_what_only_some_parties_keep_is_counted_where_they_do() -> None:
    einden = [
        beeindigd(vast_gezicht=vast, doel_bereikt=doel)
        for vast, doel in (
            ("ja", "ja"),
            ("nee", "deels"),
            ("onbekend", "nee"),
            (None, "onbekend"),
            ("ja", None),
        )
    ]
    starts = [
        traject(startdatum=date(2025, 7, 2), herstart=antwoord)
        for antwoord in ("nee", "nee", "ja", "onbekend", None)
    ]
    geteld = reduce(trajecten([*einden, *starts, traject(vast_gezicht="ja", herstart="nee")]))
    verwacht = {
        "vast_gezicht_ja": 2,
        "vast_gezicht_bekend": 3,
        "doel_bereikt_ja": 1,
        "doel_bereikt_bekend": 3,
        "herstart_geen": 2,
        "herstart_bekend": 3,
        "herstart_gevraagd": 4,
    }
    assert {code: geteld[code, "*"] for code in verwacht} == verwacht
    # Who keeps none of it has no zeros: nothing was asked.
    assert not {code for code, _ in reduce(trajecten([traject(), beeindigd()]))} & {
        *verwacht,
        "wachttijd_aantal",
    }


def test_marks_fall_in_one_class_and_seven_splits_them() -> None:
    geteld = reduce(trajecten([beeindigd(nut=n) for n in (1.0, 5.9, 6.0, 6.99, 7.0, 8.9, 9.0, 10.0)]))
    assert [geteld[f"nut_aantal/{klasse}", "jongere"] for klasse in ("1-5", "6", "7-8", "9-10")] == [2] * 4
    assert geteld["nut_zeven_of_hoger", "jongere"] == 4


def test_reasons_of_the_end_are_counted_among_known_reasons() -> None:
    redenen = ["volgens_plan", "voortijdig_negatief", "voortijdig_overig", "onbekend", None]
    geteld = reduce(trajecten([beeindigd(reden_einde=reden) for reden in redenen]))
    assert geteld["trajecten_beeindigd", "*"] == 5
    assert geteld["trajecten_beeindigd_reden_bekend", "*"] == 3
    assert geteld["trajecten_volgens_plan", "*"] == 1
    assert geteld["trajecten_voortijdig_negatief", "*"] == 1


def test_marks_are_kept_per_informant_and_never_added() -> None:
    rijen = [
        beeindigd(nut=6.5),
        beeindigd(nut=7.0),
        beeindigd(nut=9.0, informant="ouder"),
        beeindigd(nut=None),
    ]
    geteld = reduce(trajecten(rijen))
    assert geteld["nut_som", "jongere"] == 13.5
    assert geteld["nut_kwadraat", "jongere"] == 91.25
    assert geteld["nut_zeven_of_hoger", "jongere"] == 1
    assert geteld["nut_aantal", "ouder"] == 1
    assert geteld["nut_gevraagd", "*"] == 4
    assert ("nut_aantal", "*") not in geteld


def test_answer_without_informant_is_kept_as_onbekend() -> None:
    rijen = [beeindigd(informant=None, zonder_hulp_verder=a) for a in ("ja", "nee", "weet_niet", None)]
    geteld = reduce(trajecten(rijen))
    assert geteld["zonder_hulp_ja", "onbekend"] == 1
    assert geteld["zonder_hulp_bekend", "onbekend"] == 2


def test_a_mark_of_a_traject_that_did_not_end_does_not_count() -> None:
    assert ("nut_aantal", "jongere") not in reduce(trajecten([traject(nut=8.0, informant="jongere")]))


def test_nobody_is_counted_as_zero_not_as_absent() -> None:
    assert reduce(trajecten([traject()]))["trajecten_beeindigd", "*"] == 0


def test_duration_counts_both_days_of_ended_trajecten() -> None:
    rijen = [
        beeindigd(startdatum=date(2025, 8, 15)),
        beeindigd(startdatum=date(2025, 8, 14)),
        traject(),
    ]
    geteld = reduce(trajecten(rijen))
    assert [geteld[code, "*"] for code in ("duur_som", "duur_kwadraat", "einden_per_rij")] == [3, 5, 2]


def test_referral_of_starts_is_counted_among_known_ones() -> None:
    start = date(2025, 8, 1)
    rijen = [
        traject(startdatum=start, toeleiding=wie) for wie in ("zelf", "gemeente", "school", "onbekend", None)
    ]
    geteld = reduce(trajecten([*rijen, traject(toeleiding="zelf")]))
    delen = ("toeleiding_bekend", "toeleiding_zelf", "toeleiding_door_gemeente", "toeleidingen_gemeente")
    assert [geteld[deel, "*"] for deel in delen] == [3, 1, 1, 1]


def test_meetings_of_ended_trajecten_give_sum_squares_and_number() -> None:
    rijen = [
        beeindigd(bijeenkomsten=3),
        beeindigd(bijeenkomsten=5),
        beeindigd(bijeenkomsten=None),
        traject(bijeenkomsten=9),
    ]
    geteld = reduce(trajecten(rijen))
    assert [geteld[f"bijeenkomsten_{deel}", "*"] for deel in ("som", "kwadraat", "aantal")] == [8, 34, 2]


def test_only_measured_counts_are_taken_from_tellingen() -> None:
    rijen = [
        {"grootheid": "deelnemers_bereikt", "aantal": 22, "waarvan": 20},
        {"grootheid": "vrijwilligers", "aantal": 80, "meetstatus": "geschat"},
        {"grootheid": "trajecten_gestart", "aantal": None, "bovengrens": 4},
        {"grootheid": "toeleidingen_gemeente", "aantal": 6, "kwartaal": "2025-K2"},
    ]
    assert reduce(tellingen(rijen), "tellingen") == {
        ("deelnemers_bereikt", "*"): 22,
        ("deelnemers_doelgroep", "*"): 20,
        ("deelnemers_beoordeeld", "*"): 22,
    }


def test_answers_without_their_part_are_left_out_of_tellingen() -> None:
    zonder = reduce(tellingen([{"grootheid": "zonder_hulp_bekend", "aantal": 18}]), "tellingen")
    met = reduce(tellingen([{"grootheid": "zonder_hulp_bekend", "aantal": 18, "waarvan": 6}]), "tellingen")
    assert zonder == {}
    assert met == {
        ("zonder_hulp_bekend", "onbekend"): 18,
        ("zonder_hulp_ja", "onbekend"): 6,
        # How many ended was not counted: the coverage is unknown, not zero.
        ("zonder_hulp_gevraagd", "*"): None,
    }


def test_a_part_without_its_whole_is_left_out_of_tellingen() -> None:
    """Else it would be added to the part, and not to the whole, of other parties."""
    rijen = [
        {"grootheid": "trajecten_voortijdig_negatief", "aantal": 12},
        {"grootheid": "toeleidingen_aanvaard", "aantal": 9},
        {"grootheid": "toeleidingen_aangeboden", "aantal": 14, "interventie": "inloop"},
    ]
    assert reduce(tellingen(rijen), "tellingen") == {("toeleidingen_aangeboden", "*"): 14}


def test_offered_and_accepted_referrals_are_counted_together() -> None:
    rijen = [{"grootheid": "toeleidingen_aangeboden", "aantal": 14, "waarvan": 9}]
    assert reduce(tellingen(rijen), "tellingen") == {
        ("toeleidingen_aangeboden", "*"): 14,
        ("toeleidingen_beoordeeld", "*"): 14,
        ("toeleidingen_aanvaard", "*"): 9,
    }


def test_counted_marks_stay_apart_because_they_have_no_sum() -> None:
    rijen = [
        {"grootheid": "nut_aantal", "aantal": 18, "waarvan": 12},
        {"grootheid": "trajecten_beeindigd", "aantal": 25, "waarvan": 20},
    ]
    geteld = reduce(tellingen(rijen), "tellingen")
    assert geteld["nut_aantal", "niet_bijgehouden"] == 18
    assert geteld["nut_gevraagd", "*"] == 25
