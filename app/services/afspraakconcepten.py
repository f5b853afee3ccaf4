"""A concept of an afspraak, new or as another version: may be incomplete, counts nowhere (R-20)."""

from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.logboek import write_log
from app.services.voorwaarden import require_choice, require_status
from app.store.access import get_afspraak, get_beschikking
from app.store.access.bereik import not_found
from app.store.tables import Afspraak, Beschikking
from app.toegang import require
from schemas.errors import NietGereedError, OngeldigeWaardeError
from schemas.indicator import Indicator, load_indicatoren
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import AfspraakStatus
from schemas.rollen import Recht
from schemas.vocabulary import ALLE

AF_TE_SPREKEN = frozenset({"uitkomst", "prestatie"})
GRENZEN = {"aandeel": (0.0, 1.0), "cijfer": (1.0, 10.0)}


@dataclass(frozen=True)
class Afspraakinvoer:
    """What a person fills in; everything but the figure may still be empty."""

    indicatorcode: str
    interventiecode: str
    informant: str = ALLE
    doel: str = ""
    gevraagd_door: str = ""
    gevolg_professional: str = ""
    gevolg_organisatie: str = ""
    gevolg_contract: str = ""
    lasten_uren: float | None = None
    wie_ziet: str = ""
    wanneer_goed: str = ""
    invloed: str = ""
    hoe_te_omzeilen: str = ""
    tegenindicator: str = ""
    oogmerk: str = ""
    getoetst_door: str = ""
    streefwaarde: float | None = None
    herkomst: str = ""
    formule: str = ""
    wijkreden: str = ""
    randvoorwaarde: str = ""
    randvoorwaarde_indicator: str | None = None
    randvoorwaarde_afgesproken: float | None = None
    is_leerafspraak: bool = False
    tot_kwartaal: str = ""
    aanleiding: str = ""


def create_concept(
    session: Session, gebruiker: Gebruiker, beschikking_id: int, invoer: Afspraakinvoer, *, nu: datetime
) -> Afspraak:
    """Start a new afspraak."""
    require(gebruiker, Recht.AFSPRAAK_BIJWERKEN)
    beschikking = get_beschikking(session, gebruiker, beschikking_id)
    concept = Afspraak(
        beschikking_id=beschikking.id,
        status=AfspraakStatus.CONCEPT,
        van_kwartaal=beschikking.van_kwartaal,
        gemaakt_door=gebruiker.naam,
        gemaakt_op=nu,
    )
    fill_concept(concept, beschikking, invoer)
    session.add(concept)
    session.flush()
    _log(session, gebruiker, "afspraakconcept_gemaakt", concept, nu)
    return concept


def create_versie(session: Session, gebruiker: Gebruiker, afspraak_id: int, *, nu: datetime) -> Afspraak:
    """Start another version of a confirmed afspraak: a copy to change; the version before it goes on counting."""
    require(gebruiker, Recht.AFSPRAAK_BIJWERKEN)
    oud = get_afspraak(session, gebruiker, afspraak_id)
    require_status(oud.status, (AfspraakStatus.BEVESTIGD,), "wijzigen")
    in_de_maak = exists().where(Afspraak.vervangt_id == oud.id, Afspraak.status.in_(OPEN))
    if session.scalar(select(in_de_maak)):
        raise NietGereedError(("Er is al een nieuwe versie van deze afspraak in de maak.",))
    velden = {veld.name: getattr(oud, veld.name) for veld in fields(Afspraakinvoer)}
    concept = Afspraak(
        beschikking_id=oud.beschikking_id,
        status=AfspraakStatus.CONCEPT,
        van_kwartaal=oud.van_kwartaal,
        vervangt_id=oud.id,
        gemaakt_door=gebruiker.naam,
        gemaakt_op=nu,
        **(velden | {"aanleiding": ""}),
    )
    session.add(concept)
    session.flush()
    _log(session, gebruiker, "afspraakconcept_gemaakt", concept, nu)
    return concept


def save_concept(
    session: Session, gebruiker: Gebruiker, afspraak_id: int, invoer: Afspraakinvoer, *, nu: datetime
) -> Afspraak:
    """Keep what was filled in so far."""
    concept = _get_concept(session, gebruiker, afspraak_id)
    fill_concept(concept, concept.beschikking, invoer)
    _log(session, gebruiker, "afspraakconcept_bewaard", concept, nu)
    session.flush()
    return concept


OPEN = frozenset({AfspraakStatus.CONCEPT, AfspraakStatus.AANGEKONDIGD})


def withdraw_afspraak(
    session: Session, gebruiker: Gebruiker, afspraak_id: int, *, reden: str, nu: datetime
) -> Afspraak:
    """Let a concept or announced afspraak not go on; what counts is ended, not withdrawn."""
    require(gebruiker, Recht.AFSPRAAK_BIJWERKEN)
    afspraak = get_afspraak(session, gebruiker, afspraak_id)
    require_status(afspraak.status, OPEN, AfspraakStatus.INGETROKKEN)
    afspraak.status, afspraak.einde_reden = AfspraakStatus.INGETROKKEN, reden.strip()
    _log(session, gebruiker, "afspraak_ingetrokken", afspraak, nu)
    session.flush()
    return afspraak


def _get_concept(session: Session, gebruiker: Gebruiker, afspraak_id: int) -> Afspraak:
    require(gebruiker, Recht.AFSPRAAK_BIJWERKEN)
    concept = get_afspraak(session, gebruiker, afspraak_id)
    require_status(concept.status, (AfspraakStatus.CONCEPT,), "bewerken")
    return concept


def fill_concept(concept: Afspraak, beschikking: Beschikking, invoer: Afspraakinvoer) -> None:
    """Take over the fields; a choice that does not exist or a number that cannot be is refused, an empty one is not."""
    indicator = _find_indicator(invoer.indicatorcode)
    if invoer.interventiecode not in {i.interventiecode for i in beschikking.interventies}:
        raise not_found()
    for veld, lijst in (("doel", "doel"), ("herkomst", "herkomst")):
        if waarde := getattr(invoer, veld):
            require_choice(waarde, load_keuzelijst(lijst), veld)
    if invoer.tegenindicator:
        require_choice(invoer.tegenindicator, load_indicatoren(), "de tegenindicator")
        if invoer.tegenindicator == invoer.indicatorcode:
            raise OngeldigeWaardeError("Een cijfer kan niet zijn eigen tegenindicator zijn.")
    _check_numbers(invoer, indicator)
    _check_voorwaarde(invoer)
    for naam, waarde in vars(invoer).items():
        setattr(concept, naam, waarde.strip() if isinstance(waarde, str) else waarde)
    concept.tot_kwartaal = _last_of(beschikking, invoer)


def _find_indicator(code: str) -> Indicator:
    indicator = load_indicatoren().get(code)
    if indicator is None or indicator.soort not in AF_TE_SPREKEN:
        raise OngeldigeWaardeError("Kies een uitkomst of een prestatie om af te spreken.")
    return indicator


def _check_numbers(invoer: Afspraakinvoer, indicator: Indicator) -> None:
    if invoer.lasten_uren is not None and invoer.lasten_uren < 0:
        raise OngeldigeWaardeError("Het aantal uren kan niet minder dan 0 zijn.")
    if invoer.streefwaarde is None:
        return
    onder, boven = GRENZEN.get(indicator.eenheid, (0.0, float("inf")))
    if not onder <= invoer.streefwaarde <= boven:
        raise OngeldigeWaardeError(
            {
                "aandeel": "Schrijf de streefwaarde in procenten, van 0 tot en met 100.",
                "cijfer": "Schrijf de streefwaarde als cijfer van 1 tot en met 10.",
            }.get(indicator.eenheid, "De streefwaarde kan niet minder dan 0 zijn.")
        )


def _check_voorwaarde(invoer: Afspraakinvoer) -> None:
    """A precondition that is measured needs its words, its figure and its number (R-23)."""
    delen = (
        invoer.randvoorwaarde.strip(),
        invoer.randvoorwaarde_indicator,
        invoer.randvoorwaarde_afgesproken,
    )
    code = invoer.randvoorwaarde_indicator
    if (delen[1] is None) != (delen[2] is None) or (delen[1] is not None and not delen[0]):
        raise OngeldigeWaardeError(
            "Schrijf bij een randvoorwaarde wat de gemeente doet, aan welk cijfer dat te zien is, en hoeveel."
        )
    if code is not None and (
        code not in load_indicatoren() or load_indicatoren()[code].soort != "voorwaarde"
    ):
        raise OngeldigeWaardeError("Kies bij de randvoorwaarde een cijfer van de soort voorwaarde.")


def _last_of(beschikking: Beschikking, invoer: Afspraakinvoer) -> str:
    tot = invoer.tot_kwartaal or beschikking.tot_kwartaal
    if not beschikking.van_kwartaal <= tot <= beschikking.tot_kwartaal:
        raise OngeldigeWaardeError("De afspraak kan niet langer gelden dan de beschikking loopt.")
    return tot


def _log(session: Session, gebruiker: Gebruiker, gebeurtenis: str, afspraak: Afspraak, nu: datetime) -> None:
    write_log(
        session,
        gebruiker,
        gebeurtenis,
        f"afspraak {afspraak.id}",
        nu=nu,
        indicatorcode=afspraak.indicatorcode,
    )
