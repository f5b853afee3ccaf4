"""How files are read, through the page: questions with evidence, columns corrected, versions put back; and who may not."""

from collections.abc import Callable
from typing import Any

import pytest

from app.identity import Gebruiker
from app.services.aanleveringen import Upload, receive_aanlevering
from app.services.accounts import to_gebruiker
from app.store.tables import Aanlevering, Account, Inleesprofiel, Koppeling
from pipelines.reference import load_referentie
from schemas.vocabulary import Kwartaal

pytestmark = pytest.mark.traag
Sturen = Callable[[str], Any]
KOP = "traject_id;interventie;thuis;leeftijd;startdatum;einddatum;reden_einde;bijeenkomsten;nut;informant"
ZOEK = "?aanlevering=1"


def rows(kop: str = KOP, plaats: str = "Tarwewyk") -> bytes:
    regels = [
        f"{1000 + n};klimrek;{plaats};{8 + n % 9};{2 + n:02}-10-2025;15-12-2025;volgens plan;{4 + n % 5};{6 + n % 4};jongere"
        for n in range(20)
    ]
    return "\n".join([kop, *regels]).encode()


def boom(stad: Any) -> Gebruiker:
    with stad.context.sessions() as session:
        return to_gebruiker(session, session.query(Account).filter_by(inlognaam="aanbieder").one())


def receive(stad: Any, inhoud: bytes, kwartaal: Kwartaal | None = None) -> int:
    upload = Upload(inhoud, "boom.csv", kwartaal or Kwartaal(2025, 4), "trajecten")
    with stad.context.sessions.begin() as session:
        ontvangst = receive_aanlevering(
            session,
            stad.context.archive,
            boom(stad),
            upload,
            referentie=load_referentie(),
            nu=stad.context.nu(),
        )
        return ontvangst.aanlevering_id


def stored(stad: Any, tabel: Any) -> list[Any]:
    with stad.context.sessions() as session:
        return session.query(tabel).order_by(tabel.id).all()


def report(stad: Any, nummer: int = 1) -> dict[str, Any]:
    with stad.context.sessions() as session:
        return session.get_one(Aanlevering, nummer).rapport


def test_one_click_confirms_what_is_nearly_certain_and_the_next_file_asks_nothing(
    stad: Any, kamer: Sturen
) -> None:
    receive(stad, rows())
    pagina = kamer("aanbieder")
    beeld = pagina.read("/aanleveren", ZOEK)
    assert "Welke kolom is “Wijk”?" in beeld
    assert pagina.send("aanleveren", "voorstellen", "1", "bevestig", **{"0": "kolom:thuis"}).is_gelukt
    beeld = pagina.read("/aanleveren", ZOEK)
    assert "Wijk: wat is “Tarwewyk”?" in beeld
    assert "Staat in 20 cellen." in beeld
    assert "Kolom thuis, vanaf cel C2." in beeld
    assert '"value": "BU05991571"' in beeld
    assert pagina.send("aanleveren", "voorstellen", "1", "bevestig", **{"0": "BU05991571"}).is_gelukt
    assert "Bedoelt u dit?" not in pagina.read("/aanleveren", ZOEK)
    receive(stad, rows(), Kwartaal(2025, 3))
    assert report(stad, 2)["voorstellen"] == []
    assert "Trajecten met kolommen traject_id, interventie, thuis en nog 7" in pagina.read("/aanleveren")


def test_an_answer_for_other_questions_not_offered_or_given_twice_is_refused(
    stad: Any, kamer: Sturen
) -> None:
    receive(stad, rows(KOP.replace("interventie", "wat dan"), "Tarwewijk"))
    pagina, vooraf = kamer("aanbieder"), report(stad)
    for velden in (
        {"0": "kolom:thuis", "stand": "vantoen"},
        {"0": "kolom:buiten"},
        {"0": ""},
        {},
    ):
        assert not pagina.send("aanleveren", "voorstellen", "1", "bevestig", **velden).is_gelukt
    dubbel = pagina.send(
        "aanleveren", "voorstellen", "1", "bevestig", **{"0": "kolom:thuis", "1": "kolom:thuis"}
    )
    assert "twee keer" in dubbel.bij_formulier
    assert report(stad) == vooraf
    assert stored(stad, Inleesprofiel) == []


def test_a_wrongly_read_column_is_corrected_on_the_upload(stad: Any, kamer: Sturen) -> None:
    receive(stad, rows(KOP.replace("thuis", "wijk"), "Tarwewijk"))
    pagina = kamer("aanbieder")
    assert "Hoe wij uw kolommen lezen" in pagina.read("/aanleveren", ZOEK)
    assert not pagina.send("aanleveren", "kolommen", "1", "lees", **{"8": "nut", "9": "nut"}).is_gelukt
    assert not pagina.send("aanleveren", "kolommen", "1", "lees", **{"8": "nut"}).is_gelukt
    assert not pagina.send(
        "aanleveren", "kolommen", "1", "lees", **{"9": "negeer", "stand": "vantoen"}
    ).is_gelukt
    assert pagina.send("aanleveren", "kolommen", "1", "lees", **{"9": "negeer"}).is_gelukt
    assert report(stad)["profiel"]["koppen"][9] == {"kop": "informant", "veld": "negeer", "hoe": "bevestigd"}
    assert [p.versie for p in stored(stad, Inleesprofiel)] == [1]


@pytest.fixture
def bekend(stad: Any, kamer: Sturen) -> Any:
    """A provider whose file was explained in two steps: two versions of one profile, one upload that waits."""
    receive(stad, rows())
    pagina = kamer("aanbieder")
    pagina.send("aanleveren", "voorstellen", "1", "bevestig", **{"0": "kolom:thuis"})
    pagina.send("aanleveren", "voorstellen", "1", "bevestig", **{"0": "BU05991571"})
    return pagina


def test_a_profile_is_shown_corrected_put_back_and_forgotten(stad: Any, bekend: Any) -> None:
    beeld = bekend.read("/aanleveren", "?profiel=1")
    for zin in (
        "Kolom “thuis”",
        "Door u bevestigd.",
        "“Tarwewyk”",
        "Deze versie geldt nu.",
        "Zet terug naar versie 1",
        "Het woord 'Tarwewyk' is nieuw uitgelegd.",
    ):
        assert zin in beeld, zin
    reactie = bekend.send("aanleveren", "profiel", "2", "bewaar", **{"9": "negeer"})
    assert "Bewaard als versie 3" in reactie.melding
    assert "opnieuw gelezen" in reactie.melding
    assert report(stad)["profiel"]["koppen"][9]["veld"] == "negeer"
    assert not bekend.send("aanleveren", "profiel", "2", "bewaar", **{"8": "negeer"}).is_gelukt
    assert "Dit is nu versie 4" in bekend.send("aanleveren", "profielversie", "1", "zet_terug").melding
    assert [k.ingetrokken_op is None for k in stored(stad, Koppeling)] == [False]
    assert [v["term"] for v in report(stad)["voorstellen"]] == ["Tarwewyk"]
    assert bekend.send("aanleveren", "profiel", "4", "vergeet").is_gelukt
    assert "Dit gebruiken wij niet meer" in bekend.read("/aanleveren", "?profiel=1")
    assert [v["veld"] for v in report(stad)["voorstellen"]] == ["ontbrekend"]


def test_one_value_for_the_whole_file_is_shown_and_taken_back(stad: Any, kamer: Sturen) -> None:
    receive(stad, rows(KOP.replace("thuis", "bijlage"), ""))
    pagina = kamer("aanbieder")
    assert "Het hele bestand gaat over" in pagina.read("/aanleveren", ZOEK)
    assert pagina.send("aanleveren", "voorstellen", "1", "bevestig", **{"0": "vast:WK059915"}).is_gelukt
    assert "Wijk is voor het hele bestand “Charlois”." in pagina.read("/aanleveren", "?profiel=1")
    assert pagina.send("aanleveren", "constante", "1-regio", "vergeet").is_gelukt
    assert [v["veld"] for v in report(stad)["voorstellen"]] == ["ontbrekend"]


def test_how_a_provider_s_files_are_read_is_nobody_else_s(stad: Any, bekend: Any, kamer: Sturen) -> None:
    for inlognaam in ("adviseur", "accounthouder", "partner", "beheerder"):
        ander = kamer(inlognaam)
        assert "Kolom “thuis”" not in ander.read("/aanleveren", "?profiel=1")
        for formulier, sleutel, daad in (
            ("kolommen", "1", "lees"),
            ("profiel", "2", "bewaar"),
            ("profiel", "2", "vergeet"),
            ("profielversie", "1", "zet_terug"),
            ("constante", "2-regio", "vergeet"),
        ):
            assert not ander.send("aanleveren", formulier, sleutel, daad, **{"9": "negeer"}).is_gelukt
    assert len(stored(stad, Inleesprofiel)) == 2
