"""What every page is given: settings, stores, figures and the clock."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from app.settings import Settings
from app.store.archive import Archive
from app.store.sessions import Sessions
from schemas.vocabulary import Kwartaal

if TYPE_CHECKING:
    from app.queries.marts import Marts


@dataclass(frozen=True)
class Context:
    """One running app; in demo and tests the day of `vandaag` and `nu` may be fixed."""

    settings: Settings
    sessions: Sessions
    archive: Archive
    marts: "Marts"
    nu: Callable[[], datetime]
    vandaag: Callable[[], date]
    is_demo: bool = False

    @property
    def kwartaal(self) -> Kwartaal:
        """The quarter of today."""
        return Kwartaal.of(self.vandaag())
