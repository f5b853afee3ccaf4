"""Planning a talk, moving it to another day, and the states that follow from time and file."""

from collections.abc import Sequence
from datetime import date, datetime, time

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.geldigheid import choose_counting
from app.services.logboek import write_log
from app.services.voorwaarden import require_status, require_text, require_versie
from app.store.access import get_beschikking, get_gesprek, visible_beschikkingen
from app.store.access.bereik import is_regio_within, not_found
from app.store.tables import Aanlevering, Beschikking, Gesprek
from app.toegang import require
from schemas.errors import NietGereedError, OngeldigeWaardeError
from schemas.leercyclus import AanleveringStatus, GesprekStatus
from schemas.rollen import Recht
from schemas.vocabulary import Kwartaal
from schemas.werkdagen import is_werkdag, plus_werkdagen

KALENDER = Gebruiker(id=0, naam="Kalender", rolcode="beheerder")
"""Who moves a talk when only time passed: no person decided it."""
MEESTE_PER_DAG = 8
Plek = tuple[int, str]
"""A beschikking and the gebied it is talked about in."""
VERZETBAAR = frozenset(GesprekStatus) - {GesprekStatus.GEVOERD, GesprekStatus.VASTGESTELD}


def plan_gesprek(
    session: Session,
    gebruiker: Gebruiker,
    beschikking_id: int,
    *,
    regiocode: str,
    kwartaal: Kwartaal,
    gesprek_op: date,
    tijd: time | None = None,
    locatie: str = "",
    nu: datetime,
) -> Gesprek:
    """Plan one talk: beschikking × gebied × quarter; a second one for the same three is refused."""
    require(gebruiker, Recht.GESPREK_VOEREN)
    beschikking = get_beschikking(session, gebruiker, beschikking_id)
    if regiocode not in {g.regiocode for g in beschikking.gebieden} or not is_regio_within(
        regiocode, gebruiker
    ):
        raise not_found()
    _refuse_second(session, beschikking.id, regiocode, str(kwartaal))
    gesprek = Gesprek(
        beschikking_id=beschikking.id,
        regiocode=regiocode,
        kwartaal=str(kwartaal),
        status=GesprekStatus.GEPLAND,
        gesprek_op=_check_dag(gesprek_op),
        tijd=tijd,
        locatie=locatie.strip()[:120],
    )
    session.add(gesprek)
    session.flush()
    write_log(session, gebruiker, "gesprek_gepland", f"gesprek {gesprek.id}", nu=nu, kwartaal=str(kwartaal))
    _advance(session, gebruiker, gesprek, nu)
    session.flush()
    return gesprek


def plan_gesprekken(
    session: Session,
    gebruiker: Gebruiker,
    plekken: Sequence[Plek],
    *,
    kwartaal: Kwartaal,
    eerste_dag: date,
    per_dag: int,
    nu: datetime,
) -> list[Gesprek]:
    """Plan a talk at each of these places, so many on a working day from the first one; all of them or none."""
    require(gebruiker, Recht.GESPREK_VOEREN)
    if not plekken:
        raise NietGereedError(("Kies ten minste één gesprek.",))
    if not 1 <= per_dag <= MEESTE_PER_DAG:
        raise OngeldigeWaardeError(f"Plan op een dag 1 tot en met {MEESTE_PER_DAG} gesprekken.")
    dagen = [_check_dag(eerste_dag)]
    while len(dagen) * per_dag < len(plekken):
        dagen.append(plus_werkdagen(dagen[-1], 1))
    return [
        plan_gesprek(
            session,
            gebruiker,
            beschikking_id,
            regiocode=regiocode,
            kwartaal=kwartaal,
            gesprek_op=dagen[volgnummer // per_dag],
            nu=nu,
        )
        for volgnummer, (beschikking_id, regiocode) in enumerate(plekken)
    ]


def unplanned(session: Session, gebruiker: Gebruiker, kwartaal: str) -> list[tuple[Beschikking, str]]:
    """Return where something agreed for a quarter has no talk yet, in the gebieden of this person, by kenmerk."""
    vraag = select(Gesprek.beschikking_id, Gesprek.regiocode).where(Gesprek.kwartaal == kwartaal)
    gepland = {(rij.beschikking_id, rij.regiocode) for rij in session.execute(vraag)}
    return [
        (b, g.regiocode)
        for b in visible_beschikkingen(session, gebruiker)
        if choose_counting(b.afspraken, kwartaal)
        for g in sorted(b.gebieden, key=lambda gebied: gebied.regiocode)
        if is_regio_within(g.regiocode, gebruiker) and (b.id, g.regiocode) not in gepland
    ]


def _refuse_second(session: Session, beschikking_id: int, regiocode: str, kwartaal: str) -> None:
    al = select(Gesprek.id).where(
        Gesprek.beschikking_id == beschikking_id, Gesprek.regiocode == regiocode, Gesprek.kwartaal == kwartaal
    )
    if session.scalar(al) is not None:
        raise NietGereedError(("Dit gesprek staat er al. Open het om de datum te veranderen.",))


def move_gesprek(
    session: Session,
    gebruiker: Gebruiker,
    gesprek_id: int,
    *,
    gesprek_op: date,
    reden: str,
    tijd: time | None = None,
    locatie: str = "",
    versie: int | None = None,
    nu: datetime,
) -> Gesprek:
    """Move a talk that was not held yet to another day, time or place; the whole calendar moves with it."""
    require(gebruiker, Recht.GESPREK_VOEREN)
    gesprek = get_gesprek(session, gebruiker, gesprek_id)
    require_versie(gesprek.versie, versie)
    require_status(gesprek.status, VERZETBAAR, "gesprek verzetten")
    reden = require_text(reden, "Schrijf waarom het gesprek wordt verzet; beide kanten zien dit.")
    van = gesprek.gesprek_op
    gesprek.gesprek_op, gesprek.tijd, gesprek.locatie = _check_dag(gesprek_op), tijd, locatie.strip()[:120]
    write_log(
        session,
        gebruiker,
        "gesprek_verzet",
        f"gesprek {gesprek.id}",
        nu=nu,
        van=van.isoformat(),
        naar=gesprek_op.isoformat(),
        reden=reden,
    )
    session.flush()
    return gesprek


def advance_gesprekken(
    session: Session, gebruiker: Gebruiker, *, partijcode: str | None = None, nu: datetime
) -> None:
    """Let talks follow time and file: the quarter is over, the file of the party is in; of one party, or of all."""
    vraag = select(Gesprek).where(Gesprek.status.in_((GesprekStatus.GEPLAND, GesprekStatus.AANLEVERING)))
    if partijcode is not None:
        vraag = vraag.join(Gesprek.beschikking).where(Beschikking.partijcode == partijcode)
    # Two people who sign in at once: one of them moves the talks, the other need not wait.
    for gesprek in session.scalars(vraag.with_for_update(of=Gesprek, skip_locked=True)).all():
        _advance(session, gebruiker, gesprek, nu)
    session.flush()


def _advance(session: Session, gebruiker: Gebruiker, gesprek: Gesprek, nu: datetime) -> None:
    """Move one talk as far as time and file go; nobody decides this, so the log only says what happened."""
    is_voorbij = Kwartaal.parse(gesprek.kwartaal).laatste_dag < nu.date()
    if gesprek.status is GesprekStatus.GEPLAND and is_voorbij:
        gesprek.status = GesprekStatus.AANLEVERING
        write_log(session, gebruiker, "aanlevering_gevraagd", f"gesprek {gesprek.id}", nu=nu)
    if gesprek.status is GesprekStatus.AANLEVERING and has_aanlevering(session, gesprek):
        gesprek.status = GesprekStatus.LEZEN
        write_log(session, gebruiker, "lezen_begonnen", f"gesprek {gesprek.id}", nu=nu)


def has_aanlevering(session: Session, gesprek: Gesprek) -> bool:
    """Answer whether the party submitted a file over the quarter of this talk."""
    partijcode = select(Beschikking.partijcode).where(Beschikking.id == gesprek.beschikking_id)
    vraag = exists().where(
        Aanlevering.partijcode == partijcode.scalar_subquery(),
        Aanlevering.kwartaal == gesprek.kwartaal,
        Aanlevering.status == AanleveringStatus.INGEDIEND,
    )
    return bool(session.scalar(select(vraag)))


def _check_dag(dag: date) -> date:
    if not is_werkdag(dag):
        raise OngeldigeWaardeError(
            "Op deze dag werkt niet iedereen: kies een doordeweekse dag die geen feestdag is."
        )
    return dag
