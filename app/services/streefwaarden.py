"""Whether a target is of this wijk, or the same everywhere (R-22)."""

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.services.geldigheid import counts_in
from app.store.tables import Afspraak

VANAF = 3
"""From how many beschikkingen with the same target it is flagged; two may well agree."""
Doel = tuple[str, float]


def find_equal_targets(session: Session, kwartaal: str) -> dict[Doel, int]:
    """Return (indicator, target) that count in three or more beschikkingen, with how many; no names (R-13)."""
    per_doel: dict[Doel, set[int]] = defaultdict(set)
    for afspraak in session.scalars(select(Afspraak).where(Afspraak.streefwaarde.is_not(None))):
        if counts_in(afspraak, kwartaal) and afspraak.streefwaarde is not None:
            per_doel[(afspraak.indicatorcode, afspraak.streefwaarde)].add(afspraak.beschikking_id)
    return {doel: len(ids) for doel, ids in per_doel.items() if len(ids) >= VANAF}
