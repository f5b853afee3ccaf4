"""Which outcome leads is read from the declarations, not from a list of names."""

from dataclasses import replace

from app.pages.wijkbeeld_volgorde import order_codes, outputs_beside, speaks_for_factor
from schemas.indicator import load_indicatoren


def test_shares_of_which_more_is_better_lead_by_their_number_in_the_outcome_set() -> None:
    alle = load_indicatoren()
    uitkomsten = [i.code for i in alle.values() if i.soort == "uitkomst"]
    volgorde = order_codes(uitkomsten, alle)
    assert volgorde[:2] == ["nut_zeven_of_hoger", "zonder_hulp_verder"]
    assert volgorde.index("betrouwbare_verbetering") < volgorde.index("nut_gemiddeld")
    assert volgorde[-1] == "betrouwbare_verslechtering"


def test_a_new_outcome_without_a_number_comes_after_those_with_one_and_still_speaks() -> None:
    alle = load_indicatoren()
    nieuw = replace(alle["zonder_hulp_verder"], code="nieuw", criterium="")
    volgorde = order_codes(["nieuw", "nut_gemiddeld", "zonder_hulp_verder"], {**alle, "nieuw": nieuw})
    assert volgorde == ["zonder_hulp_verder", "nieuw", "nut_gemiddeld"]
    assert speaks_for_factor(nieuw)


def test_a_mark_an_output_or_a_share_of_which_less_is_better_does_not_stand_for_a_factor() -> None:
    alle = load_indicatoren()
    for code in ("nut_gemiddeld", "bereik", "voortijdig_negatief"):
        assert not speaks_for_factor(alle[code])


def test_what_stands_beside_an_outcome_is_declared_on_the_output() -> None:
    alle = load_indicatoren()
    assert outputs_beside(alle) == ["gestarte_trajecten", "bereik"]
    eerst = replace(alle["vrijwilligers"], naast_uitkomst=1)
    later = replace(alle["gestarte_trajecten"], naast_uitkomst=3)
    alle |= {"vrijwilligers": eerst, "gestarte_trajecten": later}
    assert outputs_beside(alle) == ["vrijwilligers", "bereik", "gestarte_trajecten"]
