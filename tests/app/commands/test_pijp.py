"""Who stops reading (`wijkspiegel context toon | head`) gets no stack trace."""

import os
import subprocess
import sys
from pathlib import Path


def test_a_reader_that_stops_gets_no_stack_trace() -> None:
    lees, schrijf = os.pipe()
    os.close(lees)
    opdracht = ["geo", "vertaal", "BU05991571", "--van", "2020", "--naar", "2020"]
    uit = subprocess.run(
        [sys.executable, "-m", "app.cli", *opdracht],
        stdout=schrijf,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
        check=False,
    )
    os.close(schrijf)
    assert (uit.returncode, uit.stderr) == (2, "")
