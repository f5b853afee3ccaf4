"""What a talk asks of a person now: write, come, hold, adopt; by the calendar counted back from its day."""

from datetime import date, timedelta

from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.gereedheid import active_afspraken, label_gesprek, readiness
from app.services.gevraagd import Gevraagd
from app.services.kalender import dag_van
from app.services.lezingen import TE_LEZEN
from app.store.access import visible_gesprekken, visible_lezingen
from app.store.tables import Gesprek
from app.toegang import may
from schemas.leercyclus import GesprekStatus, LezingStatus
from schemas.rollen import Recht
from schemas.vocabulary import Kwartaal

UITNODIGING = timedelta(days=14)


def asked_of_talks(
    session: Session, gebruiker: Gebruiker, vandaag: date, kwartaal: Kwartaal
) -> list[Gevraagd]:
    """Return what the talks of this person ask; `kwartaal` is the quarter of today."""
    if not may(gebruiker, Recht.GESPREK_BEKIJKEN):
        return []
    gevraagd: list[Gevraagd] = []
    for gesprek in visible_gesprekken(session, gebruiker):
        if may(gebruiker, Recht.LEZING_SCHRIJVEN):
            gevraagd += _asked_reading(session, gebruiker, gesprek, kwartaal)
        if may(gebruiker, Recht.GESPREK_VOEREN):
            gevraagd += _asked_to_lead(session, gesprek)
        else:
            gevraagd += _asked_to_come(gesprek, vandaag)
    return gevraagd


def _asked_reading(
    session: Session, gebruiker: Gebruiker, gesprek: Gesprek, kwartaal: Kwartaal
) -> list[Gevraagd]:
    if gesprek.status not in TE_LEZEN or Kwartaal.parse(gesprek.kwartaal) >= kwartaal:
        return []
    aantal = unread(session, gebruiker, gesprek)
    if not aantal:
        return []
    lezingen = "1 lezing" if aantal == 1 else f"{aantal} lezingen"
    wacht = " Het bestand is er nog niet." if gesprek.status is GesprekStatus.AANLEVERING else ""
    uitleg = f"Nog {lezingen} te schrijven. De andere kant ziet die pas als beide kanten klaar zijn.{wacht}"
    titel = f"Schrijf uw lezing: {label_gesprek(gesprek)}"
    return [Gevraagd(titel, uitleg, dag_van(gesprek, "lezen"), href_of(gesprek), "Schrijf")]


def unread(session: Session, gebruiker: Gebruiker, gesprek: Gesprek) -> int:
    """Count the afspraken of which this person's side did not submit its reading."""
    klaar = {
        lezing.afspraak_id
        for lezing in visible_lezingen(session, gebruiker, gesprek)
        if lezing.kant == gebruiker.kant and lezing.status is LezingStatus.INGEDIEND
    }
    return sum(afspraak.id not in klaar for afspraak in active_afspraken(session, gesprek))


def _asked_to_lead(session: Session, gesprek: Gesprek) -> list[Gevraagd]:
    if gesprek.status is GesprekStatus.GEOPEND:
        titel = f"Voer het gesprek: {label_gesprek(gesprek)}"
        uitleg = "De lezingen van beide kanten zijn open."
        return [Gevraagd(titel, uitleg, gesprek.gesprek_op, href_of(gesprek), "Open het gesprek")]
    if gesprek.status is GesprekStatus.GEVOERD:
        titel = f"Stel het gesprek vast: {label_gesprek(gesprek)}"
        uitleg = _count_left(len(readiness(session, gesprek)))
        return [Gevraagd(titel, uitleg, dag_van(gesprek, "vaststellen"), href_of(gesprek), "Rond af")]
    return []


def _count_left(aantal: int) -> str:
    if aantal == 0:
        return "Alles is klaar."
    return "Nog 1 punt op de lijst." if aantal == 1 else f"Nog {aantal} punten op de lijst."


def _asked_to_come(gesprek: Gesprek, vandaag: date) -> list[Gevraagd]:
    """Invite who sits at the table but does not lead: opened for a provider, near for an accounthouder."""
    if gesprek.status in (GesprekStatus.GEVOERD, GesprekStatus.VASTGESTELD):
        return []
    is_open = gesprek.status is GesprekStatus.GEOPEND
    if not is_open and not vandaag <= gesprek.gesprek_op <= vandaag + UITNODIGING:
        return []
    uitleg = "De lezingen zijn open. " if is_open else ""
    titel = f"Bereid een gesprek voor: {label_gesprek(gesprek)}"
    return [
        Gevraagd(
            titel,
            f"{uitleg}Kijk wat er op tafel ligt.",
            gesprek.gesprek_op,
            href_of(gesprek),
            "Bekijk het gesprek",
        )
    ]


def href_of(gesprek: Gesprek) -> str:
    """Return the address of a talk."""
    return f"/gesprek?gesprek={gesprek.id}"
