"""One refusal in a process of its own: `python -m bench.weiger BESTAND` prints seconds, peak memory and the reason."""

import json
import resource
import sys
from pathlib import Path

from pipelines.reading import read_bestand
from schemas.errors import WijkspiegelError


def main() -> int:
    """Read the file as an upload does; the seconds are all the processor time of this process."""
    pad = Path(sys.argv[1])
    try:
        read_bestand(pad.read_bytes(), pad.name)
        reden = ""
    except WijkspiegelError as fout:
        reden = str(fout)
    verbruik = resource.getrusage(resource.RUSAGE_SELF)
    seconden = verbruik.ru_utime + verbruik.ru_stime
    print(json.dumps({"seconden": seconden, "piek_mb": read_piek_mb(), "reden": reden}))
    return 0


def read_piek_mb() -> float:
    """Return the peak memory of this process; Linux counts in `ru_maxrss` the parent that started it as well."""
    status = Path("/proc/self/status")
    if status.exists():
        (piek,) = (regel.split()[1] for regel in status.read_text().splitlines() if regel.startswith("VmHWM"))
        return int(piek) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
