"""Personal data stops at the door; what only looks like it does not (R-04)."""

import io
import random
from pathlib import Path

import openpyxl
import pytest

from pipelines.privacy import find_persoonsgegevens
from pipelines.reading import read_bestand

VOORBEELDEN = Path(__file__).parents[1] / "voorbeelden"


def redenen(kop: str, waarden: list[str], *, naast: str = "wijk") -> tuple[str, ...]:
    """Check a file with one column of interest beside an innocent one."""
    regels = [f"{naast};{kop}", *(f"Tarwewijk;{waarde}" for waarde in waarden)]
    return find_persoonsgegevens(read_bestand("\n".join(regels).encode(), "proef.csv"))


def make_bsn(begin: int) -> str:
    """Return the first number from `begin` that passes the elfproef; invented."""
    nummer = begin
    while True:
        cijfers = [int(teken) for teken in f"{nummer:09d}"]
        if (sum(c * g for c, g in zip(cijfers, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))) % 11 == 0:
            return f"{nummer:09d}"
        nummer += 1


def lose_zero(nummers: list[str]) -> list[str]:
    """Write numbers as a spreadsheet does that took them for a count."""
    return [str(int(nummer)) for nummer in nummers]


MET_NUL = [make_bsn(10_000_000 + 1_337_711 * i) for i in range(1, 30)]
BSNS = [make_bsn(100_000_000 + 7_919 * i) for i in range(1, 30)]


def test_the_example_with_personal_data_names_exactly_four_columns() -> None:
    bestand = VOORBEELDEN / "opgroeilab_2025K3.csv"
    gevonden = find_persoonsgegevens(read_bestand(bestand.read_bytes(), bestand.name))
    assert len(gevonden) == 4
    verwacht = [("A", "dossier", "BSN"), ("B", "roepnaam", "naam"), ("C", "geboren", "geboortedatum")]
    for reden, (letter, kop, woord) in zip(
        gevonden, [*verwacht, ("H", "opmerking", "telefoonnummer")], strict=True
    ):
        assert reden.startswith(f'Kolom {letter} ("{kop}") bevat {woord} in ')
        assert "Lever in plaats daarvan" in reden
    assert "de eerste is cel H6" in gevonden[3]


def test_no_reason_repeats_a_value_of_the_file() -> None:
    bestand = VOORBEELDEN / "opgroeilab_2025K3.csv"
    ruw = read_bestand(bestand.read_bytes(), bestand.name)
    tekst = " ".join(find_persoonsgegevens(ruw))
    for naam in ("k0", "k1", "k2", "k7"):
        for waarde in ruw.tabellen[0].cellen[naam].drop_nulls():
            assert waarde not in tekst
    assert "12345678" not in tekst


@pytest.mark.parametrize(
    "naam",
    [p.name for p in sorted(VOORBEELDEN.glob("*_2025K3*")) if not p.name.startswith("opgroeilab")],
)
def test_the_other_examples_do_not_alarm(naam: str) -> None:
    assert find_persoonsgegevens(read_bestand((VOORBEELDEN / naam).read_bytes(), naam)) == ()


ALARM = {
    "bsn": ("dossier", BSNS, "BSN"),
    "bsn with dots": ("nummer", [f"{b[:4]}.{b[4:6]}.{b[6:]}" for b in BSNS], "BSN"),
    "bsn with spaces": ("nummer", [f"{b[:3]} {b[3:6]} {b[6:]}" for b in BSNS], "BSN"),
    "bsn without its zero under its header": ("BSN kind", ["12345678"], "BSN"),
    "bsn with dashes": ("nummer", [f"{b[:4]}-{b[4:6]}-{b[6:]}" for b in BSNS], "BSN"),
    "bsn as a decimal": ("nummer", [f"{b}.0" for b in BSNS], "BSN"),
    "bsn that lost its zero": ("nummer", lose_zero(MET_NUL), "BSN"),
    "some bsn that lost their zero": ("nummer", [*BSNS, *lose_zero(MET_NUL)[:3]], "BSN"),
    "bsn with spaces in a remark": (
        "opmerking",
        [f"BSN {BSNS[0][:3]} {BSNS[0][3:6]} {BSNS[0][6:]} klopt"],
        "BSN",
    ),
    "short bsn in a remark": ("opmerking", ["bsn nr: 12345678"], "BSN"),
    "one bsn among own numbers": ("id", [*(f"K{i:04d}" for i in range(30)), BSNS[0]], "BSN"),
    "bsn among other nine-digit numbers": ("id", [*BSNS, *(f"20250{i:04d}" for i in range(40))], "BSN"),
    "bsn in a remark": ("opmerking", ["", "", f"bsn {BSNS[0]} nagevraagd", ""], "BSN"),
    "first names": ("kind", ["Yara", "Noah", "Sem", "Fleur", "Mohamed"], "naam"),
    "full names": ("cliënt", ["Yara de Vries", "Noah El Amrani", "Fatima Yilmaz", "Sem Bakker"], "naam"),
    "surname first": ("deelnemer", ["Vries, Yara", "Bakker, Noah", "Yilmaz, Fatima"], "naam"),
    "initials": ("jongere", ["P. Jansen", "A.B. de Boer", "F. Yilmaz", "K. Bakker"], "naam"),
    "surnames under their header": ("Achternaam", ["Bakker", "Yilmaz"], "naam"),
    "unknown names under their header": ("Voornaam kind", ["Xq", "Zworp"], "naam"),
    "camel case header": ("VoorNaam", ["Zworp", "Pliep"], "naam"),
    "plain header": ("Naam", ["Yara Bakker", "Noah Smit", "Zworp Pliep"], "naam"),
    "surnames of clients": ("Cliënt", ["Jansen", "Zworp", "Pliep", "de Vries", "El Amrani"], "naam"),
    "names of staff": ("coach", ["Piet Jansen", "Fatma Yilmaz", "Karin Bos"], "naam"),
    "surnames": ("Naam", ["Jansen", "Bakker", "Zworp"], "naam"),
    "birth date as a day number": ("geboortedatum", ["41050", "40980"], "geboortedatum"),
    "short header for initials": ("Voorl.", ["A.B.", "C.D."], "naam"),
    "e-mail": ("contact", ["", "yara@voorbeeld.nl"], "e-mailadres"),
    "mobile": ("opmerking", ["", "bel 06 12 34 56 78 na vier uur"], "telefoonnummer"),
    "mobile abroad": ("opmerking", ["+31 6 12345678"], "telefoonnummer"),
    "mobile after a stop": ("opmerking", ["tel.06-12345678"], "telefoonnummer"),
    "mobile in brackets": ("opmerking", ["bel (06) 12345678"], "telefoonnummer"),
    "mobile with dots": ("opmerking", ["bel 06.12.34.56.78"], "telefoonnummer"),
    "mobile with a wide dash": ("opmerking", ["bel 06 - 12345678"], "telefoonnummer"),
    "mobile with 00": ("opmerking", ["bel 0031 6 1234 5678"], "telefoonnummer"),
    "mobile glued": ("opmerking", ["moeder:0612345678."], "telefoonnummer"),
    "landline": ("opmerking", ["oma 010-1234567"], "telefoonnummer"),
    "phone without its zero": ("Telefoon", ["612345678"], "telefoonnummer"),
    "birth date": ("Geb. datum", ["12-03-2012"], "geboortedatum"),
    "birth date in one word": ("gebdat", ["20120312"], "geboortedatum"),
    "birth date day first": ("GebDatum", ["12032012"], "geboortedatum"),
    "birth date in words": ("Geboortedatum", ["12 maart 2012"], "geboortedatum"),
    "birth date short year": ("geboren op", ["1-2-12"], "geboortedatum"),
    "birth date in a remark": ("opmerking", ["geb. 12-03-2012, zus van 0031"], "geboortedatum"),
    "address": ("adres", ["Wolphaertsbocht 12"], "adres"),
    "street and number anywhere": ("woont", ["Mijnkade 12", "Putselaan 3b", "Slaghekstraat 118"], "adres"),
    "postcode and number": ("pc", ["3083 AB 12", "3081CD, 4", "3082 AA 11"], "adres"),
    "full postcode": ("Postcode", ["3083 AB", "3081 CD"], "adres"),
    "postcodes without a header": ("x1", ["3083AB", "3081CD", "3082 AA", "3084BC", "3085AA"], "adres"),
    "surname, first name, then the rest": ("deelnemer", ["Boer, Yara de", "Smit, Noah"], "naam"),
    "iban of another country": ("rek", ["BE68 5390 0754 7034"], "IBAN"),
    "iban": ("betaling", ["NL91 ABNA 0417 1643 00"], "IBAN"),
}


@pytest.mark.parametrize("naam", ALARM)
def test_personal_data_alarms(naam: str) -> None:
    kop, waarden, woord = ALARM[naam]
    gevonden = redenen(kop, waarden)
    assert len(gevonden) == 1, gevonden
    assert f"bevat {woord}" in gevonden[0] or woord in gevonden[0]
    for waarde in waarden:
        assert not waarde or waarde not in gevonden[0]


TOEVAL = random.Random(7)
STIL = {
    "own numbers": ("Nr.", [f"{i:04d}" for i in range(200)]),
    "letters and numbers": ("cliëntnr", [f"SR-{i:05d}" for i in range(200)]),
    "letters and nine digits": ("traject_id", [f"T{b}" for b in BSNS]),
    "nine digits in order": ("traject_id", [str(202_500_000 + i) for i in range(500)]),
    "nine digits by chance": ("traject_id", [str(TOEVAL.randint(10**8, 10**9)) for _ in range(500)]),
    "ten digits": ("traject_id", [f"{i:010d}" for i in range(200)]),
    "kvk": ("KvK", ["12345678", "87654321", "61234567"]),
    "kvk numbers": ("KvK", [str(TOEVAL.randint(10**7, 10**8)) for _ in range(200)]),
    "eight digits by chance": ("traject_id", [str(TOEVAL.randint(10**7, 10**8)) for _ in range(500)]),
    "agb codes": ("AGB-code", [f"{TOEVAL.randint(10**5, 10**8):08d}" for _ in range(60)]),
    "dates in eight digits": ("startdatum", [f"202501{dag:02d}" for dag in range(1, 29)]),
    "amounts of all lengths": ("uitgaven", ["98765432", "123456782", "1234567", "145", "12"]),
    "bag codes": ("pand", [f"05991000{TOEVAL.randint(10**7, 10**8)}" for _ in range(60)]),
    "start dates": ("Startdatum", ["12-03-2025", "2025-04-01", "3 mei 2025", "20250601"]),
    "date and time": ("ingevuld", ["06-12-2025 10:30", "06-11-2025 11:45:10", "2025-12-06 10:30:00"]),
    "year of birth": ("geboortejaar", ["2012", "2010"]),
    "year under birth": ("geboren", ["2012", "2010"]),
    "ages": ("leeftijd", ["12", "9", "17"]),
    "activity names": ("Naam activiteit", ["Sam & Sterk", "Sterk in de klas", "Taalmaatjes"]),
    "interventions with a first name": ("interventie", ["Sam", "Sam", "Sam & Sterk", "Iris", "Max Vitaal"]),
    "places": ("wijknaam", ["Carnisse", "Oud Charlois", "Tarwewijk", "Pendrecht"]),
    "provider": ("naam", ["Stichting De Springplank", "Coöperatie Thuisbasis", "Sportraad"]),
    "header without content": ("voornaam", ["n.v.t.", "xxx", "-", "geanonimiseerd"]),
    "months": ("maand", ["jan", "feb", "mrt", "apr", "mei", "jun"]),
    "informants": ("ingevuld door", ["jongere", "ouder", "pm'er"]),
    "postcode area": ("postcode", ["3083", "3081"]),
    "where a group meets": ("locatie", ["Huis van de Wijk, Slaghekstraat 118", "Putselaan 3", "Mijnkade 12"]),
    "one place in a remark": ("opmerking", ["", "", "verhuisd naar Putselaan 178", ""]),
    "remark with numbers": (
        "opmerking",
        ["groep van 12, 3 keer", "van 010 naar 020", "besluit 2025-1234567"],
    ),
    "quarter": ("kwartaal", ["2025-K3", "3e kw. 2025"]),
    "amounts": ("bedrag", ["1.234,50", "€ 15.000", "123.456.789,00"]),
    "scores": ("score", ["7,5", "6.0", "10"]),
    "long decimals": (
        "nut",
        ["7.0612345678", "0,0612345678", "0.100007922", "3.0031612345678", "5.010 1234567"],
    ),
    "case numbers like landlines": ("zaak", [f"{i:04d}-{i * 97:06d}" for i in range(200, 900, 3)]),
    "hexadecimal codes": ("uuid", ["bb7c3e0651702496d6182a98", "ca5a1ec0677230215b08fb40"]),
    "who answered": ("ouder", ["Moeder", "Vader", "Beide"]),
    "teams": ("begeleider", ["Team Noord", "Team Zuid", "Team Oost", "Team West"]),
    "pseudonyms": ("Cliënt", ["K0001", "K0002", "K0003", "K0004", "K0005", "K0006"]),
    "street without a number": ("Straat", ["Wolphaertsbocht", "Putselaan"]),
    "wrong iban": ("code", ["NL92 ABNA 0417 1643 00"]),
    "empty column": ("bsn", ["", ""]),
    "counts under a phone header": ("aantal telefoongesprekken", ["12", "4"]),
}


@pytest.mark.parametrize("naam", STIL)
def test_innocent_columns_stay_silent(naam: str) -> None:
    kop, waarden = STIL[naam]
    assert redenen(kop, waarden) == ()


def test_a_hundred_thousand_trajectory_ids_are_no_bsn() -> None:
    nummers = [str(100_000_000 + 37 * i) for i in range(100_000)]
    assert redenen("traject_id", nummers) == ()


def test_a_file_without_header_does_not_leak_its_first_row() -> None:
    regels = "\n".join(
        f"{bsn},{naam}" for bsn, naam in zip(BSNS, ["Yara", "Noah", "Sem", "Fleur"] * 7, strict=False)
    )
    gevonden = find_persoonsgegevens(read_bestand(regels.encode(), "x.csv"))
    assert any("BSN" in reden for reden in gevonden)
    assert all(bsn not in reden for bsn in BSNS for reden in gevonden)
    assert all("Yara" not in reden for reden in gevonden)


def test_text_outside_the_table_is_searched_but_a_contact_line_is_not() -> None:
    tabel = "wijk;aantal\nTarwewijk;12\nCarnisse;3\n"
    contact = "Contactpersoon: backoffice, 010-1234567\n\n" + tabel
    assert find_persoonsgegevens(read_bestand(contact.encode(), "x.csv")) == ()
    noot = tabel + "* Yara is gebeld op 06-12345678 over haar broer;\n"
    gevonden = find_persoonsgegevens(read_bestand(noot.encode(), "x.csv"))
    assert len(gevonden) == 1
    assert gevonden[0].startswith("Cel A4, buiten de tabel, bevat telefoonnummer.")
    assert "12345678" not in gevonden[0]


def test_who_to_call_about_the_file_is_no_participant() -> None:
    kop = "Contactpersoon;J. Jansen;\n;jansen@voorbeeld.nl;\n;06-12345678;\n\nnr;wijk;aantal\n1;A;3\n2;B;4\n"
    assert find_persoonsgegevens(read_bestand(kop.encode(), "x.csv")) == ()


def test_a_bsn_above_the_header_alarms() -> None:
    kop = f"BSN {BSNS[0]};;\n\nnr;wijk;aantal\n1;A;3\n2;B;4\n"
    (reden,) = find_persoonsgegevens(read_bestand(kop.encode(), "x.csv"))
    assert reden.startswith("Cel A1, buiten de tabel, bevat BSN.")


def test_the_same_column_on_many_sheets_is_one_reason() -> None:
    werkmap = openpyxl.Workbook()
    for naam in ("Een", "Twee"):
        blad = werkmap.create_sheet(naam)
        for rij in (["nr", "voornaam"], ["1", "Yara"], ["2", "Noah"]):
            blad.append(rij)
    bestand = io.BytesIO()
    werkmap.save(bestand)
    (reden,) = find_persoonsgegevens(read_bestand(bestand.getvalue(), "x.xlsx"))
    assert "in 4 cellen op 2 bladen; de eerste is blad Een, cel B2." in reden


def test_street_and_house_number_in_two_columns_are_an_address() -> None:
    ruw = read_bestand(b"nr;straat;huisnummer\n1;Putselaan;12\n2;Mijnkade;4\n", "x.csv")
    (reden,) = find_persoonsgegevens(ruw)
    assert reden.startswith('Kolom C ("huisnummer") bevat adres in 2 cellen')


SCHOLEN = "BRIN NUMMER;INSTELLINGSNAAM;STRAATNAAM;HUISNUMMER;POSTCODE;PLAATSNAAM;TELEFOONNUMMER\n" + "".join(
    f"{i:02d}AB;De Linde {i};Putselaan;{i};3083 AB;ROTTERDAM;010-{4_000_000 + i}\n" for i in range(1, 30)
)


def test_a_list_of_schools_is_public_and_a_list_of_pupils_with_their_school_is_not() -> None:
    assert find_persoonsgegevens(read_bestand(SCHOLEN.encode(), "x.csv")) == ()
    leerlingen = SCHOLEN.replace("INSTELLINGSNAAM", "LEERLINGNUMMER")
    woorden = "".join(find_persoonsgegevens(read_bestand(leerlingen.encode(), "x.csv")))
    assert "adres" in woorden
    assert "telefoonnummer" in woorden


@pytest.mark.traag
def test_two_thousand_columns_are_searched_and_the_one_with_names_is_found() -> None:
    kop = ";".join(["wijk", *(f"indicator {i}" for i in range(1_998)), "voornaam"])
    rijen = [
        ";".join([f"W{r}", *(str(i % 7) if i % 2 else ("ja", "nee")[r % 2] for i in range(1_998)), naam])
        for r, naam in enumerate(("Yara", "Noah", "Sem"))
    ]
    (reden,) = find_persoonsgegevens(read_bestand("\n".join([kop, *rijen]).encode(), "x.csv"))
    assert '("voornaam") bevat naam in 3 cellen' in reden
