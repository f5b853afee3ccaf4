"""Findings by cause: the one that clears most on top, and a headline when one stands out."""

from collections.abc import Callable
from typing import Any

from app.components.bevindingen import show_oorzaak
from app.rapporttekst import show_rapport
from pipelines.oorzaken import group_oorzaken, tell_grootste
from pipelines.rapport import Validatierapport

KOP = "traject_id;interventie;regio;leeftijd;startdatum"


def make_bevinding(
    regel: str, gevonden: str, *, ernst: str = "fout", aantal: int = 1, kolom: str = "x"
) -> Any:
    return {
        "regel": regel,
        "ernst": ernst,
        "blad": "",
        "cel": "A2",
        "rij": 2,
        "kolom": kolom,
        "gevonden": gevonden,
        "toegestaan": "",
        "boodschap": "Er is iets.",
        "herstel": "Doe iets.",
        "veld": "regio",
        "aantal": aantal,
    }


def test_one_unknown_name_explains_what_it_clears(controleer: Callable[..., Validatierapport]) -> None:
    rijen = [
        f"T{i};Sterk in de Klas;{'Tarwewyk' if i < 48 else 'Carnisse'};12;0{1 + i % 9}-07-2025"
        for i in range(60)
    ]
    rapport = controleer("\n".join([KOP, *rijen]) + "\n").to_json()
    zin = "Eén onbekende wijknaam, “Tarwewyk”, staat in 48 rijen. Met één antwoord is dat in al die rijen hersteld."
    assert tell_grootste(rapport) == zin
    # Beside it the report counts what is to be done: one error, not one per row.
    tekst = show_rapport({**rapport, "bestand": "proef.csv"})
    assert zin in tekst
    assert "\n1 fout, 0 waarschuwingen, " in tekst
    assert group_oorzaken(rapport)[0].rijen == 48


def test_errors_come_first_and_then_what_clears_most() -> None:
    bevindingen = [
        make_bevinding("sprong", "veel", ernst="waarschuwing", aantal=90),
        make_bevinding("geen_getal", "acht"),
        make_bevinding("term_onbekend", "Nergens", aantal=2),
        make_bevinding("term_onbekend", "Elders", aantal=30),
    ]
    oorzaken = group_oorzaken({"bevindingen": bevindingen, "aantallen": []})
    assert [(o.regel, o.eerste["gevonden"], o.rijen) for o in oorzaken] == [
        ("term_onbekend", "Elders", 30),
        ("term_onbekend", "Nergens", 2),
        ("geen_getal", "acht", 1),
        ("sprong", "veel", 90),
    ]


def test_a_warning_is_one_cause_so_that_it_is_justified_once() -> None:
    bevindingen = [make_bevinding("sprong", naam, ernst="waarschuwing") for naam in ("a", "b", "b")]
    (oorzaak,) = group_oorzaken({"bevindingen": bevindingen, "aantallen": [["sprong", 1200]]})
    assert oorzaak.is_te_verklaren
    assert (oorzaak.aantal, oorzaak.rijen, oorzaak.eerste["gevonden"]) == (1200, 1200, "b")


def test_nothing_is_claimed_when_no_cause_stands_out() -> None:
    klein = [make_bevinding("geen_getal", "acht"), make_bevinding("geen_datum", "ooit", kolom="y")]
    gelijk = [make_bevinding("geen_getal", "a", kolom=k, aantal=3) for k in "xyz"]
    alleen_opmerkingen = [make_bevinding("niet_gemeten", "", ernst="opmerking", aantal=50)]
    for bevindingen in ([], klein, gelijk, alleen_opmerkingen):
        assert tell_grootste({"bevindingen": bevindingen, "aantallen": []}) == ""


def test_one_column_that_explains_most_is_named() -> None:
    bevindingen = [
        make_bevinding("geen_datum", "ooit", kolom="Start", aantal=8),
        make_bevinding("geen_getal", "acht"),
    ]
    zin = tell_grootste({"bevindingen": bevindingen, "aantallen": []})
    assert zin == "Het meeste komt door één oorzaak, in kolom “Start”: die zit in 8 rijen. Begin daarmee."


def test_what_is_missing_from_a_file_is_in_no_row_of_it() -> None:
    """Of 424 trajecten that are gone no row says so: beside seven errors that would be a strange number."""
    weg = {**make_bevinding("lopend_verdwenen", "T1", ernst="waarschuwing", aantal=424), "cel": "", "rij": 0}
    fouten = [make_bevinding("geen_getal", str(n), kolom=f"k{n}") for n in range(7)]
    rapport = {"bevindingen": [*fouten, weg], "aantallen": []}
    assert tell_grootste(rapport) == ""
    (oorzaak,) = (o for o in group_oorzaken(rapport) if o.regel == "lopend_verdwenen")
    assert (oorzaak.is_in_rijen, oorzaak.gewicht) == (False, 1)
    assert "'1 plaats'" in str(show_oorzaak(oorzaak).to_plotly_json())
