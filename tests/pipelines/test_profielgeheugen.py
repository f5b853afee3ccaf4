"""How a file was read is kept and recalled for the next one, and what changed is said (R-06)."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from loket import Loket, antwoord, csv, springplank, veld_van

from pipelines.inleesprofiel import Inleesprofiel, Kopkeuze, Kopwijze
from pipelines.kolomwoorden import KOLOMKOP, NEGEER, ONTBREKEND
from pipelines.profielverschil import compare_profielen
from schemas.catalogus import Bevestiging

pytestmark = pytest.mark.traag


def test_what_changed_between_two_readings_is_said_in_dutch() -> None:
    oud = Inleesprofiel(
        "trajecten",
        "a",
        koppen=(Kopkeuze("Wijk", "regio", Kopwijze.NAAM), Kopkeuze("Nut", "nut", Kopwijze.NAAM)),
    )
    nieuw = replace(
        oud,
        koppen=(Kopkeuze("Wijk", NEGEER, Kopwijze.BEVESTIGD), Kopkeuze("Eindreden", "", Kopwijze.GEEN)),
        constanten=(("regio", "WK059915"),),
        termen=(Bevestiging("reden_einde", "klaar!", "volgens_plan"),),
        buiten=(("interventie", "enige_afspraak"),),
    )
    assert compare_profielen(oud, nieuw, {"regio": "Wijk", "interventie": "Interventie"}) == (
        "Kolom 'Eindreden' is nieuw.",
        "Kolom 'Nut' is weg.",
        "Kolom 'Wijk' is nu niet gebruikt, eerst 'Wijk'.",
        "Interventie komt nu uit de enige afspraak in de beschikking.",
        "Wijk is voor het hele bestand WK059915.",
        "Het woord 'klaar!' is nieuw uitgelegd.",
    )
    assert compare_profielen(oud, oud) == ()


def test_a_profile_survives_storage(loket: Callable[[str], Loket]) -> None:
    profiel = loket("springplank").check(springplank(), "k3.xlsx").profiel
    assert profiel is not None
    assert Inleesprofiel.from_json(profiel.to_json()) == profiel


def test_a_header_we_know_over_cells_that_say_otherwise_is_doubted(loket: Callable[[str], Loket]) -> None:
    balie = loket()
    tekst = csv(
        "nr;activiteit;locatie;woonplekje;start", "{nr};Sterk in de Klas;Huis van de Wijk;{wijk};{dag}"
    )
    vraag = next(v for v in balie.check(tekst).voorstellen if v.veld == ONTBREKEND)
    assert [code for code, _ in vraag.keuzes] == ["kolom:woonplekje", "kolom:locatie"]
    assert "maar geen waarde daarvan past" in vraag.bewijs
    na = balie.confirm(tekst, *antwoord(vraag, "kolom:woonplekje"))
    assert na.voorstellen == ()
    assert na.rijen["regio"].n_unique() == 4
    anders = csv("nr;activiteit;locatie;woonplekje;start", "{nr};Sterk in de Klas;{wijk};{wijk};{dag}")
    assert not [v for v in balie.check(anders).voorstellen if v.veld == ONTBREKEND]


def test_an_own_word_for_a_quarter_is_asked_and_remembered(loket: Callable[[str], Loket]) -> None:
    balie = loket()
    tekst = csv("nr;activiteit;wijk;start;periode", "{nr};Sterk in de Klas;{wijk};{dag};Zomerblok")
    (vraag,) = balie.check(tekst).voorstellen
    assert (vraag.term, vraag.keuzes[0], vraag.zeker) == ("Zomerblok", ("2025-K3", "K3 2025"), 0)
    na = balie.confirm(tekst, *antwoord(vraag, "2025-K3"))
    assert set(na.rijen["kwartaal"]) == {"2025-K3"}
    assert na.voorstellen == ()


def test_what_a_person_said_goes_before_our_own_words_in_the_next_file(loket: Callable[[str], Loket]) -> None:
    balie = loket()
    tekst = csv("nr;activiteit;wijk;startdatum;instroom", "{nr};Sterk in de Klas;{wijk};{dag};2-6-2025")
    balie.confirm(tekst, Bevestiging(KOLOMKOP, "instroom", "startdatum"))
    for volgend in (tekst, tekst.replace("instroom", "instroom;lft").replace("2-6-2025", "2-6-2025;12")):
        assert {str(dag) for dag in balie.check(volgend).rijen["startdatum"]} == {"2025-06-02"}


def test_in_the_same_shape_the_earlier_reading_goes_before_a_synonym(loket: Callable[[str], Loket]) -> None:
    balie = loket()
    tekst = csv("nr;activiteit;wijk;start;instroom", "{nr};Sterk in de Klas;{wijk};{dag};2-6-2025")
    profiel = balie.check(tekst).profiel
    assert profiel is not None
    anders = {
        "start": Kopkeuze("start", "", Kopwijze.GEEN),
        "instroom": Kopkeuze("instroom", "startdatum", Kopwijze.SYNONIEM),
    }
    balie.profielen = (replace(profiel, koppen=tuple(anders.get(k.kop, k) for k in profiel.koppen)),)
    assert veld_van(balie.check(tekst), "instroom").veld == "startdatum"


def test_a_likeness_nobody_confirmed_is_asked_again(loket: Callable[[str], Loket]) -> None:
    balie = loket()
    tekst = csv("nr;activiteit;wijk;startdatun", "{nr};Sterk in de Klas;{wijk};{dag}")
    balie.confirm(tekst)
    assert [v.term for v in balie.check(tekst).voorstellen] == ["startdatun"]
    balie.confirm(tekst, Bevestiging(KOLOMKOP, "startdatun", "startdatum"))
    assert balie.check(tekst).voorstellen == ()


def test_a_column_that_was_let_be_is_not_asked_about_again(loket: Callable[[str], Loket]) -> None:
    balie = loket()
    tekst = csv("nr;activiteit;wijk;start;hoe ging het", "{nr};Sterk in de Klas;{wijk};{dag};{reden}")
    assert [v.term for v in balie.check(tekst).voorstellen] == ["hoe ging het"]
    balie.confirm(tekst)
    assert balie.check(tekst).voorstellen == ()


def test_the_profile_of_the_same_shape_goes_before_a_newer_one_that_looks_like_it(
    loket: Callable[[str], Loket],
) -> None:
    balie = loket()
    tekst = csv("nr;activiteit;thuis;start", "{nr};Sterk in de Klas;{wijk};{dag}")
    eigen = balie.confirm(tekst, Bevestiging(KOLOMKOP, "thuis", "regio")).profiel
    assert eigen is not None
    ander = replace(
        eigen,
        vorm="ander",
        koppen=tuple(replace(k, veld=NEGEER) if k.kop == "thuis" else k for k in eigen.koppen),
    )
    balie.profielen = (ander, eigen)
    assert veld_van(balie.check(tekst), "thuis").veld == "regio"
    balie.profielen = (ander,)
    assert veld_van(balie.check(tekst), "thuis").veld == NEGEER


def test_the_only_day_there_is_can_only_be_the_only_day_that_is_missing(
    loket: Callable[[str], Loket],
) -> None:
    meting = "kenmerk;lijst;wie;wanneer;dag;punten\n" + "".join(
        f"T{i // 2};SDQ;{('ouder', 'jongere')[i % 2]};{('voormeting', 'nameting')[i % 2]};1-7-2025;{8 + i}\n"
        for i in range(8)
    )
    zeker = {v.term: v.zeker for v in loket().check(meting).voorstellen}
    assert zeker == {"informant": 0.9, "moment": 0.9, "datum": 0.9}
    traject = csv("nr;activiteit;wijk;dag", "{nr};Sterk in de Klas;{wijk};{dag}")
    assert [v.zeker for v in loket().check(traject).voorstellen] == [0]


def test_a_profile_of_another_file_type_says_nothing(loket: Callable[[str], Loket]) -> None:
    balie = loket()
    traject = csv(
        "nr;activiteit;wijk;start;datum;ingevuld door", "{nr};Sterk in de Klas;{wijk};{dag};{dag};ouder"
    )
    balie.confirm(traject, Bevestiging(KOLOMKOP, "datum", NEGEER))
    meting = csv("nr;vragenlijst;ingevuld door;moment;datum;score", "{nr};SDQ;ouder;voor;{dag};14")
    rapport = balie.check(meting)
    assert rapport.soort == "effectmetingen"
    assert rapport.vormwijzigingen == ()
    assert rapport.rijen.height == 12
