"""What every file can be told, said once: the general messages; rules of one file type stand with it.

`{gevonden}`, `{titel}`, `{voorstel}` and the like are filled in by the pipeline.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from schemas.bevinding import Ernst, Trap


@dataclass(frozen=True)
class Melding:
    """A general finding: code, weight, sentence and repair, its stage, and a row that brings it about.

    `breekt` changes cells of an otherwise good row of trajecten, `weg` leaves columns out, `herhaal` is how
    often that row stands in the file; `opzet` tells in words what a file of another shape is like.
    """

    regel: str
    ernst: Ernst
    boodschap: str
    herstel: str
    trap: Trap
    breekt: Mapping[str, str] = field(default_factory=dict)
    weg: tuple[str, ...] = ()
    herhaal: int = 1
    opzet: str = ""
    is_aanpasbaar: bool = False


KOLOM_ONTBREEKT = Melding(
    "kolom_ontbreekt",
    Ernst.FOUT,
    'De kolom "{titel}" ontbreekt. Gelezen zijn de kolommen {koppen}.',
    'Voeg een kolom "{titel}" toe: {uitleg} Staat hij er onder een andere naam, kies dan die kolom.',
    trap=Trap.KOLOMMEN,
    weg=("startdatum",),
)
KOLOM_GERADEN = Melding(
    "kolom_lijkt_op",
    Ernst.WAARSCHUWING,
    'De kolom "{gevonden}" is gelezen als "{titel}", omdat de namen op elkaar lijken.',
    'Bevestig dit, of noem de kolom "{titel}" als het klopt.',
    trap=Trap.KOLOMMEN,
    breekt={"Startdatumm": "01-07-2025"},
    weg=("startdatum",),
    is_aanpasbaar=True,
)
SOORT_ONBEKEND = Melding(
    "soort_onbekend",
    Ernst.FOUT,
    "Aan de kolommen is niet te zien wat voor bestand dit is. Gelezen zijn de kolommen {koppen}.",
    "Gebruik het sjabloon, of kies zelf de soort: {soorten}.",
    trap=Trap.BESTAND,
    breekt={"Kleur": "rood", "Dikte": "groot"},
    weg=(
        "traject_id",
        "interventie",
        "regio",
        "leeftijd",
        "startdatum",
        "einddatum",
        "reden_einde",
        "bijeenkomsten",
        "nut",
        "informant",
        "kwartaal",
    ),
)
GEEN_RIJEN = Melding(
    "geen_rijen",
    Ernst.FOUT,
    "Het bestand heeft geen rijen met gegevens.",
    "Lever het bestand met de ingevulde rijen.",
    trap=Trap.BESTAND,
    opzet="een werkmap waarin onder elke kop alleen totalen en opmerkingen staan",
)
LEEG_VERPLICHT = Melding(
    "leeg_verplicht",
    Ernst.FOUT,
    "{titel} is niet ingevuld.",
    "Vul {titel} in, bijvoorbeeld {voorbeeld}.",
    trap=Trap.CELLEN,
    breekt={"regio": ""},
)
FOUTCEL = Melding(
    "foutcel",
    Ernst.FOUT,
    '"{gevonden}" is een foutmelding van het rekenblad, geen waarde.',
    "Herstel de formule, of vul de waarde zelf in, bijvoorbeeld {voorbeeld}.",
    trap=Trap.CELLEN,
    breekt={"leeftijd": "#N/B"},
)
GEEN_GETAL = Melding(
    "geen_getal",
    Ernst.FOUT,
    '"{gevonden}" is geen getal.',
    "Vul een getal in cijfers in, bijvoorbeeld {voorbeeld}.",
    trap=Trap.CELLEN,
    breekt={"nut": "acht"},
)
GEEN_GEHEEL_GETAL = Melding(
    "geen_geheel_getal",
    Ernst.FOUT,
    '"{gevonden}" is geen geheel getal.',
    "Vul een geheel getal in, bijvoorbeeld {voorbeeld}.",
    trap=Trap.CELLEN,
    breekt={"leeftijd": "14,5"},
)
GEEN_DATUM = Melding(
    "geen_datum",
    Ernst.FOUT,
    '"{gevonden}" is geen bestaande datum.',
    "Vul een bestaande datum in als dag-maand-jaar, bijvoorbeeld {voorbeeld}.",
    trap=Trap.CELLEN,
    breekt={"startdatum": "31-11-2025"},
)
GEEN_KWARTAAL = Melding(
    "geen_kwartaal",
    Ernst.FOUT,
    '"{gevonden}" is geen kwartaal.',
    "Schrijf het kwartaal als {voorbeeld}.",
    trap=Trap.CELLEN,
    breekt={"kwartaal": "zomer"},
)
TERM_ONBEKEND = Melding(
    "term_onbekend",
    Ernst.FOUT,
    '"{gevonden}" is bij ons niet bekend als {titel}{waar}.',
    "Vul in: {keuzes}.",
    trap=Trap.CELLEN,
    breekt={"regio": "Nergenshuizen"},
)
TERM_LIJKT_OP = Melding(
    "term_lijkt_op",
    Ernst.FOUT,
    '"{gevonden}" is bij ons niet bekend als {titel}{waar}. Bedoelt u {voorstel}?',
    "Vul {voorstel} in, of bevestig dit voorstel.{anders}",
    trap=Trap.CELLEN,
    breekt={"regio": "Tarwewyk"},
)
DATUM_LIJKT_OP = Melding(
    "datum_lijkt_op",
    Ernst.FOUT,
    '"{gevonden}" is niet geschreven als een Nederlandse datum. Bedoelt u {voorstel}?',
    "Vul {voorstel} in, of bevestig dit voorstel.",
    trap=Trap.CELLEN,
    breekt={"startdatum": "05/14/2025"},
)
TERM_OVERGENOMEN = Melding(
    "term_overgenomen",
    Ernst.OPMERKING,
    '"{gevonden}" is gelezen als {voorstel}{waar}; dat voorstel is overgenomen.',
    "Klopt dit niet, vul dan de juiste waarde in.",
    trap=Trap.CELLEN,
    breekt={"regio": "Tarwewyk"},
    opzet="met overgenomen voorstellen",
)
TERM_MEERDUIDIG = Melding(
    "term_meerduidig",
    Ernst.FOUT,
    '"{gevonden}" kan meer dan één plaats zijn: {keuzes}{waar}.',
    "Kies welke plaats u bedoelt. Weet u het niet, kies dan het gebied: {voorstel}.",
    trap=Trap.CELLEN,
    breekt={"regio": "Bospolder/Tussendijken"},
)
TERM_VEILIG_GELEZEN = Melding(
    "term_veilig_gelezen",
    Ernst.OPMERKING,
    '"{gevonden}" kan meer dan één plaats zijn: {keuzes}. Gelezen als {voorstel}{waar}.',
    "Weet u de buurt per rij, vul die dan in; dan tellen deze rijen mee in het beeld van die buurt.",
    trap=Trap.CELLEN,
    breekt={"regio": "Bospolder/Tussendijken"},
    opzet="met overgenomen voorstellen",
)
BUITEN_BEREIK = Melding(
    "buiten_bereik",
    Ernst.FOUT,
    "{titel} {gevonden} kan niet: het moet {toegestaan} zijn.",
    "Controleer het getal; misschien is er een cijfer of komma te veel.",
    trap=Trap.CELLEN,
    breekt={"leeftijd": "144"},
)
NUMMER_DUBBEL = Melding(
    "nummer_dubbel",
    Ernst.FOUT,
    "{gevonden} staat er al: {sleutel} komt eerder voor in rij {eerste}.",
    "Verwijder de dubbele rij, of geef dit traject een eigen nummer.",
    trap=Trap.TABELLEN,
    herhaal=2,
)
GEEN_BESCHIKKING = Melding(
    "geen_beschikking",
    Ernst.WAARSCHUWING,
    "Deze partij heeft in {gevonden} geen beschikking.",
    "Controleer de partij en het kwartaal, of licht toe waarom u toch levert.",
    trap=Trap.AFSPRAKEN,
    opzet="een bestand over een kwartaal waarin de partij geen beschikking heeft",
    is_aanpasbaar=True,
)
ANDERE_SOORT = Melding(
    "andere_soort",
    Ernst.WAARSCHUWING,
    "Blad {gevonden} lijkt op {titel} en is niet gelezen.",
    "Lever dit blad apart aan als {titel}.",
    trap=Trap.BESTAND,
    opzet="een werkmap met op het ene blad trajecten en op het andere tellingen",
    is_aanpasbaar=True,
)
LATER_GECONTROLEERD = Melding(
    "later_gecontroleerd",
    Ernst.OPMERKING,
    "Het geheel en de eerdere kwartalen zijn nog niet vergeleken op: {gevonden}.",
    "Herstel eerst de fouten in deze kolommen; daarna kijken wij ook hier naar.",
    trap=Trap.TABELLEN,
    breekt={"regio": "Nergenshuizen"},
)
