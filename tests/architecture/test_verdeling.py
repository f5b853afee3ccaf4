"""What is said of the order of test files is about files that are there."""

from pathlib import Path

from verdeling import BIJ, DAN, EERST

TESTS = Path(__file__).parents[1]


def test_every_file_that_goes_first_or_together_is_there() -> None:
    assert [naam for naam in (*EERST, *DAN, *BIJ, *BIJ.values()) if not (TESTS / naam).is_file()] == []
