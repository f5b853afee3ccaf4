"""What is stored of the valid rows comes back as it was."""

import io
from datetime import date

import polars as pl
import pytest

from pipelines.rijenopslag import read_kolommen, read_rijen, write_rijen


@pytest.mark.parametrize("bladen", [["", ""], ["Juli", "Augustus"]])
def test_rows_come_back_as_they_were(bladen: list[str]) -> None:
    rijen = pl.DataFrame(
        {
            "traject_id": ["T1", "T2"],
            "regio": ["BU05991571", None],
            "startdatum": [date(2025, 7, 1), None],
            "_blad": bladen,
            "_rij": [2, 3],
        }
    )
    geheugen = io.BytesIO()
    write_rijen(rijen, geheugen)
    assert read_rijen(geheugen.getvalue()).equals(rijen)
    assert read_rijen(geheugen.getvalue()).schema == rijen.schema


def test_a_column_that_was_not_asked_yet_is_empty_in_older_files() -> None:
    geheugen = io.BytesIO()
    write_rijen(pl.DataFrame({"traject_id": ["T1"], "regio": ["BU05991571"], "_blad": [""]}), geheugen)
    rijen = read_kolommen(geheugen.getvalue(), ("aanmelddatum", "traject_id"))
    assert rijen.columns == ["aanmelddatum", "traject_id"]
    assert rijen.rows() == [(None, "T1")]
