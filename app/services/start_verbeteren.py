"""What actions and learning sessions ask on Start, beside their verdict: answers, new looks, ended experiments."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.gevraagd import Gevraagd
from app.services.laagvragen import may_answer, open_laagvragen
from app.store.access import visible_leerbijeenkomsten, visible_verbeteracties
from app.store.tables import Laagvraag, Verbeteractie
from app.toegang import may
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import LOPEND, BijeenkomstStatus
from schemas.rollen import Bereik, Recht, get_rol
from schemas.vocabulary import Kwartaal


def asked_of_lagen(
    session: Session, gebruiker: Gebruiker, vandaag: date, *, is_over_tijd: bool
) -> list[Gevraagd]:
    """Return the questions put to this person's role; who asked is told when the answer is overdue (R-41)."""
    return [
        _tell(actie, vraag, gebruiker)
        for actie, vraag in open_laagvragen(session, gebruiker)
        if (vraag.antwoord_voor < vandaag) is is_over_tijd
        and (may_answer(gebruiker, vraag) or (is_over_tijd and _asked_self(gebruiker, vraag)))
    ]


def asked_of_acties(
    session: Session, gebruiker: Gebruiker, vandaag: date, kwartaal: Kwartaal
) -> list[Gevraagd]:
    """Return what is manageable for now but due for a look, and experiments whose term is over."""
    if not may(gebruiker, Recht.VERBETERACTIE_BIJWERKEN):
        return []
    acties = visible_verbeteracties(session, gebruiker)
    return [*_due_looks(acties, vandaag), *_ended_experiments(acties, kwartaal)]


def asked_of_bijeenkomsten(session: Session, gebruiker: Gebruiker, vandaag: date) -> list[Gevraagd]:
    """Ask a provider whether it shares its figures, and an adviser for the minutes of a session that was held."""
    return [
        vraag
        for bijeenkomst in visible_leerbijeenkomsten(session, gebruiker)
        if bijeenkomst.status is BijeenkomstStatus.GEPLAND
        for vraag in _ask_about(
            gebruiker,
            bijeenkomst.titel,
            bijeenkomst.gepland_op,
            f"/leerbijeenkomsten?leerbijeenkomst={bijeenkomst.id}",
            is_beantwoord=any(
                p.partijcode == gebruiker.partijcode and p.toestemming is not None
                for p in bijeenkomst.partijen
            ),
            is_eigen=bijeenkomst.gemaakt_door == gebruiker.naam,
            vandaag=vandaag,
        )
    ]


def _ask_about(
    gebruiker: Gebruiker,
    titel: str,
    dag: date,
    href: str,
    *,
    is_beantwoord: bool,
    is_eigen: bool,
    vandaag: date,
) -> Iterator[Gevraagd]:
    if gebruiker.rol.bereik is Bereik.EIGEN_PARTIJ:
        if not is_beantwoord and dag >= vandaag:
            uitleg = "U bent uitgenodigd. Kies of u uw cijfers daar deelt; ja of nee is allebei goed."
            yield Gevraagd(f"Leerbijeenkomst: {titel}", uitleg, dag, href, "Kies")
    elif is_eigen and dag < vandaag:
        uitleg = "De leerbijeenkomst is geweest. Schrijf op wat er is besproken en wat u leerde."
        yield Gevraagd(f"Schrijf het verslag: {titel}", uitleg, dag, href, "Schrijf")


def _tell(actie: Verbeteractie, vraag: Laagvraag, gebruiker: Gebruiker) -> Gevraagd:
    laag = load_keuzelijst("niveau")[vraag.naar_niveau].lower()
    href = f"/verbeteren?verbeteractie={actie.id}#lagen"
    if may_answer(gebruiker, vraag):
        uitleg = f"{vraag.gevraagd_door} vraagt wat er op deze laag kan: {laag}."
        return Gevraagd(f"Geef antwoord: {actie.titel}", uitleg, vraag.antwoord_voor, href, "Geef antwoord")
    uitleg = f"De {get_rol(vraag.rol).naam.lower()} gaf nog geen antwoord op uw vraag ({laag})."
    return Gevraagd(
        f"Uw vraag aan een andere laag wacht: {actie.titel}",
        uitleg,
        vraag.antwoord_voor,
        href,
        "Bekijk de vraag",
    )


def _asked_self(gebruiker: Gebruiker, vraag: Laagvraag) -> bool:
    return vraag.gevraagd_door == gebruiker.naam


def _due_looks(acties: list[Verbeteractie], vandaag: date) -> Iterator[Gevraagd]:
    for actie in acties:
        if actie.herzien_op is not None and actie.herzien_op <= vandaag:
            uitleg = "Dit was tijdelijk beheersbaar. Kijk opnieuw: is dat nog zo?"
            href = f"/verbeteren?verbeteractie={actie.id}#beheersbaar"
            yield Gevraagd(
                f"Kijk of het nog beheersbaar is: {actie.titel}",
                uitleg,
                actie.herzien_op,
                href,
                "Kijk opnieuw",
            )


def _ended_experiments(acties: list[Verbeteractie], kwartaal: Kwartaal) -> Iterator[Gevraagd]:
    for actie in acties:
        if not actie.is_experiment or actie.experiment_tot is None or actie.fase not in LOPEND:
            continue
        tot = Kwartaal.parse(actie.experiment_tot)
        if tot < kwartaal:
            uitleg = f"Dit experiment liep tot en met {tot.label}. Het plan was: {actie.vervolgplan}"
            href = f"/verbeteren?verbeteractie={actie.id}#fase"
            yield Gevraagd(f"Kies hoe het verder gaat: {actie.titel}", uitleg, tot.laatste_dag, href, "Kies")
