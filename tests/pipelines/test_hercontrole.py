"""Comparing two checks of one delivery."""

from typing import Any

from pipelines.hercontrole import compare_rapporten


def bevinding(gevonden: str, *, rij: int, ernst: str = "fout") -> dict[str, Any]:
    return {
        "regel": "geen_getal",
        "ernst": ernst,
        "blad": "Deelname",
        "cel": f"F{rij}",
        "rij": rij,
        "kolom": "Aantal",
        "gevonden": gevonden,
    }


def rapport(*bevindingen: dict[str, Any]) -> dict[str, Any]:
    return {"bevindingen": list(bevindingen)}


def test_solved_left_and_new_are_counted() -> None:
    oud = rapport(bevinding("acht", rij=2), bevinding("negen", rij=3))
    nieuw = rapport(bevinding("negen", rij=3), bevinding("tien", rij=4))
    assert compare_rapporten(oud, nieuw).zin == "1 opgelost, 1 over, 1 nieuw"


def test_a_finding_that_only_moved_to_another_row_is_not_new() -> None:
    stand = compare_rapporten(rapport(bevinding("acht", rij=9)), rapport(bevinding("acht", rij=8)))
    assert (stand.opgelost, stand.over, stand.nieuw) == (0, 1, 0)


def test_two_of_three_equal_findings_solved_leaves_one() -> None:
    oud = rapport(*(bevinding("acht", rij=rij) for rij in (2, 3, 4)))
    assert compare_rapporten(oud, rapport(bevinding("acht", rij=2))).zin == "2 opgelost, 1 over, 0 nieuw"


def test_remarks_ask_nothing_and_do_not_count() -> None:
    nieuw = rapport(bevinding("acht", rij=2, ernst="opmerking"))
    assert compare_rapporten(rapport(), nieuw).zin == "0 opgelost, 0 over, 0 nieuw"


def test_a_csv_that_came_back_as_a_workbook_is_the_same_file() -> None:
    als_csv = rapport(bevinding("acht", rij=2) | {"blad": ""}, bevinding("negen", rij=3) | {"blad": ""})
    als_werkmap = rapport(bevinding("acht", rij=2) | {"blad": "Gegevens"})
    assert compare_rapporten(als_csv, als_werkmap).zin == "1 opgelost, 1 over, 0 nieuw"
    assert compare_rapporten(als_werkmap, als_csv).zin == "0 opgelost, 1 over, 1 nieuw"
