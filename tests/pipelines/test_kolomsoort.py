"""What a column holds is judged from the whole column and its header, and said in stable words."""

import polars as pl
import pytest

from pipelines.kolomsoort import judge_kolom
from pipelines.leesbeeld import picture_bestand
from pipelines.reading import read_bestand


@pytest.mark.parametrize(
    ("kop", "waarden", "soort"),
    [
        ("n", ["1", "20", "-3"], "geheel getal"),
        ("n", ["1.234", "20", "12.345"], "geheel getal"),
        ("n", ["<5", "12", "-", "n.v.t."], "geheel getal"),
        ("n", ["<5", "<5"], "geheel getal"),
        ("n", ["1\u00a0234", "12\u202f345"], "geheel getal"),
        ("n", ["7,5", "8", "9,25"], "getal"),
        ("n", ["7.5", "."], "getal"),
        ("bedrag", ["€ 1.200", "€ 3,50"], "bedrag"),
        ("deel", ["12%", "7,5 %"], "percentage"),
        ("start", ["1-7-2025", "12 mei 2025", "2025-07-01"], "datum"),
        ("x", ["2025-07-01T00:00:00", "2025-08-01T12:30:00Z"], "datum"),
        ("peildatum", ["20241001", "20241002"], "datum"),
        ("startdatum", ["45839", "45840"], "datum"),
        ("aantal", ["45839", "45840"], "geheel getal"),
        ("tijd", ["12:30", "9:15"], "tijd"),
        ("periode", ["3e kw. 2025", "K3-2025", "2025KW03", "2025 3e kwartaal"], "kwartaal"),
        ("Perioden", ["2025JJ00", "2025MM07"], "periode"),
        ("schooljaar", ["2023/2024", "2024-2025"], "periode"),
        ("jaar", ["2023", "2024"], "jaar"),
        ("aantal", ["2023", "2024"], "geheel getal"),
        ("PC4", ["3071", "3072"], "postcode"),
        ("adres", ["3071 AB", "3072cd"], "postcode"),
        ("nr", ["007", "012", "120"], "code"),
        ("gemeentecode", ["599", "606"], "code"),
        ("regio", ["BU05991081", "WK059901", "GM0599"], "code"),
        ("BRIN", ["00AB", "07ZZ"], "code"),
        ("id", ["123456789012345678"], "code"),
        ("klaar", ["ja", "nee", "J", "N"], "ja/nee"),
        ("wijk", ["Tarwewijk", "Carnisse"], "tekst"),
        ("leeftijd", ["0-4", "5-9", "10-14"], "tekst"),
        ("kruis", ["x", "x"], "tekst"),
        ("leeg", [None, None], "leeg"),
    ],
)
def test_a_column_is_judged_by_all_its_values(kop: str, waarden: list[str | None], soort: str) -> None:
    assert judge_kolom(kop, pl.Series(waarden, dtype=pl.String)).soort.value == soort


def test_a_few_strange_values_do_not_change_the_kind_and_are_counted() -> None:
    oordeel = judge_kolom("n", pl.Series(["-", *map(str, range(9)), "acht"]))
    assert (oordeel.soort.value, oordeel.voorbeeld) == ("geheel getal", "0")
    assert (oordeel.anders, oordeel.eerste_anders, oordeel.waarden) == (1, "acht", 10)


def test_the_picture_says_where_the_strange_value_is() -> None:
    regels = "wijk;n\n" + "".join(f"A;{n}\n" for n in range(9)) + "B;acht\n"
    (tabel,) = picture_bestand(read_bestand(regels.encode(), "x.csv")).tabellen
    assert (
        'Kolom B ("n"): 1 van de 10 waarden is geen geheel getal, de eerste is "acht" op rij 11.'
        in tabel.notities
    )


def test_every_notice_of_the_whole_file_stands_with_the_first_table() -> None:
    tekst = "wijk;aantal\nTarwewijk;3\nCarnisse;4\n\nreden;aantal\nverhuisd;1\nklaar;2\n"
    eerste, tweede = picture_bestand(read_bestand(tekst.encode("utf-16"), "x.csv")).tabellen
    assert "Codering: UTF-16." in eerste.notities
    assert "Codering: UTF-16." not in tweede.notities
