"""Files as CBS, DUO, the GGD and Rotterdam offer them: small imitations, each read as the right table."""

import io
from collections.abc import Sequence

import openpyxl
import pytest

from pipelines.leesbeeld import Tabelbeeld, picture_bestand
from pipelines.reading import read_bestand


def read(inhoud: str | bytes, codering: str = "utf-8") -> list[Tabelbeeld]:
    ruwe = inhoud if isinstance(inhoud, bytes) else inhoud.encode(codering)
    return list(picture_bestand(read_bestand(ruwe, "download")).tabellen)


def only(inhoud: str | bytes, codering: str = "utf-8") -> Tabelbeeld:
    tabellen = read(inhoud, codering)
    assert len(tabellen) == 1
    return tabellen[0]


def namen(tabel: Tabelbeeld) -> list[str]:
    return [kolom.naam for kolom in tabel.kolommen]


def soorten(tabel: Tabelbeeld) -> list[str]:
    return [kolom.type for kolom in tabel.kolommen]


def skipped(tabel: Tabelbeeld) -> dict[str, tuple[int, ...]]:
    return dict(tabel.overgeslagen)


def quoted(rijen: Sequence[Sequence[str]], scheiding: str = ";") -> str:
    return "".join(scheiding.join(f'"{cel}"' for cel in rij) + "\r\n" for rij in rijen)


def werkmap(samenvoegen: Sequence[str] = (), **bladen: Sequence[Sequence[object]]) -> bytes:
    boek = openpyxl.Workbook()
    boek.remove(boek.active)
    for naam, rijen in bladen.items():
        blad = boek.create_sheet(naam)
        for rij in rijen:
            blad.append(list(rij))
    for bereik in samenvoegen:
        boek.worksheets[-1].merge_cells(bereik)
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def test_statline_with_two_header_rows_and_units() -> None:
    tabel = only(
        quoted(
            [
                ["Bevolkingsontwikkeling; regio per jaar"],
                [],
                ["", "", "Bevolking op 1 januari", "Levend geboren kinderen"],
                ["Regio's", "Perioden", "aantal", "aantal"],
                ["Rotterdam", "2023", "663900", "."],
                ["Rotterdam", "2024*", "670610", "7012"],
                ["Schiedam", "2023", "81265", ""],
                ["Bron: CBS"],
            ]
        ),
        "utf-8-sig",
    )
    assert tabel.kopregels == (3, 4)
    assert namen(tabel)[:2] == ["Regio's", "Perioden"]
    assert namen(tabel)[2] == "Bevolking op 1 januari | aantal"
    assert tabel.rijen == 3
    assert soorten(tabel) == ["tekst", "periode", "geheel getal", "geheel getal"]
    assert skipped(tabel) == {"titel": (1,), "voetnoot": (8,), "lege rij": (2,)}


def test_statline_in_the_layout_of_the_screen_has_three_header_rows() -> None:
    rijen = [
        ["Overledenen; doodsoorzaak, leeftijd, geslacht"],
        [],
        [],
        ["", "Geslacht", "Mannen", "Mannen", "Vrouwen", "Vrouwen"],
        ["", "Leeftijd", "0 tot 20 jaar", "20 tot 40 jaar", "0 tot 20 jaar", "20 tot 40 jaar"],
        ["Onderwerp", "Perioden", "2023", "2023", "2023", "2023"],
        ["Totaal onderliggende doodsoorzaken", "aantal", "12", "34", "11", "20"],
        ["1 Infectieziekten", "aantal", "1", "2", ".", "0"],
        ["2 Nieuwvormingen", "aantal", "3", "4", "5", "6"],
        ["Bron: CBS"],
    ]
    tabel = only(quoted(rijen))
    assert tabel.kopregels == (4, 5, 6)
    assert tabel.rijen == 3
    assert namen(tabel)[2:] == [
        "Mannen | 0 tot 20 jaar | 2023",
        "Mannen | 20 tot 40 jaar | 2023",
        "Vrouwen | 0 tot 20 jaar | 2023",
        "Vrouwen | 20 tot 40 jaar | 2023",
    ]


def test_a_provisional_year_is_a_header_like_any_other_year() -> None:
    rijen = [
        ["Jeugdhulp; regio"],
        ["Onderwerp", "Jongeren met jeugdhulp", "Jongeren met jeugdhulp"],
        ["Perioden", "2023", "2024**"],
        ["Regio's", "aantal", "aantal"],
        ["Rotterdam", "     14305", "     14510"],
        ["Groningen (PV)", "     .", "     9120"],
        ["Schiedam", "     2105", "     2230"],
        ["Bron: CBS"],
    ]
    tabel = only(quoted(rijen))
    assert (tabel.kopregels, tabel.rijen) == ((2, 3, 4), 3)
    assert namen(tabel)[1:] == [
        "Jongeren met jeugdhulp | 2023 | aantal",
        "Jongeren met jeugdhulp | 2024** | aantal",
    ]


def test_statline_without_symbols_has_one_header_row_of_years() -> None:
    rijen = [
        ["Jeugdzorg; wijken"],
        ["Onderwerp: Jongeren met jeugdhulp"],
        ["Wijken en buurten", "2021", "2022", "2023"],
        ["Tarwewijk", "310", "320", ""],
        ["Carnisse", "210", "", "240"],
        ["Pendrecht", "110", "140", "120"],
        ["Bron: CBS"],
    ]
    tabel = only(quoted(rijen))
    assert (tabel.kopregels, tabel.rijen) == ((3,), 3)
    assert namen(tabel) == ["Wijken en buurten", "2021", "2022", "2023"]


def test_an_odata_export_keeps_padded_codes_as_they_are() -> None:
    tekst = (
        '"ID";"WijkenEnBuurten";"Perioden";"TotaleBevolking_1";"k_65JaarOfOuder_2"\r\n'
        '"0";"GM0599    ";"2023JJ00";"  663900";"    12.3"\r\n'
        '"1";"WK059901  ";"2023JJ00";"   12345";"       ."\r\n'
        '"2";"BU05990110";"2023JJ00";"       .";"       ."\r\n'
    )
    tabel = only(tekst)
    assert (tabel.kopregels, tabel.rijen) == ((1,), 3)
    assert soorten(tabel) == ["geheel getal", "code", "periode", "geheel getal", "getal"]
    assert tabel.kolommen[1].voorbeeld == "GM0599    "
    assert tabel.kolommen[3].voorbeeld == "  663900"


def test_kerncijfers_of_150_columns_are_one_table() -> None:
    kop = [
        "gwb_code_10",
        "gwb_code_8",
        "regio",
        "gm_naam",
        "recs",
        "gwb_code",
        "ind_wbz",
        *(f"a_{i:03d}" for i in range(145)),
    ]
    rijen = [
        [
            code,
            code[2:],
            naam,
            "Rotterdam",
            recs,
            code,
            1,
            *((i * k) % 997 if k % 7 else "." for k in range(145)),
        ]
        for i, (code, naam, recs) in enumerate(
            [
                ("GM0599", "Rotterdam", "Gemeente"),
                ("WK059901", "Centrum", "Wijk"),
                ("BU05990110", "Stadsdriehoek", "Buurt"),
                ("BU05990111", "Oude Westen", "Buurt"),
            ],
            1,
        )
    ]
    tabel = only(werkmap(KWB2023=[kop, *rijen]))
    assert (tabel.kopregels, tabel.rijen, len(tabel.kolommen)) == ((1,), 4, 152)
    assert tabel.kolommen[1].type == "code"
    assert tabel.kolommen[1].voorbeeld == "0599"


def maatwerk() -> bytes:
    voorblad = [
        ["Maatwerk"],
        [],
        ["Jongeren in Rotterdam, 2023"],
        [],
        ["CBS, team Sociale Statistieken"],
        ["juli 2025"],
    ]
    inhoud = [
        ["Inhoud"],
        [],
        ["Tabblad", "Omschrijving"],
        ["Toelichting", "Toelichting bij de tabellen"],
        ["Tabel 1", "Jongeren naar wijk"],
    ]
    toelichting = [
        ["Toelichting"],
        ["In deze tabel staan jongeren van 12 tot en met 26 jaar die in Rotterdam wonen."],
    ]
    tabel = [
        ["Tabel 1"],
        ["Jongeren met jeugdhulp naar wijk, Rotterdam, 2023"],
        [],
        ["Wijk", None, "Jongeren", None, "Met jeugdhulp", None],
        ["code", "naam", "totaal", "meisjes", "totaal", "meisjes"],
        [None, None, "aantal", "aantal", "aantal", "%"],
        [],
        ["WK059901", "Centrum", 1200, 610, 90, 7.5],
        ["WK059902", "Delfshaven", 3400, 1700, 310, 9.1],
        ["WK059903", "Overschie", 800, ".", "<5", "."],
        ["WK059904", "Noord", 2100, 1000, 150, 7.1],
        [],
        ["1) Voorlopige cijfers."],
        ["Bron: CBS"],
    ]
    return werkmap(
        ("C4:D4", "E4:F4", "A4:B4"),
        Voorblad=voorblad,
        Inhoud=inhoud,
        Toelichting=toelichting,
        **{"Tabel 1": tabel},
    )


def test_cbs_maatwerk_gives_the_table_behind_the_cover_sheets() -> None:
    tabel = next(t for t in read(maatwerk()) if t.blad == "Tabel 1")
    assert tabel.rijen == 4
    assert tabel.kopregels[:2] == (4, 5)
    assert [naam.removesuffix(" | aantal").removesuffix(" | %") for naam in namen(tabel)] == [
        "Wijk | code", "Wijk | naam", "Jongeren | totaal", "Jongeren | meisjes", "Met jeugdhulp | totaal", "Met jeugdhulp | meisjes",
    ]  # fmt: skip
    assert soorten(tabel) == ["code", "tekst", "geheel getal", "geheel getal", "geheel getal", "getal"]
    assert [rij for _, rijen in tabel.overgeslagen for rij in rijen if rij in (13, 14)] == [13, 14]


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


def test_a_sheet_of_contents_is_no_table() -> None:
    assert {t.blad for t in read(maatwerk())} == {"Tabel 1"}


def test_a_row_of_units_under_a_narrow_header_is_no_data() -> None:
    tabel = read(b"Wijk;Inwoners;Oppervlakte\n;aantal;km2\nCharlois;70.025;12,1\nFeijenoord;75.940;7,6\n")[0]
    assert (tabel.kopregels, tabel.rijen, tabel.kolommen[1].type) == ((1,), 2, "geheel getal")
