"""Tables of Statistics Netherlands as they are downloaded: StatLine, open data and made to order."""

from downloadlezer import namen, only, quoted, read, skipped, soorten, werkmap


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


def test_a_sheet_of_contents_is_no_table() -> None:
    assert {t.blad for t in read(maatwerk())} == {"Tabel 1"}
