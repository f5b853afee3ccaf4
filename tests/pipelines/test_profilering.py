"""How a file was read is derived, and only what is not known is asked (R-06)."""

from collections.abc import Callable

import pytest
from loket import VOORBEELDEN, WIJKEN, Loket, antwoord, csv, springplank, veld_van

from pipelines.inleesprofiel import Kopkeuze, Kopwijze
from pipelines.kolomwoorden import CONSTANTE, KOLOMKOP, NEGEER, ONTBREKEND, TELLING
from schemas.bevinding import Ernst
from schemas.catalogus import Bevestiging

pytestmark = pytest.mark.traag


def test_springplank_asks_one_thing_and_says_how_each_column_was_found(loket: Callable[[str], Loket]) -> None:
    rapport = loket("springplank").check(springplank(), "k3.xlsx")
    (vraag,) = rapport.voorstellen
    assert (vraag.veld, vraag.term, vraag.keuzes) == ("regio", "Tarwewyk", (("BU05991571", "Tarwewijk"),))
    assert (vraag.blad, vraag.kolom, vraag.cel, vraag.aantal) == ("Trajecten Q3", "Wijk", "C23", 1)
    assert vraag.bewijs == 'Lijkt op "Tarwewijk" (95%).'
    assert vraag.zeker >= 0.85
    assert veld_van(rapport, "Wijk").hoe is Kopwijze.NAAM
    assert veld_van(rapport, "Lft") == Kopkeuze("Lft", "leeftijd", Kopwijze.SYNONIEM)


def test_the_file_of_the_next_quarter_asks_nothing(loket: Callable[[str], Loket]) -> None:
    balie = loket("springplank")
    (vraag,) = balie.check(springplank(), "k3.xlsx").voorstellen
    k3 = balie.confirm(springplank(), *antwoord(vraag, "BU05991571"), naam="k3.xlsx")
    k4 = balie.check(springplank("Trajecten Q4"), "k4.xlsx")
    assert k4.voorstellen == ()
    assert k4.vormwijzigingen == ()
    assert k4.profiel is not None
    assert k3.profiel is not None
    assert k4.profiel.inhoud == k3.profiel.inhoud


def test_a_changed_header_asks_only_that_one(loket: Callable[[str], Loket]) -> None:
    balie = loket("springplank")
    (vraag,) = balie.check(springplank(), "k3.xlsx").voorstellen
    balie.confirm(springplank(), *antwoord(vraag, "BU05991571"), naam="k3.xlsx")
    k4 = balie.check(springplank("Trajecten Q4", G="Hoe liep het?"), "k4.xlsx")
    (nieuw,) = k4.voorstellen
    assert (nieuw.veld, nieuw.term) == (KOLOMKOP, "Hoe liep het?")
    assert nieuw.keuzes == (("reden_einde", "Reden einde"), (NEGEER, "Dit veld niet gebruiken"))
    assert "waarden zijn woorden als" in nieuw.bewijs
    assert nieuw.cel == "G6"
    assert k4.vormwijzigingen == ("Kolom 'Hoe liep het?' is nieuw.", "Kolom 'Reden beëindiging' is weg.")


def test_what_a_person_said_of_a_column_goes_along_to_a_file_of_another_shape(
    loket: Callable[[str], Loket],
) -> None:
    balie = loket()
    balie.confirm(
        csv("nr;activiteit;thuis;start", "{nr};Sterk in de Klas;{wijk};{dag}"),
        Bevestiging(KOLOMKOP, "thuis", "regio"),
    )
    rapport = balie.check(csv("nr;activiteit;thuis;start;lft", "{nr};Sterk in de Klas;{wijk};{dag};12"))
    assert rapport.voorstellen == ()
    assert veld_van(rapport, "thuis") == Kopkeuze("thuis", "regio", Kopwijze.BEVESTIGD)
    assert rapport.vormwijzigingen == ("Kolom 'lft' is nieuw.",)
    assert rapport.rijen.height == 12


@pytest.mark.parametrize("kop", ["", "kolom 3", "huisadreswijkje"])
def test_a_column_without_a_telling_header_is_proposed_by_its_cells(
    kop: str, loket: Callable[[str], Loket]
) -> None:
    balie = loket()
    tekst = csv(f"nr;activiteit;{kop};start", "{nr};Sterk in de Klas;{wijk};{dag}")
    (vraag,) = balie.check(tekst).voorstellen
    assert (vraag.veld, vraag.term) == (ONTBREKEND, "regio")
    assert "12 van de 12 waarden zijn namen van plaatsen in Rotterdam" in vraag.bewijs
    assert vraag.zeker >= 0.85
    assert set(vraag.voorbeelden) < set(WIJKEN)
    assert vraag.keuzes[0][1] == (f"Kolom “{kop}”" if kop else "Kolom C (zonder kop)")
    na = balie.confirm(tekst, *antwoord(vraag, vraag.keuzes[0][0]))
    assert na.voorstellen == ()
    assert na.rijen["regio"].n_unique() == 4
    assert balie.check(tekst).voorstellen == ()


def test_cells_that_are_no_list_of_words_say_nothing(loket: Callable[[str], Loket]) -> None:
    rijen = "{nr};Sterk in de Klas;{wijk};{dag};x;3"
    assert loket().check(csv("nr;activiteit;wijk;start;intern;groep", rijen)).voorstellen == ()


def test_a_field_without_a_column_is_one_question_with_one_value_for_the_whole_file(
    loket: Callable[[str], Loket],
) -> None:
    balie = loket()
    tekst = csv("nr;activiteit;start", "{nr};Sterk in de Klas;{dag}")
    (vraag,) = balie.check(tekst).voorstellen
    assert vraag.zeker == 0
    labels = dict(vraag.keuzes)
    assert labels["vast:WK059915"] == "Het hele bestand gaat over Charlois (gebied)"
    na = balie.confirm(tekst, *antwoord(vraag, "vast:BU05991571"))
    assert set(na.rijen["regio"]) == {"BU05991571"}
    assert any("geldt voor het hele bestand, zoals u heeft gekozen" in n.tekst for n in na.notities)
    volgend = balie.check(tekst.replace("-7-2025", "-8-2025"))
    assert volgend.voorstellen == ()
    assert set(volgend.rijen["regio"]) == {"BU05991571"}


def test_what_the_file_itself_says_goes_before_a_value_for_the_whole_file(
    loket: Callable[[str], Loket],
) -> None:
    balie = loket()
    tekst = csv("nr;activiteit;start", "{nr};Sterk in de Klas;{dag}")
    balie.confirm(tekst, Bevestiging(CONSTANTE, "regio", "BU05991571"))
    rapport = balie.check(csv("nr;activiteit;start;wijk", "{nr};Sterk in de Klas;{dag};{wijk}"))
    assert rapport.rijen["regio"].n_unique() == 4
    boven = balie.check(f"Wijk:;Carnisse;\n;;\n{tekst}")
    assert set(boven.rijen["regio"]) == {"BU05991572"}
    assert set(balie.check(tekst).rijen["regio"]) == {"BU05991571"}


def test_a_header_we_know_can_be_corrected_or_left_out(loket: Callable[[str], Loket]) -> None:
    balie = loket()
    tekst = csv("nr;activiteit;wijk;start;instroom", "{nr};Sterk in de Klas;{wijk};{dag};2-6-2025")
    assert veld_van(balie.check(tekst), "start").veld == "startdatum"
    na = balie.confirm(
        tekst, Bevestiging(KOLOMKOP, "start", NEGEER), Bevestiging(KOLOMKOP, "instroom", "startdatum")
    )
    assert {str(dag) for dag in na.rijen["startdatum"]} == {"2025-06-02"}
    assert any('Niet gebruikt, zoals u heeft gekozen: kolom "start"' in n.tekst for n in na.notities)
    assert veld_van(balie.check(tekst), "start").veld == NEGEER


def test_columns_of_numbers_are_asked_to_be_counts(loket: Callable[[str], Loket]) -> None:
    balie = loket("buurtkracht")
    tekst = "Wijk;Inloopje;Meidengroepje\n" + "".join(f"{wijk};{i};<5\n" for i, wijk in enumerate(WIJKEN))
    vragen = balie.check(tekst, soort="tellingen").voorstellen
    assert [(v.term, v.keuzes[0][0]) for v in vragen] == [("Inloopje", TELLING), ("Meidengroepje", TELLING)]
    balie.bevestigd = tuple(b for v in vragen for b in antwoord(v, TELLING))
    rapport = balie.check(tekst, soort="tellingen")
    assert rapport.rijen_gelezen == 8
    assert {v.term for v in rapport.voorstellen} == {"Inloopje", "Meidengroepje"}
    assert {v.veld for v in rapport.voorstellen} == {"interventie"}


def test_without_a_single_known_header_the_cells_tell_the_file_type(loket: Callable[[str], Loket]) -> None:
    rapport = loket().check(csv("a;b;c;d", "{nr};Sterk in de Klas;{wijk};{dag}"))
    assert rapport.soort == "trajecten"
    assert {v.term for v in rapport.voorstellen} == {"traject_id", "interventie", "regio", "startdatum"}
    assert [v.keuzes[0][0] for v in rapport.voorstellen] == ["kolom:a", "kolom:b", "kolom:c", "kolom:d"]
    assert loket().check("a;b\nx;1\ny;2\nz;3\n").soort == ""


def test_bospolder_tussendijken_is_a_choice_of_level(loket: Callable[[str], Loket]) -> None:
    balie = loket("thuisbasis")
    kompas = (VOORBEELDEN / "kompas_2025K3.csv").read_bytes()
    (vraag,) = balie.check(kompas).voorstellen
    assert [label for _, label in vraag.keuzes] == ["Bospolder", "Tussendijken", "Delfshaven (gebied)"]
    assert vraag.zeker < 0.85
    na = balie.confirm(kompas, *antwoord(vraag, "WK059903"))
    assert "WK059903" in set(na.rijen["regio"])
    assert balie.check(kompas).voorstellen == ()


def test_sportraad_gets_its_wijken_from_the_sheets_and_asks_which_feijenoord(
    loket: Callable[[str], Loket],
) -> None:
    rapport = loket("sportraad").check((VOORBEELDEN / "sportraad_2025K3.xlsx").read_bytes(), "s.xlsx")
    (vraag,) = rapport.voorstellen
    assert [label for _, label in vraag.keuzes] == ["Feijenoord (buurt)", "Feijenoord (gebied)"]
    assert vraag.zeker < 0.85
    assert rapport.profiel is not None
    assert rapport.profiel.buiten == (("regio", "boven_kopregel"),)
    assert rapport.profiel.bladen == ("<reeks>",)


def test_the_shape_of_counts_per_month_is_the_same_in_the_next_quarter(loket: Callable[[str], Loket]) -> None:
    balie = loket("buurtkracht")
    kwartalen = [
        "Wijk;"
        + ";".join(f"Inloop jongeren | {maand}" for maand in maanden)
        + "\nTarwewijk;1;2;3\nCarnisse;4;5;6\n"
        for maanden in (("jul", "aug", "sep"), ("okt", "nov", "dec"))
    ]
    k3, k4 = (balie.check(tekst).profiel for tekst in kwartalen)
    assert k3 is not None
    assert k4 is not None
    assert k3.vorm == k4.vorm
    assert k3.inhoud == k4.inhoud
    assert k3.breed == ("interventie", "maand")


def test_spellings_of_one_word_are_one_question(loket: Callable[[str], Loket]) -> None:
    rijen = [
        f"T{i};Sterk in de Klas;{wijk};{1 + i}-7-2025"
        for i, wijk in enumerate(
            ["Oud Charl.", "oud charl", "OUD-CHARL", "Óud Charl", "Tarwewyk", "tarwewyk "] * 2
        )
    ]
    vragen = loket().check("\n".join(["nr;activiteit;wijk;start", *rijen]) + "\n").voorstellen
    assert [(v.aantal, len(v.schrijfwijzen)) for v in vragen] == [(8, 3), (4, 1)]
    assert vragen[1].schrijfwijzen == ("tarwewyk ",)


def test_an_unknown_place_offers_the_own_gebieden_and_buurten(loket: Callable[[str], Loket]) -> None:
    tekst = csv("nr;activiteit;wijk;start", "{nr};Sterk in de Klas;Rondom het plein;{dag}")
    (vraag,) = loket().check(tekst).voorstellen
    labels = [label for _, label in vraag.keuzes]
    assert labels[0] == "Charlois (gebied)"
    assert labels[-1] == "heel Rotterdam, of niet bekend waar"
    assert vraag.zeker == 0


def test_accepting_proposals_takes_columns_by_their_cells_too(loket: Callable[[str], Loket]) -> None:
    tekst = csv("nr;activiteit;kolom 3;start", "{nr};Sterk in de Klas;{wijk};{dag}")
    rapport = loket().check(tekst, bevestig=True)
    assert rapport.rijen.height == 12
    assert not [b for b in rapport.bevindingen if b.ernst is Ernst.FOUT]
    assert any('Kolom "kolom 3" gelezen als wijk' in n.tekst for n in rapport.notities)


def test_examples_are_only_values_that_come_back(loket: Callable[[str], Loket]) -> None:
    plekken = ["Carnisse"] * 8 + ["Tarwewijk"]
    rijen = [
        f"T{i};Sterk in de Klas;{plek};uniek verhaal {i};{1 + i}-7-2025" for i, plek in enumerate(plekken)
    ]
    (vraag,) = loket().check("\n".join(["nr;activiteit;plekje1;thuis;start", *rijen])).voorstellen
    assert vraag.voorbeelden == ("Carnisse",)
    assert "verhaal" not in str(vraag)
