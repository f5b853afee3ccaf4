"""The archive: whole files or none, by their hash, encrypted when there is a key."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from app.store.archive import TIJDELIJK, Archive
from schemas.errors import DeclaratieError, NietGevondenError


def files(pad: Path) -> list[Path]:
    return [p for p in pad.rglob("*") if p.is_file()]


def whole_files(pad: Path) -> list[Path]:
    return [p for p in files(pad) if not p.name.startswith(TIJDELIJK)]


def test_what_was_put_comes_back_and_is_kept_once(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    sha256 = archive.put(b"inhoud")
    assert archive.put(b"inhoud") == sha256
    assert archive.get(sha256) == b"inhoud"
    assert archive.exists(sha256)
    assert len(files(tmp_path)) == 1


@pytest.mark.parametrize("adres", ["0" * 64, "../../etc/passwd", "", "A" * 64])
def test_an_address_of_nothing_gives_nothing(tmp_path: Path, adres: str) -> None:
    with pytest.raises(NietGevondenError):
        Archive(tmp_path).get(adres)


def test_with_a_key_the_content_is_unreadable_on_disk(tmp_path: Path) -> None:
    sleutel = Fernet.generate_key().decode()
    archive = Archive(tmp_path, sleutel)
    sha256 = archive.put(b"een herkenbare inhoud")
    assert archive.get(sha256) == b"een herkenbare inhoud"
    assert all(b"herkenbare" not in pad.read_bytes() for pad in files(tmp_path))
    with pytest.raises(DeclaratieError):
        Archive(tmp_path).get(sha256)


def test_files_kept_before_there_was_a_key_stay_readable(tmp_path: Path) -> None:
    sha256 = Archive(tmp_path).put(b"oud")
    assert Archive(tmp_path, Fernet.generate_key().decode()).get(sha256) == b"oud"


def test_a_damaged_file_is_not_returned(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    sha256 = archive.put(b"heel")
    files(tmp_path)[0].write_bytes(b"kapot")
    with pytest.raises(DeclaratieError, match="reservekopie"):
        archive.get(sha256)


def test_old_leftovers_go_and_young_ones_stay(tmp_path: Path) -> None:
    (tmp_path / "ab").mkdir()
    oud, jong = (tmp_path / "ab" / f"{TIJDELIJK}{naam}" for naam in ("oud", "jong"))
    for pad in (oud, jong):
        pad.write_bytes(b"half")
    os.utime(oud, (time.time() - 7200, time.time() - 7200))
    assert Archive(tmp_path).remove_leftovers() == 1
    assert [jong] == files(tmp_path)


@pytest.mark.traag
def test_a_killed_writer_leaves_only_whole_files(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from app.store.archive import Archive\n"
        "a = Archive(Path(sys.argv[1])); n = 0\n"
        "while True: a.put(str(n).encode() * 100_000); n += 1"
    )
    for ronde in range(5):
        proces = subprocess.Popen([sys.executable, "-c", code, str(tmp_path / str(ronde))])
        # From the first whole file on a while, so that kills fall all over a writing on a slow machine too.
        while not whole_files(tmp_path / str(ronde)):
            assert proces.poll() is None
            time.sleep(0.005)
        time.sleep(0.05 * ronde)
        proces.send_signal(signal.SIGKILL)
        proces.wait()
        archive = Archive(tmp_path / str(ronde))
        for pad in whole_files(tmp_path / str(ronde)):
            assert archive.get(pad.name)
