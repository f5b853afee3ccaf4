"""The talks of the city: planned, read by both sides, opened, held and adopted through the services."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.components.cijfers import Cijfer, read_cijfers
from app.demo.bronnen import load_tabel
from app.demo.stad import Daad, Demostad, at
from app.demo.teksten import Onderwerp, stories_of, write_conclusie, write_geen_actie, write_lezing
from app.demo.verbeteren import actions_of, make_actions, make_promises
from app.identity import Gebruiker
from app.services.aanwezigen import Aanwezigeinvoer, add_aanwezige
from app.services.gereedheid import active_afspraken
from app.services.gesprek_plannen import KALENDER, advance_gesprekken, plan_gesprek
from app.services.gesprekken import (
    Conclusieinvoer,
    save_conclusie,
    save_eigen_deel,
)
from app.services.lezingen import save_lezing, submit_lezing
from app.services.vaststellen import adopt_gesprek
from app.services.verhalen import Verhaalinvoer, save_verhaal
from app.store.tables import Afspraak, Gesprek
from schemas.leercyclus import Vrijgave
from schemas.vocabulary import Kwartaal

Rij = dict[str, str]
LEZEN_VOOR = timedelta(days=9)
VERHALEN_VANAF = "2025-K1"
AF = ("vastgesteld",)
GEHOUDEN = ("gevoerd", "vastgesteld")
OPEN = ("geopend", "gevoerd", "vastgesteld")
# Who already wrote for a talk that is still being read: one side complete, or half of one side.
AL_GESCHREVEN = {"JP-2024-105": ("aanbieder", None), "JP-2025-101": ("gemeente", 2)}


def plan_talks(vandaag: date) -> Iterator[Daad]:
    """Plan every talk; what lies after today has not happened yet."""
    for rij in load_tabel("gesprekken.csv"):
        op = date.fromisoformat(rij["op"])
        # The second side writes a day after the first, and whoever looks early must not read of this afternoon.
        lezen = min(op - LEZEN_VOOR, vandaag - timedelta(days=2))
        yield Daad(at(min(op, vandaag) - timedelta(days=60), 9), 1, partial(_plan, rij))
        if rij["status"] in OPEN:
            yield Daad(at(lezen, 11), 2, partial(_read_both, rij))
        elif rij["status"] == "lezen":
            yield Daad(at(vandaag - timedelta(days=1), 15), 2, partial(_read_part, rij))
        if rij["status"] in GEHOUDEN:
            yield Daad(at(op, 13), 3, partial(_hold, rij))
        if rij["status"] in AF:
            yield Daad(at(op, 16), 4, partial(_adopt, rij))
    yield Daad(at(vandaag - timedelta(days=1), 7), 1, _advance)


def _plan(rij: Rij, stad: Demostad, nu: datetime) -> None:
    with stad.sessions.begin() as session:
        plan_gesprek(
            session,
            stad.gebruiker(session, stad.adviser_login(rij["gebied"])),
            stad.beschikking(session, rij["kenmerk"]).id,
            regiocode=rij["gebied"],
            kwartaal=Kwartaal.parse(rij["kwartaal"]),
            gesprek_op=date.fromisoformat(rij["op"]),
            tijd=time.fromisoformat(rij["tijd"]) if rij["tijd"] else None,
            locatie=rij["locatie"],
            nu=nu,
        )


def _advance(stad: Demostad, nu: datetime) -> None:
    """Let time do what it does to talks whose quarter is over."""
    with stad.sessions.begin() as session:
        advance_gesprekken(session, KALENDER, nu=nu)


def _read_both(rij: Rij, stad: Demostad, nu: datetime) -> None:
    _read(rij, stad, nu, kant="aanbieder", hoogstens=None)
    _read(rij, stad, nu + timedelta(hours=26), kant="gemeente", hoogstens=None)


def _read_part(rij: Rij, stad: Demostad, nu: datetime) -> None:
    kant, hoogstens = AL_GESCHREVEN[rij["kenmerk"]]
    _read(rij, stad, nu, kant=kant, hoogstens=hoogstens)


def _read(rij: Rij, stad: Demostad, nu: datetime, *, kant: str, hoogstens: int | None) -> None:
    """Write and submit one side's readings, each with the figure its writer saw then."""
    with stad.sessions() as session:
        gebruiker = _writer(stad, session, rij, kant)
    cijfers = _figures(stad, gebruiker, rij)
    stand = stad.marts.stand()
    with stad.sessions.begin() as session:
        gesprek = find_gesprek(session, stad, rij)
        for afspraak in active_afspraken(session, gesprek)[:hoogstens]:
            onderwerp = make_onderwerp(stad, rij, afspraak, cijfers)
            save_lezing(session, gebruiker, gesprek.id, afspraak.id, write_lezing(onderwerp, kant), nu=nu)
            _tell(session, gebruiker, gesprek, afspraak, nu)
            gezien = {} if onderwerp.cijfer is None else dict(vars(onderwerp.cijfer))
            build_id = stand.build_id if stand else ""
            submit_lezing(
                session, gebruiker, gesprek.id, afspraak.id, build_id=build_id, cijfers=gezien, nu=nu
            )


def _tell(session: Session, gebruiker: Gebruiker, gesprek: Gesprek, afspraak: Afspraak, nu: datetime) -> None:
    """Add the stories this side has; the provider says so when there is none."""
    verhalen = stories_of(afspraak.interventiecode) if gesprek.kwartaal >= VERHALEN_VANAF else []
    eigen = [v for v in verhalen if v["kant"] == gebruiker.kant]
    # A story is told once per talk, at the first afspraak of its intervention.
    eerste = next(
        a.id for a in active_afspraken(session, gesprek) if a.interventiecode == afspraak.interventiecode
    )
    if eigen and afspraak.id == eerste:
        for verhaal in eigen:
            velden = {veld: verhaal[veld] for veld in ("tekst", "bron", "toestemming", "confrontatie")}
            # What chafes was asked for: the first story already agreed with the figure.
            is_tegen = verhaal["kant"] == "gemeente" and verhaal["confrontatie"] == "wringt"
            factor = next((f.factor_id for f in afspraak.interventie.factoren), "")
            invoer = Verhaalinvoer(
                **velden,
                factor_id=factor,
                is_tegenverhaal=is_tegen,
                thema=verhaal.get("thema", ""),
                vrijgave=Vrijgave(verhaal.get("vrijgave", Vrijgave.GESPREK)),
            )
            save_verhaal(session, gebruiker, gesprek.id, afspraak.id, invoer, nu=nu)
    elif gebruiker.kant == "aanbieder":
        invoer = Verhaalinvoer(
            tekst="Het verhaal staat bij een andere afspraak." if eigen else "", is_geen_verhaal=True
        )
        save_verhaal(session, gebruiker, gesprek.id, afspraak.id, invoer, nu=nu)


def _hold(rij: Rij, stad: Demostad, nu: datetime) -> None:
    """Write conclusions, actions and promises at the table."""
    with stad.sessions() as session:
        adviseur = _writer(stad, session, rij, "gemeente")
    cijfers = _figures(stad, adviseur, rij)
    with stad.sessions.begin() as session:
        gesprek = find_gesprek(session, stad, rij)
        for invoer in seats_of(rij):
            add_aanwezige(session, adviseur, gesprek.id, invoer, nu=nu)
        if rij["eigen_deel"]:
            save_eigen_deel(session, adviseur, gesprek.id, rij["eigen_deel"], nu=nu)
        make_actions(stad, session, gesprek, rij, adviseur=adviseur, nu=nu)
        make_promises(stad, session, gesprek, rij, nu)
        afspraken = active_afspraken(session, gesprek)
        # A talk that is held but not adopted still lacks its last conclusion.
        for afspraak in afspraken if rij["status"] in AF else afspraken[:-1]:
            onderwerp = make_onderwerp(stad, rij, afspraak, cijfers)
            save_conclusie(
                session, adviseur, gesprek.id, afspraak.id, _conclude(rij, afspraak, onderwerp), nu=nu
            )


def seats_of(rij: Rij) -> list[Aanwezigeinvoer]:
    """Return who sat at the table: `laag/sector who`, apart by semicolons."""
    zetels = [deel.strip().partition(" ") for deel in rij["aanwezigen"].split(";") if deel.strip()]
    plekken = [(plek.partition("/"), wie) for plek, _, wie in zetels]
    return [Aanwezigeinvoer(laag, sector, wie) for (laag, _, sector), wie in plekken]


def _conclude(rij: Rij, afspraak: Afspraak, onderwerp: Onderwerp) -> Conclusieinvoer:
    heeft_actie = any(
        (a["indicator"], a["interventie"]) == (afspraak.indicatorcode, afspraak.interventiecode)
        for a in actions_of(rij)
    )
    if afspraak.indicatorcode == "bereik" and afspraak.bezwaar:
        return Conclusieinvoer(
            is_gezamenlijk=False,
            tekst="Over het aantal worden we het vandaag niet eens.",
            verschil=f"Aanbieder: {afspraak.bezwaar} Gemeente: het budget is op dit aantal berekend.",
            besluit="Het aantal blijft dit jaar staan; bij de nieuwe afspraak rekenen we samen opnieuw.",
            beslisrecht="gemeente",
            gevolg="geen_actie",
            gevolg_reden="Het verschil van mening staat nu op papier en komt terug bij de nieuwe afspraak.",
        )
    return Conclusieinvoer(
        is_gezamenlijk=True,
        tekst=write_conclusie(onderwerp),
        gevolg="actie" if heeft_actie else "geen_actie",
        gevolg_reden="" if heeft_actie else write_geen_actie(onderwerp),
        besluit="We proberen iets nieuws en kijken later terug." if heeft_actie else "",
    )


def _adopt(rij: Rij, stad: Demostad, nu: datetime) -> None:
    with stad.sessions() as session:
        adviseur = _writer(stad, session, rij, "gemeente")
    cijfers, stand = _figures(stad, adviseur, rij), stad.marts.stand()
    with stad.sessions.begin() as session:
        gesprek = find_gesprek(session, stad, rij)
        gezien = {a.id: find_cijfer(cijfers, a) for a in active_afspraken(session, gesprek)}
        adopt_gesprek(
            session,
            adviseur,
            gesprek.id,
            build_id=stand.build_id if stand else "",
            cijfers={nummer: dict(vars(cijfer)) for nummer, cijfer in gezien.items() if cijfer},
            nu=nu,
        )


def find_gesprek(session: Session, stad: Demostad, rij: Rij) -> Gesprek:
    """Return the talk of a row."""
    vraag = select(Gesprek).where(
        Gesprek.beschikking_id == stad.beschikking(session, rij["kenmerk"]).id,
        Gesprek.regiocode == rij["gebied"],
        Gesprek.kwartaal == rij["kwartaal"],
    )
    return session.scalars(vraag).one()


def make_onderwerp(stad: Demostad, rij: Rij, afspraak: Afspraak, cijfers: list[Cijfer]) -> Onderwerp:
    """Return what a text is about."""
    regios = stad.referentie.regios
    return Onderwerp(
        sleutel=f"{rij['kenmerk']}|{rij['gebied']}|{rij['kwartaal']}|{afspraak.indicatorcode}|{afspraak.interventiecode}",
        indicatorcode=afspraak.indicatorcode,
        interventie=afspraak.interventie.naam,
        gebied=str(regios.loc[regios["code"] == rij["gebied"], "naam"].iloc[0]),
        cijfer=find_cijfer(cijfers, afspraak),
        plek=afspraak.id,
        factor_id=next((f.factor_id for f in afspraak.interventie.factoren), ""),
    )


def find_cijfer(cijfers: list[Cijfer], afspraak: Afspraak) -> Cijfer | None:
    """Return the figure an afspraak is about."""
    wat = (afspraak.indicatorcode, afspraak.interventiecode, afspraak.informant)
    return next((c for c in cijfers if (c.indicatorcode, c.interventiecode, c.informant) == wat), None)


def _writer(stad: Demostad, session: Session, rij: Rij, kant: str) -> Gebruiker:
    if kant == "gemeente":
        return stad.gebruiker(session, stad.adviser_login(rij["gebied"]))
    return stad.gebruiker(session, stad.provider_login(stad.beschikking(session, rij["kenmerk"]).partijcode))


def _figures(stad: Demostad, gebruiker: Gebruiker, rij: Rij) -> list[Cijfer]:
    with stad.sessions() as session:
        partijcode = stad.beschikking(session, rij["kenmerk"]).partijcode
    frame = stad.marts.cijfers(
        gebruiker, regiocode=rij["gebied"], kwartaal=rij["kwartaal"], partijcode=partijcode
    )
    return read_cijfers(frame)
