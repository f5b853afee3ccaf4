"""One process at a time does what two would do for nothing."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.store.slot import hold_alone

RUIM = 30.0


def test_one_at_a_time_comes_in(tmp_path: Path) -> None:
    binnen: list[str] = []
    pad = tmp_path / "slot"

    def enter(naam: str) -> None:
        with hold_alone(pad):
            binnen.append(naam)

    with ThreadPoolExecutor(1) as draad:
        with hold_alone(pad):
            ander = draad.submit(enter, "ander")
            with pytest.raises(TimeoutError):
                ander.result(timeout=0.2)
            binnen.append("eerste")
        ander.result(timeout=RUIM)
    assert binnen == ["eerste", "ander"]
