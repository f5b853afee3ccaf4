"""A row of the published figures as a value: what is absent is None, or an empty text, and numbers are plain."""

import numpy as np
import pandas as pd
import pytest

from app.queries.cijferrij import TEKSTVELDEN, VELDEN, Cijfer, read_cijfers

BEKEND = Cijfer(
    "nut_zeven_of_hoger", "uitkomst", "aandeel", "WK059915", "2025-K4", "boom", "klimrek", "jongere"
)


def make_frame(**kolommen: object) -> pd.DataFrame:
    """Return one figure as the build gives it, with these columns."""
    rij = {naam: getattr(BEKEND, naam) for naam in VELDEN} | kolommen
    return pd.DataFrame({naam: pd.Series([waarde]) for naam, waarde in rij.items()})


@pytest.mark.parametrize("weg", [None, np.nan, pd.NA])
def test_what_is_absent_is_none_or_an_empty_text(weg: object) -> None:
    (cijfer,) = read_cijfers(make_frame(waarde=weg, n=weg, **dict.fromkeys(TEKSTVELDEN, weg)))
    assert (cijfer.waarde, cijfer.n) == (None, None)
    assert {getattr(cijfer, naam) for naam in TEKSTVELDEN} == {""}


def test_numbers_and_claims_are_plain_and_a_version_is_a_text() -> None:
    (cijfer,) = read_cijfers(
        make_frame(waarde=np.float64(7.5), segment=np.int32(2), is_grof=np.bool_(True), definitieversie=2)
    )
    assert (type(cijfer.waarde), type(cijfer.segment), type(cijfer.is_grof)) == (float, int, bool)
    assert (cijfer.waarde, cijfer.segment, cijfer.is_grof, cijfer.definitieversie) == (7.5, 2, True, "2")


def test_a_table_without_rows_gives_no_figures() -> None:
    assert read_cijfers(make_frame().iloc[:0]) == []
