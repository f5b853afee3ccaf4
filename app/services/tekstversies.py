"""Saved versions of the texts of a talk, and the texts of two people who saved at once: both are kept (R-50)."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.logboek import write_log
from app.services.samenvoegen import Samenvoeging, merge_velden
from app.services.voorwaarden import require_status
from app.store.access import get_gesprek
from app.store.access.bereik import not_found
from app.store.tables import Gesprek, Tekstversie
from app.toegang import require
from schemas.leercyclus import GesprekStatus
from schemas.rollen import Recht

EIGEN_DEEL, CONCLUSIE = "eigen_deel", "conclusie"
TEKSTVELDEN = frozenset({"tekst", "verschil", "besluit", "ingeleverd", "gevolg_reden"})
"""The fields in which people write; of the other fields only one choice can hold."""


def add_tekstversie(
    session: Session,
    gebruiker: Gebruiker,
    gesprek: Gesprek,
    onderdeel: str,
    velden: Mapping[str, str],
    *,
    versie: int,
    afspraak_id: int | None = None,
    lost_op: int | None = None,
    nu: datetime,
) -> Tekstversie:
    """Keep a text as it was saved; with `lost_op` it also settles a text that was written at the same time."""
    if lost_op is not None:
        _get_botsing(session, gebruiker, gesprek, lost_op)
    rij = Tekstversie(
        gesprek_id=gesprek.id,
        afspraak_id=afspraak_id,
        onderdeel=onderdeel,
        versie=versie,
        lost_op_id=lost_op,
        velden=dict(velden),
        account_id=gebruiker.id,
        geschreven_door=gebruiker.naam,
        geschreven_op=nu,
    )
    session.add(rij)
    return rij


def newest_versie(
    session: Session, gesprek: Gesprek, onderdeel: str, *, afspraak_id: int | None = None
) -> Tekstversie | None:
    """Return the text that counts now, or None when nobody saved one."""
    return session.scalar(
        select(Tekstversie)
        .where(
            Tekstversie.gesprek_id == gesprek.id,
            Tekstversie.onderdeel == onderdeel,
            Tekstversie.afspraak_id.is_(None)
            if afspraak_id is None
            else Tekstversie.afspraak_id == afspraak_id,
            Tekstversie.is_botsing.is_(False),
        )
        .order_by(Tekstversie.id.desc())
        .limit(1)
    )


def count_versies(session: Session, gesprek: Gesprek, onderdeel: str) -> int:
    """Return the number of the newest version of a text; zero when nobody saved one."""
    vraag = select(func.max(Tekstversie.versie)).where(
        Tekstversie.gesprek_id == gesprek.id,
        Tekstversie.onderdeel == onderdeel,
        Tekstversie.is_botsing.is_(False),
    )
    return session.scalar(vraag) or 0


def keep_botsing(
    session: Session,
    gebruiker: Gebruiker,
    gesprek_id: int,
    onderdeel: str,
    velden: Mapping[str, str],
    *,
    versie: int,
    afspraak_id: int | None = None,
    nu: datetime,
) -> Tekstversie:
    """Keep what somebody wrote upon an older version, beside the stored text instead of over it."""
    require(gebruiker, Recht.GESPREK_VOEREN)
    gesprek = get_gesprek(session, gebruiker, gesprek_id)
    require_status(gesprek.status, set(GesprekStatus) - {GesprekStatus.VASTGESTELD}, f"{onderdeel} schrijven")
    rij = add_tekstversie(
        session, gebruiker, gesprek, onderdeel, velden, versie=versie, afspraak_id=afspraak_id, nu=nu
    )
    rij.is_botsing = True
    write_log(session, gebruiker, "tegelijk_geschreven", f"gesprek {gesprek.id}", nu=nu, onderdeel=onderdeel)
    session.flush()
    return rij


def drop_botsing(
    session: Session, gebruiker: Gebruiker, gesprek_id: int, botsing_id: int, *, nu: datetime
) -> None:
    """Leave the stored text as it is; what was written at the same time stays in the versions."""
    require(gebruiker, Recht.GESPREK_VOEREN)
    gesprek = get_gesprek(session, gebruiker, gesprek_id)
    botsing = _get_botsing(session, gebruiker, gesprek, botsing_id)
    staat = newest_versie(session, gesprek, botsing.onderdeel, afspraak_id=botsing.afspraak_id)
    add_tekstversie(
        session,
        gebruiker,
        gesprek,
        botsing.onderdeel,
        staat.velden if staat else {},
        versie=staat.versie if staat else 0,
        afspraak_id=botsing.afspraak_id,
        lost_op=botsing.id,
        nu=nu,
    )
    write_log(
        session,
        gebruiker,
        "tekst_laten_staan",
        f"gesprek {gesprek.id}",
        nu=nu,
        onderdeel=botsing.onderdeel,
    )
    session.flush()


def open_botsingen(session: Session, gebruiker: Gebruiker, gesprek: Gesprek) -> list[Tekstversie]:
    """Return what this person wrote at the same time as another and did not settle, newest first."""
    opgelost = select(Tekstversie.lost_op_id).where(Tekstversie.lost_op_id.is_not(None))
    vraag = select(Tekstversie).where(
        Tekstversie.gesprek_id == gesprek.id,
        Tekstversie.account_id == gebruiker.id,
        Tekstversie.is_botsing.is_(True),
        Tekstversie.id.not_in(opgelost),
    )
    return list(session.scalars(vraag.order_by(Tekstversie.id.desc())))


def merge_botsing(session: Session, gesprek: Gesprek, botsing: Tekstversie) -> Samenvoeging:
    """Propose one text out of the stored one and the one written at the same time."""
    zelfde = (
        Tekstversie.gesprek_id == gesprek.id,
        Tekstversie.onderdeel == botsing.onderdeel,
        Tekstversie.afspraak_id.is_(None)
        if botsing.afspraak_id is None
        else Tekstversie.afspraak_id == botsing.afspraak_id,
        Tekstversie.is_botsing.is_(False),
    )
    basis = session.scalar(
        select(Tekstversie)
        .where(*zelfde, Tekstversie.versie == botsing.versie)
        .order_by(Tekstversie.id)
        .limit(1)
    )
    staat = newest_versie(session, gesprek, botsing.onderdeel, afspraak_id=botsing.afspraak_id)
    return merge_velden(
        basis.velden if basis else {},
        staat.velden if staat else {},
        botsing.velden,
        teksten=TEKSTVELDEN,
    )


def _get_botsing(session: Session, gebruiker: Gebruiker, gesprek: Gesprek, botsing_id: int) -> Tekstversie:
    botsing = next((b for b in open_botsingen(session, gebruiker, gesprek) if b.id == botsing_id), None)
    if botsing is None:
        raise not_found()
    return botsing
