"""The earlier quarters a new file is compared with: what this party submitted, as it was checked then."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.archive import Archive
from app.store.tables import Aanlevering
from pipelines.levering import EerdereLevering
from schemas.leercyclus import AanleveringStatus
from schemas.vocabulary import Kwartaal

KWARTALEN = 4


def load_eerder(
    lezend: Session, archive: Archive, partijcode: str, kwartaal: Kwartaal, *, soort: str | None = None
) -> tuple[EerdereLevering, ...]:
    """Return the submitted rows of at most four quarters before this one; of every kind when it is not known yet."""
    # Imported late: a page that only reads never needs it.
    from pipelines.rijenopslag import read_rijen

    terug = [str(kwartaal.plus(-n)) for n in range(1, KWARTALEN + 1)]
    vraag = select(Aanlevering.kwartaal, Aanlevering.soort, Aanlevering.rijen_sha256).where(
        Aanlevering.partijcode == partijcode,
        Aanlevering.status == AanleveringStatus.INGEDIEND,
        Aanlevering.kwartaal.in_(terug),
        Aanlevering.rijen_sha256.is_not(None),
    )
    if soort:
        vraag = vraag.where(Aanlevering.soort == soort)
    return tuple(
        EerdereLevering(Kwartaal.parse(van), welke, read_rijen(archive.get(sha256)))
        for van, welke, sha256 in lezend.execute(vraag.order_by(Aanlevering.kwartaal.desc(), Aanlevering.id))
        if sha256 is not None
    )
