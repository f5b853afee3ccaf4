"""How earlier files of a party were read, for a check outside the app; nothing when there is no store."""

from pathlib import Path

from app.settings import Settings
from pipelines.inleesprofiel import Inleesprofiel


def load_profielen_for(settings: Settings, partijcode: str) -> tuple[Inleesprofiel, ...]:
    """Return the profiles of a party from the store, so that the command reads a file as the page would."""
    from sqlalchemy import inspect, make_url
    from sqlalchemy.exc import DatabaseError

    from app.services.inleesprofielen import load_profielen
    from app.store.sessions import create_engine_for, make_sessions

    url = make_url(settings.database_url)
    # Connecting to an absent SQLite file would create it; a check writes nothing.
    if url.get_backend_name() == "sqlite" and not (url.database and Path(url.database).is_file()):
        return ()
    engine = create_engine_for(settings)
    try:
        if not inspect(engine).has_table("inleesprofiel"):
            return ()
        with make_sessions(engine)() as session:
            return load_profielen(session, partijcode)
    except DatabaseError:
        # Told already when the catalogue could not be read.
        return ()
    finally:
        engine.dispose()
