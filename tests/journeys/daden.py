"""Every form of the app as a person may send it, and who may do so."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bezoeker import Antwoord, Bezoeker
from tweelingstad import CHARLOIS, FEIJENOORD, Stad

from app.store.tables import Conclusie, Gesprek, Leerbijeenkomst, Les, Tekstversie, Verbeteractie

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
