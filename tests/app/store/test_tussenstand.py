"""What can be made again: kept by its key, encrypted when asked, and absent rather than wrong."""

import os
import time
from pathlib import Path

from cryptography.fernet import Fernet

from app.store.tussenstand import Tussenstand

SLEUTEL = "ab" + "0" * 62


def test_what_is_kept_comes_back_and_what_is_not_is_absent(tmp_path: Path) -> None:
    plek = Tussenstand(tmp_path)
    assert plek.get(SLEUTEL) is None
    plek.put(SLEUTEL, b"geteld")
    assert plek.get(SLEUTEL) == b"geteld"


def test_small_counts_do_not_lie_readable_on_a_disk_with_a_key(tmp_path: Path) -> None:
    plek = Tussenstand(tmp_path, Fernet.generate_key().decode())
    plek.put(SLEUTEL, b"geteld")
    [pad] = tmp_path.glob("*/*")
    assert b"geteld" not in pad.read_bytes()
    assert plek.get(SLEUTEL) == b"geteld"
    pad.write_bytes(b"beschadigd")
    assert plek.get(SLEUTEL) is None


def test_what_was_written_long_ago_goes(tmp_path: Path) -> None:
    plek = Tussenstand(tmp_path)
    plek.put(SLEUTEL, b"oud")
    plek.put("cd" + SLEUTEL[2:], b"nieuw")
    lang_geleden = time.time() - 500 * 24 * 3600
    os.utime(tmp_path / "ab" / SLEUTEL, (lang_geleden, lang_geleden))
    plek.remove_stale()
    assert plek.get(SLEUTEL) is None
    assert plek.get("cd" + SLEUTEL[2:]) == b"nieuw"
