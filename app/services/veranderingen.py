"""What changed since a person's last visit, from the log, only about things this person may see."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.gereedheid import label_gesprek, label_of
from app.store.access import (
    visible_aanleveringen,
    visible_afwijkingen,
    visible_beschikkingen,
    visible_gesprekken,
    visible_herkenningen,
    visible_leerbijeenkomsten,
    visible_lessen,
    visible_signalen,
    visible_toezeggingen,
    visible_uitvragen,
    visible_verbeteracties,
    visible_vervolg,
)
from app.store.tables import Logregel
from app.toegang import may
from schemas.rollen import Recht
from schemas.vocabulary import Kwartaal

MAXIMUM = 50
ONDERWERP = re.compile(r"(?P<soort>[a-z]+) (?P<id>\d+)")
ZINNEN = {
    "gesprek_gepland": "Gepland: het gesprek {naam}.",
    "gesprek_verzet": "Verzet naar een andere dag: het gesprek {naam}.",
    "lezing_ingediend": "Er is een lezing ingediend voor het gesprek {naam}.",
    "gesprek_geopend": "De lezingen van beide kanten zijn open: het gesprek {naam}.",
    "gesprek_gevoerd": "Gevoerd: het gesprek {naam}.",
    "gesprek_gecorrigeerd": "Gecorrigeerd, met een reden: het gesprek {naam}.",
    "gesprek_vastgesteld": "Vastgesteld: het gesprek {naam}.",
    "verbeteractie_gemaakt": "Nieuwe verbeteractie: {naam}.",
    "fase_verschoven": "Verbeteractie in een andere fase: {naam}.",
    "oordeel_gegeven": "Er is een oordeel over de verbeteractie {naam}.",
    "laagvraag_gesteld": "Vraag aan een andere laag over de verbeteractie {naam}.",
    "laagvraag_beantwoord": "Antwoord van een andere laag over de verbeteractie {naam}.",
    "les_geschreven": "Nieuwe les: {naam}.",
    "les_herschreven": "Herschreven les: {naam}.",
    "les_geborgd": "Geborgd: de les {naam}.",
    "leerbijeenkomst_gepland": "Gepland: de leerbijeenkomst {naam}.",
    "leerbijeenkomst_gehouden": "Er is een verslag van de leerbijeenkomst {naam}.",
    "toezegging_gedaan": "Nieuwe toezegging: {naam}",
    "toezegging_afgedaan": "Afgedane toezegging: {naam}",
    "aanlevering_ingediend": "Ingediend: {naam}.",
    "afspraak_aangekondigd": "Aangekondigd: de afspraak {naam}.",
    "afspraak_beantwoord": "De aanbieder antwoordde op de afspraak {naam}.",
    "bezwaar_gemaakt": "De aanbieder schreef iets over het bezwaar bij de afspraak {naam}.",
    "afspraak_beeindigd": "Deze afspraak eindigt: {naam}.",
    "afwijking_vastgelegd": "Er is afgeweken, met reden: {naam}.",
    "afwijking_besloten": "Er is een antwoord op de afwijking: {naam}.",
    "doel_bijgesteld": "Het doel luidt nu anders bij {naam}.",
    "beschikking_verlengd": "Verlengd: {naam}.",
    "wijkopname_gedaan": "Een wijk gebruikte vrije inzet of lokaal budget van {naam}.",
    "regelniveau_gezet": "De controle van bestanden weegt anders bij {naam}.",
    "regelniveau_ingetrokken": "De controle van bestanden weegt weer zoals gewoon bij {naam}.",
    "signaal_opgepakt": "Een signaal is opgepakt: {naam}",
    "signaal_besloten": "Er is een besluit over het signaal: {naam}",
    "signaal_beantwoord": "Er is antwoord op het signaal: {naam}",
    "uitvraag_gepubliceerd": "De gemeente stelde een vraag: {naam}",
    "uitvraag_teruggekoppeld": "Er is terugkoppeling op de vraag: {naam}",
    "herkenning_gegeven": "Een wijkpartner zei of een cijfer wordt herkend, over {naam}.",
}
ALLEEN_SCHRIJVERS = frozenset({"lezing_ingediend"})
"""An accounthouder is not told about readings: most are never released to that role (R-35)."""
NIEUWE_CIJFERS = "gepubliceerd"


@dataclass(frozen=True)
class Verandering:
    """One change in a Dutch sentence; `href` is empty when there is no page of its own."""

    tijdstip: datetime
    zin: str
    href: str = ""


Namen = Mapping[int, tuple[str, str]]


def changed_since(session: Session, gebruiker: Gebruiker, sinds: datetime | None) -> list[Verandering]:
    """Return what others changed, newest first; nothing at a first visit."""
    if sinds is None:
        return []
    namen = {soort: load(session, gebruiker) for soort, load in ZICHTBAAR.items()}
    vraag = (
        select(Logregel)
        .where(Logregel.tijdstip > sinds, Logregel.gebeurtenis.in_({*ZINNEN, NIEUWE_CIJFERS}))
        .order_by(Logregel.id.desc())
    )
    gevonden: list[Verandering] = []
    for regel in session.scalars(vraag):
        if len(gevonden) == MAXIMUM:
            break
        verandering = _tell(gebruiker, regel, namen)
        if verandering is not None and verandering.zin not in {v.zin for v in gevonden}:
            gevonden.append(verandering)
    return gevonden


def _tell(gebruiker: Gebruiker, regel: Logregel, namen: Mapping[str, Namen]) -> Verandering | None:
    if regel.gebeurtenis == NIEUWE_CIJFERS:
        return Verandering(regel.tijdstip, "Er zijn nieuwe cijfers gepubliceerd.", "/wijkbeeld")
    is_eigen = (regel.gebruiker, regel.rol) == (gebruiker.naam, gebruiker.rolcode)
    is_verborgen = regel.gebeurtenis in ALLEEN_SCHRIJVERS and not may(gebruiker, Recht.LEZING_SCHRIJVEN)
    onderwerp = ONDERWERP.match(regel.onderwerp)
    if is_eigen or is_verborgen or onderwerp is None:
        return None
    gevonden = namen.get(onderwerp["soort"], {}).get(int(onderwerp["id"]))
    if gevonden is None:
        return None
    naam, href = gevonden
    return Verandering(regel.tijdstip, ZINNEN[regel.gebeurtenis].format(naam=naam), href)


def _gesprekken(session: Session, gebruiker: Gebruiker) -> Namen:
    return {
        g.id: (label_gesprek(g), f"/gesprek?gesprek={g.id}") for g in visible_gesprekken(session, gebruiker)
    } | {
        v.gesprek_id: (
            f"over {Kwartaal.parse(v.kwartaal).label} waarbij uw antwoord op tafel lag",
            "/herkennen?nummer=klaar#vervolg",
        )
        for v in visible_vervolg(session, gebruiker)
    }


def _verbeteracties(session: Session, gebruiker: Gebruiker) -> Namen:
    acties = visible_verbeteracties(session, gebruiker)
    return {a.id: (a.titel, f"/verbeteren?verbeteractie={a.id}") for a in acties}


def _lessen(session: Session, gebruiker: Gebruiker) -> Namen:
    return {les.id: (les.titel, f"/lessen?les={les.id}") for les in visible_lessen(session, gebruiker)}


def _leerbijeenkomsten(session: Session, gebruiker: Gebruiker) -> Namen:
    return {
        b.id: (b.titel, f"/leerbijeenkomsten?leerbijeenkomst={b.id}")
        for b in visible_leerbijeenkomsten(session, gebruiker)
    }


def _toezeggingen(session: Session, gebruiker: Gebruiker) -> Namen:
    toezeggingen = visible_toezeggingen(session, gebruiker)
    return {t.id: (t.tekst, f"/verbeteren?toezegging={t.id}") for t in toezeggingen}


def _aanleveringen(session: Session, gebruiker: Gebruiker) -> Namen:
    return {
        a.id: (f"{a.bestandsnaam}, {Kwartaal.parse(a.kwartaal).label}", f"/aanleveren?aanlevering={a.id}")
        for a in visible_aanleveringen(session, gebruiker)
    }


def _herkenningen(session: Session, gebruiker: Gebruiker) -> Namen:
    return {
        h.id: (
            Kwartaal.parse(h.kwartaal).label,
            f"/wijkbeeld?regio={h.regiocode}&kwartaal={h.kwartaal}",
        )
        for h in visible_herkenningen(session, gebruiker)
    }


def _beschikkingen(session: Session, gebruiker: Gebruiker) -> Namen:
    return {
        b.id: (b.titel, f"/afspraken?beschikking={b.id}#controles")
        for b in visible_beschikkingen(session, gebruiker)
    }


def _afspraken(session: Session, gebruiker: Gebruiker) -> Namen:
    return {
        a.id: (label_of(a), f"/afspraken?beschikking={b.id}#kalender")
        for b in visible_beschikkingen(session, gebruiker)
        for a in b.afspraken
    }


def _afwijkingen(session: Session, gebruiker: Gebruiker) -> Namen:
    return {
        a.id: (a.anders, f"/afwijkingen?afwijking={a.id}") for a in visible_afwijkingen(session, gebruiker)
    }


def _signalen(session: Session, gebruiker: Gebruiker) -> Namen:
    return {s.id: (s.tekst, f"/signalen?signaal={s.id}") for s in visible_signalen(session, gebruiker)}


def _uitvragen(session: Session, gebruiker: Gebruiker) -> Namen:
    return {u.id: (u.vraag, f"/uitvragen?uitvraag={u.id}") for u in visible_uitvragen(session, gebruiker)}


ZICHTBAAR: Mapping[str, Callable[[Session, Gebruiker], Namen]] = {
    "gesprek": _gesprekken,
    "verbeteractie": _verbeteracties,
    "les": _lessen,
    "leerbijeenkomst": _leerbijeenkomsten,
    "toezegging": _toezeggingen,
    "aanlevering": _aanleveringen,
    "herkenning": _herkenningen,
    "beschikking": _beschikkingen,
    "afspraak": _afspraken,
    "afwijking": _afwijkingen,
    "signaal": _signalen,
    "uitvraag": _uitvragen,
}
