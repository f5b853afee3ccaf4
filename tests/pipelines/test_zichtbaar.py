"""Can this be seen: against published sample sizes, and what would make a smaller change visible."""

import pytest

from pipelines.zekerheid.zichtbaar import (
    Maat,
    smallest_visible_change,
    weigh_andere_maat,
    weigh_kwartalen,
)


def test_visible_change_equals_published_sample_sizes() -> None:
    """Fleiss (1981) without correction: .60 against .70 asks 356 per group; Cohen (1988): d = .5 asks 63."""
    assert smallest_visible_change("aandeel", waarde=0.6, n=356) == pytest.approx(0.1, abs=1e-3)
    assert smallest_visible_change("gemiddelde", waarde=7, n=63, spreiding=1) == pytest.approx(0.5, abs=2e-3)


def test_what_cannot_be_seen_is_none() -> None:
    assert smallest_visible_change("aandeel", waarde=0.9, n=10) is None
    assert smallest_visible_change("aandeel", waarde=0.9, n=10, richting="lager") == pytest.approx(
        0.575, abs=1e-3
    )
    assert smallest_visible_change("gemiddelde", waarde=7, n=0) is None
    assert smallest_visible_change("aandeel", waarde=1.0, n=50) is None
    assert smallest_visible_change("aantal", waarde=1, n=1, richting="lager") is None


def test_visible_change_of_a_count_grows_with_its_root() -> None:
    verschil = smallest_visible_change("aantal", waarde=100, n=100)
    assert verschil is not None
    assert 40 < verschil < 45


def test_more_quarters_show_a_smaller_change_of_every_form() -> None:
    for maat in (Maat("aandeel", 0.7, 40), Maat("gemiddelde", 7.5, 40), Maat("aantal", 40, 40)):
        een, twee, vier = (weigh_kwartalen(maat, "hoger", keer).kleinste or 0 for keer in (1, 2, 4))
        assert een > twee > vier > 0
    # Standard errors halve when the number is four times as large.
    mark = Maat("gemiddelde", 7.5, 40)
    assert weigh_kwartalen(mark, "hoger", 4).kleinste == pytest.approx(
        (weigh_kwartalen(mark, "hoger", 1).kleinste or 0) / 2
    )


def test_a_change_at_the_edge_shows() -> None:
    optie = weigh_kwartalen(Maat("gemiddelde", 7, 63, 1.0), "hoger", 1)
    assert optie.kleinste is not None
    assert optie.shows(optie.kleinste)
    assert not optie.shows(optie.kleinste - 0.01)
    assert not weigh_kwartalen(Maat("aandeel", 0.9, 10), "hoger", 1).shows(1.0)


def test_a_mean_shows_a_smaller_change_than_the_share_cut_from_it() -> None:
    aandeel, gemiddelde = Maat("aandeel", 0.7, 60), Maat("gemiddelde", 7.4, 60, 1.5)
    als_aandeel = weigh_kwartalen(aandeel, "hoger", 1).kleinste or 0
    als_gemiddelde = weigh_andere_maat(aandeel, gemiddelde, "hoger").kleinste or 0
    assert 0 < als_gemiddelde < als_aandeel
    assert weigh_andere_maat(Maat("aandeel", 1.0, 60), gemiddelde, "hoger").kleinste is None
