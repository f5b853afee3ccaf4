"""What a dossier rests on: the contract of a day, the files behind it, and which file is behind which figure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.queries.marts import Marts
from app.reports.contract import Contract
from app.services.herleiding import Bestand, list_bestanden
from app.store.access import submissions_at

if TYPE_CHECKING:
    from app.store.tables import Aanlevering


@dataclass(frozen=True)
class Dossier:
    """A contract with the submissions behind it and the files behind each figure of an afspraak."""

    contract: Contract
    dag: date
    aanleveringen: tuple[Aanlevering, ...]
    herleidingen: Mapping[str, tuple[Bestand, ...]]


def make_dossier(
    session: Session, marts: Marts, gebruiker: Gebruiker, contract: Contract, dag: date
) -> Dossier:
    """Add to the contract what its figures follow from."""
    b = contract.beschikking
    ids = dict.fromkeys(c.cijfer_id for a in contract.afspraken for c in contract.cijfers_of(a))
    herleidingen = {id_: list_bestanden(session, gebruiker, marts.herleiding(gebruiker, id_)) for id_ in ids}
    gebruikt = {bestand.aanlevering_id for bestanden in herleidingen.values() for bestand in bestanden}
    ingediend = submissions_at(session, b["partijcode"], contract.moment)
    binnen = (
        a for a in ingediend if a.id in gebruikt or b["van_kwartaal"] <= a.kwartaal <= b["tot_kwartaal"]
    )
    return Dossier(contract, dag, tuple(binnen), herleidingen)
