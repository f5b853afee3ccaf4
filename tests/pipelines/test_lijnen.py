"""Lines in a series: from how many quarters, what stands out, and what a hidden quarter does."""

from pipelines.zekerheid.lijnen import make_lijnen

STIL = [7.0, 7.2, 6.9, 7.1, 7.0, 7.2, 6.8, 7.1, 7.0, 6.9, 7.1, 7.0]


def test_below_five_quarters_there_are_no_lines_and_below_twelve_they_are_on_trial() -> None:
    assert make_lijnen(STIL[:4]) is None
    assert make_lijnen([*STIL[:4], None, None]) is None
    vijf, twaalf = make_lijnen(STIL[:5]), make_lijnen(STIL)
    assert vijf is not None
    assert twaalf is not None
    assert vijf.is_proef
    assert not twaalf.is_proef
    assert not twaalf.opvallend


def test_a_quarter_outside_the_lines_stands_out() -> None:
    lijnen = make_lijnen([*STIL[:6], 9.5, *STIL[:6]])
    assert lijnen is not None
    assert lijnen.buiten == (6,)


def test_eight_in_a_row_on_one_side_stand_out_but_not_on_trial_lines() -> None:
    laag, hoog = [7.0, 6.9, 7.0, 6.9], [7.2, 7.1, 7.2, 7.1, 7.2, 7.1, 7.2, 7.1, 7.2]
    lijnen = make_lijnen([*laag, *hoog])
    assert lijnen is not None
    assert lijnen.rij == tuple(range(4, 13))
    proef = make_lijnen([*laag[:2], *hoog])
    assert proef is not None
    assert proef.rij == ()


def test_a_hidden_quarter_ends_a_run_and_gives_no_jump() -> None:
    laag, hoog = [7.0, 6.9, 7.0, 6.9, 7.0, 6.9, 7.0], [7.2, 7.1, 7.2, 7.1, None, 7.2, 7.1, 7.2, 7.1]
    lijnen = make_lijnen([*laag, *hoog])
    assert lijnen is not None
    assert lijnen.rij == ()
    # Every other quarter hidden: nothing lies next to anything.
    assert make_lijnen([7.0, None, 7.1, None, 7.0, None, 7.2, None, 7.1]) is None


def test_lines_stay_on_the_scale() -> None:
    lijnen = make_lijnen([0.9, 0.5, 0.95, 0.6, 1.0, 0.7], begin=0.0, eind=1.0)
    assert lijnen is not None
    assert lijnen.boven == 1.0
    assert lijnen.onder >= 0.0
