"""Roles × deeds over HTTP: every form sent by everyone; who has no right to it is refused and changes nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from bezoeker import Antwoord, Bezoeker
from tweelingleven import make_lively_city
from tweelingstad import CHARLOIS, FEIJENOORD, Stad, copy_city, make_csv, open_city

from app.store.tables import Conclusie, Gesprek, Leerbijeenkomst, Les, Tekstversie, Verbeteractie
from schemas.vocabulary import Kwartaal

pytestmark = pytest.mark.traag

ROLLEN = {
    "boom": "boom",
    "tak": "tak",
    "adv-c": "adviseur-charlois",
    "adv-f": "adviseur-feijenoord",
    "acc-b": "account-boom",
    "acc-t": "account-tak",
    "partner": "partner",
    "beheer": "beheer",
}
WEIGERINGEN = ("Dit mag u niet bekijken of doen", "Niet gevonden")
VERZEGELD = ("lezing-boom-1", "lezing-adviseur-charlois-1", "lezing-tak-2", "lezing-adviseur-feijenoord-2")
MAG_HOREN = {"boom": "lezing-boom-1", "tak": "lezing-tak-2"}
MAG_HOREN |= {"adv-c": "lezing-adviseur-charlois-1", "adv-f": "lezing-adviseur-feijenoord-2"}
NU = "@versie"
"""Stands for the version as it is stored at that moment."""


@dataclass(frozen=True)
class Daad:
    """One form as it is sent: room, form, key and button; who may do it; the fields."""

    wat: str
    mag: str
    velden: Mapping[str, str] = field(default_factory=dict)

    @property
    def wie(self) -> tuple[str, ...]:
        return tuple(self.mag.split())

    def send(self, bezoeker: Bezoeker, stad: Stad) -> Antwoord:
        pagina, formulier, sleutel, knop = self.wat.split()
        velden = {v: version_of(stad, formulier, sleutel) if w == NU else w for v, w in self.velden.items()}
        return bezoeker.send(pagina, formulier, sleutel, knop, **velden)


VERSIES: dict[str, type[Any]] = dict.fromkeys(
    ("oordeel", "fase", "erkenning", "beheersbaar"), Verbeteractie
) | {"borg": Les, "herschrijf": Les, "verslag": Leerbijeenkomst}
"""Which stored row a form carries the version of; the rest is about a talk."""


def version_of(stad: Stad, formulier: str, sleutel: str) -> str:
    """Return the stored version of what a form changes, so that no refusal is owed to an old page."""
    nummer = int(sleutel.partition("-")[0])
    if formulier == "conclusie":
        return str(next(c.versie for c in stad.rows(Conclusie) if c.gesprek_id == nummer))
    if formulier == "eigen_deel":
        return str(
            max(
                t.versie for t in stad.rows(Tekstversie) if (t.gesprek_id, t.onderdeel) == (nummer, formulier)
            )
        )
    tabel = VERSIES.get(formulier, Gesprek)
    return str(next(rij.versie for rij in stad.rows(tabel) if rij.id == nummer))


LEZING = {
    "stap_herkennen": "Ja.",
    "stap_verklaren": "De mentor.",
    "stap_beoordelen": "Goed.",
    "vrijgave": "gesprek",
    "methode": "rotterdam_2019",
}
VERHAAL = {"tekst": "Een verhaal.", "bron": "ouder", "toestemming": "de ouder", "vrijgave": "gesprek"}
CONCLUSIE = {"tekst": "Anders.", "samen": "ja", "beslisrecht": "samen", "gevolg": "geen_actie", "versie": NU}
CONCLUSIE |= {"gevolg_reden": "Goed zo."}
ACTIE = {
    "titel": "Nog een mentor",
    "probleem": "Te weinig",
    "oplossing": "Meer",
    "omdat": "het helpt",
    "richting": "hoger",
    "start": "2026-K1",
    "terugkijk": "2026-K2",
    "eigenaar": "De Boom",
    "niveau": "proces",
}
BELOFTE = {"tekst": "Een lokaal", "vervalt_op": "2026-05-01"}
OORDEEL = {"gezien": "gezien", "vervolg": "doorgaan", "les": "Werkt hier.", "versie": NU}
EER = {"ideegever": "Een leerling", "reden": "Dat stond er nog niet.", "versie": NU}
LAAG = {"naar": "casus", "rol": "aanbieder", "tekst": "Wat kan bij u?", "antwoord_voor": "2026-03-01"}
LES = {
    "titel": "Een mentor blijft",
    "tekst": "De mentor hielp.",
    "omdat": "hij blijft",
    "voorwaarden": "Een mentor",
    "bewijssoort": "praktijk",
    "gezien": "gezien",
    "factor_id": "CTC-08",
    "doelgroep": "jongeren",
    "vrijgave": "gesprek",
    "belemmering": "-",
}
BIJEENKOMST = {"factor": "CTC-08", "titel": "Nog een", "dag": "2026-02-01", "plaats": "School"}
NIVEAU = {
    "regel": "gebied_buiten_beschikking",
    "ernst": "opmerking",
    "reden": "De grens loopt door de school.",
}
FOCUS = {
    "factor": "CTC-13",
    "van": "2026-K1",
    "tot": "-",
    "leeftijd_van": "4",
    "leeftijd_tot": "17",
    "reden": "De scholen vragen hierom.",
}
INZET = {
    "partij": "Buurtmoeders",
    "soort": "informele_partner",
    "naam": "Moeders aan tafel",
    "leeftijd_van": "0",
    "leeftijd_tot": "11",
    "factor": "CTC-13",
    "reden": "Zij kennen de ouders.",
    "van": "2025-K4",
}
FOCUS_EINDE = {"focus": "1", "tot": "2026-K2", "reden": "Het gaat nu vanzelf."}
ACCOUNT = {"inlognaam": "nieuw", "naam": "Nieuw", "rol": "beheerder", "wachtwoord": "een-lang-wachtwoord"}
INTERVENTIE = {
    "naam": "Huiswerkhuis",
    "doelgroep": "brugklassers",
    "leeftijd_van": "12",
    "leeftijd_tot": "14",
    "veranderlogica": "Wie rust heeft, leert.",
    "trede": "1",
    "erkend": "nee",
    "individueel": "nee",
}
KOPPELING = {
    "factor": "CTC-13",
    "onderbouwing": "Het schoolwerk lukt beter.",
    "trede": "1",
    "bron": "",
    "zekerheid": "voorlopig",
}
GEBEURTENIS = {
    "regio": CHARLOIS,
    "datum": "2025-08-15",
    "soort": "voorziening",
    "titel": "Buurthuis dicht",
    "interventie": "-",
}
# Everything is about De Boom in Charlois, but for the talk of De Tak in Feijenoord. The order is one in which
# whoever comes first in `mag` can really do all of it, one after the other.
DADEN = (
    Daad(
        "gesprek plannen 0 plan",
        "adv-c",
        {"plek": f"1/{CHARLOIS}", "kwartaal": "2025-K2", "datum": "2026-03-03"},
    ),
    Daad(
        "gesprek plannen 1 plan",
        "adv-f",
        {"plek": f"2/{FEIJENOORD}", "kwartaal": "2025-K2", "datum": "2026-03-03"},
    ),
    Daad(
        "gesprek plannen_alle 2026-K1 plan",
        "adv-c",
        {"plekken": f"['1/{CHARLOIS}']", "datum": "2026-04-20", "per_dag": "2"},
    ),
    Daad("gesprek lezing 1-2 bewaar", "adv-c", LEZING | {"versie": "0"}),
    Daad("gesprek lezing 1-2 dien_in", "adv-c", LEZING | {"versie": "1"}),
    Daad("gesprek verhaal 1-1 voeg_toe", "boom adv-c", VERHAAL),
    Daad("gesprek verhaal 1-2 geen_verhaal", "adv-c boom", {"tekst": "", "vrijgave": "gesprek"}),
    Daad("gesprek conclusie 3-1 bewaar", "adv-c", CONCLUSIE),
    Daad("gesprek verbeteractie 3-1 leg_vast", "boom adv-c", ACTIE),
    Daad("gesprek toezegging 3-1 leg_vast", "boom adv-c acc-b", BELOFTE | {"partij": "boom"}),
    Daad("gesprek toezegging 3-2 leg_vast", "adv-c acc-b", BELOFTE | {"partij": "gemeente"}),
    Daad("gesprek eigen_deel 3 bewaar", "adv-c", {"tekst": "Het lokaal kwam niet.", "versie": NU}),
    Daad(
        "gesprek aanwezige 3 voeg_toe",
        "adv-c",
        {"wie": "twee ouders", "laag": "bewoner", "sector": "bewoner"},
    ),
    Daad("gesprek aanwezige_weg 3-1 haal_weg", "adv-c"),
    Daad(
        "gesprek verzetten 1 verzet",
        "adv-c",
        {"datum": "2026-02-10", "tijd": "9.30", "reden": "De school is dicht.", "versie": NU},
    ),
    Daad("gesprek vaststellen 3 stel_vast", "adv-c", {"versie": NU}),
    Daad("gesprek vaststellen 4 stel_vast", "adv-f", {"versie": NU}),
    Daad(
        "gesprek corrigeren 3 corrigeer",
        "adv-c",
        {"welke": "1", "tekst": "Toch anders.", "reden": "Verkeerd verstaan.", "versie": "1"},
    ),
    Daad("gesprek vrijgave 3-lezing-4 verschuif", "boom", {"naar": "openbaar"}),
    Daad(
        "verbeteren fase 1 verschuif",
        "boom adv-c",
        {"fase": "selectie", "reden": "Het lijkt te werken.", "versie": NU},
    ),
    Daad("verbeteren oordeel 1 oordeel", "adv-c boom", OORDEEL),
    Daad(
        "verbeteren nieuw 0 leg_vast",
        "boom adv-c",
        ACTIE | {"afspraak": f"1/{CHARLOIS}", "titel": "Buiten om"},
    ),
    Daad("verbeteren nieuw 1 leg_vast", "tak adv-f", ACTIE | {"afspraak": f"4/{FEIJENOORD}"}),
    Daad("verbeteren laagvraag 1 vraag", "boom adv-c", LAAG),
    Daad("verbeteren laagantwoord 1-1 antwoord", "acc-b", {"besluit": "samen", "antwoord": "Wij helpen."}),
    Daad("verbeteren erkenning 1 bewaar", "adv-c boom", EER),
    Daad(
        "verbeteren beheersbaar 1 markeer",
        "boom adv-c",
        {"dag": "2026-04-01", "reden": "Het is even goed.", "versie": NU},
    ),
    Daad("verbeteren les 1 schrijf", "adv-c boom", LES),
    Daad("lessen borg 1 borg", "boom", {"gebruiksplek": "Inwerkplan", "borgeigenaar": "Team", "versie": NU}),
    Daad("lessen herschrijf 1 bewaar", "boom", LES | {"versie": NU}),
    Daad("leerbijeenkomsten plannen 0 plan", "adv-c adv-f", BIJEENKOMST),
    Daad("leerbijeenkomsten delen 1 kies", "boom tak", {"akkoord": "ja"}),
    Daad("leerbijeenkomsten vraag 1 stel", "tak boom adv-c adv-f", {"tekst": "Hoe doet u dat?"}),
    Daad(
        "leerbijeenkomsten verslag 1 bewaar",
        "adv-f adv-c",
        {"deelnemers": "Beide", "verslag": "Besproken.", "versie": NU},
    ),
    Daad("leerbijeenkomsten les 1 schrijf", "boom tak adv-c adv-f", LES | {"regio": CHARLOIS}),
    Daad("verbeteren herzien 1 herzie", "boom", BELOFTE | {"toelichting": "Ziek."}),
    Daad("verbeteren afdoen 2 doe_af", "adv-c acc-b", {"nagekomen": "ja", "dag": "2026-01-14"}),
    Daad("verbeteren afdoen 3 doe_af", "tak", {"nagekomen": "ja", "dag": "2026-01-14"}),
    Daad(
        "aanleveren herstel 5 herstel",
        "boom",
        {"toelichting-gebied_buiten_beschikking": "Dit klopt.", "gezien": "{}"},
    ),
    Daad("aanleveren indienen 5 dien_in", "boom", {"reden": ""}),
    Daad("aanleveren voorstellen 6 bevestig", "boom", {"0": "BU05991571"}),
    Daad("aanleveren herstel 6 herstel", "boom", {"gezien": '{"d": ["", "D3", "12"]}', "d": "13"}),
    Daad("aanleveren terug 6-1 terug", "boom"),
    Daad("aanleveren kolommen 6 lees", "boom", {"10": "negeer"}),
    Daad("aanleveren indienen 6 leg_weg", "boom"),
    Daad("aanleveren profielversie 1 zet_terug", "boom"),
    Daad("aanleveren profiel 2 bewaar", "tak", {"10": "negeer"}),
    Daad("aanleveren profielversie 2 zet_terug", "tak"),
    Daad("aanleveren koppeling 1 vergeet", "boom"),
    Daad("afspraken regelniveau 1 zet", "acc-b", NIVEAU),
    Daad("afspraken regelniveau_terug 1 trek_in", "acc-b"),
    Daad(f"wijkbeeld focus_kiezen {CHARLOIS} kies", "adv-c", FOCUS),
    Daad(f"wijkbeeld focus_kiezen {FEIJENOORD} kies", "adv-f", FOCUS),
    Daad(f"wijkbeeld inzet {CHARLOIS} vertel", "adv-c", INZET),
    Daad(f"wijkbeeld inzet {FEIJENOORD} vertel", "adv-f", INZET),
    Daad(f"wijkbeeld inzet_einde {CHARLOIS} stop", "adv-c", {"inzet": "1", "tot": "2025-K4"}),
    Daad(f"wijkbeeld focus_einde {CHARLOIS} eindig", "adv-c", FOCUS_EINDE),
    Daad("beheer publiceren 0 publiceer", "beheer"),
    # These publish by themselves: after them there is nothing left to publish.
    Daad("gebeurtenissen nieuw 0 leg_vast", "adv-c beheer", GEBEURTENIS),
    Daad(
        "gebeurtenissen verbeter 1 leg_vast",
        "beheer adv-c",
        GEBEURTENIS | {"soort": "definitiewijziging", "reden": "Een andere telling."},
    ),
    Daad("gebeurtenissen intrekken 2 trek_in", "adv-c beheer", {"reden": "Ging niet door."}),
    Daad("partijen partij 0 maak", "beheer", {"naam": "Samen Zuid", "soort": "alliantie"}),
    Daad("partijen partij tak bewaar", "beheer", {"naam": "De Tak BV", "soort": "aanbieder"}),
    Daad("partijen lid samen_zuid maak", "beheer", {"partij": "tak", "van": "2025-K4", "tot": "open"}),
    Daad("partijen lid_einde 1 stop", "beheer", {"tot": "2026-K1"}),
    Daad("partijen partij_einde samen_zuid sluit", "beheer", {"tot": "2026-K1", "reden": "Uit elkaar."}),
    Daad("partijen partij_einde samen_zuid open", "beheer"),
    Daad("partijen interventie 0 maak", "beheer", INTERVENTIE),
    Daad("partijen interventie klimrek bewaar", "beheer", INTERVENTIE | {"naam": "Klimrek"}),
    Daad("partijen factor klimrek koppel", "beheer", KOPPELING),
    Daad("partijen ontkoppelen klimrek/CTC-13 ontkoppel", "beheer", {"reden": "Niet waar."}),
    Daad("partijen interventie_einde huiswerkhuis sluit", "beheer", {"tot": "2026-K1", "reden": "Vol."}),
    Daad("partijen interventie_einde huiswerkhuis open", "beheer"),
    Daad("beheer nieuw_account 0 maak", "beheer", ACCOUNT),
    Daad("beheer account 1 sluiten", "beheer"),
    Daad("beheer account 1 openen", "beheer"),
    Daad("beheer account 1 vrijgeven", "beheer"),
    Daad("beheer referentie 1 intrekken", "beheer", {"reden": "Verkeerd jaar."}),
    Daad("beheer referentie 1 terugzetten", "beheer"),
)


@pytest.fixture(scope="module")
def gevuld(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the lively city."""
    data = tmp_path_factory.mktemp("daden") / "var"
    make_lively_city(data)
    return data


@pytest.fixture(scope="module")
def stad(gevuld: Path) -> Iterator[Stad]:
    """The lively city as it is; whatever these tests send is refused."""
    stad = open_city(gevuld)
    yield stad
    stad.context.sessions.engine.dispose()


def test_whoever_may_do_it_can_do_it(gevuld: Path, tmp_path: Path) -> None:
    stad = copy_city(gevuld, tmp_path / "var")
    for daad in DADEN:
        eerst = stad.snapshot()
        antwoord = daad.send(stad.bezoeker(ROLLEN[daad.wie[0]]), stad)
        assert antwoord.is_gelukt, (daad.wat, antwoord.tekst)
        assert stad.snapshot() != eerst, daad.wat
    stad.context.sessions.engine.dispose()


@pytest.mark.parametrize("rol", ROLLEN)
def test_whoever_may_not_is_refused_and_nothing_changes(stad: Stad, rol: str) -> None:
    bezoeker, eerst = stad.bezoeker(ROLLEN[rol]), stad.snapshot()
    gestuurd = [daad for daad in DADEN if rol not in daad.wie]
    assert gestuurd
    for daad in gestuurd:
        antwoord = daad.send(bezoeker, stad)
        assert not antwoord.is_gelukt, daad.wat
        is_al_ingediend = rol == "boom" and "lezing" in daad.wat
        verwacht = ("Deze stap kan nu niet",) if is_al_ingediend else WEIGERINGEN
        assert any(weigering in antwoord.tekst for weigering in verwacht), (daad.wat, antwoord.tekst)
        assert stad.snapshot() == eerst, daad.wat
    check_seal(bezoeker, rol)


def check_seal(bezoeker: Bezoeker, rol: str) -> None:
    """No answer to anything that was sent brought a word of a sealed reading of somebody else."""
    assert not [tekst for tekst in VERZEGELD if bezoeker.has_heard(tekst) and tekst != MAG_HOREN.get(rol)]


def test_a_stranger_is_refused_every_form(stad: Stad) -> None:
    vreemde, eerst = Bezoeker(stad.app), stad.snapshot()
    vreemde.client.get("/inloggen")
    assert {daad.send(vreemde, stad).status for daad in DADEN} == {401}
    assert stad.snapshot() == eerst


GESPREKSFORMULIEREN = (
    ("lezing", "bewaar", LEZING | {"versie": "0"}),
    ("lezing", "dien_in", LEZING | {"versie": "1"}),
    ("verhaal", "voeg_toe", VERHAAL),
    ("verhaal", "geen_verhaal", {"tekst": "", "vrijgave": "gesprek"}),
    ("conclusie", "bewaar", CONCLUSIE | {"versie": "0"}),
    ("verbeteractie", "leg_vast", ACTIE),
    ("verbeteractie", "toets", ACTIE),
    ("toezegging", "leg_vast", BELOFTE | {"partij": "gemeente"}),
)


@pytest.mark.parametrize("nummer", ["2", "999"])
@pytest.mark.parametrize("rol", ["boom", "adv-c", "acc-b", "partner", "beheer"])
def test_a_talk_of_others_is_not_reached_by_forging_its_number(stad: Stad, rol: str, nummer: str) -> None:
    bezoeker, eerst = stad.bezoeker(ROLLEN[rol]), stad.snapshot()
    for formulier, knop, velden in GESPREKSFORMULIEREN:
        for afspraak in ("1", "4"):
            antwoord = bezoeker.send("gesprek", formulier, f"{nummer}-{afspraak}", knop, **velden)
            assert not antwoord.is_gelukt
            assert any(weigering in antwoord.tekst for weigering in WEIGERINGEN), antwoord.tekst
    assert stad.snapshot() == eerst
    check_seal(bezoeker, rol)


@pytest.mark.parametrize(("rol", "gesprek", "afspraak"), [("acc-b", "1", "1"), ("acc-t", "2", "4")])
def test_an_accounthouder_finds_no_sealed_word_in_its_own_talk_by_form_or_address(
    stad: Stad, rol: str, gesprek: str, afspraak: str
) -> None:
    bezoeker, eerst = stad.bezoeker(ROLLEN[rol]), stad.snapshot()
    for formulier, knop, velden in GESPREKSFORMULIEREN[:-2]:
        assert not bezoeker.send("gesprek", formulier, f"{gesprek}-{afspraak}", knop, **velden).is_gelukt
    # May be asked: whether an effect can be seen is read from figures, not from readings.
    assert (
        "Kan dit gezien worden?"
        in bezoeker.send("gesprek", "verbeteractie", f"{gesprek}-{afspraak}", "toets", **ACTIE).tekst
    )
    for extra in (
        "",
        "&lezing=1",
        "&kant=gemeente",
        "&vrijgave=gesprek",
        "&gebruiker=boom",
        "&status=geopend",
    ):
        assert (
            "De lezingen zijn nog gesloten"
            in bezoeker.open(f"/gesprek?gesprek={gesprek}&stap=alles{extra}").tekst
        )
    for adres in (
        "/",
        "/gesprek",
        "/afspraken?beschikking=1",
        "/verbeteren",
        "/aanleveren",
        "/beheer?log=lezing",
    ):
        bezoeker.open(adres)
    assert stad.snapshot() == eerst
    check_seal(bezoeker, rol)


@pytest.mark.parametrize("rol", ["tak", "adv-c", "adv-f", "acc-b", "acc-t", "partner", "beheer"])
def test_what_a_file_would_change_is_told_to_its_provider_only(stad: Stad, rol: str) -> None:
    vraag = [("aanleveren-vraag", "data", 5)]
    doel = ("aanleveren-verschuiving.children",)
    boom, ander = stad.bezoeker("boom"), stad.bezoeker(ROLLEN[rol])
    assert "Cijfers voor en na dit bestand" in boom.call(boom.find(doel[0]), doel, vraag, []).tekst
    geweigerd = ander.call(ander.find(doel[0]), doel, vraag, []).tekst
    assert "Cijfers voor en na dit bestand" not in geweigerd
    assert any(weigering in geweigerd for weigering in WEIGERINGEN), geweigerd


@pytest.mark.parametrize("rol", ["adv-c", "adv-f", "acc-b", "acc-t", "partner", "beheer"])
def test_only_a_provider_can_upload(stad: Stad, rol: str) -> None:
    eerst = stad.snapshot()
    inhoud = make_csv(Kwartaal(2025, 4), "klimrek", "Tarwewijk", zevens=30)
    antwoord = stad.bezoeker(ROLLEN[rol]).upload(inhoud, "vreemd.csv", "2025-K4")
    assert not antwoord.is_gelukt
    assert WEIGERINGEN[0] in antwoord.tekst
    assert stad.snapshot() == eerst


@pytest.mark.parametrize("rol", ROLLEN)
def test_only_a_wijkpartner_says_what_is_recognised_and_only_in_its_own_places(stad: Stad, rol: str) -> None:
    bezoeker, eerst = stad.bezoeker(ROLLEN[rol]), stad.snapshot()
    plek = FEIJENOORD if rol == "partner" else CHARLOIS
    (uitvoer,) = (
        naam
        for naam, callback in stad.app.callback_map.items()
        if any(invoer["id"] == "wijkbeeld-herken" for invoer in callback["inputs"])
    )
    staten = [
        ("wijkbeeld-cijfer", "value", f"{plek}|2025-K4|nut_zeven_of_hoger|klimrek"),
        ("wijkbeeld-antwoord", "value", "herkend"),
        ("wijkbeeld-waarom", "value", "Wij zien dit ook."),
    ]
    antwoord = bezoeker.call(uitvoer, (uitvoer,), [("wijkbeeld-herken", "n_clicks", 1)], staten)
    assert any(weigering in antwoord.tekst for weigering in WEIGERINGEN), antwoord.tekst
    assert stad.snapshot() == eerst
