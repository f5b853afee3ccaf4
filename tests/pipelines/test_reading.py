"""The six example files and the habits of CSV: everything is read, nothing is silent (R-03)."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.reading import read_bestand
from pipelines.ruw import RIJ, RuweTabel, RuweTabellen
from schemas.errors import OnleesbaarBestandError

VOORBEELDEN = Path(__file__).parents[1] / "voorbeelden"


def read_voorbeeld(naam: str) -> RuweTabellen:
    return read_bestand((VOORBEELDEN / naam).read_bytes(), naam)


def read_text(tekst: str, codering: str = "utf-8") -> RuweTabellen:
    return read_bestand(tekst.encode(codering), "proef.csv")


def only_tabel(ruw: RuweTabellen) -> RuweTabel:
    assert len(ruw.tabellen) == 1
    return ruw.tabellen[0]


def zinnen(ruw: RuweTabellen) -> str:
    return "\n".join(notitie.tekst for notitie in ruw.notities)


def rows(tabel: RuweTabel) -> list[tuple[object, ...]]:
    return tabel.cellen.rows()


def test_every_example_gives_its_rows_and_headers() -> None:
    for antwoord in json.loads((VOORBEELDEN / "antwoorden.json").read_text()):
        ruw = read_voorbeeld(antwoord["bestand"])
        gelezen = sum(tabel.cellen.height for tabel in ruw.tabellen)
        if isinstance(antwoord.get("rijen"), int):
            assert gelezen == antwoord["rijen"], antwoord["bestand"]
        if "kopregel" in antwoord:
            assert ruw.tabellen[0].kopregels == (antwoord["kopregel"],)
        if "kopregels" in antwoord:
            assert ruw.tabellen[0].kopregels == tuple(antwoord["kopregels"])
        if "codering" in antwoord:
            assert (ruw.codering, ruw.scheiding) == (antwoord["codering"], antwoord["scheiding"])
        if "bladen" in antwoord:
            assert [tabel.blad for tabel in ruw.tabellen] == antwoord["bladen"]


def test_springplank_skips_titles_totals_and_a_footnote_and_says_so() -> None:
    ruw = read_voorbeeld("springplank_2025K3.xlsx")
    tekst = zinnen(ruw)
    assert "Kopregel gevonden op rij 6; rij 1 tot en met 5 zijn overgeslagen als titel." in tekst
    assert "Rij 87 en 169 overgeslagen: subtotaal." in tekst
    assert "Rij 251 overgeslagen: totaal." in tekst
    assert "Rij 253 overgeslagen: voetnoot." in tekst
    assert "Blad Toelichting heeft alleen tekst" in tekst
    cellen = only_tabel(ruw).cellen
    per_rij = {rij[0]: rij[1:] for rij in cellen.rows()}
    assert per_rij[23][2] == "Tarwewyk"
    assert per_rij[37][3] == "210"
    assert per_rij[54][4] == "31-06-2025"
    assert per_rij[98][8] == "11,5"
    assert (per_rij[128][7], per_rij[129][7]) == ("acht", "-3")


def test_buurtkracht_joins_two_header_rows_and_keeps_the_marks() -> None:
    tabel = only_tabel(read_voorbeeld("buurtkracht_2025K3_tellingen.xlsx"))
    assert tabel.koppen[1:4] == ("Inloop jongeren | jul", "Inloop jongeren | aug", "Inloop jongeren | sep")
    assert tabel.koppen[0] == "Wijk"
    assert tabel.koppen[7] == "Opmerking"
    assert rows(tabel)[0] == (5, "Tarwewijk", "25", "66", "25", "12", "12", "<5", None)
    assert tabel.cellen.height == 10


def test_sportraad_keeps_the_fact_above_each_header_and_tells_of_the_empty_sheet() -> None:
    ruw = read_voorbeeld("sportraad_2025K3.xlsx")
    assert [tabel.constanten for tabel in ruw.tabellen][:2] == [
        (("Wijk", "Tarwewijk"),),
        (("Wijk", "Carnisse"),),
    ]
    assert "Blad Leeg heeft een kopregel en geen rijen." in zinnen(ruw)
    assert "kolom H" in zinnen(ruw)
    assert rows(ruw.tabellen[0])[0][4:6] == ("2025-03-22", "2025-06-03")


@pytest.mark.parametrize(
    ("codering", "zin"),
    [
        ("utf-8", "Codering: UTF-8."),
        ("utf-8-sig", "Codering: UTF-8 met BOM."),
        ("utf-16", "Codering: UTF-16."),
        ("utf-16-le", "Codering: UTF-16 zonder BOM."),
        ("utf-16-be", "Codering: UTF-16 zonder BOM."),
        ("utf-32", "Codering: UTF-32."),
        ("cp1252", "Codering: Windows (cp1252)."),
    ],
)
def test_every_encoding_gives_the_same_text(codering: str, zin: str) -> None:
    ruw = read_text("cliënt;bedrag;naam activiteit\r\nK1;€ 5;Coöperatie – ‘nu’\r\nK2;€ 6;x\r\n", codering)
    assert rows(only_tabel(ruw))[0] == (2, "K1", "€ 5", "Coöperatie – ‘nu’")
    assert only_tabel(ruw).koppen[0] == "cliënt"
    assert zin in zinnen(ruw)


def test_text_spoiled_earlier_is_repaired_and_counted() -> None:
    ruw = read_text("wijk;aantal\nCharloisÃ«;4\nCarnisse;5\n")
    assert "1 cel is hersteld" in zinnen(ruw)
    assert rows(only_tabel(ruw))[0][1] == "Charloisë"


def test_a_utf8_mark_before_windows_text_is_not_believed() -> None:
    ruw = read_bestand(b"\xef\xbb\xbfwijk;naam\nA;caf\xe9\nB;x\n", "x.csv")
    assert rows(only_tabel(ruw))[0] == (2, "A", "café")
    assert only_tabel(ruw).koppen[0] == "wijk"


def test_bytes_that_no_encoding_knows_are_counted() -> None:
    ruw = read_bestand(b"wijk;naam\nA;\x81caf\xe9\nB;x\n", "x.csv")
    assert "Windows (cp1252), met 1 onleesbare tekens" in zinnen(ruw)


def test_known_headers_help_to_choose_between_rows() -> None:
    regels = "Overzicht jongeren;per wijk\nwijk;opmerking\nA;goed\nB;matig\n"
    geholpen = read_bestand(regels.encode(), "x.csv", bekende_koppen=frozenset({"wijk", "opmerking"}))
    assert only_tabel(geholpen).kopregels == (2,)


def test_a_few_broken_bytes_do_not_turn_utf8_into_cp1252() -> None:
    goed = "wijk;naam\n" + "Noordé;ëéïü\n" * 10
    ruw = read_bestand(goed.encode() + b"Zuid\xff;x\n", "x.csv")
    assert ruw.codering == "utf-8"
    assert "1 onleesbare tekens" in zinnen(ruw)
    assert rows(only_tabel(ruw))[0][1] == "Noordé"


@pytest.mark.parametrize("scheiding", [";", ",", "\t", "|"])
def test_every_separator_is_found(scheiding: str) -> None:
    regels = [("wijk", "aantal", "nut"), ("Tarwewijk", "12", "7.5"), ("Carnisse", "3", "8")]
    ruw = read_text("\n".join(scheiding.join(regel) for regel in regels))
    assert ruw.scheiding == scheiding
    assert rows(only_tabel(ruw)) == [(2, "Tarwewijk", "12", "7.5"), (3, "Carnisse", "3", "8")]


def test_decimal_commas_do_not_win_from_a_semicolon() -> None:
    ruw = read_text("wijk;nut\n" + "Tarwewijk;7,5\n" * 50)
    assert ruw.scheiding == ";"


@pytest.mark.parametrize("eerste", ["sep=;", "sep=\t", '"sep=;"', "SEP=|"])
def test_a_sep_line_is_obeyed_and_counted_as_a_line(eerste: str) -> None:
    scheiding = eerste.strip('"')[-1]
    ruw = read_text(f"{eerste}\nwijk{scheiding}aantal\nTarwewijk{scheiding}3,5\n")
    assert ruw.scheiding == scheiding
    assert only_tabel(ruw).kopregels == (2,)
    assert rows(only_tabel(ruw)) == [(3, "Tarwewijk", "3,5")]
    assert "sep=" in zinnen(ruw)


@pytest.mark.parametrize("einde", ["\n", "\r\n", "\r"])
def test_a_cell_of_several_lines_is_one_row_as_a_spreadsheet_numbers_them(einde: str) -> None:
    tekst = einde.join(
        ["wijk;opmerking;aantal", 'A;"eerste', 'tweede; ""derde""";3', "", "B;geen;4", "Totaal;;7", ""]
    )
    ruw = read_text(tekst)
    assert rows(only_tabel(ruw)) == [(2, "A", 'eerste\ntweede; "derde"', "3"), (4, "B", "geen", "4")]
    assert "1 lege rij overgeslagen." in zinnen(ruw)
    assert "Rij 5 overgeslagen: totaal." in zinnen(ruw)


def test_ragged_rows_keep_all_their_cells_and_are_told() -> None:
    ruw = read_text("wijk;aantal;nut\nA;1;7\nB;2;8;over\nC;3\nD;4;9\nE;5;9\n")
    tabel = only_tabel(ruw)
    assert rows(tabel)[1] == (3, "B", "2", "8", "over")
    assert rows(tabel)[2] == (4, "C", "3", None, None)
    notitie = next(n for n in ruw.notities if n.code == "ongelijke_rijen")
    assert notitie.rijen == (3, 4)
    assert "Kolom D heeft geen kop." in zinnen(ruw)


def test_ragged_rows_with_quotes_keep_all_their_cells_too() -> None:
    tabel = only_tabel(read_text('wijk;aantal;nut\n"A;a";1;7\nB;"2";8;over\n"C";3\nD;4;9\n'))
    assert rows(tabel) == [
        (2, "A;a", "1", "7", None),
        (3, "B", "2", "8", "over"),
        (4, "C", "3", None, None),
        (5, "D", "4", "9", None),
    ]


def test_a_quote_in_the_middle_of_a_cell_is_text() -> None:
    tabel = only_tabel(read_text('wijk;maat;aantal\nA;5" buis;1\nB;"6"" buis";2\n'))
    assert [rij[2] for rij in rows(tabel)] == ['5" buis', '6" buis']


def test_a_quote_that_never_closes_does_not_swallow_the_file() -> None:
    regels = ["wijk;tekst;aantal", 'A;"nooit gesloten;1', *(f"B{i};goed;{i}" for i in range(300))]
    ruw = read_text("\n".join(regels))
    assert only_tabel(ruw).cellen.height == 301
    assert "niet gesloten" in zinnen(ruw)


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


HALVE_LETTERS = "".join(map(chr, (*range(0xC2, 0xE0), 0xE2)))
"""Before another sign these read as UTF-8, or as text that was saved wrongly."""
WOORD = st.text(
    st.characters(
        codec="cp1252", exclude_categories=("Cc", "Zs", "Zl", "Zp"), exclude_characters=f"*√{HALVE_LETTERS}"
    ),
    min_size=1,
    max_size=8,
)
CEL = st.one_of(
    st.just(""),
    st.integers(-50, 99_999).map(str),
    WOORD,
    st.sampled_from(["a;b", 'zeg "ja"', "twee\nregels", "7,5", "a,b|c", " x "]),
)


@settings(deadline=None)
@given(
    rijen=st.lists(st.tuples(st.integers(1, 10**6), CEL, CEL, CEL), min_size=3, max_size=12),
    scheiding=st.sampled_from(";,\t|"),
    codering=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    einde=st.sampled_from(["\n", "\r\n"]),
    alles_tussen_aanhalingstekens=st.booleans(),
    titels=st.integers(0, 3),
)
def test_whatever_is_written_in_any_habit_is_read_back(
    *,
    rijen: list[tuple[int, str, str, str]],
    scheiding: str,
    codering: str,
    einde: str,
    alles_tussen_aanhalingstekens: bool,
    titels: int,
) -> None:
    def write(cel: str) -> str:
        nodig = alles_tussen_aanhalingstekens or any(teken in cel for teken in f'{scheiding}"\n')
        return '"' + cel.replace('"', '""').replace("\n", einde) + '"' if nodig else cel

    koppen = ("traject_id", "interventie", "opmerking", "bijeenkomsten")
    regels = [f"Titel {i}" for i in range(titels)] + [scheiding.join(write(kop) for kop in koppen)]
    verwacht: list[tuple[object, ...]] = []
    nummer = len(regels) + 1
    for volgnummer, *cellen in rijen:
        waarden = [f"T{volgnummer}", *cellen]
        regels.append(scheiding.join(write(waarde) for waarde in waarden))
        verwacht.append((nummer, *(waarde if waarde.strip() else None for waarde in waarden)))
        nummer += 1
    ruw = read_bestand((einde.join(regels) + einde).encode(codering), "x.csv")
    assert ruw.tabellen[0].koppen == koppen
    assert ruw.tabellen[0].cellen.rows() == verwacht
    assert ruw.tabellen[0].cellen.columns[0] == RIJ


ONLEESBAAR = {
    "leeg": (b"", "leeg"),
    "alleen spaties": (b" \r\n \n", "leeg"),
    "pdf": (b"%PDF-1.7 x", "PDF"),
    "spss": (b"$FL2@(#) SPSS DATA FILE", "SPSS"),
    "afbeelding": (b"\x89PNG\r\n\x1a\n", "afbeelding"),
    "foto": (b"\xff\xd8\xff\xe0", "afbeelding"),
    "word oud": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "Word"),
    "kapotte utf-16": (b"\xff\xfea\x00b", "UTF-16"),
    "duizenden kolommen": (b"a;b\n" + b";" * 3000 + b"x\n", "3.001 kolommen"),
    "webpagina": (b"<html><table><tr><td>1</td></tr></table></html>", "webpagina"),
    "kapotte zip": (b"PK\x03\x04 kapot", "beschadigd"),
    "kapotte xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "Excelbestand"),
    "rommel": (bytes(range(256)) * 20, "geen tekst"),
    "alleen kop": (b"wijk;aantal;nut\n", "geen enkele rij"),
    "alleen proza": (b"Beste adviseur\n\nHierbij de cijfers.\n", "geen tabel"),
}


@pytest.mark.parametrize("naam", ONLEESBAAR)
def test_what_cannot_be_read_is_refused_with_what_to_do(naam: str) -> None:
    inhoud, woord = ONLEESBAAR[naam]
    with pytest.raises(OnleesbaarBestandError) as fout:
        read_bestand(inhoud, "x.csv")
    assert woord in fout.value.reden
    assert fout.value.herstel.endswith(".")


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
