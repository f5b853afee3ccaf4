"""Cells typed on the page: laid over the original, past the privacy stop, and only where the file says what was seen."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipelines.levering import Celherstel, Levering
from pipelines.rapport import Validatierapport
from pipelines.validation import check_bestand
from schemas.bevinding import Ernst
from schemas.errors import GelijktijdigeWijzigingError, OngeldigeWaardeError

BESTAND = Path(__file__).parent.parent / "voorbeelden" / "springplank_2025K3.xlsx"
BLAD = "Trajecten Q3"
HERSTEL = {
    "C23": ("Tarwewyk", "Tarwewijk"),
    "D37": ("210", "21"),
    "E54": ("31-06-2025", "30-06-2025"),
    "F83": ("02-08-2025", ""),
    "I98": ("11,5", "7,5"),
    "H128": ("acht", "8"),
    "H129": ("-3", "3"),
    "A158": ("0149", "0150x"),
    "G209": ("", "volgens plan"),
}
Controle = Callable[..., Validatierapport]


@pytest.fixture
def controleer(maak_levering: Callable[..., Levering]) -> Controle:
    def controleer(*wijzigingen: Celherstel) -> Validatierapport:
        levering = replace(maak_levering(), wijzigingen=wijzigingen)
        return check_bestand(BESTAND.read_bytes(), BESTAND.name, levering)

    return controleer


def fouten(rapport: Validatierapport) -> dict[str, str]:
    return {b.plaats.cel: b.regel for b in rapport.bevindingen if b.ernst is Ernst.FOUT}


def test_nine_cells_typed_well_leave_no_error_and_are_told(controleer: Controle) -> None:
    rapport = controleer(*(Celherstel(BLAD, cel, nieuw, oud) for cel, (oud, nieuw) in HERSTEL.items()))
    # An end that was emptied leaves the reason without its date.
    assert set(fouten(rapport)) <= {"F83", "G83"}
    assert any("9 cellen zijn op de pagina hersteld: C23, D37" in n.tekst for n in rapport.notities)
    rij = rapport.rijen.filter(rapport.rijen["_rij"] == 128)
    assert rij["bijeenkomsten"].to_list() == [8]


def test_a_row_left_out_with_a_reason_is_gone_and_named(controleer: Controle) -> None:
    rapport = controleer(Celherstel(BLAD, "158", "dubbel ingevoerd"))
    assert "A158" not in fouten(rapport)
    assert rapport.rijen_gelezen == 239
    assert any("rij 158 (dubbel ingevoerd)" in n.tekst for n in rapport.notities)


def test_the_rows_of_the_findings_come_along_with_their_headers(controleer: Controle) -> None:
    rijen = {rij.rij: rij for rij in controleer().celrijen}
    assert set(rijen) == {int(cel[1:]) for cel in HERSTEL}
    assert ("D", "Lft", "210") in rijen[37].cellen


@pytest.mark.parametrize(
    ("cel", "tekst"),
    [("H128", "jan.jansen@voorbeeld.nl"), ("H128", "06-12345678"), ("158", "gebeld met 06-12345678")],
)
def test_personal_data_typed_in_a_repair_refuses_all_of_it(
    cel: str, tekst: str, controleer: Controle
) -> None:
    rapport = controleer(Celherstel(BLAD, cel, tekst))
    assert rapport.is_geweigerd
    assert not rapport.celrijen
    assert tekst not in " ".join(rapport.redenen)


def test_a_cell_that_holds_something_else_than_was_seen_is_not_overwritten(controleer: Controle) -> None:
    with pytest.raises(GelijktijdigeWijzigingError, match="H128"):
        controleer(Celherstel(BLAD, "H128", "8", "negen"))


@pytest.mark.parametrize(
    ("blad", "cel"), [(BLAD, "ZZ9"), (BLAD, "A1"), ("Ander blad", "D37"), (BLAD, "D37:D40"), (BLAD, "")]
)
def test_a_cell_outside_every_table_is_refused(blad: str, cel: str, controleer: Controle) -> None:
    with pytest.raises(OngeldigeWaardeError):
        controleer(Celherstel(blad, cel, "8"))
