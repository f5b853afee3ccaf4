"""What is asked of a person now, in order of date; for the municipality its own overdue promises come first."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.gevraagd import Gevraagd
from app.services.kalender import dag_van
from app.services.nakoming import is_overdue
from app.services.start_afspraken import asked_about_afspraken
from app.services.start_gesprek import asked_of_talks
from app.services.start_verbeteren import asked_of_acties, asked_of_bijeenkomsten, asked_of_lagen
from app.services.start_wijk import asked_by_wijk
from app.services.toezeggingen import may_settle
from app.services.veranderingen import Verandering, changed_since
from app.services.verbeteracties import returning
from app.store.access import (
    visible_aanleveringen,
    visible_beschikkingen,
    visible_gesprekken,
    visible_toezeggingen,
)
from app.store.tables import Herkenning
from app.toegang import may
from schemas.bevinding import Ernst
from schemas.leercyclus import AanleveringStatus, ToezeggingStatus
from schemas.rollen import Recht
from schemas.vocabulary import Kwartaal

__all__ = ["Gevraagd", "Verandering", "asked_of", "changed_since"]

# A quarter without a planned talk is asked for four weeks after its end.
ZONDER_GESPREK = timedelta(days=28)
BINNENKORT = timedelta(days=14)


def asked_of(session: Session, gebruiker: Gebruiker, vandaag: date, kwartaal: Kwartaal) -> list[Gevraagd]:
    """Return what is asked of this person; `kwartaal` is the quarter of today, figures are of the one before."""
    gevraagd = [
        *_asked_delivery(session, gebruiker, kwartaal.plus(-1)),
        *asked_of_talks(session, gebruiker, vandaag, kwartaal),
        *_asked_verdicts(session, gebruiker, kwartaal),
        *_asked_recognition(session, gebruiker, kwartaal.plus(-1)),
        *_asked_promises(session, gebruiker, vandaag, is_over_tijd=False),
        *asked_of_lagen(session, gebruiker, vandaag, is_over_tijd=False),
        *asked_of_acties(session, gebruiker, vandaag, kwartaal),
        *asked_of_bijeenkomsten(session, gebruiker, vandaag),
        *asked_by_wijk(session, gebruiker, vandaag),
        *asked_about_afspraken(session, gebruiker, vandaag),
    ]
    over_tijd = [
        *_asked_promises(session, gebruiker, vandaag, is_over_tijd=True),
        *asked_of_lagen(session, gebruiker, vandaag, is_over_tijd=True),
    ]
    if gebruiker.kant == "gemeente":
        return over_tijd + sorted(gevraagd, key=lambda g: g.datum)
    return sorted(over_tijd + gevraagd, key=lambda g: g.datum)


def _asked_delivery(session: Session, gebruiker: Gebruiker, kwartaal: Kwartaal) -> list[Gevraagd]:
    if not may(gebruiker, Recht.AANLEVERING_DOEN) or not _delivers_in(session, gebruiker, kwartaal):
        return []
    uploads = visible_aanleveringen(session, gebruiker, kwartaal=str(kwartaal))
    ingediend = {u.soort for u in uploads if u.status is AanleveringStatus.INGEDIEND}
    # A kind of file that was submitted after all asks for nothing more; an unfinished other kind does.
    begonnen = next(
        (u for u in uploads if u.status is AanleveringStatus.ONTVANGEN and u.soort not in ingediend), None
    )
    if ingediend and begonnen is None:
        return []
    datum = _delivery_date(session, gebruiker, kwartaal)
    if begonnen is None:
        return [
            Gevraagd(
                f"Lever uw bestand over {kwartaal.label} aan",
                "Er is over dit kwartaal nog niets ingediend.",
                datum,
                f"/aanleveren?kwartaal={kwartaal}",
                "Lever aan",
            )
        ]
    fouten = sum(b["ernst"] == Ernst.FOUT.value for b in begonnen.rapport["bevindingen"])
    uitleg = (
        f"Er staan nog fouten in: {fouten}."
        if fouten
        else "Het bestand is gecontroleerd, maar nog niet ingediend."
    )
    href = f"/aanleveren?aanlevering={begonnen.id}"
    return [Gevraagd(f"Maak uw aanlevering over {kwartaal.label} af", uitleg, datum, href, "Ga verder")]


def _delivers_in(session: Session, gebruiker: Gebruiker, kwartaal: Kwartaal) -> bool:
    return any(
        Kwartaal.parse(b.van_kwartaal) <= kwartaal <= Kwartaal.parse(b.tot_kwartaal)
        for b in visible_beschikkingen(session, gebruiker)
    )


def _delivery_date(session: Session, gebruiker: Gebruiker, kwartaal: Kwartaal) -> date:
    dagen = [
        dag_van(gesprek, "aanleveren")
        for gesprek in visible_gesprekken(session, gebruiker)
        if gesprek.kwartaal == str(kwartaal)
    ]
    return min(dagen, default=kwartaal.laatste_dag + ZONDER_GESPREK)


def _asked_verdicts(session: Session, gebruiker: Gebruiker, kwartaal: Kwartaal) -> list[Gevraagd]:
    if not may(gebruiker, Recht.VERBETERACTIE_BIJWERKEN):
        return []
    return [
        Gevraagd(
            f"Geef een oordeel: {actie.titel}",
            _explain_return(Kwartaal.parse(actie.terugkijk_kwartaal), kwartaal),
            Kwartaal.parse(actie.terugkijk_kwartaal).laatste_dag + ZONDER_GESPREK,
            f"/verbeteren?verbeteractie={actie.id}",
            "Kijk terug",
        )
        for actie in returning(session, gebruiker, kwartaal)
    ]


def _explain_return(terugkijk: Kwartaal, nu: Kwartaal) -> str:
    """Say which evidence there is: in the review quarter itself its own figure is still to come (R-40)."""
    if terugkijk < nu:
        return (
            f"Deze verbeteractie kwam terug in {terugkijk.label}. Zie wat er voor en na de start is gemeten."
        )
    return (
        f"Deze verbeteractie komt dit kwartaal terug. Het cijfer over {terugkijk.label} volgt na het kwartaal: "
        "oordeel met wat er nu is, of wacht daarop."
    )


def _asked_recognition(session: Session, gebruiker: Gebruiker, kwartaal: Kwartaal) -> list[Gevraagd]:
    if not may(gebruiker, Recht.HERKENNING_GEVEN):
        return []
    vraag = select(Herkenning.regiocode).where(
        Herkenning.account_id == gebruiker.id, Herkenning.kwartaal == str(kwartaal)
    )
    beantwoord = set(session.scalars(vraag))
    open_plaatsen = sorted(gebruiker.regiocodes - beantwoord)
    if not open_plaatsen:
        return []
    uitleg = "Ziet u in de wijk wat de cijfers zeggen? Uw antwoord komt naast het cijfer te staan."
    if len(gebruiker.regiocodes) > 1:
        uitleg += (
            f" Over {len(open_plaatsen)} van uw {len(gebruiker.regiocodes)} plaatsen gaf u nog geen antwoord."
        )
    titel = f"Zeg of u de cijfers over {kwartaal.label} herkent"
    return [Gevraagd(titel, uitleg, kwartaal.laatste_dag + ZONDER_GESPREK, "/herkennen", "Bekijk de cijfers")]


def _asked_promises(
    session: Session, gebruiker: Gebruiker, vandaag: date, *, is_over_tijd: bool
) -> list[Gevraagd]:
    if not may(gebruiker, Recht.TOEZEGGING_BIJWERKEN):
        return []
    eigen = [
        toezegging
        for toezegging in visible_toezeggingen(session, gebruiker)
        if toezegging.status is ToezeggingStatus.OPEN
        and toezegging.vervalt_op <= vandaag + BINNENKORT
        and is_overdue(toezegging, vandaag) is is_over_tijd
        and may_settle(session, gebruiker, toezegging)
    ]
    titel = "Toezegging over de datum" if is_over_tijd else "Toezegging die bijna afloopt"
    return [
        Gevraagd(titel, t.tekst, t.vervalt_op, f"/verbeteren?toezegging={t.id}", "Zeg hoe het staat")
        for t in eigen
    ]
