"""To the end of the year: how often the year ends within the limits, and when nothing is said."""

import numpy as np
import pytest

from pipelines.zekerheid.prognose import explain_geen, forecast_aandeel, forecast_aantal

JAAR = ["2025-K1", "2025-K2", "2025-K3", "2025-K4"]


@pytest.mark.parametrize(
    ("per", "reden"),
    [
        ({"2024-K4": 30.0}, "niets"),
        ({"2025-K1": 30.0}, "te_kort"),
        ({"2025-K2": 30.0, "2025-K3": 31.0}, "gat"),
        ({"2025-K1": 30.0, "2025-K3": 31.0}, "gat"),
        (dict.fromkeys(JAAR, 30.0), "om"),
        ({"2024-K4": 28.0, "2025-K1": 30.0}, ""),
    ],
)
def test_a_forecast_is_refused_with_its_reason(per: dict[str, float], reden: str) -> None:
    assert explain_geen(per, JAAR) == reden
    assert (forecast_aantal(per, JAAR) is None) == bool(reden)


@pytest.mark.traag
def test_the_year_ends_within_the_limits_about_as_often_as_promised() -> None:
    """2,000 years of Poisson quarters: at least 93% end within the 95% limits, from two and from three quarters."""
    rng = np.random.default_rng(11)
    for bekend in (2, 3):
        raak = 0
        for _ in range(1000):
            tellingen = rng.poisson(30, 4)
            prognose = forecast_aantal(dict(zip(JAAR[:bekend], map(float, tellingen), strict=False)), JAAR)
            assert prognose is not None
            raak += prognose.onder <= tellingen.sum() <= prognose.boven
        assert raak >= 930


def test_quarters_that_differ_more_make_the_forecast_wider() -> None:
    rustig = forecast_aantal({"2025-K1": 30.0, "2025-K2": 31.0}, JAAR)
    druk = forecast_aantal({"2025-K1": 10.0, "2025-K2": 51.0}, JAAR)
    assert rustig is not None
    assert druk is not None
    assert rustig.verwacht == druk.verwacht == 122
    assert druk.boven - druk.onder > 2 * (rustig.boven - rustig.onder)


def test_a_complete_year_before_gives_the_rhythm() -> None:
    vorig = {"2024-K1": 20.0, "2024-K2": 20.0, "2024-K3": 60.0, "2024-K4": 60.0}
    prognose = forecast_aantal({**vorig, "2025-K1": 30.0, "2025-K2": 30.0}, JAAR)
    assert prognose is not None
    assert prognose.is_seizoen
    assert prognose.verwacht == pytest.approx(240)
    zonder = forecast_aantal({"2024-K4": 60.0, "2025-K1": 30.0, "2025-K2": 30.0}, JAAR)
    assert zonder is not None
    assert not zonder.is_seizoen
    assert zonder.verwacht == pytest.approx(140)


def test_a_share_keeps_what_was_measured_and_is_unsure_of_what_comes() -> None:
    groot = forecast_aandeel({"2025-K1": (80.0, 100.0), "2025-K2": (80.0, 100.0)}, JAAR)
    klein = forecast_aandeel({"2025-K1": (16.0, 20.0), "2025-K2": (16.0, 20.0)}, JAAR)
    assert groot is not None
    assert klein is not None
    assert groot.verwacht == klein.verwacht == pytest.approx(0.8)
    assert klein.boven - klein.onder > groot.boven - groot.onder
    # Half of the year stands: what comes cannot undo it.
    assert groot.onder > 0.4
    assert forecast_aandeel({"2025-K1": (16.0, 20.0)}, JAAR) is None


def test_nothing_so_far_forecasts_nothing() -> None:
    prognose = forecast_aantal({"2025-K1": 0.0, "2025-K2": 0.0}, JAAR)
    assert prognose is not None
    assert (prognose.onder, prognose.boven) == (0.0, 0.0)
