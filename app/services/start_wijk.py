"""What signalen and uitvragen ask of a person on Start: take up, decide, answer (R-41)."""

from datetime import date, timedelta

from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.gevraagd import Gevraagd
from app.services.leerklimaat import find_open_ronde
from app.services.signaaloverdracht import find_open
from app.services.signalen import OPPAKKEN
from app.store.access import handles_regio, visible_signalen, visible_uitvragen
from app.store.access.bereik import is_regio_within
from app.store.tables import Signaal, Uitvraag
from app.toegang import may
from schemas.leercyclus import SignaalStatus, UitvraagStatus
from schemas.rollen import Recht

OPPAKTIJD = timedelta(days=7)
BESLUITTIJD = timedelta(days=28)
STARTTIJD = timedelta(days=28)
ANTWOORDTIJD = timedelta(days=14)
BINNENKORT = timedelta(days=14)
LANG = 90
"""How much of a text stands on Start."""


def asked_by_wijk(session: Session, gebruiker: Gebruiker, vandaag: date) -> list[Gevraagd]:
    """Return what people of the wijk wait for, and what the municipality asks of them."""
    return [
        *_asked_signals(session, gebruiker),
        *_asked_questions(session, gebruiker, vandaag),
        *_asked_pulse(session, gebruiker, vandaag),
    ]


def _asked_pulse(session: Session, gebruiker: Gebruiker, vandaag: date) -> list[Gevraagd]:
    ronde = find_open_ronde(session, gebruiker, vandaag)
    if ronde is None:
        return []
    uitleg = "Zestien stellingen, zonder uw naam. De uitslag ziet iedereen die meedoet."
    return [Gevraagd("Hoe is het om hier te leren?", uitleg, ronde.tot, "/leerklimaat", "Vul in")]


def _asked_signals(session: Session, gebruiker: Gebruiker) -> list[Gevraagd]:
    if not may(gebruiker, Recht.SIGNAAL_BEHANDELEN):
        return []
    gevraagd = []
    for signaal in visible_signalen(session, gebruiker):
        vraag = _ask_signal(gebruiker, signaal)
        if vraag is not None:
            titel, datum, knop = vraag
            href = f"/signalen?signaal={signaal.id}"
            gevraagd.append(Gevraagd(titel, shorten(signaal.tekst), datum, href, knop))
    return gevraagd


def _ask_signal(gebruiker: Gebruiker, signaal: Signaal) -> tuple[str, date, str] | None:
    """Return what this signaal asks of this person, by when, and the words on the button."""
    gemeld = signaal.gemeld_op.date()
    verzoek = find_open(signaal)
    if verzoek is not None and verzoek.naar_id == gebruiker.id:
        titel = f"{verzoek.van_naam} vraagt u een signaal over te nemen"
        return titel, verzoek.gevraagd_op.date() + OPPAKTIJD, "Geef antwoord"
    if signaal.status is SignaalStatus.ONTVANGEN:
        eigen = handles_regio(gebruiker) and is_regio_within(signaal.regiocode, gebruiker)
        return ("Een nieuw signaal uit de wijk", gemeld + OPPAKTIJD, "Pak op") if eigen else None
    if signaal.eigenaar_id != gebruiker.id or signaal.status is SignaalStatus.AFGESLOTEN:
        return None
    besluit = signaal.besluit_op or gemeld
    if signaal.status is SignaalStatus.OPGEPAKT:
        return "Een signaal wacht op een besluit", gemeld + BESLUITTIJD, "Leg het besluit vast"
    if signaal.status is SignaalStatus.BESLOTEN and signaal.besluit == OPPAKKEN:
        return "Een signaal wacht op de eerste actie", besluit + STARTTIJD, "Leg de eerste actie vast"
    return "Een melder wacht op antwoord", (signaal.eerste_stap_op or besluit) + ANTWOORDTIJD, "Geef antwoord"


def _asked_questions(session: Session, gebruiker: Gebruiker, vandaag: date) -> list[Gevraagd]:
    gevraagd = []
    for uitvraag in visible_uitvragen(session, gebruiker):
        if uitvraag.status is not UitvraagStatus.GEPUBLICEERD:
            continue
        href = f"/uitvragen?uitvraag={uitvraag.id}"
        if may(gebruiker, Recht.UITVRAAG_BIJWERKEN):
            dag = uitvraag.terugkoppeling_voor
            if dag is not None and dag <= vandaag + BINNENKORT and uitvraag.gemaakt_door == gebruiker.naam:
                titel = "Vertel de wijk wat u met de antwoorden deed"
                gevraagd.append(Gevraagd(titel, shorten(uitvraag.vraag), dag, href, "Koppel terug"))
        elif may(gebruiker, Recht.SIGNAAL_GEVEN) and _may_answer(gebruiker, uitvraag, vandaag):
            titel = "De gemeente vraagt de wijk iets"
            dag = uitvraag.antwoord_tot or vandaag
            gevraagd.append(Gevraagd(titel, shorten(uitvraag.vraag), dag, href, "Geef uw antwoord"))
    return gevraagd


def _may_answer(gebruiker: Gebruiker, uitvraag: Uitvraag, vandaag: date) -> bool:
    is_open = uitvraag.antwoord_tot is None or vandaag <= uitvraag.antwoord_tot
    return is_open and all(a.account_id != gebruiker.id for a in uitvraag.antwoorden)


def shorten(tekst: str) -> str:
    """Return the beginning of a text, cut at a word."""
    if len(tekst) <= LANG:
        return tekst
    return f"{tekst[:LANG].rsplit(' ', 1)[0]} …"
