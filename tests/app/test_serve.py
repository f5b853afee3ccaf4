"""What forks the web processes holds none of the threads that a fork would break."""

import subprocess
import sys

VRAAG = """
import sys
import app.cli
import app.commands.serve
import gunicorn.workers.gthread
print([naam for naam in ("polars", "duckdb", "pyarrow", "pandas") if naam in sys.modules])
"""


def test_the_process_that_forks_has_loaded_no_library_with_threads() -> None:
    uit = subprocess.run([sys.executable, "-c", VRAAG], capture_output=True, text=True, check=True)
    assert uit.stdout.strip() == "[]"
