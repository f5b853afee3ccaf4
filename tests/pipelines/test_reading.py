"""The six example files and the habits of CSV: everything is read, nothing is silent (R-03)."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from proeven import KEER
from ruwlezer import VOORBEELDEN, only_tabel, read_text, read_voorbeeld, rows, zinnen

from pipelines.reading import read_bestand
from pipelines.ruw import RIJ


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


def test_a_row_of_punctuation_is_no_header() -> None:
    ruw = read_text("traject_id;interventie;opmerking;n\nT2;<;:;-\nT1;;x;0\nT1;0;0;0\nT1;0;0;:\n")
    assert only_tabel(ruw).kopregels == (1,)


@pytest.mark.parametrize(
    "rijen",
    [
        (
            "T1;A;B",
            "T2;2025-K3;ja",
            "T3;C;AA",
            "T3;1;2025-K3",
            "T5;2025-K3;",
            "T6;2025-K3;ja",
            "T7;C;",
            "T8;;",
        ),
        ("Charlois;A;B", "Tarwewijk;;1", "Carnisse;2025-K3;a", "Carnisse;;x"),
        ("Charlois;A;B", "B;a;", "Tarwewijk;€ 15;", "Carnisse;;", "Carnisse;<5;€ 15"),
    ],
)
def test_a_row_of_words_above_sparse_rows_is_no_header(rijen: tuple[str, ...]) -> None:
    tabel = only_tabel(read_text("\n".join(["wijk;interventie;opmerking", *rijen])))
    assert (tabel.kopregels, tabel.cellen.height) == ((1,), len(rijen))


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


HALVE_LETTERS = "".join(map(chr, (*range(0xC2, 0xE0), 0xE2)))
"""Before another sign these read as UTF-8, or as text that was saved wrongly."""


def is_ook_utf8(woord: str) -> bool:
    """Whether the Windows bytes of a word spell another word in UTF-8: nobody can tell which was meant."""
    try:
        return woord.encode("cp1252").decode() != woord
    except UnicodeError:
        return False


EURO_ELDERS = "¤"
"""The byte of this sign is the euro of Latin 9: beside a number it is read as that, on purpose."""
WOORD = st.text(
    st.characters(
        codec="cp1252",
        exclude_categories=("Cc", "Zs", "Zl", "Zp"),
        exclude_characters=f"*√{EURO_ELDERS}{HALVE_LETTERS}",
    ),
    min_size=1,
    max_size=8,
).filter(lambda woord: not is_ook_utf8(woord))
CEL = st.one_of(
    st.just(""),
    st.integers(-50, 99_999).map(str),
    WOORD,
    st.sampled_from(["a;b", 'zeg "ja"', "twee\nregels", "7,5", "a,b|c", " x "]),
)


@settings(max_examples=50 * KEER, deadline=None)
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
