"""Verbeteracties: made with an expectation, moved between phases, judged when they come back (R-40)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.dubbel import find_double
from app.services.logboek import write_log
from app.services.voorwaarden import require_choice, require_status, require_text, require_versie
from app.store.access import get_afspraak, get_gesprek, get_verbeteractie, visible_verbeteracties
from app.store.access.bereik import is_regio_within, not_found
from app.store.access.gesprekken import GEOPENDE
from app.store.access.lessen import has_les
from app.store.tables import Afspraak, Fasestap, Oordeel, Verbeteractie
from app.toegang import require
from schemas.errors import NietGereedError
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import OVERGANGEN_FASE, Fase, GesprekStatus, Gezien, Vervolg
from schemas.rollen import Recht
from schemas.vocabulary import Kwartaal, Regiocode

RICHTINGEN = ("hoger", "lager")


@dataclass(frozen=True)
class Verbeteractieinvoer:
    """Problem and solution apart; because–therefore–we expect; when to start and to look again.

    `experiment_eigenaar`, `experiment_tot` and `vervolgplan` (what if it works) belong to an experiment.
    """

    afspraak_id: int
    regiocode: str
    titel: str
    probleem: str
    oplossing: str
    omdat: str
    eigenaar: str
    verwachte_richting: str
    start_kwartaal: Kwartaal
    terugkijk_kwartaal: Kwartaal
    verwachte_waarde: float | None = None
    gesprek_id: int | None = None
    meedenkers: str = ""
    niveau: str = "proces"
    doelsoort: str = "werkwijze"
    verandert: str = "routine"
    belemmering: str = ""
    ideegever: str = ""
    uitvoerder: str = ""
    financier: str = ""
    instemming: str = ""
    is_experiment: bool = False
    experiment_eigenaar: str = ""
    experiment_tot: Kwartaal | None = None
    vervolgplan: str = ""


@dataclass(frozen=True)
class Oordeelinvoer:
    """The verdict, what follows, the lesson, and the evidence as seen; `opnieuw` asks once more later."""

    gezien: Gezien
    vervolg: Vervolg
    les: str
    cijfers: Mapping[str, Any]
    opnieuw: Kwartaal | None = None


def create_verbeteractie(
    session: Session, gebruiker: Gebruiker, invoer: Verbeteractieinvoer, *, nu: datetime
) -> Verbeteractie:
    """Make an action on one afspraak; from a talk only once it is opened and not yet adopted."""
    require(gebruiker, Recht.VERBETERACTIE_BIJWERKEN)
    afspraak = get_afspraak(session, gebruiker, invoer.afspraak_id)
    _check_place(gebruiker, afspraak, invoer.regiocode)
    if invoer.gesprek_id is not None:
        _check_gesprek(session, gebruiker, afspraak, invoer.gesprek_id)
    _check_invoer(invoer)
    velden = vars(invoer) | {
        "start_kwartaal": str(invoer.start_kwartaal),
        "terugkijk_kwartaal": str(invoer.terugkijk_kwartaal),
        "experiment_tot": str(invoer.experiment_tot) if invoer.experiment_tot else None,
    }
    velden |= {"fase": Fase.VARIATIE, "gemaakt_door": gebruiker.naam}
    dubbel = find_double(session, Verbeteractie, velden, tijdstip=Verbeteractie.gemaakt_op, nu=nu)
    if dubbel is not None:
        return dubbel
    verbeteractie = Verbeteractie(**velden, gemaakt_op=nu)
    session.add(verbeteractie)
    session.flush()
    _log(
        session,
        gebruiker,
        "verbeteractie_gemaakt",
        verbeteractie,
        nu,
        terugkijk=str(invoer.terugkijk_kwartaal),
    )
    return verbeteractie


def move_fase(
    session: Session,
    gebruiker: Gebruiker,
    verbeteractie_id: int,
    fase: Fase,
    *,
    toelichting: str,
    versie: int | None = None,
    nu: datetime,
) -> Verbeteractie:
    """Move an action to another phase, back as well, with the reason in the log."""
    require(gebruiker, Recht.VERBETERACTIE_BIJWERKEN)
    verbeteractie = get_verbeteractie(session, gebruiker, verbeteractie_id)
    require_versie(verbeteractie.versie, versie)
    van = [f for f in Fase if fase in OVERGANGEN_FASE[f]]
    require_status(verbeteractie.fase, van, fase)
    reden = require_text(toelichting, "Schrijf kort op waarom deze verbeteractie verschuift.")
    if fase is Fase.LOSGELATEN:
        _require_les(session, verbeteractie)
    _move(session, gebruiker, verbeteractie, fase, reden=reden, nu=nu)
    session.flush()
    return verbeteractie


def give_oordeel(
    session: Session,
    gebruiker: Gebruiker,
    verbeteractie_id: int,
    invoer: Oordeelinvoer,
    *,
    kwartaal: Kwartaal,
    versie: int | None = None,
    nu: datetime,
) -> Oordeel:
    """Add the verdict, from the review quarter on; stopping lets the action go, earlier verdicts stay."""
    require(gebruiker, Recht.VERBETERACTIE_BIJWERKEN)
    verbeteractie = get_verbeteractie(session, gebruiker, verbeteractie_id)
    require_versie(verbeteractie.versie, versie)
    _check_oordeel(verbeteractie, invoer, kwartaal)
    oordeel = Oordeel(
        kwartaal=str(kwartaal),
        gezien=invoer.gezien,
        vervolg=invoer.vervolg,
        les=invoer.les.strip(),
        cijfers=dict(invoer.cijfers),
        gegeven_door=gebruiker.naam,
        gegeven_op=nu,
    )
    verbeteractie.oordelen.append(oordeel)
    _log(
        session,
        gebruiker,
        "oordeel_gegeven",
        verbeteractie,
        nu,
        gezien=invoer.gezien.value,
        vervolg=invoer.vervolg.value,
    )
    if invoer.opnieuw is not None:
        verbeteractie.terugkijk_kwartaal = str(invoer.opnieuw)
    if invoer.vervolg is Vervolg.STOPPEN and verbeteractie.fase is not Fase.LOSGELATEN:
        _move(session, gebruiker, verbeteractie, Fase.LOSGELATEN, reden="oordeel: stoppen", nu=nu)
    session.flush()
    return oordeel


def is_waiting(verbeteractie: Verbeteractie, kwartaal: Kwartaal) -> bool:
    """Answer whether this action came back by this quarter and has no verdict on that look yet."""
    terugkijk = Kwartaal.parse(verbeteractie.terugkijk_kwartaal)
    beoordeeld = any(Kwartaal.parse(o.kwartaal) >= terugkijk for o in verbeteractie.oordelen)
    return terugkijk <= kwartaal and not beoordeeld


def returning(session: Session, gebruiker: Gebruiker, kwartaal: Kwartaal) -> list[Verbeteractie]:
    """Return the actions that came back and ask this person's verdict or attention, oldest first."""
    return [actie for actie in visible_verbeteracties(session, gebruiker) if is_waiting(actie, kwartaal)]


def _check_place(gebruiker: Gebruiker, afspraak: Afspraak, regiocode: str) -> None:
    """The place lies in a gebied of the beschikking, and within the reach of who makes the action."""
    code = Regiocode.parse(regiocode)
    gebieden = {gebied.regiocode for gebied in afspraak.beschikking.gebieden}
    if not any(code[2:].startswith(g[2:]) for g in gebieden) or not is_regio_within(code, gebruiker):
        raise not_found()


def _check_gesprek(session: Session, gebruiker: Gebruiker, afspraak: Afspraak, gesprek_id: int) -> None:
    gesprek = get_gesprek(session, gebruiker, gesprek_id)
    if gesprek.beschikking_id != afspraak.beschikking_id:
        raise not_found()
    require_status(gesprek.status, GEOPENDE - {GesprekStatus.VASTGESTELD}, "verbeteractie maken")


def _check_invoer(invoer: Verbeteractieinvoer) -> None:
    require_text(invoer.titel, "Geef de verbeteractie een titel.")
    require_text(invoer.probleem, "Schrijf op wat het probleem is.")
    require_text(invoer.oplossing, "Schrijf op wat u gaat doen.")
    require_text(invoer.omdat, "Schrijf op waarom u denkt dat dit helpt.")
    require_text(invoer.eigenaar, "Schrijf op wie dit gaat doen.")
    require_choice(invoer.verwachte_richting, RICHTINGEN, "verwachting")
    for lijst in ("niveau", "doelsoort", "verandert"):
        require_choice(getattr(invoer, lijst), load_keuzelijst(lijst), lijst)
    require_choice(invoer.belemmering, ("", *load_keuzelijst("belemmering")), "belemmering")
    check_erkenning(invoer.ideegever, invoer.uitvoerder, invoer.instemming)
    if invoer.is_experiment:
        _check_experiment(invoer)
    if invoer.terugkijk_kwartaal <= invoer.start_kwartaal:
        raise NietGereedError(("Kies een kwartaal om terug te kijken dat na de start ligt.",))


def _check_experiment(invoer: Verbeteractieinvoer) -> None:
    require_text(invoer.experiment_eigenaar, "Schrijf op van wie dit experiment is.")
    require_text(invoer.vervolgplan, "Schrijf op wat er gebeurt als het experiment werkt.")
    if invoer.experiment_tot is None or invoer.experiment_tot < invoer.terugkijk_kwartaal:
        raise NietGereedError(
            ("Kies tot wanneer het experiment loopt: niet eerder dan het kwartaal waarin u terugkijkt.",)
        )


def check_erkenning(ideegever: str, uitvoerder: str, instemming: str) -> None:
    """Refuse that an idea is carried out by another without a word on how its giver agreed (R-44)."""
    anders = ideegever.strip() and uitvoerder.strip() and ideegever.strip() != uitvoerder.strip()
    if anders and not instemming.strip():
        raise NietGereedError(
            (
                f"Het idee is van {ideegever.strip()}. Schrijf op hoe die ermee instemt dat een ander het uitvoert.",
            )
        )


def _require_les(session: Session, verbeteractie: Verbeteractie) -> None:
    """What is let go leaves a lesson: in a verdict, or written down as one."""
    if not verbeteractie.oordelen and not has_les(session, verbeteractie.id):
        raise NietGereedError(
            ("Schrijf eerst op wat u leerde, bij 'Lessen' op deze pagina. Daarna kan de verbeteractie los.",)
        )


def _check_oordeel(verbeteractie: Verbeteractie, invoer: Oordeelinvoer, kwartaal: Kwartaal) -> None:
    terugkijk = Kwartaal.parse(verbeteractie.terugkijk_kwartaal)
    if kwartaal < terugkijk:
        raise NietGereedError(
            (f"Deze verbeteractie komt terug in {terugkijk.label}; een oordeel kan dan pas.",)
        )
    require_text(invoer.les, "Schrijf op wat u hiervan leert: werkt hier wel of niet, omdat …")
    if invoer.opnieuw is not None and invoer.opnieuw <= kwartaal:
        raise NietGereedError(("Kies een later kwartaal om opnieuw te kijken.",))


def _move(
    session: Session,
    gebruiker: Gebruiker,
    verbeteractie: Verbeteractie,
    fase: Fase,
    *,
    reden: str,
    nu: datetime,
) -> None:
    van, verbeteractie.fase = verbeteractie.fase, fase
    stap = Fasestap(van=van, naar=fase, reden=reden, gezet_door=gebruiker.naam, gezet_op=nu)
    verbeteractie.fasestappen.append(stap)
    _log(
        session, gebruiker, "fase_verschoven", verbeteractie, nu, van=van.value, naar=fase.value, reden=reden
    )


def _log(
    session: Session,
    gebruiker: Gebruiker,
    gebeurtenis: str,
    verbeteractie: Verbeteractie,
    nu: datetime,
    **details: str,
) -> None:
    write_log(session, gebruiker, gebeurtenis, f"verbeteractie {verbeteractie.id}", nu=nu, **details)
