"""An answer of a build that is asked for again is the same, whatever was done to it meanwhile."""

import pandas as pd

from app.queries.antwoorden import Antwoorden

VRAAG = "select * from cijfer where regiocode = $regiocode"


def tabel(rijen: int = 3) -> pd.DataFrame:
    return pd.DataFrame({"regiocode": ["BU1"] * rijen, "waarde": [float(n) for n in range(rijen)]})


def test_an_answer_comes_back_for_the_same_question_only() -> None:
    antwoorden = Antwoorden()
    antwoorden.keep("b1", VRAAG, {"regiocode": "BU1", "regios": ["BU1", "BU2"]}, tabel())
    gelijk = antwoorden.get("b1", VRAAG, {"regios": ["BU1", "BU2"], "regiocode": "BU1"})
    assert gelijk is not None
    pd.testing.assert_frame_equal(gelijk, tabel())
    assert antwoorden.get("b1", VRAAG, {"regiocode": "BU1", "regios": ["BU1"]}) is None
    assert antwoorden.get("b1", VRAAG, {"regiocode": None, "regios": ["BU1", "BU2"]}) is None
    assert antwoorden.get("b1", f"{VRAAG} limit 1", {"regiocode": "BU1", "regios": ["BU1", "BU2"]}) is None


def test_what_is_done_to_an_answer_reaches_nobody_else() -> None:
    antwoorden = Antwoorden()
    for frame in (antwoorden.keep("b1", VRAAG, {}, tabel()), antwoorden.get("b1", VRAAG, {})):
        assert frame is not None
        frame["naam"] = "x"
        frame.loc[0, "waarde"] = 99.0
        frame.loc[len(frame)] = frame.loc[0]
    over = antwoorden.get("b1", VRAAG, {})
    assert over is not None
    pd.testing.assert_frame_equal(over, tabel())


def test_another_build_begins_anew() -> None:
    antwoorden = Antwoorden()
    antwoorden.keep("b1", VRAAG, {}, tabel(3))
    assert antwoorden.get("b2", VRAAG, {}) is None
    antwoorden.keep("b2", VRAAG, {}, tabel(4))
    nieuw = antwoorden.get("b2", VRAAG, {})
    assert nieuw is not None
    assert len(nieuw) == 4
    assert antwoorden.get("b1", VRAAG, {}) is None


def test_no_more_is_kept_than_there_is_room_for_and_the_longest_unasked_goes_first() -> None:
    antwoorden = Antwoorden(cellen=80)
    for nummer in range(8):
        antwoorden.keep("b1", VRAAG, {"n": nummer}, tabel(5))
    assert antwoorden.get("b1", VRAAG, {"n": 0}) is not None
    antwoorden.keep("b1", VRAAG, {"n": 8}, tabel(5))
    bekend = [nummer for nummer in range(9) if antwoorden.get("b1", VRAAG, {"n": nummer}) is not None]
    assert bekend == [0, 2, 3, 4, 5, 6, 7, 8]
    te_groot = antwoorden.keep("b1", VRAAG, {"n": 9}, tabel(6))
    assert len(te_groot) == 6
    assert antwoorden.get("b1", VRAAG, {"n": 9}) is None
