"""The six example files, held against what a correct reader gets (antwoorden.json)."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.rapport import Validatierapport
from schemas.bevinding import Ernst

Controle = Callable[..., Validatierapport]
ANTWOORDEN = {
    antwoord["bestand"]: antwoord
    for antwoord in json.loads((Path(__file__).parent.parent / "voorbeelden" / "antwoorden.json").read_text())
}
PARTIJ = {"kompas": "thuisbasis"}


def foute_cellen(rapport: Validatierapport) -> set[str]:
    return {b.plaats.cel for b in rapport.bevindingen if b.ernst is Ernst.FOUT and b.plaats.cel}


def partij_van(bestand: str) -> str:
    naam = bestand.split("_", maxsplit=1)[0]
    return PARTIJ.get(naam, naam)


@pytest.mark.parametrize("bestand", [n for n, a in ANTWOORDEN.items() if "fouten" in a])
def test_every_planted_fault_is_found_at_its_cell_and_no_other(
    bestand: str, controleer_voorbeeld: Controle
) -> None:
    rapport = controleer_voorbeeld(bestand, partijcode=partij_van(bestand))
    assert rapport.rijen_gelezen == ANTWOORDEN[bestand]["rijen"]
    assert rapport.soort == ANTWOORDEN[bestand]["soort"]
    assert foute_cellen(rapport) == {fout["cel"] for fout in ANTWOORDEN[bestand]["fouten"]}


@pytest.mark.parametrize("partij", ["springplank", "sportraad", "noordoever", "gemeente"])
def test_springplank_has_the_same_errors_for_any_party(partij: str, controleer_voorbeeld: Controle) -> None:
    rapport = controleer_voorbeeld("springplank_2025K3.xlsx", partijcode=partij)
    fouten = [b for b in rapport.bevindingen if b.ernst is Ernst.FOUT]
    assert len(fouten) == 9
    assert rapport.rijen.height == 231


def test_springplank_names_its_header_row_and_skipped_rows(controleer_voorbeeld: Controle) -> None:
    notities = " ".join(n.tekst for n in controleer_voorbeeld("springplank_2025K3.xlsx").notities)
    assert "op rij 6" in notities
    assert "subtotaal" in notities
    assert "Blad Toelichting" in notities
    assert '"Lft" gelezen als leeftijd' in notities


def test_an_accepted_guess_leaves_an_opmerking_at_its_cell(controleer_voorbeeld: Controle) -> None:
    rapport = controleer_voorbeeld("springplank_2025K3.xlsx", bevestig=True)
    bij_c23 = [b for b in rapport.bevindingen if b.plaats.cel == "C23"]
    assert [b.ernst for b in bij_c23] == [Ernst.OPMERKING]
    assert "Tarwewijk" in bij_c23[0].boodschap
    assert rapport.rijen.height == 232


def test_kompas_asks_what_place_bospolder_tussendijken_is(controleer_voorbeeld: Controle) -> None:
    rapport = controleer_voorbeeld("kompas_2025K3.csv", partijcode="thuisbasis")
    vraag = next(b for b in rapport.bevindingen if b.gevonden == "Bospolder/Tussendijken")
    assert vraag.ernst is Ernst.FOUT
    assert "32 rijen, voor het eerst in cel C3" in vraag.boodschap
    voorstel = next(v for v in rapport.voorstellen if v.term == "Bospolder/Tussendijken")
    assert {label for _, label in voorstel.keuzes} == {"Bospolder", "Tussendijken", "Delfshaven (gebied)"}
    # Both planted faults stand in rows that wait for this answer.
    assert rapport.rijen.height == 180 - 32


def test_kompas_with_accepted_proposals_takes_the_gebied_that_covers_both(
    controleer_voorbeeld: Controle,
) -> None:
    rapport = controleer_voorbeeld("kompas_2025K3.csv", partijcode="thuisbasis", bevestig=True)
    assert foute_cellen(rapport) == {"E13"}
    assert "WK059903" in set(rapport.rijen["regio"])


def test_sportraad_takes_the_wijk_of_each_sheet_and_asks_about_feyenoord(
    controleer_voorbeeld: Controle,
) -> None:
    rapport = controleer_voorbeeld("sportraad_2025K3.xlsx", partijcode="sportraad")
    assert rapport.rijen_gelezen == 120
    vragen = [b for b in rapport.bevindingen if b.ernst is Ernst.FOUT]
    assert [(b.gevonden, b.plaats.blad) for b in vragen] == [("Feyenoord", "Feyenoord")]
    assert rapport.rijen["regio"].n_unique() == 3
    assert any("Leeg" in notitie.tekst for notitie in rapport.notities)


def test_buurtkracht_counts_per_month_are_never_a_quarter(controleer_voorbeeld: Controle) -> None:
    rapport = controleer_voorbeeld("buurtkracht_2025K3_tellingen.xlsx", partijcode="buurtkracht")
    assert rapport.rijen_gelezen == 60
    assert set(rapport.rijen["meetstatus"]) == {"bewering"}
    assert [b.regel for b in rapport.bevindingen] == ["maandtelling"]
    assert rapport.rijen["bovengrens"].drop_nulls().unique().to_list() == [4]
    assert rapport.rijen.filter(rapport.rijen["reden_onbekend"] == "geen_data").height == 1
    assert rapport.rijen.filter(rapport.rijen["aantal"] == 0).height == 5


def test_opgroeilab_is_refused_with_four_columns_and_nothing_of_its_content(
    controleer_voorbeeld: Controle,
) -> None:
    rapport = controleer_voorbeeld("opgroeilab_2025K3.csv", partijcode="opgroeilab")
    assert rapport.is_geweigerd
    assert rapport.rijen.is_empty()
    for kolom in ANTWOORDEN["opgroeilab_2025K3.csv"]["kolommen"]:
        assert any(f'"{kolom}"' in reden for reden in rapport.redenen)
    assert not rapport.bevindingen
    assert not rapport.notities


def test_taalmaatjes_keeps_an_estimate_apart(controleer_voorbeeld: Controle) -> None:
    rapport = controleer_voorbeeld("taalmaatjes_2025K3_licht.csv", partijcode="taalmaatjes")
    assert rapport.is_acceptabel
    assert rapport.rijen["meetstatus"].to_list() == ["gemeten"] * 6 + ["geschat"]
    assert [(b.regel, b.plaats.cel) for b in rapport.bevindingen] == [("niet_gemeten", "G8")]
