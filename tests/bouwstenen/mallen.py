"""What is the same for every test is made once and copied; passwords cost a test next to nothing to check."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from argon2 import PasswordHasher
from sqlalchemy import update
from sqlalchemy.orm import Session

from app.settings import load_settings
from app.store.sessions import create_engine_for, migrate
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


def put_store(data: Path) -> None:
    """Put a migrated, empty SQLite store in a data folder."""
    write_mal(_store(), data)


@cache
def _store() -> dict[Path, bytes]:
    with TemporaryDirectory() as map_:
        engine = create_engine_for(load_settings({"WIJKSPIEGEL_DATA": map_}))
        migrate(engine)
        engine.dispose()
        return read_mal(Path(map_))
