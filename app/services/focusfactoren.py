"""The focus factors of a wijk: at most five at a time, chosen with a reason and a period, ended but never deleted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.logboek import write_log
from app.services.voorwaarden import require_choice, require_text
from app.store.access.bereik import is_regio_within, not_found
from app.store.sessions import lock
from app.store.tables import Focusfactor
from app.toegang import require
from schemas.errors import NietGereedError, OngeldigeWaardeError
from schemas.rollen import Recht
from schemas.vocabulary import Kwartaal, Regiocode

HOOGSTENS = 5
"""Who works at everything works at nothing: more than five leave no focus (Wijkprogrammering)."""
OUDSTE = 27
FOCUS_SLOT = 5990003
"""Two people who choose at once take turns, or there would be six."""


@dataclass(frozen=True)
class Focusinvoer:
    """What a wijk will work at, from when, for which ages and why; `vervangt_id` leaves for it."""

    regiocode: str
    factor_id: str
    van_kwartaal: Kwartaal
    tot_kwartaal: Kwartaal | None
    leeftijd_van: int
    leeftijd_tot: int
    reden: str
    vervangt_id: int | None = None


def choose_focusfactor(
    session: Session, gebruiker: Gebruiker, invoer: Focusinvoer, *, namen: Mapping[str, str], nu: datetime
) -> Focusfactor:
    """Add a focus factor to an own wijk; with five already there, one has to leave for it.

    `namen` are the factors that may be chosen, by code.
    """
    require(gebruiker, Recht.FOCUSFACTOR_KIEZEN)
    _require_own(gebruiker, invoer.regiocode)
    require_choice(invoer.factor_id, namen, "de factor")
    reden = require_text(invoer.reden, "Schrijf op waarom de wijk hiervoor kiest.")
    _check_periode(invoer)
    lock(session.connection(), FOCUS_SLOT)
    if invoer.vervangt_id is not None:
        _make_room(session, gebruiker, invoer, namen, nu)
    lopend = _overlapping(session, invoer)
    if any(f.factor_id == invoer.factor_id for f in lopend):
        raise NietGereedError((f"{namen[invoer.factor_id]} is in deze periode al een focusfactor.",))
    if _busiest(lopend, invoer) >= HOOGSTENS:
        huidig = ", ".join(sorted(namen.get(f.factor_id, f.factor_id) for f in lopend))
        raise NietGereedError((f"Deze wijk heeft al vijf focusfactoren: {huidig}.", "Welke gaat eruit?"))
    focus = Focusfactor(
        regiocode=invoer.regiocode,
        factor_id=invoer.factor_id,
        van_kwartaal=str(invoer.van_kwartaal),
        tot_kwartaal=str(invoer.tot_kwartaal) if invoer.tot_kwartaal else None,
        leeftijd_van=invoer.leeftijd_van,
        leeftijd_tot=invoer.leeftijd_tot,
        reden=reden,
        gekozen_door=gebruiker.naam,
        gekozen_op=nu,
    )
    session.add(focus)
    session.flush()
    _log(session, gebruiker, "focusfactor_gekozen", focus, nu)
    return focus


def end_focusfactor(
    session: Session,
    gebruiker: Gebruiker,
    focusfactor_id: int,
    *,
    tot_kwartaal: Kwartaal,
    reden: str,
    nu: datetime,
) -> Focusfactor:
    """End a focus factor after a quarter, with the reason; what was chosen stays to be read."""
    require(gebruiker, Recht.FOCUSFACTOR_KIEZEN)
    focus = _get_own(session, gebruiker, focusfactor_id)
    reden = require_text(reden, "Schrijf op waarom deze focusfactor eindigt.")
    if focus.tot_kwartaal is not None and focus.tot_kwartaal <= str(tot_kwartaal):
        raise NietGereedError(
            (f"Deze focusfactor eindigt al na {Kwartaal.parse(focus.tot_kwartaal).label}.",)
        )
    if str(tot_kwartaal) < focus.van_kwartaal:
        begin = Kwartaal.parse(focus.van_kwartaal).label
        raise NietGereedError((f"Deze focusfactor begint in {begin} en kan niet eerder eindigen.",))
    focus.tot_kwartaal, focus.einde_reden = str(tot_kwartaal), reden
    focus.beeindigd_door, focus.beeindigd_op = gebruiker.naam, nu
    session.flush()
    _log(session, gebruiker, "focusfactor_beeindigd", focus, nu)
    return focus


def _make_room(
    session: Session, gebruiker: Gebruiker, invoer: Focusinvoer, namen: Mapping[str, str], nu: datetime
) -> None:
    """Let one leave in the quarter before the new one begins."""
    oud = _get_own(session, gebruiker, invoer.vervangt_id or 0)
    if oud.regiocode != invoer.regiocode:
        raise not_found()
    end_focusfactor(
        session,
        gebruiker,
        oud.id,
        tot_kwartaal=invoer.van_kwartaal.plus(-1),
        reden=f"Maakt plaats voor {namen[invoer.factor_id]}: {invoer.reden.strip()}",
        nu=nu,
    )


def _check_periode(invoer: Focusinvoer) -> None:
    if invoer.tot_kwartaal is not None and invoer.tot_kwartaal < invoer.van_kwartaal:
        raise OngeldigeWaardeError("Het laatste kwartaal ligt voor het eerste. Kies een later kwartaal.")
    if not 0 <= invoer.leeftijd_van <= invoer.leeftijd_tot <= OUDSTE:
        raise OngeldigeWaardeError(
            f"Kies leeftijden van 0 tot en met {OUDSTE}, de jongste eerst; nu staat er "
            f"{invoer.leeftijd_van} tot en met {invoer.leeftijd_tot}."
        )


def _overlapping(session: Session, invoer: Focusinvoer) -> Sequence[Focusfactor]:
    """Return what the place works at in any quarter of the period asked for."""
    van, tot = str(invoer.van_kwartaal), str(invoer.tot_kwartaal) if invoer.tot_kwartaal else None
    vraag = select(Focusfactor).where(
        Focusfactor.regiocode == invoer.regiocode,
        Focusfactor.tot_kwartaal.is_(None) | (Focusfactor.tot_kwartaal >= van),
    )
    if tot is not None:
        vraag = vraag.where(Focusfactor.van_kwartaal <= tot)
    return session.scalars(vraag).all()


def _busiest(lopend: Sequence[Focusfactor], invoer: Focusinvoer) -> int:
    """Return how many run at once in the fullest quarter; that is where one of them begins."""
    begin = str(invoer.van_kwartaal)
    momenten = {begin, *(f.van_kwartaal for f in lopend if f.van_kwartaal > begin)}
    return max(
        sum(f.van_kwartaal <= m and (f.tot_kwartaal is None or f.tot_kwartaal >= m) for f in lopend)
        for m in momenten
    )


def _require_own(gebruiker: Gebruiker, regiocode: str) -> None:
    if not is_regio_within(Regiocode.parse(regiocode), gebruiker):
        raise not_found()


def _get_own(session: Session, gebruiker: Gebruiker, focusfactor_id: int) -> Focusfactor:
    focus = session.get(Focusfactor, focusfactor_id)
    if focus is None:
        raise not_found()
    _require_own(gebruiker, focus.regiocode)
    return focus


def _log(session: Session, gebruiker: Gebruiker, gebeurtenis: str, focus: Focusfactor, nu: datetime) -> None:
    write_log(
        session,
        gebruiker,
        gebeurtenis,
        f"focusfactor {focus.id}",
        nu=nu,
        regiocode=focus.regiocode,
        factor_id=focus.factor_id,
        van_kwartaal=focus.van_kwartaal,
        tot_kwartaal=focus.tot_kwartaal,
        reden=focus.einde_reden if gebeurtenis == "focusfactor_beeindigd" else focus.reden,
    )
    session.flush()
