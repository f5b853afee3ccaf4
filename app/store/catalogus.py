"""What a check compares a file with, read from the store: parties, interventions, reach and remembered terms."""

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.store.tables import Beschikking, Interventie, Koppeling, Partij, Regelniveau
from schemas.catalogus import Bevestiging, Catalogus, Interventiegegeven, Leverbereik, Niveau, Partijgegeven
from schemas.regelcatalogus import starts_at


def load_catalogus(session: Session, partijcode: str | None) -> Catalogus:
    """Load the catalogue; remembered terms are those of one party, and none without a party."""
    return Catalogus(
        partijen=tuple(
            Partijgegeven(partij.code, partij.naam, partij.soort)
            for partij in session.scalars(select(Partij).order_by(Partij.code))
        ),
        interventies=tuple(
            Interventiegegeven(i.code, i.naam, i.leeftijd_van, i.leeftijd_tot)
            for i in session.scalars(select(Interventie).order_by(Interventie.code))
        ),
        leverbereiken=_load_leverbereiken(session),
        bevestigingen=load_bevestigingen(session, partijcode),
    )


def _load_leverbereiken(session: Session) -> tuple[Leverbereik, ...]:
    niveaus = _load_niveaus(session)
    vraag = select(Beschikking).options(
        selectinload(Beschikking.interventies), selectinload(Beschikking.gebieden)
    )
    return tuple(
        Leverbereik(
            partijcode=beschikking.partijcode,
            interventiecodes=frozenset(i.interventiecode for i in beschikking.interventies),
            gebiedcodes=frozenset(g.regiocode for g in beschikking.gebieden),
            van_kwartaal=beschikking.van_kwartaal,
            tot_kwartaal=beschikking.tot_kwartaal,
            niveaus=niveaus.get(beschikking.id, ()),
        )
        for beschikking in session.scalars(vraag.order_by(Beschikking.id))
    )


def _load_niveaus(session: Session) -> dict[int, tuple[Niveau, ...]]:
    """Load the weights that hold now, per beschikking."""
    gevonden: dict[int, tuple[Niveau, ...]] = {}
    geldig = select(Regelniveau).where(Regelniveau.ingetrokken_op.is_(None)).order_by(Regelniveau.id)
    for rij in session.scalars(geldig):
        eerder = gevonden.get(rij.beschikking_id, ())
        niveau = Niveau(rij.regel, rij.ernst, starts_at(rij.regel, rij.ernst, rij.gezet_op.date()))
        gevonden[rij.beschikking_id] = (*eerder, niveau)
    return gevonden


def load_bevestigingen(session: Session, partijcode: str | None) -> tuple[Bevestiging, ...]:
    """Load what a party confirmed and did not withdraw."""
    vraag = select(Koppeling).where(Koppeling.partijcode == partijcode, Koppeling.ingetrokken_op.is_(None))
    koppelingen = session.scalars(vraag.order_by(Koppeling.id))
    return tuple(Bevestiging(k.veld, k.term, k.code) for k in koppelingen)
