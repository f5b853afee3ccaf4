"""What every file can be told, said once: the general messages; rules of one file type stand with it.

`{gevonden}`, `{titel}`, `{voorstel}` and the like are filled in by the pipeline.
"""

from dataclasses import dataclass

from schemas.bevinding import Ernst


@dataclass(frozen=True)
class Melding:
    """A general finding: code, weight, sentence and repair."""

    regel: str
    ernst: Ernst
    boodschap: str
    herstel: str


KOLOM_ONTBREEKT = Melding(
    "kolom_ontbreekt",
    Ernst.FOUT,
    'De kolom "{titel}" ontbreekt. Gelezen zijn de kolommen {koppen}.',
    'Voeg een kolom "{titel}" toe: {uitleg} Staat hij er onder een andere naam, kies dan die kolom.',
)
KOLOM_GERADEN = Melding(
    "kolom_lijkt_op",
    Ernst.WAARSCHUWING,
    'De kolom "{gevonden}" is gelezen als "{titel}", omdat de namen op elkaar lijken.',
    'Bevestig dit, of noem de kolom "{titel}" als het klopt.',
)
SOORT_ONBEKEND = Melding(
    "soort_onbekend",
    Ernst.FOUT,
    "Aan de kolommen is niet te zien wat voor bestand dit is. Gelezen zijn de kolommen {koppen}.",
    "Gebruik het sjabloon, of kies zelf de soort: {soorten}.",
)
GEEN_RIJEN = Melding(
    "geen_rijen",
    Ernst.FOUT,
    "Het bestand heeft geen rijen met gegevens.",
    "Lever het bestand met de ingevulde rijen.",
)
LEEG_VERPLICHT = Melding(
    "leeg_verplicht", Ernst.FOUT, "{titel} is niet ingevuld.", "Vul {titel} in, bijvoorbeeld {voorbeeld}."
)
FOUTCEL = Melding(
    "foutcel",
    Ernst.FOUT,
    '"{gevonden}" is een foutmelding van het rekenblad, geen waarde.',
    "Herstel de formule, of vul de waarde zelf in, bijvoorbeeld {voorbeeld}.",
)
GEEN_GETAL = Melding(
    "geen_getal",
    Ernst.FOUT,
    '"{gevonden}" is geen getal.',
    "Vul een getal in cijfers in, bijvoorbeeld {voorbeeld}.",
)
GEEN_GEHEEL_GETAL = Melding(
    "geen_geheel_getal",
    Ernst.FOUT,
    '"{gevonden}" is geen geheel getal.',
    "Vul een geheel getal in, bijvoorbeeld {voorbeeld}.",
)
GEEN_DATUM = Melding(
    "geen_datum",
    Ernst.FOUT,
    '"{gevonden}" is geen bestaande datum.',
    "Vul een bestaande datum in als dag-maand-jaar, bijvoorbeeld {voorbeeld}.",
)
GEEN_KWARTAAL = Melding(
    "geen_kwartaal", Ernst.FOUT, '"{gevonden}" is geen kwartaal.', "Schrijf het kwartaal als {voorbeeld}."
)
TERM_ONBEKEND = Melding(
    "term_onbekend",
    Ernst.FOUT,
    '"{gevonden}" is bij ons niet bekend als {titel}{waar}.',
    "Vul in: {keuzes}.",
)
TERM_LIJKT_OP = Melding(
    "term_lijkt_op",
    Ernst.FOUT,
    '"{gevonden}" is bij ons niet bekend als {titel}{waar}. Bedoelt u {voorstel}?',
    "Vul {voorstel} in, of bevestig dit voorstel.{anders}",
)
DATUM_LIJKT_OP = Melding(
    "datum_lijkt_op",
    Ernst.FOUT,
    '"{gevonden}" is niet geschreven als een Nederlandse datum. Bedoelt u {voorstel}?',
    "Vul {voorstel} in, of bevestig dit voorstel.",
)
TERM_OVERGENOMEN = Melding(
    "term_overgenomen",
    Ernst.OPMERKING,
    '"{gevonden}" is gelezen als {voorstel}{waar}; dat voorstel is overgenomen.',
    "Klopt dit niet, vul dan de juiste waarde in.",
)
TERM_MEERDUIDIG = Melding(
    "term_meerduidig",
    Ernst.FOUT,
    '"{gevonden}" kan meer dan één plaats zijn: {keuzes}{waar}.',
    "Kies welke plaats u bedoelt. Weet u het niet, kies dan het gebied: {voorstel}.",
)
TERM_VEILIG_GELEZEN = Melding(
    "term_veilig_gelezen",
    Ernst.OPMERKING,
    '"{gevonden}" kan meer dan één plaats zijn: {keuzes}. Gelezen als {voorstel}{waar}.',
    "Weet u de buurt per rij, vul die dan in; dan tellen deze rijen mee in het beeld van die buurt.",
)
BUITEN_BEREIK = Melding(
    "buiten_bereik",
    Ernst.FOUT,
    "{titel} {gevonden} kan niet: het moet {toegestaan} zijn.",
    "Controleer het getal; misschien is er een cijfer of komma te veel.",
)
NUMMER_DUBBEL = Melding(
    "nummer_dubbel",
    Ernst.FOUT,
    "{gevonden} staat er al: {sleutel} komt eerder voor in rij {eerste}.",
    "Verwijder de dubbele rij, of geef dit traject een eigen nummer.",
)
GEEN_BESCHIKKING = Melding(
    "geen_beschikking",
    Ernst.WAARSCHUWING,
    "Deze partij heeft in {gevonden} geen beschikking.",
    "Controleer de partij en het kwartaal, of licht toe waarom u toch levert.",
)
ANDERE_SOORT = Melding(
    "andere_soort",
    Ernst.WAARSCHUWING,
    "Blad {gevonden} lijkt op {titel} en is niet gelezen.",
    "Lever dit blad apart aan als {titel}.",
)
