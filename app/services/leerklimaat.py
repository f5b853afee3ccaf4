"""The pulse on the learning climate: rounds, answers nobody can lead back, and their distributions (R-45)."""

import secrets
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.logboek import write_log
from app.services.persoonsgegevens import refuse_persoonsgegevens
from app.services.voorwaarden import require_text
from app.store.access import closed_antwoorden, has_answered
from app.store.access.bereik import not_found
from app.store.sessions import lock
from app.store.tables import Pulsantwoord, Pulsdeelname, Pulsronde
from app.toegang import require
from schemas.errors import NietGereedError, OngeldigeWaardeError
from schemas.puls import FIJNE_GROEP, GROEPEN, KLEINSTE_GROEP, STANDAARD, Puls, load_puls
from schemas.rollen import Recht

TUSSENTIJD = timedelta(days=90)
"""Between two rounds; a second one soon after the first would show what one newcomer answered."""
PULS_SLOT = 5990045
GROEPNAMEN = {"gemeente": "Gemeente", "aanbieder": "Aanbieders", "wijkpartner": "Wijkpartners"}
KANTEN = ("links", "ertussenin", "rechts")


@dataclass(frozen=True)
class Pulskeuze:
    """One answer: 1 is wholly left, and what it shows from."""

    score: int
    bewijs: str = ""


@dataclass(frozen=True)
class Groepsbeeld:
    """What one group answered to one statement; without `telling` the group is too small to show."""

    groep: str
    aantal: int | None
    telling: Mapping[str, int]
    bewijzen: tuple[str, ...] = ()


def open_ronde(
    session: Session, gebruiker: Gebruiker, *, naam: str, van: date, tot: date, nu: datetime
) -> Pulsronde:
    """Plan a round; rounds do not overlap and lie at least a quarter apart."""
    require(gebruiker, Recht.LEERKLIMAAT_BEHEREN)
    titel = require_text(naam, "Geef de ronde een naam, bijvoorbeeld Voorjaar 2026.")
    if tot < van + timedelta(days=6):
        raise NietGereedError(("Laat een ronde ten minste een week open staan.",))
    lock(session.connection(), PULS_SLOT)
    for ander in session.scalars(select(Pulsronde)):
        if van < ander.tot + TUSSENTIJD and ander.van < tot + TUSSENTIJD:
            raise NietGereedError(
                (f"De ronde {ander.naam} ligt te dichtbij: tussen twee rondes zit ten minste een kwartaal.",)
            )
    ronde = Pulsronde(puls=STANDAARD, naam=titel, van=van, tot=tot, geopend_door=gebruiker.naam)
    session.add(ronde)
    session.flush()
    write_log(session, gebruiker, "pulsronde_geopend", f"pulsronde {ronde.id}", nu=nu)
    return ronde


def find_open_ronde(session: Session, gebruiker: Gebruiker, vandaag: date) -> Pulsronde | None:
    """Return the round that waits for this person's answers."""
    if gebruiker.rolcode not in GROEPEN:
        return None
    vraag = select(Pulsronde).where(Pulsronde.van <= vandaag, Pulsronde.tot >= vandaag)
    ronde = session.scalars(vraag.order_by(Pulsronde.id)).first()
    return None if ronde is None or has_answered(session, gebruiker, ronde.id) else ronde


def give_puls(
    session: Session,
    gebruiker: Gebruiker,
    ronde_id: int,
    keuzes: Mapping[str, Pulskeuze],
    *,
    vandaag: date,
) -> None:
    """Keep that this person answered, and apart from that what somebody of the group answered.

    There is no line in the log: its moment, next to a copy of the store from before, would point at the answers.
    """
    require(gebruiker, Recht.PULS_GEVEN)
    # One at a time, and answers written anew in the order of new keys: neither the place of a row nor the
    # transaction that wrote it tells which rows came together.
    lock(session.connection(), PULS_SLOT)
    ronde = session.get(Pulsronde, ronde_id)
    if ronde is None or not ronde.van <= vandaag <= ronde.tot:
        raise not_found()
    if has_answered(session, gebruiker, ronde_id):
        raise NietGereedError(("U hebt deze ronde al ingevuld.",))
    puls = load_puls(ronde.puls)
    _check_keuzes(puls, keuzes)
    groep = GROEPEN[gebruiker.rolcode]
    eerdere = session.execute(
        select(Pulsantwoord.groep, Pulsantwoord.stelling, Pulsantwoord.score, Pulsantwoord.bewijs).where(
            Pulsantwoord.ronde_id == ronde_id
        )
    ).all()
    nieuwe = [(groep, code, keuze.score, keuze.bewijs.strip()) for code, keuze in keuzes.items()]
    rijen = [
        {
            "sleutel": secrets.token_hex(16),
            "ronde_id": ronde_id,
            "groep": g,
            "stelling": stelling,
            "score": score,
            "bewijs": bewijs,
        }
        for g, stelling, score, bewijs in [*(tuple(rij) for rij in eerdere), *nieuwe]
    ]
    session.execute(delete(Pulsantwoord).where(Pulsantwoord.ronde_id == ronde_id))
    session.execute(insert(Pulsantwoord), sorted(rijen, key=lambda rij: str(rij["sleutel"])))
    deelnemers = [
        *session.scalars(select(Pulsdeelname.account_id).where(Pulsdeelname.ronde_id == ronde_id)),
        gebruiker.id,
    ]
    session.execute(delete(Pulsdeelname).where(Pulsdeelname.ronde_id == ronde_id))
    session.execute(
        insert(Pulsdeelname), [{"ronde_id": ronde_id, "account_id": wie} for wie in sorted(deelnemers)]
    )


def show_verdeling(
    session: Session, gebruiker: Gebruiker, ronde: Pulsronde, vandaag: date
) -> dict[str, list[Groepsbeeld]]:
    """Return per statement what each group answered; a small group says so, and nothing is added up over groups."""
    puls = load_puls(ronde.puls)
    per_vraag: dict[tuple[str, str], list[Pulsantwoord]] = {}
    for antwoord in closed_antwoorden(session, gebruiker, ronde, vandaag):
        per_vraag.setdefault((antwoord.stelling, antwoord.groep), []).append(antwoord)
    return {
        s.code: [_picture(puls, groep, per_vraag.get((s.code, groep), [])) for groep in GROEPNAMEN]
        for s in puls.stellingen
    }


def _picture(puls: Puls, groep: str, antwoorden: Sequence[Pulsantwoord]) -> Groepsbeeld:
    if len(antwoorden) < KLEINSTE_GROEP:
        return Groepsbeeld(groep, None, {})
    fijn = len(antwoorden) >= FIJNE_GROEP
    namen = puls.antwoorden if fijn else KANTEN
    geteld = Counter(puls.antwoorden[a.score - 1] if fijn else _side(puls, a.score) for a in antwoorden)
    return Groepsbeeld(
        groep,
        len(antwoorden),
        {naam: geteld[naam] for naam in namen},
        tuple(sorted(a.bewijs for a in antwoorden if a.bewijs)),
    )


def _side(puls: Puls, score: int) -> str:
    midden = (len(puls.antwoorden) + 1) / 2
    return KANTEN[0] if score < midden else KANTEN[2] if score > midden else KANTEN[1]


def _check_keuzes(puls: Puls, keuzes: Mapping[str, Pulskeuze]) -> None:
    codes = {s.code for s in puls.stellingen}
    if set(keuzes) - codes:
        raise OngeldigeWaardeError("Dit formulier kwam niet goed over. Laad de pagina opnieuw.")
    redenen = []
    for nummer, stelling in enumerate(puls.stellingen, start=1):
        keuze = keuzes.get(stelling.code)
        if keuze is None or not 1 <= keuze.score <= len(puls.antwoorden):
            redenen.append(f"Kies een antwoord bij stelling {nummer}.")
        elif puls.is_uiterste(keuze.score) and not keuze.bewijs.strip():
            redenen.append(f"Schrijf bij stelling {nummer} op waar dat uit blijkt.")
        else:
            refuse_persoonsgegevens(keuze.bewijs)
    if redenen:
        raise NietGereedError(tuple(redenen))
