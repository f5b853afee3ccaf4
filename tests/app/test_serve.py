"""What forks the web processes holds no threads, and a fresh process serves all scripts of its first page."""

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from mallen import put_store

from app.commands.serve import Server
from app.main import create_app
from app.settings import Settings, load_settings

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


def make_settings(data: Path) -> Settings:
    put_store(data)
    return load_settings({"WIJKSPIEGEL_DATA": str(data)})


def test_a_fresh_process_gives_every_script_to_requests_that_come_together(tmp_path: Path) -> None:
    settings = make_settings(tmp_path)
    elders = create_app(settings)
    with elders.server.test_request_context("/"):
        paden = re.findall(r'src="(/_dash-component-suites/[^"]+)"', elders.index())
    assert len(paden) > 5
    for _ in range(5):
        server = Server(settings, adres="127.0.0.1:0", processen=1).load()
        samen = Barrier(len(paden))

        def fetch(pad: str, server: object = server, samen: Barrier = samen) -> int:
            samen.wait()
            return int(server.test_client().get(pad).status_code)  # type: ignore[attr-defined]

        with ThreadPoolExecutor(len(paden)) as draden:
            assert set(draden.map(fetch, paden)) == {200}
