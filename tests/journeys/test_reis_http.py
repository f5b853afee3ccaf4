"""The thin true line over HTTP: from a file with a fault to an action that comes back and a cycle that is round."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from bezoeker import Antwoord, Bezoeker
from tweelingstad import CHARLOIS, TARWEWIJK, Stad, make_city, make_csv, open_city

from app.store.tables import Aanlevering, Gesprek, Oordeel, Verbeteractie
from schemas.leercyclus import AanleveringStatus, GesprekStatus
from schemas.vocabulary import Kwartaal

K3, K4, K1 = Kwartaal(2025, 3), Kwartaal(2025, 4), Kwartaal(2026, 1)
WIJK = f"/wijkbeeld?regio={TARWEWIJK}"
ACTIEVE_AFSPRAKEN = (1, 2)
DUIDELIJK_VERANDERD = 1
LATER = datetime(2026, 4, 14, 8, 0, tzinfo=UTC)


@pytest.fixture
def stad(tmp_path: Path) -> Iterator[Stad]:
    """The city with the figures of K3 published."""
    make_city(tmp_path / "var")
    stad = open_city(tmp_path / "var")
    stad.deliver("boom", "k3.csv", make_csv(K3, "klimrek", "Tarwewijk", zevens=20), K3)
    stad.publish()
    yield stad
    stad.context.sessions.engine.dispose()


@pytest.mark.traag
def test_from_a_file_with_a_fault_to_a_cycle_that_is_round(stad: Stad) -> None:
    boom, adviseur = stad.bezoeker("boom"), stad.bezoeker("adviseur-charlois")
    deliver_with_repair(stad, boom, adviseur)
    gesprek = plan(adviseur)
    read_sealed(stad, gesprek)
    hold(stad, adviseur, gesprek)
    stad.move_clock(LATER)
    come_back(stad, boom, adviseur, gesprek)


def deliver_with_repair(stad: Stad, boom: Bezoeker, adviseur: Bezoeker) -> None:
    """Upload with a fault, mend, submit; the figure on the wijk page changes only then."""
    assert "Lever uw bestand over K4 2025 aan" in boom.open("/").tekst
    assert "50%" in adviseur.open(WIJK).tekst
    goed = make_csv(K4, "klimrek", "Tarwewijk", zevens=64, van=80)
    fout = goed.replace(";6;8;", ";zes;8;", 1)
    rapport = boom.open(boom.upload(fout, "k4.csv", str(K4)).adres).tekst
    assert "Cel H2, kolom bijeenkomsten" in rapport
    assert "Herstel eerst de fouten" in rapport
    assert not boom.send("aanleveren", "indienen", "2", "dien_in", reden="").is_gelukt

    hersteld = boom.upload(goed, "k4-hersteld.csv", str(K4)).adres
    assert "1 opgelost, 0 over" in boom.open(hersteld).tekst
    wat_verandert = boom.call(
        boom.find("aanleveren-verschuiving"),
        ("aanleveren-verschuiving.children",),
        [("aanleveren-vraag", "data", 3)],
        [],
    )
    assert "80%" in wat_verandert.tekst
    assert "met alleen uw eigen bestanden" in wat_verandert.tekst
    assert "80%" not in adviseur.open(WIJK).tekst
    assert "Versie 1 is ingediend" in boom.send("aanleveren", "indienen", "3", "dien_in", reden="").tekst
    assert "Ontvangstbewijs" in boom.open(hersteld).tekst
    assert "80%" in adviseur.open(WIJK).tekst
    assert "50%" in adviseur.open(f"{WIJK}&kwartaal=2025-K3").tekst
    assert [a.status for a in stad.rows(Aanlevering)] == [
        AanleveringStatus.INGEDIEND,
        AanleveringStatus.ONTVANGEN,
        AanleveringStatus.INGEDIEND,
    ]


def plan(adviseur: Bezoeker) -> str:
    """Plan the talk and return its address."""
    velden = {"plek": f"1/{CHARLOIS}", "kwartaal": str(K4), "datum": "2026-02-03"}
    adres = adviseur.send("gesprek", "plannen", "0", "plan", **velden).adres
    assert "De lezingen worden geschreven." in adviseur.open(adres).tekst
    return adres


def number_of(adres: str) -> str:
    return adres.rpartition("=")[2]


def everything(gesprek: str) -> str:
    """Return the address of a talk with all its steps below each other."""
    return f"{gesprek}&stap=alles"


def reading_text(inlognaam: str, afspraak: int) -> str:
    return f"Lezing van {inlognaam} bij afspraak {afspraak}"


def write(stad: Stad, gesprek: str, inlognaam: str, afspraak: int, daad: str, **rest: str) -> Antwoord:
    velden = {
        "stap_herkennen": reading_text(inlognaam, afspraak),
        "stap_verklaren": "De mentor doet mee.",
        "stap_beoordelen": "Goed genoeg.",
        "vrijgave": "gesprek",
        "methode": "rotterdam_2019",
        **rest,
    }
    sleutel = f"{number_of(gesprek)}-{afspraak}"
    return stad.bezoeker(inlognaam).send("gesprek", "lezing", sleutel, daad, **velden)


def read_sealed(stad: Stad, gesprek: str) -> None:
    """Both sides write, and a clear change asks for another explanation; until the last is in, nobody else reads a word."""
    for inlognaam in ("boom", "adviseur-charlois"):
        for afspraak in ACTIEVE_AFSPRAKEN:
            assert write(stad, gesprek, inlognaam, afspraak, "bewaar", versie="0").is_gelukt
            if afspraak == ACTIEVE_AFSPRAKEN[-1]:
                check_sealed(stad, gesprek)
            if afspraak == DUIDELIJK_VERANDERD:
                geweigerd = write(stad, gesprek, inlognaam, afspraak, "dien_in", versie="1")
                assert not geweigerd.is_gelukt
                assert "Dit cijfer is duidelijk veranderd." in geweigerd.tekst
            velden = {"andere_verklaring": "Er kwam een andere groep.", "versie": "1"}
            antwoord = write(stad, gesprek, inlognaam, afspraak, "dien_in", **velden)
            assert antwoord.is_gelukt, antwoord.tekst
        if inlognaam == "boom":
            check_sealed(stad, gesprek)
    assert "liggen nu open" in antwoord.tekst
    for lezer in ("boom", "adviseur-charlois"):
        beeld = stad.bezoeker(lezer).open(everything(gesprek)).tekst
        for schrijver in ("boom", "adviseur-charlois"):
            assert all(reading_text(schrijver, afspraak) in beeld for afspraak in ACTIEVE_AFSPRAKEN)
    stad.bezoeker("account-boom").open(everything(gesprek))
    assert not stad.bezoeker("account-boom").has_heard("Lezing van boom bij")
    assert not stad.bezoeker("account-boom").has_heard("Lezing van adviseur-charlois bij")


def check_sealed(stad: Stad, gesprek: str) -> None:
    """Open every page as each side and as the accounthouder: only one's own words ever came."""
    stappen = [
        f"{gesprek}&stap={s}" for s in ("begin", "sluiten", *(f"afspraak-{a}" for a in ACTIEVE_AFSPRAKEN))
    ]
    talk = [gesprek, everything(gesprek), *stappen, *(f"{stap}&zaal=ja" for stap in stappen)]
    paden = ("/", "/gesprek", *talk, "/afspraken?beschikking=1", "/verbeteren", WIJK, "/aanleveren")
    for lezer in ("boom", "adviseur-charlois", "account-boom"):
        bezoeker = stad.bezoeker(lezer)
        for pad in paden:
            bezoeker.open(pad)
        for schrijver in {"boom", "adviseur-charlois"} - {lezer}:
            assert not bezoeker.has_heard(f"Lezing van {schrijver} bij")


def hold(stad: Stad, adviseur: Bezoeker, gesprek: str) -> None:
    """Story or none, conclusion, action with expected effect, own part; then adopt."""
    nummer, boom = number_of(gesprek), stad.bezoeker("boom")
    verhaal = {"tekst": "Ik durf nu iets te zeggen.", "bron": "jongere", "toestemming": "de jongere zelf"}
    verhaal |= {"confrontatie": "klopt", "vrijgave": "gesprek"}
    assert boom.send("gesprek", "verhaal", f"{nummer}-1", "voeg_toe", **verhaal).is_gelukt
    geen = {"tekst": "", "vrijgave": "gesprek"}
    assert boom.send("gesprek", "verhaal", f"{nummer}-2", "geen_verhaal", **geen).is_gelukt
    conclusie = {"tekst": "Het werkt voor wie blijft.", "samen": "ja", "beslisrecht": "samen", "versie": "0"}
    for sleutel, gevolg, reden in ((f"{nummer}-1", "actie", ""), (f"{nummer}-2", "geen_actie", "Goed zo.")):
        velden = conclusie | {"gevolg": gevolg, "gevolg_reden": reden}
        assert adviseur.send("gesprek", "conclusie", sleutel, "bewaar", **velden).is_gelukt
    assert not adopt(stad, adviseur, nummer)
    assert "is nog niet gemaakt" in adviseur.open(everything(gesprek)).tekst
    actie = {
        "titel": "Mentor op twee scholen",
        "probleem": "Niet elke school heeft een mentor",
        "oplossing": "Twee scholen erbij",
        "omdat": "de mentor het verschil maakt",
        "richting": "hoger",
        "waarde": "90",
        "start": str(K1),
        "terugkijk": "2026-K2",
        "eigenaar": "De Boom",
        "niveau": "proces",
    }
    toets = adviseur.send("gesprek", "verbeteractie", f"{nummer}-1", "toets", **actie)
    assert "Met 80 metingen in een kwartaal" in toets.tekst
    assert stad.rows(Verbeteractie) == []
    assert adviseur.send("gesprek", "verbeteractie", f"{nummer}-1", "leg_vast", **actie).is_gelukt
    assert not adopt(stad, adviseur, nummer)
    assert "De gemeente schreef nog niets over haar eigen deel" in adviseur.open(everything(gesprek)).tekst
    eigen = {"tekst": "Het lokaal kwam te laat.", "versie": "0"}
    assert adviseur.send("gesprek", "eigen_deel", nummer, "bewaar", **eigen).is_gelukt
    assert "Het werkt voor wie blijft." not in stad.bezoeker("account-boom").open(everything(gesprek)).tekst
    assert adopt(stad, adviseur, nummer)
    assert stad.rows(Gesprek)[0].status is GesprekStatus.VASTGESTELD
    assert "Het werkt voor wie blijft." in stad.bezoeker("account-boom").open(everything(gesprek)).tekst
    beeld = adviseur.open(gesprek).tekst
    assert "nog niet rond" in beeld
    assert "komt terug in K2 2026" in beeld


def adopt(stad: Stad, adviseur: Bezoeker, nummer: str) -> bool:
    versie = str(stad.rows(Gesprek)[0].versie)
    return adviseur.send("gesprek", "vaststellen", nummer, "stel_vast", versie=versie).is_gelukt


def come_back(stad: Stad, boom: Bezoeker, adviseur: Bezoeker, gesprek: str) -> None:
    """Next quarter's file; the action returns on Start and Verbeteren with its evidence; verdict; round."""
    assert "Vandaag is het 14 april 2026" in boom.open("/").tekst
    nieuw = boom.upload(make_csv(K1, "klimrek", "Tarwewijk", zevens=88, van=100), "k1.csv", str(K1)).adres
    assert boom.send("aanleveren", "indienen", number_of(nieuw), "dien_in", reden="").is_gelukt
    for bezoeker in (boom, adviseur):
        assert "Geef een oordeel: Mentor op twee scholen" in bezoeker.open("/").tekst
        beeld = bezoeker.open("/verbeteren").tekst
        assert "Voor de start: 80% in K4 2025" in beeld
        assert "Nu: 88% in K1 2026" in beeld
        assert "naar 90%" in beeld
    assert "wacht op een oordeel" in adviseur.open(gesprek).tekst
    oordeel = {"gezien": "gezien", "vervolg": "doorgaan", "les": "Werkt hier, omdat de mentor blijft."}
    versie = str(stad.rows(Verbeteractie)[0].versie)
    assert adviseur.send(
        "verbeteren", "oordeel", "1", "oordeel", opnieuw="", versie=versie, **oordeel
    ).is_gelukt
    bewijs = stad.rows(Oordeel)[0].cijfers
    assert (bewijs["voor"]["waarde"], bewijs["na"]["waarde"]) == (0.8, 0.88)
    for bezoeker in (boom, adviseur, stad.bezoeker("account-boom")):
        assert "De kwaliteitscyclus is rond." in bezoeker.open(gesprek).tekst
    assert "Geef een oordeel" not in adviseur.open("/").tekst
