"""From two scores to an effect: which pairs count, where, in which direction and in which quarter."""

from datetime import date

import pandas as pd
import polars as pl
from cijferstad import BLOEMHOF, EFFECT, HILLESLUIS, make_stad, traject, trajecten

from pipelines.effect import express_rci, newest_trajecten, reduce_effectmetingen
from schemas.vocabulary import Kwartaal

INSTRUMENTEN = pd.DataFrame(
    {
        "instrument": ["schaal", "klachten"],
        "sd": [7.5, 7.5],
        "betrouwbaarheid": [0.80, 0.80],
        "hoger_is_beter": [True, False],
    }
)


def test_rci_equals_the_published_example() -> None:
    """Jacobson & Truax (1991), J. Consult. Clin. Psychol. 59: from 32.5 to 47.5, sd 7.5, r .80 gives 3.16."""
    paar = pl.DataFrame({"instrument": ["schaal", "klachten"], "voor": [32.5, 32.5], "na": [47.5, 47.5]})
    assert paar.select(express_rci(INSTRUMENTEN).round(2)).to_series().to_list() == [3.16, -3.16]


def score(
    nummer: str, moment: str, datum: date, waarde: float, informant: str = "ouder"
) -> dict[str, object]:
    return dict(zip(EFFECT, (nummer, "klachten", informant, moment, datum, waarde), strict=True))


def effecten(scores: list[dict[str, object]], einde: date | None = None) -> dict[tuple[str, str, str], float]:
    plek = pl.DataFrame(
        {
            "traject_id": ["A", "B"],
            "interventie": ["maatje", "inloop"],
            "regio": [BLOEMHOF] * 2,
            "einddatum": [einde] * 2,
        },
        schema_overrides={"einddatum": pl.Date},
    )
    metingen = reduce_effectmetingen(
        "buurtkracht", pl.DataFrame(scores, schema=EFFECT), plek, INSTRUMENTEN, make_stad().interventies
    )
    return {(r["grootheid"], r["kwartaal"], r["informant"]): r["aantal"] for r in metingen.to_dicts()}


def test_pair_counts_in_the_quarter_of_the_second_score() -> None:
    geteld = effecten([score("A", "voor", date(2025, 5, 1), 30), score("A", "na", date(2025, 8, 1), 12)])
    assert geteld["effect_verbeterd", "2025-K3", "ouder"] == 1
    assert geteld["effect_paren", "2025-K3", "ouder"] == 1
    assert geteld["effect_voormetingen", "2025-K3", "ouder"] == 1


def test_change_is_counted_in_standard_deviations_and_up_is_better() -> None:
    """From 30 to 12 on a scale of complaints with sd 7.5: 18 / 7.5 = 2.4 better."""
    geteld = effecten([score("A", "voor", date(2025, 5, 1), 30), score("A", "na", date(2025, 8, 1), 12)])
    assert geteld["effect_verschil_som", "2025-K3", "ouder"] == 2.4
    assert geteld["effect_verschil_kwadraat", "2025-K3", "ouder"] == 5.76


def test_scores_of_different_informants_make_no_pair() -> None:
    scores = [score("A", "voor", date(2025, 5, 1), 30), score("A", "na", date(2025, 8, 1), 12, "jongere")]
    assert effecten(scores, einde=date(2025, 8, 1))["effect_paren", "2025-K3", "ouder"] == 0


def test_follow_up_is_no_second_score_but_the_ended_traject_is_eligible() -> None:
    scores = [score("A", "voor", date(2025, 5, 1), 30), score("A", "follow_up", date(2025, 9, 1), 12)]
    assert effecten(scores) == {}
    geteld = effecten(scores, einde=date(2025, 8, 1))
    assert (
        geteld["effect_voormetingen", "2025-K3", "ouder"],
        geteld["effect_paren", "2025-K3", "ouder"],
    ) == (1, 0)


def test_only_individual_help_has_an_effect_figure() -> None:
    assert effecten([score("B", "voor", date(2025, 5, 1), 30), score("B", "na", date(2025, 8, 1), 12)]) == {}


def test_newest_quarter_tells_where_a_traject_is() -> None:
    oud, nieuw = trajecten([traject()]), trajecten([traject(regio=HILLESLUIS)])
    plek = newest_trajecten([(Kwartaal(2025, 3), nieuw), (Kwartaal(2025, 2), oud)])
    assert plek["regio"].to_list() == [HILLESLUIS]
