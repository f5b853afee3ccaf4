"""Habits of back offices: whatever the shape of the file, every planted fault at its cell and no other."""

import io
from collections.abc import Callable, Sequence
from datetime import date

import openpyxl
import pytest

from pipelines.levering import Levering
from pipelines.rapport import Validatierapport
from pipelines.validation import check_bestand
from schemas.bevinding import Ernst

Controle = Callable[[bytes], Validatierapport]
KOP = ("Deelnemersnr", "Naam interventie", "Woonwijk", "Leeftijd bij start", "Datum aanvang")
ZONDER_WIJK = (*KOP[:2], *KOP[3:])


@pytest.fixture
def controleer(maak_levering: Callable[..., Levering]) -> Controle:
    """Check the bytes of a file."""
    return lambda inhoud: check_bestand(inhoud, "proef", maak_levering())


def traject(nummer: int, wijk: str = "Tarwewijk", leeftijd: object = 12) -> list[object]:
    return [f"T{nummer:03d}", "Kadecoach", wijk, leeftijd, "1-8-2025"]


def zonder_wijk(nummer: int, leeftijd: object = 12) -> list[object]:
    return [cel for k, cel in enumerate(traject(nummer, leeftijd=leeftijd)) if k != 2]


def csv(rijen: Sequence[Sequence[object]]) -> bytes:
    return "\r\n".join(";".join(str(cel) for cel in rij) for rij in rijen).encode()


def xlsx(**bladen: Sequence[Sequence[object]]) -> bytes:
    werkmap = openpyxl.Workbook()
    werkmap.remove(werkmap.active)
    for naam, rijen in bladen.items():
        blad = werkmap.create_sheet(naam)
        for rij in rijen:
            blad.append(list(rij))
    buffer = io.BytesIO()
    werkmap.save(buffer)
    return buffer.getvalue()


def fouten(rapport: Validatierapport) -> set[str]:
    return {b.plaats.cel or b.gevonden for b in rapport.bevindingen if b.ernst is Ernst.FOUT}


def plaatsen(rapport: Validatierapport) -> list[str]:
    return rapport.rijen["regio"].to_list()


def test_a_wijk_between_the_rows_holds_for_the_rows_below(controleer: Controle) -> None:
    rijen = [ZONDER_WIJK, ["Tarwewijk"], *(zonder_wijk(n) for n in range(4))]
    rijen += [["Totaal Tarwewijk", "", "", 4], ["Carnisse"], *(zonder_wijk(n) for n in range(4, 7))]
    rijen += [zonder_wijk(7, leeftijd=210)]
    rapport = controleer(xlsx(Q3=rijen))
    assert rapport.rijen_gelezen == 8
    assert fouten(rapport) == {"C12"}
    assert plaatsen(rapport) == ["BU05991571"] * 4 + ["BU05991572"] * 3


def test_tables_under_each_other_keep_their_own_title(controleer: Controle) -> None:
    rijen: list[Sequence[object]] = []
    for wijk, eerste in (("Tarwewijk", 0), ("Carnisse", 4)):
        rijen += [
            [f"Wijk: {wijk}"],
            [],
            ZONDER_WIJK,
            *(zonder_wijk(n) for n in range(eerste, eerste + 4)),
            [],
        ]
    rapport = controleer(xlsx(Q3=rijen))
    assert rapport.rijen_gelezen == 8
    assert plaatsen(rapport) == ["BU05991571"] * 4 + ["BU05991572"] * 4


def test_a_summary_under_the_table_is_no_row_of_it(controleer: Controle) -> None:
    rijen = [KOP, *(traject(n) for n in range(6)), [], ["Samenvatting per wijk"]]
    rijen += [["Wijk", "Aantal deelnemers"], ["Tarwewijk", 4], ["Carnisse", 2], ["Totaal", 6]]
    rapport = controleer(xlsx(Q3=rijen))
    assert rapport.rijen_gelezen == 6
    assert fouten(rapport) == set()


def test_a_total_without_a_word_and_a_row_of_units_are_no_data(controleer: Controle) -> None:
    eenheden = ["nummer", "naam", "naam", "in jaren", "dd-mm-jjjj"]
    rapport = controleer(csv([KOP, eenheden, *(traject(n) for n in range(5)), ["", "", "", 60, ""]]))
    assert rapport.rijen_gelezen == 5
    assert fouten(rapport) == set()


def test_the_lower_of_two_header_rows_names_the_column(controleer: Controle) -> None:
    groepen = ["Deelnemer", "", "", "", "Traject"]
    namen = ["Nummer", "Interventie", "Wijk (woonadres)", "Leeftijd", "Start"]
    rapport = controleer(
        xlsx(Data=[groepen, namen, *(traject(n) for n in range(4)), traject(9, leeftijd=99)])
    )
    assert fouten(rapport) == {"D7"}


def test_a_word_that_comes_back_is_asked_once_and_a_slip_at_its_cell(controleer: Controle) -> None:
    rijen = [
        KOP,
        *(traject(n, wijk="Rondom het plein") for n in range(4)),
        traject(5, wijk="Carnise"),
        traject(6),
    ]
    rapport = controleer(csv(rijen))
    assert fouten(rapport) == {"Rondom het plein", "C6"}
    assert [(v.term, v.aantal) for v in rapport.voorstellen] == [("Rondom het plein", 4), ("Carnise", 1)]


def test_a_fault_above_the_header_is_told_once(controleer: Controle) -> None:
    rijen = [["Wijk:", "Atlantis"], [], ZONDER_WIJK, *(zonder_wijk(n) for n in range(5))]
    rapport = controleer(xlsx(Q3=rijen))
    assert [b.gevonden for b in rapport.bevindingen if b.ernst is Ernst.FOUT] == ["Atlantis"]


def test_day_numbers_are_dates_when_the_whole_column_has_them(controleer: Controle) -> None:
    rijen = [KOP, *([*traject(n)[:4], 45870 + n] for n in range(5))]
    assert controleer(xlsx(Q3=rijen)).rijen["startdatum"].to_list()[0] == date(2025, 8, 1)
    assert fouten(controleer(csv([KOP, traject(1), traject(2), [*traject(3)[:4], 45870]]))) == {"E4"}


@pytest.mark.parametrize(
    "periode",
    [
        "juli t/m september 2025",
        "jul-sep 2025",
        "3e kw 25",
        "Q3",
        "3",
        "1-7-2025 t/m 30-9-2025",
        "vr 1-8-2025 is geen periode",
    ],
)
def test_a_quarter_is_understood_in_many_words(periode: str, controleer: Controle) -> None:
    rapport = controleer(csv([(*KOP, "Periode"), [*traject(1), periode], [*traject(2), "2025-K3"]]))
    assert fouten(rapport) == ({"F2"} if "geen" in periode else set())


def test_scores_before_and_after_in_one_row_become_two_measurements(controleer: Controle) -> None:
    kop = ("Nr", "Informant", "SDQ voor", "SDQ na", "Datum voor", "Datum na")
    rijen = [[f"T{n}", "ouder", 15 + n, 10 + n, "1-7-2025", "15-9-2025"] for n in range(4)]
    rijen[2][3] = "hoog"
    rapport = controleer(csv([kop, *rijen]))
    assert (rapport.soort, rapport.rijen_gelezen) == ("effectmetingen", 8)
    assert fouten(rapport) == {"D4"}
    assert rapport.rijen["moment"].to_list() == ["voor"] * 4 + ["na"] * 3


def test_wijken_as_columns_are_counts_per_wijk(controleer: Controle) -> None:
    rijen = [
        ["Activiteit", "Tarwewijk", "Carnisse"],
        ["Inloop jongeren", 12, "<5"],
        ["Meidenkracht", 8, "-7"],
    ]
    rapport = controleer(csv(rijen))
    assert rapport.soort == "tellingen"
    assert fouten(rapport) == {"C3"}


@pytest.mark.parametrize("kop", ["Score {voor", "Cijfer}", "{gevonden}", "{0}"])
def test_braces_in_a_header_break_no_message(kop: str, controleer: Controle) -> None:
    assert controleer(csv([(kop, "iets"), ["a", "b"], ["c", "d"]])).bevindingen


def test_an_old_start_is_a_warning_at_its_cell(controleer: Controle) -> None:
    rapport = controleer(csv([KOP, traject(1), [*traject(2)[:4], "3-4-2015"]]))
    assert [(b.regel, b.plaats.cel) for b in rapport.bevindingen if b.plaats.cel] == [
        ("start_lang_geleden", "E3")
    ]


@pytest.mark.parametrize(
    ("kop", "waarde"),
    [
        ("Opmerking", "gesprek met moeder van Yara de Boer"),
        ("Opmerking", "dhr. Jansen belde af"),
        ("Kenmerk", "Yara de Boer"),
        ("Leeftijd", "12-03-2011"),
        ("Wijk", "Tarwewijk, Tarwestraat 12"),
    ],
)
def test_one_cell_with_a_person_refuses_the_file(kop: str, waarde: str, controleer: Controle) -> None:
    rijen = [[*traject(n)[:2], "1-8-2025", "x" if kop != "Leeftijd" else 12] for n in range(5)]
    rijen[3][3] = waarde
    assert controleer(csv([("Nr", "Activiteit", "Start", kop), *rijen])).is_geweigerd


@pytest.mark.parametrize(
    ("kop", "waarde"),
    [
        ("Opmerking", "overleg met wijkteam Prins Alexander"),
        ("Opmerking", "zie Huis van Emma; verhuisd naar Den Haag"),
        ("Naam activiteit", "Maatjes van Sam"),
        ("School", "OBS Jan Ligthart"),
        ("Zaaknummer", "202500017"),
    ],
)
def test_what_only_looks_like_a_person_is_let_in(kop: str, waarde: str, controleer: Controle) -> None:
    assert not controleer(
        csv([("Nr", "Wijk", "Start", kop), *([f"T{n}", "Carnisse", "1-8-2025", waarde] for n in range(5))])
    ).is_geweigerd
