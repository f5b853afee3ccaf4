"""What rules about columns see: unused, double and empty ones, of a file as a provider sends it."""

from collections.abc import Callable

from pipelines.rapport import Validatierapport
from schemas.bevinding import Ernst
from schemas.catalogus import Bevestiging

KOP = "traject_id;interventie;regio;leeftijd;startdatum;toeleiding"
Controle = Callable[..., Validatierapport]


def make_csv(kop: str, rij: str, aantal: int = 25) -> str:
    rijen = [
        f"T{i};Sterk in de Klas;{'Tarwewijk' if i % 2 else 'Carnisse'};{10 + i % 4};0{1 + i % 9}-07-2025;{rij}"
        for i in range(aantal)
    ]
    return "\n".join([kop, *rijen]) + "\n"


def tell(rapport: Validatierapport, regel: str) -> list[tuple[str, str, Ernst]]:
    return [(b.gevonden, b.plaats.kolom, b.ernst) for b in rapport.bevindingen if b.regel == regel]


def test_an_unused_column_is_told_once_and_not_when_a_person_said_so(controleer: Controle) -> None:
    tekst = make_csv(f"{KOP};kleur", "school;rood")
    assert tell(controleer(tekst), "kolom_niet_gebruikt") == [("kleur", "G", Ernst.OPMERKING)]
    gezegd = (Bevestiging("kolomkop", "kleur", "negeer"),)
    assert tell(controleer(tekst, bevestigd=gezegd), "kolom_niet_gebruikt") == []


def test_of_two_columns_with_one_name_one_is_read_and_the_other_named(controleer: Controle) -> None:
    rapport = controleer(make_csv(f"{KOP};toeleiding", "school;zelf"))
    ((gevonden, _, ernst),) = tell(rapport, "kolom_dubbel")
    assert (gevonden, ernst) == ("toeleiding", Ernst.WAARSCHUWING)
    assert tell(rapport, "kolom_niet_gebruikt") == []


def test_an_empty_column_is_told_in_a_file_of_some_size(controleer: Controle) -> None:
    assert tell(controleer(make_csv(KOP, "")), "kolom_leeg") == [("toeleiding", "F", Ernst.OPMERKING)]
    assert tell(controleer(make_csv(KOP, "", aantal=5)), "kolom_leeg") == []


def test_a_file_of_another_quarter_is_asked_about(controleer: Controle) -> None:
    titel = "Rapportage;;;;;\nOver K1 2025;;;;;\n"
    rapport = controleer(titel + make_csv(KOP, "school"))
    assert [g for g, _, _ in tell(rapport, "kwartaal_in_bestandsnaam")] == ["K1 2025"]
