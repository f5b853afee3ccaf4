"""The small sister of `make bench-fuzz`: no file breaks the reader, and hostile ones are refused cheaply."""

from pathlib import Path

import pytest

from bench.fuzz import PIEK_MB, SECONDEN, make_lezer, measure_weigering, run_fuzz
from bench.vijandig import VIJANDIG

pytestmark = pytest.mark.traag

IN_HET_KLEIN = (
    "lachers_teksten.xlsx",
    "miljard_cellen.ods",
    "tien_miljoen_cellen.csv",
)
"""The rest takes long to write; `make bench-fuzz` measures them all."""


@pytest.mark.parametrize("naam", IN_HET_KLEIN)
def test_a_hostile_file_is_refused_in_time_and_memory(naam: str, tmp_path: Path) -> None:
    VIJANDIG[naam](tmp_path / naam)
    meting = measure_weigering(tmp_path / naam)
    assert meting["reden"]
    assert meting["seconden"] <= SECONDEN
    assert meting["piek_mb"] <= PIEK_MB


def test_no_invented_file_breaks_the_reader() -> None:
    telling = run_fuzz(36, make_lezer())
    assert sum(telling.values()) >= 36
    assert any("gelezen" in uitkomst for uitkomst in telling)
