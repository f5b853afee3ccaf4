"""What happens to a beschikking while it runs: other words for its goal, an extension, a review, drawn inzet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.dubbel import find_double
from app.services.logboek import write_log
from app.services.voorwaarden import require_choice, require_text
from app.store.access import get_beschikking
from app.store.access.bereik import is_regio_within, not_found
from app.store.tables import Alliantielid, Beschikking, Doelbijstelling, Partij, Verlenging, Wijkopname
from app.toegang import require
from schemas.errors import NietGereedError, OngeldigeWaardeError
from schemas.keuzelijst import load_keuzelijst
from schemas.rollen import Recht
from schemas.vocabulary import Kwartaal

VRIJE_INZET, LOKAAL_BUDGET = "vrije_inzet", "lokaal_budget"
VAN_DE_GEMEENTE = frozenset({"gemeente", "gemeentelijke_afdeling"})


@dataclass(frozen=True)
class Beschikkinginvoer:
    """What an accounthouder keeps up to date; the goal and the period have use-cases of their own."""

    afdeling: str
    budget_euro: int
    lokaal_budget_euro: int
    vrije_inzet_aantal: int
    verlengingen_hoogstens: int
    verlenging_kwartalen: int
    regimes: Mapping[str, str]


@dataclass(frozen=True)
class Opname:
    """What a wijk asks for: `aantal` activities of the vrije inzet, or euros of the lokaal budget."""

    soort: str
    regiocode: str
    kwartaal: Kwartaal
    aantal: int
    inhoud: str
    gevraagd_door: str


def save_beschikking(
    session: Session, gebruiker: Gebruiker, beschikking_id: int, invoer: Beschikkinginvoer, *, nu: datetime
) -> Beschikking:
    """Keep department, money, options and the regime of each activity; what stood there before goes into the log."""
    require(gebruiker, Recht.BESCHIKKING_BIJWERKEN)
    beschikking = get_beschikking(session, gebruiker, beschikking_id)
    velden = {naam: waarde for naam, waarde in vars(invoer).items() if naam != "regimes"}
    if any(isinstance(waarde, int) and waarde < 0 for waarde in velden.values()):
        raise OngeldigeWaardeError("Een bedrag of aantal kan niet minder dan 0 zijn.")
    eerder = {f"eerder_{naam}": getattr(beschikking, naam) for naam in velden}
    for soort, hoogstens in (
        (VRIJE_INZET, invoer.vrije_inzet_aantal),
        (LOKAAL_BUDGET, invoer.lokaal_budget_euro),
    ):
        if sum_opnames(session, beschikking.id, soort) > hoogstens:
            raise NietGereedError(("De wijken gebruikten al meer dan u nu invult.",))
    for naam, waarde in velden.items():
        setattr(beschikking, naam, waarde)
    for deel in beschikking.interventies:
        regime = invoer.regimes.get(deel.interventiecode, deel.regime)
        deel.regime = require_choice(regime, load_keuzelijst("regime"), "de soort afspraak")
    write_log(session, gebruiker, "beschikking_bewaard", f"beschikking {beschikking.id}", nu=nu, **eerder)
    session.flush()
    return beschikking


def adjust_doel(
    session: Session,
    gebruiker: Gebruiker,
    beschikking_id: int,
    *,
    tekst: str,
    reden: str,
    kwartaal: Kwartaal,
    nu: datetime,
) -> Doelbijstelling:
    """Put other words beside the goal from the next quarter; the original stays (R-25)."""
    require(gebruiker, Recht.BESCHIKKING_BIJWERKEN)
    beschikking = get_beschikking(session, gebruiker, beschikking_id)
    bijstelling = Doelbijstelling(
        beschikking_id=beschikking.id,
        tekst=require_text(tekst, "Schrijf op hoe het doel nu luidt."),
        reden=require_text(reden, "Schrijf op waarom het doel nu anders luidt."),
        van_kwartaal=str(kwartaal.plus(1)),
        gemaakt_door=gebruiker.naam,
        gemaakt_op=nu,
    )
    if bijstelling.tekst == beschikking.doeltekst:
        raise NietGereedError(("Dit zijn de woorden van de beschikking zelf; er verandert niets.",))
    session.add(bijstelling)
    write_log(session, gebruiker, "doel_bijgesteld", f"beschikking {beschikking.id}", nu=nu)
    session.flush()
    return bijstelling


def extend_beschikking(
    session: Session, gebruiker: Gebruiker, beschikking_id: int, *, reden: str, nu: datetime
) -> Verlenging:
    """Use one option to extend; what counted up to the old end goes on only when it is agreed again (R-21)."""
    require(gebruiker, Recht.BESCHIKKING_BIJWERKEN)
    beschikking = get_beschikking(session, gebruiker, beschikking_id)
    gebruikt = len(
        session.scalars(select(Verlenging).where(Verlenging.beschikking_id == beschikking.id)).all()
    )
    if gebruikt >= beschikking.verlengingen_hoogstens or not beschikking.verlenging_kwartalen:
        raise NietGereedError(("Deze beschikking kan niet (nog eens) worden verlengd.",))
    tot = Kwartaal.parse(beschikking.tot_kwartaal).plus(beschikking.verlenging_kwartalen)
    verlenging = Verlenging(
        beschikking_id=beschikking.id,
        vorig_kwartaal=beschikking.tot_kwartaal,
        tot_kwartaal=str(tot),
        reden=require_text(reden, "Schrijf op waarom u verlengt."),
        gemaakt_door=gebruiker.naam,
        gemaakt_op=nu,
    )
    beschikking.tot_kwartaal = str(tot)
    session.add(verlenging)
    write_log(
        session,
        gebruiker,
        "beschikking_verlengd",
        f"beschikking {beschikking.id}",
        nu=nu,
        tot_kwartaal=str(tot),
    )
    session.flush()
    return verlenging


def is_own_delivery(session: Session, beschikking: Beschikking) -> bool:
    """Answer whether the municipality also delivers: itself, a department, or a member of the alliance (R-26)."""
    if beschikking.partij.soort in VAN_DE_GEMEENTE:
        return True
    leden = select(Partij.soort).join(Alliantielid, Alliantielid.partijcode == Partij.code)
    lopend = leden.where(
        Alliantielid.alliantie_partijcode == beschikking.partijcode,
        Alliantielid.van_kwartaal <= beschikking.tot_kwartaal,
    )
    return bool(VAN_DE_GEMEENTE & set(session.scalars(lopend)))


def record_toets(
    session: Session, gebruiker: Gebruiker, beschikking_id: int, *, toets_door: str, tekst: str, nu: datetime
) -> Beschikking:
    """Record what an independent reviewer said of a beschikking the municipality delivers itself (R-26)."""
    require(gebruiker, Recht.BESCHIKKING_BIJWERKEN)
    beschikking = get_beschikking(session, gebruiker, beschikking_id)
    if not is_own_delivery(session, beschikking):
        raise NietGereedError(("De gemeente voert deze beschikking niet zelf uit; een toets is niet nodig.",))
    beschikking.toets_door = require_text(toets_door, "Schrijf op wie de toets deed, en vanuit welke rol.")
    beschikking.toets_tekst = require_text(tekst, "Schrijf op wat de uitkomst van de toets is.")
    beschikking.toets_op = nu.date()
    onderwerp = f"beschikking {beschikking.id}"
    write_log(session, gebruiker, "beschikking_getoetst", onderwerp, nu=nu, door=beschikking.toets_door)
    session.flush()
    return beschikking


def draw_wijkopname(
    session: Session, gebruiker: Gebruiker, beschikking_id: int, opname: Opname, *, nu: datetime
) -> Wijkopname:
    """Draw from what was bought to be shaped by the wijk: never more than is left."""
    require(gebruiker, Recht.WIJKOPNAME_BIJWERKEN)
    beschikking = get_beschikking(session, gebruiker, beschikking_id)
    gebieden = {g.regiocode for g in beschikking.gebieden}
    if opname.regiocode not in gebieden or not is_regio_within(opname.regiocode, gebruiker):
        raise not_found()
    _check_opname(beschikking, opname)
    over = left_of(session, beschikking, opname.soort)
    velden = {
        "beschikking_id": beschikking.id,
        "soort": opname.soort,
        "regiocode": opname.regiocode,
        "kwartaal": str(opname.kwartaal),
        "aantal": opname.aantal,
        "inhoud": require_text(opname.inhoud, "Schrijf op wat de wijk hiermee doet."),
        "gevraagd_door": require_text(opname.gevraagd_door, "Schrijf op wie in de wijk hierom vroeg."),
        "gemaakt_door": gebruiker.naam,
    }
    dubbel = find_double(session, Wijkopname, velden, tijdstip=Wijkopname.gemaakt_op, nu=nu)
    if dubbel is not None:
        return dubbel
    if opname.aantal > over:
        raise NietGereedError((f"Er is nog {over} over; {opname.aantal} kan niet.",))
    rij = Wijkopname(**velden, gemaakt_op=nu)
    session.add(rij)
    session.flush()
    _log_opname(session, gebruiker, "wijkopname_gedaan", rij, nu)
    return rij


def withdraw_wijkopname(
    session: Session, gebruiker: Gebruiker, wijkopname_id: int, *, reden: str, nu: datetime
) -> Wijkopname:
    """Give a draw back, with the reason; it stays to be read."""
    require(gebruiker, Recht.WIJKOPNAME_BIJWERKEN)
    rij = session.get(Wijkopname, wijkopname_id)
    if rij is None or rij.vervallen_op is not None or not is_regio_within(rij.regiocode, gebruiker):
        raise not_found()
    get_beschikking(session, gebruiker, rij.beschikking_id)
    rij.reden = require_text(reden, "Schrijf op waarom dit niet doorgaat.")
    rij.vervallen_door, rij.vervallen_op = gebruiker.naam, nu
    _log_opname(session, gebruiker, "wijkopname_vervallen", rij, nu)
    session.flush()
    return rij


def left_of(session: Session, beschikking: Beschikking, soort: str) -> int:
    """Return how much is left: activities of the vrije inzet, or euros of the lokaal budget."""
    hoogstens = beschikking.vrije_inzet_aantal if soort == VRIJE_INZET else beschikking.lokaal_budget_euro
    return hoogstens - sum_opnames(session, beschikking.id, soort)


def sum_opnames(session: Session, beschikking_id: int, soort: str) -> int:
    """Add up what was drawn and not given back."""
    vraag = select(Wijkopname.aantal).where(
        Wijkopname.beschikking_id == beschikking_id,
        Wijkopname.soort == soort,
        Wijkopname.vervallen_op.is_(None),
    )
    return sum(session.scalars(vraag))


def _check_opname(beschikking: Beschikking, opname: Opname) -> None:
    require_choice(opname.soort, load_keuzelijst("wijkopname_soort"), "waarvan de wijk iets gebruikt")
    if opname.aantal < 1:
        raise OngeldigeWaardeError("Vul in hoeveel de wijk gebruikt: ten minste 1.")
    if not beschikking.van_kwartaal <= str(opname.kwartaal) <= beschikking.tot_kwartaal:
        raise OngeldigeWaardeError("Kies een kwartaal waarin de beschikking loopt.")


def _log_opname(
    session: Session, gebruiker: Gebruiker, gebeurtenis: str, rij: Wijkopname, nu: datetime
) -> None:
    onderwerp = f"beschikking {rij.beschikking_id}"
    write_log(session, gebruiker, gebeurtenis, onderwerp, nu=nu, soort=rij.soort, aantal=rij.aantal)
