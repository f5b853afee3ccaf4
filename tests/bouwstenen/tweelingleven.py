"""What happened in the small city: files, sealed and opened readings, actions, promises; each text tells whose it is."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mallen import read_mal, write_mal
from sqlalchemy import update
from sqlalchemy.orm import Session
from tweelingstad import BEGIN, CHARLOIS, FEIJENOORD, Stad, make_city, make_csv, open_city

from app.identity import Gebruiker
from app.services.aanleveringen import Upload, receive_aanlevering
from app.services.accounts import INRICHTING
from app.services.gesprek_plannen import plan_gesprek
from app.services.gesprekken import Conclusieinvoer, save_conclusie, save_eigen_deel
from app.services.herkenningen import Herkenninginvoer, give_herkenning
from app.services.initiatieven import Initiatiefinvoer, create_initiatief
from app.services.koppelingen import remember
from app.services.laagvragen import Laagvraaginvoer, ask_laag
from app.services.leerbijeenkomsten import plan_leerbijeenkomst
from app.services.lessen import Lesinvoer, write_les
from app.services.lezingen import Lezinginvoer, save_lezing, submit_lezing
from app.services.referentiebestanden import Lading, load_referentiebestand
from app.services.signalen import Signaalinvoer, report_signaal
from app.services.toezeggingen import Toezegginginvoer, create_toezegging
from app.services.uitvragen import Uitvraaginvoer, answer_uitvraag, publish_uitvraag, save_uitvraag
from app.services.verbeteracties import Verbeteractieinvoer, create_verbeteractie
from app.services.verhalen import Verhaalinvoer, save_verhaal
from app.store.tables import Account
from pipelines.reference import load_referentie
from schemas.catalogus import Bevestiging
from schemas.leercyclus import Gezien, Vrijgave
from schemas.vocabulary import Kwartaal, Referentiesoort

K2, K3, K4, K1 = Kwartaal(2025, 2), Kwartaal(2025, 3), Kwartaal(2025, 4), Kwartaal(2026, 1)
PLEKKEN = {"boom": (1, CHARLOIS, "klimrek", (1, 2)), "tak": (2, FEIJENOORD, "schommel", (4, 5))}
ADVISEUR = {"boom": "adviseur-charlois", "tak": "adviseur-feijenoord"}
GESLOTEN, OPEN = {"boom": 1, "tak": 2}, {"boom": 3, "tak": 4}
"""Numbers of the talks: over K4 still being read, over K3 held but not adopted."""


def make_lively_city(data: Path) -> None:
    """Fill a data folder with the city and everything that happened in it; everyone was here the day before."""
    write_mal(_lively_city(), data)


@cache
def _lively_city() -> dict[Path, bytes]:
    with TemporaryDirectory() as map_:
        _fill(Path(map_))
        return read_mal(Path(map_))


def _fill(data: Path) -> None:
    make_city(data)
    stad = open_city(data)
    with stad.context.sessions.begin() as session:
        session.execute(update(Account).values(laatst_gezien_op=BEGIN - timedelta(days=1)))
    deliver_files(stad)
    stad.publish()
    for partij in PLEKKEN:
        plan(stad, partij, K4)
    for partij in PLEKKEN:
        plan(stad, partij, K3)
    for partij in PLEKKEN:
        read_sealed(stad, partij)
        hold(stad, partij)
        remember_term(stad, partij)
        learn(stad, partij)
    meet(stad)
    recognise(stad)
    speak(stad)
    load_contextbestand(stad)
    stad.context.sessions.engine.dispose()


def speak(stad: Stad) -> None:
    """Partner and De Boom each report something; the adviser asks one thing and drafts another; the wijk has a plan."""
    regios, vandaag, nu = {CHARLOIS}, stad.context.vandaag(), stad.context.nu()
    partner, adviseur = stad.gebruiker("partner"), stad.gebruiker("adviseur-charlois")
    with stad.context.sessions.begin() as session:
        for wie, tekst in ((partner, "signaal-partner"), (stad.gebruiker("boom"), "signaal-boom")):
            melding = Signaalinvoer(tekst, "in de straat", CHARLOIS, "", "bewoner")
            report_signaal(session, wie, melding, regiocodes=regios, factoren=(), nu=nu)
        save_uitvraag(
            session, adviseur, Uitvraaginvoer(CHARLOIS, "uitvraag-concept"), regiocodes=regios, nu=nu
        )
        vraag = Uitvraaginvoer(
            CHARLOIS, "uitvraag-gesteld", "kiezen", "de raad", False, date(2026, 3, 1), date(2026, 4, 1)
        )
        gesteld = save_uitvraag(session, adviseur, vraag, regiocodes=regios, nu=nu)
        publish_uitvraag(session, adviseur, gesteld.id, vandaag=vandaag, nu=nu)
        answer_uitvraag(
            session, partner, gesteld.id, tekst="antwoord-partner", bron="bewoner", vandaag=vandaag, nu=nu
        )
        plan = Initiatiefinvoer(
            "lokaal_budget", CHARLOIS, "plan-uit-de-wijk", "samen koken", "Buurtkeuken", "bewoner", True
        )
        create_initiatief(session, partner, plan, regiocodes=regios, op=vandaag, vandaag=vandaag, nu=nu)


def load_contextbestand(stad: Stad) -> None:
    """Let the gemeente load context figures of one place."""
    lading = Lading(
        soort=Referentiesoort.CONTEXT,
        sleutel="cbs_kwb 2023JJ00",
        naam="CBS Kerncijfers wijken en buurten 2023",
        bron="CBS Kerncijfers wijken en buurten 2023",
        licentie="CC BY 4.0",
        versie="2023",
        bestandsnaam="kwb2023.csv",
        inhoud=b"origineel",
        rijen=b"indicatorcode,regiocode,peiljaar,peilperiode,waarde,teken,stand,bron\n"
        + f"jeugd_0_25,{CHARLOIS},2023,2023JJ00,16000,,,\n".encode(),
        aantal_rijen=1,
        verslag={},
    )
    with stad.context.sessions.begin() as session:
        load_referentiebestand(session, stad.context.archive, INRICHTING, lading, nu=stad.context.nu())


def deliver_files(stad: Stad) -> None:
    """Two quarters of both, and two unfinished files of each: one to justify and one to confirm."""
    tak = make_csv(K4, "schommel", "Bloemhof", zevens=41, van=50)
    carnisse = (
        make_csv(K4, "schommel", "Carnisse", zevens=37, van=60).partition("\n")[2].replace("schommel-", "c-")
    )
    stad.deliver("boom", "bestand-boom-k3.csv", make_csv(K3, "klimrek", "Tarwewijk", zevens=20), K3)
    stad.deliver("tak", "bestand-tak-k3.csv", make_csv(K3, "schommel", "Bloemhof", zevens=20), K3)
    stad.deliver("boom", "bestand-boom-k4.csv", make_csv(K4, "klimrek", "Tarwewijk", zevens=39, van=50), K4)
    stad.deliver("tak", "bestand-tak-k4.csv", tak + carnisse, K4)
    for partij, interventie, buiten in (("boom", "klimrek", "Bloemhof"), ("tak", "schommel", "Ommoord")):
        goed = make_csv(K2, interventie, "Tarwewijk", zevens=20)
        receive(stad, partij, f"half-{partij}.csv", goed.replace("Tarwewijk", buiten, 1))
        receive(stad, partij, f"vraag-{partij}.csv", goed.replace("Tarwewijk", "Tarwewyk"))


def receive(stad: Stad, partij: str, bestandsnaam: str, inhoud: str) -> None:
    upload = Upload(inhoud.encode(), bestandsnaam, K2)
    with stad.context.sessions.begin() as session:
        receive_aanlevering(
            session,
            stad.context.archive,
            stad.gebruiker(partij),
            upload,
            referentie=load_referentie(),
            nu=stad.klok(),
        )


def plan(stad: Stad, partij: str, kwartaal: Kwartaal) -> None:
    beschikking, regio, _, _ = PLEKKEN[partij]
    with stad.context.sessions.begin() as session:
        plan_gesprek(
            session,
            stad.gebruiker(ADVISEUR[partij]),
            beschikking,
            regiocode=regio,
            kwartaal=kwartaal,
            gesprek_op=date(2026, 2, 3),
            nu=stad.klok(),
        )


def read_sealed(stad: Stad, partij: str) -> None:
    """The provider is done with the talk over K4, the adviser has one draft; De Tak writes for everyone to read."""
    afspraken = PLEKKEN[partij][3]
    vrijgave = Vrijgave.OPENBAAR if partij == "tak" else Vrijgave.GESPREK
    with stad.context.sessions.begin() as session:
        for afspraak in afspraken:
            write(stad, session, partij, (GESLOTEN[partij], afspraak), vrijgave=vrijgave)
        adviseur = ADVISEUR[partij]
        write(stad, session, adviseur, (GESLOTEN[partij], afspraken[0]), vrijgave=vrijgave, is_concept=True)


def write(
    stad: Stad,
    session: Session,
    inlognaam: str,
    waar: tuple[int, int],
    *,
    vrijgave: Vrijgave,
    is_concept: bool = False,
) -> None:
    """Keep a reading whose text names its writer and talk, and submit it unless it stays a draft."""
    gebruiker, tekst = stad.gebruiker(inlognaam), f"lezing-{inlognaam}-{waar[0]}"
    antwoorden = dict.fromkeys(("herkennen", "verklaren", "beoordelen"), tekst)
    save_lezing(session, gebruiker, *waar, Lezinginvoer(antwoorden, vrijgave, twijfel=tekst), nu=stad.klok())
    if not is_concept:
        submit_lezing(session, gebruiker, *waar, build_id="", cijfers={}, nu=stad.klok())


def hold(stad: Stad, partij: str) -> None:
    """The talk over K3: opened, concluded, with an action and promises; only adopting it is left."""
    beschikking, regio, _, afspraken = PLEKKEN[partij]
    gesprek, aanbieder, adviseur = OPEN[partij], stad.gebruiker(partij), stad.gebruiker(ADVISEUR[partij])
    with stad.context.sessions.begin() as session:
        for afspraak in afspraken:
            waar = (gesprek, afspraak)
            write(stad, session, partij, waar, vrijgave=Vrijgave.GESPREK)
            write(stad, session, ADVISEUR[partij], waar, vrijgave=Vrijgave.OPENBAAR)
        for afspraak in afspraken:
            tell(stad, session, aanbieder, (gesprek, afspraak))
            conclude(stad, session, adviseur, (gesprek, afspraak))
        save_eigen_deel(session, adviseur, gesprek, f"eigendeel-{partij}", nu=stad.klok())
        create_verbeteractie(
            session, aanbieder, make_action(partij, afspraken[0], regio, gesprek), nu=stad.klok()
        )
        for wie, belover in ((aanbieder, partij), (adviseur, "rotterdam")):
            tekst = f"toezegging-{partij}" if belover == partij else f"gemeentewoord-{partij}"
            belofte = Toezegginginvoer(beschikking, belover, tekst, date(2026, 3, 1), gesprek)
            create_toezegging(session, wie, belofte, nu=stad.klok())


def tell(stad: Stad, session: Session, gebruiker: Gebruiker, waar: tuple[int, int]) -> None:
    """Tell one story for the own side and one for everybody."""
    for vrijgave in (Vrijgave.EIGEN, Vrijgave.OPENBAAR):
        tekst = f"verhaal-{vrijgave.value}-{gebruiker.partijcode}"
        invoer = Verhaalinvoer(tekst, "jongere", "de jongere zelf", "klopt", vrijgave=vrijgave)
        save_verhaal(session, gebruiker, *waar, invoer, nu=stad.klok())


def conclude(stad: Stad, session: Session, adviseur: Gebruiker, waar: tuple[int, int]) -> None:
    partij = next(p for p, nummer in OPEN.items() if nummer == waar[0])
    invoer = Conclusieinvoer(True, f"conclusie-{partij}", "geen_actie", gevolg_reden="Het gaat goed.")
    save_conclusie(session, adviseur, *waar, invoer, nu=stad.klok())


def make_action(partij: str, afspraak: int, regio: str, gesprek: int) -> Verbeteractieinvoer:
    return Verbeteractieinvoer(
        afspraak_id=afspraak,
        regiocode=regio,
        titel=f"actie-{partij}",
        probleem="Te weinig mentoren",
        oplossing="Twee erbij",
        omdat="de mentor het verschil maakt",
        eigenaar=partij,
        verwachte_richting="hoger",
        start_kwartaal=K4,
        terugkijk_kwartaal=K1,
        gesprek_id=gesprek,
    )


def learn(stad: Stad, partij: str) -> None:
    """Write one lesson for the own side and one for everybody, and ask the layer of policy something."""
    nummer = OPEN[partij] - 2
    invoer = Lesinvoer(
        titel="", tekst="De mentor hielp.", omdat="hij blijft", voorwaarden="Een mentor", bewijssoort="praktijk",
        gezien=Gezien.GEZIEN, factor_id="CTC-08", doelgroep="jongeren", vrijgave=Vrijgave.EIGEN,
    )  # fmt: skip
    with stad.context.sessions.begin() as session:
        for vrijgave in (Vrijgave.EIGEN, Vrijgave.OPENBAAR):
            titel = f"les-{vrijgave.value}-{partij}"
            les = replace(invoer, titel=titel, vrijgave=vrijgave)
            write_les(session, stad.gebruiker(partij), nummer, les, nu=stad.klok())
        vraag = Laagvraaginvoer("beleid", "accounthouder", f"laagvraag-{partij}", date(2026, 3, 1))
        adviseur = stad.gebruiker(ADVISEUR[partij])
        ask_laag(session, adviseur, nummer, vraag, vandaag=date(2026, 1, 14), nu=stad.klok())


def meet(stad: Stad) -> None:
    """Plan a learning session on the factor both work on."""
    with stad.context.sessions.begin() as session:
        plan_leerbijeenkomst(
            session,
            stad.gebruiker("adviseur-charlois"),
            factor_id="CTC-08",
            titel="bijeenkomst-van-allen",
            plaats="Huis van de Wijk",
            gepland_op=date(2026, 1, 14),
            vandaag=date(2026, 1, 14),
            nu=stad.klok(),
        )


def remember_term(stad: Stad, partij: str) -> None:
    bevestiging = Bevestiging("regio", f"term-{partij}", CHARLOIS)
    with stad.context.sessions.begin() as session:
        remember(session, stad.gebruiker(partij), partij, bevestiging, stad.klok())


def recognise(stad: Stad) -> None:
    velden: dict[str, Any] = {"indicatorcode": "nut_zeven_of_hoger", "antwoord": "deels"}
    with stad.context.sessions.begin() as session:
        for interventie in ("klimrek", "schommel"):
            invoer = Herkenninginvoer(
                CHARLOIS, K4, interventiecode=interventie, waarom=f"herkenning-{interventie}", **velden
            )
            give_herkenning(session, stad.gebruiker("partner"), invoer, nu=stad.klok())
