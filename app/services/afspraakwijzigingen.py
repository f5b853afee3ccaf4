"""The change calendar (R-21): announce, answer, end; nothing new counts in the running quarter, unless urgent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.geldigheid import counts_in, last_quarter
from app.services.logboek import write_log
from app.services.paspoort import HOOGSTENS, missing_of_paspoort
from app.services.voorwaarden import require_status, require_text
from app.store.access import get_afspraak
from app.store.tables import Afspraak, Beschikking
from app.toegang import require
from schemas.errors import GeenToegangError, NietGereedError, OngeldigeWaardeError
from schemas.leercyclus import AfspraakStatus
from schemas.rollen import Bereik, Recht
from schemas.vocabulary import Kwartaal


@dataclass(frozen=True)
class Aankondiging:
    """What goes with an announcement: why, with whom it was talked over, from when, what leaves, and perhaps urgency."""

    aanleiding: str
    overleg: str
    van_kwartaal: str = ""
    eruit_id: int | None = None
    spoed_reden: str = ""


def announce_afspraak(
    session: Session,
    gebruiker: Gebruiker,
    afspraak_id: int,
    aankondiging: Aankondiging,
    *,
    vandaag: date,
    nu: datetime,
) -> Afspraak:
    """Tell the party what will count and from when; refused while the passport has an empty field (R-20)."""
    require(gebruiker, Recht.AFSPRAAK_BIJWERKEN)
    afspraak = get_afspraak(session, gebruiker, afspraak_id)
    require_status(afspraak.status, (AfspraakStatus.CONCEPT,), AfspraakStatus.AANGEKONDIGD)
    if ontbreekt := missing_of_paspoort(afspraak):
        raise NietGereedError(ontbreekt)
    afspraak.aanleiding = require_text(aankondiging.aanleiding, "Schrijf op waarom dit verandert.")
    afspraak.overleg = require_text(
        aankondiging.overleg,
        "Schrijf op wanneer en met wie u dit besprak; ook 'niet besproken' is een antwoord.",
    )
    afspraak.spoed_reden = aankondiging.spoed_reden.strip()
    afspraak.van_kwartaal = _first_quarter(afspraak, aankondiging, Kwartaal.of(vandaag))
    afspraak.verdringt_id = _make_room(session, afspraak, aankondiging.eruit_id)
    afspraak.status = AfspraakStatus.AANGEKONDIGD
    afspraak.aangekondigd_door, afspraak.aangekondigd_op = gebruiker.naam, nu
    if afspraak.spoed_reden:
        _take_place(session, afspraak)
    _log(session, gebruiker, "afspraak_aangekondigd", afspraak, nu)
    session.flush()
    return afspraak


def answer_afspraak(
    session: Session,
    gebruiker: Gebruiker,
    afspraak_id: int,
    *,
    bezwaar: str,
    vandaag: date,
    nu: datetime,
) -> Afspraak:
    """Let the party say that it knows, with its objection or none; an answer that came late moves the start."""
    afspraak = _get_to_answer(session, gebruiker, afspraak_id)
    require_status(afspraak.status, (AfspraakStatus.AANGEKONDIGD,), AfspraakStatus.BEVESTIGD)
    if not afspraak.spoed_reden:
        afspraak.van_kwartaal = max(afspraak.van_kwartaal, str(Kwartaal.of(vandaag).plus(1)))
    if afspraak.van_kwartaal > afspraak.tot_kwartaal:
        raise NietGereedError(
            ("Deze afspraak zou pas na haar einde ingaan. Vraag de gemeente om een nieuwe.",)
        )
    afspraak.status, afspraak.bezwaar = AfspraakStatus.BEVESTIGD, bezwaar.strip()
    afspraak.bevestigd_door, afspraak.bevestigd_op = gebruiker.naam, nu
    _take_place(session, afspraak)
    _log(session, gebruiker, "afspraak_beantwoord", afspraak, nu)
    session.flush()
    return afspraak


def save_bezwaar(
    session: Session, gebruiker: Gebruiker, afspraak_id: int, *, bezwaar: str, nu: datetime
) -> Afspraak:
    """Let the party object to what counts already, or word it otherwise; what it said before stays in the log."""
    afspraak = _get_to_answer(session, gebruiker, afspraak_id)
    require_status(afspraak.status, (AfspraakStatus.BEVESTIGD,), "bezwaar maken")
    eerder, afspraak.bezwaar = afspraak.bezwaar, bezwaar.strip()
    onderwerp = f"afspraak {afspraak.id}"
    write_log(
        session, gebruiker, "bezwaar_gemaakt", onderwerp, nu=nu, eerder=eerder, bezwaar=afspraak.bezwaar
    )
    session.flush()
    return afspraak


def end_afspraak(
    session: Session, gebruiker: Gebruiker, afspraak_id: int, *, reden: str, vandaag: date, nu: datetime
) -> Afspraak:
    """Let an afspraak end with the running quarter, with the reason; its figures and readings stay."""
    require(gebruiker, Recht.AFSPRAAK_BIJWERKEN)
    afspraak = get_afspraak(session, gebruiker, afspraak_id)
    require_status(afspraak.status, (AfspraakStatus.BEVESTIGD,), "beëindigen")
    nu_kwartaal = str(Kwartaal.of(vandaag))
    if last_quarter(afspraak) <= nu_kwartaal:
        raise NietGereedError(("Deze afspraak eindigt al.",))
    afspraak.einde_reden = require_text(reden, "Schrijf op waarom deze afspraak eindigt.")
    afspraak.laatste_kwartaal = nu_kwartaal
    _log(session, gebruiker, "afspraak_beeindigd", afspraak, nu)
    session.flush()
    return afspraak


def list_leaving(
    session: Session, afspraak: Afspraak, van_kwartaal: str, *, erbij: int = 1
) -> list[Afspraak]:
    """Return what may leave for this afspraak when more than seven would count; empty when there is room.

    `erbij` counts the afspraken that come with it, itself included.
    """
    anderen = _counting_beside(session, afspraak, van_kwartaal)
    return anderen if len(anderen) + erbij > HOOGSTENS else []


def _first_quarter(afspraak: Afspraak, aankondiging: Aankondiging, nu: Kwartaal) -> str:
    """At the earliest the next quarter; the running one only with a reason for urgency (R-21)."""
    vroegst = str(nu) if afspraak.spoed_reden else str(nu.plus(1))
    gevraagd = aankondiging.van_kwartaal or vroegst
    if gevraagd < vroegst:
        raise OngeldigeWaardeError(
            f"Dit kan op zijn vroegst ingaan in {Kwartaal.parse(vroegst).label}. Alleen met een reden voor spoed kan "
            "het eerder."
        )
    van = max(gevraagd, afspraak.beschikking.van_kwartaal)
    if van > afspraak.tot_kwartaal:
        raise OngeldigeWaardeError("De afspraak zou pas na haar einde ingaan. Kies een later einde.")
    return van


def _counting_beside(session: Session, afspraak: Afspraak, kwartaal: str) -> list[Afspraak]:
    """What will count in a quarter beside this one: announced counts too, what leaves or is replaced does not."""
    naast = _beside(session, afspraak)
    weg = {afspraak.vervangt_id}
    for ander in naast:
        if ander.status is AfspraakStatus.AANGEKONDIGD:
            weg |= {ander.vervangt_id, ander.verdringt_id}
    return [a for a in naast if a.id not in weg and _will_count(a, kwartaal)]


def _beside(session: Session, afspraak: Afspraak) -> Sequence[Afspraak]:
    vraag = select(Afspraak).where(
        Afspraak.beschikking_id == afspraak.beschikking_id, Afspraak.id != afspraak.id
    )
    return session.scalars(vraag.order_by(Afspraak.id)).all()


def _will_count(afspraak: Afspraak, kwartaal: str) -> bool:
    if afspraak.status is AfspraakStatus.AANGEKONDIGD:
        return afspraak.van_kwartaal <= kwartaal <= last_quarter(afspraak)
    return counts_in(afspraak, kwartaal)


def _make_room(session: Session, afspraak: Afspraak, eruit_id: int | None) -> int | None:
    """Ask which one leaves when seven would count already (R-20)."""
    keuzes = {a.id for a in list_leaving(session, afspraak, afspraak.van_kwartaal)}
    if not keuzes:
        return None
    if eruit_id not in keuzes:
        raise NietGereedError(
            (f"Er gelden dan al {HOOGSTENS} afspraken in deze beschikking. Kies welke gaat eruit.",)
        )
    return eruit_id


def _take_place(session: Session, afspraak: Afspraak) -> None:
    """Let what it replaces, or what leaves for it, count up to the quarter before."""
    vorig = str(Kwartaal.parse(afspraak.van_kwartaal).plus(-1))
    redenen = {
        afspraak.vervangt_id: afspraak.aanleiding,
        afspraak.verdringt_id: "Ging eruit voor een andere afspraak.",
    }
    for oud in _beside(session, afspraak):
        if oud.id in redenen:
            oud.laatste_kwartaal, oud.einde_reden = min(vorig, last_quarter(oud)), redenen[oud.id]


def _get_to_answer(session: Session, gebruiker: Gebruiker, afspraak_id: int) -> Afspraak:
    require(gebruiker, Recht.AFSPRAAK_BEANTWOORDEN)
    afspraak = get_afspraak(session, gebruiker, afspraak_id)
    if not may_answer(gebruiker, afspraak.beschikking):
        raise GeenToegangError("Alleen de partij van deze beschikking kan hierop antwoorden.")
    return afspraak


def may_answer(gebruiker: Gebruiker, beschikking: Beschikking) -> bool:
    """Answer whether this person speaks for the party of the beschikking."""
    return gebruiker.rol.bereik is Bereik.EIGEN_PARTIJ and gebruiker.partijcode == beschikking.partijcode


def _log(session: Session, gebruiker: Gebruiker, gebeurtenis: str, afspraak: Afspraak, nu: datetime) -> None:
    write_log(
        session,
        gebruiker,
        gebeurtenis,
        f"afspraak {afspraak.id}",
        nu=nu,
        indicatorcode=afspraak.indicatorcode,
        van_kwartaal=afspraak.van_kwartaal,
        is_spoed=bool(afspraak.spoed_reden),
    )
