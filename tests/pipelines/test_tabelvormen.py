"""Which rows of a grid are header, data, total, title or note."""

import pytest
from ruwlezer import only_tabel, read_text, rows, zinnen


def test_double_and_empty_headers_are_kept_by_position() -> None:
    ruw = read_text("wijk;aantal;;aantal\nA;1;x;2\nB;3;y;4\n")
    assert only_tabel(ruw).koppen == ("wijk", "aantal", "", "aantal")
    assert only_tabel(ruw).letters == ("A", "B", "C", "D")
    assert 'De kop "aantal" komt 2 keer voor (kolom B, D).' in zinnen(ruw)
    assert "Kolom C heeft geen kop." in zinnen(ruw)


def test_titles_and_facts_above_the_header_are_told_apart() -> None:
    ruw = read_text(
        "Rapportage derde kwartaal;;\nWijk:;Tarwewijk;\nPeriode: K3 2025;;\n;;\nnr;activiteit;aantal\n1;Inloop;4\n2;Sport;5\n"
    )
    assert only_tabel(ruw).kopregels == (5,)
    assert only_tabel(ruw).constanten == (("Wijk", "Tarwewijk"), ("Periode", "K3 2025"))


def test_a_table_of_words_only_finds_its_first_row_as_header() -> None:
    regels = [
        "wijk;interventie;informant",
        *("Carnisse;Sterk in de klas;ouder" for _ in range(5)),
        "Pendrecht;Inloop;jongere",
    ]
    assert only_tabel(read_text("\n".join(regels))).kopregels == (1,)


def test_a_table_without_header_is_read_from_its_first_row() -> None:
    ruw = read_text("1;12;7,5\n2;14;8,0\n3;9;6,5\n")
    assert only_tabel(ruw).kopregels == ()
    assert only_tabel(ruw).cellen.height == 3
    assert "Geen kopregel gevonden" in zinnen(ruw)


def test_words_like_totaal_in_a_full_data_row_are_data() -> None:
    ruw = read_text(
        "grootheid;wijk;aantal\nTotaal aantal deelnemers;Carnisse;5\nbereik totaal;Carnisse;5\nTotaal;Carnisse;6\n"
        "Inloop;Pendrecht;3\nTotaal;;14\nZuid totaal;;14\n"
    )
    assert [rij[0] for rij in rows(only_tabel(ruw))] == [2, 3, 4, 5]
    assert "Rij 6 en 7 overgeslagen: totaal." in zinnen(ruw)


def test_a_total_in_a_later_column_is_no_row_of_its_own() -> None:
    ruw = read_text("wijk;activiteit;aantal\nA;Inloop;3\nA;Sport;4\nA;Totaal;7\nB;Inloop;2\n")
    assert [rij[0] for rij in rows(only_tabel(ruw))] == [2, 3, 5]
    assert "Rij 4 overgeslagen: subtotaal." in zinnen(ruw)


def test_a_file_that_names_most_rows_totaal_keeps_them() -> None:
    ruw = read_text("wijk;leeftijdsgroep;aantal\nA;totaal;3\nB;totaal;4\nC;totaal;7\n")
    assert only_tabel(ruw).cellen.height == 3


def test_a_row_of_units_under_the_header_is_skipped() -> None:
    ruw = read_text("wijk;aantal;nut\n;(personen);(1-10)\nA;3;7\n")
    assert [rij[0] for rij in rows(only_tabel(ruw))] == [3]
    assert "Rij 2 overgeslagen: uitleg onder de kop" in zinnen(ruw)


def test_years_and_quarters_may_be_headers() -> None:
    assert only_tabel(read_text("Wijk;2023;2024\nA;1;2\nB;3;4\n")).koppen == ("Wijk", "2023", "2024")
    assert only_tabel(read_text("Wijk;2025-K1;2025-K2\nA;1;2\nB;3;4\n")).kopregels == (1,)


def test_a_header_printed_again_is_skipped() -> None:
    ruw = read_text("wijk;aantal\nA;1\nwijk;aantal\nB;2\n")
    assert [rij[1] for rij in rows(only_tabel(ruw))] == ["A", "B"]
    assert "Rij 3 overgeslagen: de kopregel staat daar nog een keer." in zinnen(ruw)


def test_one_column_is_a_table_too() -> None:
    assert rows(only_tabel(read_text("aantal\n1\n2\n"))) == [(2, "1"), (3, "2")]


def test_a_small_table_with_sentences_is_no_note() -> None:
    tabel = only_tabel(
        read_text("wijk;toelichting\nA;De groep was in juli gesloten.\nB;Alles liep zoals gepland.\n")
    )
    assert tabel.cellen.height == 2


def test_two_header_rows_in_csv_are_joined() -> None:
    ruw = read_text("Wijk;Inloop;;Sport;\n;jul;aug;jul;aug\nA;1;2;3;4\nB;5;6;7;8\n")
    assert only_tabel(ruw).koppen == ("Wijk", "Inloop | jul", "Inloop | aug", "Sport | jul", "Sport | aug")
    assert only_tabel(ruw).kopregels == (1, 2)


def test_a_full_row_with_its_own_number_is_data_whatever_its_words() -> None:
    ruw = read_text("nr;oordeel;aantal\n1;goed;3\n2;gemiddeld;4\n3;matig;7\n4;goed;7\n")
    assert only_tabel(ruw).cellen.height == 4


def test_two_tables_under_each_other_lose_no_row() -> None:
    ruw = read_text("wijk;aantal\nTarwewijk;3\nCarnisse;4\n\nreden;aantal\nverhuisd;1\nklaar;2\n")
    assert [(t.kopregels, t.cellen.height) for t in ruw.tabellen] == [((1,), 2), ((5,), 2)]
    assert ruw.tabellen[1].overgeslagen == (("lege rij", (4,)),)


def test_tables_of_another_width_under_each_other_are_two_tables() -> None:
    ruw = read_text("wijk,aantal\nA,3\nB,4\n\n\nmaand,bezoek,uren,kosten\njan,3,4,5\nfeb,3,4,5\n")
    assert [(t.kopregels, t.cellen.height, t.koppen[:2]) for t in ruw.tabellen] == [
        ((1,), 2, ("wijk", "aantal")),
        ((6,), 2, ("maand", "bezoek")),
    ]


def test_the_same_header_after_an_empty_line_goes_on_with_the_table() -> None:
    tabel = only_tabel(read_text("wijk;activiteit;n\nA;Inloop;1\n\nwijk;activiteit;n\nB;Sport;4\n"))
    assert tabel.cellen.height == 2
    assert tabel.overgeslagen == (("herhaalde kop", (4,)), ("lege rij", (3,)))


def test_a_header_of_two_rows_printed_again_is_skipped_whole() -> None:
    tekst = (
        "Wijk;Inloop;;Sport;\n;jul;aug;jul;aug\nA;1;2;3;4\nWijk;Inloop;;Sport;\n;jul;aug;jul;aug\nB;5;6;7;8\n"
    )
    tabel = only_tabel(read_text(tekst))
    assert (tabel.kopregels, tabel.cellen.height) == ((1, 2), 2)
    assert tabel.overgeslagen == (("herhaalde kop", (4, 5)),)


@pytest.mark.parametrize(
    "tekst",
    [
        "Tarwewijk;Inloop;12;1-7-2025\nCarnisse;Sport;3;2-7-2025\nPendrecht;Inloop;4;3-7-2025\n",
        "Tarwewijk;Inloop;ja\nCarnisse;Sport;nee\nPendrecht;Inloop;ja\nTarwewijk;Sport;nee\n",
        "T001;Carnisse\nT002;Pendrecht\nT003;Carnisse\n",
    ],
)
def test_a_first_row_that_is_data_is_not_eaten_as_header(tekst: str) -> None:
    tabel = only_tabel(read_text(tekst))
    assert tabel.kopregels == ()
    assert tabel.cellen.height == tekst.count("\n")


@pytest.mark.parametrize(
    "kop", ["wijk;1;2;3;4", "wijk;1-7-2025;8-7-2025;15-7-2025;22-7-2025", "wijk;2021;2022;2023;2024"]
)
def test_weeks_days_and_years_may_name_columns(kop: str) -> None:
    tabel = only_tabel(read_text(f"{kop}\nA;5;6;7;8\nB;15;16;17;18\n"))
    assert (tabel.kopregels, tabel.koppen) == ((1,), tuple(kop.split(";")))


def test_the_first_group_may_stand_above_the_header() -> None:
    tekst = "Tarwewijk;;;\nnr;activiteit;leeftijd;start\n1;x;12;1-7-2025\n2;x;13;1-7-2025\nCarnisse;;;\n3;y;14;2-7-2025\n"
    assert only_tabel(read_text(tekst)).groepsrijen == ((1, "Tarwewijk"), (5, "Carnisse"))


def test_a_code_written_as_a_formula_keeps_its_zeros() -> None:
    ruw = read_text('wijk;n\n="0012";3\n="0013";4\n')
    assert rows(only_tabel(ruw)) == [(2, "0012", "3"), (3, "0013", "4")]
    assert "2 cellen stonden als" in zinnen(ruw)


def test_a_column_more_than_the_header_has_is_pointed_out() -> None:
    assert "verschoven" in zinnen(read_text("wijk,score,n\nA,7,5,3\nB,8,1,4\nC,6,2,9\n"))


def test_facts_above_an_empty_line_are_no_table() -> None:
    tekst = "Bestandsnaam;cijfers.csv\nPeildatum;1-1-2025\nBron;Rotterdam\n\ncode;naam;jongeren;hulp\n01;Noord;12;9\n03;Zuid;34;3\n"
    tabel = only_tabel(read_text(tekst))
    assert (tabel.kopregels, tabel.cellen.height) == ((5,), 2)
    assert tabel.overgeslagen == (("titel", (1, 2, 3)), ("lege rij", (4,)))


def test_lines_after_an_empty_line_under_a_small_table_are_notes() -> None:
    tekst = "wijk;n;m;o\nA;1;2;3\nB;1;2;3\n\nToelichting\nDe cijfers zijn voorlopig.\nVragen? Bel ons.\n"
    tabel = only_tabel(read_text(tekst))
    assert tabel.cellen.height == 2
    assert tabel.overgeslagen == (("voetnoot", (5, 6, 7)), ("lege rij", (4,)))


def test_a_table_of_totals_per_area_keeps_them() -> None:
    tabel = only_tabel(read_text("gebied;n;x\nCharlois Totaal;4;3\nNoord Totaal;5;3\nTotaal;9;6\n"))
    assert [rij[1] for rij in rows(tabel)] == ["Charlois Totaal", "Noord Totaal"]


def test_years_behind_an_empty_cell_are_a_header() -> None:
    tabel = only_tabel(read_text(";2021;2022\nA;1;2\nB;3;4\n"))
    assert (tabel.kopregels, tabel.koppen) == ((1,), ("", "2021", "2022"))


def test_one_name_over_its_unit_belongs_to_the_header() -> None:
    tekst = '"Bevolking"\n"";"";"Inwoners"\n"Regio\'s";"Perioden";"aantal"\n"Rotterdam";"2022";"120"\n"Delft";"2023";"20"\n'
    assert only_tabel(read_text(tekst)).koppen == ("Regio's", "Perioden", "Inwoners | aantal")


def test_many_lines_of_explanation_above_a_table_are_titles() -> None:
    tekst = "".join(f"Regel {i} van de toelichting\n" for i in range(45)) + "wijk;n;m\nA;1;2\nB;3;4\nC;5;6\n"
    tabel = only_tabel(read_text(tekst))
    assert (tabel.kopregels, tabel.cellen.height) == ((46,), 3)


def test_facts_of_two_cells_above_a_table_of_three_are_titles() -> None:
    tekst = "Bron;CBS\nTabel;84583NED\nDatum;2025-01-01\n\nRegio;Jaar;Inwoners\nRotterdam;2023;663900\nRotterdam;2024;670610\nSchiedam;2023;81265\n"
    tabel = only_tabel(read_text(tekst))
    assert (tabel.kopregels, tabel.cellen.height) == ((5,), 3)


def test_a_total_with_a_remark_at_the_end_is_a_total() -> None:
    tabel = only_tabel(read_text("wijk;n;m;opm\nA;1;2;x\nB;3;4;goed\nTotaal;4;6;incl. onbekend\n"))
    assert tabel.overgeslagen == (("totaal", (4,)),)


def test_notes_that_hold_a_separator_are_notes() -> None:
    tabel = only_tabel(read_text("wijk;n;m\nA;1;2\nB;3;4\n\n1) voorlopig; zie site\nBron: gemeente; 2025\n"))
    assert tabel.overgeslagen == (("voetnoot", (5, 6)), ("lege rij", (4,)))


@pytest.mark.parametrize(
    "rijen",
    [
        ("Zuidwijk;;<5;", "Vreewijk;;;", "Hillesluis;Maatje;;"),
        ("Bloemhof;Klas;;7", "Tarwewijk;Klas;;", "Carnisse;Klas;;goed"),
        ("Zuidwijk;;;", "Bloemhof;;;", "Tarwewijk;Maatje;;"),
        ("Bloemhof;Klas;;", "Carnisse;;;", "Bloemhof;Klas;;", "Hillesluis;Klas;3;", "Vreewijk;Klas;3;"),
    ],
)
def test_a_row_after_a_nearly_empty_one_begins_no_second_table(rijen: tuple[str, ...]) -> None:
    ruw = read_text("\n".join(["Wijk;Interventie;Aantal;Opmerking", *rijen]))
    assert (only_tabel(ruw).kopregels, ruw.tabellen[0].koppen[0]) == ((1,), "Wijk")


@pytest.mark.parametrize(
    ("rij", "is_data"),
    [
        ("Oud-Charlois;;;14;;", True),
        ("Oud-Charlois;;14;;;", True),
        ("Alle jongeren;;;14;;", False),
        ("Aantal;;14;;;", False),
        ("Opgehaald;14;;;;", False),
    ],
)
def test_a_name_with_one_number_among_numbers_is_a_row_and_a_count_is_not(rij: str, is_data: bool) -> None:
    vol = [f"{wijk};Maatje;12;8;30;14" for wijk in ("Tarwewijk", "Carnisse", "Bospolder")]
    tekst = "\n".join(["Wijk;Interventie;Gestart;Afgerond;Bereikt;Aangeboden", *vol[:2], rij, vol[2]])
    tabel = only_tabel(read_text(tekst))
    assert tabel.overgeslagen == (() if is_data else (("totaal", (4,)),))
