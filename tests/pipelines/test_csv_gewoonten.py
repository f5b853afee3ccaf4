"""Habits of text files: each is read as the same table, and each is told (R-03)."""

import pytest

from pipelines.reading import read_bestand
from pipelines.ruw import RuweTabel, RuweTabellen

KOP = ("wijk", "activiteit", "aantal")
RIJEN = [
    ("Tarwewijk", "Inloop, jongeren", "12"),
    ("'s-Gravenland", "Coördinatie", "3"),
    ("Carnisse", "Meidenkracht", "0045"),
]


def read(tekst: str | bytes, codering: str = "utf-8") -> RuweTabellen:
    return read_bestand(tekst if isinstance(tekst, bytes) else tekst.encode(codering), "proef.csv")


def tabel_of(ruw: RuweTabellen) -> RuweTabel:
    assert len(ruw.tabellen) == 1
    return ruw.tabellen[0]


def zinnen(ruw: RuweTabellen) -> str:
    return "\n".join(notitie.tekst for notitie in ruw.notities)


def is_read(ruw: RuweTabellen) -> bool:
    tabel = tabel_of(ruw)
    cellen = [tuple(cel or "" for cel in rij[1:]) for rij in tabel.cellen.rows()]
    assert (tabel.koppen[:3], [rij[:3] for rij in cellen]) == (KOP, RIJEN)
    return all(cel == "" for rij in cellen for cel in rij[3:])


def write(scheiding: str = ";", einde: str = "\n", quote: str = "") -> str:
    return einde.join(
        scheiding.join(f"{quote}{cel.replace(quote, 2 * quote) if quote else cel}{quote}" for cel in rij)
        for rij in (KOP, *RIJEN)
    )


@pytest.mark.parametrize("scheiding", [";", "\t", "|", "^", "~", "¦", "||", ";;", "; ", " | ", "|;|"])
def test_every_separator_is_found_and_named(scheiding: str) -> None:
    ruw = read(write(scheiding))
    assert is_read(ruw)
    assert ruw.scheiding == scheiding
    assert "Scheidingsteken: " in zinnen(ruw)


@pytest.mark.parametrize("scheiding", [";", "; ", ",", ", ", "||", "\t", ":"])
def test_cells_in_quotes_may_hold_any_separator(scheiding: str) -> None:
    ruw = read(write(scheiding, quote='"'))
    assert is_read(ruw)
    assert ruw.scheiding == scheiding


@pytest.mark.parametrize("scheiding", [";", ","])
def test_single_quotes_are_seen_as_quotes(scheiding: str) -> None:
    ruw = read(write(scheiding, quote="'"))
    assert is_read(ruw)
    assert "enkele aanhalingstekens" in zinnen(ruw)


def test_an_apostrophe_in_front_is_no_quote() -> None:
    ruw = read("wijk;naam\n's-Gravenland;'t Huis\n't Zand;d'Oude\n'sHeer;x'\n")
    assert [rij[1] for rij in tabel_of(ruw).cellen.rows()] == ["'s-Gravenland", "'t Zand", "'sHeer"]


def test_curly_quotes_and_quotes_behind_a_backslash_are_read() -> None:
    krom = "\n".join(";".join(f"“{cel}”" for cel in rij) for rij in (KOP, *RIJEN))
    assert is_read(read(krom))
    schuin = read('naam;maat;aantal\n"A";"5\\" buis; kort";1\n"B";"gewoon";2\n')
    assert tabel_of(schuin).cellen.rows()[0][2] == '5" buis; kort'
    assert '\\"' in zinnen(schuin)


@pytest.mark.parametrize("staart", ["", ";;", ",,,"])
def test_whole_rows_in_quotes_are_unpacked(staart: str) -> None:
    binnen = [",".join(f'"{c}"' if "," in c else c for c in rij) for rij in (KOP, *RIJEN)]
    regels = ['"' + regel.replace('"', '""') + '"' + staart for regel in binnen]
    ruw = read("\n".join(regels))
    assert is_read(ruw)
    assert "4 regels stonden elk als één cel tussen aanhalingstekens" in zinnen(ruw)


def test_only_the_rows_that_excel_had_to_quote_are_unpacked_too() -> None:
    ruw = read(
        'wijk,activiteit,aantal\n"Tarwewijk,""Inloop, jongeren"",12"\n\'s-Gravenland,Coördinatie,3\nCarnisse,Meidenkracht,0045\n'
    )
    assert is_read(ruw)


def test_one_quoted_column_stays_one_column() -> None:
    ruw = read('"opmerking"\n"goed, fijn"\n"matig"\n"ja, best, wel"\n')
    assert [rij[1] for rij in tabel_of(ruw).cellen.rows()] == ["goed, fijn", "matig", "ja, best, wel"]


@pytest.mark.parametrize(
    ("codering", "naam"),
    [
        ("utf-8-sig", "utf-8"), ("utf-16-le", "utf-16-le"), ("utf-16-be", "utf-16-be"), ("utf-16", "utf-16"),
        ("utf-32", "utf-32"), ("utf-32-le", "utf-32-le"), ("utf-32-be", "utf-32-be"),
        ("cp1252", "cp1252"), ("mac-roman", "mac-roman"),
    ],
)  # fmt: skip
def test_encodings_are_told_apart(codering: str, naam: str) -> None:
    ruw = read(write(einde="\r"), codering)
    assert is_read(ruw)
    assert ruw.codering == naam


def test_dos_text_is_told_from_that_of_a_mac() -> None:
    ruw = read("wijk;café\r\nFeijenoord;één\r\nCharlois;geïnteresseerd\r\nCentrum;coördinatie\r\n", "cp850")
    assert (ruw.codering, tabel_of(ruw).cellen.rows()[1][2]) == ("cp850", "geïnteresseerd")
    assert "DOS (cp850)" in zinnen(ruw)


def test_two_letters_of_a_mac_are_proof_enough() -> None:
    ruw = read("naam;n\ncliënt;1\ncafé;2\nfoto's;3\n", "mac-roman")
    assert (ruw.codering, tabel_of(ruw).cellen.rows()[0][1]) == ("mac-roman", "cliënt")


def test_a_rare_sign_in_every_row_does_not_outweigh_the_separator_of_the_header() -> None:
    regels = ["Titel 1", "Titel 2", "traject_id;wijk;opmerking", "T1;;a¦b", "T2;;a¦b", "T3;;a¦b"]
    tabel = read_bestand("\n".join(regels).encode(), "x.csv").tabellen[0]
    assert tabel.koppen == ("traject_id", "wijk", "opmerking")
    assert tabel.cellen["k2"].to_list() == ["a¦b"] * 3


def test_a_euro_sign_of_latin_9_is_read() -> None:
    ruw = read("wijk;bedrag\nCité;€ 5\nMaïs;€ 12\n", "iso-8859-15")
    assert (ruw.codering, tabel_of(ruw).cellen.rows()[0]) == ("iso-8859-15", (2, "Cité", "€ 5"))


def test_a_lone_currency_sign_in_its_own_cell_proves_no_latin_9() -> None:
    ruw = read("wijk\tteken\tn\nCité\t¤\t5\nMaïs\té\t7\n", "cp1252")
    assert (ruw.codering, tabel_of(ruw).cellen.rows()[0]) == ("cp1252", (2, "Cité", "¤", "5"))


@pytest.mark.parametrize("vinkje", ["x", " X ", "n"])
def test_ticks_under_a_header_are_data(vinkje: str) -> None:
    ruw = read(f"traject;inloop;sport;taal\nT1;{vinkje};{vinkje};{vinkje}\nT2;;{vinkje};\nT3;{vinkje};;\n")
    assert [rij[1] for rij in tabel_of(ruw).cellen.rows()] == ["T1", "T2", "T3"]


def test_windows_punctuation_is_not_taken_for_mac() -> None:
    tekst = "naam;x\n" + "foto’s – ‘mooi’ en opa’s;1\n" * 5 + "privé;2\n"
    ruw = read(tekst, "cp1252")
    assert (ruw.codering, tabel_of(ruw).cellen.rows()[0][1]) == ("cp1252", "foto’s – ‘mooi’ en opa’s")


@pytest.mark.parametrize(
    "goed", ["Charloisë", "één ‘café’ – naïef", "€ 15", "José Ñuñoa", "ŞTAR ğı", "Á", "à la carte"]
)
@pytest.mark.parametrize("keer", [1, 2])
def test_text_saved_wrongly_before_is_repaired_per_cell(goed: str, keer: int) -> None:
    fout = goed
    for _ in range(keer):
        fout = "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in fout.encode())
    ruw = read(f"wijk;naam;n\nA;{fout};1\nB;één;2\n")
    assert [rij[2] for rij in tabel_of(ruw).cellen.rows()] == [goed, "één"]
    assert "1 cel is hersteld" in zinnen(ruw)


def test_utf8_once_read_as_mac_text_is_repaired() -> None:
    ruw = read("wijk;n\n" + "privé".encode().decode("mac-roman") + ";1\nB;2\n")
    assert tabel_of(ruw).cellen.rows()[0][1] == "privé"


@pytest.mark.parametrize(
    "tekst", ["CAFÉ®", "Ã la carte", "Â", "São Paulo", "Å» en ë", "ÂÃ", "√2", "ÃœberÃ« ë"]
)
def test_text_that_only_looks_spoiled_is_left(tekst: str) -> None:
    ruw = read(f"wijk;naam;n\nA;{tekst};1\nB;x;2\n")
    assert tabel_of(ruw).cellen.rows()[0][2] == tekst


def test_a_doubtful_cell_is_told() -> None:
    assert "niet zeker" in zinnen(read("wijk;naam;n\nA;ÃœberÃ« ë;1\nB;x;2\n"))


def test_control_characters_are_taken_out_and_counted() -> None:
    ruw = read(
        "wijk;activi\x07teit;aantal\nTarwe\x00wijk;Inloop, jongeren\x1b;12\n\u200b's-Gravenland;Coördinatie;3\nCarnisse;Meiden\ufeffkracht;0045\n"
    )
    assert is_read(ruw)
    assert "3 stuurtekens verwijderd" in zinnen(ruw)
    assert "2 onzichtbare tekens verwijderd" in zinnen(ruw)


@pytest.mark.parametrize("staart", ["\x1a", "\n\x1a", "\x00" * 9, "\r\n\x00\x00\x1a"])
def test_filling_at_the_end_is_no_row(staart: str) -> None:
    ruw = read(write(einde="\r\n") + staart)
    assert is_read(ruw)


def test_line_ends_of_every_kind_end_a_line() -> None:
    assert "oude Mac" in zinnen(read(write(einde="\r")))
    regels = write().split("\n")
    gemengd = read(regels[0] + "\r\n" + regels[1] + "\r" + regels[2] + "\n" + regels[3])
    assert is_read(gemengd)
    assert "Regeleinden zijn gemengd" in zinnen(gemengd)


@pytest.mark.parametrize(
    ("boven", "zin"),
    [
        ("# bron: registratie\n// versie; 3\n", "Rij 1 en 2 overgeslagen: commentaar."),
        ('#\n# a;b;c "nooit dicht\n', "Rij 1 en 2 overgeslagen: commentaar."),
    ],
)
def test_comment_lines_are_left_out_and_told(boven: str, zin: str) -> None:
    ruw = read(boven + write())
    assert is_read(ruw)
    assert zin in zinnen(ruw)


def test_a_comment_halfway_keeps_the_row_numbers_and_the_privacy_stop_reads_it() -> None:
    regels = write().split("\n")
    ruw = read("\n".join([*regels[:2], "# vraag naar 06-12345678", *regels[2:]]))
    assert [rij[0] for rij in tabel_of(ruw).cellen.rows()] == [2, 4, 5]
    assert [(los.cel, los.tekst) for los in ruw.losse_tekst] == [("A3", "# vraag naar 06-12345678")]


def test_a_line_of_a_quoted_cell_is_no_comment() -> None:
    ruw = read('wijk;tekst;n\nA;"eerst\n# dan dit\n-----+-----\n";1\n# echt commentaar\nB;x;2\n')
    assert tabel_of(ruw).cellen.rows() == [
        (2, "A", "eerst\n# dan dit\n-----+-----\n", "1"),
        (4, "B", "x", "2"),
    ]
    assert tabel_of(ruw).overgeslagen == (("commentaar", (3,)),)


def test_a_number_sign_that_belongs_to_cells_stays() -> None:
    assert tabel_of(read("#;wijk\n#1;A\n#2;B\n#3;C\n")).cellen.height == 3
    ruw = read("nr;wijk\n1;A\n#N/B;B\n3;C\n")
    assert [rij[1] for rij in tabel_of(ruw).cellen.rows()] == ["1", "#N/B", "3"]


def test_a_header_behind_a_comment_sign_is_the_header() -> None:
    ruw = read("# export van 3 juli\n#" + write())
    assert is_read(ruw)
    assert "commentaarteken" in zinnen(ruw)


@pytest.mark.parametrize("lijn", ["|---|:--:|--:|", "| --- | --- | --- |"])
def test_a_drawn_table_is_a_table(lijn: str) -> None:
    regels = [f"| {' | '.join(rij)} |" for rij in (KOP, *RIJEN)]
    ruw = read("\n".join([regels[0], lijn, *regels[1:]]))
    assert is_read(ruw)
    assert "Rij 2 overgeslagen: getekende lijn." in zinnen(ruw)


def test_aligned_columns_between_lines_lose_their_spaces() -> None:
    regels = [" " + " | ".join(f"{cel:<18}" for cel in rij) for rij in (KOP, *RIJEN)]
    ruw = read("\n".join([regels[0], "-" * 20 + "+" + "-" * 20 + "+" + "-" * 20, *regels[1:]]))
    assert is_read(ruw)


def test_a_sep_line_may_name_more_signs_or_be_wrong() -> None:
    assert is_read(read("sep=||\n" + write("||")))
    ruw = read(
        "sep=,\n" + write("\t").replace(", ", " / ").replace("Inloop / ", "Inloop, ").replace(",", "‚")
    )
    assert ruw.scheiding == "\t"
    assert "noemt een teken dat nergens staat" in zinnen(ruw)


def test_a_column_of_decimals_is_one_column() -> None:
    assert tabel_of(read("cijfer\n7,5\n8,0\n6,25\n")).cellen.rows()[0] == (2, "7,5")
    assert tabel_of(read("tijd\n12:30\n13:45\n09:15\n")).cellen.rows()[0] == (2, "12:30")


def test_separators_at_the_end_of_every_line_make_no_column() -> None:
    ruw = read(write().replace("\n", ";;\n") + ";;\n")
    assert tabel_of(ruw).koppen == KOP
