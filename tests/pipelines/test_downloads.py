"""Files as CBS, DUO, the GGD and Rotterdam offer them: small imitations, each read as the right table."""

import pytest
from downloadlezer import namen, only, read, skipped, soorten, werkmap


@pytest.mark.parametrize("codering", ["cp1252", "utf-8-sig"])
def test_duo_keeps_brin_and_zeros(codering: str) -> None:
    tekst = (
        "PEILDATUM;BRIN NUMMER;VESTIGINGSNUMMER;NAAM;GEMEENTENUMMER;POSTCODE LEERLING;LEEFTIJD 4 JAAR;TOTAAL\r\n"
        "20241001;00AB;00;Basisschool de Brücke;0599;3071;<5;120\r\n"
        "20241001;00AB;01;Basisschool de Brücke;0599;3072;12;98\r\n"
        "20241001;07ZZ;00;IKC Één;0606;3073;9;<5\r\n"
    )
    tabel = only(tekst, codering)
    assert (tabel.kopregels, tabel.rijen) == ((1,), 3)
    assert soorten(tabel) == [
        "datum",
        "code",
        "code",
        "tekst",
        "code",
        "postcode",
        "geheel getal",
        "geheel getal",
    ]
    assert [tabel.kolommen[k].voorbeeld for k in (1, 2, 4)] == ["00AB", "00", "0599"]


def test_swing_in_long_form_tells_of_its_codes_for_unknown() -> None:
    rijen = [
        f"2024;wijken;{i:02d};Wijk {i};{waarde}"
        for i, waarde in enumerate(["12.5", "-99996", "9.1", "7.25", "8.5", "-99997"], 1)
    ]
    tabel = only("PERIODE;GEBIEDSNIVEAU;GEBIED;NAAM;WAARDE\n" + "\n".join(rijen))
    assert soorten(tabel) == ["jaar", "tekst", "code", "tekst", "getal"]
    assert any(
        "2 keer een code voor onbekend of geheim, zoals -99996 (rij 3 en 7)" in zin for zin in tabel.notities
    )


def test_swing_in_wide_form_names_columns_by_subject_and_year() -> None:
    rijen = [
        ["Gebieden", "Ervaart goede gezondheid [%]", None, "Voelt zich eenzaam [%]", None],
        [None, 2020, 2024, 2020, 2024],
        ["Charlois", 71.5, 70.1, 12, 14.5],
        ["Feijenoord", 69, 68.8, "-", 15],
        ["IJsselmonde", 73.2, 74, 11, 10],
        ["Rotterdam", 74, 73.5, 10, 11],
        ["Bron: Gezondheidsmonitor GGD Rotterdam-Rijnmond, CBS en RIVM"],
    ]
    tabel = only(werkmap(("B1:C1", "D1:E1"), Data=rijen))
    assert tabel.kopregels == (1, 2)
    assert namen(tabel) == ["Gebieden", "Ervaart goede gezondheid [%] | 2020", "Ervaart goede gezondheid [%] | 2024", "Voelt zich eenzaam [%] | 2020", "Voelt zich eenzaam [%] | 2024"]  # fmt: skip
    assert tabel.rijen == 4


def test_onderzoek010_with_lines_above_and_below() -> None:
    tekst = (
        "Onderzoek010;;;\nBevolking naar leeftijd;;;\nPeildatum:;1-1-2025;;\n;;;\n"
        "Buurt;0-11 jaar;12-17 jaar;18-26 jaar\nTarwewijk;1.234;560;1.789\nCarnisse;1.001;410;1.450\nOud-Charlois;980;402;1.120\n"
        "Totaal Charlois;3.215;1.372;4.359\n;;;\n© Gemeente Rotterdam, Onderzoek010;;;\nGeraadpleegd op 3-7-2025;;;\n"
    )
    tabel = only(tekst)
    assert (tabel.kopregels, tabel.rijen) == ((5,), 3)
    assert skipped(tabel)["totaal"] == (9,)
    assert skipped(tabel)["voetnoot"] == (11, 12)
    assert any("1.234" in zin and "duizend" in zin for zin in tabel.notities)


def test_rivm_with_comma_and_iso_times() -> None:
    tekst = (
        "Version,Date_of_report,Municipality_code,Municipality_name,Total_reported\n"
        "1,2023-03-31 10:00:00,GM0599,Rotterdam,12\n1,2023-03-31 10:00:00,GM0518,'s-Gravenhage,0\n1,2023-03-31 10:00:00,,,3\n"
    )
    tabel = only(tekst)
    assert (tabel.rijen, soorten(tabel)) == (3, ["geheel getal", "datum", "code", "tekst", "geheel getal"])


def test_data_overheid_with_coordinates_and_quoted_numbers() -> None:
    tekst = '"naam","straat_type","lat","lon","geplaatst"\n"Huis van de Wijk","gebouw","51.8951","4.4890","2019-05-01T00:00:00+02:00"\n"Speeltuin","tuin","51.9012","4.5011","2020-06-01T00:00:00+02:00"\n"Bibliotheek, filiaal","gebouw","51.8800","4.4770","2018-01-01T00:00:00+02:00"\n'
    tabel = only(tekst)
    assert (tabel.rijen, soorten(tabel)) == (3, ["tekst", "tekst", "getal", "getal", "datum"])


def test_a_second_header_row_with_variable_names_belongs_to_the_header() -> None:
    tekst = "Gemeentenaam;Aantal inwoners;Mannen;Vrouwen\ngm_naam;a_inw;a_man;a_vrouw\nRotterdam;663900;327000;336900\nSchiedam;81265;40300;40965\nVlaardingen;74700;36900;37800\n"
    tabel = only(tekst)
    assert tabel.kopregels == (1, 2)
    assert namen(tabel)[1] == "Aantal inwoners | a_inw"
    assert tabel.rijen == 3


def test_totals_that_are_a_category_of_a_statistic_are_rows() -> None:
    rijen = [
        f"{wijk};{groep};{n}"
        for wijk in ("Centrum", "Noord", "Charlois")
        for groep, n in (("Totaal", 9), ("Meisjes", 5), ("Jongens", 4))
    ]
    tabel = only("wijk;geslacht;aantal\n" + "\n".join(rijen) + "\n")
    assert tabel.rijen == 9


def test_a_row_of_units_under_a_narrow_header_is_no_data() -> None:
    tabel = read(b"Wijk;Inwoners;Oppervlakte\n;aantal;km2\nCharlois;70.025;12,1\nFeijenoord;75.940;7,6\n")[0]
    assert (tabel.kopregels, tabel.rijen, tabel.kolommen[1].type) == ((1,), 2, "geheel getal")
