"""What is the same for every test is made once and copied; passwords cost a test next to nothing to check."""

from pathlib import Path

from argon2 import PasswordHasher
from sqlalchemy import update
from sqlalchemy.orm import Session

from app.store.tables import Account

# The same argon2, with one pass over little memory; how dear it really is, is in the hashes the product makes.
GOEDKOOP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


def cheapen(session: Session, wachtwoord: str) -> None:
    """Give every account a hash of this password that is checked at once."""
    session.execute(update(Account).values(wachtwoord_hash=GOEDKOOP.hash(wachtwoord)))


def read_mal(map_: Path) -> dict[Path, bytes]:
    """Return every file of a filled data folder."""
    return {pad.relative_to(map_): pad.read_bytes() for pad in map_.rglob("*") if pad.is_file()}


def write_mal(mal: dict[Path, bytes], map_: Path) -> None:
    """Fill a data folder with the files that were read."""
    for naam, inhoud in mal.items():
        pad = map_ / naam
        pad.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        pad.write_bytes(inhoud)
