"""How heavy a rule weighs: as declared, as the beschikking says, the strictest where they differ."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from pipelines.levering import Levering
from pipelines.validation import check_bestand
from schemas.bevinding import Ernst
from schemas.catalogus import Leverbereik, Niveau
from schemas.regelcatalogus import starts_at

KOP = "traject_id;interventie;regio;leeftijd;startdatum;einddatum;reden_einde"
RIJEN = (
    "T1;Sterk in de Klas;Tarwewijk;12;01-07-2025;;volgens plan",
    "T2;Thuisbasis Ouders;Tarwewijk;12;02-07-2025;;volgens plan",
    "T3;Ouderkring;Tarwewijk;9;03-07-2025;;volgens plan",
)
REGEL = "reden_zonder_einddatum"
MaakLevering = Callable[..., Levering]


def make_bereik(interventies: set[str], *niveaus: Niveau) -> Leverbereik:
    gebieden = frozenset({"WK059915"})
    return Leverbereik("springplank", frozenset(interventies), gebieden, "2025-K1", "2025-K4", niveaus)


def weigh(maak_levering: MaakLevering, *bereiken: Leverbereik) -> dict[str, Ernst]:
    """Return the weight at each cell where the rule speaks."""
    levering = maak_levering()
    levering = replace(levering, catalogus=replace(levering.catalogus, leverbereiken=bereiken))
    rapport = check_bestand("\n".join((KOP, *RIJEN)).encode() + b"\n", "proef.csv", levering)
    return {b.plaats.cel: b.ernst for b in rapport.bevindingen if b.regel == REGEL}


FOUT, LICHT = Niveau(REGEL, Ernst.FOUT), Niveau(REGEL, Ernst.OPMERKING)
A, B, C = {"sterk_in_de_klas"}, {"thuisbasis_ouders"}, {"ouderkring"}


def test_without_an_agreement_the_declared_weight_counts(maak_levering: MaakLevering) -> None:
    assert set(weigh(maak_levering, make_bereik(A | B | C)).values()) == {Ernst.WAARSCHUWING}


def test_one_beschikking_weighs_all_its_rows(maak_levering: MaakLevering) -> None:
    assert set(weigh(maak_levering, make_bereik(A | B | C, LICHT)).values()) == {Ernst.OPMERKING}


def test_a_row_follows_its_own_beschikking_and_else_the_strictest(maak_levering: MaakLevering) -> None:
    gevonden = weigh(maak_levering, make_bereik(A, LICHT), make_bereik(B, FOUT))
    assert gevonden == {"G2": Ernst.OPMERKING, "G3": Ernst.FOUT, "G4": Ernst.FOUT}


def test_a_row_of_two_beschikkingen_weighs_as_the_strictest(maak_levering: MaakLevering) -> None:
    gevonden = weigh(maak_levering, make_bereik(A | C, LICHT), make_bereik(A | B))
    assert gevonden == {"G2": Ernst.WAARSCHUWING, "G3": Ernst.WAARSCHUWING, "G4": Ernst.OPMERKING}


def test_a_heavier_weight_waits_for_its_quarter(maak_levering: MaakLevering) -> None:
    later, nu = (Niveau(REGEL, Ernst.FOUT, kwartaal) for kwartaal in ("2025-K4", "2025-K3"))
    assert set(weigh(maak_levering, make_bereik(A | B | C, later)).values()) == {Ernst.WAARSCHUWING}
    assert set(weigh(maak_levering, make_bereik(A | B | C, nu)).values()) == {Ernst.FOUT}


@pytest.mark.parametrize(("ernst", "vanaf"), [(Ernst.FOUT, "2026-K1"), (Ernst.OPMERKING, "")])
def test_heavier_starts_next_quarter_and_lighter_at_once(ernst: Ernst, vanaf: str) -> None:
    assert starts_at(REGEL, ernst, date(2025, 11, 3)) == vanaf
