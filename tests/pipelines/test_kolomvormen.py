"""Values with two readings are decided by the whole column, and told (R-03)."""

from collections import Counter
from collections.abc import Callable

import pytest

from pipelines.kolomvormen import decide_datumvorm, decide_getalvorm, tell_datumvorm, tell_getalvorm
from pipelines.rapport import Validatierapport

Controle = Callable[..., Validatierapport]


@pytest.mark.parametrize(
    ("waarden", "decimaal"),
    [
        (["1.234", "7,5"], ","),
        (["1.234", "7.5"], "."),
        (["1.234", "1.234.567"], ","),
        (["1.234", "12.345,6"], ","),
        (["1,234", "0.5"], "."),
        (["1.234", "12"], ""),
        (["1.234", "7.5", "7,5"], ""),
        (["1.234", "1234.5"], "."),
    ],
)
def test_the_column_shows_what_its_point_means(waarden: list[str], decimaal: str) -> None:
    vorm = decide_getalvorm(Counter(waarden).items())
    assert (vorm.decimaal, vorm.dubbelzinnig) == (decimaal, 1)


@pytest.mark.parametrize(
    ("waarden", "maand_eerst", "is_zeker"),
    [
        (["03-04-25", "13-04-25"], False, True),
        (["03/04/2025", "04/13/2025", "04/27/2025"], True, True),
        (["03/04/2025", "04/13/2025"], False, False),
        (["03/04/2025", "04/13/2025", "27/04/2025", "05/28/2025"], False, False),
        (["03-04-2025", "05-06-2025"], False, False),
    ],
)
def test_a_number_above_twelve_shows_which_is_the_day(
    waarden: list[str], maand_eerst: bool, is_zeker: bool
) -> None:
    vorm = decide_datumvorm(Counter(waarden).items())
    assert (vorm.maand_eerst, vorm.is_zeker) == (maand_eerst, is_zeker)


def test_the_decision_is_told_with_its_proof() -> None:
    datums = decide_datumvorm(Counter(["03-04-25", "05-06-25", "13-04-25"]).items())
    assert tell_datumvorm("Kolom A", datums) == [
        "Kolom A: 2 keer een datum die op twee manieren te lezen is, zoals 03-04-25; gelezen als dag-maand-jaar, "
        "want 1 andere waarde in de kolom laat dat zien, zoals 13-04-25."
    ]
    getallen = decide_getalvorm(Counter(["1.234", "7,5"]).items())
    assert tell_getalvorm("Kolom B", getallen, is_geheel=False) == [
        "Kolom B: 1 keer een getal dat op twee manieren te lezen is, zoals 1.234; de punt is gelezen als teken "
        "voor duizendtallen, want 1 andere waarde in de kolom laat dat zien, zoals 7,5."
    ]
    assert tell_getalvorm("Kolom B", decide_getalvorm([("12", 3)]), is_geheel=True) == []


def test_american_dates_of_a_whole_column_are_read_and_told(controleer: Controle) -> None:
    rijen = "".join(f"{n};Sterk in de Klas;Tarwewijk;12;0{7 + n % 2}/{10 + n}/2025\n" for n in range(1, 9))
    rapport = controleer("nr;activiteit;wijk;leeftijd;start\n" + rijen)
    assert rapport.rijen["startdatum"].dt.to_string("%m-%d").to_list()[:3] == ["08-11", "07-12", "08-13"]
    assert any("met de maand eerst (Amerikaans)" in notitie.tekst for notitie in rapport.notities)


def test_one_american_date_among_dutch_ones_is_asked(controleer: Controle) -> None:
    rapport = controleer(
        "nr;activiteit;wijk;leeftijd;start\n"
        "1;Sterk in de Klas;Tarwewijk;12;07/15/2025\n2;Sterk in de Klas;Tarwewijk;12;15/07/2025\n"
    )
    assert [b.plaats.cel for b in rapport.bevindingen] == ["E2"]
